/** An account gets another owner, chosen by its organization. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let standard: Person;
let colleague: Person;
let stranger: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  standard = await app.join(founded);
  colleague = await app.join(founded);
  stranger = await app.found('Elsewhere');
});
afterAll(() => app.close());

const make = async (owner: Person, name = 'Made') =>
  (
    await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: name,
      owner_user_sid: owner.userSid,
    })
  ).sid;

const managed = (accountSid: string) =>
  founded.owner.client.organizationAccounts.get(founded.organizationSid, accountSid);

describe('another owner, chosen by the organization', () => {
  const choose = (
    accountSid: string,
    body: { owner_user_sid: string; old_owner_stays?: boolean },
  ) =>
    founded.owner.client.organizationAccounts.changeOwner(
      founded.organizationSid,
      accountSid,
      body,
    );

  it('owns it at once; the old one stays as an Administrator, and all are told', async () => {
    const accountSid = await make(standard, 'Passed on');
    const changed = await choose(accountSid, { owner_user_sid: colleague.userSid });
    expect(changed.owner?.user_sid).toBe(colleague.userSid);
    const members = await colleague.client.accountMembers.list(accountSid);
    const old = members.items.find((row) => row.user_sid === standard.userSid);
    expect(old?.roles.map((role) => role.role_sid)).toEqual([roleSids.accountAdministrator]);
    for (const person of [standard, colleague])
      expect((await app.mailTo(person.email)).subject).toContain('owns the account Passed on now');
  });

  it('the old one keeps nothing when told so, and is told', async () => {
    const accountSid = await make(standard, 'Taken');
    await choose(accountSid, { owner_user_sid: colleague.userSid, old_owner_stays: false });
    expect(await outcomeOf(standard.client.accounts.get(accountSid))).toBe('request.not_found');
    expect((await app.mailTo(standard.email)).text).toContain('has no role on it any more');
  });

  it('says beforehand who gains and who loses, and changes nothing then', async () => {
    const accountSid = await make(founded.owner, 'Weighed');
    await founded.owner.client.subaccounts.create(accountSid, { friendly_name: 'Part' });
    const impact = await founded.owner.client.organizationAccounts.changeOwnerDryRun(
      founded.organizationSid,
      accountSid,
      { owner_user_sid: colleague.userSid },
    );
    expect(impact.changes.map(({ what, count }) => [what, count])).toEqual([
      ['owner_gained', 1],
      ['owner_stays', 1],
      ['subaccounts_along', 1],
    ]);
    expect(impact.you).toEqual([
      'You are the old Owner: you become an Administrator of the account.',
    ]);
    expect((await managed(accountSid)).owner?.user_sid).toBe(founded.owner.userSid);
  });

  it('is refused for people who may not own it, each for the same reason or their own', async () => {
    const accountSid = await make(standard);
    const inactive = await app.join(founded);
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      inactive.userSid,
    );
    const details = new Map<string, string>();
    for (const userSid of [stranger.owner.userSid, `US${'0'.repeat(32)}`, inactive.userSid]) {
      const refusal = await refusalOf(choose(accountSid, { owner_user_sid: userSid }));
      expect(refusal.code).toBe('account.owner_not_eligible');
      details.set(userSid, refusal.problem.detail);
    }
    expect(details.get(stranger.owner.userSid)).toBe(details.get(`US${'0'.repeat(32)}`));
    expect(await outcomeOf(choose(accountSid, { owner_user_sid: standard.userSid }))).toBe(
      'account.already_owner',
    );
    const below = await standard.client.subaccounts.create(accountSid, { friendly_name: 'Part' });
    expect(await outcomeOf(choose(below.sid, { owner_user_sid: colleague.userSid }))).toBe(
      'account.subaccount_without_owner',
    );
    expect(
      await outcomeOf(choose(stranger.accountSid, { owner_user_sid: colleague.userSid })),
    ).toBe('request.not_found');
    expect(
      await outcomeOf(
        standard.client.organizationAccounts.changeOwner(founded.organizationSid, accountSid, {
          owner_user_sid: colleague.userSid,
        }),
      ),
    ).toBe('request.forbidden');
  });
});
