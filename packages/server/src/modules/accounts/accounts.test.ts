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
let administrator: Person;
let standard: Person;
let auditor: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
  standard = await app.join(founded);
  auditor = await app.join(founded, { role: roleSids.auditor });
});
afterAll(() => app.close());

const namesOf = (list: { items: { friendly_name: string }[] }) =>
  list.items.map((item) => item.friendly_name);

describe('an independent person', () => {
  it('owns the accounts that they create, and nobody else reaches them', async () => {
    const [person, other] = [await app.signUp(), await app.signUp()];
    const made = await person.client.accounts.create({ friendly_name: 'Second' });
    expect(made).toMatchObject({
      organization: null,
      parent_account_sid: null,
      owner: { user_sid: person.userSid },
      state: 'active',
      version: 1,
    });
    const listed = await person.client.accounts.list();
    expect(namesOf(listed)).toEqual(['Production', 'Second']);
    expect(listed.items.map((item) => item.roles)).toEqual([
      [roleSids.accountOwner],
      [roleSids.accountOwner],
    ]);
    expect(await outcomeOf(other.client.accounts.get(made.sid))).toBe('request.not_found');
    expect(await outcomeOf(other.client.accounts.rename(made.sid, { friendly_name: 'Mine' }))).toBe(
      'request.not_found',
    );
    expect(namesOf(await other.client.accounts.list({ search: made.sid }))).toEqual([]);
  });

  it('reads what they may do in it', async () => {
    const person = await app.signUp();
    const [account] = (await person.client.accounts.list()).items;
    const opened = await person.client.accounts.get(account?.sid ?? '');
    expect(opened.permissions).toContain('/bailiwick/account/members/invite');
    expect(opened.permissions).not.toContain('/bailiwick/iam/organizations/read');
  });

  it.each([
    ['is empty', ''],
    ['is longer than 64 characters', 'x'.repeat(65)],
    ['begins with a space', ' Production'],
    ['holds a line break', 'Pro\nduction'],
    ['turns the direction of writing', 'Pro\u202educ'],
    ['is not in normal form C', 'Cafe\u0301'],
  ])('is refused a name that %s', async (_what, friendly_name) => {
    const person = await app.signUp();
    const refusal = await refusalOf(person.client.accounts.create({ friendly_name }));
    expect(refusal.code).toBe('request.invalid');
    expect(refusal.problem.errors?.[0]?.pointer).toBe('/friendly_name');
  });
});

describe('names', () => {
  it('are changed at the version that was read', async () => {
    const person = await app.signUp();
    const made = await person.client.accounts.create({ friendly_name: 'Before' });
    const renamed = await person.client.accounts.rename(
      made.sid,
      { friendly_name: 'After' },
      { ifMatch: made.version },
    );
    expect(renamed).toMatchObject({ friendly_name: 'After', version: made.version + 1 });
    expect(
      await outcomeOf(
        person.client.accounts.rename(
          made.sid,
          { friendly_name: 'Late' },
          { ifMatch: made.version },
        ),
      ),
    ).toBe('request.stale');
    expect((await person.client.accounts.get(made.sid)).friendly_name).toBe('After');
  });

  it('are not changed by somebody who only works in the account', async () => {
    const developer = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    });
    const refusal = await refusalOf(
      developer.client.accounts.rename(founded.accountSid, { friendly_name: 'Mine' }),
    );
    expect(refusal.code).toBe('request.forbidden');
    expect(refusal.problem.missing_permission).toBe('/bailiwick/account/accounts/update');
  });
});

describe('subaccounts', () => {
  it('go one level deep, without an owner of their own, in the organization of their parent', async () => {
    const made = await founded.owner.client.subaccounts.create(founded.accountSid, {
      friendly_name: 'Europe',
    });
    expect(made).toMatchObject({
      parent_account_sid: founded.accountSid,
      owner: null,
      organization: { sid: founded.organizationSid },
    });
    expect(namesOf(await founded.owner.client.subaccounts.list(founded.accountSid))).toContain(
      'Europe',
    );
    expect(
      await outcomeOf(
        founded.owner.client.subaccounts.create(made.sid, { friendly_name: 'Deeper' }),
      ),
    ).toBe('account.is_subaccount');
  });

  it('are reached by a role on their parent', async () => {
    const person = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.support }],
    });
    const made = await founded.owner.client.subaccounts.create(founded.accountSid, {
      friendly_name: unique('Below '),
    });
    const [listed] = (await person.client.accounts.list({ search: made.sid })).items;
    expect(listed).toMatchObject({ sid: made.sid, roles: [roleSids.support] });
    expect((await person.client.accounts.get(made.sid)).permissions).toContain(
      '/bailiwick/account/logs/read',
    );
  });
});

