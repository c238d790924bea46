/** On hold until met: what it closes before the policy starts, that the missing factor ends it, and who is never held. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { addApp } from '../../testing/factors.ts';
import {
  askFactor,
  askNobody,
  enrolApp,
  enrolPasskey,
  foundProven,
  givePassword,
  guestAt,
  policyOrigin,
} from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const developer = 'IX00000000000000000000000000000103';
const owed = 'request.second_factor_owed';
const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

const plan = (founded: Founded, phishing_resistant = false) =>
  askFactor(founded, { required_of: 'everyone', phishing_resistant, starts_at: inAMonth() });
const hold = ({ owner, organizationSid }: Founded, ...people: readonly Person[]) =>
  owner.client.compliance.hold(organizationSid, {
    user_sids: people.map(({ userSid }) => userSid),
  });
const lift = ({ owner, organizationSid }: Founded, ...people: readonly Person[]) =>
  owner.client.compliance.liftHolds(organizationSid, {
    user_sids: people.map(({ userSid }) => userSid),
  });
const isIn = (person: Person) => outcomeOf(person.client.user.get());
const statesOf = async ({ owner, organizationSid }: Founded) =>
  (await owner.client.compliance.list(organizationSid)).items.map(({ state }) => state);

describe('somebody on hold', () => {
  it('reaches nothing before the policy starts, nor do their keys, until the factor is there', async () => {
    const founded = await foundProven(app);
    const at = founded.organizationSid;
    const member = await app.join(founded, { role: administrator });
    const { key } = await member.client.apiKeys.create(at, {
      name: 'Nightly',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    const program = app.client(key);
    await plan(founded);
    expect([await isIn(member), await outcomeOf(program.organizationUsers.list(at))]).toEqual([
      'done',
      'done',
    ]);
    expect(await hold(founded, member)).toEqual({ held: 1 });
    expect(await isIn(member)).toBe(owed);
    expect(await outcomeOf(program.organizationUsers.list(at))).toBe('request.maker_owes_factor');
    expect(await statesOf(founded)).toEqual(['suspended']);
    expect(await founded.owner.client.compliance.get(at)).toMatchObject({
      suspended: 1,
      owing: 1,
      planned: 0,
    });
    expect((await app.mailTo(member.email)).subject).toBe(
      'Your login is on hold until you add a second factor',
    );
    const { visitor } = await givePassword(app, member.email);
    const { confirmed } = await enrolApp(visitor);
    expect(confirmed.status).toBe(201);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    expect(await outcomeOf(program.organizationUsers.list(at))).toBe('done');
    expect(await statesOf(founded)).toEqual([]);
    const { items } = await founded.owner.client.auditEvents.list(at, {
      q: `event:authenticator_app.added target:${member.userSid}`,
    });
    expect(items).toMatchObject([{ after: { hold_lifted: true } }]);
    expect(await outcomeOf(lift(founded, member))).toBe('compliance.not_held');
  });

  it('is asked for a passkey where the policy wants one: an app is not begun, and ends nothing', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await plan(founded, true);
    await hold(founded, member);
    const { visitor } = await givePassword(app, member.email);
    const { begun } = await enrolApp(visitor);
    expect(begun.body.code).toBe('second_factor.passkey_wanted');
    expect((await enrolPasskey(visitor)).added.status).toBe(201);
    expect(await statesOf(founded)).toEqual([]);
  });

  it('reaches nothing at all for the policy of one account', async () => {
    const founded = await foundProven(app);
    const { client } = founded.owner;
    const other = await client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Other',
    });
    const member = await app.join(founded, {
      accounts: [founded.accountSid, other.sid].map((account_sid) => ({
        account_sid,
        role_sid: developer,
      })),
    });
    await askFactor(founded, { required_of: 'everyone', account_sid: founded.accountSid });
    expect(await outcomeOf(member.client.accounts.get(other.sid))).toBe('done');
    await hold(founded, member);
    expect(await outcomeOf(member.client.accounts.get(other.sid))).toBe(owed);
    await lift(founded, member);
    expect(await outcomeOf(member.client.accounts.get(other.sid))).toBe('done');
    expect(await statesOf(founded)).toEqual(['owing']);
  });

  it('is let go when the policy asks nobody any more, and by whoever lifts it', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await plan(founded);
    await hold(founded, member);
    expect(await lift(founded, member)).toEqual({ lifted: 1 });
    expect(await isIn(member)).toBe('done');
    await hold(founded, member);
    await askNobody(founded);
    expect(await isIn(member)).toBe('done');
    expect(await statesOf(founded)).toEqual([]);
  });
});

describe('who is held', () => {
  it('is told before, with sessions and keys, and nothing is changed', async () => {
    const founded = await foundProven(app);
    const at = founded.organizationSid;
    const member = await app.join(founded, { role: administrator });
    await member.client.apiKeys.create(at, {
      name: 'Nightly',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    await member.client.oauthApps.create(at, {
      name: 'Warehouse',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    await plan(founded);
    const user_sids = [member.userSid];
    const impact = await founded.owner.client.compliance.holdDryRun(at, { user_sids });
    expect(impact.changes).toMatchObject([
      { what: 'people_held', count: 1 },
      { what: 'sessions_held', count: 1 },
      { what: 'api_keys_held', count: 1, names: ['Nightly'] },
      { what: 'oauth_apps_held', count: 1, names: ['Warehouse'] },
    ]);
    expect(await isIn(member)).toBe('done');
    expect(await statesOf(founded)).toEqual(['planned']);
  });

  it('is never the caller, the Owner, a guest, or who owes nothing; of several all or none', async () => {
    const founded = await foundProven(app);
    const at = founded.organizationSid;
    const admin = await app.join(founded, { role: administrator });
    await addApp(admin.client);
    const [member, guest] = [await app.join(founded), await guestAt(app, founded)];
    await plan(founded, true);
    const by = (client: Person['client'], ...people: readonly Person[]) =>
      outcomeOf(client.compliance.hold(at, { user_sids: people.map(({ userSid }) => userSid) }));
    const { owner } = founded;
    expect(await by(admin.client, admin)).toBe('compliance.yourself');
    expect(await by(admin.client, owner)).toBe('organization_user.is_owner');
    expect(await by(owner.client, guest)).toBe('organization_user.not_managed');
    expect(await by(owner.client, member, guest)).toBe('organization_user.not_managed');
    expect(await isIn(member)).toBe('done');
    expect(await by(owner.client, member)).toBe('done');
    expect(await by(owner.client, member)).toBe('compliance.not_owing');
    await askNobody(founded);
    expect(await by(owner.client, admin)).toBe('compliance.not_owing');
  });

  it('is decided by people who hold the permission, in their own organization, with a fresh proof', async () => {
    const [founded, stranger] = [await foundProven(app), await foundProven(app)];
    const at = founded.organizationSid;
    const [member, other] = [await app.join(founded), await app.join(founded)];
    await plan(founded);
    const body = { user_sids: [member.userSid] };
    expect(await outcomeOf(other.client.compliance.hold(at, body))).toBe('request.forbidden');
    expect(await outcomeOf(stranger.owner.client.compliance.hold(at, body))).toBe(
      'request.not_found',
    );
    expect(
      await outcomeOf(stranger.owner.client.compliance.hold(stranger.organizationSid, body)),
    ).toBe('request.not_found');
    await app.superuser.query(
      `update sessions set authenticated_at = now() - interval '1 hour' where user_id = (
        select id from users where email = $1)`,
      [founded.owner.email],
    );
    expect(await outcomeOf(hold(founded, member))).toBe('request.step_up_required');
  });
});

it('two at once, the hold and the factor: nobody who has it stays on hold', async () => {
  const founded = await foundProven(app);
  const members: Person[] = [];
  await race<string>(4, async () => {
    const member = await app.join(founded);
    members.push(member);
    if (members.length === 1) await plan(founded);
    return [() => outcomeOf(addApp(member.client)), () => outcomeOf(hold(founded, member))];
  });
  const { rows } = await app.superuser.query(
    `select 1 from compliance_holds h join factor_levels l on l.user_id = h.user_id where l.level > 0`,
  );
  expect(rows).toEqual([]);
  expect(members).toHaveLength(4);
});
