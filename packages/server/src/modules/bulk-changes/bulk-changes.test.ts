/** Changes to many people at once: what becomes of each, who is refused and why, and what stays when rights are lost. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sid, uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 6);

let app: TestApp;
let founded: Founded;
let client: BailiwickClient;
let at: string;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  ({ client } = founded.owner);
  at = founded.organizationSid;
});
afterAll(() => app.close());

type Change = Parameters<BailiwickClient['bulkChanges']['run']>[1];

async function ended(operationSid: string) {
  for (let look = 0; look < 600; look += 1) {
    const operation = await client.operations.get(at, operationSid);
    if (operation.finished_at !== null) return operation;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the operation did not end');
}

const run = async (change: Change) => ended((await client.bulkChanges.run(at, change)).sid);
const check = async (change: Change) => ended((await client.bulkChanges.check(at, change)).sid);

const rowsOf = async (operationSid: string) =>
  (await client.operations.listRows(at, operationSid, { page_size: 200 })).items;
const stateOf = async (person: Person) =>
  (await client.organizationUsers.get(at, person.userSid)).state;

/** A few at a time: each password is hashed. */
async function joined(count: number): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) {
    const some = Math.min(8, count - people.length);
    people.push(...(await Promise.all(Array.from({ length: some }, () => app.join(founded)))));
  }
  return people;
}
/** Managed users who never sign in. Answers their SIDs. */
async function fill(count: number): Promise<string[]> {
  const { rows } = await app.superuser.query<{ id: string }>(
    `with made as (insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
       select gen_random_uuid(), $1, 'f' || n || '@' || $2, 'f' || n || '@' || $2, 'No ' || n, 'Filler', 'invitation'
       from generate_series(1, $3::int) n returning id)
     insert into role_assignments (id, user_id, role_id, scope_kind, scope_id, organization_id)
     select gen_random_uuid(), id, $4, 'organization', $1, $1 from made returning user_id as id`,
    [uuidOfSid('OR', at), founded.domain, count, roleSids.standardUser],
  );
  return rows.map((row) => sid('US', row.id));
}

const sids = (people: readonly Person[]) => people.map((person) => person.userSid);

