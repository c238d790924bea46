/** The rule about dormant people: who is warned, who is deactivated and when, who stays, and that the preview says so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { idleFor, runDormant, setDormantRule, stateOf } from '../../testing/dormant.ts';
import { guestAt, planIsDue } from '../../testing/policies.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const administrator = 'IX00000000000000000000000000000002';

async function rowOf({ owner, organizationSid }: Founded, { userSid }: Person) {
  const { items } = await owner.client.dormantPeople.list(organizationSid, {
    q: `email:${userSid}`,
  });
  const [row] = items;
  if (row === undefined) throw new Error('not in the list');
  return row;
}

/** Sessions of the Owner are over by then too. */
async function travel(founded: Founded, days: number): Promise<Founded> {
  await app.travel({ days });
  const owner = await app.signIn(founded.owner.email);
  return { ...founded, owner };
}

async function eventsOf(sid: string, event: string) {
  const { rows } = await app.superuser.query<Record<string, unknown>>(
    `select actor_kind, actor_name, after from audit_events where event = $2 and target_sid = $1`,
    [sid, event],
  );
  return rows;
}

/** Somebody who has not come for 100 days, under a rule of 60. */
async function foundWarned() {
  const founded = await app.found();
  const person = await app.join(founded);
  await idleFor(app, person, 100);
  await setDormantRule(founded, 60);
  await runDormant(app);
  return { founded, person };
}

describe('without a rule', () => {
  it('nobody is warned or deactivated, however long they stay away', async () => {
    const founded = await app.found();
    const person = await app.join(founded);
    await idleFor(app, person, 700);
    await runDormant(app);
    expect(await rowOf(founded, person)).toMatchObject({
      state: 'no_rule',
      days_idle: 700,
      warned_at: null,
      deactivates_at: null,
    });
    expect(await stateOf(app, person)).toBe('active');
  });
});

