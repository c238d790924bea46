/** People against accounts, and several roles changed at once: all or none, never above one's own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let other: Founded;
let below: string;
let second: string;
let administrator: Person;
let developer: Person;
let guest: Person;
let otherMember: Person;

beforeAll(async () => {
  app = await createTestApp();
  [founded, other] = [await app.found(), await app.found('Other')];
  const { client } = founded.owner;
  below = (await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' })).sid;
  second = (
    await client.organizationAccounts.create(founded.organizationSid, { friendly_name: 'Second' })
  ).sid;
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
  developer = await app.join(founded, {
    accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
  });
  otherMember = await app.join(other);
  guest = await app.signUp(undefined, 'Yuki Tanabe');
  await client.accountInvitations.create(second, {
    emails: [guest.email],
    role_sid: roleSids.support,
  });
  const [received] = (await guest.client.receivedInvitations.list()).items;
  await guest.client.receivedInvitations.accept(received?.sid ?? '');
});
afterAll(() => app.close());

type Query = Parameters<Person['client']['access']['matrix']>[1];
const columns = () => [founded.accountSid, below, second];
const matrix = (query: Query = {}, by = founded.owner) =>
  by.client.access.matrix(founded.organizationSid, {
    account_sids: columns().join(','),
    ...query,
  });
const change = (
  changes: Parameters<Person['client']['roleAssignments']['change']>[1]['changes'],
  by = founded.owner,
) => by.client.roleAssignments.change(founded.organizationSid, { changes });
const give = (person: Person, account_sid: string, role_sid: string) => ({
  action: 'give' as const,
  user_sid: person.userSid,
  role_sid,
  account_sid,
});
async function heldBy(person: Person): Promise<string[]> {
  const { items } = await founded.owner.client.roleAssignments.list(founded.organizationSid, {
    user_sid: person.userSid,
  });
  return items.map((row) => `${row.role_name} on ${row.scope.name}`).sort();
}
async function assignmentOf(person: Person, account_sid: string): Promise<string> {
  const { items } = await founded.owner.client.roleAssignments.list(founded.organizationSid, {
    user_sid: person.userSid,
    account_sid,
  });
  return items[0]?.sid ?? '';
}

describe('the matrix', () => {
  it('tells what is held directly from what comes from above', async () => {
    const { items, page } = await matrix();
    expect(page.count).toEqual({ value: 4, exact: true });
    const row = (person: Person) => items.find(({ user_sid }) => user_sid === person.userSid);
    const cells = (person: Person) =>
      row(person)?.cells.map(({ account_sid, holds }) => [
        account_sid,
        holds.map((hold) => `${hold.kind} ${hold.role_name}`),
      ]);
    expect(new Map(cells(developer) as [string, string[]][])).toEqual(
      new Map([
        [founded.accountSid, ['account_role Developer']],
        [below, ['parent_role Developer']],
      ]),
    );
    expect(new Map(cells(founded.owner) as [string, string[]][])).toEqual(
      new Map([
        [founded.accountSid, ['account_owner Owner']],
        [below, ['parent_owner Owner']],
        [second, ['account_owner Owner']],
      ]),
    );
    expect(row(administrator)).toMatchObject({
      cells: [],
      from_organization: [{ role_name: 'Administrator', reaches_accounts: true }],
      accounts_reached: { value: 3, exact: true },
    });
    expect(row(developer)).toMatchObject({
      is_managed: true,
      from_organization: [{ role_name: 'Standard User', reaches_accounts: false }],
      accounts_reached: { value: 2, exact: true },
    });
    expect(row(guest)).toMatchObject({
      is_managed: false,
      from_organization: [],
      accounts_reached: { value: 1, exact: true },
    });
  });

  it('agrees with the access question, for everybody everywhere', async () => {
    const { items } = await matrix();
    for (const row of items) {
      const { items: reached } = await founded.owner.client.access.whatCanUserReach(
        founded.organizationSid,
        row.user_sid,
      );
      expect(row.accounts_reached.value, row.name).toBe(reached.length);
    }
    const totals = await founded.owner.client.access.accountTotals(founded.organizationSid, {
      account_sids: columns().join(','),
    });
    expect(totals.items).toHaveLength(3);
    for (const { account_sid, people } of totals.items) {
      const who = await founded.owner.client.access.whoCan(founded.organizationSid, {
        permission: '/bailiwick/account/accounts/read',
        account_sid,
      });
      expect(people, account_sid).toBe(who.items.length);
    }
    expect(totals.items.find((total) => total.account_sid === second)).toMatchObject({ direct: 1 });
  });

  it('is narrowed by name, by kind and to holders, and has pages without a gap', async () => {
    const names = async (query: Query) =>
      (await matrix(query)).items.map(({ user_sid }) => user_sid);
    expect(await names({ search: guest.email })).toEqual([guest.userSid]);
    expect(await names({ search: '%' })).toEqual([]);
    expect(await names({ kind: 'independent' })).toEqual([guest.userSid]);
    expect(await names({ only: 'holders', account_sids: second })).toEqual(
      expect.arrayContaining([guest.userSid, founded.owner.userSid]),
    );
    expect(await names({ only: 'holders', account_sids: second })).toHaveLength(2);
    const whole = await names({});
    const seen: string[] = [];
    let token: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof matrix>> = await matrix({
        page_size: 3,
        ...(token === null ? {} : { page_token: token }),
      });
      seen.push(...page.items.map(({ user_sid }) => user_sid));
      token = page.page.next_token;
    } while (token !== null);
    expect(seen).toEqual(whole);
  });

  it('shows nothing of another organization, and refuses what is no list of accounts', async () => {
    const foreign = await matrix({ account_sids: other.accountSid });
    expect(foreign.items.every(({ cells }) => cells.length === 0)).toBe(true);
    expect(await matrix({ account_sids: other.accountSid, only: 'holders' })).toMatchObject({
      items: [],
    });
    expect(
      await founded.owner.client.access.accountTotals(founded.organizationSid, {
        account_sids: other.accountSid,
      }),
    ).toEqual({ items: [] });
    expect(await outcomeOf(matrix({}, other.owner))).toBe('request.not_found');
    expect(await outcomeOf(matrix({}, developer))).toBe('request.forbidden');
    for (const wrong of ['', 'x', `${second};${below}`, Array(101).fill(second).join(',')])
      expect(await outcomeOf(matrix({ account_sids: wrong })), wrong.slice(0, 40)).toBe(
        'request.invalid',
      );
  });
});

describe('changing several roles at once', () => {
  it('gives and takes all, and leaves one event that lists them', async () => {
    const person = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    });
    const taken = await assignmentOf(person, founded.accountSid);
    const changes = [
      { action: 'take' as const, role_assignment_sid: taken },
      give(person, founded.accountSid, roleSids.support),
      give(person, second, roleSids.billingManager),
    ];
    const impact = await founded.owner.client.roleAssignments.changeDryRun(
      founded.organizationSid,
      { changes },
    );
    expect(impact.changes.map(({ what, count }) => [what, count])).toEqual([
      ['roles_given', 2],
      ['roles_taken', 1],
      ['accounts_lost', 0],
    ]);
    expect(await heldBy(person)).toContain('Developer on Production');
    expect(await change(changes)).toEqual({ given: 2, taken: 1 });
    expect(await heldBy(person)).toEqual([
      'Billing Manager on Second',
      'Standard User on Northwind Traders',
      'Support on Production',
    ]);
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      target_sid: person.userSid,
      event: 'role_assignment.changed',
    });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      before: { roles: [{ role_assignment_sid: taken, role_name: 'Developer' }] },
      after: { roles: [{ scope_name: 'Production' }, { scope_name: 'Second' }] },
    });
  });

  it('says who no longer reaches an account, and that oneself is among them', async () => {
    const person = await app.join(founded, {
      accounts: [{ account_sid: second, role_sid: roleSids.developer }],
    });
    const impact = await administrator.client.roleAssignments.changeDryRun(
      founded.organizationSid,
      {
        changes: [
          { action: 'take', role_assignment_sid: await assignmentOf(person, second) },
          give(administrator, second, roleSids.support),
        ],
      },
    );
    expect(impact.changes.find(({ what }) => what === 'accounts_lost')).toMatchObject({ count: 1 });
    expect(impact.you).toHaveLength(1);
    expect(await heldBy(person)).toContain('Developer on Second');
  });

  it('changes nothing when one is refused, and says which and why', async () => {
    const before = await heldBy(developer);
    const attempt = change([
      give(developer, second, roleSids.support),
      give(developer, founded.accountSid, roleSids.developer),
      give(otherMember, second, roleSids.support),
      give(developer, other.accountSid, roleSids.support),
      give(developer, second, roleSids.accountOwner),
      give(developer, second, roleSids.standardUser),
      { action: 'take', role_assignment_sid: `IY${'0'.repeat(32)}` },
    ]);
    const refusal = await refusalOf(attempt);
    expect(refusal.code).toBe('role_assignment.changes_refused');
    expect(refusal.problem.errors?.map(({ pointer }) => pointer)).toEqual(
      [1, 2, 3, 4, 5, 6].map((index) => `/changes/${index}`),
    );
    expect(await heldBy(developer)).toEqual(before);
  });

  it('is for those who may give roles, and leaves the Owner alone', async () => {
    const fellow = await app.join(founded, { role: roleSids.organizationAdministrator });
    const billing = await app.join(founded, { role: roleSids.billingAdministrator });
    expect(await outcomeOf(change([give(developer, second, roleSids.support)], billing))).toBe(
      'request.forbidden',
    );
    expect(
      await outcomeOf(
        change(
          [
            {
              action: 'give',
              user_sid: founded.owner.userSid,
              role_sid: roleSids.standardUser,
            },
          ],
          fellow,
        ),
      ),
    ).toBe('role_assignment.changes_refused');
  });

  it('replaces the organization role of a managed user, and lists the old one as taken', async () => {
    const person = await app.join(founded);
    const changes = [
      { action: 'give' as const, user_sid: person.userSid, role_sid: roleSids.auditor },
    ];
    expect(await change(changes)).toEqual({ given: 1, taken: 1 });
    expect(await heldBy(person)).toEqual(['Auditor on Northwind Traders']);
  });

  it('is bounded, and takes only what is a change', async () => {
    const one = give(developer, second, roleSids.support);
    expect(await outcomeOf(change([]))).toBe('request.invalid');
    expect(await outcomeOf(change(Array.from({ length: 101 }, () => one)))).toBe('request.invalid');
    expect(await outcomeOf(change([{ ...one, action: 'swap' as 'give' }]))).toBe('request.invalid');
  });

  it('asks for a fresh proof where one role alone would, but not to look at the impact', async () => {
    const person = await app.join(founded);
    await app.travel({ minutes: 20 });
    const changes = [
      {
        action: 'give' as const,
        user_sid: person.userSid,
        role_sid: roleSids.organizationAdministrator,
      },
    ];
    expect(await outcomeOf(change(changes))).toBe('request.step_up_required');
    const { roleAssignments } = founded.owner.client;
    const impact = await roleAssignments.changeDryRun(founded.organizationSid, { changes });
    expect(impact.changes[0]).toMatchObject({ what: 'roles_given', count: 1 });
    expect(await heldBy(person)).toEqual(['Standard User on Northwind Traders']);
  });
});
