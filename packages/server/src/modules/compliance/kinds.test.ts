/** Who does not meet what policies ask beside second factors: passwords, keys, secrets of apps, people from outside. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from '../../testing/app.ts';
import {
  askFactor,
  foundProven,
  guestAt,
  planIsDue,
  policyOrigin,
} from '../../testing/policies.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

/** Longer than the password of everybody in tests, which has 26. */
const more = 30;
const longPassword = 'seven green lanterns float slowly by';
const permissions = ['/bailiwick/iam/organization-users/read'];
const administrator = 'IX00000000000000000000000000000002';
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

type Query = NonNullable<Parameters<BailiwickClient['compliance']['list']>[1]>;
const read = async ({ owner, organizationSid }: Founded, query: Query = {}) =>
  (await owner.client.compliance.list(organizationSid, query)).items;
/** What somebody does not meet; undefined: they meet it. */
const rowOf = async (founded: Founded, { userSid }: Pick<Person, 'userSid'>) =>
  (await read(founded)).find(({ user_sid }) => user_sid === userSid);

const askLength = (
  { owner, organizationSid }: Founded,
  minimum: number | null,
  starts_at?: string,
) =>
  owner.client.securityPolicies.updatePasswords(organizationSid, {
    minimum_characters: minimum,
    ...(starts_at === undefined ? {} : { starts_at }),
  });
const limitAge = ({ owner, organizationSid }: Founded, days: number | null, starts_at?: string) =>
  owner.client.securityPolicies.updateApiKeys(organizationSid, {
    max_age_days: days,
    ...(starts_at === undefined ? {} : { starts_at }),
  });
const keepOut = (
  { owner, organizationSid }: Founded,
  rule: { account_sid?: string; starts_at?: string } = {},
) =>
  owner.client.securityPolicies.updateExternalUsers(organizationSid, {
    access: 'not_allowed',
    ...rule,
  });
const signIn = ({ email }: Pick<Person, 'email'>, password: string) =>
  app.client().sessions.create({ email, password, transport: 'bearer' });
const changePassword = ({ client }: Person, next: string, current = testPassword) =>
  client.user.changePassword({ current_password: current, new_password: next });
const age = (table: 'api_keys' | 'oauth_apps', id: string, days: number) =>
  app.superuser.query(
    `update ${table} set created_at = now() - make_interval(days => $2) where id = $1`,
    [id, days],
  );

