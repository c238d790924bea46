/** Tags and states in the list of accounts; and the fresh proof that far-reaching acts want. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let standard: Person;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  standard = await app.join(founded);
});
afterAll(() => app.close());

const make = async (friendly_name: string) => standard.client.accounts.create({ friendly_name });

type Query = Parameters<typeof founded.owner.client.organizationAccounts.list>[1];

const named = async (query: Query) =>
  (await founded.owner.client.organizationAccounts.list(founded.organizationSid, query)).items.map(
    (row) => row.friendly_name,
  );

describe('tags', () => {
  it('are kept once each and in order, and accounts are found by them', async () => {
    const made = await make('Tagged');
    const tagged = await standard.client.accounts.setTags(made.sid, {
      tags: ['team:payments', 'production', 'production'],
    });
    expect(tagged.tags).toEqual(['production', 'team:payments']);
    expect(await named({ tag: 'team:payments' })).toEqual(['Tagged']);
    expect(await named({ search: 'team:payments' })).toEqual(['Tagged']);
    expect(await named({ tag: 'team' })).toEqual([]);
    const other = await app.found('Elsewhere');
    const seen = await other.owner.client.organizationAccounts.list(other.organizationSid, {
      tag: 'team:payments',
    });
    expect(seen.items).toEqual([]);
    expect((await standard.client.accounts.setTags(made.sid, { tags: [] })).tags).toEqual([]);
  });

  it.each([
    ['a capital', ['Production']],
    ['a space', ['two words']],
    ['nothing', ['']],
    ['41 characters', ['x'.repeat(41)]],
    ['a beginning that is no letter or digit', ['-x']],
    ['another normal form', ['cafe\u0301']],
    ['21 of them', Array.from({ length: 21 }, (_, index) => `t${index}`)],
  ])('are refused with %s', async (_what, tags) => {
    const made = await make('Untagged');
    expect(await outcomeOf(standard.client.accounts.setTags(made.sid, { tags }))).toBe(
      'request.invalid',
    );
    expect((await standard.client.accounts.get(made.sid)).tags).toEqual([]);
  });

  it('are changed at the version that was read, by people who may change the account', async () => {
    const made = await make('Guarded');
    await standard.client.accounts.setTags(made.sid, { tags: ['one'] }, { ifMatch: made.version });
    expect(
      await outcomeOf(
        standard.client.accounts.setTags(made.sid, { tags: ['two'] }, { ifMatch: made.version }),
      ),
    ).toBe('request.stale');
    const developer = await app.join(founded, {
      accounts: [{ account_sid: made.sid, role_sid: roleSids.developer }],
    });
    expect(await outcomeOf(developer.client.accounts.setTags(made.sid, { tags: ['mine'] }))).toBe(
      'request.forbidden',
    );
  });
});

it('accounts are listed by the state that they show', async () => {
  const made = await make('Resting');
  await standard.client.accounts.suspend(made.sid);
  expect(await named({ state: 'suspended' })).toEqual(['Resting']);
  await standard.client.accounts.close(made.sid);
  expect(await named({ state: 'suspended' })).toEqual([]);
  expect(await named({ state: 'pending_closure' })).toEqual(['Resting']);
  expect(await named({ state: 'active' })).not.toContain('Resting');
});

it('far-reaching acts want a fresh proof, their impact does not', async () => {
  const { client } = founded.owner;
  const { organizationSid, accountSid } = founded;
  const taker = { email: 'taker@elsewhere-mail.com' };
  const heir = { owner_user_sid: standard.userSid };
  const age = sql`update sessions set authenticated_at = now() - interval '16 minutes' where user_id = (select id from users where email = ${founded.owner.email})`;
  await age.execute(app.app.kernel.database.db);
  const acts: Record<string, [() => Promise<unknown>, () => Promise<unknown>]> = {
    close: [() => client.accounts.close(accountSid), () => client.accounts.closeDryRun(accountSid)],
    'close by the organization': [
      () => client.organizationAccounts.close(organizationSid, accountSid),
      () => client.organizationAccounts.closeDryRun(organizationSid, accountSid),
    ],
    'change the owner': [
      () => client.organizationAccounts.changeOwner(organizationSid, accountSid, heir),
      () => client.organizationAccounts.changeOwnerDryRun(organizationSid, accountSid, heir),
    ],
    'hand over': [
      () => client.accounts.handOver(accountSid, { email: standard.email }),
      () => client.accounts.handOverDryRun(accountSid, { email: standard.email }),
    ],
    release: [
      () => client.organizationAccounts.release(organizationSid, accountSid, taker),
      () => client.organizationAccounts.releaseDryRun(organizationSid, accountSid, taker),
    ],
  };
  for (const [what, [act, preview]] of Object.entries(acts)) {
    expect((await refusalOf(act())).code, what).toBe('request.step_up_required');
    expect(await outcomeOf(preview()), what).toBe('done');
  }
  expect((await client.accounts.getHandOver(accountSid)).hand_over).toBeNull();
});
