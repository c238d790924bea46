/** Commands about people. */
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

const handOverOptions = { ...farReachingOptions, ...inOrganization, 'new-owner': text };

/** Acts on one person that reach far; of those who go, `--new-owner` gets the accounts. */
async function onePerson(input: CommandInput) {
  const organization = await organizationOf(input);
  const heir = input.option('new-owner');
  return {
    at: [organization, need(input.args, 0, 'The SID of the person')] as const,
    handOver: heir === undefined ? {} : { new_owner_user_sid: heir },
    users: input.client.organizationUsers,
  };
}

const shown = ({ sid, name, state }: { sid: string; name: string; state: string }) => ({
  sid,
  name,
  state,
});

const whoGoes = '[--new-owner US…] [--dry-run] [--yes] [--organization OR…]';

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
      const { at, users } = await onePerson(input);
      return farReaching(input, {
        preview: () => users.deactivateDryRun(...at),
        run: async () => shown(await users.deactivate(...at)),
      });
    },
    { ...farReachingOptions, ...inOrganization },
  ),
  command(
    'users reactivate US… [--organization OR…]',
    'let a deactivated login back in',
    async (input) => {
      const { at, users } = await onePerson(input);
      return shown(await users.reactivate(...at));
    },
    inOrganization,
  ),
  command(
    'users sessions US… [--organization OR…]',
    'where somebody is signed in',
    async (input) => {
      const { at } = await onePerson(input);
      const { items } = await input.client.userSessions.list(...at);
      return items.map((row) => ({
        sid: row.sid,
        browser: row.browser,
        system: row.system,
        address: row.client_address,
        method: row.method,
        since: row.created_at,
        last_used: row.last_seen_at,
      }));
    },
    inOrganization,
  ),
  command(
    'users end-session US… SE… [--organization OR…]',
    'end one session of somebody; they are told by mail',
    async (input) => {
      const { at } = await onePerson(input);
      await input.client.userSessions.end(...at, need(input.args, 1, 'The SID of the session'));
      return 'Ended. The person is told by mail.';
    },
    inOrganization,
  ),
  command(
    'users sign-ins US… [--organization OR…]',
    'the newest 20 sign-ins of somebody, done and refused',
    async (input) => {
      const { at } = await onePerson(input);
      const { items } = await input.client.userSignIns.list(...at);
      return items.map((row) => ({
        when: row.occurred_at,
        outcome: row.outcome,
        method: row.method,
        browser: row.browser,
        system: row.system,
        address: row.client_address,
        reason: row.reason,
      }));
    },
    inOrganization,
  ),
  command(
    'users reset-password US… [--organization OR…]',
    'have a link for a new password mailed to somebody',
    async (input) => {
      const { at, users } = await onePerson(input);
      return { mailed_to: (await users.resetPassword(...at)).email };
    },
    inOrganization,
  ),
  command(
    `users remove US… ${whoGoes}`,
    'remove somebody from the organization: the login lives on outside',
    async (input) => {
      const { at, users, handOver } = await onePerson(input);
      return farReaching(input, {
        preview: () => users.removeDryRun(...at, handOver),
        run: () => users.remove(...at, handOver),
      });
    },
    handOverOptions,
  ),
  command(
    `users delete US… ${whoGoes}`,
    'delete a login: closed at once, erased after 30 days',
    async (input) => {
      const { at, users, handOver } = await onePerson(input);
      return farReaching(input, {
        preview: () => users.deleteDryRun(...at, handOver),
        run: async () => {
          const doomed = await users.delete(...at, handOver);
          return { ...shown(doomed), erased_on: doomed.deletion_due_at };
        },
      });
    },
    handOverOptions,
  ),
  command(
    'users cancel-deletion US… [--organization OR…]',
    'keep a login that was to be deleted',
    async (input) => {
      const { at, users } = await onePerson(input);
      return shown(await users.cancelDeletion(...at));
    },
    inOrganization,
  ),
  command(
    `users offboard US… ${whoGoes}`,
    'deactivate somebody, hand over what they own and end their roles',
    async (input) => {
      const { at, users, handOver } = await onePerson(input);
      return farReaching(input, {
        preview: () => users.offboardDryRun(...at, handOver),
        run: async () => shown(await users.offboard(...at, handOver)),
      });
    },
    handOverOptions,
  ),
];
