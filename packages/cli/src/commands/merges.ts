/** Commands about merging organizations: offering it, withdrawing, and answering what one is offered. */
import {
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
} from '../command.ts';

const which = 'The SID of the offer';

const offered = (row: {
  sid: string;
  state: string;
  email: string;
  candidate: { friendly_name: string } | null;
  expires_at: string;
  ended_because: string | null;
}) => ({
  sid: row.sid,
  state: row.state,
  asked: row.email,
  organization: row.candidate?.friendly_name ?? null,
  answer_until: row.expires_at,
  ended_because: row.ended_because,
});

const received = (row: {
  sid: string;
  state: string;
  organization: { friendly_name: string };
  candidate: { friendly_name: string };
  offered_by: { email: string };
  expires_at: string;
}) => ({
  sid: row.sid,
  state: row.state,
  merges: row.candidate.friendly_name,
  into: row.organization.friendly_name,
  offered_by: row.offered_by.email,
  answer_until: row.expires_at,
});

export const mergesCommands = [
  command(
    'merges list [--organization OR…]',
    'offers to merge another organization in, newest first',
    async (input) => {
      const { items } = await input.client.organizationMerges.list(await organizationOf(input));
      return items.map(offered);
    },
    inOrganization,
  ),
  command(
    'merges offer EMAIL [--dry-run] [--yes] [--organization OR…]',
    'offer the Owner of another organization to merge it into yours',
    async (input) => {
      const { organizationMerges } = input.client;
      const email = need(input.args, 0, 'The address of its Owner');
      const sid = await organizationOf(input);
      return farReaching(input, {
        preview: () => organizationMerges.createDryRun(sid, { email }),
        run: async () => offered(await organizationMerges.create(sid, { email })),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'merges withdraw OM… [--organization OR…]',
    'take an offer back that was not answered',
    async (input) => {
      const offer = need(input.args, 0, which);
      const sid = await organizationOf(input);
      return offered(await input.client.organizationMerges.withdraw(sid, offer));
    },
    inOrganization,
  ),
  command('merges received', 'offers to merge the organization that you own', async (input) => {
    const { items } = await input.client.receivedOrganizationMerges.list();
    return items.map(received);
  }),
  command(
    'merges accept OM… [--dry-run] [--yes]',
    'accept: your organization ends, its accounts and people join the other one',
    (input) => {
      const { receivedOrganizationMerges } = input.client;
      const sid = need(input.args, 0, which);
      return farReaching(input, {
        preview: () => receivedOrganizationMerges.acceptDryRun(sid),
        run: async () => received(await receivedOrganizationMerges.accept(sid)),
      });
    },
    farReachingOptions,
  ),
  command('merges decline OM…', 'decline an offer', async ({ client, args }) =>
    received(await client.receivedOrganizationMerges.decline(need(args, 0, which))),
  ),
];
