/**
 * Everything that was given out to a login dies with it, on the next request (SE-04). The list of what is given out is
 * compared with the schema and with the purposes of one-time tokens: whoever adds a kind adds a line here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from './app.ts';
import { makeAskingApp, refresh, tokensFor } from './consenting.ts';
import { addApp, Visitor } from './factors.ts';
import { signInOperator } from './operator.ts';
import { askForToken, clientOf } from './programs.ts';
import { outcomeOf } from './refusal.ts';
import { rememberFor, signInAgain, signInWithTick } from './remembered.ts';
import { placesOfSecrets, purposesOfTokens } from './secrets-kept.ts';

const administratorRole = 'IX00000000000000000000000000000002';
const support = 'IX00000000000000000000000000000105';

let app: TestApp;
let founded: Founded;
let operator: Awaited<ReturnType<typeof signInOperator>>;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  await rememberFor(founded, 14);
  operator = await signInOperator(app);
});
afterAll(() => app.close());

const newPassword = 'nine grey herons wade slowly';

interface Kind {
  /** Tables with secrets, and purposes of one-time tokens, that this kind is about. */
  readonly kept: readonly string[];
  /** Gives it out; what comes back uses it, and answers `done` or the refusal. */
  readonly give: (member: Person) => Promise<() => Promise<string>>;
}

