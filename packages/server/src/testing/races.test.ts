/**
 * Two at once on PostgreSQL, over HTTP: whatever the interleaving, the invariants hold. `RACE_ROUNDS` sets the rounds
 * (`npm run test:races` runs 200 of each).
 */
import { BailiwickError } from '@bailiwick/sdk';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
  uniqueDomain,
} from './app.ts';
import { race } from './race.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 15);
const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';
const developer = 'IX00000000000000000000000000000103';
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

const count = async (sql: string, values: readonly unknown[] = []) =>
  Number((await database.query<{ count: string }>(sql, [...values])).rows[0]?.count);
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const outcomeOf = (settled: PromiseSettledResult<unknown>): string => {
  if (settled.status === 'fulfilled') return 'done';
  return settled.reason instanceof BailiwickError ? settled.reason.code : String(settled.reason);
};

/** How often each pair of outcomes came, for the eye; and that none is one that nobody expects. */
function tally(
  outcomes: readonly (readonly PromiseSettledResult<unknown>[])[],
  allowed: readonly string[],
): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const round of outcomes) {
    for (const settled of round) expect(allowed).toContain(outcomeOf(settled));
    const key = round.map(outcomeOf).join(' | ');
    counted[key] = (counted[key] ?? 0) + 1;
  }
  return counted;
}

