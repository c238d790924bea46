/** How old API keys and secrets of OAuth apps may become: new ones, living ones, from a moment on, and what is told before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { planIsDue } from '../../testing/policies.ts';
import { askForToken, clientOf } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const permissions = ['/bailiwick/iam/organization-users/read'];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const limit = ({ owner, organizationSid }: Founded, days: number | null, starts_at?: string) =>
  owner.client.securityPolicies.updateApiKeys(organizationSid, {
    max_age_days: days,
    ...(starts_at === undefined ? {} : { starts_at }),
  });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const make = (
  { owner, organizationSid }: Founded,
  expires_in_days: number | null,
  name = 'Report',
) => owner.client.apiKeys.create(organizationSid, { name, permissions, expires_in_days });
const makeApp = ({ owner, organizationSid }: Founded) =>
  owner.client.oauthApps.create(organizationSid, { name: 'Warehouse', permissions });
type Made = Awaited<ReturnType<typeof makeApp>>;
const works = (key: string) => outcomeOf(app.client(key).machine.get());

/** As if it had been made so many days ago. */
const age = (table: 'api_keys' | 'oauth_apps', sid: string, days: number) =>
  app.superuser.query(
    `update ${table} set created_at = now() - make_interval(days => $2) where id = $1`,
    [uuidOfSid(table === 'api_keys' ? 'SK' : 'OQ', sid), days],
  );

describe('a new key', () => {
  it('is made for no longer than the policy allows, and the page is told the most', async () => {
    const founded = await app.found();
    expect(await outcomeOf(make(founded, null))).toBe('done');
    const { client } = founded.owner;
    expect(await client.apiKeys.listPermissions(founded.organizationSid)).toMatchObject({
      days_at_most: null,
    });
    await limit(founded, 30);
    expect(await client.apiKeys.listPermissions(founded.organizationSid)).toMatchObject({
      days_at_most: 30,
    });
    const refused = await refusalOf(make(founded, 31));
    expect(refused.problem).toMatchObject({
      code: 'api_key.works_too_long',
      detail: 'Your organization lets API keys work for 30 days at most.',
      who_can: 'The Owner and Administrators, in the security policies',
    });
    expect(await outcomeOf(make(founded, null))).toBe('api_key.works_too_long');
    expect(await outcomeOf(make(founded, 30))).toBe('done');
    await limit(founded, null);
    expect(await outcomeOf(make(founded, null))).toBe('done');
  });

  it('and the rule that forbids it, at once: one of them comes first', async () => {
    const founded = await app.found();
    await race(4, async () => {
      await limit(founded, null);
      return [() => outcomeOf(make(founded, null)), () => outcomeOf(limit(founded, 10))];
    });
    const { items } = await founded.owner.client.apiKeys.list(founded.organizationSid);
    // Whichever came first: with the rule nothing works for longer than it allows.
    for (const { expires_at } of items)
      expect(Date.parse(expires_at ?? '9999-01-01') - Date.now()).toBeLessThan(
        10 * 86_400_000 + 1_000,
      );
  });
});

describe('a key that lives', () => {
  it('is refused from the moment on at which it is too old, and never works again', async () => {
    const founded = await app.found();
    const { api_key, key } = await make(founded, null);
    await limit(founded, 30);
    await age('api_keys', api_key.sid, 29);
    expect(await works(key)).toBe('done');
    await age('api_keys', api_key.sid, 31);
    const refused = await refusalOf(app.client(key).machine.get());
    expect(refused.message).toContain('older than its organization lets API keys become');
    const shown = await founded.owner.client.apiKeys.get(founded.organizationSid, api_key.sid);
    expect(shown.state).toBe('expired');
    const rolled = founded.owner.client.apiKeys.roll(founded.organizationSid, api_key.sid, {});
    expect(await outcomeOf(rolled)).toBe('api_key.over');
    await limit(founded, null);
    expect(await works(key)).toBe('request.unauthenticated');
  });

  it('of another organization is as old as it likes', async () => {
    const [founded, other] = [await app.found(), await app.found('Contoso')];
    const { api_key, key } = await make(other, null);
    await age('api_keys', api_key.sid, 400);
    await limit(founded, 1);
    expect(await works(key)).toBe('done');
  });

  it('works until a planned start, which needs nothing to run', async () => {
    const founded = await app.found();
    const { api_key, key } = await make(founded, null);
    await age('api_keys', api_key.sid, 40);
    await limit(founded, 30, inDays(5));
    expect(await works(key)).toBe('done');
    expect(await outcomeOf(make(founded, 90))).toBe('done');
    await planIsDue(app, founded);
    expect(await works(key)).toBe('request.unauthenticated');
    expect(await outcomeOf(make(founded, 90))).toBe('api_key.works_too_long');
  });
});

