/** Commands about organizations. */
import { command, inOrganization, organizationOf } from '../command.ts';

export const organizationsCommands = [
  command(
    'organizations get [--organization OR…]',
    'read an organization',
    async (input) => input.client.organizations.get(await organizationOf(input)),
    inOrganization,
  ),
];
