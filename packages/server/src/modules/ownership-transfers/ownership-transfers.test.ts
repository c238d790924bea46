/** How an organization gets another Owner: by hand-over, by succession, and everything that stops either. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

interface Sides {
  readonly side: Founded;
  readonly heir: Person;
  readonly administrator: Person;
}

async function foundWithHeir(): Promise<Sides> {
  const side = await app.found('Handed');
  const heir = await app.join(side);
  const administrator = await app.join(side, { role: roleSids.organizationAdministrator });
  return { side, heir, administrator };
}

const offerTo = ({ side }: Pick<Sides, 'side'>, person: Person) =>
  side.owner.client.ownershipTransfers.create(side.organizationSid, { user_sid: person.userSid });

/** Straight from the tables: whoever the column says, and how many could be called Owner. */
async function ownerOf(side: Founded): Promise<string> {
  const { rows } = await app.superuser.query<{ owner: string }>(
    `select 'US' || replace(u.id::text, '-', '') as owner from organizations o join users u on u.id = o.owner_user_id
      where 'OR' || replace(o.id::text, '-', '') = $1 and u.state = 'active' and u.organization_id = o.id`,
    [side.organizationSid],
  );
  expect(rows).toHaveLength(1);
  return rows[0]?.owner ?? '';
}

const endWaiting = () => app.runJob('ownership_transfers.end_waiting');

