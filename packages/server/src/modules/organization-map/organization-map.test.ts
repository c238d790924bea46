/** The map in pieces: branches by name, heaps of what is many, risks; nothing of another organization. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let other: Founded;
let guest: Person;

beforeAll(async () => {
  app = await createTestApp();
  [founded, other] = [await app.found(), await app.found('Other')];
  guest = await app.signUp(undefined, 'Yuki Tanabe');
});
afterAll(() => app.close());

async function invite(to: Founded, accountSid: string, person: Person, role: string) {
  await to.owner.client.accountInvitations.create(accountSid, {
    emails: [person.email],
    role_sid: role,
  });
  const [received] = (await person.client.receivedInvitations.list()).items;
  await person.client.receivedInvitations.accept(received?.sid ?? '');
}

const create = async (of: Founded, name: string) =>
  (await of.owner.client.organizationAccounts.create(of.organizationSid, { friendly_name: name }))
    .sid;

type AccountsQuery = Parameters<Person['client']['organizationMap']['listAccounts']>[1];
const accounts = async (of: Founded, query: AccountsQuery = {}) =>
  (await of.owner.client.organizationMap.listAccounts(of.organizationSid, query)).items;
const named = async (of: Founded, query: AccountsQuery = {}) =>
  (await accounts(of, query)).map((account) => account.friendly_name);

const idOf = (accountSid: string) => accountSid.slice(2);

/** As no test could over HTTP in a few seconds. */
const createMany = (of: Founded, count: number, name: string) =>
  app.superuser.query(
    `insert into accounts (id, organization_id, owner_user_id, friendly_name)
     select gen_random_uuid(), organization_id, owner_user_id, format($2, lpad(n::text, 5, '0'))
     from accounts, generate_series(1, $3::int) n where id = $1`,
    [idOf(of.accountSid), name, count],
  );

/** What a piece costs beyond finding out who asks. */
async function statementsOf(url: string): Promise<number> {
  const headers = { authorization: `Bearer ${founded.owner.token}` };
  const { result, cost } = await app.app.kernel.database.measure(() =>
    app.app.inject({ method: 'GET', url, headers }),
  );
  expect(result.statusCode, result.body).toBe(200);
  return cost.statements.length;
}

describe('a branch of accounts', () => {
  it('has main accounts, and subaccounts below theirs, with who owns them and how many are on them', async () => {
    const { client } = founded.owner;
    const below = await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' });
    await invite(founded, founded.accountSid, guest, roleSids.support);
    const [production] = await accounts(founded);
    expect(production).toMatchObject({
      sid: founded.accountSid,
      friendly_name: 'Production',
      parent: null,
      owner: { user_sid: founded.owner.userSid },
      subaccounts: 1,
      people: 1,
    });
    expect(await accounts(founded, { parent_account_sid: founded.accountSid })).toMatchObject([
      { sid: below.sid, parent: { sid: founded.accountSid }, owner: null, risks: [] },
    ]);
    const both = { account_sids: [below.sid, founded.accountSid].join(',') };
    expect(await named(founded, both)).toEqual(['Below', 'Production']);
  });

  it('names the risks: nobody but the Owner, and an administrator from outside', async () => {
    const side = await app.found('Risky');
    const risksOf = async () => (await accounts(side))[0]?.risks;
    expect(await risksOf()).toEqual(['no_administrator']);
    await invite(side, side.accountSid, guest, roleSids.accountAdministrator);
    expect(await risksOf()).toEqual(['independent_administrator']);
    const second = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.accountAdministrator }],
    });
    expect(await risksOf()).toEqual(['independent_administrator']);
    expect(await named(side, { risk: 'independent_administrator' })).toEqual(['Production']);
    expect(await named(side, { risk: 'no_administrator' })).toEqual([]);
    const { items } = await side.owner.client.roleAssignments.list(side.organizationSid, {
      user_sid: guest.userSid,
    });
    await side.owner.client.roleAssignments.delete(side.organizationSid, items[0]?.sid ?? '');
    expect(await risksOf()).toEqual([]);
    await side.owner.client.organizationUsers.deactivate(side.organizationSid, second.userSid);
    expect(await risksOf()).toEqual(['no_administrator']);
  });

  it('is narrowed by tag, by the kind of its people, and by a range of names', async () => {
    const side = await app.found('Narrow');
    const [alpha, beta] = [await create(side, 'Alpha'), await create(side, 'beta')];
    await side.owner.client.accounts.setTags(alpha, { tags: ['team:red'] });
    await invite(side, beta, guest, roleSids.support);
    expect(await named(side)).toEqual(['Alpha', 'beta', 'Production']);
    expect(await named(side, { tag: 'team:red' })).toEqual(['Alpha']);
    expect(await named(side, { tag: '-' })).toEqual(['beta', 'Production']);
    expect(await named(side, { kind: 'independent' })).toEqual(['beta']);
    expect(await named(side, { from: 'b', before: 'p' })).toEqual(['beta']);
    const { client } = side.owner;
    expect(
      await client.organizationMap.clusterAccounts(side.organizationSid, { by: 'tag' }),
    ).toMatchObject({
      total: 3,
      clusters: [
        { tag: 'team:red', count: 1, at_risk: 1 },
        { tag: '-', count: 2 },
      ],
    });
  });
});

