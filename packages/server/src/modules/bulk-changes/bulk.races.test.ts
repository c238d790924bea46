/** Acts on many people while somebody else acts on the same people, on what they own, or on the right of whoever asked. */
import { type BailiwickClient, waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 6);
const patience = 30_000 + rounds * 3_000;

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
type Operation = Awaited<ReturnType<typeof waitForOperation>>;

/** Answers how it ended, or the code of the refusal to begin it. */
async function run(by: BailiwickClient, change: Change): Promise<Operation | string> {
  let started: Operation | undefined;
  const refused = await outcomeOf(
    (async () => {
      started = await by.bulkChanges.run(at, change);
    })(),
  );
  if (started === undefined) return refused;
  return waitForOperation(client, at, started.sid, { everyMs: 20 });
}

const valueOf = <T>(settled: PromiseSettledResult<T> | undefined): T => {
  if (settled?.status === 'fulfilled') return settled.value;
  throw settled?.reason ?? new Error('nobody entered');
};

async function eventsOf(person: Person, event: string): Promise<number> {
  const { rows } = await app.superuser.query<{ count: number }>(
    'select count(*)::int as count from audit_events where target_sid = $1 and event = $2',
    [person.userSid, event],
  );
  return rows[0]?.count ?? 0;
}

/** What is the same whoever was first. */
async function expectSound(): Promise<void> {
  expect(await brokenInvariants(app.superuser)).toEqual({});
}

const join = (role?: string) => app.join(founded, role === undefined ? {} : { role });

describe(`two at once, ${rounds} rounds each`, () => {
  it(
    'the right of whoever asked ends: nobody is changed after it, and what the operation says is what was done',
    async () => {
      const made: { person: Person; takes: string }[] = [];
      const ways = {
        role: (admin: Person) =>
          client.roleAssignments.create(at, {
            user_sid: admin.userSid,
            role_sid: roleSids.standardUser,
          }),
        login: (admin: Person) => client.organizationUsers.deactivate(at, admin.userSid),
      };
      const outcomes = await race<unknown>(rounds, async (round) => {
        const [admin, person] = await Promise.all([
          join(roleSids.organizationAdministrator),
          join(),
        ]);
        const takes = round % 4 < 2 ? 'role' : 'login';
        made.push({ person, takes });
        return [
          () => run(admin.client, { act: 'deactivate', users: [person.userSid] }),
          () => outcomeOf(ways[takes](admin)),
        ];
      });
      for (const [round, [operation, taken]] of outcomes.entries()) {
        expect(valueOf(taken)).toBe('done');
        const done = valueOf(operation) as Operation | string;
        const person = made[round]?.person as Person;
        const { state } = await client.organizationUsers.get(at, person.userSid);
        const wasDone = typeof done !== 'string' && done.state === 'SUCCEEDED';
        if (typeof done === 'string')
          expect(done).toMatch(/^request\.(unauthenticated|forbidden|not_found)$/);
        else if (!wasDone) expect(done.error?.code).toBe('operation.lost_right');
        expect(state).toBe(wasDone ? 'inactive' : 'active');
        expect(await eventsOf(person, 'organization_user.deactivated')).toBe(wasDone ? 1 : 0);
      }
      await expectSound();
    },
    patience,
  );

  it(
    'whoever leaves makes an account: it belongs to somebody who is there',
    async () => {
      await race<unknown>(rounds, async () => {
        const [leaver, heir] = await Promise.all([join(), join()]);
        const change = { act: 'remove', new_owner_user_sid: heir.userSid } as const;
        return [
          () => run(client, { ...change, users: [leaver.userSid] }),
          () => outcomeOf(leaver.client.organizationAccounts.create(at, { friendly_name: 'Late' })),
        ];
      });
      await expectSound();
    },
    patience,
  );

  it(
    'two operations on the same people: each is done to each person once or refused with the reason',
    async () => {
      const made: Person[][] = [];
      const outcomes = await race<unknown>(rounds, async () => {
        const people = await Promise.all([join(), join(), join()]);
        made.push(people);
        const users = people.map((person) => person.userSid);
        return [
          () => run(client, { act: 'deactivate', users }),
          () => run(client, { act: 'remove', users: users.toReversed() }),
          () => outcomeOf(client.organizationUsers.endSessions(at, users[1] ?? '')),
        ];
      });
      for (const [round, settled] of outcomes.entries()) {
        const [deactivated, removed] = settled
          .slice(0, 2)
          .map((one) => valueOf(one) as Operation) as [Operation, Operation];
        expect([deactivated.state, removed.state]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
        expect(removed.outcomes.updated).toBe(3);
        const { updated, error } = deactivated.outcomes;
        expect(updated + error).toBe(3);
        let events = 0;
        for (const person of made[round] ?? []) {
          expect(await eventsOf(person, 'organization_user.removed')).toBe(1);
          events += await eventsOf(person, 'organization_user.deactivated');
        }
        expect(events).toBe(updated);
      }
      await expectSound();
    },
    patience,
  );

  it(
    'somebody stops it: what it says is done is done, and nothing else',
    async () => {
      const outcomes = await race<unknown>(rounds, async () => {
        const people = await Promise.all([join(), join()]);
        const users = people.map((person) => person.userSid);
        const started = await client.bulkChanges.run(at, { act: 'deactivate', users });
        return [
          () => waitForOperation(client, at, started.sid, { everyMs: 20 }),
          () => outcomeOf(client.operations.cancel(at, started.sid)),
          () => Promise.resolve(users),
        ];
      });
      for (const [operation, stopped, settled] of outcomes) {
        const done = valueOf(operation) as Operation;
        const users = valueOf(settled) as string[];
        const states = await Promise.all(
          users.map(async (sid) => (await client.organizationUsers.get(at, sid)).state),
        );
        const wasStopped = valueOf(stopped) === 'done';
        expect(done.state).toBe(wasStopped ? 'FAILED' : 'SUCCEEDED');
        expect(states.filter((state) => state === 'inactive')).toHaveLength(done.outcomes.updated);
      }
      await expectSound();
    },
    patience,
  );
});
