/** The life of accounts through the API: every state and every event, at both levels, against the table. */
import type { BailiwickClient, Impact } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';
import { accountLife } from './lifecycle.ts';

let app: TestApp;
let founded: Founded;
/** A Standard User who owns the accounts of these tests. */
let standard: Person;
let operator: BailiwickClient;
let closedBefore: Record<string, string>;

const events = ['suspend', 'reactivate', 'close', 'restore'] as const;
type Event = (typeof events)[number];
type Level = 'account' | 'organization';

const make = async (name = 'Made') =>
  (
    await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: name,
      owner_user_sid: standard.userSid,
    })
  ).sid;

const act = (event: Event, level: Level, accountSid: string): Promise<{ state: string }> =>
  level === 'account'
    ? standard.client.accounts[event](accountSid)
    : founded.owner.client.organizationAccounts[event](founded.organizationSid, accountSid);

const read = (accountSid: string) =>
  founded.owner.client.organizationAccounts.get(founded.organizationSid, accountSid);

/** How an account gets into each state: who did what. */
const ways: Record<string, readonly (readonly [Event, Level])[]> = {
  active: [],
  'suspended by its owner': [['suspend', 'account']],
  'suspended by the organization': [['suspend', 'organization']],
  'closed by its owner': [['close', 'account']],
  'closed by the organization': [['close', 'organization']],
  'suspended by the organization, then closed by its owner': [
    ['suspend', 'organization'],
    ['close', 'account'],
  ],
};

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  standard = await app.join(founded);
  await signInOperator(app);
  closedBefore = {};
  for (const level of ['account', 'organization'] as const) {
    for (const event of events) {
      closedBefore[`${event} ${level}`] = await make('Gone');
      await act('close', 'account', closedBefore[`${event} ${level}`] ?? '');
    }
  }
  await app.travel({ days: 31 });
  await app.runJob('accounts.end_closures');
  founded = { ...founded, owner: await app.signIn(founded.owner.email) };
  standard = await app.signIn(standard.email);
  operator = await signInOperator(app);
});
afterAll(() => app.close());

/** What the table says about an event, and whose decision stands against it. */
function expected(way: string, event: Event, level: Level): string {
  const steps = ways[way] ?? [];
  const suspendedBy = steps.find(([step]) => step === 'suspend')?.[1];
  const closingBy = steps.find(([step]) => step === 'close')?.[1];
  const state = closingBy !== undefined ? 'pending_closure' : suspendedBy ? 'suspended' : 'active';
  const back = suspendedBy === undefined ? 'restore' : 'restore_suspended';
  const to = accountLife.next(state, event === 'restore' ? back : event);
  if (to === undefined) return 'account.wrong_state';
  const decidedBy =
    event === 'reactivate' ? suspendedBy : event === 'restore' ? closingBy : undefined;
  if (decidedBy === 'organization' && level === 'account') return 'account.decided_by_organization';
  return to;
}

const cases = Object.keys(ways).flatMap((way) =>
  events.flatMap((event) =>
    (['account', 'organization'] as const).map((level) => [way, event, level] as const),
  ),
);

describe('every state and every event', () => {
  it.each(cases)('%s: %s at the door of the %s', async (way, event, level) => {
    const accountSid = await make();
    for (const [step, by] of ways[way] ?? []) await act(step, by, accountSid);
    const before = await read(accountSid);
    const wanted = expected(way, event, level);
    const outcome = await outcomeOf(act(event, level, accountSid));
    const after = await read(accountSid);
    expect(outcome === 'done' ? after.state : outcome).toBe(wanted);
    if (outcome !== 'done') expect(after).toEqual(before);
  });

  it.each(['account', 'organization'] as const)(
    'closed for good: nothing happens any more at the door of the %s',
    async (level) => {
      for (const event of events) {
        const accountSid = closedBefore[`${event} ${level}`] ?? '';
        const refused = level === 'account' ? 'request.not_found' : 'account.wrong_state';
        expect(await outcomeOf(act(event, level, accountSid)), event).toBe(refused);
        expect(await read(accountSid)).toMatchObject({ state: 'closed', owner: null });
      }
    },
  );
});

