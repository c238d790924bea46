/** Commands about signing in and out, and who one is. */
import { BailiwickError, createClient } from '@bailiwick/sdk';
import { signInByBrowser } from '../browser-sign-in.ts';
import {
  ask,
  asPersonOrMachine,
  type CommandInput,
  command,
  flag,
  need,
  UsageError,
} from '../command.ts';
import { forgetProfile, saveProfile } from '../profile.ts';

/** A passkey needs a browser: here it is a code that is typed. @throws the refusal, where they have none */
async function askForCode(input: CommandInput, { problem }: BailiwickError) {
  const { authenticator_app: hasApp, recovery_code: hasCodes } = problem.facts ?? {};
  if (hasApp !== true && hasCodes !== true)
    throw new UsageError(
      'This login is proven by a passkey, which needs a browser: bailiwick sign-in, without an address, opens it.',
    );
  const code =
    input.environment['BAILIWICK_CODE'] ??
    (await ask('Code of the authenticator app, or a recovery code: '));
  const kind = /^[\s\d]+$/.test(code) ? 'authenticator_app' : 'recovery_code';
  return { kind, code } as const;
}

/** Here, with what can be typed. */
async function signInByPassword(input: CommandInput, email: string) {
  const password = input.environment['BAILIWICK_PASSWORD'] ?? (await ask('Password: '));
  const { sessions } = createClient({ baseUrl: input.url });
  const credentials = { email, password, transport: 'bearer' } as const;
  return sessions.create(credentials).catch(async (error: unknown) => {
    if (!(error instanceof BailiwickError) || error.code !== 'session.factor_required') throw error;
    return sessions.create({ ...credentials, second_factor: await askForCode(input, error) });
  });
}

async function signIn(input: CommandInput) {
  const [email] = input.args;
  const started =
    email === undefined
      ? await signInByBrowser({
          url: input.url,
          opens: !input.flag('no-open'),
          say: (text) => process.stderr.write(text),
        })
      : await signInByPassword(input, email);
  await saveProfile(input.environment, { url: input.url, token: started.token ?? '' });
  return { signed_in_as: started.user.email, at: input.url, until: started.session.expires_at };
}

async function signOut(input: CommandInput) {
  await input.client.sessions.endCurrent();
  await forgetProfile(input.environment);
  return 'Signed out.';
}

export const sessionCommands = [
  command(
    'sign-in [EMAIL] [--no-open]',
    'sign in, and stay signed in for a day: in your browser, or here with a password; --no-open only says where to go',
    signIn,
    { 'no-open': flag },
  ),
  command('sign-out', 'end the session', signOut),
  command('whoami', 'who is signed in, or what the token is of', ({ client }) =>
    asPersonOrMachine(
      client,
      async () => {
        const [user, own] = [await client.user.get(), await client.user.getOrganization()];
        return {
          sid: user.sid,
          email: user.email,
          name: user.name,
          organization: own.organization?.friendly_name ?? null,
          roles: own.organization?.role_names ?? [],
        };
      },
      (self) => ({
        sid: self.sid,
        name: self.name,
        organization: self.organization_name,
        permissions: self.permissions,
        expires_at: self.expires_at,
      }),
    ),
  ),
  command(
    'organizations create NAME',
    'found an organization over the accounts that you own',
    async ({ client, args }) =>
      client.organizations.create({ friendly_name: need(args, 0, 'The name') }),
  ),
];
