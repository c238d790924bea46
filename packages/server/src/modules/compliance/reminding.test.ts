/** Reminding people of what a policy asks of them: who gets a mail, what it says, and that nobody gets two in a day. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { addApp } from '../../testing/factors.ts';
import { askFactor, foundProven, policyOrigin } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const everyone = { required_of: 'everyone' } as const;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

const remind = (
  { owner, organizationSid }: Founded,
  body: Parameters<BailiwickClient['compliance']['remind']>[1],
) => owner.client.compliance.remind(organizationSid, body);

async function mailsTo(email: string): Promise<number> {
  const { rows } = await app.superuser.query<{ count: number }>(
    `select count(*)::int as count from audit_events
      where event = 'compliance.reminded' and target_sid = (
        select 'US' || replace(id::text, '-', '') from users where email = $1)`,
    [email],
  );
  return rows[0]?.count ?? 0;
}

it('mails what is asked, until when and where, and the list shows when', async () => {
  const founded = await foundProven(app);
  const member = await app.join(founded);
  await askFactor(founded, { ...everyone, starts_at: inDays(5) });
  expect(await remind(founded, { users: [member.userSid] })).toEqual({ reminded: 1, left_out: 0 });
  const mail = await app.mailTo(member.email);
  expect(mail.subject).toBe('Northwind Traders asks you for a second factor');
  expect(mail.text).toContain('It starts on');
  expect(mail.text).toContain('/console/profile');
  const { items } = await founded.owner.client.compliance.list(founded.organizationSid, {
    q: 'reminded:<1h',
  });
  expect(items.map(({ user_sid }) => user_sid)).toEqual([member.userSid]);
  const events = await founded.owner.client.auditEvents.list(founded.organizationSid, {
    q: 'event:compliance.reminded',
  });
  expect(events.items).toMatchObject([{ target: { sid: member.userSid } }]);
});

it('reminds nobody twice within 24 hours, says when the next may be, and lets it then', async () => {
  const founded = await foundProven(app);
  const [first, second] = [await app.join(founded), await app.join(founded)];
  await askFactor(founded, everyone);
  await remind(founded, { users: [first.userSid] });
  const refused = await refusalOf(remind(founded, { users: [first.userSid] }));
  expect(refused.code).toBe('compliance.reminded_lately');
  const next = Date.parse(String(refused.problem.facts?.['next_at']));
  expect(next - Date.now()).toBeGreaterThan(23 * 3_600_000);
  expect(await remind(founded, { choice: { expected_count: 2 } })).toEqual({
    reminded: 1,
    left_out: 1,
  });
  expect([await mailsTo(first.email), await mailsTo(second.email)]).toEqual([1, 1]);
  await app.superuser.query(
    `update compliance_reminders set reminded_at = now() - interval '24 hours' where user_id = (
      select id from users where email = $1)`,
    [first.email],
  );
  expect(await remind(founded, { users: [first.userSid] })).toEqual({ reminded: 1, left_out: 0 });
});

it('tells in a dry run who gets it, and sends nothing', async () => {
  const founded = await foundProven(app);
  const [first, second] = [await app.join(founded), await app.join(founded)];
  await askFactor(founded, everyone);
  await remind(founded, { users: [first.userSid] });
  const { client } = founded.owner;
  const impact = await client.compliance.remindDryRun(founded.organizationSid, {
    users: [first.userSid, second.userSid],
  });
  expect(impact).toMatchObject({
    dry_run: true,
    changes: [
      { what: 'people_reminded', count: 1 },
      { what: 'people_reminded_lately', count: 1 },
    ],
  });
  expect(await mailsTo(second.email)).toBe(0);
});

it('refuses who owes nothing, what is unclear, and a choice that others fit by now', async () => {
  const [founded, other] = [await foundProven(app), await foundProven(app)];
  const [bare, withApp] = [await app.join(founded), await app.join(founded)];
  await addApp(withApp.client);
  const theirs = await app.join(other);
  await askFactor(founded, everyone);
  await askFactor(other, everyone);
  const none = 'compliance.nobody_owes';
  expect(await outcomeOf(remind(founded, { users: [withApp.userSid] }))).toBe(none);
  expect(await outcomeOf(remind(founded, { users: [theirs.userSid] }))).toBe(none);
  expect(await outcomeOf(remind(founded, {}))).toBe('request.invalid');
  expect(await outcomeOf(remind(founded, { users: [bare.userSid], choice: {} }))).toBe(
    'request.invalid',
  );
  expect(await outcomeOf(remind(founded, { choice: { expected_count: 5 } }))).toBe(
    'compliance.selection_changed',
  );
  expect(await outcomeOf(remind(founded, { choice: { except: [bare.userSid] } }))).toBe(none);
});

it('is for whoever holds the permission: machines too, auditors and members not', async () => {
  const founded = await foundProven(app);
  const at = founded.organizationSid;
  const member = await app.join(founded);
  const auditor = await app.join(founded, { role: 'IX00000000000000000000000000000006' });
  await addApp(auditor.client);
  const machine = async (...permissions: readonly string[]) => {
    const { key } = await founded.owner.client.apiKeys.create(at, {
      name: 'Nightly',
      permissions: permissions.map((name) => `/bailiwick/iam/${name}`),
    });
    return app.client(key);
  };
  const [reads, reminds] = [
    await machine('security-policies/read'),
    await machine('security-policies/read', 'compliance/remind'),
  ];
  await askFactor(founded, { ...everyone, starts_at: inDays(5) });
  const body = { users: [member.userSid] };
  for (const client of [member.client, auditor.client, reads])
    expect(await outcomeOf(client.compliance.remind(at, body))).toBe('request.forbidden');
  expect((await reads.compliance.list(at)).items).toHaveLength(1);
  expect(await reminds.compliance.remind(at, body)).toEqual({ reminded: 1, left_out: 0 });
  const stranger = await foundProven(app);
  expect(await outcomeOf(stranger.owner.client.compliance.remind(at, body))).toBe(
    'request.not_found',
  );
});

it('sends one mail when two remind at once', async () => {
  const founded = await foundProven(app);
  const people = await Promise.all([app.join(founded), app.join(founded)]);
  await askFactor(founded, everyone);
  const users = people.map(({ userSid }) => userSid);
  const outcomes = await race<string>(1, () =>
    Promise.resolve([
      () => outcomeOf(remind(founded, { users })),
      () => outcomeOf(remind(founded, { users: users.toReversed() })),
    ]),
  );
  const told = outcomes[0]?.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
  expect(told?.toSorted()).toEqual(['compliance.reminded_lately', 'done']);
  for (const { email } of people) expect(await mailsTo(email)).toBe(1);
});
