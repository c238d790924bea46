/** Commands about people. */
import {
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
  text,
} from '../command.ts';

export const usersCommands = [
  command(
    'users list [--search TEXT] [--organization OR…]',
    'the people of an organization',
    async (input) => {
      const search = input.option('search');
      const { items } = await input.client.organizationUsers.list(await organizationOf(input), {
        page_size: 200,
        ...(search === undefined ? {} : { search }),
      });
      return items.map((row) => ({
        sid: row.sid,
        name: row.name,
        email: row.email,
        kind: row.kind,
        role: row.organization_role?.name ?? null,
        state: row.state,
      }));
    },
    { search: text, ...inOrganization },
  ),
  command(
    'users deactivate US… [--dry-run] [--yes] [--organization OR…]',
    'deactivate a login: every session ends at once',
    async (input) => {
      const [organization, user] = [
        await organizationOf(input),
        need(input.args, 0, 'The SID of the person'),
      ];
      const { organizationUsers } = input.client;
      return farReaching(input, {
        preview: () => organizationUsers.deactivateDryRun(organization, user),
        run: async () => {
          const { sid, name, state } = await organizationUsers.deactivate(organization, user);
          return { sid, name, state };
        },
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
];
