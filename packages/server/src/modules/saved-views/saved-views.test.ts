/** Views of lists: whose they are, who changes shared ones, their limits, and what is left of them afterwards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let administrator: Person;
let auditor: Person;
let member: Person;
let at: string;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  at = founded.organizationSid;
  administrator = await app.join(founded, { role: roleSids.organizationAdministrator });
  auditor = await app.join(founded, { role: roleSids.auditor });
  member = await app.join(founded);
});
afterAll(() => app.close());

const words = { q: 'state:inactive last_sign_in:>90d', sort: '-created_at' };
const view = (name: string, more: Partial<Parameters<typeof keep>[1]> = {}) => ({
  list: 'users' as const,
  name,
  words,
  ...more,
});
const keep = (by: Person, body: Parameters<Person['client']['savedViews']['create']>[1]) =>
  by.client.savedViews.create(at, body);
const namesOf = async (by: Person, list?: 'users' | 'domains') =>
  (await by.client.savedViews.list(at, list === undefined ? {} : { list })).items.map(
    ({ name }) => name,
  );
const told = async (event: string) =>
  (await founded.owner.client.auditEvents.list(at, { event })).items.map(
    ({ sentence }) => sentence,
  );

describe('a private view', () => {
  it('is seen, changed and deleted by whoever keeps it, and by nobody else; it is not told', async () => {
    const made = await keep(auditor, view('Sleepers'));
    expect(made).toMatchObject({ words, is_shared: false, is_pinned: true, may_change: true });
    expect(await namesOf(auditor)).toContain('Sleepers');
    expect(await namesOf(founded.owner)).not.toContain('Sleepers');
    const { savedViews } = founded.owner.client;
    expect(await outcomeOf(savedViews.update(at, made.sid, { name: 'Mine' }))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(savedViews.delete(at, made.sid))).toBe('request.not_found');
    const changed = await auditor.client.savedViews.update(at, made.sid, {
      name: 'Long asleep',
      words: { q: 'last_sign_in:>1y' },
      is_pinned: false,
    });
    expect(changed).toMatchObject({
      name: 'Long asleep',
      words: { q: 'last_sign_in:>1y' },
      is_pinned: false,
      version: 2,
    });
    await auditor.client.savedViews.delete(at, made.sid);
    expect(await namesOf(auditor)).not.toContain('Long asleep');
    for (const event of ['saved_view.shared', 'saved_view.changed', 'saved_view.withdrawn'])
      expect(await told(event)).toEqual([]);
  });

  it('has a name of its own among those of one person and list', async () => {
    await keep(administrator, view('Twice'));
    const refusal = await refusalOf(keep(administrator, view('TWICE')));
    expect(refusal.code).toBe('saved_view.name_taken');
    expect(refusal.problem.errors?.[0]?.pointer).toBe('/name');
    await keep(auditor, view('Twice'));
    await keep(administrator, view('Twice', { list: 'domains' }));
    expect(await namesOf(administrator, 'domains')).toEqual(['Twice']);
  });

  it('is for those who open the Admin Center', async () => {
    const refusal = await refusalOf(keep(member, view('Mine')));
    expect(refusal).toMatchObject({ code: 'request.forbidden', status: 403 });
    expect(refusal.problem.missing_permission).toBe('/bailiwick/iam/saved-views/keep');
  });

  it.each([
    ['no name', view('')],
    ['no list', { ...view('x'), list: 'sessions' as never }],
    ['a place in the list', view('x', { words: { page_token: 'abc' } })],
    ['no word of an address', view('x', { words: { '<script>': 'abc' } })],
    ['too much', view('x', { words: { q: 'a'.repeat(4_001) } })],
    [
      'too many words',
      view('x', {
        words: Object.fromEntries(
          Array.from({ length: 21 }, (_word, index) => ['a'.repeat(index + 1), '1']),
        ),
      }),
    ],
  ])('is refused with %s', async (_what, body) => {
    expect(await outcomeOf(keep(auditor, body))).toBe('request.invalid');
  });

  it('is one of a hundred at most, also of two at once', async () => {
    const keeper = await app.join(founded, { role: roleSids.auditor });
    for (let made = 0; made < 99; made += 1) await keep(keeper, view(`View ${made}`));
    const outcomes = await Promise.all(
      ['a', 'b'].map((name) => outcomeOf(keep(keeper, view(name)))),
    );
    expect(outcomes.toSorted()).toEqual(['done', 'saved_view.too_many']);
  });
});

describe('a shared view', () => {
  it('is seen by everybody, changed by who may share, and told', async () => {
    const made = await keep(administrator, view('Left', { is_shared: true }));
    expect(await namesOf(auditor)).toContain('Left');
    const [seen] = (await auditor.client.savedViews.list(at)).items;
    expect(seen).toMatchObject({ name: 'Left', may_change: false });
    expect(await outcomeOf(auditor.client.savedViews.delete(at, made.sid))).toBe(
      'request.forbidden',
    );
    const refused = await refusalOf(keep(auditor, view('Mine', { is_shared: true })));
    expect(refused.problem.who_can).toBe('The Owner or an Administrator');
    const { savedViews } = founded.owner.client;
    await savedViews.update(at, made.sid, { name: 'Gone' });
    expect(await outcomeOf(keep(founded.owner, view('gone', { is_shared: true })))).toBe(
      'saved_view.name_taken',
    );
    await savedViews.update(at, made.sid, { is_shared: false });
    expect(await namesOf(administrator)).not.toContain('Gone');
    expect(await namesOf(founded.owner)).toContain('Gone');
    expect(await told('saved_view.shared')).toHaveLength(1);
    expect(await told('saved_view.changed')).toHaveLength(1);
    expect((await told('saved_view.withdrawn'))[0]).toContain('stopped sharing the view Gone');
  });

  it('is not changed over what somebody else changed', async () => {
    const made = await keep(administrator, view('Stale', { is_shared: true }));
    await founded.owner.client.savedViews.update(at, made.sid, { name: 'Fresh' });
    const late = administrator.client.savedViews.update(
      at,
      made.sid,
      { name: 'Late' },
      { ifMatch: 1 },
    );
    expect(await outcomeOf(late)).toBe('request.stale');
  });

  it('gets a name once, when two ask at once', async () => {
    const outcomes = await Promise.all(
      [administrator, founded.owner].map((by) =>
        outcomeOf(keep(by, view('Contested', { is_shared: true }))),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['done', 'saved_view.name_taken']);
  });
});

describe('of another organization', () => {
  it('nothing is seen, changed or deleted', async () => {
    const made = await keep(founded.owner, view('Shared here', { is_shared: true }));
    const stranger = await app.found('Theirs');
    const { client } = stranger.owner;
    const own = stranger.organizationSid;
    expect((await client.savedViews.list(own)).items).toEqual([]);
    expect(await outcomeOf(client.savedViews.list(at))).toBe('request.not_found');
    expect(await outcomeOf(client.savedViews.update(own, made.sid, { name: 'x' }))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(client.savedViews.delete(own, made.sid))).toBe('request.not_found');
  });
});
