/** Commands about accounts. */
import {
  type CommandInput,
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  organizationOf,
  text,
} from '../command.ts';

const accountOf = ({ args }: CommandInput) => need(args, 0, 'The SID of the account');

const shown = (row: { sid: string; friendly_name: string; state: string }) => ({
  sid: row.sid,
  name: row.friendly_name,
  state: row.state,
});

const shownOffer = (row: { sid: string; email: string; expires_at: string }) => ({
  sid: row.sid,
  asked: row.email,
  until: row.expires_at,
});

const lives = [
  ['suspend', 'nobody can do anything in it until it is reactivated'],
  ['reactivate', 'let its people work in it again'],
  ['close', 'close it: it can be restored for 30 days'],
  ['restore', 'restore one that is being closed'],
] as const;

/** At the account's own door, where its Owner and the organization above come in alike. */
const lifeCommands = lives.map(([event, summary]) =>
  command(
    `accounts ${event} AC… [--dry-run] [--yes]`,
    summary,
    (input) => {
      const { accounts } = input.client;
      const sid = accountOf(input);
      return farReaching(input, {
        preview: () => accounts[`${event}DryRun`](sid),
        run: async () => shown(await accounts[event](sid)),
      });
    },
    farReachingOptions,
  ),
);

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
  ...lifeCommands,
  command(
    'accounts change-owner AC… US… [--dry-run] [--yes] [--organization OR…]',
    'give an account of the organization to another managed user',
    async (input) => {
      const { organizationAccounts: api } = input.client;
      const at = [await organizationOf(input), accountOf(input)] as const;
      const body = { owner_user_sid: need(input.args, 1, 'The SID of the new owner') };
      return farReaching(input, {
        preview: () => api.changeOwnerDryRun(...at, body),
        run: async () => shown(await api.changeOwner(...at, body)),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'accounts hand-over AC… EMAIL [--dry-run] [--yes]',
    'hand your account over to somebody who accepts it',
    (input) => {
      const { accounts } = input.client;
      const sid = accountOf(input);
      const body = { email: need(input.args, 1, 'The address of the new owner') };
      return farReaching(input, {
        preview: () => accounts.handOverDryRun(sid, body),
        run: async () => shownOffer(await accounts.handOver(sid, body)),
      });
    },
    farReachingOptions,
  ),
  command(
    'accounts add AC… [--dry-run] [--yes] [--organization OR…]',
    'ask the owner of an existing account to bring it into the organization',
    async (input) => {
      const { organizationAccounts: api } = input.client;
      const organization = await organizationOf(input);
      const body = { account_sid: accountOf(input) };
      return farReaching(input, {
        preview: () => api.addDryRun(organization, body),
        run: async () => shownOffer(await api.add(organization, body)),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'accounts release AC… EMAIL [--dry-run] [--yes] [--organization OR…]',
    'release an account to an owner outside, who accepts it',
    async (input) => {
      const { organizationAccounts: api } = input.client;
      const at = [await organizationOf(input), accountOf(input)] as const;
      const body = { email: need(input.args, 1, 'The address of the new owner') };
      return farReaching(input, {
        preview: () => api.releaseDryRun(...at, body),
        run: async () => shownOffer(await api.release(...at, body)),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
];
