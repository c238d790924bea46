/** One's own login: reading and changing it, and which passwords are passwords. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp, testPassword } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

let app: TestApp;
let ada: Person;

beforeAll(async () => {
  app = await createTestApp();
  ada = await app.signUp();
});
afterAll(() => app.close());

const patch = (person: Person, body: unknown) =>
  fetch(`${app.url}/v1/user`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('one’s own login', () => {
  it('is read with its version', async () => {
    const answer = await fetch(`${app.url}/v1/user`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(await answer.json()).toMatchObject({
      sid: ada.userSid,
      organization_sid: null,
      email: ada.email,
      first_name: 'Ada',
      last_name: 'Okafor',
      name: 'Ada Okafor',
      state: 'active',
      time_zone: null,
      locale: null,
      version: 1,
    });
  });

  it('is changed field by field, at the version that was read', async () => {
    const person = await app.signUp();
    const changed = await person.client.user.update(
      { last_name: '', time_zone: 'Europe/Berlin', locale: 'de' },
      { ifMatch: 1 },
    );
    expect(changed).toMatchObject({
      first_name: 'Ada',
      last_name: '',
      name: 'Ada',
      time_zone: 'Europe/Berlin',
      locale: 'de',
      version: 2,
    });
    expect(await outcomeOf(person.client.user.update({ last_name: 'Late' }, { ifMatch: 1 }))).toBe(
      'request.stale',
    );
    const cleared = await person.client.user.update({ time_zone: null });
    expect(cleared).toMatchObject({ name: 'Ada', time_zone: null, locale: 'de', version: 3 });
    expect((await ada.client.user.get()).version).toBe(1);
  });

  it('of a managed person leaves an audit event with both sides of the change', async () => {
    const founded = await app.found();
    await founded.owner.client.user.update({ first_name: 'Adaeze' });
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'user.profile_changed',
    });
    expect(items).toMatchObject([
      {
        actor: { name: 'Ada Okafor' },
        target: { sid: founded.owner.userSid },
        before: { first_name: 'Ada' },
        after: { first_name: 'Adaeze' },
      },
    ]);
  });

  it.each([
    ['a time zone that is none', '/time_zone', { time_zone: 'Mars/Olympus' }],
    ['an offset for a time zone', '/time_zone', { time_zone: '+02:00' }],
    ['a language tag that is none', '/locale', { locale: 'german, please' }],
    ['an empty first name', '/first_name', { first_name: '' }],
    ['a name of 256 characters', '/last_name', { last_name: 'x'.repeat(256) }],
    ['a name that turns the direction of writing', '/first_name', { first_name: 'A\u202eda' }],
    ['a name with a line break', '/first_name', { first_name: 'A\r\nBcc: x' }],
    ['a name not in normal form C', '/first_name', { first_name: 'Zoe\u0308' }],
    ['another address', '/email', { email: 'other@corp.com' }],
    ['another state', '/state', { state: 'suspended' }],
    ['another organization', '/organization_sid', { organization_sid: null }],
    ['a password', '/password', { password: testPassword }],
    ['another epoch', '/credential_epoch', { credential_epoch: 0 }],
  ])('takes not %s', async (_what, pointer, body) => {
    const answer = await patch(ada, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer }] });
    expect((await ada.client.user.get()).version).toBe(1);
  });
});

const change = (person: Person, current_password: string, new_password: string) =>
  person.client.user.changePassword({ current_password, new_password });
const signInWith = (person: Person, password: string) =>
  outcomeOf(app.client().sessions.create({ email: person.email, password, transport: 'bearer' }));

describe('a new password', () => {
  it.each([
    ['of 14 characters', 'fourteen chars'],
    ['of 7 emoji, however many units they are', '🦊🦉🐙🦋🐝🦔🐢'],
    ['on the lists of attackers', 'passwordpassword'],
    ['of few characters over and over', 'abababababababab'],
    ['of more than 1,024 bytes', 'long words '.repeat(100)],
    ['of 4,000 characters', 'z9 kq'.repeat(800)],
  ])('%s is refused, and the old one stays', async (_what, password) => {
    const refusal = await refusalOf(change(ada, testPassword, password));
    expect(refusal.code).toBe('user.password_not_accepted');
    expect(refusal.problem.errors?.[0]?.pointer).toBe('/new_password');
    expect(await signInWith(ada, testPassword)).toBe('done');
  });

  it('made of one’s own address is refused', async () => {
    const refusal = await refusalOf(change(ada, testPassword, `${ada.email}12`));
    expect(refusal.code).toBe('user.password_not_accepted');
  });

  it('is not given for a wrong one, and says which field was wrong', async () => {
    const refusal = await refusalOf(change(ada, 'not the right password', 'quiet long new words'));
    expect(refusal.code).toBe('user.password_wrong');
    expect(refusal.problem.errors?.[0]?.pointer).toBe('/current_password');
    expect(await signInWith(ada, 'quiet long new words')).toBe('session.refused');
  });

  it.each([
    ['72 equal bytes at the start', `${'k7 vw'.repeat(15)}right`, `${'k7 vw'.repeat(15)}wrong`],
    ['another case', 'Seven Quiet Lanterns', 'seven quiet lanterns'],
    ['a space at the end', 'seven quiet lanterns ', 'seven quiet lanterns'],
    ['1,000 bytes', `${'q4 zé'.repeat(160)}right`, `${'q4 zé'.repeat(160)}wrong`],
  ])('with %s is compared to its end', async (_what, right, wrong) => {
    const person = await app.signUp();
    await change(person, testPassword, right);
    expect(await signInWith(person, wrong)).toBe('session.refused');
    expect(await signInWith(person, right)).toBe('done');
    expect(await signInWith(person, testPassword)).toBe('session.refused');
  });

  it('with a NUL is refused whole, never cut there', async () => {
    const refusal = await refusalOf(change(ada, testPassword, 'eighteen characters\u0000right'));
    expect(refusal.code).toBe('request.invalid');
    expect(await signInWith(ada, 'eighteen characters')).toBe('session.refused');
    expect(await signInWith(ada, testPassword)).toBe('done');
  });

  it('is the same on keyboards that compose letters differently', async () => {
    const person = await app.signUp();
    const password = 'café zürich señor naïve';
    await change(person, testPassword, password.normalize('NFD'));
    expect(await signInWith(person, password.normalize('NFC'))).toBe('done');
    expect(await signInWith(person, 'cafe zurich senor naive')).toBe('session.refused');
  });

  it('is told to the person by mail', async () => {
    const person = await app.signUp();
    await change(person, testPassword, 'another long and quiet password');
    expect((await app.mailTo(person.email)).subject).toBe('Your password was changed');
  });
});