describe('the people of a branch', () => {
  it('are each there once, with all that they hold there; on the organization, who reaches its accounts', async () => {
    const side = await app.found('People');
    const both = await app.join(side, {
      accounts: [
        { account_sid: side.accountSid, role_sid: roleSids.developer },
        { account_sid: side.accountSid, role_sid: roleSids.support },
      ],
    });
    await invite(side, side.accountSid, guest, roleSids.accountAdministrator);
    const { client } = side.owner;
    const on = await client.organizationMap.listPeople(side.organizationSid, {
      account_sid: side.accountSid,
    });
    const held = on.items.map(({ user_sid, is_owner, is_managed, roles }) => [
      user_sid,
      is_owner,
      is_managed,
      roles.map((role) => [role.role_name, role.administers]),
    ]);
    expect(held).toHaveLength(3);
    expect(held).toContainEqual([side.owner.userSid, true, true, []]);
    expect(held).toContainEqual([
      both.userSid,
      false,
      true,
      [
        ['Developer', false],
        ['Support', false],
      ],
    ]);
    expect(held).toContainEqual([guest.userSid, false, false, [['Administrator', true]]]);
    const above = await client.organizationMap.listPeople(side.organizationSid);
    expect(above.items.map(({ user_sid, is_owner }) => [user_sid, is_owner])).toEqual([
      [side.owner.userSid, true],
    ]);
    const independent = await client.organizationMap.listPeople(side.organizationSid, {
      account_sid: side.accountSid,
      kind: 'independent',
    });
    expect(independent.items.map(({ user_sid }) => user_sid)).toEqual([guest.userSid]);
    expect(
      await client.organizationMap.clusterPeople(side.organizationSid, {
        account_sid: side.accountSid,
      }),
    ).toMatchObject({ total: 3 });
  });

  it('of an account that is owned outside, are only one’s own', async () => {
    const [ours, theirs] = [await app.found('Ours'), await app.found('Theirs')];
    const lent = await app.join(ours);
    await invite(theirs, theirs.accountSid, lent, roleSids.developer);
    await invite(theirs, theirs.accountSid, guest, roleSids.support);
    const seen = await ours.owner.client.organizationMap.listPeople(ours.organizationSid, {
      account_sid: theirs.accountSid,
    });
    expect(seen.items.map(({ user_sid }) => user_sid)).toEqual([lent.userSid]);
  });
});

