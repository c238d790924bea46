/**
 * The lives of domains and of disputes about them against their own tables: random steps of several people over two
 * organizations, a DNS that loses records and fails, and a clock that is moved on.
 */
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../kernel/ids.ts';
import { roleSids } from '../modules/roles/index.ts';
import { type Founded, type TestApp, testPassword, unique } from './app.ts';
import {
  type Claim,
  claims,
  clockLooks,
  deadlinesPass,
  end,
  isHeld,
  letTheClockFollow,
  livingClaims,
  look,
  managedUnder,
  members,
  move,
  type Organization,
  openDispute,
  refusalsAge,
  type Somebody,
  withdraw,
  zoneOf,
  zones,
} from './model.domains.ts';
import { outcomeOf } from './refusal.ts';
import {
  buildWorld,
  chance,
  expectEveryEvent,
  leaveWorld,
  pick,
  type Step,
  seed,
  settled,
  stepsOr,
  timeoutFor,
  walk,
} from './walk.ts';

const steps = stepsOr(400);
const membersAtMost = 6;

let app: TestApp;
let database: pg.Client;
const people: Somebody[] = [];
const organizations: Organization[] = [];

async function settle(founded: Founded): Promise<void> {
  const organization = { sid: founded.organizationSid, owner: founded.owner };
  organizations.push(organization);
  people.push({ person: founded.owner, role: 'Owner', organization });
  const roles = [
    ['Administrator', roleSids.organizationAdministrator],
    ['Standard User', roleSids.standardUser],
    ['Auditor', roleSids.auditor],
  ] as const;
  for (const [role, sid] of roles)
    people.push({ person: await app.join(founded, { role: sid }), role, organization });
}

beforeAll(async () => {
  ({ app, database } = await buildWorld());
  await settle(await app.found('First'));
  await settle(await app.found('Second'));
  people.push({ person: await app.signUp(), role: 'Owner', organization: null });
  for (const prefix of ['arbor', 'bolder', 'cinder'])
    zones.set(`${unique(`${prefix}-`)}.com`, { values: new Set(), isDown: false });
});
afterAll(leaveWorld);

/** What the door answers before it looks at the domain; undefined: it looks. */
function atDoor({ role, organization }: Somebody, at: Organization): string | undefined {
  if (organization !== at) return 'request.not_found';
  return role === 'Owner' || role === 'Administrator' ? undefined : 'request.forbidden';
}

const who = (at: Organization) =>
  chance(0.75) ? pick(people.filter((one) => atDoor(one, at) === undefined)) : pick(people);

/** Sets the records of a name as the model has them. */
function publish(name: string): void {
  const { values } = zoneOf(name);
  if (values.size === 0) app.dns.del(`_bailiwick.${name}`);
  else app.dns.set(`_bailiwick.${name}`, 'TXT', [...values]);
}

type Make = (claim: Claim) => Step;

const add = (organization: Organization, name: string): Step => {
  const by = who(organization);
  const isThere = livingClaims().some(
    (one) => one.organization === organization && one.name === name,
  );
  return {
    name: 'add',
    call: () => by.person.client.domains.create(organization.sid, { name }),
    outcome:
      atDoor(by, organization) ??
      (isThere
        ? 'domain.already_added'
        : (answer) => {
            const { sid, record } = answer as { sid: string; record: { value: string } };
            claims.push({
              organization,
              name,
              sid,
              value: record.value,
              state: 'unverified',
              absences: 0,
              isAbsenceOld: true,
              isOverdue: false,
              isRecordOld: false,
            });
          }),
  };
};

const unclaimable = [
  ['co.uk', 'domain.public_suffix'],
  ['gmail.com', 'domain.shared_mail'],
  ['127.0.0.1', 'domain.not_a_domain'],
  ['localhost', 'domain.not_a_domain'],
] as const;

