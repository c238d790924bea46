/** Commands about invitations. */
import { command, inOrganization, organizationOf, text, UsageError } from '../command.ts';

export const invitationsCommands = [
  command(
    'invitations create EMAIL… [--account AC…] [--role IX…] [--organization OR…]',
    'invite people, with access to an account',
    async (input) => {
      const emails = [...input.args];
      if (emails.length === 0) throw new UsageError('An e-mail address is missing.');
      const account_sid = input.option('account');
      const role_sid = input.option('role') ?? 'IX00000000000000000000000000000103';
      const accounts = account_sid === undefined ? [] : [{ account_sid, role_sid }];
      return (
        await input.client.invitations.create(await organizationOf(input), { emails, accounts })
      ).results;
    },
    { account: text, role: text, ...inOrganization },
  ),
];