const kinds: Record<string, Kind> = {
  'a session by cookie': {
    kept: ['sessions.secret_hash'],
    async give(member) {
      const answer = await fetch(`${app.url}/v1/sessions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: app.app.kernel.publicUrl.origin,
        },
        body: JSON.stringify({ email: member.email, password: testPassword, transport: 'cookie' }),
      });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return async () => {
        const { status } = await fetch(`${app.url}/v1/user`, { headers: { cookie } });
        return status === 200 ? 'done' : String(status);
      };
    },
  },
  'a session by token': {
    kept: ['sessions.secret_hash'],
    give: (member) => Promise.resolve(() => outcomeOf(member.client.user.get())),
  },
  'a session that was proven again': {
    kept: ['sessions.secret_hash'],
    async give(member) {
      const { token } = await member.client.sessions.stepUp({ password: testPassword });
      const { client } = { client: app.client(token ?? '') };
      return () => outcomeOf(client.user.get());
    },
  },
  'a link for a new password': {
    kept: ['one_time_tokens.secret_hash', 'password_reset'],
    async give(member) {
      await app.client().passwordResets.create({ email: member.email });
      const token = await app.tokenFor(member.email);
      return () =>
        outcomeOf(app.client().passwordResets.complete({ token, new_password: newPassword }));
    },
  },
  'a link that an administrator had mailed': {
    kept: ['password_reset'],
    async give(member) {
      await founded.owner.client.organizationUsers.resetPassword(
        founded.organizationSid,
        member.userSid,
      );
      const token = await app.tokenFor(member.email);
      return () => outcomeOf(app.client().passwordResets.check({ token }));
    },
  },
  'a code for a new address': {
    kept: ['email_change'],
    async give(member) {
      const email = `${unique('renamed')}@${founded.domain}`;
      await member.client.user.changeEmail({ email });
      const code = await app.codeFor(email);
      return () => outcomeOf(member.client.user.confirmEmailChange({ code }));
    },
  },
  'a link that undoes a change of address': {
    kept: ['email_change_undo'],
    async give(member) {
      const email = `${unique('renamed')}@${founded.domain}`;
      await member.client.user.changeEmail({ email });
      await member.client.user.confirmEmailChange({ code: await app.codeFor(email) });
      const token = await app.tokenFor(member.email);
      return () => outcomeOf(app.client().emailChanges.undo({ token }));
    },
  },
  'an API key that they made': {
    kept: ['api_keys.secret_hash', 'api_keys.previous_secret_hash'],
    async give(member) {
      await founded.owner.client.roleAssignments.create(founded.organizationSid, {
        user_sid: member.userSid,
        role_sid: administratorRole,
      });
      const { key } = await member.client.apiKeys.create(founded.organizationSid, {
        name: 'Nightly report',
        permissions: ['/bailiwick/iam/organization-users/read'],
      });
      return () => outcomeOf(app.client(key).machine.get());
    },
  },
  'an OAuth app that they made, and its tokens': {
    kept: ['oauth_apps.secret_hash', 'oauth_apps.previous_secret_hash'],
    async give(member) {
      await founded.owner.client.roleAssignments.create(founded.organizationSid, {
        user_sid: member.userSid,
        role_sid: administratorRole,
      });
      const made = await member.client.oauthApps.create(founded.organizationSid, {
        name: 'Data warehouse',
        permissions: ['/bailiwick/iam/organization-users/read'],
      });
      const ask = () => askForToken(app.url, clientOf(made));
      const { access_token: token = '' } = (await ask()).body;
      return async () => {
        const [asked, used] = [
          (await ask()).status,
          await outcomeOf(app.client(token).machine.get()),
        ];
        return asked === 200 ? used : String(asked);
      };
    },
  },
  'what they let an app do for them': {
    kept: ['oauth_grants.code_hash', 'oauth_refresh_tokens.token_hash'],
    async give(member) {
      const client = await makeAskingApp(founded.owner, founded.organizationSid);
      const tokens = await tokensFor(app, client, member);
      return async () => {
        const used = await outcomeOf(app.client(tokens.access).machine.get());
        const { status } = await refresh(app, client, tokens.refresh);
        return status === 200 ? used : String(status);
      };
    },
  },
  'an invitation that they sent': {
    kept: ['invitation'],
    async give(member) {
      await founded.owner.client.roleAssignments.create(founded.organizationSid, {
        user_sid: member.userSid,
        role_sid: administratorRole,
      });
      const email = `${unique('asked')}@${founded.domain}`;
      await member.client.invitations.create(founded.organizationSid, { emails: [email] });
      const token = await app.tokenFor(email);
      const person = { first_name: 'New', last_name: 'Person', password: testPassword };
      return () =>
        outcomeOf(app.client().invitations.accept({ token, ...person, transport: 'bearer' }));
    },
  },
  'an invitation that they received': {
    kept: ['invitation'],
    async give(member) {
      const other = await app.found('Others');
      await other.owner.client.accountInvitations.create(other.accountSid, {
        emails: [member.email],
        role_sid: support,
      });
      const [received] = (await member.client.receivedInvitations.list()).items;
      return () => outcomeOf(member.client.receivedInvitations.accept(received?.sid ?? ''));
    },
  },
  'a half session, with its code by mail': {
    kept: ['half_sessions.secret_hash', 'second_factor_reset'],
    async give(member) {
      const phone = await addApp(member.client);
      const visitor = new Visitor(app.url, app.app.kernel.publicUrl.origin);
      await visitor.call('POST', '/v1/sessions', { email: member.email, password: testPassword });
      return async () => {
        const proof = { kind: 'authenticator_app', code: phone.code() };
        const { status, body } = await visitor.call('POST', '/v1/half-session/complete', { proof });
        return status === 201 ? 'done' : (body.code ?? '');
      };
    },
  },
  'a remembered browser': {
    kept: ['remembered_browsers.secret_hash'],
    async give(member) {
      const visitor = new Visitor(app.url, app.app.kernel.publicUrl.origin);
      const held = { person: member, factor: await addApp(member.client) };
      await signInWithTick(app, held, { visitor });
      return () => signInAgain(visitor, member);
    },
  },
  'a recovery code': {
    kept: ['recovery_codes.code_hash'],
    async give(member) {
      await addApp(member.client);
      const [code = ''] = (await member.client.recoveryCodes.create()).codes;
      return () =>
        outcomeOf(
          app.client().sessions.create({
            email: member.email,
            password: testPassword,
            transport: 'bearer',
            second_factor: { kind: 'recovery_code', code },
          }),
        );
    },
  },
  'the password': {
    kept: ['user_passwords.password_hash'],
    give: (member) => Promise.resolve(() => outcomeOf(app.signIn(member.email))),
  },
};

/** Secrets that belong to nobody's login. */
const ofNobody = [
  'operator_sessions.secret_hash',
  'operators.password_hash',
  'idempotency_keys.request_hash',
  'sign_up_decisions.address_hash',
  // Of the Owner, whom none of the acts below can touch.
  'ownership_transfer_stop',
  // Before there is a login, or for operators.
  'operator_bootstrap',
  'operator_half_sessions.secret_hash',
  'operator_invitations.secret_hash',
  'operator_recovery_codes.code_hash',
  'operator_recovery',
  'operator_second_factor_reset',
  // Of a browser on its way to an identity provider: whose login it is for is not known yet.
  'sso_requests.relay_hash',
  'sso_requests.request_hash',
  'sso_requests.browser_hash',
  'sso_requests.form_hash',
  'sso_requests.answer_hash',
  // By which a browser is known again: it lets nobody in.
  'known_browsers.hash',
  'sso_replays.key_hash',
  'sso_logouts.relay_hash',
  'sso_logout_forms.form_hash',
  // Of one profile, for somebody without a login; dead when whoever made it cannot sign in.
  'sso_setup',
  // Challenges for a passkey: of one session or half session, and worth nothing without it.
  'passkey_registration',
  // Of one session for a minute, and worth nothing once that has ended: `sessions/sign-in-codes.test.ts`.
  'sign_in_code',
  'passkey_second_factor',
  'passkey_step_up',
  // Of a browser that wants to sign in: whose passkey it will be is not known yet.
  'passkey_sign_in',
  // Of the organization: a directory goes on without whoever connected it, and administrators see it.
  'provisioning_tokens.secret_hash',
  'sign_up',
  'sign_up_proof',
];

type Act = (member: Person) => Promise<unknown>;
const at = (member: Person) => [founded.organizationSid, member.userSid] as const;
const people = () => founded.owner.client.organizationUsers;

/** Each act, with what it leaves alone. */
const acts: Record<string, { readonly act: Act; readonly leaves: readonly string[] }> = {
  deactivating: { act: (member) => people().deactivate(...at(member)), leaves: [] },
  offboarding: { act: (member) => people().offboard(...at(member), {}), leaves: [] },
  deleting: { act: (member) => people().delete(...at(member), {}), leaves: [] },
  'suspending by the operator': {
    act: (member) => operator.operatedUsers.suspend(member.userSid),
    leaves: [],
  },
  removing: {
    act: (member) => people().remove(...at(member), {}),
    leaves: ['the password', 'a recovery code'],
  },
  'ending all sessions': {
    act: (member) => people().endSessions(...at(member)),
    // The way back has to outlast the sessions of whoever took the login.
    leaves: [
      'the password',
      'a recovery code',
      'an invitation that they sent',
      'a link that undoes a change of address',
    ],
  },
};

describe.each(Object.entries(kinds))('%s', (name, { give }) => {
  it('works as long as nothing happens', async () => {
    const use = await give(await app.join(founded));
    expect(await use()).toBe('done');
  });

  it.each(Object.entries(acts))('after %s', async (_act, { act, leaves }) => {
    const member = await app.join(founded);
    const use = await give(member);
    await act(member);
    const outcome = await use();
    if (leaves.includes(name)) expect(outcome).toBe('done');
    else expect(outcome).not.toBe('done');
  });
});

describe('the list above', () => {
  const known = new Set([...Object.values(kinds).flatMap((kind) => kind.kept), ...ofNobody]);

  it('names every place where the schema keeps a secret', async () => {
    const places = await placesOfSecrets(app.database.url);
    expect(places.filter((place) => !known.has(place))).toEqual([]);
    expect(places.length).toBeGreaterThan(4);
  });

  it('names every purpose of a one-time token', () => {
    const purposes = purposesOfTokens();
    expect(purposes.filter((purpose) => !known.has(purpose))).toEqual([]);
    expect(purposes.length).toBeGreaterThan(4);
  });
});