describe('handing over', () => {
  it('takes an offer, a consent and a waiting time; the old Owner becomes an Administrator', async () => {
    const { side, heir, administrator } = await foundWithHeir();
    const impact = await side.owner.client.ownershipTransfers.createDryRun(side.organizationSid, {
      user_sid: heir.userSid,
    });
    expect(impact.changes).toMatchObject([
      { what: 'becomes_owner', names: ['Imogen Ilić'] },
      { what: 'becomes_administrator', names: ['Ada Okafor'] },
    ]);
    const offered = await offerTo({ side }, heir);
    expect(offered).toMatchObject({ state: 'offered', effective_at: null });
    expect((await app.mailTo(heir.email)).subject).toContain('wants you to own');
    const [received] = (await heir.client.receivedOwnershipTransfers.list()).items;
    const accepted = await heir.client.receivedOwnershipTransfers.accept(received?.sid ?? '');
    expect(accepted.state).toBe('waiting');
    expect((await app.mailTo(administrator.email)).subject).toContain('becomes the Owner');
    await app.travel({ hours: 23 });
    await endWaiting();
    expect(await ownerOf(side)).toBe(side.owner.userSid);
    await app.travel({ hours: 1 });
    await Promise.all([endWaiting(), endWaiting()]);
    expect(await ownerOf(side)).toBe(heir.userSid);
    const { client } = await app.signIn(heir.email);
    const people = await client.organizationUsers.list(side.organizationSid);
    const roleOf = (sid: string) =>
      people.items.find((person) => person.sid === sid)?.organization_role?.name;
    expect(roleOf(heir.userSid)).toBe('Owner');
    expect(roleOf(side.owner.userSid)).toBe('Administrator');
    const [transfer] = (await client.ownershipTransfers.list(side.organizationSid)).items;
    expect(transfer?.state).toBe('completed');
    const { items } = await client.auditEvents.list(side.organizationSid, {
      search: 'ownership_transfer',
    });
    expect(items.map((event) => event.event).toSorted()).toEqual([
      'ownership_transfer.accepted',
      'ownership_transfer.completed',
      'ownership_transfer.offered',
    ]);
  });

  it.each([
    ['themselves', ({ side }: Sides) => side.owner.userSid],
    ['somebody of nowhere', () => `US${'0'.repeat(32)}`],
  ])('is refused to %s', async (_whom, whom) => {
    const sides = await foundWithHeir();
    const { client } = sides.side.owner;
    const call = client.ownershipTransfers.create(sides.side.organizationSid, {
      user_sid: whom(sides),
    });
    expect(await outcomeOf(call)).toBe('ownership_transfer.not_eligible');
  });

  it('is refused to the deactivated, to guests, and to people of another organization', async () => {
    const { side, heir } = await foundWithHeir();
    const other = await app.found('Other');
    const { client } = side.owner;
    await client.organizationUsers.deactivate(side.organizationSid, heir.userSid);
    for (const person of [heir, other.owner])
      expect(await outcomeOf(offerTo({ side }, person))).toBe('ownership_transfer.not_eligible');
  });

  it('is for the Owner alone, once at a time, and answered by the person named alone', async () => {
    const { side, heir, administrator } = await foundWithHeir();
    const asAdministrator = { ...side, owner: administrator };
    expect(await outcomeOf(offerTo({ side: asAdministrator }, heir))).toBe('request.forbidden');
    const { sid } = await offerTo({ side }, heir);
    expect(await outcomeOf(offerTo({ side }, administrator))).toBe(
      'ownership_transfer.already_open',
    );
    for (const person of [administrator, side.owner, (await app.found('Other')).owner])
      expect(await outcomeOf(person.client.receivedOwnershipTransfers.accept(sid))).toBe(
        'request.not_found',
      );
    expect((await heir.client.receivedOwnershipTransfers.decline(sid)).state).toBe('declined');
    expect(await outcomeOf(heir.client.receivedOwnershipTransfers.accept(sid))).toBe(
      'ownership_transfer.not_open',
    );
    await offerTo({ side }, administrator);
  });

  it('expires unanswered after seven days', async () => {
    const { side, heir } = await foundWithHeir();
    const { sid } = await offerTo({ side }, heir);
    await app.travel({ days: 7 });
    const later = await app.signIn(heir.email);
    expect(await outcomeOf(later.client.receivedOwnershipTransfers.accept(sid))).toBe(
      'ownership_transfer.not_open',
    );
    await endWaiting();
    const owner = await app.signIn(side.owner.email);
    const [transfer] = (await owner.client.ownershipTransfers.list(side.organizationSid)).items;
    expect(transfer).toMatchObject({ state: 'expired', ended_because: 'nobody answered' });
  });

  it('is stopped while it waits: in the pages, or by the link in the mail without signing in, once', async () => {
    const { side, heir } = await foundWithHeir();
    const { sid } = await offerTo({ side }, heir);
    await heir.client.receivedOwnershipTransfers.accept(sid);
    const token = await app.tokenFor(side.owner.email);
    const anybody = app.client();
    expect((await anybody.ownershipTransfers.lookUp({ token })).to.name).toBe('Imogen Ilić');
    expect(await outcomeOf(heir.client.ownershipTransfers.cancel(side.organizationSid, sid))).toBe(
      'request.forbidden',
    );
    expect((await anybody.ownershipTransfers.stop({ token })).state).toBe('cancelled');
    expect(await outcomeOf(anybody.ownershipTransfers.stop({ token }))).toBe(
      'ownership_transfer.link_dead',
    );
    expect(await outcomeOf(anybody.ownershipTransfers.lookUp({ token: 'x'.repeat(43) }))).toBe(
      'ownership_transfer.link_dead',
    );
    await app.travel({ hours: 25 });
    await endWaiting();
    expect(await ownerOf(side)).toBe(side.owner.userSid);
  });

  it('does not take effect when the person named was deactivated, or the organization is ending', async () => {
    const first = await foundWithHeir();
    const second = await foundWithHeir();
    for (const sides of [first, second]) {
      const { sid } = await offerTo(sides, sides.heir);
      await sides.heir.client.receivedOwnershipTransfers.accept(sid);
    }
    const { client } = first.side.owner;
    await client.organizationUsers.deactivate(first.side.organizationSid, first.heir.userSid);
    await second.side.owner.client.organizations.delete(second.side.organizationSid);
    await app.travel({ hours: 25 });
    await endWaiting();
    for (const { side } of [first, second]) {
      expect(await ownerOf(side)).toBe(side.owner.userSid);
      const owner = await app.signIn(side.owner.email);
      const [transfer] = (await owner.client.ownershipTransfers.list(side.organizationSid)).items;
      expect(transfer?.state).toBe('cancelled');
    }
  });
});

