import { once } from 'node:events';
import { connect, type LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSmtpServer } from './smtp-server.ts';

const findAt =
  (address: string): LookupFunction =>
  (_host, options, done) => {
    if (options.all === true) done(null, [{ address, family: 4 }]);
    else done(null, address, 4);
  };

describe('connections of tests', () => {
  it('reach this machine, by whatever name a lookup finds it', async () => {
    await using server = await startSmtpServer();
    const port = Number(new URL(server.url).port);
    const socket = connect({ host: 'mail.test', port, lookup: findAt('127.0.0.1') });
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    expect(greeting.toString()).toMatch(/^220 /);
    socket.destroy();
  });

  it.each([
    ['an address', () => connect(80, '192.0.2.1'), 'tried 192.0.2.1'],
    ['a name', () => connect({ host: 'mail.test', port: 25 }), 'tried mail.test'],
    [
      'a name that a lookup finds outside',
      () => connect({ host: 'mail.test', port: 25, lookup: findAt('192.0.2.1') }),
      'tried mail.test at 192.0.2.1',
    ],
  ])('never leave it: %s', async (_what, open, message) => {
    const [error] = (await once(open(), 'error').catch((thrown: unknown) => [thrown])) as [Error];
    expect(error.message).toContain(message);
  });

  it('are refused for fetch as well', async () => {
    const error = (await fetch('https://example.com/').catch((thrown: unknown) => thrown)) as Error;
    expect((error.cause as Error).message).toContain('this machine');
  });
});
