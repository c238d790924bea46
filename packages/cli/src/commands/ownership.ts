/** Commands about who owns an organization: offering it, answering, asking for it when the Owner is gone. */
import {
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';

const shown = (row: {
  sid: string;
  organization: { friendly_name: string };
  state: string;
  from: { name: string };
  to: { name: string };
  expires_at: string | null;
  effective_at: string | null;
}) => ({
  sid: row.sid,
  organization: row.organization.friendly_name,
  state: row.state,
  from: row.from.name,
  to: row.to.name,
  answer_until: row.expires_at,
  takes_effect: row.effective_at,
});

const whoNext = 'The SID of the new Owner';
const which = 'The SID of the transfer';

const byTheOrganization = [
  command(
    'ownership list [--organization OR…]',
    'who was to own the organization, newest first',
    async (input) => {
      const { items } = await input.client.ownershipTransfers.list(await organizationOf(input));
      return items.map(shown);
    },
    inOrganization,
  ),
  command(
    'ownership offer US… [--dry-run] [--yes] [--organization OR…]',
    'offer the ownership of the organization, which is yours, to one of its people',
    async (input) => {
      const { ownershipTransfers } = input.client;
      const user_sid = need(input.args, 0, whoNext);
      const sid = await organizationOf(input);
      return farReaching(input, {
        preview: () => ownershipTransfers.createDryRun(sid, { user_sid }),
        run: async () => shown(await ownershipTransfers.create(sid, { user_sid })),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'ownership request US… --reason TEXT [--dry-run] [--yes] [--organization OR…]',
    'ask the operator to make somebody the Owner, when the Owner is gone',
    async (input) => {
      const { ownershipTransfers } = input.client;
      const reason = input.option('reason');
      const user_sid = need(input.args, 0, whoNext);
      if (reason === undefined) throw new UsageError('--reason is missing.');
      const sid = await organizationOf(input);
      const body = { user_sid, reason };
      return farReaching(input, {
        preview: () => ownershipTransfers.requestDryRun(sid, body),
        run: async () => shown(await ownershipTransfers.request(sid, body)),
      });
    },
    { ...farReachingOptions, ...inOrganization, reason: text },
  ),
  command(
    'ownership stop OT… [--organization OR…]',
    'stop a transfer that has not taken effect',
    async (input) => {
      const transfer = need(input.args, 0, which);
      const sid = await organizationOf(input);
      return shown(await input.client.ownershipTransfers.cancel(sid, transfer));
    },
    inOrganization,
  ),
];

export const ownershipCommands = [
  ...byTheOrganization,
  command('ownership received', 'what you are asked to own', async ({ client }) => {
    const { items } = await client.receivedOwnershipTransfers.list();
    return items.map(shown);
  }),
  command(
    'ownership accept OT… [--dry-run] [--yes]',
    'accept an offer: you become the Owner when the waiting time is over',
    (input) => {
      const { receivedOwnershipTransfers } = input.client;
      const sid = need(input.args, 0, which);
      return farReaching(input, {
        preview: () => receivedOwnershipTransfers.acceptDryRun(sid),
        run: async () => shown(await receivedOwnershipTransfers.accept(sid)),
      });
    },
    farReachingOptions,
  ),
  command('ownership decline OT…', 'decline an offer', async ({ client, args }) =>
    shown(await client.receivedOwnershipTransfers.decline(need(args, 0, which))),
  ),
];
