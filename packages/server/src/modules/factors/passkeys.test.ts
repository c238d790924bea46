/** The ceremonies of WebAuthn, answered rightly and in every way wrongly (AU-16). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp, testPassword } from '../../testing/app.ts';
import { addKey, type Mood, SecurityKey, Visitor } from '../../testing/factors.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const origin = 'https://bailiwick.test';

let app: TestApp;
let other: Person;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: origin });
  other = await app.signUp();
});
afterAll(() => app.close());

interface Asked {
  readonly challenge: string;
  readonly rp_id: string;
}

const wrongForBoth: Record<string, Mood> = {
  'another origin': { origin: 'https://bailiwick.test.evil.example' },
  'the origin without TLS': { origin: 'http://bailiwick.test' },
  'a name that ours ends with': { rpId: 'test' },
  'a name that ends with ours': { rpId: 'login.bailiwick.test' },
  'a frame of another site': { clientData: { crossOrigin: true } },
  'a page around ours': { clientData: { topOrigin: 'https://evil.example' } },
};

describe('a new passkey', () => {
  const make = async (person: Person, mood: Mood) => {
    const credential = new SecurityKey(origin).make(await person.client.passkeys.challenge(), mood);
    return outcomeOf(person.client.passkeys.create({ name: 'New', credential }));
  };

  it.each(
    Object.entries({
      ...wrongForBoth,
      'the other ceremony': { clientData: { type: 'webauthn.get' } },
      'a challenge of nobody': { clientData: { challenge: 'A'.repeat(43) } },
      'an attestation with certificates': {
        attestation: ['packed', new Map<string, unknown>([['x5c', Buffer.from('x')]])],
      },
      'an attestation of another form': {
        attestation: ['apple', new Map<string, unknown>()],
      },
    } satisfies Record<string, Mood>),
  )('is refused for %s, and is not there', async (_what, mood) => {
    expect(await make(other, mood)).toBe('passkey.not_accepted');
    expect((await other.client.factors.get()).passkeys).toEqual([]);
  });

  it('is taken once for a challenge, of this person and this session alone', async () => {
    const person = await app.signUp();
    const elsewhere = await app.signIn(person.email);
    const asked = await person.client.passkeys.challenge();
    const create = (client: Person['client'], key: SecurityKey) =>
      outcomeOf(client.passkeys.create({ name: 'New', credential: key.make(asked) }));
    expect(await create(other.client, new SecurityKey(origin))).toBe('passkey.not_accepted');
    const again = await person.client.passkeys.challenge();
    const key = new SecurityKey(origin);
    const credential = key.make(again);
    expect(await outcomeOf(elsewhere.client.passkeys.create({ name: 'New', credential }))).toBe(
      'passkey.not_accepted',
    );
    const third = await person.client.passkeys.challenge();
    const right = key.make(third);
    expect(await outcomeOf(person.client.passkeys.create({ name: 'New', credential: right }))).toBe(
      'done',
    );
    expect(
      await outcomeOf(person.client.passkeys.create({ name: 'Twice', credential: right })),
    ).toBe('passkey.not_accepted');
    // The same key once more, to this login or to another.
    for (const client of [person.client, other.client]) {
      const made = key.make(await client.passkeys.challenge());
      expect(await outcomeOf(client.passkeys.create({ name: 'Same', credential: made }))).toBe(
        'passkey.exists',
      );
    }
  });

  it('is of one person: somebody else cannot add the same', async () => {
    const [first, second] = [await app.signUp(), await app.signUp()];
    const key = await addKey(first.client, origin);
    const asked = await second.client.passkeys.challenge();
    const taken = second.client.passkeys.create({ name: 'Theirs', credential: key.make(asked) });
    expect(await outcomeOf(taken)).toMatch(/^passkey\./);
    expect((await second.client.factors.get()).passkeys).toEqual([]);
    expect((await first.client.factors.get()).passkeys).toHaveLength(1);
  });

  it('is refused after ten minutes', async () => {
    const person = await app.signUp();
    const credential = new SecurityKey(origin).make(await person.client.passkeys.challenge());
    await app.travel({ minutes: 11 });
    const { token } = await person.client.sessions.stepUp({ password: testPassword });
    expect(
      await outcomeOf(app.client(token ?? '').passkeys.create({ name: 'Late', credential })),
    ).toBe('passkey.not_accepted');
  });
});

/** A browser at the page for signing in, asked to have a passkey sign. */
async function atSignIn(): Promise<{ visitor: Visitor; asked: Asked }> {
  const visitor = new Visitor(app.url, origin);
  const { body } = await visitor.call('POST', '/v1/passkey-sign-ins');
  return { visitor, asked: body };
}

const finish = async (visitor: Visitor, credential: unknown) =>
  (await visitor.call('POST', '/v1/passkey-sign-ins/complete', { credential })).body.code ?? 'done';

