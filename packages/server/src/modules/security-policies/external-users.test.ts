/** People from outside on accounts: whoever lets them in, by every door, and whoever is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
} from '../../testing/app.ts';
import { guestAt, planIsDue } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const accountAdministrator = 'IX00000000000000000000000000000102';
const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

interface Rule {
  readonly access: 'allowed' | 'by_approval' | 'not_allowed';
  readonly account_sid?: string;
  readonly starts_at?: string;
}
const decide = ({ owner, organizationSid }: Founded, rule: Rule) =>
  owner.client.securityPolicies.updateExternalUsers(organizationSid, rule);
const opens = ({ client }: Person, accountSid: string) =>
  outcomeOf(client.accounts.get(accountSid));

async function invite({ client }: Person, accountSid: string, email: string) {
  const { results } = await client.accountInvitations.create(accountSid, {
    emails: [email],
    role_sid: developer,
  });
  return { outcome: results[0]?.outcome, reason: results[0]?.reason };
}
async function acceptNewest({ client }: Person) {
  const { items } = await client.receivedInvitations.list();
  return client.receivedInvitations.accept(items[0]?.sid ?? '');
}
/** Administers the account, and nothing of the organization. */
const adminOfAccount = (founded: Founded) =>
  app.join(founded, {
    accounts: [{ account_sid: founded.accountSid, role_sid: accountAdministrator }],
  });

describe('whoever lets somebody in', () => {
  it('may, while nothing was chosen; with approval only whoever administers the organization', async () => {
    const founded = await app.found();
    const ofAccount = await adminOfAccount(founded);
    const [first, second, third] = [await app.signUp(), await app.signUp(), await app.signUp()];
    expect(await invite(ofAccount, founded.accountSid, first.email)).toMatchObject({
      outcome: 'invited',
    });
    await decide(founded, { access: 'by_approval' });
    const refused = await invite(ofAccount, founded.accountSid, second.email);
    expect(refused.outcome).toBe('refused');
    expect(refused.reason).toContain('only through its Owner and Administrators. Ask one of them');
    // What was offered before is looked at when it is accepted.
    expect((await refusalOf(acceptNewest(first))).code).toBe('request.outsider_not_allowed');
    const admin = await app.join(founded, { role: administrator });
    expect(await invite(admin, founded.accountSid, third.email)).toMatchObject({
      outcome: 'invited',
    });
    await acceptNewest(third);
    expect(await opens(third, founded.accountSid)).toBe('done');
    const more = ofAccount.client.accountMembers.addRole(founded.accountSid, {
      user_sid: third.userSid,
      role_sid: accountAdministrator,
    });
    expect(await outcomeOf(more)).toBe('request.outsider_not_allowed');
    // Colleagues are no outsiders.
    const colleague = await app.join(founded);
    expect(await invite(ofAccount, founded.accountSid, colleague.email)).toMatchObject({
      outcome: 'granted_now',
    });
  });

  it('cannot when nobody is allowed, whoever they are; people who join the organization are not from outside', async () => {
    const founded = await app.found();
    const waiting = await app.signUp();
    await invite(founded.owner, founded.accountSid, waiting.email);
    await decide(founded, { access: 'not_allowed' });
    const guest = await app.signUp();
    const refused = await invite(founded.owner, founded.accountSid, guest.email);
    expect(refused).toMatchObject({
      outcome: 'refused',
      reason: 'Northwind Traders lets nobody from outside onto this account.',
    });
    expect((await refusalOf(acceptNewest(waiting))).code).toBe('request.outsider_not_allowed');
    const member = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
    });
    expect(await opens(member, founded.accountSid)).toBe('done');
    await decide(founded, { access: 'allowed' });
    expect(await outcomeOf(acceptNewest(waiting))).toBe('done');
  });

  it('may be a machine: it approves as far as its maker does', async () => {
    const founded = await app.found();
    await decide(founded, { access: 'by_approval' });
    const { items } = await founded.owner.client.apiKeys.listPermissions(founded.organizationSid);
    const permissions = items
      .map(({ name }) => name)
      .filter((name) => name.startsWith('/bailiwick/account/'));
    const { key } = await founded.owner.client.apiKeys.create(founded.organizationSid, {
      name: 'Inviter',
      permissions,
    });
    const { results } = await app.client(key).accountInvitations.create(founded.accountSid, {
      emails: [`${unique('guest')}@outside.example`],
      role_sid: developer,
    });
    expect(results[0]?.outcome).toBe('invited');
  });
});

