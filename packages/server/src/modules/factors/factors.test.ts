/** One's own factors: adding, renaming and removing them, what ends with that, and who is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp, testPassword } from '../../testing/app.ts';
import { addApp, addKey, SecurityKey } from '../../testing/factors.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const origin = 'https://bailiwick.test';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: origin });
});
afterAll(() => app.close());

const eventsOf = async (person: Person) => {
  const { rows } = await app.superuser.query<{ event: string }>(
    "select event from audit_events where target_sid = $1 and outcome = 'done' order by id",
    [person.userSid],
  );
  return rows.map(({ event }) => event);
};

describe('somebody’s own factors', () => {
  it('are none at first; each change is told by mail and written down', async () => {
    const person = await app.signUp();
    const { client } = person;
    expect(await client.factors.get()).toEqual({
      passkeys: [],
      authenticator_app: null,
      recovery_codes: null,
      sso_required: false,
      passkeys_work_here: true,
    });
    const subject = async () => (await app.mailTo(person.email)).subject;
    expect(await outcomeOf(client.recoveryCodes.create())).toBe('second_factor.none');
    await addApp(client);
    expect(await subject()).toBe('An authenticator app was added to your login');
    await client.recoveryCodes.create();
    expect(await subject()).toBe('You have new recovery codes');
    await addKey(client, origin);
    expect(await subject()).toBe('A passkey was added to your login');
    const [key] = (await client.factors.get()).passkeys;
    await client.passkeys.update(key?.sid ?? '', { name: 'In the drawer' });
    expect(await subject()).toBe('A passkey of your login was renamed');
    const now = await client.factors.get();
    expect(now.passkeys).toMatchObject([{ name: 'In the drawer', is_synced: false }]);
    expect(now.recovery_codes?.left).toBe(10);
    await client.passkeys.delete(key?.sid ?? '');
    expect(await subject()).toBe('A passkey was removed from your login');
    await client.authenticatorApp.delete();
    expect(await subject()).toBe('The authenticator app was removed from your login');
    // Codes stand in for a factor: without one they are worth nothing.
    expect((await client.factors.get()).recovery_codes).toBeNull();
    expect(await outcomeOf(app.signIn(person.email))).toBe('done');
    expect((await eventsOf(person)).slice(-8)).toEqual([
      'authenticator_app.begun',
      'authenticator_app.added',
      'recovery_codes.made',
      'passkey.added',
      'passkey.renamed',
      'passkey.removed',
      'authenticator_app.removed',
      'session.started',
    ]);
  });

  it('want a proof of the last five minutes for every change', async () => {
    const person = await app.signUp();
    const { client } = person;
    const asked = await client.passkeys.challenge();
    const credential = new SecurityKey(origin).make(asked);
    await addKey(client, origin);
    const [key] = (await client.factors.get()).passkeys;
    const sid = key?.sid ?? '';
    await app.travel({ minutes: 6 });
    // Far-reaching acts of other kinds take it for ten minutes more.
    expect((await client.sessions.getCurrent()).recently_authenticated).toBe(true);
    const changes: Record<string, () => Promise<unknown>> = {
      challenge: () => client.passkeys.challenge(),
      add: () => client.passkeys.create({ name: 'Late', credential }),
      rename: () => client.passkeys.update(sid, { name: 'Late' }),
      remove: () => client.passkeys.delete(sid),
      beginApp: () => client.authenticatorApp.create(),
      confirmApp: () => client.authenticatorApp.confirm({ code: '123456' }),
      removeApp: () => client.authenticatorApp.delete(),
      codes: () => client.recoveryCodes.create(),
    };
    for (const [name, change] of Object.entries(changes))
      expect(await outcomeOf(change()), name).toBe('request.step_up_required');
  });

  it('end every other session with the first, and with each that is removed', async () => {
    const person = await app.signUp();
    const elsewhere = await app.signIn(person.email);
    await addApp(person.client);
    expect(await outcomeOf(elsewhere.client.user.get())).toBe('request.unauthenticated');
    expect(await outcomeOf(person.client.user.get())).toBe('done');
    const { codes } = await person.client.recoveryCodes.create();
    const again = await app.client().sessions.create({
      email: person.email,
      password: testPassword,
      transport: 'bearer',
      second_factor: { kind: 'recovery_code', code: codes[0] ?? '' },
    });
    const other = app.client(again.token ?? '');
    await addKey(person.client, origin);
    expect(await outcomeOf(other.user.get())).toBe('done');
    await person.client.authenticatorApp.delete();
    expect(await outcomeOf(other.user.get())).toBe('request.unauthenticated');
  });

  it('let the first of two at once in, and end the session of the second', async () => {
    const person = await app.signUp();
    const elsewhere = await app.signIn(person.email);
    const make = async (client: Person['client']) => {
      const credential = new SecurityKey(origin).make(await client.passkeys.challenge());
      return () => outcomeOf(client.passkeys.create({ name: 'Mine', credential }));
    };
    const [tries = []] = await race(1, async () => [
      await make(person.client),
      await make(elsewhere.client),
    ]);
    const outcomes = tries.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
    expect(outcomes.toSorted()).toEqual(['done', 'request.unauthenticated']);
  });

  it('of others are not found', async () => {
    const [mine, theirs] = [await app.signUp(), await app.signUp()];
    await addKey(theirs.client, origin);
    const [key] = (await theirs.client.factors.get()).passkeys;
    const sid = key?.sid ?? '';
    expect(await outcomeOf(mine.client.passkeys.delete(sid))).toBe('request.not_found');
    expect(await outcomeOf(mine.client.passkeys.update(sid, { name: 'Mine' }))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(mine.client.authenticatorApp.delete())).toBe('request.not_found');
    expect((await theirs.client.factors.get()).passkeys).toMatchObject([{ name: 'Blue key' }]);
  });
});

describe('an authenticator app', () => {
  it('counts for nothing before a code of it was confirmed, and is not overwritten afterwards', async () => {
    const { client, email } = await app.signUp();
    expect(await outcomeOf(client.authenticatorApp.confirm({ code: '123456' }))).toBe(
      'authenticator_app.not_begun',
    );
    await client.authenticatorApp.create();
    expect(await outcomeOf(app.signIn(email))).toBe('done');
    expect(await outcomeOf(client.authenticatorApp.confirm({ code: 'abcdef' }))).toBe(
      'session.factor_refused',
    );
    expect((await client.factors.get()).authenticator_app).toBeNull();
    await addApp(client);
    expect(await outcomeOf(client.authenticatorApp.create())).toBe('authenticator_app.exists');
    expect(await outcomeOf(app.signIn(email))).toBe('session.factor_required');
  });
});

it('says where passkeys cannot work, and has the authenticator app nevertheless', async () => {
  await using numbers = await createTestApp();
  const { client } = await numbers.signUp();
  expect((await client.factors.get()).passkeys_work_here).toBe(false);
  expect(await outcomeOf(client.passkeys.challenge())).toBe('passkey.not_here');
  expect(await outcomeOf(numbers.client().passkeySignIns.start())).toBe('passkey.not_here');
  await addApp(client);
});
