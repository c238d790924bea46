/** The job over many people: the preview is what happens, the brake, two processes at once, and a restart in the middle. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { idleFor, runDormant, setDormantRule, stateOf } from '../../testing/dormant.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** As many as are named, the first the longest away; with logins that nobody ever used. */
async function joinIdle(founded: Founded, ...days: readonly number[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const count of days) {
    const person = await app.join(founded);
    await idleFor(app, person, count);
    people.push(person);
  }
  return people;
}

async function statesOf(people: readonly Person[]) {
  const states: (string | undefined)[] = [];
  for (const person of people) states.push(await stateOf(app, person));
  return states;
}

const countEvents = async (founded: Founded, event: string) => {
  const { rows } = await app.superuser.query<{ count: number }>(
    'select count(*)::int as count from audit_events where log_id = $1 and event = $2',
    [uuidOfSid('OR', founded.organizationSid), event],
  );
  return rows[0]?.count ?? 0;
};

it('does on each day what the preview said, brake and Owner and all', async () => {
  const founded = await app.found();
  const at = founded.organizationSid;
  // Seven at once, and one who becomes due three days later: five a day leave.
  const people = await joinIdle(founded, 107, 106, 105, 104, 103, 102, 101, 43);
  await idleFor(app, founded.owner, 90);
  const impact = await founded.owner.client.dormantPeople.updateDryRun(at, { idle_days: 60 });
  const told = impact.changes.filter(({ what }) => /^people_deactivated_\d/.test(what));
  expect(told.map(({ count }) => count)).toEqual([5, 2, 1]);
  const counts = new Map(impact.changes.map(({ what, count }) => [what, count]));
  expect(counts.get('people_dormant')).toBe(7);
  expect(counts.get('people_warned')).toBe(7);
  expect(counts.get('owner_kept')).toBe(1);
  expect(counts.get('people_deactivated_later')).toBe(0);
  expect((await founded.owner.client.dormantPeople.get(at)).policy.idle_days).toBeNull();

  await setDormantRule(founded, 60);
  const left: Record<string, number> = {};
  for (let day = 0; day <= 19; day += 1) {
    await runDormant(app);
    const gone = (await statesOf(people)).filter((state) => state === 'inactive').length;
    const before = Object.values(left).reduce((sum, count) => sum + count, 0);
    const date = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10);
    if (gone > before) left[`people_deactivated_${date}`] = gone - before;
    if (gone === 5) expect(await statesOf(people.slice(0, 5))).not.toContain('active');
    await app.travel({ days: 1 });
  }
  expect(left).toEqual(Object.fromEntries(told.map(({ what, count }) => [what, count])));
  expect(await stateOf(app, founded.owner)).toBe('active');
});

it('lets no more go in a day than the brake does, however often it runs, and tells it once', async () => {
  const founded = await app.found();
  const people = await joinIdle(founded, 107, 106, 105, 104, 103, 102, 101);
  await setDormantRule(founded, 60);
  await runDormant(app);
  await app.travel({ days: 15 });
  for (let time = 0; time < 3; time += 1) await runDormant(app);
  expect(await statesOf(people)).toEqual([
    ...Array<string>(5).fill('inactive'),
    'active',
    'active',
  ]);
  expect(await countEvents(founded, 'dormant_people.brake_held')).toBe(1);
  await app.travel({ days: 1 });
  const owner = await app.signIn(founded.owner.email);
  const { items } = await owner.client.attention.get(founded.organizationSid);
  expect(items.find(({ kind }) => kind === 'dormant_people_held')).toMatchObject({ count: 2 });
  expect(await owner.client.dormantPeople.get(founded.organizationSid)).toMatchObject({
    held: 2,
    most_a_day: 5,
    deactivated_lately: 5,
  });
  await runDormant(app);
  expect(await statesOf(people)).not.toContain('active');
});

it('run twice at once, warns and deactivates everybody once', async () => {
  await race(3, async () => {
    const founded = await app.found();
    const people = await joinIdle(founded, 104, 103, 102);
    await setDormantRule(founded, 60);
    await Promise.all([runDormant(app), runDormant(app)]);
    expect(await countEvents(founded, 'dormant_people.warned')).toBe(3);
    await app.travel({ days: 15 });
    return [
      () => runDormant(app),
      async () => {
        await runDormant(app);
        expect(await statesOf(people)).toEqual(Array<string>(3).fill('inactive'));
        expect(await countEvents(founded, 'organization_user.deactivated')).toBe(3);
      },
    ];
  }).then((rounds) => {
    for (const round of rounds)
      for (const one of round) expect(one).toMatchObject({ status: 'fulfilled' });
  });
});