describe('heaps', () => {
  it('of 10,000 accounts are at most sixty, divide all of them, and open down to what can be listed', async () => {
    const side = await app.found('Large');
    await createMany(side, 10_000, 'Account %s');
    const { client } = side.owner;
    const clusters = (query: object) =>
      client.organizationMap.clusterAccounts(side.organizationSid, query);
    const top = await clusters({});
    expect(top.total).toBe(10_001);
    expect(top.clusters.length).toBeGreaterThan(1);
    expect(top.clusters.length).toBeLessThanOrEqual(60);
    expect(top.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(top.total);
    let range = { from: top.clusters[0]?.from ?? '', before: top.clusters[0]?.before ?? '' };
    let count = top.clusters[0]?.count ?? 0;
    for (let depth = 0; count > 200 && depth < 6; depth += 1) {
      const inside = await clusters(range);
      expect(inside.total).toBe(count);
      const [first] = inside.clusters;
      range = { from: first?.from ?? '', before: first?.before ?? '' };
      count = first?.count ?? 0;
    }
    expect(count).toBeLessThanOrEqual(200);
    const listed = await client.organizationMap.listAccounts(side.organizationSid, {
      ...range,
      page_size: 200,
    });
    expect(listed.items).toHaveLength(count);
    expect(listed.page.next_token).toBeNull();
  }, 120_000);

  it('of what is all called the same are none', async () => {
    const side = await app.found('Same');
    await createMany(side, 300, 'Production');
    const { client } = side.owner;
    expect(await client.organizationMap.clusterAccounts(side.organizationSid)).toEqual({
      total: 301,
      clusters: [],
    });
  });

  it('of names in many signs are put together', async () => {
    const side = await app.found('Signs');
    await app.superuser.query(
      `insert into accounts (id, organization_id, owner_user_id, friendly_name)
       select gen_random_uuid(), organization_id, owner_user_id, chr(20000 + n) || ' 株式会社'
       from accounts, generate_series(1, 500) n where id = $1`,
      [idOf(side.accountSid)],
    );
    const { clusters, total } = await side.owner.client.organizationMap.clusterAccounts(
      side.organizationSid,
    );
    expect(clusters).toHaveLength(60);
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(clusters.every(({ first, last }) => first <= last)).toBe(true);
  });

  it('are each one statement', async () => {
    const path = `/v1/organizations/${founded.organizationSid}/map`;
    const pieces = [
      'account-clusters',
      'account-clusters?by=tag',
      'people-clusters',
      'accounts',
      `people?account_sid=${founded.accountSid}`,
    ];
    const before = await statementsOf(`/v1/organizations/${founded.organizationSid}`);
    for (const piece of pieces)
      expect(await statementsOf(`${path}/${piece}`), piece).toBeLessThanOrEqual(before);
  });
});

describe('who may see it', () => {
  it('is whoever may see who holds what, and of their own organization', async () => {
    const standard = await app.join(founded);
    const auditor = await app.join(founded, { role: roleSids.auditor });
    const asks = (by: Person, sid = founded.organizationSid) => [
      by.client.organizationMap.clusterAccounts(sid),
      by.client.organizationMap.clusterPeople(sid),
      by.client.organizationMap.listAccounts(sid),
      by.client.organizationMap.listPeople(sid),
    ];
    const outcomes = (asked: Promise<unknown>[]) => Promise.all(asked.map(outcomeOf));
    expect(await outcomes(asks(standard))).toEqual(Array(4).fill('request.forbidden'));
    expect(await outcomes(asks(other.owner))).toEqual(Array(4).fill('request.not_found'));
    await Promise.all(asks(auditor));
  });

  it('shows nothing of another organization’s accounts, whatever is asked for', async () => {
    const { client } = other.owner;
    const asked = { account_sid: founded.accountSid };
    expect((await client.organizationMap.listPeople(other.organizationSid, asked)).items).toEqual(
      [],
    );
    expect(await client.organizationMap.clusterPeople(other.organizationSid, asked)).toEqual({
      total: 0,
      clusters: [],
    });
    for (const query of [
      { account_sids: founded.accountSid },
      { parent_account_sid: founded.accountSid },
    ])
      expect(await accounts(other, query)).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    const { client } = founded.owner;
    const list = (query: object) =>
      outcomeOf(client.organizationMap.listAccounts(founded.organizationSid, query));
    expect(await list({ risk: 'everything' })).toBe('request.invalid');
    expect(await list({ account_sids: 'AC1' })).toBe('request.invalid');
    expect(await list({ tag: '--' })).toBe('request.invalid');
    expect(await list({ from: '' })).toBe('request.invalid');
  });
});
