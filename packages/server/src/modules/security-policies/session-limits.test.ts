/** How long sessions last: shorter than everywhere, for sessions that live, from the next request on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { guestAt, planIsDue, policyOrigin } from '../../testing/policies.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

interface Limits {
  readonly lifetime_minutes?: number | null;
  readonly idle_minutes?: number | null;
  readonly step_up_minutes?: number | null;
  readonly account_sid?: string;
  readonly starts_at?: string;
}

const limit = ({ owner, organizationSid }: Founded, limits: Limits) =>
  owner.client.securityPolicies.updateSession(organizationSid, limits);
const isIn = (person: Person) => outcomeOf(person.client.user.get());

/** As if the sessions of somebody had begun, been used, or been proven so long ago. */
async function age(
  person: Person,
  column: 'created_at' | 'last_seen_at' | 'authenticated_at',
  minutes: number,
) {
  await app.superuser.query(
    `update sessions set ${column} = now() - make_interval(mins => $1) where user_id = (
      select id from users where email = $2)`,
    [minutes, person.email],
  );
}

describe('a session', () => {
  it('is over when it is older than the policy allows, and not before', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await age(member, 'created_at', 29);
    await limit(founded, { lifetime_minutes: 30 });
    expect(await isIn(member)).toBe('done');
    await age(member, 'created_at', 31);
    expect(await isIn(member)).toBe('request.unauthenticated');
    const again = await app.signIn(member.email);
    expect(await isIn(again)).toBe('done');
    // What is over is not listed, and not counted.
    expect((await again.client.sessions.list()).items).toHaveLength(1);
  });

  it.each([
    ['created_at', { lifetime_minutes: 30 }, { lifetime_minutes: 600 }],
    ['last_seen_at', { idle_minutes: 30 }, { idle_minutes: 60 }],
  ] as const)(
    'that is over (%s) stays over when a plan eases the policy by itself',
    async (column, strict, eased) => {
      const founded = await app.found();
      const [over, young] = [await app.join(founded), await app.join(founded)];
      await limit(founded, strict);
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      // Over after the plan was made: nobody was there to end it.
      await limit(founded, { ...eased, starts_at: tomorrow });
      await age(over, column, 31);
      await age(young, column, 20);
      await planIsDue(app, founded);
      expect([await isIn(over), await isIn(young)]).toEqual(['request.unauthenticated', 'done']);
      const { items } = await founded.owner.client.organizationSessions.list(
        founded.organizationSid,
        {
          q: `person:"${over.email}"`,
        },
      );
      expect(items).toEqual([]);
      await limit(founded, { lifetime_minutes: null, idle_minutes: null });
      expect(await isIn(over)).toBe('request.unauthenticated');
      expect(await isIn(await app.signIn(over.email))).toBe('done');
    },
  );

  it('is over when it was not used for as long as the policy allows', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await limit(founded, { idle_minutes: 10 });
    await age(member, 'last_seen_at', 9);
    expect(await isIn(member)).toBe('done');
    await age(member, 'last_seen_at', 11);
    expect(await isIn(member)).toBe('request.unauthenticated');
  });

  it('stays over when the policy is eased', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await limit(founded, { lifetime_minutes: 30 });
    await age(member, 'created_at', 31);
    await limit(founded, { lifetime_minutes: 60 });
    expect(await isIn(member)).toBe('request.unauthenticated');
    await limit(founded, {});
    expect(await isIn(member)).toBe('request.unauthenticated');
  });

  it('needs a fresh proof sooner where the policy says so', async () => {
    const founded = await app.found();
    const { owner } = founded;
    await limit(founded, { step_up_minutes: 3 });
    await age(owner, 'authenticated_at', 2);
    expect((await owner.client.sessions.getCurrent()).recently_authenticated).toBe(true);
    expect(await outcomeOf(owner.client.authenticatorApp.create())).toBe('done');
    await age(owner, 'authenticated_at', 4);
    expect((await owner.client.sessions.getCurrent()).recently_authenticated).toBe(false);
    expect(await outcomeOf(owner.client.authenticatorApp.create())).toBe(
      'request.step_up_required',
    );
    expect(await outcomeOf(limit(founded, { step_up_minutes: 5 }))).toBe(
      'request.step_up_required',
    );
  });

  it('of other organizations is none of it, nor are those of guests', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const guest = await guestAt(app, founded);
    await limit(founded, { lifetime_minutes: 15, idle_minutes: 5 });
    for (const person of [other.owner, guest]) {
      await age(person, 'created_at', 60);
      await age(person, 'last_seen_at', 6);
      expect(await isIn(person)).toBe('done');
    }
  });
});

describe('a policy', () => {
  it('starts by itself, for sessions that live', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await age(member, 'created_at', 31);
    const starts_at = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await limit(founded, { lifetime_minutes: 30, starts_at });
    expect(planned).toMatchObject({
      lifetime_minutes: null,
      planned: { lifetime_minutes: 30, starts_at },
    });
    expect(await isIn(member)).toBe('done');
    await app.superuser.query(
      "update security_policies set next_starts_at = now() - interval '1 second' where next_starts_at is not null",
    );
    expect(await isIn(member)).toBe('request.unauthenticated');
  });

  it('of an account is for those who reach it, only shorter, and the shortest of all holds', async () => {
    const founded = await app.found();
    const access = { account_sid: founded.accountSid, role_sid: developer };
    const [member, other] = [
      await app.join(founded, { accounts: [access] }),
      await app.join(founded),
    ];
    await limit(founded, { lifetime_minutes: 60, idle_minutes: 30 });
    const longer = limit(founded, { account_sid: founded.accountSid, lifetime_minutes: 90 });
    expect(await outcomeOf(longer)).toBe('security_policy.not_stricter');
    await limit(founded, { account_sid: founded.accountSid, lifetime_minutes: 20 });
    for (const person of [member, other]) await age(person, 'created_at', 25);
    expect(await isIn(member)).toBe('request.unauthenticated');
    expect(await isIn(other)).toBe('done');
    const { securityPolicies } = founded.owner.client;
    const { session } = await securityPolicies.getEffective(
      founded.organizationSid,
      member.userSid,
    );
    expect(session).toEqual({
      lifetime_minutes: 20,
      idle_minutes: 30,
      step_up_minutes: null,
      because: [
        'By the organization: they end after 1 hour, they end after 30 minutes without use.',
        'By the account Production: they end after 20 minutes.',
      ],
    });
    const read = await securityPolicies.get(founded.organizationSid);
    expect(read.session_accounts).toHaveLength(1);
  });

  it('shows before what would be over, and takes nothing longer than the product has it', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await age(member, 'created_at', 45);
    const { securityPolicies } = founded.owner.client;
    const shown = await securityPolicies.updateSessionDryRun(founded.organizationSid, {
      lifetime_minutes: 30,
    });
    expect(shown.changes).toEqual([
      { what: 'people_limited', label: expect.anything(), count: 2, names: [] },
      { what: 'sessions_over', label: expect.anything(), count: 1, names: ['Imogen Ilić'] },
    ]);
    expect(await isIn(member)).toBe('done');
    for (const wrong of [
      { lifetime_minutes: 1_441 },
      { lifetime_minutes: 14 },
      { idle_minutes: 61 },
      { step_up_minutes: 16 },
      { step_up_minutes: 0 },
    ])
      expect((await refusalOf(limit(founded, wrong))).code).toBe('request.invalid');
    expect(await outcomeOf(member.client.securityPolicies.get(founded.organizationSid))).toBe(
      'request.forbidden',
    );
  });
});
