/** Commands about access. */
import { command, need, text, UsageError } from '../command.ts';

export const accessCommands = [
  command(
    'access check PERMISSION --account AC… [--user US…]',
    'may somebody do this on that account, and why',
    async ({ client, args, option }) => {
      const account_sid = option('account');
      if (account_sid === undefined) throw new UsageError('--account is missing.');
      const user_sid = option('user');
      const answer = await client.access.check({
        permission: need(args, 0, 'The permission'),
        account_sid,
        ...(user_sid === undefined ? {} : { user_sid }),
      });
      return {
        allowed: answer.allowed,
        because: answer.because.map((reason) => reason.sentence),
        missing: answer.missing?.sentence ?? null,
      };
    },
    { account: text, user: text },
  ),
];
