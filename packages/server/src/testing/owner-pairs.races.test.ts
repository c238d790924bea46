/**
 * The last usable Owner, against everything at once: each pair of paths that touch the Owner, or somebody who is just
 * becoming one, in parallel. Whatever the interleaving, every organization has one Owner who can sign in.
 * `RACE_ROUNDS` sets the rounds of each pair (`npm run test:races` runs 200).
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../kernel/ids.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
  uniqueDomain,
} from './app.ts';
import { brokenInvariants } from './invariants.ts';
import { foundUnder } from './merging.ts';
import { signInOperator } from './operator.ts';
import { race } from './race.ts';
import { outcomeOf } from './refusal.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 1);
const limit = 3_600_000;
const administratorRole = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';

let app: TestApp;
let side: Founded;
let administrator: Person;
let owner: Person;
let operator: Awaited<ReturnType<typeof signInOperator>>;
let database: pg.Client;
/** Of the organization; whoever signs up under it stays independent, and can found an organization of their own. */
const mergingDomain = uniqueDomain();

beforeAll(async () => {
  app = await createTestApp();
  side = await app.found();
  owner = side.owner;
  administrator = await app.join(side, { role: administratorRole });
  operator = await signInOperator(app);
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
  const domainSid = await app.prove(owner, side.organizationSid, mergingDomain);
  await owner.client.signUpPolicy.update(side.organizationSid, {
    domains: [{ domain_sid: domainSid, policy: 'NO_MEMBERSHIP' }],
  });
});
afterAll(async () => {
  await database.end();
  await app.close();
});

interface Scene {
  readonly owner: Person;
  /** Somebody managed who may be meant to take over, under a domain of their own where it is to go. */
  readonly heir: Person;
  readonly heirsDomain: { readonly name: string; readonly sid: string };
}

type Enter = () => Promise<unknown>;
/** Gets everything ready; what it answers is the one call that races. */
type Path = (scene: Scene) => Enter | Promise<Enter>;

const people = () => administrator.client.organizationUsers;
const at = (person: Person) => [side.organizationSid, person.userSid] as const;

async function newAddress(person: Person): Promise<Enter> {
  const email = `${unique('renamed')}@${side.domain}`;
  await person.client.user.changeEmail({ email });
  const code = await app.codeFor(email);
  return () => person.client.user.confirmEmailChange({ code });
}

const toOther = () => ({ new_owner_user_sid: administrator.userSid });

/** For the heir alone: what is removed with its people must not be everybody's. */
async function ownDomain() {
  const name = uniqueDomain();
  return { name, sid: await app.prove(administrator, side.organizationSid, name) };
}

/** What is still open from before is called off: one is open at a time. */
async function offer({ owner, heir }: Scene): Promise<string> {
  const { ownershipTransfers } = owner.client;
  const { items } = await ownershipTransfers.list(side.organizationSid);
  for (const open of items.filter(({ state }) => state === 'offered' || state === 'waiting'))
    await ownershipTransfers.cancel(side.organizationSid, open.sid);
  await ownershipTransfers.create(side.organizationSid, { user_sid: heir.userSid });
  const [received] = (await heir.client.receivedOwnershipTransfers.list()).items;
  return received?.sid ?? '';
}

