/** Accounts that change hands: handed over, brought into an organization, released from it. */
import type { BailiwickError } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
} from '../../testing/app.ts';
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

const ownAccount = async (person: Person) =>
  (await person.client.accounts.list()).items[0]?.sid ?? '';

/** Somebody outside every organization, whose address is in the proven domain of this one. */
async function independentOfDomain(): Promise<Person> {
  const { client } = founded.owner;
  await client.signUpPolicy.update(founded.organizationSid, { policy: 'NO_MEMBERSHIP' });
  return app.signUp(`${unique('outside')}@${founded.domain}`, 'Osei Out');
}

const received = async (person: Person) =>
  (await person.client.receivedInvitations.list()).items[0];

const accept = async (person: Person) =>
  person.client.receivedInvitations.accept((await received(person))?.sid ?? '');

const managed = (accountSid: string) =>
  founded.owner.client.organizationAccounts.get(founded.organizationSid, accountSid);

const pointerOf = (error: BailiwickError) => error.problem.errors?.[0]?.pointer;

describe('a hand-over by the owner', () => {
  it('of a managed account goes to a colleague who accepts', async () => {
    const accountSid = await make(standard, 'Handed');
    const made = await standard.client.accounts.handOver(accountSid, { email: colleague.email });
    expect(made).toMatchObject({ kind: 'account_hand_over', state: 'pending' });
    const waiting = await received(colleague);
    expect(waiting).toMatchObject({ kind: 'account_hand_over', roles: ['Owner of Handed'] });
    expect(waiting?.consequences[0]).toContain('stays as an Administrator');
    expect((await managed(accountSid)).owner?.user_sid).toBe(standard.userSid);
    await accept(colleague);
    expect((await managed(accountSid)).owner?.user_sid).toBe(colleague.userSid);
    expect((await standard.client.accounts.get(accountSid)).permissions).toContain(
      '/bailiwick/account/members/invite',
    );
    expect(await outcomeOf(accept(colleague))).toBe('request.invalid');
  });

  it('is refused for people outside, oneself, and people who are deactivated', async () => {
    const accountSid = await make(standard);
    const hand = (email: string) => standard.client.accounts.handOver(accountSid, { email });
    const inactive = await app.join(founded);
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      inactive.userSid,
    );
    for (const email of [stranger.owner.email, 'nobody@elsewhere-mail.com', inactive.email]) {
      const refusal = await refusalOf(hand(email));
      expect([refusal.code, pointerOf(refusal)]).toEqual(['account.owner_not_eligible', '/email']);
    }
    expect(await outcomeOf(hand(standard.email))).toBe('account.already_owner');
    expect(await outcomeOf(hand('no address'))).toBe('user.email_not_accepted');
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: colleague.userSid,
      account_sid: accountSid,
      role_sid: roleSids.accountAdministrator,
    });
    expect(
      await outcomeOf(colleague.client.accounts.handOver(accountSid, { email: colleague.email })),
    ).toBe('request.forbidden');
  });

  it('is one at a time, can be taken back, and its link is dead then', async () => {
    const accountSid = await make(standard);
    await standard.client.accounts.handOver(accountSid, { email: colleague.email });
    expect(
      await outcomeOf(
        standard.client.accounts.handOver(accountSid, { email: founded.owner.email }),
      ),
    ).toBe('invitation.offer_pending');
    const waiting = (await received(colleague))?.sid ?? '';
    expect((await standard.client.accounts.getHandOver(accountSid)).hand_over?.sid).toBe(waiting);
    expect(await outcomeOf(standard.client.accounts.resendHandOver(accountSid))).toBe(
      'invitation.resend_throttle',
    );
    await standard.client.accounts.revokeHandOver(accountSid);
    expect(await outcomeOf(colleague.client.receivedInvitations.accept(waiting))).toBe(
      'invitation.link_dead',
    );
    expect((await standard.client.accounts.getHandOver(accountSid)).hand_over).toBeNull();
  });

  it('dies when the account gets another owner, is closed, or is suspended meanwhile', async () => {
    const { client } = founded.owner;
    const meanwhile: Record<string, (accountSid: string) => Promise<unknown>> = {
      'another owner': (sid) =>
        client.organizationAccounts.changeOwner(founded.organizationSid, sid, {
          owner_user_sid: founded.owner.userSid,
        }),
      closed: (sid) => client.organizationAccounts.close(founded.organizationSid, sid),
      suspended: (sid) => client.organizationAccounts.suspend(founded.organizationSid, sid),
    };
    for (const [what, happen] of Object.entries(meanwhile)) {
      const accountSid = await make(standard);
      const offer = await standard.client.accounts.handOver(accountSid, {
        email: colleague.email,
      });
      await happen(accountSid);
      const outcome = await outcomeOf(colleague.client.receivedInvitations.accept(offer.sid));
      expect(outcome, what).toMatch(/^invitation\.(link_dead|inviter_lost_right)$/);
      expect((await managed(accountSid)).owner?.user_sid, what).not.toBe(colleague.userSid);
      await outcomeOf(client.accountOffers.revoke(founded.organizationSid, offer.sid));
    }
  });

  it('of an independent account goes to anybody, also to a new person by the link', async () => {
    const giver = await app.signUp();
    const accountSid = await ownAccount(giver);
    const email = `${unique('new')}@elsewhere-mail.com`;
    await giver.client.accounts.handOver(accountSid, { email });
    const token = await app.tokenFor(email);
    const looked = await app.client().invitations.lookUp({ token });
    expect(looked).toMatchObject({ kind: 'account_hand_over', has_login: false });
    const started = await app.client().invitations.accept({
      token,
      first_name: 'New',
      last_name: 'Owner',
      password: 'seven green lanterns float',
      transport: 'bearer',
    });
    const taker = app.client(started.token ?? '');
    expect((await taker.accounts.get(accountSid)).owner?.email).toBe(email);
    expect((await giver.client.accounts.get(accountSid)).permissions).toContain(
      '/bailiwick/account/accounts/update',
    );
  });

  it('to somebody managed brings the account into their organization, if they may create there', async () => {
    const giver = await app.signUp();
    const accountSid = await ownAccount(giver);
    const auditor = await app.join(founded, { role: roleSids.auditor });
    const offer = await giver.client.accounts.handOver(accountSid, { email: auditor.email });
    expect(await outcomeOf(auditor.client.receivedInvitations.accept(offer.sid))).toBe(
      'account.created_by_organization',
    );
    await giver.client.accounts.revokeHandOver(accountSid);
    await giver.client.accounts.handOver(accountSid, { email: standard.email });
    expect((await received(standard))?.consequences).toContain(
      'It joins the organization that manages your login.',
    );
    await accept(standard);
    expect(await managed(accountSid)).toMatchObject({
      owner: { user_sid: standard.userSid },
      independent_people: 1,
    });
  });

  it('ends by itself after seven days', async () => {
    const accountSid = await make(standard);
    const offer = await standard.client.accounts.handOver(accountSid, { email: colleague.email });
    await app.travel({ days: 7 });
    founded = { ...founded, owner: await app.signIn(founded.owner.email) };
    [standard, colleague] = [await app.signIn(standard.email), await app.signIn(colleague.email)];
    stranger = { ...stranger, owner: await app.signIn(stranger.owner.email) };
    expect(await outcomeOf(colleague.client.receivedInvitations.accept(offer.sid))).toBe(
      'invitation.link_dead',
    );
    expect(
      await outcomeOf(standard.client.accounts.handOver(accountSid, { email: colleague.email })),
    ).toBe('done');
  });
});