describe('the secret of an OAuth app', () => {
  it('gets no tokens once it is too old, until it is rolled; the one before dies of its own age', async () => {
    const founded = await app.found();
    const made = await makeApp(founded);
    const { sid } = made.oauth_app;
    await age('oauth_apps', sid, 31);
    expect((await askForToken(app.url, clientOf(made))).status).toBe(200);
    await limit(founded, 30);
    const refused = await askForToken(app.url, clientOf(made));
    expect(refused.body.error).toBe('invalid_client');
    expect(String(refused.body['error_description'])).toContain('older than 30 days');
    const { client } = founded.owner;
    const shown = await client.oauthApps.get(founded.organizationSid, sid);
    expect(shown.sentence).toContain('its secret became older');
    const rolled = await client.oauthApps.roll(founded.organizationSid, sid, {
      old_works_for_hours: 24,
    });
    expect((await askForToken(app.url, clientOf(rolled))).status).toBe(200);
    expect((await askForToken(app.url, clientOf(made))).status).toBe(401);
    expect(rolled.oauth_app.old_secret_works_until).toBeNull();
    const days = (Date.parse(rolled.oauth_app.secret_works_until ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });
});

describe('a secret that became too old', () => {
  const tokenOf = async (made: Made) => (await askForToken(app.url, clientOf(made))).status;
  const roll = ({ owner, organizationSid }: Founded, { oauth_app: { sid } }: Made, hours = 24) =>
    owner.client.oauthApps.roll(organizationSid, sid, { old_works_for_hours: hours });

  /** Of an organization that lets them become 30 days old. */
  async function oldSecret(): Promise<{ founded: Founded; made: Made }> {
    const founded = await app.found();
    const made = await makeApp(founded);
    await limit(founded, 30);
    await age('oauth_apps', made.oauth_app.sid, 31);
    expect(await tokenOf(made)).toBe(401);
    return { founded, made };
  }

  it.each([60, null])('stays dead when %s days are allowed, and a new one works', async (days) => {
    const { founded, made } = await oldSecret();
    await limit(founded, days);
    const refused = await askForToken(app.url, clientOf(made));
    expect(refused.status).toBe(401);
    expect(String(refused.body['error_description'])).toContain(
      'became older than its organization let secrets become, and stays dead',
    );
    const { oauthApps } = founded.owner.client;
    const shown = await oauthApps.get(founded.organizationSid, made.oauth_app.sid);
    expect(shown.sentence).toContain('stays dead');
    expect(Date.parse(shown.secret_works_until ?? '')).toBeLessThan(Date.now());
    // Not as the secret before the next, either.
    const rolled = await roll(founded, made);
    expect(rolled.oauth_app.old_secret_works_until).toBeNull();
    expect([await tokenOf(rolled), await tokenOf(made)]).toEqual([200, 401]);
    await limit(founded, null);
    expect([await tokenOf(rolled), await tokenOf(made)]).toEqual([200, 401]);
  });

  it('stays dead when a plan eases the rule by itself, and so does a key', async () => {
    const founded = await app.found();
    const [made, { api_key, key }] = [await makeApp(founded), await make(founded, null)];
    await limit(founded, 30);
    // Both became too old after the plan was made: nobody was there to end them.
    await limit(founded, 60, inDays(5));
    await age('oauth_apps', made.oauth_app.sid, 31);
    await age('api_keys', api_key.sid, 31);
    await planIsDue(app, founded);
    expect([await tokenOf(made), await works(key)]).toEqual([401, 'request.unauthenticated']);
    await limit(founded, null);
    expect([await tokenOf(made), await works(key)]).toEqual([401, 'request.unauthenticated']);
    expect(await tokenOf(await roll(founded, made))).toBe(200);
  });

  it('is not told of again, and not counted by the next rule', async () => {
    const { founded, made } = await oldSecret();
    await limit(founded, 40);
    await app.runJob('oauth_apps.tell_of_ends');
    expect(await endings(founded.owner.email)).toEqual([]);
    const { client } = founded.owner;
    const shown = await client.securityPolicies.updateApiKeysDryRun(founded.organizationSid, {
      max_age_days: 20,
    });
    expect(shown.changes.find(({ what }) => what === 'oauth_secrets_over')?.count).toBe(0);
    expect(shown.undo?.sentence).toContain(
      'API keys and secrets that ended by then do not come back',
    );
    expect(await tokenOf(made)).toBe(401);
  });

  it('as the secret before the last roll, works no longer when the rule is eased', async () => {
    const founded = await app.found();
    const made = await makeApp(founded);
    await limit(founded, 30);
    const rolled = await roll(founded, made);
    expect(await tokenOf(made)).toBe(200);
    await app.superuser.query(
      "update oauth_apps set previous_made_at = now() - interval '31 days' where id = $1",
      [uuidOfSid('OQ', made.oauth_app.sid)],
    );
    expect([await tokenOf(made), await tokenOf(rolled)]).toEqual([401, 200]);
    await limit(founded, null);
    expect([await tokenOf(made), await tokenOf(rolled)]).toEqual([401, 200]);
  });

  it('is replaced while the rule is eased: the new one works, whichever came first', async () => {
    const rounds: { readonly made: Made; rolled?: Made }[] = [];
    const outcomes = await race(6, async () => {
      const { founded, made } = await oldSecret();
      const round: (typeof rounds)[number] = { made };
      rounds.push(round);
      return [
        async () => {
          round.rolled = await roll(founded, made);
        },
        async () => {
          await limit(founded, null);
        },
      ];
    });
    expect(outcomes.flat().map(({ status }) => status)).toEqual(Array(12).fill('fulfilled'));
    for (const { made, rolled } of rounds)
      expect([await tokenOf(made), rolled === undefined ? 0 : await tokenOf(rolled)]).toEqual([
        401, 200,
      ]);
  });
});

describe('the secret of an app that was never rolled', () => {
  it('has none before it, and is rolled with time to change it', async () => {
    const founded = await app.found();
    await limit(founded, 30);
    const made = await makeApp(founded);
    const { oauthApps } = founded.owner.client;
    const { sid } = made.oauth_app;
    expect((await oauthApps.get(founded.organizationSid, sid)).old_secret_works_until).toBeNull();
    const rolled = await oauthApps.roll(founded.organizationSid, sid, { old_works_for_hours: 24 });
    expect(rolled.oauth_app.old_secret_works_until).not.toBeNull();
    for (const one of [made, rolled])
      expect((await askForToken(app.url, clientOf(one))).status).toBe(200);
  });
});

describe('deciding', () => {
  it('shows before what would end, by name, and changes nothing', async () => {
    const founded = await app.found();
    const old = await make(founded, null, 'Old report');
    await make(founded, null, 'Young report');
    await make(founded, 5, 'Short report');
    const secret = await makeApp(founded);
    await age('api_keys', old.api_key.sid, 31);
    await age('oauth_apps', secret.oauth_app.sid, 31);
    const shown = await founded.owner.client.securityPolicies.updateApiKeysDryRun(
      founded.organizationSid,
      { max_age_days: 30 },
    );
    const lines = shown.changes.map(({ what, count, names }) => [what, count, names]);
    expect(lines).toEqual([
      ['api_keys_over', 1, ['Old report']],
      ['api_keys_sooner', 1, ['Young report']],
      ['oauth_secrets_over', 1, ['Warehouse']],
    ]);
    expect(shown.changes[2]?.label).toContain('ends for good');
    expect(await works(old.key)).toBe('done');
  });

  it('is for those who may, in days that there are, and is written down', async () => {
    const founded = await app.found();
    const at = founded.organizationSid;
    const [reader, other] = [
      await app.join(founded, { role: auditor }),
      await app.found('Contoso'),
    ];
    const by = ({ client }: typeof reader, days = 30) =>
      outcomeOf(client.securityPolicies.updateApiKeys(at, { max_age_days: days }));
    expect(await by(reader)).toBe('request.forbidden');
    expect(await by(other.owner)).toBe('request.not_found');
    expect(await by(founded.owner, 0)).toBe('request.invalid');
    expect(await by(founded.owner, 366)).toBe('request.invalid');
    const admin = await app.join(founded, { role: administrator });
    expect(await by(admin)).toBe('done');
    const { api_keys } = await admin.client.securityPolicies.get(at);
    expect(api_keys.sentence).toContain('end 30 days after they were made');
    const stale = admin.client.securityPolicies.updateApiKeys(
      at,
      { max_age_days: 20 },
      { ifMatch: 7 },
    );
    expect(await outcomeOf(stale)).toBe('request.stale');
    const { items } = await founded.owner.client.auditEvents.list(at, {
      q: 'event:security_policy.changed',
    });
    expect(items[0]).toMatchObject({
      before: { policy: 'api_keys', max_age_days: null },
      after: { max_age_days: 30 },
    });
  });
});

async function endings(recipient: string): Promise<string[]> {
  const { rows } = await app.superuser.query<{ subject: string }>(
    "select subject from mails where recipient = $1 and subject like '%ends soon'",
    [recipient.toLowerCase()],
  );
  return rows.map(({ subject }) => subject);
}

describe('whoever made one', () => {
  it('is told once, two weeks before a policy ends it, also one that is planned', async () => {
    const founded = await app.found();
    const maker = await app.join(founded, { role: administrator });
    const { api_key } = await maker.client.apiKeys.create(founded.organizationSid, {
      name: 'Nightly',
      permissions,
      expires_in_days: null,
    });
    await age('api_keys', api_key.sid, 20);
    await limit(founded, 30, inDays(3));
    await app.runJob('api_keys.tell_of_ends');
    await app.runJob('api_keys.tell_of_ends');
    expect(await endings(maker.email)).toEqual(['The API key Nightly ends soon']);
    const secret = await makeApp(founded);
    await age('oauth_apps', secret.oauth_app.sid, 5);
    await app.runJob('oauth_apps.tell_of_ends');
    await age('oauth_apps', secret.oauth_app.sid, 20);
    await app.runJob('oauth_apps.tell_of_ends');
    await app.runJob('oauth_apps.tell_of_ends');
    expect(await endings(founded.owner.email)).toEqual([
      'The secret of the OAuth app Warehouse ends soon',
    ]);
  });
});
