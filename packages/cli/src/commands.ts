/** Every command: its words, its options, what it does. */
import { createInterface } from 'node:readline/promises';
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import { forgetProfile, saveProfile } from './profile.ts';

/** The words do not fit the command. */
export class UsageError extends Error {}

export interface CommandInput {
  readonly client: BailiwickClient;
  readonly url: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What stands behind the command's words. */
  readonly args: readonly string[];
  readonly option: (name: string) => string | undefined;
}

export interface Command {
  readonly words: readonly string[];
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' }>>;
  run(input: CommandInput): Promise<unknown>;
}

const text = { type: 'string' } as const;

function command(
  usage: string,
  summary: string,
  run: Command['run'],
  options: Command['options'] = {},
): Command {
  const words = usage.split(' ').filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('-'));
  return { words, usage, summary, run, options };
}

function need(args: readonly string[], index: number, what: string): string {
  const word = args[index];
  if (word === undefined) throw new UsageError(`${what} is missing.`);
  return word;
}

/** The organization that was named, else one's own. */
async function organizationOf({ client, option }: CommandInput): Promise<string> {
  const named = option('organization');
  if (named !== undefined) return named;
  const { organization } = await client.user.getOrganization();
  if (organization === null)
    throw new UsageError('Your login belongs to no organization. Name one by --organization.');
  return organization.sid;
}

/** Without showing what is typed where that can be helped: from a terminal, or the first line of what is piped in. */
async function askPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question('Password: ');
  } finally {
    lines.close();
  }
}

async function signIn(input: CommandInput) {
  const email = need(input.args, 0, 'Your e-mail address');
  const password = input.environment['BAILIWICK_PASSWORD'] ?? (await askPassword());
  const started = await createClient({ baseUrl: input.url }).sessions.create({
    email,
    password,
    transport: 'bearer',
  });
  await saveProfile(input.environment, { url: input.url, token: started.token ?? '' });
  return { signed_in_as: started.user.email, at: input.url, until: started.session.expires_at };
}

async function signOut(input: CommandInput) {
  await input.client.sessions.endCurrent();
  await forgetProfile(input.environment);
  return 'Signed out.';
}

const inOrganization = { organization: text };

export const commands: readonly Command[] = [
  command('sign-in EMAIL', 'sign in, and stay signed in for a day', signIn),
  command('sign-out', 'end the session', signOut),
  command('whoami', 'who is signed in', async ({ client }) => {
    const [user, own] = [await client.user.get(), await client.user.getOrganization()];
    return {
      sid: user.sid,
      email: user.email,
      name: user.name,
      organization: own.organization?.friendly_name ?? null,
      roles: own.organization?.role_names ?? [],
    };
  }),
  command(
    'organizations create NAME',
    'found an organization over the accounts that you own',
    async ({ client, args }) =>
      client.organizations.create({ friendly_name: need(args, 0, 'The name') }),
  ),
  command(
    'organizations get [--organization OR…]',
    'read an organization',
    async (input) => input.client.organizations.get(await organizationOf(input)),
    inOrganization,
  ),
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
    'domains list [--organization OR…]',
    'the domains of an organization',
    async (input) => {
      const { items } = await input.client.domains.list(await organizationOf(input), {
        page_size: 200,
      });
      return items.map((row) => ({
        sid: row.sid,
        name: row.name,
        state: row.state,
        sentence: row.sentence,
      }));
    },
    inOrganization,
  ),
  command(
    'domains create NAME [--organization OR…]',
    'add a domain; answers the record that proves it',
    async (input) => {
      const domain = await input.client.domains.create(await organizationOf(input), {
        name: need(input.args, 0, 'The domain'),
      });
      return {
        sid: domain.sid,
        type: domain.record.type,
        name: domain.record.name,
        value: domain.record.value,
      };
    },
    inOrganization,
  ),
  command(
    'domains verify DN… [--method dns|https] [--organization OR…]',
    'have a domain checked now',
    async (input) => {
      const method = input.option('method') === 'https' ? 'https' : 'dns';
      const domain = await input.client.domains.verify(
        await organizationOf(input),
        need(input.args, 0, 'The SID of the domain'),
        { method },
      );
      return { sid: domain.sid, name: domain.name, state: domain.state, sentence: domain.sentence };
    },
    { method: text, ...inOrganization },
  ),
  command(
    'invitations create EMAIL… [--account AC…] [--role IX…] [--organization OR…]',
    'invite people, with access to an account',
    async (input) => {
      const emails = [...input.args];
      if (emails.length === 0) throw new UsageError('An e-mail address is missing.');
      const account_sid = input.option('account');
      const role_sid = input.option('role') ?? 'IX00000000000000000000000000000103';
      const accounts = account_sid === undefined ? [] : [{ account_sid, role_sid }];
      return (
        await input.client.invitations.create(await organizationOf(input), { emails, accounts })
      ).results;
    },
    { account: text, role: text, ...inOrganization },
  ),
  command(
    'access check PERMISSION --account AC… [--user US…]',
    'may somebody do this on that account, and why',
    async ({ client, args, option }) => {
      const account_sid = option('account');
      if (account_sid === undefined) throw new UsageError('--account is missing.');
      const user_sid = option('user');
      const answer = await client.access.check({
        permission: need(args, 0, 'The permission'),
        account_sid,
        ...(user_sid === undefined ? {} : { user_sid }),
      });
      return {
        allowed: answer.allowed,
        because: answer.because.map((reason) => reason.sentence),
        missing: answer.missing?.sentence ?? null,
      };
    },
    { account: text, user: text },
  ),
  command(
    'audit list [--search TEXT] [--organization OR…]',
    'who did what, newest first',
    async (input) => {
      const search = input.option('search');
      const { items } = await input.client.auditEvents.list(await organizationOf(input), {
        page_size: 100,
        ...(search === undefined ? {} : { search }),
      });
      return items.map((row) => ({
        when: row.occurred_at,
        what: row.sentence,
        outcome: row.outcome,
        from: row.client_address,
      }));
    },
    { search: text, ...inOrganization },
  ),
];

/** The command whose words stand first, the longest match. */
export function findCommand(words: readonly string[]): Command | undefined {
  const plain = words.filter((word) => !word.startsWith('-'));
  return commands.find((candidate) =>
    candidate.words.every((word, index) => plain[index] === word),
  );
}