const addWhatNobodyMay: Make = ({ organization }) => {
  const by = who(organization);
  const [name, refusal] = pick(unclaimable);
  return {
    name: `add ${name}`,
    call: () => by.person.client.domains.create(organization.sid, { name }),
    outcome: atDoor(by, organization) ?? refusal,
  };
};

const verify: Make = (claim) => {
  const by = who(claim.organization);
  const refusal =
    atDoor(by, claim.organization) ??
    (claim.state === 'removed'
      ? 'request.not_found'
      : claim.state === 'lapsed'
        ? 'domain.lapsed'
        : claim.state === 'unverified' && claim.isRecordOld
          ? 'domain.challenge_expired'
          : undefined);
  return {
    name: 'verify',
    call: async () => {
      // A look that is younger than 20 seconds is answered again.
      await database.query(
        `update domain_checks set checked_at = checked_at - interval '1 minute' where domain_id = $1`,
        [uuidOfSid('DN', claim.sid)],
      );
      return by.person.client.domains.verify(claim.organization.sid, claim.sid, { method: 'dns' });
    },
    outcome: refusal ?? (() => look(claim, { isClock: false })),
  };
};

const renew: Make = (claim) => {
  const by = who(claim.organization);
  const refusal =
    atDoor(by, claim.organization) ??
    (claim.state === 'removed'
      ? 'request.not_found'
      : isHeld(claim)
        ? 'domain.changed_meanwhile'
        : undefined);
  return {
    name: 'renew the record',
    call: () => by.person.client.domains.renewChallenge(claim.organization.sid, claim.sid),
    outcome:
      refusal ??
      ((answer) => {
        withdraw(claim);
        if (claim.state === 'lapsed') move(claim, 'claimed_again');
        const { record } = answer as { record: { value: string } };
        expect(record.value).not.toBe(claim.value);
        Object.assign(claim, {
          value: record.value,
          isRecordOld: false,
          absences: 0,
          isAbsenceOld: true,
        });
      }),
  };
};

const remove: Make = (claim) => {
  const by = who(claim.organization);
  const releases = chance(0.5);
  const refusal =
    atDoor(by, claim.organization) ??
    (claim.state === 'removed'
      ? 'request.not_found'
      : isHeld(claim) && managedUnder(claim).length > 0 && !releases
        ? 'domain.people_remain'
        : undefined);
  return {
    name: releases ? 'remove, with its people' : 'remove',
    call: () =>
      by.person.client.domains.remove(claim.organization.sid, claim.sid, {
        people: releases ? 'release' : 'refuse',
      }),
    outcome:
      refusal ??
      (() => {
        end(claim, 'removed');
        withdraw(claim);
      }),
  };
};

/** Somebody at the DNS provider. */
const changeRecords: Make = (claim) => {
  const zone = zoneOf(claim.name);
  const isThere = zone.values.has(claim.value);
  return {
    name: isThere ? 'take the record away' : 'add the record',
    call: () => Promise.resolve(),
    outcome: () => {
      if (isThere) zone.values.delete(claim.value);
      else zone.values.add(claim.value);
      publish(claim.name);
    },
  };
};

/** The DNS passes into the hands of whoever else claims the name. */
const passRecords: Make = (claim) => {
  const other = livingClaims().find((one) => one.name === claim.name && one !== claim);
  if (other === undefined) return changeRecords(claim);
  const { values } = zoneOf(claim.name);
  return {
    name: 'the records pass to the other side',
    call: () => Promise.resolve(),
    outcome: () => {
      values.clear();
      values.add(other.value);
      publish(claim.name);
    },
  };
};

const changeWeather: Make = ({ name }) => {
  const zone = zoneOf(name);
  return {
    name: zone.isDown ? 'the DNS answers again' : 'the DNS fails',
    call: () => Promise.resolve(),
    outcome: () => {
      zone.isDown = !zone.isDown;
      app.dns.fail(`_bailiwick.${name}`, zone.isDown ? 'servfail' : undefined);
    },
  };
};

