/**
 * A merge is accepted while something that it stands on changes at the same moment. Whoever comes first decides; the
 * other is refused or finds what the first one made. `RACE_ROUNDS` sets the rounds.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
  uniqueDomain,
} from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import {
  type Candidate,
  candidateWithOutsider,
  offerUnder,
  waitForHandOver,
} from '../../testing/merging.ts';
import { signInOperator } from '../../testing/operator.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 2);

let app: TestApp;
let database: pg.Client;
let operator: Awaited<ReturnType<typeof signInOperator>>;
beforeAll(async () => {
  app = await createTestApp();
  operator = await signInOperator(app);
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

interface Scene {
  readonly side: Founded;
  readonly candidate: Candidate & { readonly outsider: Person };
  readonly domain: string;
  readonly domainSid: string;
  readonly mergeSid: string;
}

async function prepare(): Promise<Scene> {
  const domain = uniqueDomain();
  const candidate = await candidateWithOutsider(app, domain);
  const side = await app.found('Northwind Traders');
  const asked = { domain, email: candidate.owner.email };
  return { side, candidate, domain, ...(await offerUnder(app, side, asked)) };
}

type Enter = () => Promise<unknown>;
interface Rival {
  /** Gets everything ready; what it answers is the one call that races. */
  readonly ready: (scene: Scene) => Enter | Promise<Enter>;
  /** How the acceptance may end. */
  readonly accepted: RegExp;
  /** How the rival may end. */
  readonly rival: RegExp;
}

const accept = ({ candidate, mergeSid }: Scene) =>
  candidate.owner.client.receivedOrganizationMerges.accept(mergeSid);

const doneOrNotPossible = /^(done|organization_merge\.not_possible)$/;
const doneOrNotOpen = /^(done|organization_merge\.not_open)$/;
/** Whoever acted for the merged organization finds it no more. */
const doneOrGone = /^(done|request\.not_found)$/;

const rivals: Readonly<Record<string, Rival>> = {
  'it is accepted a second time': {
    ready: (scene) => () => accept(scene),
    accepted: doneOrNotOpen,
    rival: doneOrNotOpen,
  },
  'it is declined': {
    ready:
      ({ candidate, mergeSid }) =>
      () =>
        candidate.owner.client.receivedOrganizationMerges.decline(mergeSid),
    accepted: doneOrNotOpen,
    rival: doneOrNotOpen,
  },
  'it is withdrawn': {
    ready:
      ({ side, mergeSid }) =>
      () =>
        side.owner.client.organizationMerges.withdraw(side.organizationSid, mergeSid),
    accepted: doneOrNotOpen,
    rival: doneOrNotOpen,
  },
  'the domain of the Owner is given up, and its people released': {
    ready:
      ({ side, domain, domainSid }) =>
      async () => {
        await side.owner.client.domains.remove(side.organizationSid, domainSid, {
          people: 'release',
        });
        await app.runJob('organization_users.release_domain', {
          organization_id: uuidOfSid('OR', side.organizationSid),
          domain_id: uuidOfSid('DN', domainSid),
          domain_name: domain,
        });
      },
    accepted: doneOrNotPossible,
    rival: /^done$/,
  },
  'the receiving organization changes hands': {
    ready: async ({ side }) => {
      await waitForHandOver(app, side, await app.join(side));
      return () => app.runJob('ownership_transfers.end_waiting');
    },
    accepted: doneOrNotPossible,
    rival: /^done$/,
  },
  'the ownership of the other one is offered to somebody': {
    ready:
      ({ candidate }) =>
      () =>
        candidate.owner.client.ownershipTransfers.create(candidate.organizationSid, {
          user_sid: candidate.outsider.userSid,
        }),
    accepted: doneOrNotPossible,
    rival: doneOrGone,
  },
  'the other one is to be deleted': {
    ready:
      ({ candidate }) =>
      () =>
        candidate.owner.client.organizations.delete(candidate.organizationSid),
    accepted: doneOrNotOpen,
    rival: doneOrGone,
  },
  'the receiving one is to be deleted': {
    ready:
      ({ side }) =>
      () =>
        side.owner.client.organizations.delete(side.organizationSid),
    accepted: doneOrNotOpen,
    rival: /^done$/,
  },
  'the operator suspends the other one': {
    ready:
      ({ candidate }) =>
      () =>
        operator.operatedOrganizations.suspend(candidate.organizationSid, { reason: 'Unpaid' }),
    accepted: /^(done|organization_merge\.not_possible|request\.[a-z_]+)$/,
    rival: doneOrGone,
  },
  'the operator suspends its Owner': {
    ready:
      ({ candidate }) =>
      () =>
        operator.operatedUsers.suspend(candidate.owner.userSid),
    accepted: /^(done|request\.unauthenticated)$/,
    rival: /^(done|organization\.owner_unusable)$/,
  },
  'the operator suspends the Owner of the receiving one': {
    ready:
      ({ side }) =>
      () =>
        operator.operatedUsers.suspend(side.owner.userSid),
    accepted: /^done$/,
    rival: /^organization\.owner_unusable$/,
  },
  'a user of the other one is removed': {
    ready:
      ({ candidate }) =>
      () =>
        candidate.owner.client.organizationUsers.remove(
          candidate.organizationSid,
          candidate.outsider.userSid,
          { new_owner_user_sid: candidate.owner.userSid },
        ),
    accepted: /^done$/,
    rival: doneOrGone,
  },
  'the other one proves a domain': {
    ready: async ({ candidate }) => {
      const { client } = candidate.owner;
      const name = uniqueDomain();
      const added = await client.domains.create(candidate.organizationSid, { name });
      app.dns.set(added.record.name, 'TXT', [added.record.value]);
      return () => client.domains.verify(candidate.organizationSid, added.sid, { method: 'dns' });
    },
    accepted: doneOrNotPossible,
    rival: doneOrGone,
  },
  'a user who stays outside makes an account': {
    ready:
      ({ candidate }) =>
      () =>
        candidate.outsider.client.accounts.create({ friendly_name: 'Meanwhile' }),
    accepted: /^done$/,
    rival: /^(done|request\.unauthenticated)$/,
  },
  'its Owner makes a subaccount': {
    ready: async ({ candidate }) => {
      const { client } = candidate.owner;
      const { sid } = await client.accounts.create({ friendly_name: 'Above' });
      return () => client.subaccounts.create(sid, { friendly_name: 'Below' });
    },
    accepted: /^done$/,
    rival: /^done$/,
  },
  'somebody accepts an invitation to one of its accounts': {
    ready: async ({ candidate }) => {
      const guest = await app.signUp(`${unique('gus')}@${uniqueDomain()}`);
      const { client } = candidate.owner;
      const { sid } = await client.accounts.create({ friendly_name: 'Shared' });
      await client.accountInvitations.create(sid, {
        emails: [guest.email],
        role_sid: 'IX00000000000000000000000000000103',
      });
      const [received] = (await guest.client.receivedInvitations.list()).items;
      return () => guest.client.receivedInvitations.accept(received?.sid ?? '');
    },
    accepted: /^done$/,
    // The account is just joining: they try again.
    rival: /^(done|request\.busy)$/,
  },
};

