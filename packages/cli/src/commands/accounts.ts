/** Commands about accounts. */
import { command, inOrganization, need, organizationOf, text } from '../command.ts';

export const accountsCommands = [
  command(
    'accounts list [--search TEXT]',
    'the accounts that you reach',
    async ({ client, option }) => {
      const search = option('search');
      const { items } = await client.accounts.list({
        page_size: 200,
        ...(search === undefined ? {} : { search }),
      });
      return items.map((row) => ({
        sid: row.sid,
        name: row.friendly_name,
        organization: row.organization?.friendly_name ?? null,
        state: row.state,
      }));
    },
    { search: text },
  ),
  command(
    'accounts create NAME [--organization OR…]',
    'create an account',
    async (input) => {
      const friendly_name = need(input.args, 0, 'The name');
      const { organization } = await input.client.user.getOrganization();
      if (organization === null) return input.client.accounts.create({ friendly_name });
      return input.client.organizationAccounts.create(await organizationOf(input), {
        friendly_name,
      });
    },
    inOrganization,
  ),
];