describe('a suspended account', () => {
  it('can be seen and reactivated by its owner, and nothing else', async () => {
    const accountSid = await make('Resting');
    await standard.client.accounts.suspend(accountSid);
    const opened = await standard.client.accounts.get(accountSid);
    expect(opened).toMatchObject({ state: 'suspended', suspended_by: ['account'] });
    expect(opened.permissions.toSorted()).toEqual([
      '/bailiwick/account/accounts/close',
      '/bailiwick/account/accounts/read',
      '/bailiwick/account/accounts/suspend',
      '/bailiwick/account/members/read',
    ]);
    expect(
      await outcomeOf(standard.client.accounts.rename(accountSid, { friendly_name: 'New' })),
    ).toBe('request.forbidden');
    const asked = { account_sid: accountSid, permission: '/bailiwick/account/credentials/read' };
    expect((await standard.client.access.check(asked)).allowed).toBe(false);
  });

  it('covers its subaccounts, which keep their own state', async () => {
    const accountSid = await make('Above');
    const below = (await standard.client.subaccounts.create(accountSid, { friendly_name: 'Below' }))
      .sid;
    await act('suspend', 'organization', accountSid);
    expect(await read(below)).toMatchObject({ state: 'active', parent_state: 'suspended' });
    expect(await outcomeOf(standard.client.accounts.rename(below, { friendly_name: 'New' }))).toBe(
      'request.forbidden',
    );
    await act('reactivate', 'organization', accountSid);
    expect(await outcomeOf(standard.client.accounts.rename(below, { friendly_name: 'New' }))).toBe(
      'done',
    );
  });

  it('a subaccount is suspended and closed alone', async () => {
    const accountSid = await make('Main');
    const { client } = standard;
    const below = (await client.subaccounts.create(accountSid, { friendly_name: 'Part' })).sid;
    expect((await client.accounts.suspend(below)).state).toBe('suspended');
    expect((await client.accounts.close(below)).state).toBe('pending_closure');
    expect((await client.accounts.get(accountSid)).state).toBe('active');
    expect((await client.accounts.restore(below)).state).toBe('suspended');
  });

  it('tells its owner and its Administrators, but not who did it', async () => {
    const accountSid = await make('Told');
    const helper = await app.join(founded, {
      accounts: [{ account_sid: accountSid, role_sid: roleSids.accountAdministrator }],
    });
    await act('suspend', 'organization', accountSid);
    for (const person of [standard, helper])
      expect((await app.mailTo(person.email)).subject).toBe('The account Told is suspended');
    expect(await outcomeOf(helper.client.accounts.reactivate(accountSid))).toBe(
      'account.decided_by_organization',
    );
  });

  it('is not reached by people without a role that may', async () => {
    const accountSid = await make('Guarded');
    const developer = await app.join(founded, {
      accounts: [{ account_sid: accountSid, role_sid: roleSids.developer }],
    });
    for (const event of events) {
      expect(await outcomeOf(developer.client.accounts[event](accountSid))).toBe(
        'request.forbidden',
      );
      expect(
        await outcomeOf(
          developer.client.organizationAccounts[event](founded.organizationSid, accountSid),
        ),
      ).toBe('request.forbidden');
    }
  });
});

describe('the operator’s suspension', () => {
  it('stands beside the own state, and each lifts only their own', async () => {
    const accountSid = await make('Held');
    expect((await operator.operatedAccounts.suspend(accountSid)).state).toBe('suspended');
    expect(await outcomeOf(act('reactivate', 'organization', accountSid))).toBe(
      'account.wrong_state',
    );
    await act('suspend', 'organization', accountSid);
    expect(await read(accountSid)).toMatchObject({ suspended_by: ['organization', 'operator'] });
    await act('reactivate', 'organization', accountSid);
    expect(await read(accountSid)).toMatchObject({
      state: 'suspended',
      suspended_by: ['operator'],
    });
    const asked = { account_sid: accountSid, permission: '/bailiwick/account/credentials/read' };
    expect((await standard.client.access.check(asked)).allowed).toBe(false);
    expect((await operator.operatedAccounts.reactivate(accountSid)).state).toBe('active');
    expect((await standard.client.access.check(asked)).allowed).toBe(true);
  });

  it('lasts through closing and restoring', async () => {
    const accountSid = await make('Held longer');
    await operator.operatedAccounts.suspend(accountSid);
    await act('close', 'account', accountSid);
    expect((await act('restore', 'account', accountSid)).state).toBe('suspended');
    const listed = await operator.operatedAccounts.list();
    expect(listed.items.map((row) => row.sid)).toContain(accountSid);
    await operator.operatedAccounts.reactivate(accountSid);
    expect((await read(accountSid)).state).toBe('active');
  });

  it('happens once, and not to what is closed or does not exist', async () => {
    const accountSid = await make('Twice');
    expect(await outcomeOf(operator.operatedAccounts.reactivate(accountSid))).toBe(
      'account.wrong_state',
    );
    await operator.operatedAccounts.suspend(accountSid);
    expect(await outcomeOf(operator.operatedAccounts.suspend(accountSid))).toBe(
      'account.wrong_state',
    );
    expect(
      await outcomeOf(operator.operatedAccounts.suspend(Object.values(closedBefore)[0] ?? '')),
    ).toBe('account.wrong_state');
    expect(await outcomeOf(operator.operatedAccounts.suspend(`AC${'0'.repeat(32)}`))).toBe(
      'request.not_found',
    );
    const looked = await operator.operatedAccounts.list({ account_sid: accountSid });
    expect(looked.items).toMatchObject([{ sid: accountSid, state: 'suspended' }]);
    const audited = await founded.owner.client.auditEvents.list(founded.organizationSid);
    expect(audited.items[0]).toMatchObject({ event: 'account.suspended_by_operator' });
  });
});