describe('the rule', () => {
  it('warns two weeks before, reminds, and deactivates as an administrator does, with the reason', async () => {
    const { founded, person } = await foundWarned();
    const warned = await rowOf(founded, person);
    expect(warned).toMatchObject({ state: 'warned', warns_at: null, reminded_at: null });
    expect(warned.next).toMatch(/^Is deactivated on .+ unless they come before\.$/);
    const notice = Date.parse(warned.deactivates_at ?? '') - Date.parse(warned.warned_at ?? '');
    expect(notice).toBeGreaterThanOrEqual(14 * 86_400_000);
    expect(notice).toBeLessThanOrEqual(15 * 86_400_000);
    const mail = await app.mailTo(person.email);
    expect(mail.subject).toBe('Sign in to keep your login at Northwind Traders');
    expect(mail.text).toContain('for 100 days');
    expect(await eventsOf(person.userSid, 'dormant_people.warned')).toMatchObject([
      { actor_kind: 'system', after: { days_idle: 100 } },
    ]);

    let later = await travel(founded, 11);
    await runDormant(app);
    expect((await rowOf(later, person)).reminded_at).toBeNull();
    later = await travel(later, 1);
    await runDormant(app);
    expect((await rowOf(later, person)).reminded_at).not.toBeNull();
    expect((await app.mailTo(person.email)).subject).toBe('Your login is about to be deactivated');

    later = await travel(later, 2);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('active');
    later = await travel(later, 1);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('inactive');
    expect(await eventsOf(person.userSid, 'organization_user.deactivated')).toMatchObject([
      {
        actor_kind: 'system',
        actor_name: 'dormant_people.run',
        after: { state: 'inactive', reason: 'dormant' },
      },
    ]);
    const goodbye = await app.mailTo(person.email);
    expect(goodbye.text).toContain('because you have not come since');
    expect(await outcomeOf(app.signIn(person.email))).not.toBe('done');
    expect(await later.owner.client.dormantPeople.get(founded.organizationSid)).toMatchObject({
      warned: 0,
      held: 0,
      deactivated_lately: 1,
    });
  });

  it('spares who comes after the warning, and warns them anew when they stay away again', async () => {
    const { founded, person } = await foundWarned();
    const back = await app.signIn(person.email);
    expect(await rowOf(founded, person)).toMatchObject({
      state: 'expected',
      days_idle: 0,
      last_active_through: 'sign_in',
      warned_at: null,
    });
    const later = await travel(founded, 20);
    await runDormant(app);
    expect(await stateOf(app, back)).toBe('active');
    await idleFor(app, person, 50);
    await runDormant(app);
    expect((await rowOf(later, person)).state).toBe('warned');
  });

  it('begins anew for whoever an administrator lets back in', async () => {
    const { founded, person } = await foundWarned();
    const later = await travel(founded, 15);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('inactive');
    await later.owner.client.organizationUsers.reactivate(founded.organizationSid, person.userSid);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('active');
    expect(await rowOf(later, person)).toMatchObject({ state: 'expected', days_idle: 0 });
  });

  it('that starts later warns nobody before its start, and deactivates nobody for two weeks after it', async () => {
    const founded = await app.found();
    const person = await app.join(founded);
    await idleFor(app, person, 400);
    await setDormantRule(founded, 30, inDays(5));
    await runDormant(app);
    const expected = await rowOf(founded, person);
    expect(expected).toMatchObject({ state: 'expected', warned_at: null });
    expect(Date.parse(expected.deactivates_at ?? '')).toBeGreaterThan(Date.now() + 19 * 86_400_000);
    await planIsDue(app, founded);
    await runDormant(app);
    const later = await travel(founded, 13);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('active');
    await travel(later, 2);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('inactive');
  });

  it('that is edited warns anew; one that is switched off lets everybody stay', async () => {
    const { founded, person } = await foundWarned();
    let later = await travel(founded, 14);
    await setDormantRule(later, 90);
    await runDormant(app);
    expect((await rowOf(later, person)).state).toBe('warned');
    later = await travel(later, 13);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('active');
    await setDormantRule(later, null);
    await travel(later, 10);
    await runDormant(app);
    expect(await stateOf(app, person)).toBe('active');
    const { rows } = await app.superuser.query(
      'select 1 from dormant_warnings where user_id = $1',
      [uuidOfSid('US', person.userSid)],
    );
    expect(rows).toEqual([]);
  });

  it('never reaches the Owner, independent people or those of another organization', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const guest = await guestAt(app, founded);
    const theirs = await app.join(other);
    await setDormantRule(founded, 30);
    for (const one of [founded.owner, guest, theirs]) await idleFor(app, one, 500);
    await runDormant(app);
    await app.travel({ days: 16 });
    await runDormant(app);
    for (const one of [founded.owner, guest, theirs])
      expect(await stateOf(app, one)).toBe('active');
    const owner = await app.signIn(founded.owner.email);
    const { items } = await owner.client.dormantPeople.list(founded.organizationSid);
    expect(items).toMatchObject([{ user_sid: owner.userSid, state: 'kept' }]);
  });

  it('counts who never came from when they came under the organization', async () => {
    const founded = await app.found();
    const person = await app.join(founded);
    await app.superuser.query(
      `update people_activity set last_active_at = null, last_active_through = null, counted_from = now() - interval '70 days'
        where user_id = $1`,
      [uuidOfSid('US', person.userSid)],
    );
    await setDormantRule(founded, 60);
    await runDormant(app);
    expect(await rowOf(founded, person)).toMatchObject({
      state: 'warned',
      last_active_at: null,
      days_idle: 70,
    });
  });
});

describe('the doors', () => {
  it('are for those who decide and those who read, of this organization', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const at = founded.organizationSid;
    const member = await app.join(founded);
    const auditor = await app.join(founded, { role: 'IX00000000000000000000000000000006' });
    const admin = await app.join(founded, { role: administrator });
    expect(await outcomeOf(member.client.dormantPeople.list(at))).toBe('request.forbidden');
    expect(await outcomeOf(member.client.dormantPeople.get(at))).toBe('request.forbidden');
    expect(await outcomeOf(auditor.client.dormantPeople.list(at))).toBe('done');
    expect(await outcomeOf(auditor.client.dormantPeople.update(at, { idle_days: 90 }))).toBe(
      'request.forbidden',
    );
    expect(await outcomeOf(admin.client.dormantPeople.update(at, { idle_days: 90 }))).toBe('done');
    for (const call of [
      () => other.owner.client.dormantPeople.list(at),
      () => other.owner.client.dormantPeople.get(at),
      () => other.owner.client.dormantPeople.update(at, { idle_days: 90 }),
    ])
      expect(await outcomeOf(call())).toBe('request.not_found');
  });

  it('refuse what is no number of days, and a change over the change of somebody else', async () => {
    const founded = await app.found();
    for (const days of [29, 731, 60.5])
      expect(await outcomeOf(setDormantRule(founded, days))).toBe('request.invalid');
    await setDormantRule(founded, 90);
    const stale = founded.owner.client.dormantPeople.update(
      founded.organizationSid,
      { idle_days: 60 },
      { ifMatch: 0 },
    );
    expect((await refusalOf(stale)).code).toBe('request.stale');
  });
});
