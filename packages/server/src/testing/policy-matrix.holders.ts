/** Who is tried in the matrix of policies, in which organization, and how somebody comes by what they hold and uses it. */
import { createHash, randomBytes } from 'node:crypto';
import { type Founded, type Person, type TestApp, unique } from './app.ts';
import { makeAskingApp, tokensFor } from './consenting.ts';
import { type SecurityKey, Visitor } from './factors.ts';
import { policyOrigin } from './policies.ts';
import { ask, type Outcome, outcomeOfAnswer } from './policy-matrix.asking.ts';
import type { OAuthClient } from './programs.ts';
import type { ScimConnection } from './scim.ts';
import { createSsoBrowser, type SamlSetup, signInBySaml } from './sso.ts';

/** What is asked for with a credential: anything at all, one account, a new account, or a change that wants a fresh proof. */
export type Act = 'read' | 'account' | 'create' | 'far_reaching';

export interface World {
  readonly app: TestApp;
  readonly founded: Founded;
  readonly ownerKey: SecurityKey;
  readonly saml: SamlSetup;
  readonly scim: ScimConnection;
}

/** Somebody whose credentials are tried. */
export interface Holder {
  /** With a session that no test ages: everything is given by it. */
  readonly person: Person;
  readonly password: string;
  readonly key?: SecurityKey;
  /** Codes beside the password, for somebody without a passkey. */
  readonly recoveryCodes?: string[];
  readonly comesBySso: boolean;
  readonly isGuest: boolean;
  /** From where they come when nothing else is said. */
  readonly address: string;
}

export type Use = (act: Act) => Promise<Outcome>;

const permissionsOfMachines = [
  '/bailiwick/iam/organization-users/read',
  '/bailiwick/iam/organization-accounts/read',
  '/bailiwick/iam/organization-accounts/create',
  '/bailiwick/account/accounts/read',
];

const developer = 'IX00000000000000000000000000000103';

type Headers = Readonly<Record<string, string>>;
export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

/** A session does what people do, a machine what it was given for. */
export function useBy(
  { app, founded }: World,
  { address }: Holder,
  headers: Headers,
  readPath = '/v1/user',
): Use {
  const at = `/v1/organizations/${founded.organizationSid}`;
  const from = { headers, address };
  return (act) => {
    if (act === 'account') return ask(app, `/v1/accounts/${founded.accountSid}`, from);
    if (act === 'create')
      return ask(app, `${at}/accounts`, { ...from, body: { friendly_name: unique('Lab ') } });
    if (act === 'far_reaching' && readPath === '/v1/user')
      return ask(app, '/v1/user/passkeys/challenge', { ...from, method: 'POST' });
    return ask(app, readPath, from);
  };
}

export const useByMachine = (world: World, holder: Holder, token: string): Use =>
  useBy(
    world,
    holder,
    bearer(token),
    `/v1/organizations/${world.founded.organizationSid}/users?page_size=1`,
  );

export const useByCookies = (
  world: World,
  holder: Holder,
  cookies: ReadonlyMap<string, string>,
): Use => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return useBy(world, holder, { cookie, origin: policyOrigin });
};

/** Enough of them for one walk; those of before are dead. */
export async function refill({ recoveryCodes, person }: Holder): Promise<void> {
  if (recoveryCodes === undefined) return;
  const { codes } = await person.client.recoveryCodes.create();
  recoveryCodes.splice(0, recoveryCodes.length, ...codes);
}

export async function byPassword(app: TestApp, holder: Holder, address?: string) {
  const { email } = holder.person;
  const { password, key } = holder;
  const visitor = new Visitor(app.url, policyOrigin, address);
  const code = holder.recoveryCodes?.shift();
  const second_factor =
    code === undefined ? {} : { second_factor: { kind: 'recovery_code', code } };
  const asked = { email, password, transport: 'cookie', ...second_factor };
  const first = await visitor.call('POST', '/v1/sessions', asked);
  if (first.body.code !== 'session.factor_required' || key === undefined)
    return { visitor, answer: first };
  const { body } = await visitor.call('POST', '/v1/half-session/challenge');
  const proof = { kind: 'passkey', credential: key.sign(body) };
  return { visitor, answer: await visitor.call('POST', '/v1/half-session/complete', { proof }) };
}

export const outcomeOfVisit = ({ status, body }: { status: number; body: unknown }) =>
  outcomeOfAnswer(status, JSON.stringify(body));

export function keyOf({ key }: Holder): SecurityKey {
  if (key === undefined) throw new Error('has no passkey');
  return key;
}

export async function bySso({ app, saml }: World, holder: Holder, address?: string) {
  if (!holder.comesBySso) throw new Error('comes by no provider');
  const browser = createSsoBrowser(app, address);
  const got = await signInBySaml(app, saml, { nameId: holder.person.email }, { browser });
  return { browser, got };
}

export const newPair = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

export const makeKey = ({ founded }: World, { person }: Holder) =>
  person.client.apiKeys.create(founded.organizationSid, {
    name: unique('Report '),
    permissions: permissionsOfMachines,
  });

export const makeProgram = ({ founded }: World, { person }: Holder) =>
  person.client.oauthApps.create(founded.organizationSid, {
    name: unique('Warehouse '),
    permissions: permissionsOfMachines,
  });

export const tokenRequest = (
  { app }: World,
  { address }: Holder,
  client: OAuthClient,
  more: Headers,
) => {
  const body = new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...more });
  return ask(app, '/oauth2/token', { body, address });
};

export async function lettingIn(world: World, holder: Holder) {
  const { app, founded } = world;
  const client = await makeAskingApp(holder.person, founded.organizationSid, {
    name: unique('Dashboard '),
    permissions: permissionsOfMachines,
  });
  const scope = [...permissionsOfMachines, 'offline_access'].join(' ');
  return { client, tokens: await tokensFor(app, client, holder.person, { scope }) };
}

/** Enough for every time that one walk asks. */
export const linksAtOnce = 5;

export async function linksOf({ app, founded }: World, { isGuest }: Holder): Promise<string[]> {
  const domain = isGuest ? 'outside.example' : founded.domain;
  const emails = Array.from({ length: linksAtOnce }, () => `${unique('nora')}@${domain}`);
  const { client } = founded.owner;
  if (isGuest)
    await client.accountInvitations.create(founded.accountSid, { emails, role_sid: developer });
  else await client.invitations.create(founded.organizationSid, { emails });
  const links: string[] = [];
  for (const email of emails) links.push(await app.tokenFor(email));
  return links;
}

export const newPerson = ({ password }: Holder) => ({
  first_name: 'Nora',
  last_name: 'Haddad',
  password,
  transport: 'bearer',
});
