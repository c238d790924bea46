/** Roles that are given while something else changes: whatever comes first, the invariants hold. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 15);
const limit = 600_000;

let app: TestApp;
let founded: Founded;
let database: pg.Client;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function count(sql: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await database.query<{ count: string }>(sql, [...values]);
  return Number(rows[0]?.count);
}

/** The outcomes of each round; @throws Error when one came that nobody expects */
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

/** Given after the last role that let the giver give had ended. */
const givenTooLate = `select count(*) from role_assignments given
  where given.account_id = $1 and given.granted_by = $2 and not exists (
    select 1 from role_assignments held where held.user_id = $2 and held.account_id = $1 and held.role_id = '${roleSids.accountAdministrator}'
      and held.created_at <= given.created_at and (held.ended_at is null or held.ended_at >= given.created_at))`;

describe(`two at once, ${rounds} rounds each`, () => {
  it(
    'nobody gives a role in an account after their own was taken',
    async () => {
      const { client } = founded.owner;
      const giver = await app.join(founded);
      const receiver = await app.join(founded);
      const body = { user_sid: giver.userSid, role_sid: roleSids.accountAdministrator };
      await runRace(
        ['done', 'request.forbidden', 'request.not_found', 'role_assignment.above_own'],
        async () => {
          const own = await client.accountMembers.addRole(founded.accountSid, body);
          const living = await client.roleAssignments.list(founded.organizationSid, {
            user_sid: receiver.userSid,
            scope_kind: 'account',
          });
          for (const row of living.items)
            await client.roleAssignments.delete(founded.organizationSid, row.sid ?? '');
          return [
            () =>
              giver.client.accountMembers.addRole(founded.accountSid, {
                user_sid: receiver.userSid,
                role_sid: roleSids.developer,
              }),
            () => client.roleAssignments.delete(founded.organizationSid, own.sid ?? ''),
          ];
        },
      );
      expect(await count(givenTooLate, [uuidOf(founded.accountSid), uuidOf(giver.userSid)])).toBe(
        0,
      );
    },
    limit,
  );

  it(
    'a managed user keeps one organization role',
    async () => {
      const person = await app.join(founded);
      const give = (role_sid: string) => () =>
        founded.owner.client.roleAssignments.create(founded.organizationSid, {
          user_sid: person.userSid,
          role_sid,
        });
      await runRace(['done', 'role_assignment.exists'], () =>
        Promise.resolve([
          give(roleSids.auditor),
          give(roleSids.billingViewer),
          give(roleSids.standardUser),
        ]),
      );
      const living =
        "select count(*) from role_assignments where user_id = $1 and scope_kind = 'organization' and ended_at is null";
      expect(await count(living, [uuidOf(person.userSid)])).toBe(1);
      const overlapping = `select count(*) from role_assignments a join role_assignments b on a.user_id = b.user_id and a.id <> b.id
      and a.scope_kind = 'organization' and b.scope_kind = 'organization'
      and a.created_at < coalesce(b.ended_at, 'infinity') and b.created_at < coalesce(a.ended_at, 'infinity') where a.user_id = $1`;
      expect(await count(overlapping, [uuidOf(person.userSid)])).toBe(0);
    },
    limit,
  );

  it(
    'the same role that is given twice is held once',
    async () => {
      const [person, { client }] = [await app.join(founded), founded.owner];
      const body = { user_sid: person.userSid, role_sid: roleSids.support };
      const outcomes = await runRace(['done', 'role_assignment.exists'], async () => {
        const living = await client.roleAssignments.list(founded.organizationSid, {
          user_sid: person.userSid,
          scope_kind: 'account',
        });
        for (const row of living.items)
          await client.roleAssignments.delete(founded.organizationSid, row.sid ?? '');
        return [
          () => client.accountMembers.addRole(founded.accountSid, body),
          () =>
            client.roleAssignments.create(founded.organizationSid, {
              ...body,
              account_sid: founded.accountSid,
            }),
        ];
      });
      for (const round of outcomes)
        expect(round.toSorted()).toEqual(['done', 'role_assignment.exists']);
    },
    limit,
  );

  it(
    'two administrators who deactivate each other: one of them stays',
    async () => {
      const pairs: [Person, Person][] = [];
      await runRace(['done', 'request.unauthenticated', 'request.not_found'], async () => {
        const pair: [Person, Person] = [
          await app.join(founded, { role: roleSids.organizationAdministrator }),
          await app.join(founded, { role: roleSids.organizationAdministrator }),
        ];
        pairs.push(pair);
        const [one, two] = pair;
        return [
          () => one.client.organizationUsers.deactivate(founded.organizationSid, two.userSid),
          () => two.client.organizationUsers.deactivate(founded.organizationSid, one.userSid),
        ];
      });
      for (const pair of pairs) {
        expect(
          await count("select count(*) from users where id = any($1) and state = 'active'", [
            pair.map((person) => uuidOf(person.userSid)),
          ]),
        ).toBe(1);
      }
    },
    limit,
  );

  it.each(['given by the Owner', 'taken up by an invitation'])(
    'a role that is %s while the account joins an organization belongs to it',
    async (door) => {
      const outcomes = await runRace(['done', 'request.busy'], async () => {
        const [owner, guest] = [await app.signUp(), await app.signUp()];
        const accountSid = (await owner.client.accounts.list()).items[0]?.sid ?? '';
        const invite = (role_sid: string) =>
          owner.client.accountInvitations.create(accountSid, { emails: [guest.email], role_sid });
        const accept = async () => {
          const [received] = (await guest.client.receivedInvitations.list()).items;
          return guest.client.receivedInvitations.accept(received?.sid ?? '');
        };
        await invite(roleSids.support);
        const body = { user_sid: guest.userSid, role_sid: roleSids.developer };
        if (door === 'given by the Owner') await accept();
        return [
          () => owner.client.organizations.create({ friendly_name: 'Joined meanwhile' }),
          () =>
            door === 'given by the Owner'
              ? owner.client.accountMembers.addRole(accountSid, body)
              : accept(),
        ];
      });
      for (const [founding] of outcomes) expect(founding).toBe('done');
      const astray = `select count(*) from role_assignments r join accounts a on a.id = r.account_id
        where r.organization_id is distinct from a.organization_id`;
      expect(await count(astray)).toBe(0);
    },
    limit,
  );
});
