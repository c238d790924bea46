/** Commands about signing in and out, and who one is. */
import { BailiwickError, createClient } from '@bailiwick/sdk';
import {
  ask,
  asPersonOrMachine,
  type CommandInput,
  command,
  need,
  UsageError,
} from '../command.ts';
import { forgetProfile, saveProfile } from '../profile.ts';

/** A passkey needs a browser: here it is a code that is typed. @throws the refusal, where they have none */
async function askForCode(input: CommandInput, { problem }: BailiwickError) {
  const { authenticator_app: hasApp, recovery_code: hasCodes } = problem.facts ?? {};
  if (hasApp !== true && hasCodes !== true)
    throw new UsageError(
      'This login is proven by a passkey, which needs a browser. Add an authenticator app or recovery codes in your profile, and use a code of those here.',
    );
  const code =
    input.environment['BAILIWICK_CODE'] ??
    (await ask('Code of the authenticator app, or a recovery code: '));
  const kind = /^[\s\d]+$/.test(code) ? 'authenticator_app' : 'recovery_code';
  return { kind, code } as const;
}

async function signIn(input: CommandInput) {
  const email = need(input.args, 0, 'Your e-mail address');
  const password = input.environment['BAILIWICK_PASSWORD'] ?? (await ask('Password: '));
  const { sessions } = createClient({ baseUrl: input.url });
  const credentials = { email, password, transport: 'bearer' } as const;
  const started = await sessions.create(credentials).catch(async (error: unknown) => {
    if (!(error instanceof BailiwickError) || error.code !== 'session.factor_required') throw error;
    return sessions.create({ ...credentials, second_factor: await askForCode(input, error) });
  });
  await saveProfile(input.environment, { url: input.url, token: started.token ?? '' });
  return { signed_in_as: started.user.email, at: input.url, until: started.session.expires_at };
}

async function signOut(input: CommandInput) {
  await input.client.sessions.endCurrent();
  await forgetProfile(input.environment);
  return 'Signed out.';
}

export const sessionCommands = [
  command('sign-in EMAIL', 'sign in, and stay signed in for a day', signIn),
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
