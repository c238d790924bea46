/** Accounts that are made while their owner founds an organization: none is left outside. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 15);
const limit = 600_000;

let app: TestApp;
let database: pg.Client;

beforeAll(async () => {
  app = await createTestApp();
  database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

/** Accounts that do not stand where their owner, or the account above them, stands. */
async function strays(): Promise<string[]> {
  const { rows } = await database.query<{ friendly_name: string }>(
    `select a.friendly_name from accounts a left join accounts p on p.id = a.parent_account_id
      join users u on u.id = coalesce(a.owner_user_id, p.owner_user_id)
      where a.organization_id is distinct from u.organization_id`,
  );
  return rows.map((row) => row.friendly_name);
}

const doors: Record<string, (person: Person, accountSid: string) => Promise<unknown>> = {
  'an account': (person) => person.client.accounts.create({ friendly_name: 'Meanwhile' }),
  'a subaccount': (person, accountSid) =>
    person.client.subaccounts.create(accountSid, { friendly_name: 'Meanwhile' }),
};

describe(`two at once, ${rounds} rounds each`, () => {
  it.each(Object.entries(doors))(
    '%s that is made while its owner founds an organization joins it',
    async (_what, make) => {
      const outcomes = await race(rounds, async () => {
        const person = await app.signUp();
        const [account] = (await person.client.accounts.list()).items;
        return [
          () =>
            outcomeOf(person.client.organizations.create({ friendly_name: 'Founded meanwhile' })),
          () => outcomeOf(make(person, account?.sid ?? '')),
        ];
      });
      for (const round of outcomes)
        expect(
          round.map((settled) =>
            settled.status === 'fulfilled' ? settled.value : String(settled.reason),
          ),
        ).toEqual(['done', 'done']);
      expect(await strays()).toEqual([]);
    },
    limit,
  );
});
