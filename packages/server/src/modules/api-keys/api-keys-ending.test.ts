/** How API keys end: rolled to a new secret, and revoked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { apiKeysIn } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const { keyOf, admin, listUsers } = apiKeysIn(() => ({ app, founded }));

describe('rolling', () => {
  const roll = (by: Person, sid: string, hours?: number) =>
    by.client.apiKeys.roll(
      founded.organizationSid,
      sid,
      hours === undefined ? {} : { old_works_for_hours: hours },
    );

  it('lets both secrets work for a day, then the new one alone', async () => {
    const { sid, client } = await keyOf(founded.owner);
    const { key, api_key } = await roll(founded.owner, sid);
    expect(api_key.old_secret_works_until).not.toBeNull();
    expect([await listUsers(client), await listUsers(app.client(key))]).toEqual(['done', 'done']);
    expect(await outcomeOf(roll(founded.owner, sid))).toBe('api_key.overlap_runs');
    await app.travel({ hours: 25 });
    founded = { ...founded, owner: await app.signIn(founded.owner.email) };
    expect(await listUsers(client)).toBe('request.unauthenticated');
    expect(await listUsers(app.client(key))).toBe('done');
  });

  it('ends every older secret at once with 0 hours', async () => {
    const { sid, client } = await keyOf(founded.owner);
    const first = await roll(founded.owner, sid, 5);
    const second = await roll(founded.owner, sid, 0);
    expect(second.api_key.old_secret_works_until).toBeNull();
    const worth = [client, app.client(first.key), app.client(second.key)].map(listUsers);
    expect(await Promise.all(worth)).toEqual([
      'request.unauthenticated',
      'request.unauthenticated',
      'done',
    ]);
  });

  it('is for its maker alone', async () => {
    const { sid } = await keyOf(founded.owner);
    const { problem } = await refusalOf(roll(await admin(), sid));
    expect(problem).toMatchObject({
      code: 'api_key.made_by_another',
      who_can: 'Ada Okafor, who made it',
    });
    expect(await outcomeOf(roll(founded.owner, sid, 25))).toBe('request.invalid');
  });

  it('of two at once, one gives the new secret, and the old one works on', async () => {
    const outcomes = await race(4, async () => {
      const { sid, client } = await keyOf(founded.owner);
      const both = [0, 1].map(() => () => roll(founded.owner, sid));
      return [...both, async () => ({ key: (await client.machine.get()).name })];
    });
    for (const [one, other, old] of outcomes) {
      expect([one?.status, other?.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(old?.status).toBe('fulfilled');
    }
  });
});

describe('revoking', () => {
  it('shows first what it would end, then ends it at once and for good', async () => {
    const maker = await admin();
    const { sid, client } = await keyOf(maker);
    const impact = await founded.owner.client.apiKeys.revokeDryRun(founded.organizationSid, sid);
    expect(impact).toMatchObject({
      changes: [{ what: 'programs_refused', names: ['Nightly report'] }],
      undo: null,
    });
    expect(await listUsers(client)).toBe('done');
    const after = await founded.owner.client.apiKeys.revoke(founded.organizationSid, sid);
    expect(after).toMatchObject({ state: 'revoked', sentence: 'It was revoked.' });
    expect(await listUsers(client)).toBe('request.unauthenticated');
    expect((await app.mailTo(maker.email)).subject).toBe('The API key Nightly report was revoked');
    const again = [
      () => founded.owner.client.apiKeys.revoke(founded.organizationSid, sid),
      () => founded.owner.client.apiKeys.update(founded.organizationSid, sid, { name: 'Alive' }),
      () => maker.client.apiKeys.roll(founded.organizationSid, sid, {}),
    ];
    for (const call of again) expect(await outcomeOf(call())).toBe('api_key.over');
  });

  it('of two at once, one did it', async () => {
    const outcomes = await race(4, async () => {
      const { sid } = await keyOf(founded.owner);
      return [0, 1].map(
        () => () => founded.owner.client.apiKeys.revoke(founded.organizationSid, sid),
      );
    });
    for (const round of outcomes)
      expect(round.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
