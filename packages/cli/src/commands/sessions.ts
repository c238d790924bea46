/** Commands about where people are signed in: all of an organization, and one's own. */
import { waitForOperation } from '@bailiwick/sdk';
import {
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
  text,
} from '../command.ts';
import { shownOperation } from './operations.ts';

export const sessionsCommands = [
  command(
    'sessions list [--filter TEXT] [--organization OR…]',
    'where the managed people are signed in, the 200 used last; --filter in the grammar of the lists',
    async (input) => {
      const q = input.option('filter');
      const { items } = await input.client.organizationSessions.list(await organizationOf(input), {
        page_size: 200,
        ...(q === undefined ? {} : { q }),
      });
      return items.map((row) => ({
        sid: row.sid,
        person: row.user.email,
        browser: row.browser,
        system: row.system,
        address: row.client_address,
        method: row.method,
        factor: row.factor,
        since: row.created_at,
        last_used: row.last_seen_at,
      }));
    },
    { filter: text, ...inOrganization },
  ),
  command(
    'sessions end SE… [SE…] [--dry-run] [--yes] [--organization OR…]',
    'end sessions of managed people, 100 at most; they are told by mail',
    async (input) => {
      const organization = await organizationOf(input);
      need(input.args, 0, 'The SID of a session');
      const body = { session_sids: [...input.args] };
      const { organizationSessions } = input.client;
      return farReaching(input, {
        preview: () => organizationSessions.endDryRun(organization, body),
        run: () => organizationSessions.end(organization, body),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'sessions end-all [--dry-run] [--yes] [--organization OR…]',
    'end all sessions of the managed people but the one that asks, and wait for what became of them',
    async (input) => {
      const organization = await organizationOf(input);
      const { client } = input;
      return farReaching(input, {
        preview: () => client.organizationSessions.endAllDryRun(organization),
        run: async () => {
          const { sid } = await client.organizationSessions.endAll(organization);
          return shownOperation(await waitForOperation(client, organization, sid));
        },
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command('sessions end-others', 'end all of your own sessions but this one', async ({ client }) =>
    client.sessions.endOthers(),
  ),
];
