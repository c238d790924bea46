/** Managed people by the official helper library, unchanged; and every refusal that it can meet there, by its number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  createReachableApp,
  expectCode,
  libraryAt,
  makeKey,
  organizationOf,
} from '../../testing/helper-library.ts';

let app: TestApp;
let founded: Founded;
let organization: ReturnType<typeof organizationOf>;

const sidOf = (prefix: string) => prefix + newId().replaceAll('-', '');
const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const permissions = [
  'iam/organization-users/read',
  'iam/organization-users/provision',
  'iam/organization-users/update',
  'iam/organization-users/deactivate',
  'iam/organization-accounts/create',
];

beforeAll(async () => {
  app = await createReachableApp();
  founded = await app.found();
  organization = organizationOf(
    libraryAt(app, await makeKey(founded, permissions)),
    founded.organizationSid,
  );
});
afterAll(() => app.close());

const newMail = () => `${unique('grace')}@${founded.domain}`;

const personOf = (email: string, more: Readonly<Record<string, unknown>> = {}) => ({
  userName: email,
  name: { givenName: 'Grace', familyName: 'Hopper' },
  emails: [{ primary: true, value: email, type: 'work' }],
  ...more,
});

const create = (more: Readonly<Record<string, unknown>> = {}, email = newMail()) =>
  organization.users.create(personOf(email, more));

/** As the documentation writes it; the types of the library know another spelling. */
const patch = (sid: string, operations: readonly unknown[], headers?: Record<string, string>) =>
  organization.users(sid).patch({ schemas: [patchUrn], Operations: operations }, headers);
const setting = (path: string, value: unknown) => ({ op: 'replace', path, value });

async function expectUpdate(sid: string, body: unknown, expected: readonly [number, number]) {
  return expectCode(organization.users(sid).update(body), expected);
}