it.each(Object.entries(rivals))(
  `%s: ${rounds} rounds`,
  async (_name, { ready, accepted, rival }) => {
    const outcomes = await race(rounds, async () => {
      const scene = await prepare();
      const enter = await ready(scene);
      return [() => outcomeOf(accept(scene)), () => outcomeOf(Promise.resolve(enter()))];
    });
    for (const settled of outcomes) {
      const [first, second] = settled.map((one) =>
        one.status === 'fulfilled' ? one.value : String(one.reason),
      );
      expect(first).toMatch(accepted);
      expect(second).toMatch(rival);
      // Where one rules the other out, exactly one came about.
      if (accepted === doneOrNotOpen && rival === doneOrNotOpen)
        expect([first, second].filter((outcome) => outcome === 'done')).toHaveLength(1);
    }
    expect(await brokenInvariants(database)).toEqual({});
  },
  3_600_000,
);

it(`two organizations that want the same one: ${rounds} rounds`, async () => {
  const outcomes = await race(rounds, async () => {
    const domain = uniqueDomain();
    const candidate = await candidateWithOutsider(app, domain);
    const [one, other] = [await app.found('One'), await app.found('Other')];
    const asked = { domain, email: candidate.owner.email };
    const first = await offerUnder(app, one, asked);
    // The domain passes to the other one, and comes back: both offers are open, one can be accepted.
    await one.owner.client.domains.remove(one.organizationSid, first.domainSid);
    const second = await offerUnder(app, other, asked);
    return [first, second].map(
      ({ mergeSid }) =>
        () =>
          outcomeOf(candidate.owner.client.receivedOrganizationMerges.accept(mergeSid)),
    );
  });
  for (const [first, second] of outcomes) {
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ status: 'fulfilled', value: 'done' });
    expect(first?.status === 'fulfilled' ? first.value : '').toMatch(
      /^organization_merge\.(not_possible|not_open)$/,
    );
  }
  expect(await brokenInvariants(database)).toEqual({});
}, 600_000);