describe('a passkey alone', () => {
  let person: Person;
  let key: SecurityKey;
  beforeAll(async () => {
    person = await app.signUp();
    key = await addKey(person.client, origin);
  });

  it('signs in without a password, by a session of its own method', async () => {
    const { visitor, asked } = await atSignIn();
    expect(asked).toMatchObject({ credentials: [], user_verification: 'required' });
    expect(await finish(visitor, key.sign(asked))).toBe('done');
    const { body } = await visitor.call('GET', '/v1/session');
    expect(body.session?.method).toBe('passkey');
    expect([...visitor.cookies.keys()]).toEqual([
      '__Host-bailiwick_session',
      '__Host-bailiwick_browser',
    ]);
  });

  it.each(
    Object.entries({
      ...wrongForBoth,
      'no word of who holds it': { isUserVerified: false },
      'the other ceremony': { clientData: { type: 'webauthn.create' } },
      'a wrong signature': { wrongSignature: true },
      'no owner': { userHandle: null },
      'another owner': { userHandle: Buffer.alloc(16, 7).toString('base64url') },
    } satisfies Record<string, Mood>),
  )('is refused for %s', async (_what, mood) => {
    const { visitor, asked } = await atSignIn();
    expect(await finish(visitor, key.sign(asked, mood))).toBe('passkey.refused');
    expect((await visitor.call('GET', '/v1/user')).status).toBe(401);
  });

  it('is refused twice, in another browser, for another ceremony, and late', async () => {
    const { visitor, asked } = await atSignIn();
    const signed = key.sign(asked);
    const cookie = visitor.cookies.get('__Host-bailiwick_passkey_sign_in') ?? '';
    expect(await finish(new Visitor(app.url, origin), signed)).toBe('passkey.refused');
    expect(await finish((await atSignIn()).visitor, signed)).toBe('passkey.refused');
    const second = await atSignIn();
    const right = key.sign(second.asked);
    const kept = second.visitor.cookies.get('__Host-bailiwick_passkey_sign_in') ?? '';
    expect(await finish(second.visitor, right)).toBe('done');
    second.visitor.cookies.set('__Host-bailiwick_passkey_sign_in', kept);
    expect(await finish(second.visitor, right)).toBe('passkey.refused');
    visitor.cookies.set('__Host-bailiwick_passkey_sign_in', cookie);
    const step = key.sign(await person.client.factors.challenge());
    expect(await finish(visitor, step)).toBe('passkey.refused');
    const late = await atSignIn();
    const lateSigned = key.sign(late.asked);
    await app.travel({ minutes: 11 });
    expect(await finish(late.visitor, lateSigned)).toBe('passkey.refused');
  });

  it('answers a key that nobody has like one that was removed', async () => {
    const stranger = new SecurityKey(origin);
    stranger.make({ challenge: 'x', rp_id: 'bailiwick.test', user_handle: 'AAAA' });
    const unknown = await atSignIn();
    const gone = await app.signUp();
    const removed = await addKey(gone.client, origin);
    const [row] = (await gone.client.factors.get()).passkeys;
    await gone.client.passkeys.delete(row?.sid ?? '');
    const after = await atSignIn();
    expect(await finish(unknown.visitor, stranger.sign(unknown.asked))).toBe('passkey.refused');
    expect(await finish(after.visitor, removed.sign(after.asked))).toBe('passkey.refused');
  });

  it('that counts backwards is refused, and written down as a copy', async () => {
    const { visitor, asked } = await atSignIn();
    expect(await finish(visitor, key.sign(asked, { signCount: 1 }))).toBe('passkey.refused');
    const { rows } = await app.superuser.query<{ reason: string }>(
      "select reason from audit_events where event = 'passkey.copied' and target_sid = $1",
      [person.userSid],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reason).toContain('counted to 1 after');
  });

  it('does not sign in whom an administrator deactivated', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const theirs = await addKey(member.client, origin);
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      member.userSid,
    );
    const { visitor, asked } = await atSignIn();
    expect(await finish(visitor, theirs.sign(asked))).toBe('passkey.refused');
  });
});

describe('a passkey beside the password', () => {
  it('need not know who holds it, and has to be one of this person', async () => {
    const person = await app.signUp();
    const key = await addKey(person.client, origin);
    const stranger = await addKey((await app.signUp()).client, origin);
    const visitor = new Visitor(app.url, origin);
    const begin = async () => {
      await visitor.call('POST', '/v1/sessions', { email: person.email, password: testPassword });
      return (await visitor.call('POST', '/v1/half-session/challenge')).body;
    };
    const prove = async (credential: unknown) =>
      (
        await visitor.call('POST', '/v1/half-session/complete', {
          proof: { kind: 'passkey', credential },
        })
      ).body.code ?? 'done';
    const asked = await begin();
    expect(asked).toMatchObject({ credentials: [{ transports: ['usb'] }] });
    expect(await prove(stranger.sign(asked))).toBe('session.factor_refused');
    expect(await prove(key.sign(await begin(), { isUserVerified: false }))).toBe('done');
  });
});
