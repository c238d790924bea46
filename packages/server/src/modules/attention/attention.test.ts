/** What wants attention appears when it does, for those who may see it, and goes when it is dealt with. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const attention = async (of: Founded, by: Person = of.owner) =>
  (await by.client.attention.get(of.organizationSid)).items;
const kindsOf = async (of: Founded) =>
  (await attention(of)).map(({ kind, count }) => [kind, count]);

describe('what wants attention', () => {
  it('is a single administrator, until there are two who can act', async () => {
    const side = await app.found('Alone');
    expect(await kindsOf(side)).toEqual([['single_administrator', 1]]);
    const second = await app.join(side, { role: roleSids.organizationAdministrator });
    expect(await kindsOf(side)).toEqual([]);
    await side.owner.client.organizationUsers.deactivate(side.organizationSid, second.userSid);
    expect(await kindsOf(side)).toEqual([['single_administrator', 1]]);
  });

  it('is an account whose owner cannot sign in, with its name', async () => {
    const person = await app.join(founded);
    const { sid } = await person.client.accounts.create({ friendly_name: 'Left behind' });
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      person.userSid,
    );
    const found = (await attention(founded)).find(({ kind }) => kind === 'account_owner_inactive');
    expect(found).toMatchObject({
      count: 1,
      exact: true,
      subjects: [{ sid, name: 'Left behind', until: null }],
    });
    await founded.owner.client.organizationUsers.reactivate(
      founded.organizationSid,
      person.userSid,
    );
    expect((await attention(founded)).map(({ kind }) => kind)).not.toContain(
      'account_owner_inactive',
    );
  });

  it('is whoever does not meet a security policy, each once, with from when on while it is planned', async () => {
    const side = await app.found('Asking');
    const { client } = side.owner;
    const asks = async () =>
      (await attention(side)).find(({ kind }) => kind === 'compliance_missing');
    const member = await app.join(side);
    const auditor = await app.join(side, { role: roleSids.auditor });
    expect(await asks()).toBeUndefined();
    const starts_at = new Date(Date.now() + 5 * 86_400_000).toISOString();
    await client.securityPolicies.updatePasswords(side.organizationSid, {
      minimum_characters: 40,
      starts_at,
    });
    expect(await asks()).toMatchObject({ count: 3, exact: true });
    const of = async ({ userSid }: Person) =>
      (await asks())?.subjects.find(({ sid }) => sid === userSid);
    expect(await of(member)).toMatchObject({ until: starts_at });
    await client.securityPolicies.updatePasswords(side.organizationSid, { minimum_characters: 40 });
    expect(await asks()).toMatchObject({ count: 3 });
    expect(await of(member)).toMatchObject({ until: null });
    expect((await attention(side, auditor)).map(({ kind }) => kind)).toContain(
      'compliance_missing',
    );
    await client.organizationUsers.deactivate(side.organizationSid, member.userSid);
    expect(await of(member)).toBeUndefined();
    await client.securityPolicies.updatePasswords(side.organizationSid, {
      minimum_characters: null,
    });
    expect(await asks()).toBeUndefined();
  });

  it('is what ends by itself: the organization and its accounts, with the day, until that is cancelled', async () => {
    const side = await app.found('Ending');
    const { client } = side.owner;
    await app.join(side, { role: roleSids.organizationAdministrator });
    const closing = await client.organizationAccounts.close(side.organizationSid, side.accountSid);
    await client.organizations.delete(side.organizationSid);
    const items = await attention(side);
    expect(items.map(({ kind, count }) => [kind, count])).toEqual([
      ['organization_ending', 1],
      ['account_closing', 1],
    ]);
    const { deletion_due_at } = await client.organizations.get(side.organizationSid);
    expect(items.map(({ subjects }) => subjects[0])).toEqual([
      { sid: side.organizationSid, name: 'Ending', until: deletion_due_at },
      { sid: side.accountSid, name: 'Production', until: closing.closes_at },
    ]);
    await client.organizations.cancelDeletion(side.organizationSid);
    await client.organizationAccounts.restore(side.organizationSid, side.accountSid);
    expect(await kindsOf(side)).toEqual([]);
  });

  it('is an invitation that runs out, and then one that did; numbers agree with the list', async () => {
    const side = await app.found('Invites');
    const { client } = side.owner;
    await app.join(side, { role: roleSids.organizationAdministrator });
    await client.invitations.create(side.organizationSid, {
      emails: Array.from({ length: 7 }, (_value, index) => `p${index}@${side.domain}`),
    });
    expect(await kindsOf(side)).toEqual([]);
    await app.travel({ days: 6 });
    const owner = await app.signIn(side.owner.email);
    const [expiring] = await attention(side, owner);
    expect(expiring).toMatchObject({ kind: 'invitation_expiring', count: 7 });
    expect(expiring?.subjects).toHaveLength(5);
    expect(expiring?.subjects[0]?.until).not.toBeNull();
    await app.travel({ days: 2 });
    const again = await app.signIn(side.owner.email);
    const [expired] = await attention(side, again);
    const listed = await again.client.invitations.list(side.organizationSid, { state: 'expired' });
    expect(expired).toMatchObject({ kind: 'invitation_expired', count: listed.items.length });
  });

  it('shows nothing of another organization, and only what one may see', async () => {
    const [owner, other] = [await app.signIn(founded.owner.email), await app.found('Other')];
    expect(await outcomeOf(attention(founded, other.owner))).toBe('request.not_found');
    const ours = { ...founded, owner };
    const standard = await app.join(ours);
    expect(await outcomeOf(attention(ours, standard))).toBe('request.forbidden');
    const auditor = await app.join(ours, { role: roleSids.auditor });
    expect(await attention(ours, auditor)).toEqual(await attention(ours));
  });
});

describe('the sign-in activity', () => {
  it('counts sign-ins and refusals of today, in thirty days of which none is missing', async () => {
    const side = await app.found('Active');
    const before = await side.owner.client.signInActivity.get(side.organizationSid);
    expect(before.days).toHaveLength(30);
    const days = before.days.map(({ date }) => Date.parse(date));
    expect(
      days.every((day, index) => index === 0 || day - (days[index - 1] ?? 0) === 86_400_000),
    ).toBe(true);
    await app.signIn(side.owner.email);
    await app.signIn(side.owner.email);
    const wrong = { email: side.owner.email, password: 'not it at all, not at all' };
    expect(await outcomeOf(app.client().sessions.create({ ...wrong, transport: 'bearer' }))).toBe(
      'session.refused',
    );
    const after = await side.owner.client.signInActivity.get(side.organizationSid);
    expect(after.signed_in).toBe(before.signed_in + 2);
    expect(after.refused).toBe(before.refused + 1);
    expect(after.days.at(-1)).toMatchObject({ signed_in: after.signed_in, refused: after.refused });
    expect(after.exact).toBe(true);
  });

  it('is for those who may read the log', async () => {
    const side = await app.found('Secret');
    const standard = await app.join(side);
    expect(await outcomeOf(standard.client.signInActivity.get(side.organizationSid))).toBe(
      'request.forbidden',
    );
  });
});
