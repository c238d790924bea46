/** The library by which programs of others speak OAuth, for journeys in a browser too: nothing of it is ours. */
export * as oauth from 'openid-client';
