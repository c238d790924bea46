/** The life of organizations through the API, and what the clock does to them. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';
import { organizationLifecycle } from './lifecycle.ts';

let app: TestApp;
let operator: BailiwickClient;

beforeAll(async () => {
  app = await createTestApp();
  operator = await signInOperator(app);
});
afterAll(() => app.close());

type Event = 'schedule_deletion' | 'cancel_deletion' | 'suspend' | 'lift_suspension';
const events: readonly Event[] = [
  'schedule_deletion',
  'cancel_deletion',
  'suspend',
  'lift_suspension',
];

function act(side: Founded, event: Event): Promise<unknown> {
  const { organizations } = side.owner.client;
  const { organizationSid } = side;
  if (event === 'schedule_deletion') return organizations.delete(organizationSid);
  if (event === 'cancel_deletion') return organizations.cancelDeletion(organizationSid);
  if (event === 'suspend')
    return operator.operatedOrganizations.suspend(organizationSid, { reason: 'Not paid' });
  return operator.operatedOrganizations.liftSuspension(organizationSid);
}

async function stateOf(side: Founded): Promise<string> {
  const { rows } = await app.superuser.query<{ state: string }>(
    `select state from organizations where 'OR' || replace(id::text, '-', '') = $1`,
    [side.organizationSid],
  );
  return rows[0]?.state ?? 'none';
}

async function endDeletion(): Promise<void> {
  await app.runJob('organizations.end_deletions');
  for (const id of await unreleased())
    await app.runJob('organizations.release', { organization_id: id });
}

/** The worker releases too; whoever is second finds nothing left. */
async function unreleased(): Promise<string[]> {
  const { rows } = await app.superuser.query<{ id: string }>(
    `select id from organizations where state = 'deleted' and released_at is null`,
  );
  return rows.map((row) => row.id);
}

describe('every state and every event', () => {
  const ways: Record<string, readonly Event[]> = {
    active: [],
    suspended: ['suspend'],
    pending_deletion: ['schedule_deletion'],
  };
  const cases = Object.keys(ways).flatMap((state) =>
    events.map((event) => [state, event] as const),
  );

  it.each(cases)('%s, %s', async (state, event) => {
    const side = await app.found('Table');
    for (const step of ways[state] ?? []) await act(side, step);
    const next = organizationLifecycle.next(state as 'active', event);
    const outcome = await outcomeOf(act(side, event));
    // Under a suspension the Owner may nothing; the table says that it would not be possible either.
    const isOwners = event === 'schedule_deletion' || event === 'cancel_deletion';
    const refused =
      state === 'suspended' && isOwners ? 'request.forbidden' : 'organization.not_in_this_state';
    expect(outcome).toBe(next === undefined ? refused : 'done');
    expect(await stateOf(side)).toBe(next ?? state);
  });
});

describe('the operator', () => {
  it('suspends an organization: nothing works in it or its accounts until that is lifted', async () => {
    const side = await app.found('Stopped');
    const { client } = side.owner;
    const impact = await operator.operatedOrganizations.suspendDryRun(side.organizationSid, {
      reason: 'Not paid',
    });
    expect(impact.changes).toMatchObject([
      { what: 'users_stopped', count: 1 },
      { what: 'accounts_stopped', count: 1 },
      { what: 'api_keys_ended', count: 0 },
      { what: 'oauth_apps_ended', count: 0 },
    ]);
    await operator.operatedOrganizations.suspend(side.organizationSid, { reason: 'Not paid' });
    expect(await outcomeOf(client.organizations.get(side.organizationSid))).toBe(
      'request.forbidden',
    );
    expect((await app.mailTo(side.owner.email)).text).toContain('Not paid');
    const check = await client.access.check({
      permission: '/bailiwick/account/accounts/update',
      account_sid: side.accountSid,
    });
    expect(check.allowed).toBe(false);
    await operator.operatedOrganizations.liftSuspension(side.organizationSid);
    const { items } = await client.auditEvents.list(side.organizationSid, {
      event: 'organization.suspended',
    });
    expect(items).toMatchObject([{ actor: { kind: 'operator' }, after: { reason: 'Not paid' } }]);
  });

  it('is asked for a reason, and knows no organization that is not there', async () => {
    const side = await app.found('Asked');
    const { operatedOrganizations } = operator;
    expect(
      await outcomeOf(operatedOrganizations.suspend(side.organizationSid, { reason: '' })),
    ).toBe('request.invalid');
    expect(await outcomeOf(operatedOrganizations.get(side.accountSid))).toBe('request.invalid');
    const nobodys = `OR${'0'.repeat(32)}`;
    expect(await outcomeOf(operatedOrganizations.suspend(nobodys, { reason: 'x' }))).toBe(
      'request.not_found',
    );
    expect(
      await outcomeOf(
        side.owner.client.operatedOrganizations.suspend(side.organizationSid, { reason: 'x' }),
      ),
    ).toBe('request.unauthenticated');
  });
});

