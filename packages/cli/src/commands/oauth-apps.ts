/** Commands about OAuth apps. */
import {
  type CommandInput,
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  numberOf,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';

const appSid = (args: readonly string[]) => need(args, 0, 'The SID of the OAuth app');

const forPeopleOptions = { 'redirect-uris': text, company: text, homepage: text, terms: text };

/** What an app that asks people has besides. */
function forPeople({ option }: CommandInput) {
  const [uris, company] = [option('redirect-uris'), option('company')];
  const [homepage, terms] = [option('homepage'), option('terms')];
  return {
    ...(uris === undefined ? {} : { redirect_uris: uris.split(',') }),
    ...(company === undefined ? {} : { company_name: company }),
    ...(homepage === undefined ? {} : { homepage_url: homepage }),
    ...(terms === undefined ? {} : { terms_url: terms }),
  };
}

export const oauthAppsCommands = [
  command(
    'oauth-apps list [--filter TEXT] [--organization OR…]',
    'the OAuth apps of an organization, newest first',
    async (input) => {
      const q = input.option('filter');
      const { items } = await input.client.oauthApps.list(await organizationOf(input), {
        page_size: 200,
        ...(q === undefined ? {} : { q }),
      });
      return items.map((row) => ({
        sid: row.sid,
        name: row.name,
        state: row.state,
        grant_type: row.grant_type,
        made_by: row.made_by,
        last_used_at: row.last_used_at,
      }));
    },
    { filter: text, ...inOrganization },
  ),
  command(
    'oauth-apps permissions [--organization OR…]',
    'what an app can be given, and whether you can give it',
    async (input) =>
      (await input.client.oauthApps.listPermissions(await organizationOf(input))).items,
    inOrganization,
  ),
  command(
    'oauth-apps create NAME PERMISSION… [--description TEXT] [--token-seconds N] [--redirect-uris URI,…] [--company TEXT] [--homepage URL] [--terms URL] [--organization OR…]',
    'make an app that asks for access tokens; its secret is shown once. With redirect URIs it asks people to let it act for them',
    async (input) => {
      const [name = '', ...permissions] = input.args;
      if (name === '' || permissions.length === 0)
        throw new UsageError('A name and at least one permission are needed.');
      const description = input.option('description');
      const seconds = numberOf(input.option('token-seconds'), 'token-seconds');
      const { oauth_app: made, client_secret } = await input.client.oauthApps.create(
        await organizationOf(input),
        {
          name,
          permissions,
          ...(description === undefined ? {} : { description }),
          ...(seconds === undefined ? {} : { access_token_seconds: seconds }),
          ...(input.option('redirect-uris') === undefined
            ? {}
            : { grant_type: 'authorization_code' as const }),
          ...forPeople(input),
        },
      );
      return { client_id: made.sid, client_secret };
    },
    { description: text, 'token-seconds': text, ...forPeopleOptions, ...inOrganization },
  ),
  command(
    'oauth-apps show OQ… [--organization OR…]',
    'an app, with what it is worth now and where it asks for tokens',
    async (input) => input.client.oauthApps.get(await organizationOf(input), appSid(input.args)),
    inOrganization,
  ),
  command(
    'oauth-apps update OQ… [PERMISSION…] [--name TEXT] [--description TEXT] [--token-seconds N] [--redirect-uris URI,…] [--company TEXT] [--homepage URL] [--terms URL] [--organization OR…]',
    'change an app; permissions that you name replace those that it has',
    async (input) => {
      const [, ...permissions] = input.args;
      const [name, description] = [input.option('name'), input.option('description')];
      const seconds = numberOf(input.option('token-seconds'), 'token-seconds');
      return input.client.oauthApps.update(await organizationOf(input), appSid(input.args), {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        ...(permissions.length === 0 ? {} : { permissions }),
        ...(seconds === undefined ? {} : { access_token_seconds: seconds }),
        ...forPeople(input),
      });
    },
    {
      name: text,
      description: text,
      'token-seconds': text,
      ...forPeopleOptions,
      ...inOrganization,
    },
  ),
  command(
    'oauth-apps roll OQ… [--old-works-for-hours N] [--organization OR…]',
    'give an app a new secret; the old one works on for 24 hours unless you say otherwise',
    async (input) => {
      const hours = numberOf(input.option('old-works-for-hours'), 'old-works-for-hours');
      const { oauth_app: rolled, client_secret } = await input.client.oauthApps.roll(
        await organizationOf(input),
        appSid(input.args),
        hours === undefined ? {} : { old_works_for_hours: hours },
      );
      const { sid, old_secret_works_until } = rolled;
      return { client_id: sid, client_secret, old_secret_works_until };
    },
    { 'old-works-for-hours': text, ...inOrganization },
  ),
  command(
    'oauth-apps revoke OQ… [--dry-run] [--yes] [--organization OR…]',
    'end an app and its tokens at once and for good',
    async (input) => {
      const at = [await organizationOf(input), appSid(input.args)] as const;
      return farReaching(input, {
        preview: () => input.client.oauthApps.revokeDryRun(...at),
        run: () => input.client.oauthApps.revoke(...at),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'oauth-apps end-grants OQ… [--dry-run] [--yes] [--organization OR…]',
    'end what people allowed an app: it asks everybody again',
    async (input) => {
      const at = [await organizationOf(input), appSid(input.args)] as const;
      return farReaching(input, {
        preview: () => input.client.oauthApps.endGrantsDryRun(...at),
        run: () => input.client.oauthApps.endGrants(...at),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
];