const lineOf = (impact: Impact, what: string) =>
  impact.changes.find((change) => change.what === what);

describe('closing', () => {
  it('says beforehand what it would change, and changes nothing then', async () => {
    const accountSid = await make('Weighed');
    await standard.client.subaccounts.create(accountSid, { friendly_name: 'Part' });
    await standard.client.accountInvitations.create(accountSid, {
      emails: ['guest@elsewhere-mail.com'],
      role_sid: roleSids.developer,
    });
    const impact = await standard.client.accounts.closeDryRun(accountSid);
    expect(lineOf(impact, 'people_affected')).toMatchObject({ count: 1, names: ['Imogen Ilić'] });
    expect(lineOf(impact, 'subaccounts_covered')).toMatchObject({ count: 1, names: ['Part'] });
    expect(lineOf(impact, 'invitations_revoked')).toMatchObject({
      count: 1,
      names: ['guest@elsewhere-mail.com'],
    });
    const days = (Date.parse(impact.undo?.until ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect((await read(accountSid)).state).toBe('active');
    const pending = () => standard.client.accountInvitations.list(accountSid);
    expect((await pending()).items).toHaveLength(1);
    await standard.client.accounts.close(accountSid);
    await standard.client.accounts.restore(accountSid);
    expect((await pending()).items).toEqual([]);
  });

  it('of an independent account is its Owner’s alone', async () => {
    const person = await app.signUp();
    const [account] = (await person.client.accounts.list()).items;
    const accountSid = account?.sid ?? '';
    await person.client.accountInvitations.create(accountSid, {
      emails: [standard.email],
      role_sid: roleSids.accountAdministrator,
    });
    const [received] = (await standard.client.receivedInvitations.list()).items;
    await standard.client.receivedInvitations.accept(received?.sid ?? '');
    const refusal = await refusalOf(standard.client.accounts.close(accountSid));
    expect(refusal.code).toBe('request.forbidden');
    expect(refusal.problem.who_can).toBe('The Owner of the account');
    expect((await standard.client.accounts.suspend(accountSid)).state).toBe('suspended');
    expect((await person.client.accounts.close(accountSid)).state).toBe('pending_closure');
    expect((await person.client.accounts.restore(accountSid)).state).toBe('suspended');
  });
});

describe('the end of the 30 days', () => {
  it('closes for good, with subaccounts: no owner, no roles, and nobody reaches it', async () => {
    const side = await app.found('Ending');
    const helper = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const { client } = side.owner;
    const below = (await client.subaccounts.create(side.accountSid, { friendly_name: 'Part' })).sid;
    await client.accounts.close(side.accountSid);
    await app.travel({ days: 29 });
    await app.runJob('accounts.end_closures');
    const again = await app.signIn(side.owner.email);
    const get = (sid: string) => again.client.organizationAccounts.get(side.organizationSid, sid);
    expect((await get(side.accountSid)).state).toBe('pending_closure');
    await app.travel({ days: 1 });
    const owner = await app.signIn(side.owner.email);
    const late = await refusalOf(owner.client.accounts.restore(side.accountSid));
    expect(late.code).toBe('account.wrong_state');
    await app.runJob('accounts.end_closures');
    await app.runJob('accounts.end_closures');
    for (const sid of [side.accountSid, below])
      expect(await owner.client.organizationAccounts.get(side.organizationSid, sid)).toMatchObject({
        state: 'closed',
        owner: null,
        closes_at: null,
        people: 0,
      });
    const there = await app.signIn(helper.email);
    expect(await outcomeOf(there.client.accounts.get(side.accountSid))).toBe('request.not_found');
    const audited = await owner.client.auditEvents.list(side.organizationSid);
    expect(audited.items.filter((row) => row.event === 'account.closed')).toHaveLength(1);
    expect((await app.mailTo(side.owner.email)).subject).toContain('is closed for good');
  });
});