describe('deleting an organization', () => {
  it('shows what it would change, and changes nothing by that', async () => {
    const side = await app.found('Shown');
    await app.join(side);
    const impact = await side.owner.client.organizations.deleteDryRun(side.organizationSid);
    expect(impact.changes).toMatchObject([
      { what: 'users_released', count: 2, names: ['Ada Okafor', 'Imogen Ilić'] },
      { what: 'accounts_released', count: 1, names: ['Production'] },
      { what: 'domains_given_up', count: 1, names: [side.domain] },
    ]);
    expect(impact.undo?.until).not.toBeNull();
    expect(await stateOf(side)).toBe('active');
  });

  it('is for the Owner alone, and for nobody of another organization', async () => {
    const side = await app.found('Mine');
    const administrator = await app.join(side, { role: roleSids.organizationAdministrator });
    const other = await app.found('Other');
    const tries = [administrator, other.owner].map((person) =>
      outcomeOf(person.client.organizations.delete(side.organizationSid)),
    );
    expect(await Promise.all(tries)).toEqual(['request.forbidden', 'request.not_found']);
  });

  it('leaves reading and cancelling for 30 days; the accounts go on working', async () => {
    const side = await app.found('Ending');
    const { client } = side.owner;
    const ending = await client.organizations.delete(side.organizationSid);
    expect(ending).toMatchObject({ state: 'pending_deletion' });
    const refusal = await refusalOf(
      client.invitations.create(side.organizationSid, { emails: [`eve@${side.domain}`] }),
    );
    expect(refusal.code).toBe('request.forbidden');
    expect((await client.organizationUsers.list(side.organizationSid)).items).toHaveLength(1);
    await client.accounts.rename(side.accountSid, { friendly_name: 'Still mine' });
    const kept = await client.organizations.cancelDeletion(side.organizationSid);
    expect(kept).toMatchObject({ state: 'active', deletion_due_at: null });
    await app.travel({ days: 40 });
    await endDeletion();
    expect(await stateOf(side)).toBe('active');
  });

  it('reminds seven days and one day before, each once', async () => {
    const side = await app.found('Reminded');
    const { email } = side.owner;
    await side.owner.client.organizations.delete(side.organizationSid);
    const remindersOf = async () =>
      (
        await app.superuser.query(
          `select 1 from mails where recipient = $1 and subject like '%will be deleted on%'`,
          [email],
        )
      ).rowCount;
    const seen: (number | null)[] = [];
    for (const days of [0, 24, 0, 5, 0]) {
      await app.travel({ days });
      await app.runJob('organizations.end_deletions');
      seen.push(await remindersOf());
    }
    expect(seen).toEqual([1, 2, 2, 3, 3]);
  });

  it('makes everybody and everything independent when the time is over, and destroys nothing', async () => {
    const side = await app.found('Gone');
    const { client } = side.owner;
    const member = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const subaccount = await client.subaccounts.create(side.accountSid, { friendly_name: 'Sub' });
    const own = await member.client.accounts.create({ friendly_name: 'Of the member' });
    const waiting = `waiting@${side.domain}`;
    await client.invitations.create(side.organizationSid, { emails: [waiting] });
    const link = await app.tokenFor(waiting);
    await client.organizations.delete(side.organizationSid);
    await app.travel({ days: 30 });
    const [owner, colleague] = [await app.signIn(side.owner.email), await app.signIn(member.email)];
    const job = 'organizations.end_deletions';
    await Promise.all([app.runJob(job), app.runJob(job)]);
    await endDeletion();
    for (const person of [owner, colleague])
      expect((await person.client.user.get()).organization_sid).toBeNull();
    for (const sid of [side.accountSid, subaccount.sid])
      expect((await owner.client.accounts.get(sid)).organization).toBeNull();
    expect((await colleague.client.accounts.get(own.sid)).owner?.user_sid).toBe(member.userSid);
    // A role on an account is between its people; only the organization's roles ended.
    expect((await colleague.client.accounts.get(side.accountSid)).permissions).not.toEqual([]);
    expect(await outcomeOf(owner.client.organizations.get(side.organizationSid))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(app.client().invitations.lookUp({ token: link }))).toBe(
      'invitation.link_dead',
    );
    // The domain is free, and a login that was managed may found anew.
    const again = await owner.client.organizations.create({ friendly_name: 'Again' });
    expect(again.owner.user_sid).toBe(side.owner.userSid);
    await app.prove(owner, again.sid, side.domain);
  });

  it('has one winner when it is cancelled at the very end', async () => {
    const sides = await Promise.all([0, 1, 2, 3].map(() => app.found('Race')));
    for (const side of sides) await side.owner.client.organizations.delete(side.organizationSid);
    await app.travel({ days: 30 });
    const people = await Promise.all(sides.map((side) => app.signIn(side.owner.email)));
    const outcomes = await race(sides.length, (round) => [
      () =>
        outcomeOf(
          (people[round] as Person).client.organizations.cancelDeletion(
            sides[round]?.organizationSid ?? '',
          ),
        ),
      () => app.runJob('organizations.end_deletions').then(() => 'ran'),
    ]);
    await endDeletion();
    for (const [round, [cancelled]] of outcomes.entries()) {
      const won = cancelled?.status === 'fulfilled' && cancelled.value === 'done';
      expect(await stateOf(sides[round] as Founded)).toBe(won ? 'active' : 'deleted');
    }
  });
});
