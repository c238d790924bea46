/** Who among many is refused and by which reason, rights that run out, stopping, and the outcomes as a file. */
import { type BailiwickClient, impactOfTrial, peopleWords, waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sid, uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

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

const often = { everyMs: 25 };
const run = async (change: Change, by = client) =>
  waitForOperation(client, at, (await by.bulkChanges.run(at, change)).sid, often);
const rowsOf = async (operationSid: string) =>
  (await client.operations.listRows(at, operationSid, { page_size: 200 })).items;
const codesOf = async (operationSid: string) =>
  (await rowsOf(operationSid)).map((row) => row.code ?? row.outcome);

const joined = (count: number) =>
  Promise.all(Array.from({ length: count }, () => app.join(founded)));

/** Managed users who never sign in. Answers their SIDs. */
async function fill(count: number, lastName: string): Promise<string[]> {
  const { rows } = await app.superuser.query<{ id: string }>(
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
      select gen_random_uuid(), $1, e, e, 'No ' || n, $4, 'invitation'
      from generate_series(1, $3::int) n, lateral (select md5($4 || n) || '@' || $2 as e) mail returning id`,
    [uuidOfSid('OR', at), founded.domain, count, lastName],
  );
  return rows.map((row) => sid('US', row.id));
}

it('refuses who is kept out by the operator or to be deleted, and does not call that so already', async () => {
  const [active, inactive, leaving, suspended] = (await joined(4)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  await client.organizationUsers.deactivate(at, inactive.userSid);
  await client.organizationUsers.delete(at, leaving.userSid, {});
  await app.superuser.query("update users set state = 'suspended' where id = $1", [
    uuidOfSid('US', suspended.userSid),
  ]);
  const users = [active, inactive, leaving, suspended].map((person) => person.userSid);
  const deactivated = await run({ act: 'deactivate', users });
  const refused = 'organization_user.already';
  expect(await codesOf(deactivated.sid)).toEqual(['UPDATED', 'UNCHANGED', refused, refused]);
  const back = await run({ act: 'reactivate', users });
  expect(await codesOf(back.sid)).toEqual(['UPDATED', 'UPDATED', refused, refused]);
  const kept = await run({ act: 'cancel_deletion', users });
  expect(await codesOf(kept.sid)).toEqual(['UNCHANGED', 'UNCHANGED', 'UPDATED', refused]);
});

it('does not let go of the heir, and takes none who cannot own', async () => {
  const [leaver, heir] = (await joined(2)) as [Person, Person];
  const stranger = await app.signUp();
  const account = await leaver.client.organizationAccounts.create(at, { friendly_name: 'Left' });
  const users = [leaver.userSid, heir.userSid];
  const change = { act: 'delete', users } as const;
  for (const nobody of [stranger.userSid, sid('US', crypto.randomUUID())])
    expect(
      await outcomeOf(client.bulkChanges.run(at, { ...change, new_owner_user_sid: nobody })),
    ).toBe('account.owner_not_eligible');
  const done = await run({ ...change, new_owner_user_sid: heir.userSid });
  expect(await codesOf(done.sid)).toEqual(['UPDATED', 'bulk_change.heir']);
  const { owner } = await client.organizationAccounts.get(at, account.sid);
  expect(owner?.user_sid).toBe(heir.userSid);
});

it('lets nobody change their own role in passing, and nobody act on who holds more', async () => {
  const admin = await app.join(founded, { role: roleSids.organizationAdministrator });
  const [member] = (await joined(1)) as [Person];
  const users = [admin.userSid, member.userSid, founded.owner.userSid];
  const given = await run({ act: 'give_role', users, role_sid: roleSids.auditor }, admin.client);
  expect(await codesOf(given.sid)).toEqual([
    'bulk_change.yourself',
    'UPDATED',
    'role_assignment.owner_is_fixed',
  ]);
  expect(given.changes).toMatchObject([{ what: 'roles_given', count: 1 }]);
  const ended = await run({ act: 'end_sessions', users }, admin.client);
  expect(await codesOf(ended.sid)).toEqual(['UPDATED', 'UPDATED', 'organization_user.is_owner']);
});

it('ends what is open, and says so to those alone who were signed in', async () => {
  const [member] = (await joined(1)) as [Person];
  const [absent] = await fill(1, 'Absent');
  const users = [member.userSid, absent ?? ''];
  const done = await run({ act: 'end_sessions', users });
  expect(await codesOf(done.sid)).toEqual(['UPDATED', 'UNCHANGED']);
  expect((await app.mailTo(member.email)).subject).toBe('You were signed out everywhere');
  const { email } = await client.organizationUsers.get(at, absent ?? '');
  await expect(app.mailTo(email)).rejects.toThrow();
  const again = await run({ act: 'end_sessions', users });
  expect(again.outcomes).toMatchObject({ updated: 0, unchanged: 2, error: 0 });
});

it('is for those whom the filter of the list finds', async () => {
  const users = await fill(3, 'Grammar');
  await client.organizationUsers.deactivate(at, users[0] ?? '');
  const q = 'state:active -email:ada@* Grammar';
  const listed = await client.organizationUsers.list(at, { q });
  expect(listed.items).toHaveLength(2);
  const choice = { kind: 'managed', q } as const;
  const done = await run({ act: 'deactivate', choice: { ...choice, expected_count: 2 } });
  expect(done.outcomes.updated).toBe(2);
  const wrong = client.bulkChanges.run(at, { act: 'deactivate', choice: { ...choice, q: 'x:y' } });
  expect(await outcomeOf(wrong)).toBe('request.invalid');
});

it('shows its trial as the impact of a single act is shown: how many, and who not for which reason', async () => {
  const [member, other] = (await joined(2)) as [Person, Person];
  await other.client.organizationAccounts.create(at, { friendly_name: 'Owned' });
  const users = [member.userSid, other.userSid, founded.owner.userSid];
  const started = await client.bulkChanges.check(at, { act: 'remove', users });
  const trial = await waitForOperation(client, at, started.sid, often);
  const impact = await impactOfTrial(client, at, trial, peopleWords);
  const lineOf = (what: string) => impact.changes.find((line) => line.what === what);
  expect(lineOf('rows_changed')).toMatchObject({ count: 1 });
  expect(lineOf('sessions_ended')).toMatchObject({ count: 1 });
  expect(lineOf('organization_user.accounts_need_owner')).toMatchObject({
    count: 1,
    names: [other.email],
  });
  expect(impact.you).toEqual(['You are among them, and stay as you are.']);
  await member.client.sessions.getCurrent();
});

it('can be stopped: who is done stays done, and nobody else is touched', async () => {
  const users = await fill(900, 'Stopped');
  const started = await client.bulkChanges.run(at, { act: 'deactivate', users });
  const stopped = await client.operations.cancel(at, started.sid);
  expect(stopped).toMatchObject({ state: 'FAILED', error: { code: 'operation.cancelled' } });
  expect(await outcomeOf(client.operations.cancel(at, started.sid))).toBe('operation.finished');
  await app.runJob('operations.resume');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(impactOfTrial(client, at, stopped, peopleWords)).rejects.toMatchObject({
    code: 'operation.cancelled',
  });
  const { rows } = await app.superuser.query<{ count: number }>(
    "select count(*)::int as count from users where last_name = 'Stopped' and state = 'inactive'",
  );
  const { done_rows: done } = await client.operations.get(at, started.sid);
  expect(done).toBe(stopped.done_rows);
  expect(rows[0]?.count).toBe(done);
  expect(done).toBeLessThan(users.length);
});

it('gives the outcomes as a file in which nothing is a formula', async () => {
  const [formula] = await fill(1, 'File');
  await app.superuser.query(
    `update users set email = '=cmd|calc@' || email_domain, email_as_typed = '=cmd|calc@' || email_domain where id = $1`,
    [uuidOfSid('US', formula ?? '')],
  );
  const users = [formula ?? '', founded.owner.userSid];
  const done = await run({ act: 'deactivate', users });
  const all = await (await client.operations.exportRows(at, done.sid, {})).text();
  expect(all).toContain(`'=cmd|calc@${founded.domain}`);
  expect(all).not.toMatch(/(^|,)"?=/m);
  const refused = await client.operations.exportRows(at, done.sid, { outcome: 'ERROR' });
  expect(await refused.text()).toMatch(/bulk_change\.yourself/);
  const auditor = await app.join(founded);
  expect(await outcomeOf(auditor.client.operations.exportRows(at, done.sid, {}))).toBe(
    'request.forbidden',
  );
});

it('takes 10,000 by SID and not one more, and the same call twice is one operation', async () => {
  const users = Array.from({ length: 10_001 }, () => sid('US', crypto.randomUUID()));
  expect(await outcomeOf(client.bulkChanges.check(at, { act: 'deactivate', users }))).toBe(
    'request.invalid',
  );
  const change = { act: 'deactivate', users: users.slice(1) } as const;
  const key = { idempotencyKey: 'once-for-all' };
  const [first, again] = [
    await client.bulkChanges.run(at, change, key),
    await client.bulkChanges.run(at, change, key),
  ];
  expect(again.sid).toBe(first.sid);
  expect(first.total_rows).toBe(10_000);
  await client.operations.cancel(at, first.sid);
});