describe('accounts of an organization', () => {
  it('are created by a Standard User for themselves, and by nobody without the permission', async () => {
    const own = await standard.client.organizationAccounts.create(founded.organizationSid, {
      friendly_name: 'Of a Standard User',
    });
    expect(own).toMatchObject({
      owner: { user_sid: standard.userSid },
      organization: { sid: founded.organizationSid },
    });
    const forOther = { friendly_name: 'For somebody else', owner_user_sid: administrator.userSid };
    const refusal = await refusalOf(
      standard.client.organizationAccounts.create(founded.organizationSid, forOther),
    );
    expect(refusal.code).toBe('request.forbidden');
    expect(refusal.problem.missing_permission).toBe('/bailiwick/iam/organization-accounts/read');
    expect(
      await outcomeOf(
        auditor.client.organizationAccounts.create(founded.organizationSid, {
          friendly_name: 'No',
        }),
      ),
    ).toBe('request.forbidden');
  });

  it('are what a managed user creates, through whichever door', async () => {
    const made = await standard.client.accounts.create({ friendly_name: 'Through the Console' });
    expect(made).toMatchObject({
      owner: { user_sid: standard.userSid },
      organization: { sid: founded.organizationSid },
    });
    const refusal = await refusalOf(auditor.client.accounts.create({ friendly_name: 'No' }));
    expect(refusal.code).toBe('account.created_by_organization');
    expect(refusal.problem.who_can).toContain('Northwind Traders');
  });

  it('have an owner who is an active managed user of the organization', async () => {
    const { client } = administrator;
    const create = (owner_user_sid: string) =>
      client.organizationAccounts.create(founded.organizationSid, {
        friendly_name: 'Owned',
        owner_user_sid,
      });
    expect((await create(standard.userSid)).owner?.user_sid).toBe(standard.userSid);
    const outsider = await app.signUp();
    const other = await app.found('Other');
    const gone = await app.join(founded);
    await client.organizationUsers.deactivate(founded.organizationSid, gone.userSid);
    for (const sid of [
      outsider.userSid,
      other.owner.userSid,
      gone.userSid,
      `US${'0'.repeat(32)}`,
    ]) {
      expect(await outcomeOf(create(sid))).toBe('account.owner_not_eligible');
    }
  });

  it('are searched, filtered and sorted, in pages, with how many there are', async () => {
    const side = await app.found('Sorted');
    const { client } = side.owner;
    for (const name of ['beta', 'Alpha', 'gamma_1', 'gammaX1'])
      await client.organizationAccounts.create(side.organizationSid, { friendly_name: name });
    const member = await app.join(side);
    await member.client.accounts.create({ friendly_name: 'delta' });
    await client.subaccounts.create(side.accountSid, { friendly_name: 'below' });
    const list = (query: Parameters<typeof client.organizationAccounts.list>[1]) =>
      client.organizationAccounts.list(side.organizationSid, query);

    expect(namesOf(await list({}))).toEqual([
      'Alpha',
      'beta',
      'delta',
      'gamma_1',
      'gammaX1',
      'Production',
    ]);
    expect(namesOf(await list({ sort: '-name' }))).toEqual([
      'Production',
      'gammaX1',
      'gamma_1',
      'delta',
      'beta',
      'Alpha',
    ]);
    expect(namesOf(await list({ sort: 'created_at' }))).toEqual([
      'Production',
      'beta',
      'Alpha',
      'gamma_1',
      'gammaX1',
      'delta',
    ]);
    expect(namesOf(await list({ kind: 'subaccount' }))).toEqual(['below']);
    expect((await list({ kind: 'all' })).page.count).toEqual({ value: 7, exact: true });
    expect(namesOf(await list({ search: 'gamma_' }))).toEqual(['gamma_1']);
    expect(namesOf(await list({ search: '%' }))).toEqual([]);
    expect(namesOf(await list({ search: side.accountSid }))).toEqual(['Production']);
    expect(namesOf(await list({ search: founded.accountSid }))).toEqual([]);
    expect(namesOf(await list({ owner_user_sid: member.userSid }))).toEqual(['delta']);

    for (const sort of ['name', '-name', 'created_at', '-created_at'] as const) {
      const whole = namesOf(await list({ sort }));
      const seen: string[] = [];
      let page_token: string | null | undefined;
      do {
        const page = await list({
          sort,
          page_size: 2,
          ...(page_token == null ? {} : { page_token }),
        });
        seen.push(...namesOf(page));
        page_token = page.page.next_token;
      } while (page_token !== null);
      expect(seen, sort).toEqual(whole);
    }
    const first = await list({ page_size: 4 });
    const second = await list({ page_size: 4, page_token: first.page.next_token ?? '' });
    const back = await list({ page_size: 4, page_token: second.page.previous_token ?? '' });
    expect(namesOf(back)).toEqual(namesOf(first));
  });

  it('show how many others hold a role on them, and how many of those are from outside', async () => {
    const side = await app.found('Counted');
    await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    const guest = await app.signUp();
    await side.owner.client.accountInvitations.create(side.accountSid, {
      emails: [guest.email],
      role_sid: roleSids.support,
    });
    const [received] = (await guest.client.receivedInvitations.list()).items;
    await guest.client.receivedInvitations.accept(received?.sid ?? '');
    await side.owner.client.subaccounts.create(side.accountSid, { friendly_name: 'Below' });
    const [account] = (await side.owner.client.organizationAccounts.list(side.organizationSid))
      .items;
    expect(account).toMatchObject({ people: 2, independent_people: 1, subaccounts: 1 });
  });
});