describe('a change to many people', () => {
  it('is tried without keeping anything, says what it would change, and is done to those who can be', async () => {
    const [first, second] = (await joined(2)) as [Person, Person];
    const stranger = await app.signUp();
    const users = [...sids([first, second, first, founded.owner, stranger])];
    const checked = await check({ act: 'deactivate', users });
    expect(checked).toMatchObject({ state: 'SUCCEEDED', dry_run: true, done_rows: 4 });
    expect(checked.outcomes).toEqual({ created: 0, updated: 2, unchanged: 0, error: 2 });
    expect(checked.changes.find((line) => line.what === 'people_deactivated')).toMatchObject({
      count: 2,
      label: 'people cannot sign in',
    });
    expect(checked.changes.find((line) => line.what === 'sessions_ended')?.count).toBe(2);
    expect(await stateOf(first)).toBe('active');
    await first.client.sessions.getCurrent();

    const done = await run({ act: 'deactivate', users });
    expect(done.outcomes).toEqual(checked.outcomes);
    const rows = await rowsOf(done.sid);
    expect(rows.map((row) => [row.key, row.outcome, row.code])).toEqual([
      [first.email, 'UPDATED', null],
      [second.email, 'UPDATED', null],
      [founded.owner.email, 'ERROR', 'bulk_change.yourself'],
      [stranger.userSid, 'ERROR', 'request.not_found'],
    ]);
    expect((await refusalOf(first.client.sessions.getCurrent())).code).toBe(
      'request.unauthenticated',
    );
    const { items } = await client.operations.listRefusals(at, done.sid);
    expect(items.map((refusal) => [refusal.code, refusal.count])).toEqual([
      ['bulk_change.yourself', 1],
      ['request.not_found', 1],
    ]);

    const again = await run({ act: 'deactivate', users: sids([first]) });
    expect(again.outcomes).toMatchObject({ updated: 0, unchanged: 1 });
    await run({ act: 'reactivate', users: sids([first, second]) });
    expect([await stateOf(first), await stateOf(second)]).toEqual(['active', 'active']);
    expect((await app.mailTo(first.email)).subject).toBe('You can sign in again');
  });

  it('is for everybody who fits the words of the list, and for no others than were seen', async () => {
    const people = await joined(3);
    for (const person of people)
      await client.organizationUsers.update(at, person.userSid, { last_name: 'Chosenson' });
    const choice = { kind: 'managed' as const, search: 'Chosenson' };
    const seen = client.bulkChanges.run(at, {
      act: 'end_sessions',
      choice: { ...choice, expected_count: 2 },
    });
    const refusal = await refusalOf(seen);
    expect(refusal.code).toBe('bulk_change.selection_changed');
    const done = await run({ act: 'end_sessions', choice: { ...choice, expected_count: 3 } });
    expect(done.outcomes.updated).toBe(3);
    const nobody = client.bulkChanges.run(at, {
      act: 'end_sessions',
      choice: { kind: 'managed', search: 'nobody of this name' },
    });
    expect((await refusalOf(nobody)).code).toBe('bulk_change.nobody');
  });

  it('leaves out who is named, and nobody else by that', async () => {
    const people = await joined(3);
    for (const person of people)
      await client.organizationUsers.update(at, person.userSid, { last_name: 'Exceptson' });
    const [left, ...others] = people as [Person, ...Person[]];
    const stranger = await app.signUp();
    const choice = { q: 'exceptson', except: sids([left, stranger]), expected_count: 2 };
    const done = await run({ act: 'end_sessions', choice });
    const rows = await rowsOf(done.sid);
    expect(rows.map((row) => row.target_sid).toSorted()).toEqual(sids(others).toSorted());
    await left.client.sessions.getCurrent();
    const everybody = client.bulkChanges.run(at, {
      act: 'end_sessions',
      choice: { q: 'exceptson', except: sids(people) },
    });
    expect((await refusalOf(everybody)).code).toBe('bulk_change.nobody');
    const malformed = client.bulkChanges.run(at, {
      act: 'end_sessions',
      choice: { except: ['nobody'] },
    });
    expect((await refusalOf(malformed)).code).toBe('request.invalid');
  });

  it('asks for an heir where somebody owns accounts, and gives them to the heir', async () => {
    const [leaver, heir] = (await joined(2)) as [Person, Person];
    const account = await leaver.client.organizationAccounts.create(at, {
      friendly_name: 'Theirs',
    });
    const without = await run({ act: 'remove', users: sids([leaver]) });
    expect((await rowsOf(without.sid))[0]).toMatchObject({
      outcome: 'ERROR',
      code: 'organization_user.accounts_need_owner',
    });
    const removed = await run({
      act: 'remove',
      users: sids([leaver]),
      new_owner_user_sid: heir.userSid,
    });
    expect(removed.outcomes.updated).toBe(1);
    const { owner } = await client.organizationAccounts.get(at, account.sid);
    expect(owner?.user_sid).toBe(heir.userSid);
  });

  it('gives a role in the organization or on an account', async () => {
    const people = await joined(2);
    const role_sid = roleSids.developer;
    const given = await run({
      act: 'give_role',
      users: sids(people),
      role_sid,
      account_sid: founded.accountSid,
    });
    expect(given.outcomes.updated).toBe(2);
    const again = await run({
      act: 'give_role',
      users: sids(people),
      role_sid,
      account_sid: founded.accountSid,
    });
    expect(again.outcomes).toMatchObject({ updated: 0, unchanged: 2 });
    const auditors = await run({
      act: 'give_role',
      users: sids(people),
      role_sid: roleSids.auditor,
    });
    expect(auditors.outcomes.updated).toBe(2);
  });

  it.each<[string, Change]>([
    ['nobody named', { act: 'deactivate' }],
    [
      'a role for an act without one',
      { act: 'deactivate', users: ['US'], role_sid: roleSids.auditor },
    ],
    [
      'an heir for an act that hands nothing over',
      { act: 'reactivate', users: ['US'], new_owner_user_sid: 'US' },
    ],
    ['no role to give', { act: 'give_role', users: ['US'] }],
  ])('%s is refused before anything starts', async (_name, change) => {
    const someone = founded.owner.userSid;
    const filled = {
      ...change,
      ...(change.users === undefined ? {} : { users: [someone] }),
      ...(change.new_owner_user_sid === undefined ? {} : { new_owner_user_sid: someone }),
    };
    expect(await outcomeOf(client.bulkChanges.run(at, filled))).toBe('request.invalid');
  });

  it('is asked for by those only who may do the act, with a fresh proof', async () => {
    const [member] = (await joined(1)) as [Person];
    const auditor = await app.join(founded, { role: roleSids.auditor });
    const change = { act: 'deactivate', users: sids([member]) } as const;
    expect(await outcomeOf(auditor.client.bulkChanges.check(at, change))).toBe('request.forbidden');
    await app.travel({ minutes: 20 });
    expect(await outcomeOf(client.bulkChanges.run(at, change))).toBe('request.step_up_required');
    founded = { ...founded, owner: await app.signIn(founded.owner.email) };
    ({ client } = founded.owner);
  });

  it('stops when whoever asked may not do it any more: who is done stays done', async () => {
    const admin = await app.join(founded, { role: roleSids.organizationAdministrator });
    const users = await fill(900);
    const asked = await admin.client.bulkChanges.run(at, { act: 'deactivate', users });
    await client.organizationUsers.deactivate(at, admin.userSid);
    const done = await ended(asked.sid);
    expect(done).toMatchObject({ state: 'FAILED', error: { code: 'operation.lost_right' } });
    const { rows } = await app.superuser.query<{ count: number }>(
      "select count(*)::int as count from users where last_name = 'Filler' and state = 'inactive'",
    );
    expect(rows[0]?.count).toBe(done.done_rows);
    expect(done.done_rows).toBeLessThan(900);
  }, 120_000);
});

describe(`two at once, ${rounds} rounds each`, () => {
  it('with a single act of the opposite kind: one after the other, and every account keeps an owner', async () => {
    const people: Person[] = [];
    await race<unknown>(rounds, async () => {
      const [leaver, heir] = (await joined(2)) as [Person, Person];
      people.push(leaver);
      await leaver.client.organizationAccounts.create(at, { friendly_name: 'Raced' });
      const change = {
        act: 'remove',
        users: sids([leaver]),
        new_owner_user_sid: heir.userSid,
      } as const;
      return [
        () => run(change),
        () => outcomeOf(client.organizationUsers.deactivate(at, heir.userSid)),
        () => outcomeOf(client.organizationUsers.deactivate(at, leaver.userSid)),
      ];
    });
    expect(people).toHaveLength(rounds);
    expect(await brokenInvariants(app.superuser)).toEqual({});
  }, 120_000);
});
