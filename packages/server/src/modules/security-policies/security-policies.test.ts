/** Deciding about a policy: who may, what it shows before, what it refuses; accounts that are stricter; what holds for one person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/app.ts';
import { addApp } from '../../testing/factors.ts';
import {
  askFactor,
  askNobody,
  foundProven,
  guestAt,
  policyOrigin,
} from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const developer = 'IX00000000000000000000000000000103';
const everyone = { required_of: 'everyone' } as const;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
});
afterAll(() => app.close());

describe('deciding', () => {
  it('wants of whoever decides what they ask of others', async () => {
    const founded = await app.found();
    const refused = await refusalOf(askFactor(founded, everyone));
    expect(refused.code).toBe('security_policy.author_owes');
    await addApp(founded.owner.client);
    expect(await outcomeOf(askFactor(founded, everyone))).toBe('done');
    const passkeys = { ...everyone, phishing_resistant: true };
    expect(await outcomeOf(askFactor(founded, passkeys))).toBe('security_policy.author_owes');
    const later = { ...passkeys, starts_at: new Date(Date.now() + 86_400_000).toISOString() };
    expect(await outcomeOf(askFactor(founded, later))).toBe('security_policy.author_owes');
    expect(await outcomeOf(askNobody(founded))).toBe('done');
  });

  it('asks for no passkeys where none work', async () => {
    const numbers = await createTestApp();
    try {
      const founded = await numbers.found();
      await addApp(founded.owner.client);
      const passkeys = askFactor(founded, { ...everyone, phishing_resistant: true });
      expect(await outcomeOf(passkeys)).toBe('passkey.not_here');
      expect(await outcomeOf(askFactor(founded, everyone))).toBe('done');
    } finally {
      await numbers.close();
    }
  });

  it('shows before whom it touches, by number and name, and changes nothing', async () => {
    const founded = await foundProven(app);
    const [withApp, without] = [await app.join(founded), await app.join(founded)];
    await addApp(withApp.client);
    await guestAt(app, founded);
    const { securityPolicies } = founded.owner.client;
    const shown = await securityPolicies.updateSecondFactorDryRun(founded.organizationSid, {
      ...everyone,
      phishing_resistant: true,
    });
    const counts = Object.fromEntries(shown.changes.map(({ what, count }) => [what, count]));
    expect(counts).toEqual({
      people_asked: 4,
      prove_by_sso: 0,
      prove_by_factor: 1,
      people_missing: 2,
      factors_too_weak: 1,
      guests_missing: 1,
      sessions_asked: 2,
      api_keys_refused: 0,
    });
    const missing = shown.changes.find(({ what }) => what === 'people_missing');
    expect(missing?.names).toEqual(['Imogen Ilić', 'Imogen Ilić']);
    expect(shown.you).toHaveLength(1);
    expect(await outcomeOf(without.client.user.get())).toBe('done');
    const { second_factor } = await securityPolicies.get(founded.organizationSid);
    expect(second_factor.version).toBe(0);
  });

  it('is for those who may, writes before and after down, and sees who came first', async () => {
    const founded = await foundProven(app);
    const at = founded.organizationSid;
    const [reader, member] = [await app.join(founded, { role: auditor }), await app.join(founded)];
    const by = (person: typeof reader, headers = {}) =>
      outcomeOf(person.client.securityPolicies.updateSecondFactor(at, everyone, headers));
    expect(await outcomeOf(reader.client.securityPolicies.get(at))).toBe('done');
    expect(await by(reader)).toBe('request.forbidden');
    expect(await outcomeOf(member.client.securityPolicies.get(at))).toBe('request.forbidden');
    const stranger = await app.found('Contoso');
    expect(await by(stranger.owner)).toBe('request.not_found');
    const wrong = founded.owner.client.securityPolicies.updateSecondFactor(at, {
      required_of: 'some' as 'everyone',
    });
    expect(await outcomeOf(wrong)).toBe('request.invalid');
    await askFactor(founded, everyone);
    const stale = founded.owner.client.securityPolicies.updateSecondFactor(at, everyone, {
      ifMatch: '"0"',
    });
    expect(await outcomeOf(stale)).toBe('request.stale');
    const events = await founded.owner.client.auditEvents.list(at, {
      q: 'event:security_policy.changed',
    });
    expect(events.items).toHaveLength(1);
    expect(events.items[0]).toMatchObject({
      before: { required_of: 'nobody' },
      after: { required_of: 'everyone', phishing_resistant: false },
    });
  });

  it('of two at once with one version, one decides', async () => {
    const rounds = await race(3, async () => {
      const founded = await foundProven(app);
      const decide = (required_of: 'everyone' | 'administrators') => () =>
        outcomeOf(
          founded.owner.client.securityPolicies.updateSecondFactor(
            founded.organizationSid,
            { required_of },
            { ifMatch: '"0"' },
          ),
        );
      return [decide('everyone'), decide('administrators')];
    });
    for (const round of rounds)
      expect(
        round.map((one) => (one.status === 'fulfilled' ? one.value : 'thrown')).toSorted(),
      ).toEqual(['done', 'request.stale']);
  });
});

describe('an account', () => {
  const here = 'request.second_factor_owed_here';

  it('that is stricter keeps out whoever has not proven it, guests too, and nothing else does', async () => {
    const founded = await foundProven(app);
    const { client } = founded.owner;
    const other = await client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Staging',
    });
    const strict = founded.accountSid;
    const both = [strict, other.sid].map((account_sid) => ({ account_sid, role_sid: developer }));
    const member = await app.join(founded, { accounts: both });
    const chief = await app.join(founded, { role: administrator });
    const guest = await guestAt(app, founded, strict, other.sid);
    await askFactor(founded, { ...everyone, account_sid: strict });
    for (const person of [member, chief, guest]) {
      const refused = await refusalOf(person.client.accounts.get(strict));
      expect(refused.code).toBe(here);
      expect(refused.problem.facts).toEqual({
        organization: 'Northwind Traders',
        phishing_resistant: false,
      });
      expect(await outcomeOf(person.client.accounts.get(other.sid))).toBe('done');
      expect(await outcomeOf(person.client.user.get())).toBe('done');
      await addApp(person.client);
      expect(await outcomeOf(person.client.accounts.get(strict))).toBe('done');
    }
    const stranger = await app.signUp();
    expect(await outcomeOf(stranger.client.accounts.get(strict))).toBe('request.not_found');
  });

  it('asks its subaccounts too, and by role where administrators are asked', async () => {
    const founded = await foundProven(app);
    const { client } = founded.owner;
    const below = await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' });
    const access = { account_sid: founded.accountSid, role_sid: developer };
    const member = await app.join(founded, { accounts: [access] });
    const chief = await app.join(founded, { role: administrator });
    await askFactor(founded, { required_of: 'administrators', account_sid: founded.accountSid });
    expect(await outcomeOf(member.client.accounts.get(below.sid))).toBe('done');
    expect(await outcomeOf(chief.client.accounts.get(below.sid))).toBe(here);
    expect(await outcomeOf(chief.client.accounts.get(founded.accountSid))).toBe(here);
    await client.accountMembers.addRole(founded.accountSid, {
      user_sid: member.userSid,
      role_sid: 'IX00000000000000000000000000000102',
    });
    expect(await outcomeOf(member.client.accounts.get(below.sid))).toBe(here);
  });

  it('is never laxer than its organization, and no account of somebody else', async () => {
    const [founded, other] = [await foundProven(app), await app.found('Contoso')];
    await askFactor(founded, everyone);
    const administrators = { required_of: 'administrators' } as const;
    const refused = await refusalOf(
      askFactor(founded, { ...administrators, account_sid: founded.accountSid }),
    );
    expect(refused.code).toBe('security_policy.not_stricter');
    const foreign = askFactor(founded, { ...everyone, account_sid: other.accountSid });
    expect(await outcomeOf(foreign)).toBe('request.not_found');
    const own = await askFactor(founded, {
      ...everyone,
      phishing_resistant: true,
      account_sid: founded.accountSid,
    });
    expect(own).toMatchObject({ account_sid: founded.accountSid, phishing_resistant: true });
    const nothing = { required_of: 'nobody', account_sid: founded.accountSid } as const;
    expect(await outcomeOf(askFactor(founded, nothing))).toBe('done');
  });

  it('lets no guest in while everybody is asked, who reaches accounts elsewhere', async () => {
    const [founded, other] = [await foundProven(app), await app.found('Contoso')];
    const guest = await guestAt(app, founded);
    await askFactor(founded, everyone);
    expect(await outcomeOf(guest.client.accounts.get(founded.accountSid))).toBe(here);
    const own = (await guest.client.accounts.list()).items.map(({ sid }) => sid);
    expect(own.length).toBeGreaterThan(0);
    expect(await outcomeOf(other.owner.client.accounts.get(other.accountSid))).toBe('done');
    await askFactor(founded, { required_of: 'administrators' });
    expect(await outcomeOf(guest.client.accounts.get(founded.accountSid))).toBe('done');
  });
});

describe('one person', () => {
  it('is told with every rule that reaches them, the strictest first, and why', async () => {
    const founded = await foundProven(app);
    const access = { account_sid: founded.accountSid, role_sid: developer };
    const member = await app.join(founded, { accounts: [access] });
    await addApp(member.client);
    await askFactor(founded, everyone);
    await askFactor(founded, {
      ...everyone,
      phishing_resistant: true,
      account_sid: founded.accountSid,
    });
    const { securityPolicies } = founded.owner.client;
    const read = await securityPolicies.getEffective(founded.organizationSid, member.userSid);
    expect(read).toMatchObject({
      proves_by: 'authenticator_app',
      complies: false,
      second_factor: [
        {
          account_sid: founded.accountSid,
          phishing_resistant: true,
          complies: false,
          because:
            'The account asks everybody for a passkey: they have an app alone, and cannot reach it until they add a passkey.',
        },
        {
          account_sid: null,
          complies: true,
          because:
            'The organization asks everybody for a second factor: they have an authenticator app.',
        },
      ],
    });
    const stranger = await app.signUp();
    const unknown = securityPolicies.getEffective(founded.organizationSid, stranger.userSid);
    expect(await outcomeOf(unknown)).toBe('request.not_found');
  });
});