const payloadOf = ({ sid, organization }: Claim) => ({
  domain_id: uuidOfSid('DN', sid),
  organization_id: uuidOfSid('OR', organization.sid),
});

const theClockLooks: Make = (claim) => ({
  name: 'the clock looks',
  call: () => app.runJob('domains.check', payloadOf(claim)),
  outcome: () => clockLooks(claim),
});

/** Moves times of one domain, and has the clock look. */
const later = (name: string, sql: string, then: (claim: Claim) => void): Make => {
  return (claim) => ({
    name,
    call: async () => {
      await database.query(sql, [uuidOfSid('DN', claim.sid)]);
      await app.runJob('domains.check', payloadOf(claim));
    },
    outcome: () => {
      then(claim);
      clockLooks(claim);
    },
  });
};

const aDayPasses = later(
  'a day passes',
  `with aged as (update domain_disputes set ended_at = ended_at - interval '25 hours')
    update domains set last_absence_at = last_absence_at - interval '21 hours' where id = $1`,
  (claim) => {
    claim.isAbsenceOld = true;
    refusalsAge();
  },
);
const aMonthPasses = later(
  '30 days pass',
  `update domains set uncertain_since = uncertain_since - interval '30 days' where id = $1`,
  (claim) => {
    if (claim.state === 'verified_uncertain') claim.isOverdue = true;
  },
);
const aWeekPasses = later(
  'the week of a dispute passes',
  `update domain_disputes set restore_until = now() - interval '1 second' where holder_domain_id = $1 and state = 'restoring'`,
  deadlinesPass,
);

const recordGrowsOld: Make = (claim) => ({
  name: 'a week passes for the record',
  call: () =>
    database.query(
      `update domains set challenge_expires_at = now() where id = $1 and state = 'unverified'`,
      [uuidOfSid('DN', claim.sid)],
    ),
  outcome: () => {
    if (claim.state === 'unverified') claim.isRecordOld = true;
  },
});

/** Somebody is invited under the name, and joins where that may be, with an account. */
const join: Make = ({ organization, name }) => {
  const mayJoin = livingClaims().some(
    (one) => one.organization === organization && one.name === name && one.state === 'verified',
  );
  const email = `${unique('lena')}@${name}`;
  const { client } = organization.owner;
  return {
    name: mayJoin ? 'invite and join' : 'invite in vain',
    call: async () => {
      const { results } = await client.invitations.create(organization.sid, { emails: [email] });
      if (results[0]?.outcome !== 'invited') return undefined;
      const accepted = await app.client().invitations.accept({
        token: await app.tokenFor(email),
        first_name: 'Lena',
        last_name: 'Berg',
        password: testPassword,
        transport: 'bearer',
      });
      const own = app.client(accepted.token ?? '');
      const account = await own.accounts.create({ friendly_name: 'Own' });
      return { email, userSid: accepted.user.sid, client: own, accountSid: account.sid };
    },
    outcome: (answer) => {
      const joined = answer as
        | {
            email: string;
            userSid: string;
            client: Somebody['person']['client'];
            accountSid: string;
          }
        | undefined;
      expect(joined !== undefined, 'is let in').toBe(mayJoin);
      if (joined === undefined) return;
      const person = { ...joined, token: '' };
      const { accountSid } = joined;
      members.push({ person, organization, name, accountSid, isManaged: true });
    },
  };
};

const makers: readonly Make[] = [
  verify,
  verify,
  verify,
  verify,
  renew,
  remove,
  changeRecords,
  changeRecords,
  passRecords,
  passRecords,
  changeWeather,
  theClockLooks,
  theClockLooks,
  aDayPasses,
  aDayPasses,
  aMonthPasses,
  aWeekPasses,
  aWeekPasses,
  recordGrowsOld,
  join,
  addWhatNobodyMay,
];

let current: Claim | undefined;

