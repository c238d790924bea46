/** The emergency access from the outside: an Owner who has it, and ways in by a passkey from wherever a test says. */
import { type Founded, type TestApp, testPassword } from './app.ts';
import { addKey, type SecurityKey, Visitor } from './factors.ts';
import { policyOrigin } from './policies.ts';

export interface Guarded {
  readonly founded: Founded;
  readonly key: SecurityKey;
}

/** An organization whose Owner has an address in its domain and a passkey, and not the emergency access yet. */
export async function foundWithKey(app: TestApp, name?: string): Promise<Guarded> {
  const anywhere = await app.found(name);
  const [, domain = ''] = anywhere.owner.email.split('@');
  const domainSid = await app.prove(anywhere.owner, anywhere.organizationSid, domain);
  const founded = { ...anywhere, domain, domainSid };
  return { founded, key: await addKey(founded.owner.client, policyOrigin) };
}

export const give = ({ owner, organizationSid }: Founded) =>
  owner.client.breakGlass.name(organizationSid, owner.userSid);

export async function foundGuarded(app: TestApp, name?: string): Promise<Guarded> {
  const guarded = await foundWithKey(app, name);
  await give(guarded.founded);
  return guarded;
}

export interface Entered {
  readonly visitor: Visitor;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
}

/** Signs in by the passkey alone. */
export async function enterByKey(
  app: TestApp,
  key: SecurityKey,
  address?: string,
): Promise<Entered> {
  const visitor = new Visitor(app.url, policyOrigin, address);
  const asked = await visitor.call('POST', '/v1/passkey-sign-ins');
  const { body } = await visitor.call('POST', '/v1/passkey-sign-ins/complete', {
    credential: key.sign(asked.body),
  });
  return { visitor, outcome: body.code ?? 'done' };
}

/** Signs in by the password, and then by the passkey or by what is given instead. */
export async function enterByPassword(
  app: TestApp,
  person: { readonly email: string },
  second:
    | SecurityKey
    | { readonly kind: 'authenticator_app' | 'recovery_code'; readonly code: string },
  address?: string,
): Promise<Entered> {
  const visitor = new Visitor(app.url, policyOrigin, address);
  const first = await visitor.call('POST', '/v1/sessions', {
    email: person.email,
    password: testPassword,
  });
  if (first.body.code !== 'session.factor_required')
    return { visitor, outcome: first.body.code ?? 'done' };
  const proof =
    'sign' in second
      ? {
          kind: 'passkey',
          credential: second.sign((await visitor.call('POST', '/v1/half-session/challenge')).body),
        }
      : second;
  const { body } = await visitor.call('POST', '/v1/half-session/complete', { proof });
  return { visitor, outcome: body.code ?? 'done' };
}
