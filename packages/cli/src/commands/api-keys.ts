/** Commands about API keys. */
import {
  command,
  farReaching,
  farReachingOptions,
  flag,
  inOrganization,
  need,
  numberOf,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';

const keySid = (args: readonly string[]) => need(args, 0, 'The SID of the API key');

export const apiKeysCommands = [
  command(
    'api-keys list [--filter TEXT] [--organization OR…]',
    'the API keys of an organization, newest first',
    async (input) => {
      const q = input.option('filter');
      const { items } = await input.client.apiKeys.list(await organizationOf(input), {
        page_size: 200,
        ...(q === undefined ? {} : { q }),
      });
      return items.map((row) => ({
        sid: row.sid,
        name: row.name,
        state: row.state,
        made_by: row.made_by,
        last_used_at: row.last_used_at,
        expires_at: row.expires_at,
      }));
    },
    { filter: text, ...inOrganization },
  ),
  command(
    'api-keys permissions [--organization OR…]',
    'what a key can be given, and whether you can give it',
    async (input) =>
      (await input.client.apiKeys.listPermissions(await organizationOf(input))).items,
    inOrganization,
  ),
  command(
    'api-keys create NAME PERMISSION… [--days N] [--without-end] [--organization OR…]',
    'make a key for a program; its secret is shown once',
    async (input) => {
      const [name = '', ...permissions] = input.args;
      if (name === '' || permissions.length === 0)
        throw new UsageError('A name and at least one permission are needed.');
      const days = input.flag('without-end') ? null : numberOf(input.option('days'), 'days');
      const { api_key: made, key } = await input.client.apiKeys.create(
        await organizationOf(input),
        { name, permissions, ...(days === undefined ? {} : { expires_in_days: days }) },
      );
      return { sid: made.sid, key, expires_at: made.expires_at };
    },
    { days: text, 'without-end': flag, ...inOrganization },
  ),
  command(
    'api-keys rename SK… NAME [--organization OR…]',
    'call a key something else',
    async (input) =>
      input.client.apiKeys.update(await organizationOf(input), keySid(input.args), {
        name: need(input.args, 1, 'The name'),
      }),
    inOrganization,
  ),
  command(
    'api-keys roll SK… [--old-works-for-hours N] [--organization OR…]',
    'give a key a new secret; the old one works on for 24 hours unless you say otherwise',
    async (input) => {
      const hours = numberOf(input.option('old-works-for-hours'), 'old-works-for-hours');
      const { api_key: rolled, key } = await input.client.apiKeys.roll(
        await organizationOf(input),
        keySid(input.args),
        hours === undefined ? {} : { old_works_for_hours: hours },
      );
      return { sid: rolled.sid, key, old_secret_works_until: rolled.old_secret_works_until };
    },
    { 'old-works-for-hours': text, ...inOrganization },
  ),
  command(
    'api-keys revoke SK… [--dry-run] [--yes] [--organization OR…]',
    'end a key at once and for good',
    async (input) => {
      const at = [await organizationOf(input), keySid(input.args)] as const;
      return farReaching(input, {
        preview: () => input.client.apiKeys.revokeDryRun(...at),
        run: () => input.client.apiKeys.revoke(...at),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
];