describe('accounts that somebody reaches', () => {
  it('are shown with the roles that reach them, and only those', async () => {
    const side = await app.found('Reached');
    const other = await side.owner.client.organizationAccounts.create(side.organizationSid, {
      friendly_name: 'Other',
    });
    const member = await app.join(side, {
      accounts: [{ account_sid: other.sid, role_sid: roleSids.developer }],
    });
    const rolesOf = async (person: Person) =>
      (await person.client.accounts.list()).items.map((item) => [item.friendly_name, item.roles]);
    expect(await rolesOf(member)).toEqual([['Other', [roleSids.developer]]]);
    expect(await rolesOf(side.owner)).toEqual([
      ['Other', [roleSids.organizationOwner, roleSids.accountOwner]],
      ['Production', [roleSids.organizationOwner, roleSids.accountOwner]],
    ]);
    const reader = await app.join(side, { role: roleSids.billingViewer });
    expect(await rolesOf(reader)).toEqual([
      ['Other', [roleSids.billingViewer]],
      ['Production', [roleSids.billingViewer]],
    ]);
  });

  it('are exactly those that can be opened', async () => {
    const side = await app.found('Opened');
    const sids = [side.accountSid];
    for (const name of ['A', 'B'])
      sids.push(
        (
          await side.owner.client.organizationAccounts.create(side.organizationSid, {
            friendly_name: name,
          })
        ).sid,
      );
    sids.push(
      (await side.owner.client.subaccounts.create(side.accountSid, { friendly_name: 'Below' })).sid,
    );
    const people = [
      side.owner,
      await app.join(side),
      await app.join(side, {
        accounts: [{ account_sid: side.accountSid, role_sid: roleSids.billingManager }],
      }),
      await app.join(side, { role: roleSids.auditor }),
      await app.join(side, { role: roleSids.organizationAdministrator }),
    ];
    for (const person of people) {
      const listed = (await person.client.accounts.list()).items.map((item) => item.sid);
      for (const sid of sids) {
        const outcome = await outcomeOf(person.client.accounts.get(sid));
        expect(outcome, `${person.email} ${sid}`).toBe(
          listed.includes(sid) ? 'done' : 'request.not_found',
        );
      }
    }
  });
});