describe('succession', () => {
  let operator: BailiwickClient;

  beforeAll(async () => {
    app = await createTestApp();
    operator = await signInOperator(app);
  });

  const ask = ({ side, administrator }: Sides) =>
    administrator.client.ownershipTransfers.request(side.organizationSid, {
      reason: 'Ada has left the company and nobody reaches her',
    });

  it('is for Administrators, and tells the Owner', async () => {
    const sides = await foundWithHeir();
    const { side, heir } = sides;
    expect(
      await outcomeOf(
        heir.client.ownershipTransfers.request(side.organizationSid, { reason: 'I want it' }),
      ),
    ).toBe('request.forbidden');
    expect(
      await outcomeOf(
        side.owner.client.ownershipTransfers.request(side.organizationSid, { reason: 'Mine' }),
      ),
    ).toBe('ownership_transfer.owner_may_hand_over');
    const requested = await ask(sides);
    expect(requested.state).toBe('requested');
    expect((await app.mailTo(side.owner.email)).text).toContain('nobody reaches her');
    const listed = await operator.operatedOwnershipTransfers.list();
    expect(listed.items.map((item) => item.sid)).toContain(requested.sid);
    const { administrator } = sides;
    const taken = await administrator.client.ownershipTransfers.cancel(
      side.organizationSid,
      requested.sid,
    );
    expect(taken.state).toBe('cancelled');
  });

  it('takes effect when the operator approved it and the Owner let the time pass', async () => {
    const sides = await foundWithHeir();
    const { sid } = await ask(sides);
    const impact = await operator.operatedOwnershipTransfers.approveDryRun(sid);
    expect(impact.changes).toHaveLength(2);
    const approved = await operator.operatedOwnershipTransfers.approve(sid);
    const waits = Date.parse(approved.effective_at ?? '') - Date.parse(approved.created_at);
    expect(waits).toBeGreaterThan(6.9 * 86_400_000);
    expect(await outcomeOf(operator.operatedOwnershipTransfers.decline(sid))).toBe(
      'ownership_transfer.not_open',
    );
    await app.travel({ days: 7, minutes: 1 });
    await endWaiting();
    expect(await ownerOf(sides.side)).toBe(sides.administrator.userSid);
  });
});

describe('two at once', () => {
  const rounds = Number(process.env['RACE_ROUNDS'] ?? 5);

  it('stopping and taking effect: one of them, and one Owner always', async () => {
    const sides: Sides[] = [];
    for (let round = 0; round < rounds; round += 1) sides.push(await foundWithHeir());
    const tokens: string[] = [];
    for (const one of sides) {
      const { sid } = await offerTo(one, one.heir);
      await one.heir.client.receivedOwnershipTransfers.accept(sid);
      tokens.push(await app.tokenFor(one.side.owner.email));
    }
    await app.superuser.query(`update ownership_transfers set effective_at = now()`);
    const outcomes = await race(rounds, (round) => [
      () => outcomeOf(app.client().ownershipTransfers.stop({ token: tokens[round] ?? '' })),
      () => endWaiting().then(() => 'ran'),
    ]);
    for (const [round, [stopped]] of outcomes.entries()) {
      const { side, heir } = sides[round] as Sides;
      const won = stopped?.status === 'fulfilled' && stopped.value === 'done';
      expect(await ownerOf(side)).toBe(won ? side.owner.userSid : heir.userSid);
    }
  });

  it('deactivating the person named and taking effect: the Owner can always sign in', async () => {
    const sides: Sides[] = [];
    for (let round = 0; round < rounds; round += 1) sides.push(await foundWithHeir());
    for (const one of sides) {
      const { sid } = await offerTo(one, one.heir);
      await one.heir.client.receivedOwnershipTransfers.accept(sid);
    }
    await app.superuser.query(
      `update ownership_transfers set effective_at = now() where state = 'waiting'`,
    );
    await race(rounds, (round) => {
      const { side, heir } = sides[round] as Sides;
      return [
        () =>
          outcomeOf(
            side.owner.client.organizationUsers.deactivate(side.organizationSid, heir.userSid),
          ),
        () => endWaiting().then(() => 'ran'),
      ];
    });
    for (const { side } of sides) await ownerOf(side);
  });
});
