/** People of a domain are captured while they, or somebody else, do something that it stands on. */
import { type BailiwickClient, waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
  uniqueDomain,
} from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 5);
const patience = 40_000 + rounds * 4_000;

let app: TestApp;
let founded: Founded;
let client: BailiwickClient;
let at: string;

beforeAll(async () => {
  app = await createTestApp({ mayCapturePeople: true });
  founded = await app.found();
  ({ client } = founded.owner);
  at = founded.organizationSid;
});
afterAll(() => app.close());

interface Used {
  readonly domain: string;
  readonly domainSid: string;
  readonly people: readonly Person[];
}

async function use(count: number): Promise<Used> {
  const domain = uniqueDomain();
  const people: Person[] = [];
  for (let n = 0; n < count; n += 1) people.push(await app.signUp(`${unique('user')}@${domain}`));
  return { domain, domainSid: await app.prove(founded.owner, at, domain), people };
}

type Operation = Awaited<ReturnType<typeof waitForOperation>>;

/** Answers how it ended, or the code of the refusal to begin it. */
async function capture({ domainSid, people }: Used): Promise<Operation | string> {
  let started: { sid: string } | undefined;
  const users = people.map((person) => person.userSid);
  const refused = await outcomeOf(
    (async () => {
      started = await client.domainPeople.capture(at, domainSid, { users });
    })(),
  );
  if (started === undefined) return refused;
  return waitForOperation(client, at, started.sid, { everyMs: 20 });
}

const valueOf = (settled: PromiseSettledResult<unknown> | undefined): unknown => {
  if (settled?.status === 'fulfilled') return settled.value;
  throw settled?.reason ?? new Error('nobody entered');
};
const operationOf = (settled: PromiseSettledResult<unknown> | undefined) =>
  valueOf(settled) as Operation;

const organizationOf = async (person: Person | undefined) =>
  (await person?.client.user.get())?.organization_sid;

async function capturesOf(person: Person | undefined): Promise<number> {
  const { rows } = await app.superuser.query<{ count: number }>(
    `select count(*)::int as count from audit_events where target_sid = $1 and event = 'domain_people.captured'`,
    [person?.userSid],
  );
  return rows[0]?.count ?? 0;
}

const expectSound = async () => expect(await brokenInvariants(app.superuser)).toEqual({});