describe('an existing account is brought into the organization', () => {
  const add = (account_sid: string) =>
    founded.owner.client.organizationAccounts.add(founded.organizationSid, { account_sid });

  it('by its SID, when its owner accepts: the owner is managed then, with all their accounts', async () => {
    const person = await independentOfDomain();
    const accountSid = await ownAccount(person);
    const second = (await person.client.accounts.create({ friendly_name: 'Second' })).sid;
    const offer = await add(accountSid);
    expect(offer).toMatchObject({
      kind: 'account_transfer',
      account_sid: accountSid,
      account_name: null,
      email: person.email,
    });
    const listed = await founded.owner.client.accountOffers.list(founded.organizationSid);
    expect(listed.items.map((row) => row.sid)).toContain(offer.sid);
    const waiting = await received(person);
    expect(waiting?.consequences[0]).toContain('Production, Second');
    expect(waiting?.consequences[1]).toContain('manage your login too');
    await accept(person);
    for (const sid of [accountSid, second])
      expect((await managed(sid)).owner?.user_sid).toBe(person.userSid);
    const user = await founded.owner.client.organizationUsers.get(
      founded.organizationSid,
      person.userSid,
    );
    expect(user).toMatchObject({ kind: 'managed', organization_role: { name: 'Standard User' } });
    expect((await app.mailTo(founded.owner.email)).subject).toContain('joined');
  });

  it('answers the same whatever is in the way, and tells nobody whose it is', async () => {
    const outside = await app.signUp();
    const ofDomain = await independentOfDomain();
    const below = await ofDomain.client.subaccounts.create(await ownAccount(ofDomain), {
      friendly_name: 'Part',
    });
    const closing = await independentOfDomain();
    const answers = new Set<string>();
    for (const sid of [
      `AC${'0'.repeat(32)}`,
      stranger.accountSid,
      await ownAccount(outside),
      below.sid,
    ]) {
      const { problem } = await refusalOf(add(sid));
      answers.add(JSON.stringify([problem.code, problem.detail, problem.errors ?? null]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('invitation.account_not_addable');
    expect(await outcomeOf(add(founded.accountSid))).toBe('invitation.account_is_here');
    expect(await outcomeOf(add(await ownAccount(closing)))).toBe('done');
    expect(await outcomeOf(add(await ownAccount(closing)))).toBe('invitation.offer_pending');
  });

  it('is refused when the owner became managed elsewhere, or the administrator was demoted', async () => {
    const person = await independentOfDomain();
    const administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
    const offer = await administrator.client.organizationAccounts.add(founded.organizationSid, {
      account_sid: await ownAccount(person),
    });
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: administrator.userSid,
      role_sid: roleSids.standardUser,
    });
    expect(await outcomeOf(person.client.receivedInvitations.accept(offer.sid))).toBe(
      'invitation.inviter_lost_right',
    );
    await person.client.organizations.create({ friendly_name: 'Their own' });
    expect(await outcomeOf(person.client.receivedInvitations.accept(offer.sid))).toBe(
      'invitation.link_dead',
    );
    const again = await founded.owner.client.accountOffers.list(founded.organizationSid, {
      state: 'revoked',
    });
    expect(again.items.map((row) => row.sid)).toContain(offer.sid);
  });

  it('is the business of administrators, and of the person who was asked', async () => {
    const person = await independentOfDomain();
    const account_sid = await ownAccount(person);
    expect(
      await outcomeOf(
        standard.client.organizationAccounts.add(founded.organizationSid, { account_sid }),
      ),
    ).toBe('request.forbidden');
    const offer = await add(account_sid);
    expect(await outcomeOf(colleague.client.receivedInvitations.accept(offer.sid))).toBe(
      'invitation.link_dead',
    );
    expect(
      await outcomeOf(
        stranger.owner.client.accountOffers.revoke(stranger.organizationSid, offer.sid),
      ),
    ).toBe('request.not_found');
    await person.client.receivedInvitations.decline(offer.sid);
    expect((await person.client.accounts.get(account_sid)).organization).toBeNull();
    const told = await app.mailTo(founded.owner.email);
    expect(told.subject).toBe(
      `${person.email} does not bring the account along that you asked for`,
    );
    expect(told.text).not.toContain('Production');
  });
});

describe('an account is released from the organization', () => {
  it('to somebody outside who accepts: our people lose it, people outside keep it', async () => {
    const accountSid = await make(standard, 'Sold');
    const { client } = founded.owner;
    const below = (await standard.client.subaccounts.create(accountSid, { friendly_name: 'Part' }))
      .sid;
    const guest = await app.signUp();
    await client.accountInvitations.create(accountSid, {
      emails: [guest.email],
      role_sid: roleSids.developer,
    });
    await accept(guest);
    await client.roleAssignments.create(founded.organizationSid, {
      user_sid: colleague.userSid,
      account_sid: accountSid,
      role_sid: roleSids.developer,
    });
    const taker = await app.signUp();
    const asked = { email: taker.email };
    const { organizationSid } = founded;
    const impact = await client.organizationAccounts.releaseDryRun(
      organizationSid,
      accountSid,
      asked,
    );
    expect(impact.changes.map(({ what, count }) => [what, count])).toEqual([
      ['people_asked', 1],
      ['accounts_leave', 2],
      ['roles_end', 1],
    ]);
    await client.organizationAccounts.release(organizationSid, accountSid, asked);
    expect((await received(taker))?.consequences[0]).toContain('leaves Northwind Traders');
    await accept(taker);
    for (const sid of [accountSid, below]) {
      expect((await taker.client.accounts.get(sid)).organization).toBeNull();
      expect(await outcomeOf(managed(sid))).toBe('request.not_found');
      for (const person of [standard, colleague, founded.owner])
        expect(await outcomeOf(person.client.accounts.get(sid))).toBe('request.not_found');
    }
    expect((await guest.client.accounts.get(accountSid)).owner?.user_sid).toBe(taker.userSid);
    expect((await app.mailTo(founded.owner.email)).subject).toBe(
      'The account Sold left Northwind Traders',
    );
    expect((await app.mailTo(standard.email)).subject).toContain('owns the account Sold now');
  });

  it('not to our own people, nor to people whom another organization manages', async () => {
    const accountSid = await make(standard);
    const release = (email: string) =>
      founded.owner.client.organizationAccounts.release(founded.organizationSid, accountSid, {
        email,
      });
    expect(await outcomeOf(release(colleague.email))).toBe('account.owner_not_eligible');
    const offer = await release(stranger.owner.email);
    expect(await outcomeOf(stranger.owner.client.receivedInvitations.accept(offer.sid))).toBe(
      'account.owner_not_eligible',
    );
    expect((await managed(accountSid)).owner?.user_sid).toBe(standard.userSid);
  });
});