/** The ownership may have passed on in the round before. */
async function currentOwner(): Promise<Person> {
  const { rows } = await database.query<{ id: string; email: string }>(
    `select u.id, u.email from organizations o join users u on u.id = o.owner_user_id where o.id = $1`,
    [uuidOfSid('OR', side.organizationSid)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('there is no Owner');
  return row.id === uuidOfSid('US', owner.userSid) &&
    (await outcomeOf(owner.client.user.get())) === 'done'
    ? owner
    : app.signIn(row.email);
}

/** Its Owner stops being one; the Owner of this organization has to be the one who offered it. */
async function mergeIn({ owner }: Scene): Promise<Enter> {
  const candidate = await foundUnder(app, mergingDomain);
  const { sid } = await owner.client.organizationMerges.create(side.organizationSid, {
    email: candidate.owner.email,
  });
  return () => candidate.owner.client.receivedOrganizationMerges.accept(sid);
}

const losesDomain = 'the domain of the heir is removed, and its people released';

const paths: Record<string, Path> = {
  'the operator suspends the Owner':
    ({ owner }) =>
    () =>
      operator.operatedUsers.suspend(owner.userSid),
  'the Owner takes another address': ({ owner }) => newAddress(owner),
  'an Administrator deactivates the Owner':
    ({ owner }) =>
    () =>
      people().deactivate(...at(owner)),
  'an Administrator removes the Owner':
    ({ owner }) =>
    () =>
      people().remove(...at(owner), toOther()),
  'an Administrator deletes the Owner':
    ({ owner }) =>
    () =>
      people().delete(...at(owner), toOther()),
  'an Administrator offboards the Owner':
    ({ owner }) =>
    () =>
      people().offboard(...at(owner), toOther()),
  'an Administrator gives the Owner another role':
    ({ owner }) =>
    () =>
      administrator.client.roleAssignments.create(side.organizationSid, {
        user_sid: owner.userSid,
        role_sid: standardUser,
      }),
  [losesDomain]:
    ({ heirsDomain }) =>
    async () => {
      const { sid, name } = heirsDomain;
      await administrator.client.domains.remove(side.organizationSid, sid, { people: 'release' });
      await app.runJob('organization_users.release_domain', {
        organization_id: uuidOfSid('OR', side.organizationSid),
        domain_id: uuidOfSid('DN', sid),
        domain_name: name,
      });
    },
  'the heir agrees to take over': async (scene) => {
    const sid = await offer(scene);
    return () => scene.heir.client.receivedOwnershipTransfers.accept(sid);
  },
  'the ownership passes to the heir': async (scene) => {
    await scene.heir.client.receivedOwnershipTransfers.accept(await offer(scene));
    return async () => {
      // Not before: the clock of the instance would end it while the other gets ready.
      await database.query(
        `update ownership_transfers set effective_at = now() - interval '1 minute' where ended_at is null`,
      );
      await app.runJob('ownership_transfers.end_waiting');
    };
  },
  'the heir is deactivated':
    ({ heir }) =>
    () =>
      people().deactivate(...at(heir)),
  'the heir is removed':
    ({ heir }) =>
    () =>
      people().remove(...at(heir), toOther()),
  'the heir is deleted':
    ({ heir }) =>
    () =>
      people().delete(...at(heir), toOther()),
  'the heir is offboarded':
    ({ heir }) =>
    () =>
      people().offboard(...at(heir), toOther()),
  'the operator suspends the heir':
    ({ heir }) =>
    () =>
      operator.operatedUsers.suspend(heir.userSid),
  'the heir takes another address': ({ heir }) => newAddress(heir),
  'another organization is merged in': mergeIn,
};

/**
 * Refusals that a path may meet when another came first. Anything else is a mistake. A job that has to wait too long for a
 * lock gives up, with nothing done, and is run again.
 */
const expected =
  /^(done|error: canceling statement due to lock timeout$|organization_merge\.not_possible|ownership_transfer\.[a-z_]+|organization\.owner_unusable|domain\.people_remain|organization_user\.(is_owner|already|not_managed)|user\.not_in_this_state|role_assignment\.(owner_is_fixed|exists)|request\.(unauthenticated|not_found|busy)|email_change\.(code_dead|code_wrong|outside_organization|governed))$/;

/** Many rounds take longer than a proof of who one is counts: then far-reaching acts would be refused before they race. */
async function keepProofsFresh(): Promise<void> {
  for (const table of ['sessions', 'operator_sessions'])
    await database.query(
      `update ${table} set authenticated_at = now(), last_seen_at = now() where ended_at is null`,
    );
}

const names = Object.keys(paths);
const pairs = names.flatMap((first, index) =>
  names.slice(index).map((second) => [first, second] as const),
);

it.each(pairs)(
  `%s, and %s: ${rounds} rounds`,
  async (first, second) => {
    const outcomes = await race(rounds, async () => {
      await keepProofsFresh();
      const heirsDomain =
        first === losesDomain || second === losesDomain
          ? await ownDomain()
          : { name: side.domain, sid: side.domainSid };
      const heir = await app.join({ ...side, owner: administrator, domain: heirsDomain.name });
      const former = owner;
      owner = await currentOwner();
      // As an Administrator each former Owner would be told of every later change: mails without end.
      if (former !== owner)
        await outcomeOf(
          administrator.client.roleAssignments.create(side.organizationSid, {
            user_sid: former.userSid,
            role_sid: standardUser,
          }),
        );
      const scene = { owner, heir, heirsDomain };
      await administrator.client.organizationAccounts.create(side.organizationSid, {
        friendly_name: 'Owned by the heir',
        owner_user_sid: scene.heir.userSid,
      });
      const entrants: (() => Promise<string>)[] = [];
      for (const name of [first, second]) {
        const enter = await paths[name]?.(scene);
        if (enter === undefined) throw new Error(`there is no path ${name}`);
        entrants.push(() => outcomeOf(enter()));
      }
      return entrants;
    });
    for (const settled of outcomes.flat())
      expect(settled.status === 'fulfilled' ? settled.value : String(settled.reason)).toMatch(
        expected,
      );
    expect(await brokenInvariants(database)).toEqual({});
  },
  limit,
);
