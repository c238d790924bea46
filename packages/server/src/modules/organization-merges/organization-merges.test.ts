/** Another organization comes in: offered, seen by both sides, accepted or not, and what becomes of everybody. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { type Candidate, foundUnder, handOver, passTo } from '../../testing/merging.ts';
import { signInOperator } from '../../testing/operator.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let database: pg.Client;
beforeAll(async () => {
  app = await createTestApp();
  await signInOperator(app);
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

const candidateUnder = (domain: string) => foundUnder(app, domain);

async function twoSides(): Promise<{ side: Founded; candidate: Candidate }> {
  const domain = uniqueDomain();
  const candidate = await candidateUnder(domain);
  const side = await app.found('Northwind Traders');
  const domainSid = await app.prove(side.owner, side.organizationSid, domain);
  return { side: { ...side, domain, domainSid }, candidate };
}

const offer = (side: Founded, email: string) =>
  side.owner.client.organizationMerges.create(side.organizationSid, { email });

async function offered() {
  const sides = await twoSides();
  const { sid } = await offer(sides.side, sides.candidate.owner.email);
  return { ...sides, sid };
}

describe('offering', () => {
  it('asks the Owner of the other organization, and tells this one nothing but the address', async () => {
    const { side, candidate } = await twoSides();
    const { email } = candidate.owner;
    const impact = await side.owner.client.organizationMerges.createDryRun(side.organizationSid, {
      email,
    });
    expect(impact.changes).toMatchObject([{ what: 'owner_asked', count: 1, names: [email] }]);
    expect((await side.owner.client.organizationMerges.list(side.organizationSid)).items).toEqual(
      [],
    );
    const made = await offer(side, email);
    expect(made).toMatchObject({ state: 'offered', email, candidate: null, joined: null });
    expect(JSON.stringify(made)).not.toContain('Hopper');
    const mail = await app.mailTo(email);
    expect(mail.subject).toBe('Northwind Traders wants to merge Hopper Labs in');
    expect((await candidate.owner.client.receivedOrganizationMerges.list()).items).toMatchObject([
      {
        sid: made.sid,
        organization: { sid: side.organizationSid, friendly_name: 'Northwind Traders' },
        offered_by: { email: side.owner.email },
        candidate: { sid: candidate.organizationSid, friendly_name: 'Hopper Labs' },
      },
    ]);
    expect(await outcomeOf(offer(side, email))).toBe('organization_merge.already_open');
  });

  it('is refused in the same words whoever it is that cannot accept', async () => {
    const { side, candidate } = await twoSides();
    const independent = await app.signUp(`${unique('ida')}@${uniqueDomain()}`);
    const member = await app.join(side);
    const withDomain = await candidateUnder(uniqueDomain());
    await app.prove(withDomain.owner, withDomain.organizationSid, uniqueDomain());
    const isAt = async (person: Person) => {
      const email = `${unique('moved')}@${side.domain}`;
      await database.query('update users set email = $1, email_as_typed = $1 where id = $2', [
        email,
        uuidOfSid('US', person.userSid),
      ]);
      return email;
    };
    await candidate.owner.client.organizations.delete(candidate.organizationSid);
    const addresses = [
      `nobody@${side.domain}`,
      await isAt(independent),
      await isAt(withDomain.owner),
      member.email,
      candidate.owner.email,
    ];
    const refusals = await Promise.all(
      addresses.map((email) =>
        refusalOf(offer(side, email)).then((refusal) => ({ email, refusal })),
      ),
    );
    const said = refusals.map(({ email, refusal }) => [
      refusal.code,
      refusal.message.replaceAll(email, 'them'),
    ]);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(said[0]?.[0]).toBe('organization_merge.no_candidate');
  });

  it('needs an address in a verified domain, the Owner, and a fresh proof', async () => {
    const { side, candidate } = await twoSides();
    const stranger = await candidateUnder(uniqueDomain());
    expect(await outcomeOf(offer(side, stranger.owner.email))).toBe(
      'organization_merge.outside_domains',
    );
    expect(await outcomeOf(offer(side, 'not an address'))).toBe('user.email_not_accepted');
    const administrator = await app.join(side, { role: roleSids.organizationAdministrator });
    expect(await outcomeOf(offer({ ...side, owner: administrator }, candidate.owner.email))).toBe(
      'request.forbidden',
    );
    await app.travel({ minutes: 30 });
    expect(await outcomeOf(offer(side, candidate.owner.email))).toBe('request.step_up_required');
  });
});

describe('what is not accepted', () => {
  it('is declined by the Owner who is asked; nobody else finds it', async () => {
    const { side, candidate, sid } = await offered();
    const other = await candidateUnder(uniqueDomain());
    for (const person of [side.owner, other.owner]) {
      const { receivedOrganizationMerges } = person.client;
      expect(await outcomeOf(receivedOrganizationMerges.accept(sid))).toBe('request.not_found');
      expect(await outcomeOf(receivedOrganizationMerges.decline(sid))).toBe('request.not_found');
    }
    const declined = await candidate.owner.client.receivedOrganizationMerges.decline(sid);
    expect(declined.state).toBe('declined');
    expect((await app.mailTo(side.owner.email)).text).toContain('they declined');
    const [row] = (await side.owner.client.organizationMerges.list(side.organizationSid)).items;
    expect(row).toMatchObject({ state: 'declined', candidate: null });
    expect(await outcomeOf(candidate.owner.client.receivedOrganizationMerges.accept(sid))).toBe(
      'organization_merge.not_open',
    );
  });

  it('is withdrawn by this Owner, and can be offered again', async () => {
    const { side, candidate, sid } = await offered();
    const { organizationMerges } = side.owner.client;
    const withdrawn = await organizationMerges.withdraw(side.organizationSid, sid);
    expect(withdrawn).toMatchObject({ state: 'withdrawn' });
    expect((await app.mailTo(candidate.owner.email)).text).toContain('withdrew it');
    expect((await candidate.owner.client.receivedOrganizationMerges.list()).items).toEqual([]);
    expect(await outcomeOf(organizationMerges.withdraw(side.organizationSid, sid))).toBe(
      'organization_merge.not_open',
    );
    await offer(side, candidate.owner.email);
  });

  it('expires after seven days, and makes room for another one', async () => {
    const { side, candidate, sid } = await offered();
    await app.travel({ days: 7 });
    const [owner, asked] = [
      await app.signIn(side.owner.email),
      await app.signIn(candidate.owner.email),
    ];
    expect(await outcomeOf(asked.client.receivedOrganizationMerges.accept(sid))).toBe(
      'organization_merge.not_open',
    );
    expect(
      await outcomeOf(
        owner.client.organizationMerges.create(side.organizationSid, {
          email: candidate.owner.email,
        }),
      ),
    ).toBe('organization_merge.already_open');
    await app.runJob('organization_merges.expire');
    const [row] = (await owner.client.organizationMerges.list(side.organizationSid)).items;
    expect(row).toMatchObject({ state: 'expired', ended_because: 'nobody answered' });
    await offer({ ...side, owner }, candidate.owner.email);
  });

  it('is called off when either organization is to be deleted', async () => {
    const here = await offered();
    const impact = await here.candidate.owner.client.organizations.deleteDryRun(
      here.candidate.organizationSid,
    );
    expect(impact.changes).toContainEqual(
      expect.objectContaining({ what: 'merges_cancelled', count: 1, names: ['Northwind Traders'] }),
    );
    await here.candidate.owner.client.organizations.delete(here.candidate.organizationSid);
    const there = await offered();
    await there.side.owner.client.organizations.delete(there.side.organizationSid);
    for (const { side, candidate, sid } of [here, there]) {
      const [row] = (await side.owner.client.organizationMerges.list(side.organizationSid)).items;
      expect(row).toMatchObject({ sid, state: 'cancelled' });
      expect(await outcomeOf(candidate.owner.client.receivedOrganizationMerges.accept(sid))).toBe(
        'organization_merge.not_open',
      );
    }
  });
});

describe('accepting', () => {
  it('shows what changes and changes nothing, then does exactly that', async () => {
    const { side, candidate, sid } = await offered();
    const { client } = candidate.owner;
    await client.accounts.create({ friendly_name: 'Second' });
    await client.subaccounts.create(candidate.accountSid, { friendly_name: 'Below' });
    const guest = await app.signUp(`${unique('gus')}@${uniqueDomain()}`);
    await client.accountInvitations.create(candidate.accountSid, {
      emails: [guest.email],
      role_sid: roleSids.developer,
    });
    const [asked] = (await guest.client.receivedInvitations.list()).items;
    await guest.client.receivedInvitations.accept(asked?.sid ?? '');

    const impact = await client.receivedOrganizationMerges.acceptDryRun(sid);
    expect(impact.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          what: 'accounts_join',
          count: 2,
          names: ['Production', 'Second'],
        }),
        expect.objectContaining({ what: 'subaccounts_along', count: 1 }),
        expect.objectContaining({ what: 'people_join', count: 1, names: ['Grace Hopper'] }),
        expect.objectContaining({ what: 'people_outside', count: 0 }),
      ]),
    );
    expect(impact.undo).toBeNull();
    expect((await client.organizations.get(candidate.organizationSid)).state).toBe('active');

    const done = await client.receivedOrganizationMerges.accept(sid);
    expect(done.state).toBe('completed');
    expect(await outcomeOf(client.organizations.get(candidate.organizationSid))).toBe(
      'request.not_found',
    );
    expect((await client.user.get()).organization_sid).toBe(side.organizationSid);
    expect(await outcomeOf(client.organizations.get(side.organizationSid))).toBe(
      'request.forbidden',
    );
    expect((await client.accounts.get(candidate.accountSid)).owner?.user_sid).toBe(
      candidate.owner.userSid,
    );
    expect((await guest.client.accounts.list()).items.map((account) => account.sid)).toContain(
      candidate.accountSid,
    );

    const { owner } = side;
    const accounts = await owner.client.organizationAccounts.list(side.organizationSid, {
      kind: 'all',
    });
    expect(accounts.items.map((account) => account.friendly_name).toSorted()).toEqual([
      'Below',
      'Production',
      'Production',
      'Second',
    ]);
    const people = await owner.client.organizationUsers.list(side.organizationSid, {
      kind: 'managed',
    });
    expect(
      people.items.map((person) => [person.email, person.organization_role?.name]).toSorted(),
    ).toEqual(
      [
        [owner.email, 'Owner'],
        [candidate.owner.email, 'Standard User'],
      ].toSorted(),
    );
    const [merge] = (await owner.client.organizationMerges.list(side.organizationSid)).items;
    expect(merge).toMatchObject({
      state: 'completed',
      candidate: { sid: candidate.organizationSid, friendly_name: 'Hopper Labs' },
      joined: { accounts: 2, people: 1, people_outside: 0 },
    });
    expect((await app.mailTo(owner.email)).subject).toBe(
      'Hopper Labs was merged into Northwind Traders',
    );
    expect((await app.mailTo(candidate.owner.email)).subject).toBe(
      'Hopper Labs is part of Northwind Traders now',
    );
    const { rows } = await database.query<{ log: string; event: string }>(
      `select case log_id when $1::uuid then 'here' else 'there' end as log, event from audit_events
        where log_id = any($2) and event in ('organization_merge.completed', 'organization.merged')`,
      [
        uuidOfSid('OR', side.organizationSid),
        [uuidOfSid('OR', side.organizationSid), uuidOfSid('OR', candidate.organizationSid)],
      ],
    );
    expect(rows.toSorted((a, b) => (a.log < b.log ? -1 : 1))).toEqual([
      { log: 'here', event: 'organization_merge.completed' },
      { log: 'there', event: 'organization.merged' },
    ]);
    expect(await brokenInvariants(database)).toEqual({});
  });

  it('those outside the domains become independent; their accounts pass to the Owner, and they stay Administrators', async () => {
    // The founder has the ownership pass to somebody of a first domain, who passes it to somebody of a second one.
    const [first, second] = [uniqueDomain(), uniqueDomain()];
    const founded = await foundUnder(app, uniqueDomain(), 'Many Hands');
    const { organizationSid, owner: outsider } = founded;
    const administrator = await passTo(app, founded, first);
    const owner = await passTo(app, { owner: administrator, organizationSid }, second);
    const { owner: ours, ...side } = await app.found('Northwind Traders');
    await app.prove(ours, side.organizationSid, second);
    await app.prove(ours, side.organizationSid, first);
    await owner.client.domains.create(organizationSid, { name: uniqueDomain() });

    const { sid } = await ours.client.organizationMerges.create(side.organizationSid, {
      email: owner.email,
    });
    const passing = await owner.client.ownershipTransfers.create(organizationSid, {
      user_sid: administrator.userSid,
    });
    const refusal = await refusalOf(owner.client.receivedOrganizationMerges.accept(sid));
    expect(refusal.message).toContain('is being transferred');
    await owner.client.ownershipTransfers.cancel(organizationSid, passing.sid);
    const impact = await owner.client.receivedOrganizationMerges.acceptDryRun(sid);
    expect(impact.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'people_join', count: 2 }),
        expect.objectContaining({ what: 'administrators_demoted', count: 1 }),
        expect.objectContaining({ what: 'people_outside', count: 1, names: ['Grace Hopper'] }),
        expect.objectContaining({
          what: 'accounts_pass_to_you',
          count: 1,
          names: ['Production'],
        }),
        expect.objectContaining({ what: 'domains_given_up', count: 1 }),
      ]),
    );
    await owner.client.receivedOrganizationMerges.accept(sid);

    expect(await outcomeOf(outsider.client.user.get())).toBe('request.unauthenticated');
    const again = await app.signIn(outsider.email);
    expect((await again.client.user.get()).organization_sid).toBeNull();
    const [kept] = (await again.client.accounts.list()).items;
    expect(kept).toMatchObject({
      friendly_name: 'Production',
      owner: { user_sid: owner.userSid },
    });
    expect(
      await outcomeOf(again.client.accounts.rename(kept?.sid ?? '', { friendly_name: 'Renamed' })),
    ).toBe('done');
    expect((await app.mailTo(outsider.email)).text).toContain('you stay an Administrator');
    expect((await administrator.client.user.get()).organization_sid).toBe(side.organizationSid);
    const people = await ours.client.organizationUsers.list(side.organizationSid, {
      kind: 'managed',
    });
    const roles = people.items.map((person) => person.organization_role?.name).toSorted();
    expect(roles).toEqual(['Owner', 'Standard User', 'Standard User']);
    expect(await brokenInvariants(database)).toEqual({});
  });

  it('ends what waits for an answer of the organization that goes', async () => {
    const { candidate, side, sid } = await offered();
    const { client } = candidate.owner;
    await client.accountInvitations.create(candidate.accountSid, {
      emails: [`${unique('new')}@${uniqueDomain()}`],
      role_sid: roleSids.support,
    });
    await client.receivedOrganizationMerges.accept(sid);
    const { rows } = await database.query<{ kind: string; state: string; here: boolean }>(
      `select kind, state, organization_id = $1 as here from invitations where account_id = $2`,
      [uuidOfSid('OR', side.organizationSid), uuidOfSid('AC', candidate.accountSid)],
    );
    // An invitation to an account goes along with it, and can be accepted.
    expect(rows).toEqual([{ kind: 'account', state: 'pending', here: true }]);
    expect(await brokenInvariants(database)).toEqual({});
  });
});

describe('accepting is refused, and nothing changes, when', () => {
  const obstacles: Readonly<
    Record<
      string,
      {
        arrange: (sides: Awaited<ReturnType<typeof offered>>) => Promise<unknown>;
        says: string;
        code?: string;
      }
    >
  > = {
    'the organization has proven a domain of its own': {
      arrange: ({ candidate }) =>
        app.prove(candidate.owner, candidate.organizationSid, uniqueDomain()),
      says: 'holds a verified domain',
    },
    'the other one lost the domain of the Owner': {
      arrange: ({ side }) =>
        side.owner.client.domains.remove(side.organizationSid, side.domainSid, {
          people: 'release',
        }),
      says: 'not in a verified domain',
    },
    'the other one has another Owner': {
      arrange: async ({ side }) => {
        const heir = await app.join(side);
        await handOver(app, side, heir);
      },
      says: 'has another Owner',
    },
    'the operator suspended the other one': {
      arrange: async ({ side }) => {
        const operator = await signInOperator(app);
        await operator.operatedOrganizations.suspend(side.organizationSid, { reason: 'Unpaid' });
      },
      says: 'is not active',
    },
    'people of a lost domain are being released': {
      arrange: ({ candidate, side }) =>
        database.query(
          `insert into domains (organization_id, id, name, unicode_name, skeleton, state, challenge, challenge_expires_at, added_by, checked_until, release_pending)
            values ($1, gen_random_uuid(), $2, $2, $2, 'removed', repeat('0', 32), now(), $3, now(), true)`,
          [
            uuidOfSid('OR', candidate.organizationSid),
            `old.${side.domain}`,
            uuidOfSid('US', candidate.owner.userSid),
          ],
        ),
      says: 'are being released',
    },
  };

  it.each(Object.entries(obstacles))('%s', async (_name, { arrange, says }) => {
    const sides = await offered();
    await arrange(sides);
    const { candidate, sid } = sides;
    const { receivedOrganizationMerges, organizations, user } = candidate.owner.client;
    const refusal = await refusalOf(receivedOrganizationMerges.accept(sid));
    expect(refusal).toMatchObject({ code: 'organization_merge.not_possible' });
    expect(refusal.message).toContain(says);
    expect(await outcomeOf(receivedOrganizationMerges.acceptDryRun(sid))).toBe(
      'organization_merge.not_possible',
    );
    expect((await organizations.get(candidate.organizationSid)).state).toBe('active');
    expect((await user.get()).organization_sid).toBe(candidate.organizationSid);
  });

  it('the proof of the password is old', async () => {
    const { candidate, sid } = await offered();
    await app.travel({ minutes: 30 });
    const { receivedOrganizationMerges } = candidate.owner.client;
    expect(await outcomeOf(receivedOrganizationMerges.accept(sid))).toBe(
      'request.step_up_required',
    );
    expect(await outcomeOf(receivedOrganizationMerges.acceptDryRun(sid))).toBe('done');
  });
});
