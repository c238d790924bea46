/** Commands about directories that send people over SCIM. */
import {
  type CommandInput,
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  need,
  numberOf,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';

const connectionSid = (args: readonly string[]) =>
  need(args, 0, 'The SID of the provisioning connection');

/** Undefined: nothing was said. */
function yesOrNo({ option }: CommandInput, name: string): boolean | undefined {
  const word = option(name);
  if (word === undefined) return undefined;
  if (word !== 'yes' && word !== 'no') throw new UsageError(`--${name} takes yes or no.`);
  return word === 'yes';
}

function choicesOf(input: CommandInput) {
  const [takesOver, isTrial] = [yesOrNo(input, 'takes-over'), yesOrNo(input, 'trial')];
  const percent = numberOf(input.option('brake-percent'), 'brake-percent');
  return {
    ...(takesOver === undefined ? {} : { adopts_people: takesOver }),
    ...(isTrial === undefined ? {} : { is_dry_run: isTrial }),
    ...(percent === undefined ? {} : { brake_percent: percent }),
  };
}
const choices = { 'takes-over': text, trial: text, 'brake-percent': text };

function lifetimeOf({ option }: CommandInput) {
  const days = numberOf(option('days'), 'days');
  return days === undefined ? {} : { expires_in_days: days };
}

export const provisioningConnectionsCommands = [
  command(
    'provisioning-connections list [--organization OR…]',
    'the directories that send people to an organization, the oldest first',
    async (input) => {
      const { items } = await input.client.provisioningConnections.list(
        await organizationOf(input),
      );
      return items.map((row) => ({
        sid: row.sid,
        name: row.name,
        state: row.state,
        is_trial: row.is_dry_run,
        tokens: row.tokens.length,
        last_request_at: row.last_request_at,
      }));
    },
    inOrganization,
  ),
  command(
    'provisioning-connections show PC… [--organization OR…]',
    'a connection, with its tokens and what its brake holds',
    async (input) =>
      input.client.provisioningConnections.get(
        await organizationOf(input),
        connectionSid(input.args),
      ),
    inOrganization,
  ),
  command(
    'provisioning-connections create NAME [--takes-over yes|no] [--trial yes|no] [--brake-percent N] [--days N] [--organization OR…]',
    'connect a directory; its token is shown once. It begins as a trial, and takes over nobody, unless you say otherwise',
    async (input) => {
      const name = need(input.args, 0, 'The name');
      const { connection, token } = await input.client.provisioningConnections.create(
        await organizationOf(input),
        {
          name,
          adopts_people: false,
          is_dry_run: true,
          ...choicesOf(input),
          ...lifetimeOf(input),
        },
      );
      return { sid: connection.sid, base_url: connection.base_url, token };
    },
    { ...choices, days: text, ...inOrganization },
  ),
  command(
    'provisioning-connections update PC… [--name TEXT] [--takes-over yes|no] [--trial yes|no] [--brake-percent N] [--organization OR…]',
    'change what a connection may do; with --trial no, what it sends is kept from then on',
    async (input) => {
      const name = input.option('name');
      const change = { ...(name === undefined ? {} : { name }), ...choicesOf(input) };
      if (Object.keys(change).length === 0)
        throw new UsageError('Say what is to change: see the options.');
      return input.client.provisioningConnections.update(
        await organizationOf(input),
        connectionSid(input.args),
        change,
      );
    },
    { name: text, ...choices, ...inOrganization },
  ),
  command(
    'provisioning-connections requests PC… [--organization OR…]',
    'what a connection sent in the last week, and what it was answered',
    async (input) => {
      const { items } = await input.client.provisioningConnections.listRequests(
        await organizationOf(input),
        connectionSid(input.args),
      );
      return items.map((row) => ({
        received_at: row.received_at,
        method: row.method,
        address: row.address,
        status: row.status,
        refusal: row.refusal,
        request_id: row.request_id,
      }));
    },
    inOrganization,
  ),
  command(
    'provisioning-connections create-token PC… [--days N] [--organization OR…]',
    'make another token, shown once; the one before works on until you revoke it',
    async (input) => {
      const { connection, token } = await input.client.provisioningConnections.createToken(
        await organizationOf(input),
        connectionSid(input.args),
        lifetimeOf(input),
      );
      const tokens = connection.tokens.map(({ sid, starts_with, expires_at }) => ({
        sid,
        starts_with,
        expires_at,
      }));
      return { sid: connection.sid, token, tokens };
    },
    { days: text, ...inOrganization },
  ),
  command(
    'provisioning-connections revoke-token PC… PT… [--organization OR…]',
    'end a token at once',
    async (input) =>
      input.client.provisioningConnections.revokeToken(
        await organizationOf(input),
        connectionSid(input.args),
        need(input.args, 1, 'The SID of the token'),
      ),
    inOrganization,
  ),
  command(
    'provisioning-connections release PC… [--dry-run] [--yes] [--organization OR…]',
    'let the brake of a connection go for a day',
    async (input) => {
      const at = [await organizationOf(input), connectionSid(input.args)] as const;
      return farReaching(input, {
        preview: () => input.client.provisioningConnections.releaseDryRun(...at),
        run: () => input.client.provisioningConnections.release(...at),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'provisioning-connections end PC… [--dry-run] [--yes] [--organization OR…]',
    'end a connection and its tokens; its people stay as they are',
    async (input) => {
      const at = [await organizationOf(input), connectionSid(input.args)] as const;
      return farReaching(input, {
        preview: () => input.client.provisioningConnections.endDryRun(...at),
        run: () => input.client.provisioningConnections.end(...at),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
];
