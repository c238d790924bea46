/** The access question in its four forms: they agree with each other, and with what the routes let people do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

const manage = '/bailiwick/account/credentials/manage';
const read = '/bailiwick/account/accounts/read';
const invite = '/bailiwick/iam/invitations/create';

let app: TestApp;
let founded: Founded;
let other: Founded;
let below: string;
let second: string;
let people: Record<
  | 'owner'
  | 'administrator'
  | 'standard'
  | 'billing'
  | 'auditor'
  | 'developer'
  | 'chief'
  | 'guest'
  | 'holder',
  Person
>;

beforeAll(async () => {
  app = await createTestApp();
  [founded, other] = [await app.found(), await app.found('Other')];
  const { client } = founded.owner;
  below = (await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' })).sid;
  second = (
    await client.organizationAccounts.create(founded.organizationSid, { friendly_name: 'Second' })
  ).sid;
  const guest = await app.signUp(undefined, 'Yuki Tanabe');
  await client.accountInvitations.create(founded.accountSid, {
    emails: [guest.email],
    role_sid: roleSids.support,
  });
  await guest.client.receivedInvitations.accept(
    (await guest.client.receivedInvitations.list()).items[0]?.sid ?? '',
  );
  const holder = await app.join(founded);
  await holder.client.accounts.create({ friendly_name: 'Of the holder' });
  people = {
    owner: founded.owner,
    administrator: await app.join(founded, { role: roleSids.organizationAdministrator }),
    standard: await app.join(founded),
    billing: await app.join(founded, { role: roleSids.billingAdministrator }),
    auditor: await app.join(founded, { role: roleSids.auditor }),
    developer: await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: roleSids.developer }],
    }),
    chief: await app.join(founded, {
      accounts: [{ account_sid: second, role_sid: roleSids.accountAdministrator }],
    }),
    guest,
    holder,
  };
});
afterAll(() => app.close());

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

describe('all forms of the question', () => {
  it('agree with each other and with what people can open, for everybody, everywhere', async () => {
    const { client } = founded.owner;
    const accounts = (
      await client.organizationAccounts.list(founded.organizationSid, { kind: 'all' })
    ).items.map((account) => account.sid);
    expect(accounts).toHaveLength(4);
    const permissions = [
      read,
      manage,
      '/bailiwick/account/billing/manage',
      '/bailiwick/account/members/invite',
    ];
    const checks = Object.values(people).flatMap((person) =>
      accounts.flatMap((account_sid) =>
        permissions.map((permission) => ({ user_sid: person.userSid, account_sid, permission })),
      ),
    );
    const batch = await client.access.checkBatch({ checks });
    const allowed = new Set(
      checks.filter((_check, index) => batch.allowed[index]).map((check) => JSON.stringify(check)),
    );
    const may = (person: Person, account_sid: string, permission: string) =>
      allowed.has(JSON.stringify({ user_sid: person.userSid, account_sid, permission }));
    expect(allowed.size).toBeGreaterThan(40);
    expect(allowed.size).toBeLessThan(checks.length);

    for (const account_sid of accounts) {
      for (const permission of permissions) {
        const who = await client.access.whoCan(founded.organizationSid, {
          permission,
          account_sid,
        });
        const expected = Object.values(people).filter((person) =>
          may(person, account_sid, permission),
        );
        expect(
          who.items.map((person) => person.user_sid).sort(),
          `${permission} ${account_sid}`,
        ).toEqual(expected.map((person) => person.userSid).sort());
        for (const person of who.items) expect(person.because.length).toBeGreaterThan(0);
      }
    }
    for (const [name, person] of Object.entries(people)) {
      const reached = await client.access.whatCanUserReach(founded.organizationSid, person.userSid);
      expect(reached.items.map((row) => row.account_sid).sort(), name).toEqual(
        accounts.filter((account) => may(person, account, read)).sort(),
      );
      for (const account of accounts) {
        const opened = await person.client.accounts.get(account).catch(() => undefined);
        for (const permission of permissions)
          expect(opened?.permissions.includes(permission) ?? false, `${name} ${permission}`).toBe(
            may(person, account, permission),
          );
        const single = await client.access.check({
          user_sid: person.userSid,
          account_sid: account,
          permission: manage,
        });
        expect(single.allowed, name).toBe(may(person, account, manage));
        expect(single.because.length > 0, name).toBe(single.allowed);
        expect(single.missing === null, name).toBe(single.allowed);
      }
    }
  });

  it('say what gives it, each of several', async () => {
    const ask = async (person: Person, account_sid: string, permission: string) =>
      (
        await founded.owner.client.access.check({
          user_sid: person.userSid,
          account_sid,
          permission,
        })
      ).because;
    expect(await ask(people.developer, below, manage)).toMatchObject([
      {
        kind: 'account_role',
        role_name: 'Developer',
        held_on_sid: founded.accountSid,
        sentence: 'Developer on the account Production',
      },
    ]);
    expect(await ask(people.owner, founded.accountSid, manage)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'organization_owner',
          assignment_sid: null,
          sentence: 'Owner of the organization Northwind Traders, which reaches all its accounts',
        }),
        expect.objectContaining({
          kind: 'account_owner',
          assignment_sid: null,
          sentence: 'Owner of the account Production',
        }),
      ]),
    );
    const [given] = await ask(people.administrator, second, manage);
    expect(given?.sentence).toBe(
      'Administrator of the organization Northwind Traders, which reaches its accounts',
    );
    const held = await founded.owner.client.roleAssignments.list(founded.organizationSid, {
      user_sid: people.administrator.userSid,
    });
    expect(held.items.map((row) => row.sid)).toContain(given?.assignment_sid);
  });

  it('say what is missing, and which roles have it', async () => {
    const answer = await people.standard.client.access.check({
      account_sid: founded.accountSid,
      permission: manage,
    });
    expect(answer).toMatchObject({ allowed: false, because: [] });
    expect(answer.missing?.roles_that_would).toEqual(
      expect.arrayContaining(['organization Administrator', 'account Developer']),
    );
    const near = await people.guest.client.access.check({
      account_sid: founded.accountSid,
      permission: manage,
    });
    expect(near.missing?.sentence).toBe(
      `None of the roles that Yuki Tanabe holds there has ${manage}.`,
    );
  });

  it('are about an organization too', async () => {
    const { organizationSid } = founded;
    const ask = (person: Person, permission: string) =>
      founded.owner.client.access.check({
        user_sid: person.userSid,
        organization_sid: organizationSid,
        permission,
      });
    expect(await ask(people.administrator, invite)).toMatchObject({
      allowed: true,
      because: [
        {
          kind: 'organization_role',
          sentence: 'Administrator of the organization Northwind Traders',
        },
      ],
    });
    expect((await ask(people.owner, '/bailiwick/iam/organizations/delete')).allowed).toBe(true);
    expect((await ask(people.administrator, '/bailiwick/iam/organizations/delete')).allowed).toBe(
      false,
    );
    expect(
      (await ask(people.standard, '/bailiwick/iam/organization-accounts/create')).allowed,
    ).toBe(true);
    for (const person of [people.developer, people.guest, people.auditor])
      expect((await ask(person, invite)).allowed).toBe(false);
    const own = await people.standard.client.access.check({
      organization_sid: organizationSid,
      permission: invite,
    });
    expect(own.allowed).toBe(false);
    expect(
      await outcomeOf(
        people.standard.client.access.check({
          user_sid: people.owner.userSid,
          organization_sid: organizationSid,
          permission: invite,
        }),
      ),
    ).toBe('request.not_found');
  });

  it.each([
    ['no place', {}],
    ['two places', { account_sid: `AC${'1'.repeat(32)}`, organization_sid: `OR${'1'.repeat(32)}` }],
  ])('want one place, not %s', async (_what, places) => {
    const refusal = await refusalOf(
      founded.owner.client.access.check({ permission: read, ...places }),
    );
    expect(refusal.problem).toMatchObject({
      code: 'request.invalid',
      errors: [{ pointer: '/account_sid' }],
    });
  });

  it('are answered by one statement, however many pairs', async () => {
    const { actorFor, modules, kernel } = {
      actorFor: people.owner,
      modules: app.app.modules,
      kernel: app.app.kernel,
    };
    const binding = modules
      .flatMap((module) => module.routes(kernel))
      .find((one) => one.definition.id === 'access.checkBatch');
    if (binding?.kind !== 'query') throw new Error('the batch is a query');
    const checks = Array.from({ length: 1_000 }, (_all, index) => ({
      user_sid: uuidOf(Object.values(people)[index % 9]?.userSid ?? ''),
      account_sid: uuidOf([founded.accountSid, below, second][index % 3] ?? ''),
      permission: manage,
    }));
    const context = {
      db: kernel.database.db,
      actor: { kind: 'user', userId: uuidOf(actorFor.userSid) },
    };
    const { result, cost } = await kernel.database.measure(() =>
      binding.run(context as never, { body: { checks } } as never),
    );
    expect((result as { allowed: boolean[] }).allowed).toHaveLength(1_000);
    expect(cost.statements).toHaveLength(1);
  });
});

describe('who may ask', () => {
  it('is whoever sees the members there; strangers learn nothing', async () => {
    const about = (by: Person, user: Person, account_sid: string) =>
      outcomeOf(
        by.client.access.check({ user_sid: user.userSid, account_sid, permission: manage }),
      );
    for (const by of [
      people.owner,
      people.administrator,
      people.auditor,
      people.developer,
      people.guest,
    ]) {
      expect(await about(by, people.standard, founded.accountSid)).toBe('done');
    }
    for (const by of [people.standard, people.billing, people.chief, other.owner]) {
      expect(await about(by, people.developer, founded.accountSid)).toBe('request.not_found');
    }
    const mixed = other.owner.client.access.checkBatch({
      checks: [
        { permission: read, account_sid: other.accountSid },
        { permission: read, account_sid: founded.accountSid, user_sid: people.owner.userSid },
      ],
    });
    expect(await outcomeOf(mixed)).toBe('request.not_found');
  });

  it('is told nothing of people and places that they have nothing to do with', async () => {
    const aboutNobody = await founded.owner.client.access.check({
      user_sid: `US${'0'.repeat(32)}`,
      account_sid: second,
      permission: read,
    });
    const aboutStranger = await founded.owner.client.access.check({
      user_sid: other.owner.userSid,
      account_sid: second,
      permission: read,
    });
    expect(aboutStranger).toEqual(aboutNobody);
    const noPlace = await other.owner.client.access.check({
      account_sid: `AC${'0'.repeat(32)}`,
      permission: read,
    });
    const foreignPlace = await other.owner.client.access.check({
      account_sid: founded.accountSid,
      permission: read,
    });
    expect(foreignPlace).toEqual(noPlace);
    const noOrganization = await other.owner.client.access.check({
      organization_sid: `OR${'0'.repeat(32)}`,
      permission: read,
    });
    const foreignOrganization = await other.owner.client.access.check({
      organization_sid: founded.organizationSid,
      permission: read,
    });
    expect(foreignOrganization).toEqual(noOrganization);
  });
});

describe('an account that is out of use', () => {
  it.each([
    ['suspend', 'The account is suspended.'],
    ['close', 'The account is pending closure.'],
  ] as const)('lets nobody do anything after %s, and says so', async (event, sentence) => {
    const side = await app.found('Stopped');
    const { client } = side.owner;
    const beneath = (await client.subaccounts.create(side.accountSid, { friendly_name: 'Beneath' }))
      .sid;
    const person = await app.join(side, {
      accounts: [{ account_sid: side.accountSid, role_sid: roleSids.developer }],
    });
    await client.organizationAccounts[event](side.organizationSid, side.accountSid);
    const ask = (account_sid: string) =>
      client.access.check({ user_sid: person.userSid, account_sid, permission: manage });
    expect(await ask(side.accountSid)).toMatchObject({ allowed: false, missing: { sentence } });
    expect(await ask(beneath)).toMatchObject({
      allowed: false,
      missing: { sentence: sentence.replace('account', 'main account') },
    });
    for (const account_sid of [side.accountSid, beneath]) {
      expect(
        (await client.access.whoCan(side.organizationSid, { permission: manage, account_sid }))
          .items,
      ).toEqual([]);
      expect(
        await outcomeOf(person.client.accounts.rename(account_sid, { friendly_name: 'New' })),
      ).toBe('request.forbidden');
    }
  });
});
