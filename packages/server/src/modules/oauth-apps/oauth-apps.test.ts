/** OAuth apps over HTTP: who makes, changes, rolls and revokes them, and what the list says. Their tokens: `oauth-server`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { askForToken, clientOf } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const iam = (name: string) => `/bailiwick/iam/${name}`;
const readUsers = iam('organization-users/read');
const readDomains = iam('domains/read');

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const admin = () => app.join(founded, { role: administrator });
const make = (
  by: Person,
  extra: Partial<Parameters<Person['client']['oauthApps']['create']>[1]> = {},
) =>
  by.client.oauthApps.create(founded.organizationSid, {
    name: 'Data warehouse',
    permissions: [readUsers],
    ...extra,
  });
const update = (by: Person, sid: string, change: Record<string, unknown>) =>
  by.client.oauthApps.update(founded.organizationSid, sid, change);
const roll = (by: Person, sid: string, hours?: number) =>
  by.client.oauthApps.roll(
    founded.organizationSid,
    sid,
    hours === undefined ? {} : { old_works_for_hours: hours },
  );
const statusOf = async (made: Awaited<ReturnType<typeof make>>) =>
  (await askForToken(app.url, clientOf(made))).status;

/** A fresh proof is asked of whoever signed in an hour ago. */
async function anHourLater(act: () => Promise<unknown>): Promise<string> {
  await app.superuser.query("update sessions set authenticated_at = now() - interval '1 hour'");
  const outcome = await outcomeOf(act());
  await app.superuser.query('update sessions set authenticated_at = now()');
  return outcome;
}

describe('making one', () => {
  it('answers the client id and the secret, which is shown once and stored nowhere', async () => {
    const made = await make(founded.owner);
    expect(made.oauth_app).toMatchObject({
      state: 'active',
      made_by_sid: founded.owner.userSid,
      access_token_seconds: 3_600,
      description: '',
      last_used_at: null,
    });
    expect(made.oauth_app.sid).toMatch(/^OQ[0-9a-f]{32}$/);
    expect(made.client_secret).toMatch(/^bwo_[0-9A-Za-z]{71}$/);
    expect(made.client_secret.startsWith(made.oauth_app.starts_with)).toBe(true);
    const { client } = founded.owner;
    const seen = JSON.stringify([
      await client.oauthApps.get(founded.organizationSid, made.oauth_app.sid),
      await client.oauthApps.list(founded.organizationSid, { page_size: 200 }),
      (await app.superuser.query('select * from oauth_apps')).rows,
      (await app.superuser.query('select * from audit_events')).rows,
    ]);
    expect(seen).not.toContain(made.client_secret.slice(made.oauth_app.starts_with.length));
    expect(seen).toContain(made.oauth_app.starts_with);
  });

  it('asks for the permission to, and for a fresh proof, and tells its maker', async () => {
    const refused = await refusalOf(make(await app.join(founded)));
    expect(refused.problem.missing_permission).toBe(iam('oauth-apps/create'));
    const maker = await admin();
    expect(await anHourLater(() => make(maker))).toBe('request.step_up_required');
    await make(maker, { name: 'Told about' });
    expect((await app.mailTo(maker.email)).subject).toBe(
      'The OAuth app Told about was made in your name',
    );
  });

  it.each([
    [{ permissions: [] }, 'request.invalid'],
    [{ permissions: [readUsers, readUsers] }, 'request.invalid'],
    [
      { permissions: Array.from({ length: 101 }, (_, at) => `/acme/a/b/c${at}`) },
      'request.invalid',
    ],
    [{ permissions: ['/acme/messages/things/send'] }, 'oauth_app.unknown_permission'],
    [{ permissions: [iam('oauth-apps/create')] }, 'oauth_app.unknown_permission'],
    [{ permissions: [iam('organizations/delete')] }, 'oauth_app.unknown_permission'],
    [{ name: '' }, 'request.invalid'],
    [{ name: 'a\u202Eb' }, 'request.invalid'],
    [{ description: 'x'.repeat(251) }, 'request.invalid'],
    [{ access_token_seconds: 59 }, 'request.invalid'],
    [{ access_token_seconds: 3_601 }, 'request.invalid'],
    [{ organization_id: 'x' }, 'request.invalid'],
  ])('refuses what does not fit: %j', async (wrong: Record<string, unknown>, code) => {
    expect(await outcomeOf(make(founded.owner, wrong))).toBe(code);
  });

  it('says what can be given, and what of it is yours', async () => {
    const maker = await admin();
    const { items } = await maker.client.oauthApps.listPermissions(founded.organizationSid);
    expect(items.find(({ name }) => name === readUsers)).toMatchObject({
      is_yours: true,
      only_reads: true,
    });
    expect(items.map(({ name }) => name)).not.toContain(iam('oauth-apps/create'));
  });
});

