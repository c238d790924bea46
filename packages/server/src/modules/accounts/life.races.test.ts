/** Accounts that change hands and states by several at once: every outcome is a clean one, and no invariant breaks. */
import pg from 'pg';
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

const rounds = Number(process.env['RACE_ROUNDS'] ?? 12);
const limit = 600_000;

let app: TestApp;
let database: pg.Client;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  await founded.owner.client.signUpPolicy.update(founded.organizationSid, {
    policy: 'NO_MEMBERSHIP',
  });
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const make = async (owner: Person) =>
  (
    await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Contended',
      owner_user_sid: owner.userSid,
    })
  ).sid;

const ownAccount = async (person: Person) =>
  (await person.client.accounts.list()).items[0]?.sid ?? '';

/** What may come out: done, or one of the refusals that say what happened meanwhile. */
const clean =
  /^(done|request\.(not_found|forbidden|busy|unauthenticated)|account\.(wrong_state|owner_not_eligible|already_owner|decided_by_organization)|invitation\.(link_dead|inviter_lost_right|managed_elsewhere|offer_pending|account_not_addable|account_is_here|not_pending)|organization_user\.already)$/;

async function expectClean(outcomes: Awaited<ReturnType<typeof race<string>>>): Promise<void> {
  for (const round of outcomes)
    for (const settled of round) {
      const outcome = settled.status === 'fulfilled' ? settled.value : String(settled.reason);
      expect(outcome).toMatch(clean);
    }
  expect(await brokenInvariants(database)).toEqual({});
}

describe(`several at once, ${rounds} rounds each`, () => {
  it(
    'another owner, who is deactivated, while it is closed and handed over',
    async () => {
      const { client } = founded.owner;
      const { organizationSid } = founded;
      const outcomes = await race(rounds, async () => {
        const [giver, taker] = [await app.join(founded), await app.join(founded)];
        const accountSid = await make(giver);
        const offer = await giver.client.accounts.handOver(accountSid, {
          email: founded.owner.email,
        });
        return [
          () =>
            outcomeOf(
              client.organizationAccounts.changeOwner(organizationSid, accountSid, {
                owner_user_sid: taker.userSid,
              }),
            ),
          () => outcomeOf(client.organizationUsers.deactivate(organizationSid, taker.userSid)),
          () => outcomeOf(client.receivedInvitations.accept(offer.sid)),
          () => outcomeOf(giver.client.accounts.close(accountSid)),
        ];
      });
      await expectClean(outcomes);
    },
    limit,
  );

  it(
    'brought along, while it is handed to somebody else and its owner founds an organization',
    async () => {
      const outcomes = await race(rounds, async () => {
        const owner = await app.signUp(`${unique('own')}@${founded.domain}`);
        const other = await app.signUp();
        const accountSid = await ownAccount(owner);
        const asked = await founded.owner.client.organizationAccounts.add(founded.organizationSid, {
          account_sid: accountSid,
        });
        const offer = await owner.client.accounts.handOver(accountSid, { email: other.email });
        return [
          () => outcomeOf(owner.client.receivedInvitations.accept(asked.sid)),
          () => outcomeOf(other.client.receivedInvitations.accept(offer.sid)),
          () => outcomeOf(owner.client.organizations.create({ friendly_name: 'Their own' })),
        ];
      });
      for (const round of outcomes)
        for (const settled of round)
          expect(settled.status === 'fulfilled' ? settled.value : String(settled.reason)).toMatch(
            /^(done|request\.busy|invitation\.(link_dead|managed_elsewhere|inviter_lost_right)|organization\.\w+)$/,
          );
      expect(await brokenInvariants(database)).toEqual({});
    },
    limit,
  );

  it(
    'released, while it gets another owner, is suspended, and its administrator is demoted',
    async () => {
      const { client } = founded.owner;
      const { organizationSid } = founded;
      const outcomes = await race(rounds, async () => {
        const owner = await app.join(founded);
        const administrator = await app.join(founded, {
          role: roleSids.organizationAdministrator,
        });
        const taker = await app.signUp();
        const accountSid = await make(owner);
        const offer = await administrator.client.organizationAccounts.release(
          organizationSid,
          accountSid,
          { email: taker.email },
        );
        return [
          () => outcomeOf(taker.client.receivedInvitations.accept(offer.sid)),
          () =>
            outcomeOf(
              client.organizationAccounts.changeOwner(organizationSid, accountSid, {
                owner_user_sid: founded.owner.userSid,
              }),
            ),
          () => outcomeOf(client.organizationAccounts.suspend(organizationSid, accountSid)),
          () =>
            outcomeOf(
              client.roleAssignments.create(organizationSid, {
                user_sid: administrator.userSid,
                role_sid: roleSids.standardUser,
              }),
            ),
        ];
      });
      await expectClean(outcomes);
    },
    limit,
  );

  it(
    'restored in the last moment, while two processes close what is due',
    async () => {
      const owner = await app.join(founded);
      const states: string[][] = [];
      await race(rounds, async (round) => {
        const accountSid = await make(owner);
        await owner.client.accounts.close(accountSid);
        await database.query(
          `update accounts set closes_at = clock_timestamp() + interval '${(round % 4) * 3} milliseconds' where id = $1`,
          [uuidOf(accountSid)],
        );
        const close = async () => {
          await app.runJob('accounts.end_closures');
          return 'ran';
        };
        const restore = async () => {
          const outcome = await outcomeOf(owner.client.accounts.restore(accountSid));
          await new Promise((resolve) => setTimeout(resolve, 20));
          await app.runJob('accounts.end_closures');
          const { state } = await founded.owner.client.organizationAccounts.get(
            founded.organizationSid,
            accountSid,
          );
          states.push([outcome, state]);
          return outcome;
        };
        return [restore, close, close];
      });
      for (const [outcome, state] of states)
        expect(state).toBe(outcome === 'done' ? 'active' : 'closed');
      const { rows } = await database.query<{ id: string }>(
        `select target_sid as id from audit_events where event = 'account.closed' group by 1 having count(*) > 1`,
      );
      expect(rows).toEqual([]);
      expect(await brokenInvariants(database)).toEqual({});
    },
    limit,
  );
});