describe(`a capture and something else at once, ${rounds} rounds each`, () => {
  it(
    'the person founds an organization: they are in one of both, with all their accounts',
    async () => {
      const made: Used[] = [];
      const outcomes = await race<unknown>(rounds, async () => {
        const used = await use(1);
        made.push(used);
        const [person] = used.people;
        return [
          () => capture(used),
          () =>
            outcomeOf(
              person?.client.organizations.create({ friendly_name: 'Mine' }) ??
                Promise.reject(new Error('nobody')),
            ),
        ];
      });
      for (const [round, [captured, foundedOwn]] of outcomes.entries()) {
        const done = operationOf(captured);
        const person = made[round]?.people[0];
        const isCaptured = done.outcomes.updated === 1;
        expect(valueOf(foundedOwn)).toBe(isCaptured ? 'organization.already_managed' : 'done');
        expect((await organizationOf(person)) === at).toBe(isCaptured);
        expect(await capturesOf(person)).toBe(isCaptured ? 1 : 0);
      }
      await expectSound();
    },
    patience,
  );

  it(
    'the person makes an account, and another address of theirs is confirmed: nothing is left between',
    async () => {
      const made: Used[] = [];
      const outcomes = await race<unknown>(rounds, async () => {
        const used = await use(2);
        made.push(used);
        const [mover, maker] = used.people as [Person, Person];
        const email = `${unique('new')}@${unique('mail-')}.com`;
        await mover.client.user.changeEmail({ email });
        const code = await app.codeFor(email);
        return [
          () => capture(used),
          () => outcomeOf(mover.client.user.confirmEmailChange({ code })),
          () => outcomeOf(maker.client.accounts.create({ friendly_name: 'Late' })),
        ];
      });
      for (const [round, [captured, moved]] of outcomes.entries()) {
        const done = operationOf(captured);
        const [mover, maker] = made[round]?.people ?? [];
        expect(await organizationOf(maker)).toBe(at);
        const hasMoved = valueOf(moved) === 'done';
        expect(await organizationOf(mover)).toBe(hasMoved ? null : at);
        expect(done.outcomes.updated).toBe(hasMoved ? 1 : 2);
      }
      await expectSound();
    },
    patience,
  );

  it(
    'the domain is given up: who was captured is released again, and nobody is captured after it',
    async () => {
      const made: Used[] = [];
      await race<unknown>(rounds, async () => {
        const used = await use(2);
        made.push(used);
        return [
          () => capture(used),
          () => outcomeOf(client.domains.remove(at, used.domainSid, { people: 'release' })),
        ];
      });
      for (const { people } of made)
        for (const person of people)
          await expect.poll(async () => organizationOf(await app.signIn(person.email))).toBeNull();
      await expectSound();
    },
    patience,
  );

  it(
    'it is asked for twice, and they accept an invitation: each person comes in once',
    async () => {
      const made: Used[] = [];
      const outcomes = await race<unknown>(rounds, async () => {
        const used = await use(2);
        made.push(used);
        const [invited] = used.people as [Person];
        const { sid } = await client.domainPeople.ask(at, used.domainSid, {
          users: [invited.userSid],
          notify: false,
        });
        await waitForOperation(client, at, sid, { everyMs: 20 });
        const [received] = (await invited.client.receivedInvitations.list()).items;
        return [
          () => capture(used),
          () => capture({ ...used, people: used.people.toReversed() }),
          () => outcomeOf(invited.client.receivedInvitations.accept(received?.sid ?? '')),
        ];
      });
      for (const [round, [one, other, accepted]] of outcomes.entries()) {
        const [first, second] = [operationOf(one), operationOf(other)];
        const [invited, captured] = made[round]?.people ?? [];
        const hasAccepted = valueOf(accepted) === 'done';
        if (!hasAccepted) expect(valueOf(accepted)).toBe('invitation.link_dead');
        expect(first.outcomes.updated + second.outcomes.updated).toBe(hasAccepted ? 1 : 2);
        expect(first.outcomes.error + second.outcomes.error).toBe(0);
        expect(await capturesOf(invited)).toBe(hasAccepted ? 0 : 1);
        expect(await capturesOf(captured)).toBe(1);
        expect(await organizationOf(invited)).toBe(at);
      }
      await expectSound();
    },
    patience,
  );

  it(
    'somebody signs up with the domain, whose policy lets them join: they are there once',
    async () => {
      const made: { used: Used; email: string }[] = [];
      await race<unknown>(rounds, async () => {
        const used = await use(1);
        const email = `${unique('newcomer')}@${used.domain}`;
        made.push({ used, email });
        await client.signUpPolicy.update(at, {
          domains: [{ domain_sid: used.domainSid, policy: 'AUTO_MEMBERSHIP' }],
        });
        const anybody = app.client();
        const started = await anybody.signUps.create({ email });
        const { proof } = await anybody.signUps.verify(started.sid, {
          code: await app.codeFor(email),
        });
        const person = { first_name: 'New', last_name: 'Comer', password: testPassword };
        return [
          async () => {
            const { sid } = await client.domainPeople.capture(at, used.domainSid, { choice: {} });
            return waitForOperation(client, at, sid, { everyMs: 20 });
          },
          () =>
            outcomeOf(
              anybody.signUps.complete(started.sid, { proof, ...person, transport: 'bearer' }),
            ),
        ];
      });
      for (const { used, email } of made) {
        expect(await organizationOf(used.people[0])).toBe(at);
        expect(await organizationOf(await app.signIn(email))).toBe(at);
      }
      await expectSound();
    },
    patience,
  );

  it(
    'it is stopped: what it says is done is done, and nothing else',
    async () => {
      const outcomes = await race<unknown>(rounds, async () => {
        const used = await use(2);
        const users = used.people.map((person) => person.userSid);
        const { sid } = await client.domainPeople.capture(at, used.domainSid, { users });
        return [
          () => waitForOperation(client, at, sid, { everyMs: 20 }),
          () => outcomeOf(client.operations.cancel(at, sid)),
          () => Promise.resolve(used),
        ];
      });
      for (const [ended, , settled] of outcomes) {
        const done = operationOf(ended);
        const organizations = await Promise.all(
          (valueOf(settled) as Used).people.map(organizationOf),
        );
        expect(organizations.filter((one) => one === at)).toHaveLength(done.outcomes.updated);
      }
      await expectSound();
    },
    patience,
  );
});
