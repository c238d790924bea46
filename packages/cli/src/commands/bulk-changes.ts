/** One act on many people, from the command line. */
import { type BailiwickClient, impactOfTrial, peopleWords, waitForOperation } from '@bailiwick/sdk';
import {
  type CommandInput,
  command,
  farReaching,
  farReachingOptions,
  inOrganization,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';
import { shownOperation } from './operations.ts';

type Change = Parameters<BailiwickClient['bulkChanges']['run']>[1];

const acts: readonly Change['act'][] = [
  'deactivate',
  'reactivate',
  'end_sessions',
  'offboard',
  'remove',
  'delete',
  'cancel_deletion',
  'give_role',
];

/** SIDs behind the act, or the words of the list. */
function peopleOf({ args, option }: CommandInput): Pick<Change, 'users' | 'choice'> {
  const users = args.slice(1);
  if (users.length > 0) return { users };
  const [search, state, role_sid] = [option('search'), option('state'), option('with-role')];
  if (search === undefined && state === undefined && role_sid === undefined)
    throw new UsageError('Name people by SID, or choose them by --search, --state or --with-role.');
  const choice = {
    kind: 'managed' as const,
    ...(search === undefined ? {} : { search }),
    ...(state === undefined ? {} : { state: state as 'active' }),
    ...(role_sid === undefined ? {} : { role_sid }),
  };
  return { choice };
}

function changeOf(input: CommandInput): Change {
  const act = acts.find((name) => name.replace('_', '-') === input.args[0]);
  if (act === undefined)
    throw new UsageError(
      `What to do with them is one of: ${acts.join(', ').replaceAll('_', '-')}.`,
    );
  const optional = {
    new_owner_user_sid: input.option('new-owner'),
    role_sid: input.option('role'),
    account_sid: input.option('account'),
  };
  const given = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined),
  );
  return { act, ...peopleOf(input), ...given };
}

export const bulkChangesCommands = [
  command(
    'users all deactivate|reactivate|end-sessions|offboard|remove|delete|cancel-deletion|give-role [US… | --search TEXT --state STATE --with-role IX…] [--new-owner US…] [--role IX… --account AC…] [--dry-run] [--yes] [--organization OR…]',
    'do one act to many people, and wait for what became of them',
    async (input) => {
      const organization = await organizationOf(input);
      const change = changeOf(input);
      const { client } = input;
      return farReaching(input, {
        preview: async () => {
          const { sid } = await client.bulkChanges.check(organization, change);
          const trial = await waitForOperation(client, organization, sid);
          return impactOfTrial(client, organization, trial, peopleWords);
        },
        run: async () => {
          const { sid } = await client.bulkChanges.run(organization, change);
          return shownOperation(await waitForOperation(client, organization, sid));
        },
      });
    },
    {
      ...farReachingOptions,
      ...inOrganization,
      search: text,
      state: text,
      'with-role': text,
      'new-owner': text,
      role: text,
      account: text,
    },
  ),
];
