/** Groups that change while something else does: whatever comes first, the invariants hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
} from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 10);

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(async () => {
  expect(await brokenInvariants(app.superuser)).toEqual({});
  await app.close();
});

async function runRace(
  allowed: readonly string[],
  prepare: () => Promise<readonly (() => Promise<unknown>)[]>,
): Promise<string[][]> {
  const settled = await race(rounds, async () =>
    (await prepare()).map((start) => () => outcomeOf(start())),
  );
  const outcomes = settled.map((round) =>
    round.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
  );
  for (const outcome of outcomes.flat()) expect(allowed).toContain(outcome);
  return outcomes;
}

const newGroup = async () =>
  (
    await founded.owner.client.groups.create(founded.organizationSid, {
      friendly_name: unique('G '),
    })
  ).sid;

describe(`two at once, ${rounds} rounds each`, () => {
  it('one name is taken once', async () => {
    const { client } = founded.owner;
    const outcomes = await runRace(['done', 'group.name_taken'], async () => {
      const name = unique('Same ');
      return Promise.resolve(
        [name, name.toUpperCase()].map(
          (friendly_name) => () => client.groups.create(founded.organizationSid, { friendly_name }),
        ),
      );
    });
    for (const round of outcomes) expect(round.toSorted()).toEqual(['done', 'group.name_taken']);
  }, 120_000);

  it('nobody is added who is just leaving the organization', async () => {
    const { client } = founded.owner;
    await runRace(['done', 'group.not_managed'], async () => {
      const [person, group] = [await app.join(founded), await newGroup()];
      return [
        () =>
          client.groupMembers.add(founded.organizationSid, group, { user_sids: [person.userSid] }),
        () =>
          client.organizationUsers.remove(founded.organizationSid, person.userSid, {
            accounts: [],
          }),
      ];
    });
    expect(await brokenInvariants(app.superuser)).toEqual({});
  }, 240_000);

  it('a group that is being deleted is given nothing, and nobody is added to it', async () => {
    const { client } = founded.owner;
    const person: Person = await app.join(founded);
    await runRace(['done', 'request.not_found'], async () => {
      const group_sid = await newGroup();
      return [
        () => client.groups.delete(founded.organizationSid, group_sid),
        () =>
          client.groupRoleAssignments.create(founded.organizationSid, {
            group_sid,
            role_sid: roleSids.developer,
            account_sid: founded.accountSid,
          }),
        () =>
          client.groupMembers.add(founded.organizationSid, group_sid, {
            user_sids: [person.userSid],
          }),
      ];
    });
    expect(await brokenInvariants(app.superuser)).toEqual({});
    expect(await outcomeOf(person.client.accounts.get(founded.accountSid))).toBe(
      'request.not_found',
    );
  }, 240_000);

  it('one person is added once, and the count is right', async () => {
    const { client } = founded.owner;
    const person = await app.join(founded);
    const group = await newGroup();
    const outcomes = await runRace(['done'], async () => {
      const again = async () => {
        const { added } = await client.groupMembers.add(founded.organizationSid, group, {
          user_sids: [person.userSid],
        });
        expect(added).toBeLessThanOrEqual(1);
      };
      const removing = client.groupMembers.remove(founded.organizationSid, group, person.userSid);
      // In the first round they are in no group yet.
      expect(await outcomeOf(removing)).toMatch(/^(?:done|request\.not_found)$/);
      return [again, again];
    });
    expect(outcomes).toHaveLength(rounds);
    expect((await client.groups.get(founded.organizationSid, group)).members).toBe(1);
  }, 120_000);
});