describe(`two at once, ${rounds} rounds each`, () => {
  it(
    'one login founds one organization, and has one Owner',
    async () => {
      const people: Person[] = [];
      const outcomes = await race(rounds, async () => {
        const person = await app.signUp();
        people.push(person);
        const create = () => person.client.organizations.create({ friendly_name: 'Twice' });
        return [create, create];
      });
      tally(outcomes, ['done', 'organization.already_managed']);
      for (const round of outcomes)
        expect(round.filter((settled) => settled.status === 'fulfilled')).toHaveLength(1);
      for (const person of people)
        expect(
          await count('select count(*) from organizations where owner_user_id = $1', [
            uuidOf(person.userSid),
          ]),
        ).toBe(1);
      expect(
        await count(
          'select count(*) from organizations o join users u on u.id = o.owner_user_id where u.organization_id is distinct from o.id',
        ),
      ).toBe(0);
    },
    limit,
  );

  it(
    'of two organizations that prove a domain, one holds it',
    async () => {
      const other = await app.found('Other');
      const names: string[] = [];
      // An organization has a hundred at most: that limit is not what is raced here.
      const holdAndClear = async () => {
        const name = names.at(-1) ?? '';
        const held = "select count(*) from domains where name = $1 and state = 'verified'";
        expect(await count(held, [name]), name).toBe(name === '' ? 0 : 1);
        await database.query(
          "update domains set state = 'removed', next_check_at = null where name = $1",
          [name],
        );
      };
      const outcomes = await race(rounds, async () => {
        await holdAndClear();
        const name = uniqueDomain();
        names.push(name);
        const added = await Promise.all(
          [founded, other].map((side) =>
            side.owner.client.domains.create(side.organizationSid, { name }),
          ),
        );
        app.dns.set(
          added[0]?.record.name ?? '',
          'TXT',
          added.map((domain) => domain.record.value),
        );
        const entrants = [founded, other].map(
          (side, index) => () =>
            side.owner.client.domains.verify(side.organizationSid, added[index]?.sid ?? '', {
              method: 'dns',
            }),
        );
        return entrants;
      });
      for (const round of outcomes) {
        const states = round.map((settled) =>
          settled.status === 'fulfilled' ? settled.value.state : outcomeOf(settled),
        );
        expect(states.toSorted()).toEqual(['unverified', 'verified']);
      }
      await holdAndClear();
    },
    limit,
  );

  it(
    'an invitation that is accepted twice makes one login',
    async () => {
      const emails: string[] = [];
      const outcomes = await race(rounds, async () => {
        const email = `${unique('twice')}@${founded.domain}`;
        emails.push(email);
        await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
        const token = await app.tokenFor(email);
        const accept = () =>
          app.client().invitations.accept({
            token,
            first_name: 'A',
            last_name: 'B',
            password: testPassword,
            transport: 'bearer',
          });
        return [accept, accept];
      });
      tally(outcomes, [
        'done',
        'invitation.link_dead',
        'invitation.login_exists',
        'user.email_taken',
      ]);
      for (const round of outcomes)
        expect(round.filter((settled) => settled.status === 'fulfilled')).toHaveLength(1);
      for (const email of emails)
        expect(await count('select count(*) from users where email = $1', [email])).toBe(1);
    },
    limit,
  );

  it(
    'an invitation that is accepted while it is revoked is one or the other',
    async () => {
      const pairs: { email: string; sid: string }[] = [];
      const outcomes = await race<unknown>(rounds, async () => {
        const email = `${unique('revoked')}@${founded.domain}`;
        const sent = await founded.owner.client.invitations.create(founded.organizationSid, {
          emails: [email],
          accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
        });
        const sid = sent.results[0]?.invitation_sid ?? '';
        pairs.push({ email, sid });
        const token = await app.tokenFor(email);
        return [
          () =>
            app.client().invitations.accept({
              token,
              first_name: 'A',
              last_name: 'B',
              password: testPassword,
              transport: 'bearer',
            }),
          // Accepting hashes a password first: this is about when both reach the database.
          async () => {
            await new Promise((resolve) => setTimeout(resolve, (pairs.length % 10) * 8));
            return founded.owner.client.invitations.revoke(founded.organizationSid, sid);
          },
        ];
      });
      tally(outcomes, ['done', 'invitation.link_dead', 'invitation.not_pending']);
      for (const [index, { email, sid }] of pairs.entries()) {
        const [accepted, revoked] = (outcomes[index] ?? []).map(
          (settled) => settled.status === 'fulfilled',
        );
        expect(
          [accepted, revoked].filter((won) => won === true),
          email,
        ).toHaveLength(1);
        expect(await count('select count(*) from users where email = $1', [email]), email).toBe(
          accepted === true ? 1 : 0,
        );
        expect(
          await count('select count(*) from invitations where id = $1 and state = $2', [
            uuidOf(sid),
            accepted === true ? 'accepted' : 'revoked',
          ]),
        ).toBe(1);
      }
    },
    limit,
  );

  it(
    'nobody gives a role after the role to give it was taken',
    async () => {
      const giver = await app.join(founded, { role: administrator });
      const receivers: Person[] = [];
      const outcomes = await race<unknown>(rounds, async () => {
        await founded.owner.client.roleAssignments
          .create(founded.organizationSid, { user_sid: giver.userSid, role_sid: administrator })
          .catch(() => undefined);
        const receiver = await app.join(founded);
        receivers.push(receiver);
        return [
          () =>
            giver.client.roleAssignments.create(founded.organizationSid, {
              user_sid: receiver.userSid,
              role_sid: administrator,
            }),
          () =>
            founded.owner.client.roleAssignments.create(founded.organizationSid, {
              user_sid: giver.userSid,
              role_sid: standardUser,
            }),
        ];
      });
      tally(outcomes, ['done', 'request.forbidden', 'role_assignment.above_own']);
      // Rows are stamped by the transaction; under the organization's lock the order of commits is the order of ids.
      for (const receiver of receivers) {
        const broken = await count(
          `select count(*) from role_assignments given
          where given.user_id = $1 and given.role_id = $2 and not exists (
            select 1 from role_assignments held where held.user_id = $3 and held.role_id = $2 and held.created_at <= given.created_at
              and (held.ended_at is null or held.ended_at >= given.created_at))`,
          [uuidOf(receiver.userSid), administrator, uuidOf(giver.userSid)],
        );
        expect(broken).toBe(0);
        expect(
          await count(
            "select count(*) from role_assignments where user_id = $1 and scope_kind = 'organization' and ended_at is null",
            [uuidOf(receiver.userSid)],
          ),
        ).toBe(1);
      }
    },
    limit,
  );

  it(
    'the same Idempotency-Key at once acts once',
    async () => {
      const outcomes = await race(rounds, (round) => {
        const create = () =>
          founded.owner.client.organizationAccounts.create(
            founded.organizationSid,
            { friendly_name: `Raced ${round}` },
            { idempotencyKey: `raced-${round}` },
          );
        return [create, create, create];
      });
      for (const [round, settled] of outcomes.entries()) {
        const sids = new Set(
          settled.map((one) => (one.status === 'fulfilled' ? one.value.sid : outcomeOf(one))),
        );
        expect(sids.size, String(round)).toBe(1);
        expect(
          await count('select count(*) from accounts where friendly_name = $1', [`Raced ${round}`]),
        ).toBe(1);
      }
    },
    limit,
  );

  it(
    'the first operator is one',
    async () => {
      const link = app.app.operatorLink ?? '';
      const token = link.split('#token=')[1] ?? '';
      const outcomes = await race(1, () =>
        Array.from(
          { length: 20 },
          (_, index) => () =>
            app.client().operators.bootstrap({
              token,
              email: `ops${index}@vendor-of-things.com`,
              password: testPassword,
            }),
        ),
      );
      expect(outcomes[0]?.filter((settled) => settled.status === 'fulfilled')).toHaveLength(1);
      expect(await count('select count(*) from operators')).toBe(1);
    },
    limit,
  );
});