function next(): readonly [Step, string] {
  const living = livingClaims();
  const isQuiet = living.length < 5 || chance(0.05);
  if (isQuiet || claims.length === 0)
    return [add(pick(organizations), pick([...zones.keys()])), 'a name'];
  const disputed = living.filter((claim) => openDispute(claim) !== undefined);
  const claim =
    disputed.length > 0 && chance(0.4)
      ? pick(disputed)
      : chance(0.95)
        ? pick(living)
        : pick(claims.slice(-10));
  current = claim;
  // An outage lasts, and everything else would wait for its end.
  if (zoneOf(claim.name).isDown && chance(0.35)) return [changeWeather(claim), claim.state];
  const { side, state } = openDispute(claim) ?? {};
  if (side === 'holder' && state === 'restoring' && chance(0.3))
    return [aWeekPasses(claim), claim.state];
  if (side === 'holder' && chance(0.12)) return [remove(claim), claim.state];
  if (side === 'claimant' && chance(0.12)) return [pick([remove, renew])(claim), claim.state];
  const isThere = claim.state === 'unverified' && zoneOf(claim.name).values.has(claim.value);
  if (isThere && side === undefined && chance(0.4)) return [verify(claim), claim.state];
  if (claim.state === 'lapsed' && chance(0.3)) return [renew(claim), claim.state];
  const make = pick(makers);
  const isFull = members.filter((one) => one.isManaged).length >= membersAtMost;
  const isBusy = openDispute(claim) !== undefined;
  if (make === join && isFull) return [verify(claim), claim.state];
  // While a dispute is open the record of the claim stays good.
  if (make === recordGrowsOld && isBusy) return [verify(claim), claim.state];
  return [make(claim), claim.state];
}

async function compareMember({
  organization,
  person,
  isManaged,
  accountSid,
}: (typeof members)[number]) {
  const { client } = organization.owner;
  expect(await outcomeOf(client.organizationUsers.get(organization.sid, person.userSid))).toBe(
    isManaged ? 'done' : 'request.not_found',
  );
  const account = await client.organizationAccounts.get(organization.sid, accountSid);
  const owner = isManaged ? person : organization.owner;
  expect(account.owner?.user_sid).toBe(owner.userSid);
}

async function compareClaim(claim: Claim, told: string): Promise<void> {
  const { client } = claim.organization.owner;
  const answer = client.domains.get(claim.organization.sid, claim.sid);
  if (claim.state === 'removed') return expect(await outcomeOf(answer)).toBe('request.not_found');
  const { domain } = await answer;
  const isOpen = domain.dispute !== null && domain.dispute.state !== 'refused';
  expect(
    {
      state: domain.state,
      dispute: isOpen ? { side: domain.dispute?.side, state: domain.dispute?.state } : undefined,
      value: domain.record.value,
      isToLapse: domain.lapses_at !== null,
    },
    told,
  ).toEqual({
    state: claim.state,
    dispute: openDispute(claim),
    value: claim.value,
    isToLapse: claim.state === 'verified_uncertain',
  });
}

/** Every claim to the name: what one side does shows on the other. */
async function compare(told: string): Promise<void> {
  await settled('domains.%', 'organization_users.%');
  letTheClockFollow();
  // The schedule looks at none by itself: what a step is to show would be seen before.
  await database.query(`update domains set next_check_at = now() + interval '1 day'`);
  for (const claim of livingClaims())
    if (claim.name === current?.name) await compareClaim(claim, told);
  if (current?.state === 'removed') await compareClaim(current, told);
  for (const member of members.slice(-membersAtMost))
    if (member.name === current?.name) await compareMember(member);
}

it(
  `${steps} random steps with domains end as the lifecycle says (seed ${seed})`,
  async () => {
    await walk({ steps, next, compare, atLeast: { done: 14, refused: 12 } });
    for (const claim of livingClaims()) await compareClaim(claim, 'at the end');
    for (const member of members) await compareMember(member);
    expectEveryEvent(steps, 'domain', 'domain dispute');
  },
  timeoutFor(steps),
);