it('run by two processes at once, warns, reminds and deactivates everybody once, by one mail each', async () => {
  await using first = await app.startProcess();
  await using second = await app.startProcess();
  const processes = [first, second];
  expect(new Set([process.pid, ...processes.map(({ pid }) => pid)]).size).toBe(3);
  const runAtOnce = async () => {
    const ran = await Promise.all(processes.map((one) => one.runJob('dormant_people.run')));
    expect(Math.max(...ran.map(({ began }) => began))).toBeLessThan(
      Math.min(...ran.map(({ ended }) => ended)),
    );
    expect(ran.flatMap(({ warnings }) => warnings)).toEqual([]);
  };
  const companies: { readonly founded: Founded; readonly people: readonly Person[] }[] = [];
  for (const name of ['Northwind', 'Contoso']) {
    const founded = await app.found(name);
    companies.push({ founded, people: await joinIdle(founded, 107, 106, 105, 104, 103, 102) });
    await setDormantRule(founded, 60);
  }
  const mailsTo = async (people: readonly Person[]) => {
    const { rows } = await app.superuser.query<{ recipient: string; count: number }>(
      'select recipient, count(*)::int as count from mails where recipient = any($1) group by recipient',
      [people.map(({ email }) => email.toLowerCase())],
    );
    return people.map(({ email }) => rows.find(({ recipient }) => recipient === email)?.count ?? 0);
  };
  const everybody = companies.flatMap(({ people }) => people);
  const before = await mailsTo(everybody);
  const expectMails = async (more: (place: number) => number) =>
    expect(await mailsTo(everybody)).toEqual(before.map((count, place) => count + more(place)));
  const expectEvents = async (event: string, count: number) => {
    for (const { founded } of companies) expect(await countEvents(founded, event)).toBe(count);
  };

  await runAtOnce();
  await expectMails(() => 1);
  await expectEvents('dormant_people.warned', 6);
  await app.travel({ days: 12 });
  await runAtOnce();
  await expectMails(() => 2);
  await app.travel({ days: 3 });
  // Five leave in a day: with whoever is sixth both processes come to the brake, and one tells of it.
  await runAtOnce();
  await expectEvents('organization_user.deactivated', 5);
  await expectEvents('dormant_people.brake_held', 1);
  await expectMails((place) => (place % 6 === 5 ? 2 : 3));
  await app.travel({ days: 1 });
  await runAtOnce();
  await expectEvents('organization_user.deactivated', 6);
  await expectEvents('dormant_people.warned', 6);
  await expectMails(() => 3);
  expect(await statesOf(everybody)).toEqual(Array<string>(12).fill('inactive'));
}, 60_000);

it('goes on after a stop in the middle: what one step did is not done again', async () => {
  const founded = await app.found();
  const people = await joinIdle(founded, 104, 103);
  await setDormantRule(founded, 60);
  await runDormant(app);
  await app.travel({ days: 15 });
  // As if the process had died between the two of them.
  const [first] = people;
  await app.superuser.query(
    "update dormant_warnings set due_at = now() + interval '20 days' where user_id <> $1",
    [uuidOfSid('US', first?.userSid ?? '')],
  );
  await runDormant(app);
  expect(await statesOf(people)).toEqual(['inactive', 'active']);
  await app.travel({ days: 21 });
  await runDormant(app);
  expect(await statesOf(people)).toEqual(['inactive', 'inactive']);
  expect(await countEvents(founded, 'organization_user.deactivated')).toBe(2);
  expect(await countEvents(founded, 'dormant_people.warned')).toBe(2);
});

it('and a sign-in at once: who is in was not deactivated, and who was deactivated is not in', async () => {
  const rounds: Person[] = [];
  const outcomes = await race<unknown>(6, async (round) => {
    const founded = await app.found();
    const [person] = await joinIdle(founded, 104);
    if (person === undefined) throw new Error('nobody joined');
    rounds[round] = person;
    await setDormantRule(founded, 60);
    await runDormant(app);
    await app.travel({ days: 15 });
    return [
      () => runDormant(app),
      async () => {
        const back = await app.signIn(person.email);
        return back.client.sessions.getCurrent();
      },
    ];
  });
  for (const [round, [job, signIn]] of outcomes.entries()) {
    expect(job?.status).toBe('fulfilled');
    const person = rounds[round];
    const state = person === undefined ? undefined : await stateOf(app, person);
    if (state === 'active') expect(signIn?.status).toBe('fulfilled');
    else expect(await outcomeOf(app.signIn(person?.email ?? ''))).not.toBe('done');
  }
});
