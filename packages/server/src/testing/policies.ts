/** Security policies from the outside: an organization whose Owner may ask for what they have proven, and people on the way in. */
import { uuidOfSid } from '../kernel/ids.ts';
import { type Founded, type Person, type TestApp, testPassword } from './app.ts';
import { addKey, authenticatorApp, SecurityKey, Visitor } from './factors.ts';

export const policyOrigin = 'https://bailiwick.test';

export interface FactorRule {
  readonly required_of: 'nobody' | 'administrators' | 'everyone';
  readonly phishing_resistant?: boolean;
  readonly account_sid?: string;
  readonly starts_at?: string;
}

/** The Owner has proven a passkey: any policy can be chosen. */
export async function foundProven(app: TestApp, name?: string): Promise<Founded> {
  const founded = await app.found(name);
  await addKey(founded.owner.client, policyOrigin);
  return founded;
}

export const askFactor = ({ owner, organizationSid }: Founded, rule: FactorRule) =>
  owner.client.securityPolicies.updateSecondFactor(organizationSid, rule);

export const askNobody = (founded: Founded) => askFactor(founded, { required_of: 'nobody' });

/** Something is asked that people do not have: at one account now, of everybody in a week. One of them is reminded. The Owner has one. */
export async function lackFactors(
  founded: Founded,
  accountSid: string,
  reminded: Person,
): Promise<void> {
  const { client } = founded.owner;
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await askFactor(founded, { required_of: 'everyone', account_sid: accountSid });
  await askFactor(founded, { required_of: 'everyone', starts_at: inAWeek });
  await client.compliance.remind(founded.organizationSid, { users: [reminded.userSid] });
}

/** As if the moment had come at which what is planned begins. */
export const planIsDue = (app: TestApp, { organizationSid }: Founded) =>
  app.superuser.query(
    "update security_policies set next_starts_at = now() - interval '1 second' where organization_id = $1 and next_starts_at is not null",
    [uuidOfSid('OR', organizationSid)],
  );

/** A browser in which the password was given: with what it was refused. */
export async function givePassword(app: TestApp, email: string) {
  const visitor = new Visitor(app.url, policyOrigin);
  const { status, body } = await visitor.call('POST', '/v1/sessions', {
    email,
    password: testPassword,
  });
  return { visitor, status, code: body.code, facts: body.facts ?? {} };
}

/** Adds an app on the way in; answers what the last step did, and the app. */
export async function enrolApp(visitor: Visitor) {
  const begun = await visitor.call('POST', '/v1/half-session/authenticator-app');
  const { secret = '' } = begun.body as { secret?: string };
  const phone = authenticatorApp(secret === '' ? 'AAAAAAAA' : secret);
  const confirmed = await visitor.call('POST', '/v1/half-session/authenticator-app/confirm', {
    code: phone.code(-1),
  });
  return { begun, confirmed, phone };
}

/** Adds a passkey on the way in. */
export async function enrolPasskey(visitor: Visitor) {
  const asked = await visitor.call('POST', '/v1/half-session/new-passkey');
  if (asked.status !== 200) return { asked, added: asked, key: undefined };
  const key = new SecurityKey(policyOrigin);
  const {
    challenge,
    rp_id,
    user_handle = '',
  } = asked.body as typeof asked.body & {
    user_handle?: string;
  };
  const added = await visitor.call('POST', '/v1/half-session/passkeys', {
    name: 'Blue key',
    credential: key.make({ challenge, rp_id, user_handle }),
  });
  return { asked, added, key };
}

/** Somebody from outside with a role on accounts: on the first one where none is named. */
export async function guestAt(app: TestApp, founded: Founded, ...accountSids: readonly string[]) {
  const guest = await app.signUp();
  for (const accountSid of accountSids.length === 0 ? [founded.accountSid] : accountSids) {
    await founded.owner.client.accountInvitations.create(accountSid, {
      emails: [guest.email],
      role_sid: 'IX00000000000000000000000000000103',
    });
    const { items } = await guest.client.receivedInvitations.list();
    await guest.client.receivedInvitations.accept(items[0]?.sid ?? '');
  }
  return guest;
}