describe('creating', () => {
  it('makes a managed login in a verified domain, which is shown, found, and told by mail', async () => {
    const externalId = unique('hr-');
    const made = await create({ externalId, locale: 'en-US', timezone: 'Europe/Berlin' });
    expect(made.id).toMatch(/^US[0-9a-f]{32}$/);
    expect(made).toMatchObject({
      externalId,
      displayName: 'Grace Hopper',
      active: true,
      locale: 'en-US',
      timezone: 'Europe/Berlin',
      name: { givenName: 'Grace', familyName: 'Hopper' },
      emails: [{ primary: true, type: 'work' }],
      meta: { resourceType: 'user', version: 'W/2' },
    });
    const fetched = await organization.users(made.id).fetch();
    expect(fetched.userName).toBe(made.userName);
    for (const filter of [`userName eq "${made.userName}"`, `externalId eq "${externalId}"`]) {
      const found = await organization.users.list({ filter });
      expect(found.map(({ id }) => id)).toEqual([made.id]);
    }
    const shown = await founded.owner.client.organizationUsers.get(
      founded.organizationSid,
      made.id,
    );
    expect(shown).toMatchObject({ kind: 'managed', organization_role: { name: 'Standard User' } });
    const mail = await app.mailTo(made.userName);
    expect(mail.text).toContain('made a login for you');
    expect(mail.text).toMatch(/#token=/);
  });

  it('one who is not active is told nothing, and let in later', async () => {
    const made = await create({ active: false });
    expect(made.active).toBe(false);
    const later = await patch(made.id, [setting('active', true)]);
    expect(later.active).toBe(true);
  });

  it.each<[string, () => [Record<string, unknown>, string?], readonly [number, number]]>([
    ['a domain that is not verified', () => [{}, `${unique('a')}@nowhere.example`], [400, 25017]],
    ['an address that is none', () => [{}, 'Grace Hopper'], [400, 25011]],
    ['no userName', () => [{ userName: undefined }], [400, 25005]],
    ['a userName of one character', () => [{ userName: 'g' }], [400, 25005]],
    ['a userName too long', () => [{ userName: 'g'.repeat(260) }], [400, 25005]],
    ['a userName that is not the address', () => [{ userName: newMail() }], [400, 25014]],
    ['a first name too long', () => [{ name: { givenName: 'g'.repeat(256) } }], [400, 25002]],
    ['a last name too long', () => [{ name: { familyName: 'g'.repeat(256) } }], [400, 25003]],
    ['an externalId of one character', () => [{ externalId: '7' }], [400, 25004]],
    ['an externalId too long', () => [{ externalId: '7'.repeat(256) }], [400, 25004]],
    ['no address', () => [{ emails: [] }], [400, 25010]],
    [
      'two addresses and none primary',
      () => [{ emails: [{ value: newMail() }, { value: newMail() }] }],
      [400, 25010],
    ],
    ['a value of another kind', () => [{ active: 'perhaps' }], [400, 25019]],
  ])('%s is refused by its number', async (_what, change, expected) => {
    const [more, email] = change();
    await expectCode(create(more, email), expected);
  });

  it('a name or an external id that is taken is 409 and 25022', async () => {
    const externalId = unique('hr-');
    const made = await create({ externalId });
    await expectCode(create({}, made.userName), [409, 25022]);
    await expectCode(create({ externalId }), [409, 25022]);
    const stranger = await app.signUp();
    await expectCode(create({}, stranger.email), [400, 25017]);
  });
});

describe('changing', () => {
  it('a PATCH in either spelling, with a path that chooses, and one that is known nowhere', async () => {
    const made = await create();
    const email = newMail();
    const after = await patch(made.id, [
      setting('userName', email),
      setting('emails[primary eq true].value', email),
      setting('name.givenName', 'Ada'),
      setting('nickname', 'nobody keeps this'),
    ]);
    expect(after).toMatchObject({ userName: email, name: { givenName: 'Ada' } });
    expect(after.emails[0]?.value).toBe(email);
    expect(after.displayName).toBe('Ada Hopper');
    const typed = await organization.users(made.id).patch({
      operations: [{ op: 'replace', path: 'displayName', value: 'Countess' }],
    });
    expect(typed.displayName).toBe('Countess');
    const same = await patch(made.id, [setting('nickname', 'nobody')]);
    expect(same.meta.version).toBe(typed.meta.version);
  });

  it('a PUT replaces, and takes back what it read', async () => {
    const made = await create({ timezone: 'Europe/Berlin' });
    const read = await organization.users(made.id).fetch();
    const again = await organization.users(made.id).update(read.toJSON());
    expect(again.meta.version).toBe(read.meta.version);
    const changed = await organization.users(made.id).update({
      ...read.toJSON(),
      name: { givenName: 'Grace', familyName: 'Murray' },
      active: false,
    });
    expect(changed).toMatchObject({ active: false, name: { familyName: 'Murray' } });
  });

  it('a version that is over is 409 and 25020: in the header, with or without its quotes, and in the body', async () => {
    const made = await create();
    const sid = made.id;
    const old = made.meta.version;
    const fresh = await patch(sid, [setting('displayName', 'Grace B.')], { 'If-Match': old });
    for (const header of [old, old.replace('W/', ''), old.replace(/\d+/, '"$&"')])
      await expectCode(
        patch(sid, [setting('displayName', 'Grace M.')], { 'If-Match': header }),
        [409, 25020],
      );
    await expectUpdate(sid, personOf(made.userName, { meta: { version: old } }), [409, 25020]);
    const { version } = fresh.meta;
    await organization.users(sid).update(personOf(made.userName, { meta: { version: old } }), {
      'If-Match': version,
    });
  });

  it('address and userName change together, in verified domains only', async () => {
    const { id, userName } = await create();
    await expectCode(
      patch(id, [setting('emails[primary eq true].value', newMail())]),
      [400, 25012],
    );
    await expectCode(patch(id, [setting('userName', newMail())]), [400, 25013]);
    await expectUpdate(id, { ...personOf(userName), userName: newMail() }, [400, 25014]);
    await expectUpdate(id, personOf('grace@nowhere.example'), [400, 25017]);
    const taken = await create();
    await expectUpdate(id, personOf(taken.userName), [409, 25022]);
    expect((await organization.users(id).fetch()).userName).toBe(userName);
  });

  it('removing deactivates, again and again, and deletes nobody', async () => {
    const { id } = await create();
    const gone = await organization.users(id).removeWithHttpInfo();
    expect([gone.statusCode, gone.body]).toEqual([204, true]);
    expect(await organization.users(id).remove()).toBe(true);
    expect((await organization.users(id).fetch()).active).toBe(false);
  });

  it.each<[string, unknown, readonly [number, number]]>([
    ['no operations', { schemas: [patchUrn] }, [400, 25015]],
    ['none of them', { schemas: [patchUrn], Operations: [] }, [400, 25015]],
    [
      'another protocol',
      { schemas: ['urn:x'], Operations: [setting('active', true)] },
      [400, 25015],
    ],
    ['an operation that is none', { Operations: [{ op: 'jump', path: 'active' }] }, [400, 25015]],
    ['what is read-only', { Operations: [setting('meta.version', 'W/9')] }, [400, 25019]],
    [
      'a first name too long',
      { Operations: [setting('name.givenName', 'g'.repeat(256))] },
      [400, 25002],
    ],
  ])('a PATCH with %s is refused by its number, whole', async (_what, body, expected) => {
    const { id } = await create();
    await expectCode(organization.users(id).patch(body), expected);
  });

  it('the Owner is 403 and 25016; one who was suspended 400 and 25009; nobody 404 and 25008', async () => {
    await expectCode(patch(founded.owner.userSid, [setting('active', false)]), [403, 25016]);
    await expectCode(organization.users(founded.owner.userSid).remove(), [403, 25016]);
    const { id } = await create();
    await app.superuser.query(
      `update users set state = 'suspended' where id = '${id.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}'`,
    );
    await expectCode(patch(id, [setting('displayName', 'X')]), [400, 25009]);
    await expectCode(organization.users(id).remove(), [400, 25009]);
    const elsewhere = (await app.found()).owner.userSid;
    for (const sid of [sidOf('US'), elsewhere, 'US1']) {
      await expectCode(organization.users(sid).fetch(), [404, 25008]);
      await expectCode(patch(sid, [setting('active', false)]), [404, 25008]);
      await expectCode(organization.users(sid).remove(), [404, 25008]);
    }
  });
});

describe('lists', () => {
  it('come over several pages, without a word about pages', async () => {
    const { rows } = await app.superuser.query<{ count: number }>(
      `select count(*)::int as count from users where organization_id = (select organization_id from users where id = $1)`,
      [founded.owner.userSid.slice(2)],
    );
    const few = await organization.users.getPage(
      `${app.url}/Organizations/${founded.organizationSid}/scim/Users?PageSize=2`,
    );
    const all = new Set(few.instances.map(({ id }) => id));
    for (let page = await few.nextPage(); page !== undefined; page = await page.nextPage())
      for (const { id } of page.instances) all.add(id);
    expect(all.size).toBe(rows[0]?.count);
    expect((await organization.users.list()).length).toBe(all.size);
  });

  it.each([
    'name.givenName eq "Grace"',
    'userName sw "grace"',
    'userName eq "a" or externalId eq "b"',
    'userName',
    'userName eq 7',
    'password eq "x"',
  ])('a filter like %s is 400 and 25001', async (filter) => {
    await expectCode(organization.users.list({ filter }), [400, 25001]);
  });
});

describe('what a key needs', () => {
  const with_ = async (names: readonly string[]) =>
    organizationOf(libraryAt(app, await makeKey(founded, names)), founded.organizationSid);

  it('each act its permission: 403 and 25018, with what is missing', async () => {
    const { id, userName } = await create();
    const poor = await with_(['iam/organizations/read']);
    for (const [attempt, missing] of [
      [() => poor.users.list(), 'read'],
      [() => poor.users.create(personOf(newMail())), 'provision'],
      [() => poor.users(id).remove(), 'deactivate'],
      [() => poor.users(id).update(personOf(userName)), 'update'],
    ] as const) {
      const { details } = await expectCode(attempt(), [403, 25018]);
      expect(details.missing_permission).toBe(`/bailiwick/iam/organization-users/${missing}`);
    }
  });

  it('one that renames may not deactivate, nor change an address', async () => {
    const { id } = await create();
    const email = newMail();
    const renames = await with_([
      'iam/organization-users/update',
      'iam/organization-accounts/create',
    ]);
    const both = [setting('userName', email), setting('emails[primary eq true].value', email)];
    for (const Operations of [[setting('active', false)], both])
      await expectCode(renames.users(id).patch({ Operations }), [403, 25018]);
    const after = await renames.users(id).patch({ Operations: [setting('name.givenName', 'Ada')] });
    expect(after.name.givenName).toBe('Ada');
  });

  it('nobody who holds more is touched, and nobody is given more', async () => {
    const boss = await app.join(founded, { role: 'IX00000000000000000000000000000006' });
    await expectCode(organization.users(boss.userSid).remove(), [403, 25018]);
    const alone = await with_(['iam/organization-users/provision']);
    const refused = await expectCode(alone.users.create(personOf(newMail())), [403, 25018]);
    expect(refused.details.reason).toBe('role_assignment.above_own');
  });

  it('a key of another organization is 403, one that is none and a session are 401: 25018', async () => {
    const other = await app.found();
    const foreign = libraryAt(app, await makeKey(other, permissions));
    await expectCode(organizationOf(foreign, founded.organizationSid).users.list(), [403, 25018]);
    for (const token of ['bwk_nothing-of-the-kind', founded.owner.token])
      await expectCode(
        organizationOf(libraryAt(app, token), founded.organizationSid).users.list(),
        [401, 25018],
      );
  });
});
