/** Reading the log: every filter, words of the sentence, pages both ways; and the same as a file. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
} from '../../testing/app.ts';
import { readCsv } from '../../testing/read-csv.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;
let other: Founded;
let member: Person;
let second: string;

beforeAll(async () => {
  app = await createTestApp();
  [founded, other] = [await app.found(), await app.found('Other')];
  const { client } = founded.owner;
  member = await app.join(founded);
  second = (
    await client.organizationAccounts.create(founded.organizationSid, { friendly_name: '=1+1' })
  ).sid;
  await client.roleAssignments.create(founded.organizationSid, {
    user_sid: member.userSid,
    account_sid: second,
    role_sid: roleSids.developer,
  });
  for (let index = 0; index < 12; index += 1)
    await client.organizations.rename(founded.organizationSid, {
      friendly_name: `Contoso "${index}", Ltd`,
    });
  await member.client.auditEvents.list(founded.organizationSid).catch(() => undefined);
});
afterAll(() => app.close());

type Query = Parameters<Person['client']['auditEvents']['list']>[1];
const list = (query: Query = {}) =>
  founded.owner.client.auditEvents.list(founded.organizationSid, { page_size: 200, ...query });

describe('filters', () => {
  it('each shows what it says, and nothing else', async () => {
    const everything = (await list()).items;
    const [renamed] = everything.filter((event) => event.event === 'organization.renamed');
    const given = everything.find((event) => event.event === 'role_assignment.created');
    if (renamed === undefined || given === undefined) throw new Error('they happened');
    const cases: [Query, (event: (typeof everything)[number]) => boolean][] = [
      [{ event: 'organization.renamed' }, (event) => event.event === 'organization.renamed'],
      [{ actor_sid: member.userSid }, (event) => event.actor.sid === member.userSid],
      [{ target_sid: given.target.sid }, (event) => event.target.sid === given.target.sid],
      [{ account_sid: second }, (event) => event.account_sid === second],
      [{ outcome: 'denied' }, (event) => event.outcome === 'denied'],
      [{ outcome: 'done' }, (event) => event.outcome === 'done'],
      [{ request_id: renamed.request_id }, (event) => event.request_id === renamed.request_id],
      [
        { client_address: renamed.client_address },
        (event) => event.client_address === renamed.client_address,
      ],
      [{ from: renamed.occurred_at }, (event) => event.occurred_at >= renamed.occurred_at],
      [{ to: given.occurred_at }, (event) => event.occurred_at < given.occurred_at],
      [
        { account_sid: second, outcome: 'done', actor_sid: founded.owner.userSid },
        (event) =>
          event.account_sid === second &&
          event.outcome === 'done' &&
          event.actor.sid === founded.owner.userSid,
      ],
    ];
    for (const [query, matches] of cases) {
      const expected = everything.filter(matches).map((event) => event.sid);
      expect(expected.length, JSON.stringify(query)).toBeGreaterThan(0);
      expect(expected.length, JSON.stringify(query)).toBeLessThan(everything.length + 1);
      const found = (await list(query)).items.map((event) => event.sid);
      expect(found, JSON.stringify(query)).toEqual(expected);
    }
  });

  it('find words of the sentence, wherever they stand in it', async () => {
    const sentences = async (search: string) =>
      (await list({ search })).items.map((event) => event.sentence);
    const renamed = await sentences('renamed ada');
    expect(renamed).toHaveLength(12);
    for (const sentence of renamed) expect(sentence).toMatch(/Ada Okafor renamed/);
    expect(await sentences('Contoso "3"')).toHaveLength(1);
    expect(await sentences('organization.renamed')).toHaveLength(12);
    expect(await sentences(second)).not.toHaveLength(0);
    expect(await sentences('renamed by nobody at all')).toEqual([]);
    expect(await sentences('100%_')).toEqual([]);
  });

  it('say who acted, in which session, from where, and what changed', async () => {
    const [event] = (await list({ event: 'organization.renamed' })).items;
    expect(event).toMatchObject({
      actor: { kind: 'user', sid: founded.owner.userSid, name: 'Ada Okafor' },
      outcome: 'done',
      before: { friendly_name: 'Contoso "10", Ltd' },
      after: { friendly_name: 'Contoso "11", Ltd' },
      client_address: '127.0.0.1',
    });
    const sessions = (await founded.owner.client.sessions.list()).items.map((row) => row.sid);
    expect(sessions).toContain(event?.actor.session_sid);
  });

  it.each([
    ['a time that is none', { from: 'yesterday' }],
    ['an account that is none', { account_sid: 'AC1' }],
    ['an outcome that is none', { outcome: 'maybe' as 'done' }],
    ['an actor of another kind', { actor_sid: `AC${'0'.repeat(32)}` }],
  ])('refuse %s', async (_what, query) => {
    expect(await outcomeOf(list(query))).toBe('request.invalid');
  });

  it('show nothing of another organization', async () => {
    for (const query of [
      { account_sid: other.accountSid },
      { actor_sid: other.owner.userSid },
      { target_sid: other.organizationSid },
    ])
      expect((await list(query)).items).toEqual([]);
  });

  it('are paged both ways without a gap or a double', async () => {
    const everything = (await list()).items.map((event) => event.sid);
    const seen: string[] = [];
    const pages: string[][] = [];
    let query: NonNullable<Query> = { page_size: 5 };
    for (;;) {
      const page = await list(query);
      pages.push(page.items.map((event) => event.sid));
      seen.push(...page.items.map((event) => event.sid));
      if (page.page.next_token === null) {
        for (let back = pages.length - 2, token = page.page.previous_token; back >= 0; back -= 1) {
          const before = await list({ page_size: 5, page_token: token ?? '' });
          expect(before.items.map((event) => event.sid)).toEqual(pages[back]);
          token = before.page.previous_token;
        }
        break;
      }
      query = { page_size: 5, page_token: page.page.next_token };
    }
    expect(seen).toEqual(everything);
    const words = { search: 'contoso', page_size: 5 };
    const first = await list(words);
    const next = await list({ ...words, page_token: first.page.next_token ?? '' });
    const back = await list({ ...words, page_token: next.page.previous_token ?? '' });
    expect(back.items).toEqual(first.items);
  });

  it('come from the closed list of events, which anybody signed in may read', async () => {
    const names = (await member.client.auditEvents.listNames()).items.map((item) => item.name);
    expect(names).toEqual(names.toSorted());
    for (const event of (await list()).items) expect(names).toContain(event.event);
    expect(names).toContain('audit_log.exported');
  });
});

describe('an export', () => {
  const exported = (body: Parameters<Person['client']['auditEvents']['export']>[1]) =>
    founded.owner.client.auditEvents.export(founded.organizationSid, body);

  it('holds as JSON lines exactly what the list shows', async () => {
    const filter = { event: 'organization.renamed', outcome: 'done' as const };
    const shown = (await list(filter)).items;
    const answer = await exported({ format: 'ndjson', ...filter });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-events-\d{4}-\d\d-\d\d\.ndjson"$/,
    );
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(shown);
  });

  it('holds as CSV the same, quoted, and without anything that calculates', async () => {
    const shown = (await list({ search: '=1+1' })).items;
    expect(shown.length).toBeGreaterThan(0);
    const answer = await exported({ format: 'csv', search: '=1+1' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head = [], ...records] = readCsv(await answer.text());
    expect(records).toHaveLength(shown.length);
    for (const [index, event] of shown.entries()) {
      const record = Object.fromEntries(
        head.map((name, column) => [name, records[index]?.[column]]),
      );
      expect(record['sid']).toBe(event.sid);
      expect(record['occurred_at']).toBe(event.occurred_at);
      expect(record['occurred_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(record['sentence']).toBe(event.sentence);
      if (event.target.name.startsWith('=')) expect(record['target_name']).toBe("'=1+1");
    }
    expect(records.flat().some((field) => field.startsWith('='))).toBe(false);
  });

  it('is written down with what was asked and how much it was', async () => {
    const { items } = await list({ search: 'contoso' });
    await (await exported({ format: 'csv', search: 'contoso' })).text();
    const [event] = (await list({ event: 'audit_log.exported' })).items;
    expect(event).toMatchObject({
      sentence: `Ada Okafor exported ${items.length} audit events`,
      after: { format: 'csv', events: items.length, search: 'contoso' },
    });
  });

  it('is sent in pieces, more than one page of them', async () => {
    const owner = new pg.Client({ connectionString: app.database.url });
    await owner.connect();
    await owner.query(
      `insert into audit_events (log_id, id, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, client_address, user_agent, request_id)
      select log_id, gen_random_uuid(), 'organization.renamed', 'done', 'system', 'filler', 'organization', '', 'n' || g, '', '', '' from audit_events, generate_series(1, 2500) g
      where id = $1`,
      [uuidOf((await list()).items[0]?.sid ?? '')],
    );
    await owner.end();
    const lines = (await (await exported({ format: 'ndjson', search: 'filler' })).text())
      .trimEnd()
      .split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as { sid: string }).sid)).size).toBe(
      2_500,
    );
  });

  it('is for whoever may read and export the log of this organization', async () => {
    const auditor = await app.join(founded, { role: roleSids.auditor });
    const by = (person: Person) =>
      person.client.auditEvents.export(founded.organizationSid, { format: 'csv' });
    expect((await by(auditor)).status).toBe(200);
    expect(await outcomeOf(by(member))).toBe('request.forbidden');
    expect(await outcomeOf(by(other.owner))).toBe('request.not_found');
    expect(
      await (
        await other.owner.client.auditEvents.export(other.organizationSid, {
          format: 'ndjson',
          account_sid: second,
        })
      ).text(),
    ).toBe('');
  });

  it.each([
    ['no format', {}],
    ['a format that is none', { format: 'xlsx' }],
    ['a filter that is none', { format: 'csv', sort: 'id' }],
    ['a time that is none', { format: 'csv', from: '2026-13-01T00:00:00Z' }],
  ])('refuses %s', async (_what, body) => {
    const refusal = await refusalOf(exported(body as never));
    expect(refusal.problem.code).toBe('request.invalid');
  });

  const uuidOf = (sid: string) =>
    sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  it('does not mind names of every kind', async () => {
    const name = unique('Ünïcode ☕ ‮');
    await founded.owner.client.organizations
      .rename(founded.organizationSid, { friendly_name: name.slice(0, 20) })
      .catch(() => undefined);
    const text = await (await exported({ format: 'csv' })).text();
    expect(text).not.toMatch(/[\u202a-\u202e]/);
  });
});