describe('a password', () => {
  it('is in the list until it was typed and found long enough', async () => {
    const founded = await app.found();
    const [short, long] = [await app.join(founded), await app.join(founded)];
    await changePassword(long, longPassword);
    await askLength(founded, more);
    expect(await rowOf(founded, short)).toMatchObject({
      state: 'owing',
      missing: 'password',
      standing: 'Their password is not known to be long enough: it is measured when they type it.',
      policies: [
        {
          account_sid: null,
          state: 'owing',
          missing: 'password',
          sentence: 'Passwords of the people whom you manage have at least 30 characters.',
        },
      ],
    });
    // As long as nobody typed it, nobody knows.
    expect(await rowOf(founded, long)).toMatchObject({ missing: 'password' });
    await signIn(long, longPassword);
    expect(await rowOf(founded, long)).toBeUndefined();
    expect(await outcomeOf(signIn(short, testPassword))).toBe('session.new_password_required');
    expect(await rowOf(founded, short)).toBeDefined();
    await changePassword(short, longPassword);
    expect(await rowOf(founded, short)).toBeUndefined();
  });

  it('that is set, by an invitation or in the settings, is measured then', async () => {
    const founded = await app.found();
    await askLength(founded, more);
    const email = `${unique('niko')}@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
    await app.client().invitations.accept({
      token: await app.tokenFor(email),
      first_name: 'Niko',
      last_name: 'Ruiz',
      password: longPassword,
      transport: 'bearer',
    });
    expect((await read(founded)).map((row) => row.email)).toEqual([founded.owner.email]);
    await askLength(founded, 40);
    expect((await read(founded)).map((row) => row.email)).toContain(email);
  });

  it('is measured against what will be asked, and each password anew', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await askLength(founded, more, inDays(7));
    expect(await rowOf(founded, member)).toMatchObject({
      state: 'planned',
      missing: 'password',
      signed_in_since: false,
    });
    await changePassword(member, longPassword);
    expect(await rowOf(founded, member)).toBeUndefined();
    await planIsDue(app, founded);
    expect(await rowOf(founded, member)).toBeUndefined();
    // One that was set when nothing was asked says nothing of itself.
    await askLength(founded, null);
    await changePassword(member, `${longPassword} and on`, longPassword);
    await askLength(founded, more);
    expect(await rowOf(founded, member)).toMatchObject({ state: 'owing' });
    await askLength(founded, 15);
    expect(await read(founded)).toEqual([]);
  });

  it('keeps of its length only what a policy asked', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const kept = async () => {
      const { rows } = await app.superuser.query<{ met: number | null }>(
        'select met_characters as met from user_passwords where user_id = $1',
        [uuidOfSid('US', member.userSid)],
      );
      return rows[0]?.met;
    };
    await changePassword(member, longPassword);
    expect(await kept()).toBeNull();
    await askLength(founded, 20);
    await signIn(member, longPassword);
    expect(await kept()).toBe(20);
    await askLength(founded, 50);
    await outcomeOf(signIn(member, longPassword));
    expect(await kept()).toBe(20);
  });
});

describe('an API key', () => {
  const make = (
    { organizationSid }: Founded,
    { client }: Person,
    expires_in_days: number | null = null,
  ) => client.apiKeys.create(organizationSid, { name: 'Report', permissions, expires_in_days });

  it('that works longer than is allowed is in the row of its maker, with when it ends', async () => {
    const founded = await app.found();
    const maker = await app.join(founded, { role: administrator });
    const { api_key: endless } = await make(founded, maker);
    await make(founded, maker, 10);
    await limitAge(founded, 30);
    const row = await rowOf(founded, maker);
    expect(row).toMatchObject({ state: 'planned', missing: 'api_key' });
    expect(row?.standing).toMatch(
      /^1 API key that they made works longer than is allowed, and is refused from .+ on\.$/,
    );
    expect(Date.parse(row?.since ?? '')).toBe(Date.parse(endless.created_at) + 30 * day);
    expect(await read(founded)).toHaveLength(1);
    await make(founded, maker, 30);
    await maker.client.apiKeys.revoke(founded.organizationSid, endless.sid);
    expect(await read(founded)).toEqual([]);
  });

  it('counts by what is planned, and not once it is over', async () => {
    const founded = await app.found();
    const maker = await app.join(founded, { role: administrator });
    const { api_key: old } = await make(founded, maker);
    await make(founded, maker, 90);
    await age('api_keys', uuidOfSid('SK', old.sid) ?? '', 40);
    const starts_at = inDays(5);
    await limitAge(founded, 30, starts_at);
    expect(await rowOf(founded, maker)).toMatchObject({
      state: 'planned',
      since: starts_at,
      standing: expect.stringMatching(/^2 API keys that they made work longer/),
    });
    await planIsDue(app, founded);
    expect(await rowOf(founded, maker)).toMatchObject({
      standing: expect.stringMatching(/^1 API key/),
    });
  });
});

it('lists whoever made an app of which the secret is too old, until they roll it', async () => {
  const founded = await app.found();
  const maker = await app.join(founded, { role: administrator });
  const { oauth_app: made } = await maker.client.oauthApps.create(founded.organizationSid, {
    name: 'Warehouse',
    permissions,
  });
  await limitAge(founded, 30);
  expect(await read(founded)).toEqual([]);
  await age('oauth_apps', uuidOfSid('OQ', made.sid) ?? '', 20);
  expect(await rowOf(founded, maker)).toMatchObject({ state: 'planned', missing: 'oauth_app' });
  await age('oauth_apps', uuidOfSid('OQ', made.sid) ?? '', 31);
  const row = await rowOf(founded, maker);
  expect(row).toMatchObject({
    state: 'owing',
    standing: '1 OAuth app that they made gets no tokens: the secret is too old.',
  });
  // Nobody owed it before the policy started, however old the secret was.
  expect(Date.now() - Date.parse(row?.since ?? '')).toBeLessThan(day / 2);
  await maker.client.oauthApps.roll(founded.organizationSid, made.sid, {});
  expect(await read(founded)).toEqual([]);
});

describe('people from outside', () => {
  it('are listed while they hold roles where nobody from outside is let in', async () => {
    const founded = await app.found();
    const guest = await guestAt(app, founded);
    await keepOut(founded, { starts_at: inDays(3) });
    expect(await rowOf(founded, guest)).toMatchObject({
      kind: 'independent',
      state: 'planned',
      missing: 'outside',
      standing: 'They are from outside, and their roles on 1 account open nothing from then on.',
    });
    await planIsDue(app, founded);
    expect(await rowOf(founded, guest)).toMatchObject({
      state: 'owing',
      policies: [{ sentence: 'Nobody from outside comes to an account of the organization.' }],
    });
    const { owner, organizationSid } = founded;
    await owner.client.securityPolicies.updateExternalUsers(organizationSid, {
      access: 'by_approval',
    });
    expect(await read(founded)).toEqual([]);
  });

  it('are listed by the policy of an account where they are, and of no other', async () => {
    const founded = await app.found();
    const other = await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Payments',
    });
    const guest = await guestAt(app, founded);
    await keepOut(founded, { account_sid: other.sid });
    expect(await read(founded)).toEqual([]);
    await keepOut(founded, { account_sid: founded.accountSid });
    expect(
      (await read(founded, { q: `policy:${founded.accountSid}` })).map((row) => row.user_sid),
    ).toEqual([guest.userSid]);
    expect(await read(founded, { q: `policy:${other.sid}` })).toEqual([]);
  });
});

describe('one list of all', () => {
  /** Somebody lacks both, one a longer password alone. */
  async function twoPeople() {
    const founded = await foundProven(app);
    const [both, one] = [await app.join(founded), await app.join(founded)];
    await changePassword(founded.owner, longPassword);
    await askLength(founded, more, inDays(7));
    // Measured before their second factor is asked for.
    expect(await outcomeOf(signIn(founded.owner, longPassword))).toBe('session.factor_required');
    await askFactor(founded, { required_of: 'administrators' });
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: both.userSid,
      role_sid: administrator,
    });
    return { founded, both, one };
  }

  it('has one row for each person, and is chosen from by what is missing', async () => {
    const { founded, both, one } = await twoPeople();
    const sids = async (q: string) => (await read(founded, { q })).map(({ user_sid }) => user_sid);
    expect(await rowOf(founded, both)).toMatchObject({
      state: 'owing',
      missing: 'second_factor',
      standing:
        'They have no second factor. Their password is not known to be long enough: it is measured when they type it.',
      policies: [
        { missing: 'second_factor', state: 'owing' },
        { missing: 'password', state: 'planned' },
      ],
    });
    expect((await sids('missing:password')).toSorted()).toEqual(
      [both.userSid, one.userSid].toSorted(),
    );
    expect(await sids('missing:second_factor')).toEqual([both.userSid]);
    for (const none of ['passkey', 'api_key', 'oauth_app', 'outside'])
      expect(await sids(`missing:${none}`)).toEqual([]);
    expect(await sids('state:planned')).toEqual([one.userSid]);
    const stranger = await app.found('Contoso');
    expect(await read(stranger)).toEqual([]);
    expect(await founded.owner.client.compliance.get(founded.organizationSid)).toMatchObject({
      asked: 3,
      owing: 1,
      planned: 1,
    });
  });

  it('is reminded from in the words of what is missing', async () => {
    const { founded, both, one } = await twoPeople();
    const { owner, organizationSid } = founded;
    await owner.client.compliance.remind(organizationSid, { users: [one.userSid, both.userSid] });
    const alone = await app.mailTo(one.email);
    expect(alone.subject).toBe('Northwind Traders asks for longer passwords');
    expect(alone.text).toContain('with a shorter one you cannot sign in from then on');
    expect(alone.text).not.toContain('second factor');
    const mixed = await app.mailTo(both.email);
    expect(mixed.subject).toBe('Northwind Traders asks you for a second factor');
    expect(mixed.text).toContain('your next sign-in leads you through adding it');
    expect(mixed.text).toContain('nobody knows whether your password is long enough');
  });

  it('holds only whoever lacks a second factor', async () => {
    const { founded, both, one } = await twoPeople();
    const { owner, organizationSid } = founded;
    const hold = ({ userSid }: Person) =>
      owner.client.compliance.hold(organizationSid, { user_sids: [userSid] });
    const refused = await refusalOf(hold(one));
    expect(refused.code).toBe('compliance.not_owing');
    expect(refused.problem.detail).toContain('lacks no second factor');
    expect(await outcomeOf(hold(both))).toBe('done');
    expect(await rowOf(founded, both)).toMatchObject({
      state: 'suspended',
      policies: [{ missing: 'second_factor', state: 'suspended' }, { missing: 'password' }],
    });
  });
});