describe('changing one', () => {
  it('changes its words, its permissions and how long its tokens work, with before and after', async () => {
    const { oauth_app: made } = await make(founded.owner);
    const changed = await update(founded.owner, made.sid, {
      name: 'Lake',
      description: 'Loads accounts.',
      permissions: [readDomains, readUsers],
      access_token_seconds: 600,
    });
    expect(changed).toMatchObject({
      name: 'Lake',
      description: 'Loads accounts.',
      permissions: [readDomains, readUsers],
      access_token_seconds: 600,
    });
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'oauth_app.updated',
      target_sid: made.sid,
    });
    const [event] = items;
    expect(event).toMatchObject({
      before: { name: 'Data warehouse', permissions: [readUsers] },
      after: { name: 'Lake', access_token_seconds: 600 },
    });
  });

  it('gives more by its maker alone; others take from it, and its maker is told', async () => {
    const maker = await admin();
    const other = await admin();
    const { oauth_app: made } = await make(maker, {
      permissions: [readUsers, readDomains],
      access_token_seconds: 600,
    });
    const wider = [readUsers, readDomains, iam('audit-events/read')];
    expect(await outcomeOf(update(other, made.sid, { permissions: wider }))).toBe(
      'oauth_app.made_by_another',
    );
    expect(await outcomeOf(update(other, made.sid, { access_token_seconds: 700 }))).toBe(
      'oauth_app.made_by_another',
    );
    const narrowed = await update(other, made.sid, {
      permissions: [readUsers],
      access_token_seconds: 60,
    });
    expect(narrowed.permissions).toEqual([readUsers]);
    expect((await app.mailTo(maker.email)).subject).toBe(
      'The OAuth app Data warehouse was changed',
    );
    expect((await update(maker, made.sid, { permissions: wider })).permissions).toHaveLength(3);
    expect(await outcomeOf(update(maker, made.sid, { permissions: ['/acme/a/b/c'] }))).toBe(
      'oauth_app.unknown_permission',
    );
  });

  it('keeps what its maker lost, and adds nothing of it anew', async () => {
    const maker = await admin();
    const write = iam('organization-users/update');
    const { oauth_app: made } = await make(maker, { permissions: [readUsers, write] });
    await founded.owner.client.roleAssignments.create(founded.organizationSid, {
      user_sid: maker.userSid,
      role_sid: auditor,
    });
    const seen = await founded.owner.client.oauthApps.get(founded.organizationSid, made.sid);
    expect(seen).toMatchObject({
      in_force: [readUsers],
      token_url: `${app.app.kernel.publicUrl.origin}/oauth2/token`,
    });
    expect(seen.permissions).toHaveLength(2);
  });

  it('asks for a fresh proof, holds the version, and refuses nothing and what is over', async () => {
    const { oauth_app: made } = await make(founded.owner);
    expect(await anHourLater(() => update(founded.owner, made.sid, { name: 'Late' }))).toBe(
      'request.step_up_required',
    );
    expect(await outcomeOf(update(founded.owner, made.sid, {}))).toBe('request.invalid');
    const stale = founded.owner.client.oauthApps.update(
      founded.organizationSid,
      made.sid,
      { name: 'Stale' },
      { ifMatch: '"7"' },
    );
    expect(await outcomeOf(stale)).toBe('request.stale');
    const renamed = await founded.owner.client.oauthApps.update(
      founded.organizationSid,
      made.sid,
      { name: 'Seen' },
      { ifMatch: made.version },
    );
    expect(renamed.version).toBe(made.version + 1);
    await founded.owner.client.oauthApps.revoke(founded.organizationSid, made.sid);
    expect(await outcomeOf(update(founded.owner, made.sid, { name: 'Over' }))).toBe(
      'oauth_app.over',
    );
    expect(await outcomeOf(roll(founded.owner, made.sid))).toBe('oauth_app.over');
  });
});