describe('whoever is there', () => {
  it('is refused at the next request with the reason, keeps the role, and is in again when it is eased', async () => {
    const founded = await app.found();
    const guest = await guestAt(app, founded);
    expect(await opens(guest, founded.accountSid)).toBe('done');
    await decide(founded, { access: 'by_approval' });
    expect(await opens(guest, founded.accountSid)).toBe('done');
    await decide(founded, { access: 'not_allowed' });
    const refused = await refusalOf(guest.client.accounts.get(founded.accountSid));
    expect(refused.problem).toMatchObject({
      code: 'request.outsider_not_allowed',
      detail: 'Northwind Traders lets nobody from outside onto this account.',
      who_can: 'The Owner or an Administrator of Northwind Traders',
    });
    expect(await outcomeOf(guest.client.user.get())).toBe('done');
    expect(await opens(founded.owner, founded.accountSid)).toBe('done');
    const effective = await founded.owner.client.securityPolicies.getEffective(
      founded.organizationSid,
      guest.userSid,
    );
    expect(effective.limits.map(({ because }) => because)).toContain(
      'Nobody from outside comes to an account of the organization.',
    );
    await decide(founded, { access: 'allowed' });
    expect(await opens(guest, founded.accountSid)).toBe('done');
  });

  it('is refused at one account alone where only that is stricter, and never where the organization is', async () => {
    const founded = await app.found();
    const other = await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Payments',
    });
    const guest = await guestAt(app, founded, founded.accountSid, other.sid);
    await decide(founded, { access: 'not_allowed', account_sid: other.sid });
    expect(await opens(guest, other.sid)).toBe('request.outsider_not_allowed');
    expect(await opens(guest, founded.accountSid)).toBe('done');
    await decide(founded, { access: 'not_allowed' });
    const looser = decide(founded, { access: 'by_approval', account_sid: other.sid });
    expect(await outcomeOf(looser)).toBe('security_policy.not_stricter');
    const stranger = await app.found('Contoso');
    const theirs = decide(stranger, { access: 'by_approval', account_sid: other.sid });
    expect(await outcomeOf(theirs)).toBe('request.not_found');
    expect(await opens(guest, founded.accountSid)).toBe('request.outsider_not_allowed');
  });

  it('is in until a planned start, and no longer', async () => {
    const founded = await app.found();
    const guest = await guestAt(app, founded);
    const starts_at = new Date(Date.now() + 86_400_000).toISOString();
    await decide(founded, { access: 'not_allowed', starts_at });
    expect(await opens(guest, founded.accountSid)).toBe('done');
    await planIsDue(app, founded);
    expect(await opens(guest, founded.accountSid)).toBe('request.outsider_not_allowed');
  });
});

describe('deciding', () => {
  it('shows before who is refused and what waits, and changes nothing', async () => {
    const founded = await app.found();
    const guest = await guestAt(app, founded);
    await invite(founded.owner, founded.accountSid, 'waits@outside.example');
    const shown = await founded.owner.client.securityPolicies.updateExternalUsersDryRun(
      founded.organizationSid,
      { access: 'not_allowed' },
    );
    expect(shown.changes.map(({ what, count, names }) => [what, count, names])).toEqual([
      ['outsiders_refused', 1, [expect.any(String)]],
      ['invitations_checked', 1, ['waits@outside.example']],
    ]);
    expect(await opens(guest, founded.accountSid)).toBe('done');
  });

  it('is for those who may', async () => {
    const founded = await app.found();
    const reader = await app.join(founded, { role: auditor });
    const by = ({ client }: Person, access: string) =>
      outcomeOf(
        client.securityPolicies.updateExternalUsers(founded.organizationSid, {
          access: access as Rule['access'],
        }),
      );
    expect(await by(reader, 'not_allowed')).toBe('request.forbidden');
    expect(await by((await app.found('Contoso')).owner, 'not_allowed')).toBe('request.not_found');
    expect(await by(founded.owner, 'sometimes')).toBe('request.invalid');
  });

  it('and somebody who accepts, at once: nobody is in whom the rule keeps out', async () => {
    const founded = await app.found();
    const guest = await app.signUp();
    await race(4, async () => {
      await decide(founded, { access: 'allowed' });
      await invite(founded.owner, founded.accountSid, guest.email);
      return [
        () => outcomeOf(acceptNewest(guest)),
        () => outcomeOf(decide(founded, { access: 'not_allowed' })),
      ];
    });
    expect(await opens(guest, founded.accountSid)).not.toBe('done');
  });
});
