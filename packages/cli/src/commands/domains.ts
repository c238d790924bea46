/** Commands about domains. */
import { command, inOrganization, need, organizationOf, text } from '../command.ts';

export const domainsCommands = [
  command(
    'domains list [--organization OR…]',
    'the domains of an organization',
    async (input) => {
      const { items } = await input.client.domains.list(await organizationOf(input), {
        page_size: 200,
      });
      return items.map((row) => ({
        sid: row.sid,
        name: row.name,
        state: row.state,
        sentence: row.sentence,
      }));
    },
    inOrganization,
  ),
  command(
    'domains create NAME [--organization OR…]',
    'add a domain; answers the record that proves it',
    async (input) => {
      const domain = await input.client.domains.create(await organizationOf(input), {
        name: need(input.args, 0, 'The domain'),
      });
      return {
        sid: domain.sid,
        type: domain.record.type,
        name: domain.record.name,
        value: domain.record.value,
      };
    },
    inOrganization,
  ),
  command(
    'domains verify DN… [--method dns|https] [--organization OR…]',
    'have a domain checked now',
    async (input) => {
      const method = input.option('method') === 'https' ? 'https' : 'dns';
      const domain = await input.client.domains.verify(
        await organizationOf(input),
        need(input.args, 0, 'The SID of the domain'),
        { method },
      );
      return { sid: domain.sid, name: domain.name, state: domain.state, sentence: domain.sentence };
    },
    { method: text, ...inOrganization },
  ),
];