describe('rolling', () => {
  it('lets both secrets work for a day, then the new one alone', async () => {
    const made = await make(founded.owner);
    const next = await roll(founded.owner, made.oauth_app.sid);
    expect(next.oauth_app.old_secret_works_until).not.toBeNull();
    expect([await statusOf(made), await statusOf(next)]).toEqual([200, 200]);
    expect(await outcomeOf(roll(founded.owner, made.oauth_app.sid))).toBe('oauth_app.overlap_runs');
    await app.travel({ hours: 25 });
    founded = { ...founded, owner: await app.signIn(founded.owner.email) };
    expect([await statusOf(made), await statusOf(next)]).toEqual([401, 200]);
  });

  it('is for its maker alone, with a fresh proof', async () => {
    const { oauth_app: made } = await make(founded.owner);
    const { problem } = await refusalOf(roll(await admin(), made.sid));
    expect(problem).toMatchObject({
      code: 'oauth_app.made_by_another',
      who_can: 'Ada Okafor, who made it',
    });
    expect(await outcomeOf(roll(founded.owner, made.sid, 25))).toBe('request.invalid');
    expect(await anHourLater(() => roll(founded.owner, made.sid))).toBe('request.step_up_required');
  });

  it('of two at once, one gives the new secret, and the old one works on', async () => {
    const outcomes = await race(4, async () => {
      const made = await make(founded.owner);
      const both = [0, 1].map(() => async () => {
        await roll(founded.owner, made.oauth_app.sid);
        return { status: 200 };
      });
      return [...both, async () => ({ status: await statusOf(made) })];
    });
    for (const [one, other, old] of outcomes) {
      expect([one?.status, other?.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(old).toMatchObject({ status: 'fulfilled', value: { status: 200 } });
    }
  });
});

describe('revoking', () => {
  it('shows first what it would end, then ends it for good, and tells its maker', async () => {
    const maker = await admin();
    const made = await make(maker);
    const { sid } = made.oauth_app;
    const impact = await founded.owner.client.oauthApps.revokeDryRun(founded.organizationSid, sid);
    expect(impact.changes).toMatchObject([{ what: 'programs_refused', count: 1 }]);
    expect(await statusOf(made)).toBe(200);
    const revoked = await founded.owner.client.oauthApps.revoke(founded.organizationSid, sid);
    expect(revoked).toMatchObject({ state: 'revoked', sentence: 'It was revoked.' });
    expect(await statusOf(made)).toBe(401);
    expect((await app.mailTo(maker.email)).subject).toBe(
      'The OAuth app Data warehouse was revoked',
    );
    expect(
      await outcomeOf(founded.owner.client.oauthApps.revoke(founded.organizationSid, sid)),
    ).toBe('oauth_app.over');
  });

  it('is not for readers, who see all of them', async () => {
    const maker = await admin();
    const { oauth_app: made } = await make(maker, { name: 'Find me', permissions: [readDomains] });
    const reader = await app.join(founded, { role: auditor });
    const list = async (q: string) =>
      (await reader.client.oauthApps.list(founded.organizationSid, { q })).items.map(
        (row) => row.name,
      );
    expect(await list(`permission:${readDomains} made_by:${maker.userSid}`)).toEqual(['Find me']);
    expect(await list(made.sid)).toEqual(['Find me']);
    expect(await list(`made_by:${maker.email} used:never name:find*`)).toEqual(['Find me']);
    expect(await outcomeOf(reader.client.oauthApps.revoke(founded.organizationSid, made.sid))).toBe(
      'request.forbidden',
    );
  });

  it('finds nothing of another organization', async () => {
    const { oauth_app: made } = await make(founded.owner);
    const other = await app.found('Others');
    for (const call of [
      () => other.owner.client.oauthApps.get(founded.organizationSid, made.sid),
      () => other.owner.client.oauthApps.get(other.organizationSid, made.sid),
      () => other.owner.client.oauthApps.revoke(other.organizationSid, made.sid),
      () => other.owner.client.oauthApps.roll(other.organizationSid, made.sid, {}),
    ])
      expect(await outcomeOf(call())).toBe('request.not_found');
  });
});

it('notes the last token with its address, once a minute', async () => {
  const made = await make(founded.owner);
  await Promise.all(Array.from({ length: 5 }, () => statusOf(made)));
  const read = () =>
    founded.owner.client.oauthApps.get(founded.organizationSid, made.oauth_app.sid);
  const seen = await read();
  expect(seen).toMatchObject({ last_used_from: '127.0.0.1' });
  await statusOf(made);
  expect((await read()).last_used_at).toBe(seen.last_used_at);
});
