/** Who creates accounts, beside what roles let people do: by every door, machines too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { planIsDue } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';
const auditor = 'IX00000000000000000000000000000006';
const accountAdministrator = 'IX00000000000000000000000000000102';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

type Creators = 'everyone' | 'administrators' | 'nobody';
const leaveTo = ({ owner, organizationSid }: Founded, created_by: Creators, starts_at?: string) =>
  owner.client.securityPolicies.updateAccountCreation(organizationSid, {
    created_by,
    ...(starts_at === undefined ? {} : { starts_at }),
  });
const own = ({ client }: Pick<Person, 'client'>) =>
  client.accounts.create({ friendly_name: 'Lab' });
const managed = ({ client }: Pick<Person, 'client'>, { organizationSid }: Founded) =>
  client.organizationAccounts.create(organizationSid, { friendly_name: 'Lab' });
const sub = ({ client }: Pick<Person, 'client'>, { accountSid }: Founded) =>
  client.subaccounts.create(accountSid, { friendly_name: 'Part' });

describe('a policy', () => {
  it('leaves it to administrators, or to nobody, by every door', async () => {
    const founded = await app.found();
    const member = await app.join(founded, {
      role: standardUser,
      accounts: [{ account_sid: founded.accountSid, role_sid: accountAdministrator }],
    });
    const doors = (person: Person) => [
      outcomeOf(own(person)),
      outcomeOf(managed(person, founded)),
      outcomeOf(sub(person, founded)),
    ];
    expect(await Promise.all(doors(member))).toEqual(['done', 'done', 'done']);
    await leaveTo(founded, 'administrators');
    const forbidden = ['request.forbidden', 'request.forbidden', 'request.forbidden'];
    expect(await Promise.all(doors(member))).toEqual(forbidden);
    expect((await refusalOf(own(member))).problem).toMatchObject({
      detail:
        'By its security policies, only the Owner and the Administrators of Northwind Traders create accounts.',
      who_can: 'The Owner or an Administrator of Northwind Traders',
    });
    const admin = await app.join(founded, { role: administrator });
    expect(await Promise.all(doors(admin))).toEqual(['done', 'done', 'done']);
    await leaveTo(founded, 'nobody');
    expect(await Promise.all(doors(founded.owner))).toEqual(forbidden);
    await leaveTo(founded, 'everyone');
    expect(await Promise.all(doors(member))).toEqual(['done', 'done', 'done']);
  });

  it('holds for machines as for whoever made them, and for nobody else', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const permissions = ['/bailiwick/iam/organization-accounts/create'];
    const make = ({ client }: Person) =>
      client.apiKeys.create(founded.organizationSid, { name: 'Maker', permissions });
    const { key } = await make(founded.owner);
    const program = { client: app.client(key) };
    await leaveTo(founded, 'administrators');
    expect(await outcomeOf(managed(program, founded))).toBe('done');
    await leaveTo(founded, 'nobody');
    expect(await outcomeOf(managed(program, founded))).toBe('request.forbidden');
    expect(await outcomeOf(managed(other.owner, other))).toBe('done');
    expect(await outcomeOf(own(await app.signUp()))).toBe('done');
  });

  it('begins by itself at a planned start', async () => {
    const founded = await app.found();
    await leaveTo(founded, 'nobody', new Date(Date.now() + 86_400_000).toISOString());
    expect(await outcomeOf(managed(founded.owner, founded))).toBe('done');
    await planIsDue(app, founded);
    expect(await outcomeOf(managed(founded.owner, founded))).toBe('request.forbidden');
  });

  it('and an account that is just made, at once: none is made after it', async () => {
    const founded = await app.found();
    const outcomes = await race(4, async () => {
      await leaveTo(founded, 'everyone');
      return [
        () => outcomeOf(managed(founded.owner, founded)),
        () => outcomeOf(leaveTo(founded, 'nobody')),
      ];
    });
    for (const [made, left] of outcomes) {
      expect(left).toMatchObject({ value: 'done' });
      expect(['done', 'request.forbidden']).toContain(
        made?.status === 'fulfilled' ? made.value : '',
      );
    }
    expect(await outcomeOf(managed(founded.owner, founded))).toBe('request.forbidden');
  });
});

describe('deciding', () => {
  it('shows before how many cannot any more, and is for those who may', async () => {
    const founded = await app.found();
    const at = founded.organizationSid;
    const reader = await app.join(founded, { role: auditor });
    const shown = await founded.owner.client.securityPolicies.updateAccountCreationDryRun(at, {
      created_by: 'administrators',
    });
    expect(shown.changes.map(({ what, count }) => [what, count])).toEqual([
      ['creators_refused', 1],
      ['creators_left', 1],
    ]);
    const by = ({ client }: Person, created_by: string) =>
      outcomeOf(
        client.securityPolicies.updateAccountCreation(at, { created_by: created_by as Creators }),
      );
    expect(await by(reader, 'nobody')).toBe('request.forbidden');
    expect(await by((await app.found('Contoso')).owner, 'nobody')).toBe('request.not_found');
    expect(await by(founded.owner, 'some')).toBe('request.invalid');
    await leaveTo(founded, 'administrators');
    const effective = await founded.owner.client.securityPolicies.getEffective(at, reader.userSid);
    expect(effective.limits.map(({ policy }) => policy)).toEqual(['account_creation']);
  });
});
