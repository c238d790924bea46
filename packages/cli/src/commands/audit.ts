/** Commands about the audit log. */
import { command, inOrganization, organizationOf, text } from '../command.ts';

export const auditCommands = [
  command(
    'audit list [--search TEXT] [--organization OR…]',
    'who did what, newest first',
    async (input) => {
      const search = input.option('search');
      const { items } = await input.client.auditEvents.list(await organizationOf(input), {
        page_size: 100,
        ...(search === undefined ? {} : { search }),
      });
      return items.map((row) => ({
        when: row.occurred_at,
        what: row.sentence,
        outcome: row.outcome,
        from: row.client_address,
      }));
    },
    { search: text, ...inOrganization },
  ),
];
