/** Commands about access. */
import {
  type CommandInput,
  command,
  inOrganization,
  need,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';

function accountOf({ option }: CommandInput): string {
  const account = option('account');
  if (account === undefined) throw new UsageError('--account is missing.');
  return account;
}

/** As of when; nothing for now. */
function momentOf({ option }: CommandInput): { at?: string } {
  const given = option('at');
  if (given === undefined) return {};
  const at = new Date(given);
  if (Number.isNaN(at.getTime()))
    throw new UsageError('--at is a time, like 2026-10-03T12:00:00Z.');
  return { at: at.toISOString() };
}

export const accessCommands = [
  command(
    'access check PERMISSION --account AC… [--user US…] [--at TIME] [--organization OR…]',
    'may somebody do this on that account, and why; with --organization by an API key too',
    async (input) => {
      const { client, args, option } = input;
      const permission = need(args, 0, 'The permission');
      const asked = { permission, account_sid: accountOf(input), ...momentOf(input) };
      const user_sid = option('user');
      const organization = option('organization');
      if (organization !== undefined && user_sid === undefined)
        throw new UsageError('--user is missing: in an organization somebody is asked about.');
      const who = user_sid === undefined ? {} : { user_sid };
      const answer =
        organization === undefined || user_sid === undefined
          ? await client.access.check({ ...asked, ...who })
          : await client.access.checkInOrganization(organization, { ...asked, user_sid });
      return {
        allowed: answer.allowed,
        because: answer.because.map((reason) => reason.sentence),
        missing: answer.missing?.sentence ?? null,
      };
    },
    { account: text, user: text, at: text, ...inOrganization },
  ),
  command(
    'access who-can PERMISSION --account AC… [--at TIME] [--organization OR…]',
    'who may do this on that account, and why; now or at a past moment',
    async (input) => {
      const { items } = await input.client.access.whoCan(await organizationOf(input), {
        permission: need(input.args, 0, 'The permission'),
        account_sid: accountOf(input),
        ...momentOf(input),
        page_size: 200,
      });
      return items.map((row) => ({
        sid: row.user_sid,
        name: row.name,
        email: row.email,
        because: row.because.join('; '),
      }));
    },
    { account: text, at: text, ...inOrganization },
  ),
];
