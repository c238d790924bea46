/** The main job over the API, by the SDK: what the tutorial tells, and what every module's tests stand on. */
import { BailiwickError } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  uniqueDomain,
} from './app.ts';

const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
let founded: Founded;
let colleague: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const codeOf = async (call: Promise<unknown>) => {
  try {
    await call;
    return 'nothing was refused';
  } catch (error) {
    return error instanceof BailiwickError ? error.code : String(error);
  }
};

describe('the main job, over the API', () => {
  it('an account joins the organization that its owner founds', async () => {
    const account = await founded.owner.client.accounts.get(founded.accountSid);
    expect(account.organization?.sid).toBe(founded.organizationSid);
    expect(account.owner?.user_sid).toBe(founded.owner.userSid);
  });

  it('a colleague is invited with access, accepts, and reaches exactly that account', async () => {
    const other = await founded.owner.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Staging',
    });
    colleague = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
    });
    const reached = await colleague.client.accounts.list();
    expect(reached.items.map((account) => account.sid)).toEqual([founded.accountSid]);
    expect(await codeOf(colleague.client.accounts.get(other.sid))).toBe('request.not_found');
    expect(await codeOf(colleague.client.organizationUsers.list(founded.organizationSid))).toBe(
      'request.forbidden',
    );
  });

  it('says whether somebody may, and why', async () => {
    const answer = await founded.owner.client.access.check({
      user_sid: colleague.userSid,
      permission: '/bailiwick/account/credentials/manage',
      account_sid: founded.accountSid,
    });
    expect(answer.allowed).toBe(true);
    expect(answer.because.map((reason) => reason.sentence)).toEqual([
      'Developer on the account Production',
    ]);
    const refused = await founded.owner.client.access.check({
      user_sid: colleague.userSid,
      permission: '/bailiwick/account/billing/manage',
      account_sid: founded.accountSid,
    });
    expect(refused.allowed).toBe(false);
    expect(refused.missing?.roles_that_would).toContain('account Billing Manager');
    const batch = await founded.owner.client.access.checkBatch({
      checks: [
        {
          user_sid: colleague.userSid,
          permission: '/bailiwick/account/credentials/manage',
          account_sid: founded.accountSid,
        },
        {
          user_sid: colleague.userSid,
          permission: '/bailiwick/account/billing/manage',
          account_sid: founded.accountSid,
        },
        { permission: '/bailiwick/account/billing/manage', account_sid: founded.accountSid },
      ],
    });
    expect(batch.allowed).toEqual([true, false, true]);
  });

  it.each([
    ['INVITATION_ONLY', 'refused', 'sign_up.invitation_only'],
    ['APPROVAL_REQUIRED', 'approval', 'sign_up.needs_approval'],
  ] as const)('a stranger of the domain meets %s', async (policy, outcome, code) => {
    await founded.owner.client.signUpPolicy.update(founded.organizationSid, { policy });
    const email = `stranger-${policy.toLowerCase().replace('_', '-')}@${founded.domain}`;
    const started = await app.client().signUps.create({ email });
    expect(started.policy.outcome).toBe(outcome);
    const { proof } = await app
      .client()
      .signUps.verify(started.sid, { code: await app.codeFor(email) });
    const complete = app.client().signUps.complete(started.sid, {
      proof,
      first_name: 'A',
      last_name: 'B',
      password: testPassword,
      account_name: 'X',
      transport: 'bearer',
    });
    expect(await codeOf(complete)).toBe(code);
    await app.client().signUps.requestToJoin(started.sid, {
      proof,
      first_name: 'A',
      last_name: 'B',
      note: 'please',
    });
    const [request] = (await founded.owner.client.joinRequests.list(founded.organizationSid)).items;
    expect(request?.email).toBe(email);
    await founded.owner.client.joinRequests.approve(
      founded.organizationSid,
      request?.sid ?? '',
      {},
    );
    const accepted = await app.client().invitations.accept({
      token: await app.tokenFor(email),
      first_name: 'A',
      last_name: 'B',
      password: testPassword,
      transport: 'bearer',
    });
    expect(accepted.user.organization_sid).toBe(founded.organizationSid);
  });

  it('a stranger of the domain joins by AUTO_MEMBERSHIP, and stays outside by NO_MEMBERSHIP', async () => {
    await founded.owner.client.signUpPolicy.update(founded.organizationSid, {
      policy: 'AUTO_MEMBERSHIP',
    });
    const joined = await app.signUp(`joiner@${founded.domain}`);
    expect((await joined.client.user.get()).organization_sid).toBe(founded.organizationSid);
    expect((await joined.client.user.getOrganization()).organization?.role_names).toEqual([
      'Standard User',
    ]);
    await founded.owner.client.signUpPolicy.update(founded.organizationSid, {
      policy: 'NO_MEMBERSHIP',
    });
    const outside = await app.signUp(`outsider@${founded.domain}`);
    expect((await outside.client.user.get()).organization_sid).toBeNull();
    expect((await outside.client.accounts.list()).items).toHaveLength(1);
  });

  it('a second organization that proves the domain is refused with the reason, and both Owners are told', async () => {
    const second = await app.found('Second');
    const added = await second.owner.client.domains.create(second.organizationSid, {
      name: founded.domain,
    });
    const held = await founded.owner.client.domains.get(founded.organizationSid, founded.domainSid);
    app.dns.set(added.record.name, 'TXT', [held.domain.record.value, added.record.value]);
    const seen = await second.owner.client.domains.verify(second.organizationSid, added.sid, {
      method: 'dns',
    });
    expect(seen).toMatchObject({ state: 'unverified', held_by_another: true });
    expect(seen.sentence).toContain('another organization holds this domain');
    // The holder is looked at, and both are told, by jobs.
    await vi.waitFor(async () => {
      const told = await app.mailTo(second.owner.email);
      expect(told.subject).toBe(`${founded.domain} stays with another organization`);
      const toldHolder = await app.mailTo(founded.owner.email);
      expect(toldHolder.subject).toBe(`${founded.domain} stays yours`);
    }, 10_000);
  });

  it('an existing login consents, and brings its accounts along', async () => {
    const domain = uniqueDomain();
    const earlier = await app.signUp(`early@${domain}`);
    await app.prove(founded.owner, founded.organizationSid, domain);
    const sent = await founded.owner.client.invitations.create(founded.organizationSid, {
      emails: [earlier.email],
    });
    expect(sent).toMatchObject({ invited: 1 });
    const [received] = (await earlier.client.receivedInvitations.list()).items;
    expect(received?.consequences.join(' ')).toContain('Production');
    await earlier.client.receivedInvitations.accept(received?.sid ?? '');
    const [account] = (await earlier.client.accounts.list()).items;
    expect(account?.organization?.sid).toBe(founded.organizationSid);
  });

  it('accounts that are owned outside and shared with our people are listed, and no more is told', async () => {
    const outside = await app.signUp();
    const [shared] = (await outside.client.accounts.list()).items;
    const accountSid = shared?.sid ?? '';
    const member = await app.join(founded);
    await outside.client.accountInvitations.create(accountSid, {
      emails: [member.email],
      role_sid: developer,
    });
    const [received] = (await member.client.receivedInvitations.list()).items;
    await member.client.receivedInvitations.accept(received?.sid ?? '');
    const listed = await founded.owner.client.organizationAccounts.list(founded.organizationSid, {
      kind: 'independent',
    });
    expect(listed.items).toMatchObject([
      { sid: accountSid, people: 1, independent_people: 0, owner: null, organization: null },
    ]);
    expect(await codeOf(founded.owner.client.accounts.get(accountSid))).toBe('request.not_found');
    const byOwner = await founded.owner.client.organizationAccounts.list(founded.organizationSid, {
      kind: 'independent',
      owner_user_sid: outside.userSid,
    });
    expect(byOwner.items).toEqual([]);
  });

  it('leaves one audit event for each change, readable as sentences', async () => {
    const events = (
      await founded.owner.client.auditEvents.list(founded.organizationSid, { page_size: 200 })
    ).items;
    const sentences = events.map((event) => event.sentence);
    expect(sentences).toContain('Ada Okafor created the organization Northwind Traders');
    expect(sentences).toContain(`The domain ${founded.domain} was proven`);
    expect(sentences).toContain('Imogen Ilić accepted an invitation');
    expect(events.filter((event) => event.event === 'organization.created')).toHaveLength(1);
  });

  it('the same Idempotency-Key acts once; with another body it is refused', async () => {
    const idempotencyKey = 'create-account-once';
    const { client } = founded.owner;
    const first = await client.organizationAccounts.create(
      founded.organizationSid,
      { friendly_name: 'Once' },
      { idempotencyKey },
    );
    const again = await client.organizationAccounts.create(
      founded.organizationSid,
      { friendly_name: 'Once' },
      { idempotencyKey },
    );
    expect(again.sid).toBe(first.sid);
    expect(
      await codeOf(
        client.organizationAccounts.create(
          founded.organizationSid,
          { friendly_name: 'Twice' },
          { idempotencyKey },
        ),
      ),
    ).toBe('request.idempotency_key_reused');
    const listed = await client.organizationAccounts.list(founded.organizationSid, {
      search: 'Once',
    });
    expect(listed.page.count).toEqual({ value: 1, exact: true });
  });

  it('refuses a change of what somebody else changed', async () => {
    const { client } = founded.owner;
    const before = await client.organizations.get(founded.organizationSid);
    await client.organizations.rename(
      founded.organizationSid,
      { friendly_name: 'Northwind' },
      { ifMatch: before.version },
    );
    expect(
      await codeOf(
        client.organizations.rename(
          founded.organizationSid,
          { friendly_name: 'Southwind' },
          { ifMatch: before.version },
        ),
      ),
    ).toBe('request.stale');
  });

  it('deactivation ends every session at once, and reactivation revives none', async () => {
    const person = await app.join(founded);
    await founded.owner.client.organizationUsers.deactivate(
      founded.organizationSid,
      person.userSid,
    );
    expect(await codeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect(await codeOf(app.signIn(person.email))).toBe('session.refused');
    await founded.owner.client.organizationUsers.reactivate(
      founded.organizationSid,
      person.userSid,
    );
    expect(await codeOf(person.client.user.get())).toBe('request.unauthenticated');
    expect((await app.signIn(person.email)).userSid).toBe(person.userSid);
    expect(
      await codeOf(
        founded.owner.client.organizationUsers.deactivate(
          founded.organizationSid,
          founded.owner.userSid,
        ),
      ),
    ).toBe('organization_user.is_owner');
  });
});
