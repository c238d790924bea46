/** Commands about the edition of an organization. */
import { command, inOrganization, organizationOf } from '../command.ts';
import { printFile } from '../print.ts';

export const usageCommands = [
  // Before the shorter one: whichever words fit first are taken.
  command(
    'usage file [--organization OR…]',
    'the same with the features, as CSV on stdout',
    async (input) => printFile(await input.client.usage.download(await organizationOf(input))),
    inOrganization,
  ),
  command(
    'usage [--organization OR…]',
    'the edition of an organization, and what is used of each limit',
    async (input) => {
      const usage = await input.client.usage.get(await organizationOf(input));
      return usage.limits.map(({ name, used, allowed }) => ({
        edition: usage.edition.name,
        ends_at: usage.edition.ends_at,
        limit: name,
        used,
        allowed: allowed ?? 'no limit',
      }));
    },
    inOrganization,
  ),
];
