/** Commands about organizations. */
import {
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
} from '../command.ts';

const shown = (row: {
  sid: string;
  friendly_name: string;
  state: string;
  deletion_due_at: string | null;
}) => ({
  sid: row.sid,
  name: row.friendly_name,
  state: row.state,
  deleted_on: row.deletion_due_at,
});

export const organizationsCommands = [
  command(
    'organizations get [--organization OR…]',
    'read an organization',
    async (input) => input.client.organizations.get(await organizationOf(input)),
    inOrganization,
  ),
  command(
    'organizations rename NAME [--organization OR…]',
    'rename an organization',
    async (input) => {
      const friendly_name = need(input.args, 0, 'The name');
      return shown(
        await input.client.organizations.rename(await organizationOf(input), { friendly_name }),
      );
    },
    inOrganization,
  ),
  command(
    'organizations delete [--dry-run] [--yes] [--organization OR…]',
    'delete an organization in 30 days: its accounts and users live on as independent ones',
    async (input) => {
      const { organizations } = input.client;
      const sid = await organizationOf(input);
      return farReaching(input, {
        preview: () => organizations.deleteDryRun(sid),
        run: async () => shown(await organizations.delete(sid)),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'organizations cancel-deletion [--organization OR…]',
    'keep an organization that was to be deleted',
    async (input) =>
      shown(await input.client.organizations.cancelDeletion(await organizationOf(input))),
    inOrganization,
  ),
];
