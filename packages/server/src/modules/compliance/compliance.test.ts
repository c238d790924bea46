/** Who does not meet which security policy: by what is asked now and from a day on, of whom, and what ends it. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { addApp, addKey } from '../../testing/factors.ts';
import {
  askFactor,
  askNobody,
  foundProven,
  guestAt,
  policyOrigin,
} from '../../testing/policies.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const developer = 'IX00000000000000000000000000000103';
const everyone = { required_of: 'everyone' } as const;
const passkeys = { required_of: 'everyone', phishing_resistant: true } as const;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

type Query = NonNullable<Parameters<BailiwickClient['compliance']['list']>[1]>;

const read = (founded: Founded, query: Query = {}) =>
  founded.owner.client.compliance.list(founded.organizationSid, query);
const summaryOf = (founded: Founded) =>
  founded.owner.client.compliance.get(founded.organizationSid);
const whoOf = async (founded: Founded, query: Query = {}) =>
  (await read(founded, query)).items.map(({ user_sid }) => user_sid);
const sidsOf = (...people: readonly Person[]) => people.map(({ userSid }) => userSid).toSorted();

describe('who is listed', () => {
  it('is nobody while nothing is asked, and whoever lacks it when it is', async () => {
    const founded = await foundProven(app);
    const [bare, withApp] = [await app.join(founded), await app.join(founded)];
    await addApp(withApp.client);
    expect(await whoOf(founded)).toEqual([]);
    expect(await summaryOf(founded)).toEqual({
      asked: 0,
      suspended: 0,
      owing: 0,
      planned: 0,
      next_starts_at: null,
    });
    await askFactor(founded, everyone);
    const { items, page } = await read(founded);
    expect(page.count).toEqual({ value: 1, exact: true });
    expect(items).toEqual([
      {
        user_sid: bare.userSid,
        name: expect.any(String),
        email: bare.email,
        kind: 'managed',
        state: 'owing',
        since: expect.any(String),
        missing: 'second_factor',
        standing: 'They have no second factor.',
        policies: [
          {
            account_sid: null,
            account_name: null,
            state: 'owing',
            since: items[0]?.since,
            missing: 'second_factor',
            sentence:
              'Everybody is asked for a second factor, and so are people from outside at your accounts.',
            standing: 'They have no second factor.',
          },
        ],
        last_sign_in_at: expect.any(String),
        signed_in_since: false,
        reminded_at: null,
      },
    ]);
    expect(await summaryOf(founded)).toMatchObject({ asked: 3, owing: 1, planned: 0 });
  });

  it('counts since the policy started, or since somebody came under it', async () => {
    const founded = await foundProven(app);
    const early = await app.join(founded);
    await askFactor(founded, everyone);
    const late = await app.join(founded);
    const { second_factor: policy } = await founded.owner.client.securityPolicies.get(
      founded.organizationSid,
    );
    const { items } = await read(founded, { sort: 'since' });
    expect(items.map(({ user_sid }) => user_sid)).toEqual([early.userSid, late.userSid]);
    expect(items[0]?.since).toBe(policy.started_at);
    expect(Date.parse(items[1]?.since ?? '')).toBeGreaterThan(Date.parse(policy.started_at ?? ''));
  });

  it('is whoever has an app where a passkey is asked, until they add one', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await addApp(member.client);
    await askFactor(founded, { ...passkeys, starts_at: inDays(7) });
    expect((await read(founded)).items).toMatchObject([
      {
        user_sid: member.userSid,
        state: 'planned',
        missing: 'passkey',
        standing: 'They have an authenticator app, and a passkey is asked.',
        signed_in_since: false,
      },
    ]);
    await addKey(member.client, policyOrigin);
    expect(await whoOf(founded)).toEqual([]);
  });

  it('tells what is asked now from what will be, and forgets what is eased', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    const startsAt = inDays(3);
    await askFactor(founded, { ...everyone, starts_at: startsAt });
    expect((await read(founded)).items).toMatchObject([
      { user_sid: member.userSid, state: 'planned', since: startsAt },
    ]);
    expect(await summaryOf(founded)).toEqual({
      asked: 2,
      suspended: 0,
      owing: 0,
      planned: 1,
      next_starts_at: startsAt,
    });
    await app.superuser.query(
      `update security_policies set next_starts_at = now() where organization_id = (
        select organization_id from users where email = $1)`,
      [member.email],
    );
    expect((await read(founded)).items).toMatchObject([{ state: 'owing' }]);
    await askNobody(founded);
    expect(await whoOf(founded)).toEqual([]);
  });

  it('is nobody who cannot sign in', async () => {
    const founded = await foundProven(app);
    const member = await app.join(founded);
    await askFactor(founded, everyone);
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      member.userSid,
    );
    expect(await whoOf(founded)).toEqual([]);
    expect((await summaryOf(founded)).asked).toBe(1);
  });

  it('asked of administrators alone, is nobody else', async () => {
    const founded = await foundProven(app);
    const administrator = await app.join(founded, { role: 'IX00000000000000000000000000000002' });
    await app.join(founded);
    await askFactor(founded, { required_of: 'administrators' });
    expect(await whoOf(founded)).toEqual([administrator.userSid]);
  });
});

describe('policies of accounts, and people from outside', () => {
  it('names the account, whoever reaches it, and nobody else', async () => {
    const founded = await foundProven(app);
    const { client } = founded.owner;
    const member = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
    });
    await app.join(founded);
    const guest = await guestAt(app, founded);
    await askFactor(founded, { ...everyone, account_sid: founded.accountSid });
    const { items } = await read(founded);
    expect(items.map(({ user_sid }) => user_sid).toSorted()).toEqual(sidsOf(member, guest));
    expect(items.find(({ user_sid }) => user_sid === guest.userSid)).toMatchObject({
      kind: 'independent',
      policies: [{ account_sid: founded.accountSid, state: 'owing' }],
    });
    expect(await whoOf(founded, { q: 'kind:independent' })).toEqual(sidsOf(guest));
    expect(await whoOf(founded, { q: 'policy:none' })).toEqual([]);
    const other = await client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Other',
    });
    expect(await whoOf(founded, { q: `policy:${other.sid}` })).toEqual([]);
    expect(await whoOf(founded, { q: `policy:${founded.accountSid}` })).toHaveLength(2);
  });

  it('reaches guests by the policy of the organization too, each person once', async () => {
    const founded = await foundProven(app);
    const guest = await guestAt(app, founded);
    await askFactor(founded, everyone);
    await askFactor(founded, {
      ...passkeys,
      account_sid: founded.accountSid,
      starts_at: inDays(2),
    });
    const { items } = await read(founded);
    expect(items).toMatchObject([
      {
        user_sid: guest.userSid,
        state: 'owing',
        missing: 'passkey',
        policies: [
          { account_sid: founded.accountSid, state: 'planned' },
          { account_sid: null, state: 'owing' },
        ],
      },
    ]);
  });

  it('agrees with what the decision about access looks at', async () => {
    const founded = await foundProven(app);
    const people = [
      await app.join(founded, {
        accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
      }),
      await guestAt(app, founded),
      await app.join(founded, { role: 'IX00000000000000000000000000000002' }),
      await app.join(founded),
    ];
    await addApp(people[2]?.client as BailiwickClient);
    await askFactor(founded, { ...passkeys, account_sid: founded.accountSid });
    await askFactor(founded, { required_of: 'administrators' });
    const listed = await read(founded);
    const { rows } = await app.superuser.query<{ id: string }>(
      `select distinct d.user_id as id from person_factor_duties d
        join people_levels l on l.user_id = d.user_id and l.level < d.level
        join accounts a on a.id = $1 and a.organization_id = d.organization_id`,
      [founded.accountSid.replace(/^AC(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')],
    );
    expect(listed.items.map(({ user_sid }) => user_sid).toSorted()).toEqual(
      rows.map(({ id }) => `US${id.replaceAll('-', '')}`).toSorted(),
    );
    expect(listed.items).toHaveLength(3);
  });
});

describe('who may look', () => {
  it('is who may see the policies, in their own organization', async () => {
    const [founded, stranger] = [await foundProven(app), await foundProven(app)];
    const member = await app.join(founded);
    const auditor = await app.join(founded, { role: 'IX00000000000000000000000000000006' });
    const at = founded.organizationSid;
    expect(await outcomeOf(member.client.compliance.list(at))).toBe('request.forbidden');
    expect(await outcomeOf(auditor.client.compliance.list(at))).toBe('done');
    expect(await outcomeOf(stranger.owner.client.compliance.list(at))).toBe('request.not_found');
    expect(await outcomeOf(stranger.owner.client.compliance.get(at))).toBe('request.not_found');
    await askFactor(founded, everyone);
    expect(await whoOf(stranger)).toEqual([]);
  });
});
