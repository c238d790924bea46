/** What an edition lets an organization do: decided in one place, by the clock of the database, and under a lock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { organizationScope } from '../../kernel/scope.ts';
import {
  createTestApp,
  type Founded,
  type TestApp,
  unique,
  uniqueDomain,
} from '../../testing/app.ts';
import { giveEdition, limitTo } from '../../testing/editions.ts';
import { race } from '../../testing/race.ts';
import { assertFeature, assertWithinLimit, findRetentionDays } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const db = () => app.app.kernel.database.db;
const scopeOf = ({ organizationSid }: Pick<Founded, 'organizationSid'>) =>
  organizationScope(uuidOfSid('OR', organizationSid) ?? '');

const outcomesOf = (rounds: readonly (readonly PromiseSettledResult<unknown>[])[]) =>
  rounds.map((round) => round.map(({ status }) => status).toSorted());
const onceEach = (rounds: number) =>
  Array.from({ length: rounds }, () => ['fulfilled', 'rejected']);

describe('a feature', () => {
  it('is refused by an edition without it, naming it, who holds it and whom to ask', async () => {
    const founded = await app.found();
    await expect(assertFeature(db(), scopeOf(founded), 'sso')).rejects.toMatchObject({
      code: 'edition.feature_missing',
      message:
        'Single sign-on is part of Administration or Security or Enterprise; this organization has the edition Community, which does not hold it.',
      extras: {
        facts: {
          feature: 'sso',
          edition: 'community',
          held_by: 'administration,security,enterprise',
        },
      },
    });
  });

  it('is held while the edition runs, and not after its end, for which no job has to run', async () => {
    const founded = await app.found();
    await giveEdition(app, founded.organizationSid, 'enterprise', 10);
    await expect(assertFeature(db(), scopeOf(founded), 'sso')).resolves.toBeUndefined();
    await app.superuser.query(
      `update edition_assignments set starts_at = starts_at - interval '11 days', ends_at = ends_at - interval '11 days' where organization_id = $1`,
      [uuidOfSid('OR', founded.organizationSid)],
    );
    await expect(assertFeature(db(), scopeOf(founded), 'sso')).rejects.toMatchObject({
      code: 'edition.feature_missing',
    });
  });

  it('of one organization is not that of another', async () => {
    const [one, other] = [await app.found(), await app.found()];
    await giveEdition(app, one.organizationSid, 'security');
    await expect(assertFeature(db(), scopeOf(one), 'sso')).resolves.toBeUndefined();
    await expect(assertFeature(db(), scopeOf(other), 'sso')).rejects.toThrow('Single sign-on');
  });

  it('that an edition lacks is refused at its door: the audit log as a file', async () => {
    const founded = await app.found();
    const take = () =>
      founded.owner.client.auditEvents.export(founded.organizationSid, { format: 'csv' });
    await expect(take()).resolves.toBeDefined();
    await limitTo(app, founded.organizationSid, {});
    await expect(take()).rejects.toMatchObject({
      status: 403,
      code: 'edition.feature_missing',
      problem: { who_can: 'The operator of this instance' },
    });
    // Reading it goes on.
    expect(
      (await founded.owner.client.auditEvents.list(founded.organizationSid)).items,
    ).not.toEqual([]);
  });

  it('has one edition at a time behind it: the database refuses a second', async () => {
    const founded = await app.found();
    await giveEdition(app, founded.organizationSid, 'security');
    await expect(
      app.superuser.query(
        `insert into edition_assignments (id, organization_id, edition_id, starts_at)
          select gen_random_uuid(), $1, id, now() + interval '1 day' from editions where slug = 'enterprise'`,
        [uuidOfSid('OR', founded.organizationSid)],
      ),
    ).rejects.toThrow('edition_assignments_one_at_a_time');
  });
});

describe('a limit', () => {
  it('of domains is that of the edition, under the error that it always had', async () => {
    const founded = await app.found();
    await limitTo(app, founded.organizationSid, { domains: 2 });
    const add = () =>
      founded.owner.client.domains.create(founded.organizationSid, { name: uniqueDomain() });
    await add();
    await expect(add()).rejects.toMatchObject({
      status: 409,
      code: 'domain.limit_reached',
      problem: { who_can: 'The operator of this instance' },
    });
    await limitTo(app, founded.organizationSid, {});
    await expect(add()).resolves.toMatchObject({ state: 'unverified' });
  });

  it('names whom the operator said to ask', async () => {
    const founded = await app.found();
    await limitTo(app, founded.organizationSid, { accounts: 1 });
    await app.superuser.query(`update edition_settings set contact = 'sales@vendor.example'`);
    await expect(
      founded.owner.client.organizationAccounts.create(founded.organizationSid, {
        friendly_name: 'Second',
      }),
    ).rejects.toMatchObject({
      status: 409,
      code: 'edition.limit_reached',
      problem: {
        who_can: 'The operator of this instance: sales@vendor.example',
        facts: { limit: 'accounts', used: 1, allowed: 1 },
      },
    });
    await app.superuser.query('update edition_settings set contact = null');
  });

  it('of accounts holds at every door, and what was there before stays', async () => {
    const founded = await app.found();
    const { client } = founded.owner;
    const member = await app.join(founded);
    await client.organizationAccounts.create(founded.organizationSid, { friendly_name: 'Second' });
    await limitTo(app, founded.organizationSid, { accounts: 1 });
    const refusal = { code: 'edition.limit_reached' };
    await expect(
      client.organizationAccounts.create(founded.organizationSid, { friendly_name: 'Third' }),
    ).rejects.toMatchObject(refusal);
    await expect(
      client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' }),
    ).rejects.toMatchObject(refusal);
    await expect(member.client.accounts.create({ friendly_name: 'Mine' })).rejects.toMatchObject(
      refusal,
    );
    expect((await client.organizationAccounts.list(founded.organizationSid)).items).toHaveLength(2);
  });

  it('of people refuses whoever would come in, and tells them nothing about the edition', async () => {
    const founded = await app.found();
    const email = `${unique('grace')}@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
    await limitTo(app, founded.organizationSid, { managed_users: 1 });
    const accept = async () =>
      app.client().invitations.accept({
        token: await app.tokenFor(email),
        first_name: 'Grace',
        last_name: 'Ito',
        password: 'seven green lanterns float',
        transport: 'bearer',
      });
    await expect(accept()).rejects.toMatchObject({
      code: 'edition.limit_reached',
      message: 'The organization has no room for more at the moment.',
      problem: { who_can: 'Its Owner or an Administrator' },
    });
    // Nothing was used up: with more room the same link works.
    await limitTo(app, founded.organizationSid, { managed_users: 2 });
    await expect(accept()).resolves.toBeDefined();
  });

  it('of people counts the accounts that somebody brings along', async () => {
    const founded = await app.found();
    const person = await app.signUp(`${unique('grace')}@${unique('mail-')}.com`);
    const email = person.email;
    const domain = email.split('@')[1] ?? '';
    await app.prove(founded.owner, founded.organizationSid, domain);
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
    const [invitation] = (await person.client.receivedInvitations.list()).items;
    await limitTo(app, founded.organizationSid, { accounts: 1 });
    await expect(
      person.client.receivedInvitations.accept(invitation?.sid ?? ''),
    ).rejects.toMatchObject({ code: 'edition.limit_reached' });
    expect((await person.client.user.get()).organization_sid).toBeNull();
  });

  it('of invitations refuses those beyond it, each with the reason, in the preview too', async () => {
    const founded = await app.found();
    await limitTo(app, founded.organizationSid, { pending_invitations: 2 });
    const emails = ['a', 'b', 'c'].map((name) => `${name}@${founded.domain}`);
    const outcomes = ['invited', 'invited', 'refused'];
    const { client } = founded.owner;
    const shown = await client.invitations.preview(founded.organizationSid, { emails });
    expect(shown.results.map(({ outcome }) => outcome)).toEqual(outcomes);
    const done = await client.invitations.create(founded.organizationSid, { emails });
    expect(done.results.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(done.results[2]?.reason).toMatch(
      /^Open invitations: 0 of the 2 that the edition \S+ allows are used\.$/,
    );
    const more = await client.accountInvitations.create(founded.accountSid, {
      emails: [`${unique('guest')}@elsewhere-mail.com`],
      role_sid: 'IX00000000000000000000000000000103',
    });
    expect(more.results[0]?.outcome).toBe('refused');
  });

  it('of the default edition stops founding with more accounts, and the preview says so', async () => {
    const alone = await createTestApp();
    const person = await alone.signUp();
    await person.client.accounts.create({ friendly_name: 'Second' });
    await alone.superuser.query(
      `update editions set limits = limits || '{"accounts": 1}' where slug = 'community'`,
    );
    const obstacle = await person.client.organizations.preview({});
    expect(obstacle.obstacle).toBe(
      'You own 2 accounts with their subaccounts; the edition Community, with which organizations begin, allows 1.',
    );
    await expect(
      person.client.organizations.create({ friendly_name: 'Too many' }),
    ).rejects.toMatchObject({ code: 'edition.limit_reached', message: obstacle.obstacle });
    await alone.close();
  });
});

describe('two at once, with room for one', () => {
  const rounds = 5;

  it('one account is made', async () => {
    const founded = await app.found();
    const { client } = founded.owner;
    const create = (name: string) => () =>
      client.organizationAccounts.create(founded.organizationSid, { friendly_name: name });
    const own = (name: string) => () => client.accounts.create({ friendly_name: name });
    const below = (name: string) => () =>
      client.subaccounts.create(founded.accountSid, { friendly_name: name });
    const doors = [create, own, below];
    const outcomes = await race(rounds * doors.length, async (round) => {
      const { rows } = await app.superuser.query<{ used: number }>(
        'select count(*)::int as used from accounts where organization_id = $1',
        [uuidOfSid('OR', founded.organizationSid)],
      );
      const used = rows[0]?.used ?? 0;
      await limitTo(app, founded.organizationSid, { accounts: used + 1 });
      const first = doors[round % doors.length] ?? create;
      const second = doors[(round + 1) % doors.length] ?? create;
      return [first(`A ${round}`), second(`B ${round}`)];
    });
    expect(outcomesOf(outcomes)).toEqual(onceEach(rounds * doors.length));
  });

  it('one person comes in', async () => {
    const founded = await app.found();
    const outcomes = await race(rounds, async (round) => {
      const emails = ['a', 'b'].map((name) => `${name}${round}@${founded.domain}`);
      await founded.owner.client.invitations.create(founded.organizationSid, { emails });
      const tokens = await Promise.all(emails.map((email) => app.tokenFor(email)));
      await limitTo(app, founded.organizationSid, { managed_users: round + 2 });
      return tokens.map(
        (token) => () =>
          app.client().invitations.accept({
            token,
            first_name: 'Grace',
            last_name: 'Ito',
            password: 'seven green lanterns float',
            transport: 'bearer',
          }),
      );
    });
    expect(outcomesOf(outcomes)).toEqual(onceEach(rounds));
  });

  it('one domain is added', async () => {
    const founded = await app.found();
    const outcomes = await race(rounds, async (round) => {
      await limitTo(app, founded.organizationSid, { domains: round + 2 });
      const add = () =>
        founded.owner.client.domains.create(founded.organizationSid, { name: uniqueDomain() });
      return [add, add];
    });
    expect(outcomesOf(outcomes)).toEqual(onceEach(rounds));
  });

  it('one is invited', async () => {
    const founded = await app.found();
    const outcomes = await race(rounds, async (round) => {
      await limitTo(app, founded.organizationSid, { pending_invitations: round + 1 });
      return ['a', 'b'].map((name) => async () => {
        const done = await founded.owner.client.invitations.create(founded.organizationSid, {
          emails: [`${name}${round}@${founded.domain}`],
        });
        if (done.invited === 0) throw new Error('refused');
      });
    });
    expect(outcomesOf(outcomes)).toEqual(onceEach(rounds));
  });
});

describe('what an edition does not name', () => {
  it('is not limited, and what a later version wrote is not held', async () => {
    const founded = await app.found();
    await limitTo(app, founded.organizationSid, { of_tomorrow: 0 }, ['of_tomorrow']);
    const { kernel } = app.app;
    await kernel.asSystem('a test', {}, async (work) => {
      for (const limit of ['accounts', 'managed_users', 'domains', 'pending_invitations'] as const)
        await assertWithinLimit(work, scopeOf(founded), { limit, wanted: 1_000_000 });
    });
  });
});

describe('how long the audit log is kept', () => {
  it('is the longest of the editions of the last 30 days, so that a lapse removes nothing at once', async () => {
    const founded = await app.found();
    const keptDays = () => findRetentionDays(db(), scopeOf(founded));
    expect(await keptDays()).toBeNull();
    await limitTo(app, founded.organizationSid, { audit_retention_days: 90 });
    // The default edition, which keeps for ever, ended a moment ago.
    expect(await keptDays()).toBeNull();
    await app.superuser.query(
      `update edition_assignments set starts_at = starts_at - interval '31 days' where organization_id = $1`,
      [uuidOfSid('OR', founded.organizationSid)],
    );
    expect(await keptDays()).toBe(90);
    await limitTo(app, founded.organizationSid, { audit_retention_days: 30 });
    await app.superuser.query(
      `update edition_assignments set starts_at = starts_at - interval '29 days', ends_at = ends_at - interval '29 days' where organization_id = $1`,
      [uuidOfSid('OR', founded.organizationSid)],
    );
    expect(await keptDays()).toBeNull();
  });

  it('is nothing that an edition says about logs that are of no organization', async () => {
    await expect(
      findRetentionDays(db(), organizationScope('00000000-0000-0000-0000-000000000000')),
    ).resolves.toBeNull();
  });
});
