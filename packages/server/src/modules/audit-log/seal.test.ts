/** The seal: nothing is missed, whoever commits late; and each manipulation by the database's owner is named. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { organizationScope } from '../../kernel/scope.ts';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { refusalOf } from '../../testing/refusal.ts';
import { verifyEveryLog } from './verification.ts';
import { verifyLog } from './verifying.ts';

let app: TestApp;
let owner: pg.Client;
let founded: Founded;
let logId: string;

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const sidOf = (id: string) => `AE${id.replaceAll('-', '')}`;

beforeAll(async () => {
  app = await createTestApp();
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** The schedule seals at every half minute: a case that counts seals keeps clear of that. */
const clearOfSchedule = async () => {
  const second = () => (Date.now() / 1_000) % 30;
  while (second() > 27 || second() < 2) await new Promise((resolve) => setTimeout(resolve, 200));
};
beforeEach(clearOfSchedule);

const rename = async (count: number) => {
  for (let index = 0; index < count; index += 1)
    await founded.owner.client.organizations.rename(founded.organizationSid, {
      friendly_name: `Northwind ${index}`,
    });
};
const seal = () => app.runJob('audit_log.seal_again');
const verify = () => founded.owner.client.auditLog.verify(founded.organizationSid, {});
const verifyAll = () =>
  verifyEveryLog({ db: app.app.kernel.database.db, vault: app.app.kernel.vault }, undefined);
const ids = async () =>
  (
    await owner.query<{ id: string }>('select id from audit_events where log_id = $1 order by id', [
      logId,
    ])
  ).rows.map((row) => row.id);

/** Runs SQL as the owner of the database, asks for findings, and undoes it. */
async function tampered(...statements: (readonly [string, ...unknown[]])[]) {
  await owner.query('begin');
  try {
    for (const [text, ...values] of statements) await owner.query(text, values);
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
  await owner.query('commit');
  return { own: await verify(), all: await verifyAll() };
}

describe('a log in order', () => {
  beforeAll(async () => {
    founded = await app.found();
    logId = uuidOf(founded.organizationSid);
  });

  it('is sealed by the job and verifies, step by step', async () => {
    await rename(1);
    const before = await founded.owner.client.auditLog.getSeal(founded.organizationSid);
    const seals = before.newest?.number ?? 0;
    expect(before.waiting.entries).toBeGreaterThan(0);
    await rename(3);
    await seal();
    const state = await founded.owner.client.auditLog.getSeal(founded.organizationSid);
    const written = await ids();
    expect(state.newest).toMatchObject({ number: seals + 1, entries: written.length });
    expect(state.waiting).toEqual({ entries: 0, since: null });
    expect(state.public_keys[0]?.pem).toContain('BEGIN PUBLIC KEY');
    await rename(2);
    await seal();
    expect(await verify()).toEqual({
      verified: true,
      checked_entries: written.length + 2,
      checked_seals: seals + 2,
      findings: [],
      more_findings: false,
      next_after: null,
    });
    expect((await verifyAll()).findings).toEqual([]);
  });

  it('verifies in steps that continue where the last one ended', async () => {
    await rename(3);
    await seal();
    const { kernel } = app.app;
    const verifier = { db: kernel.database.db, vault: kernel.vault };
    const scope = organizationScope(logId);
    const all = await ids();
    await owner.query(`update audit_events set reason = 'x' where id = $1`, [all.at(-1)]);
    const first = await verifyLog(verifier, scope, logId, { limit: 1 });
    expect(first.next).toBeNull();
    const rest = await founded.owner.client.auditLog.verify(founded.organizationSid, {
      after: Buffer.from(`${logId} ${all[0] ?? ''}`).toString('base64url'),
    });
    expect(rest).toMatchObject({
      checked_entries: all.length - 1,
      checked_seals: 0,
      verified: false,
    });
    await owner.query(`update audit_events set reason = null where id = $1`, [all.at(-1)]);
    for (const after of [
      'x',
      Buffer.from(`${newId()} ${newId()}`).toString('base64url'),
      Buffer.from(`${logId} ' or true`).toString('base64url'),
    ]) {
      const refusal = await refusalOf(
        founded.owner.client.auditLog.verify(founded.organizationSid, { after }),
      );
      expect(refusal.problem.code).toBe('request.invalid');
    }
  });

  it('misses no entry of a transaction that stays open while younger ones are sealed', async () => {
    const slow = new pg.Client({ connectionString: app.database.url });
    slow.on('error', () => undefined);
    await slow.connect();
    await slow.query('set role bailiwick_app');
    await slow.query('begin');
    const late = newId();
    await slow.query(
      `insert into audit_events (log_id, id, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, client_address, user_agent, request_id)
      values ($1, $2, 'organization.renamed', 'done', 'system', 'slow', 'organization', '', 'Slow', '', '', 'r')`,
      [logId, late],
    );
    await rename(2);
    await seal();
    const sealed = await founded.owner.client.auditLog.getSeal(founded.organizationSid);
    expect(sealed.waiting.entries).toBe(0);
    expect((await verify()).findings).toEqual([]);
    await slow.query('commit');
    await slow.end();
    expect((await verify()).findings).toEqual([]);
    await seal();
    const { rows } = await owner.query<{ log_number: number }>(
      'select log_number from audit_seals where log_id = $1 and $2 = any(entry_ids)',
      [logId, late],
    );
    expect(rows).toHaveLength(1);
    expect((await verify()).findings).toEqual([]);
  });

  it('is sealed once, however many processes seal at once', async () => {
    await rename(5);
    await Promise.all([seal(), seal(), seal(), seal()]);
    await seal();
    const { rows } = await owner.query<{ twice: number }>(
      'select count(*)::int as twice from (select unnest(entry_ids) as id from audit_seals group by 1 having count(*) > 1) t',
    );
    expect(rows[0]?.twice).toBe(0);
    expect((await verifyAll()).findings).toEqual([]);
  });

  it('may only be added to by the application', async () => {
    const asApp = new pg.Client({ connectionString: app.database.url });
    await asApp.connect();
    await asApp.query('set role bailiwick_app');
    for (const statement of [
      `update audit_events set reason = 'x'`,
      'delete from audit_events',
      'truncate audit_events',
      'update audit_seals set number = number + 1',
      'delete from audit_seals',
      'delete from audit_seal_heads',
      'delete from audit_seal_keys',
      'alter table audit_events disable trigger all',
    ])
      await expect(asApp.query(statement), statement).rejects.toThrow(
        /permission denied|must be owner/,
      );
    await asApp.end();
  });
});

describe('a manipulation by the owner of the database', () => {
  let all: string[];

  beforeEach(async () => {
    // Each case breaks a log of its own.
    await owner.query('truncate audit_seals, audit_seal_heads, audit_seal_queue, audit_events');
    founded = await app.found();
    logId = uuidOf(founded.organizationSid);
    await rename(3);
    await seal();
    await rename(3);
    await seal();
    await rename(2);
    await seal();
    all = await ids();
    expect((await verifyAll()).findings).toEqual([]);
  });

  const nth = (index: number) => all.at(index) ?? '';

  it('is named when a field is changed', async () => {
    const { own, all: everything } = await tampered([
      `update audit_events set actor_name = 'Somebody Else' where id = $1`,
      nth(2),
    ]);
    expect(own.findings).toMatchObject([
      { kind: 'entry_changed', audit_event_sid: sidOf(nth(2)), seal_number: 1 },
    ]);
    expect(own.findings[0]?.sentence).toContain(sidOf(nth(2)));
    expect(own.findings[0]?.at).not.toBeNull();
    expect(everything.findings).toMatchObject([{ kind: 'entry_changed' }]);
  });

  it.each([
    ['before', `update audit_events set before = '{"friendly_name": "Never"}' where id = $1`],
    ['after', `update audit_events set after = after || '{"more": 1}' where id = $1`],
    [
      'the time',
      `update audit_events set occurred_at = occurred_at + interval '1 microsecond' where id = $1`,
    ],
    ['the outcome', `update audit_events set outcome = 'denied' where id = $1`],
  ])('is named when %s is changed', async (_what, statement) => {
    const { own } = await tampered([statement, nth(-1)]);
    expect(own.findings).toMatchObject([
      { kind: 'entry_changed', audit_event_sid: sidOf(nth(-1)), seal_number: 3 },
    ]);
  });

  it('is named when an entry is deleted', async () => {
    const { own } = await tampered(['delete from audit_events where id = $1', nth(3)]);
    expect(own.findings).toMatchObject([
      { kind: 'entry_missing', audit_event_sid: sidOf(nth(3)), seal_number: 1 },
    ]);
    expect(new Date(own.findings[0]?.at ?? 0).getTime()).toBeGreaterThan(Date.now() - 600_000);
  });

  it('is named when an entry is deleted before it is sealed', async () => {
    await rename(1);
    const [fresh = ''] = (await ids()).slice(-1);
    await tampered(['delete from audit_events where id = $1', fresh]);
    await seal();
    expect((await verify()).findings).toMatchObject([
      { kind: 'entry_missing', audit_event_sid: sidOf(fresh) },
    ]);
  });

  const copy = (role: string, at: string): (readonly [string, ...unknown[]])[] => [
    [`set local role ${role}`],
    [
      `insert into audit_events (log_id, id, occurred_at, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, client_address, user_agent, request_id)
      select log_id, $2, ${at}, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, client_address, user_agent, request_id
      from audit_events where id = $1`,
      nth(1),
      nth(1).replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
    ],
  ];

  it('is named when an entry is inserted', async () => {
    const { own } = await tampered(...copy('none', 'occurred_at'));
    expect(own.findings).toMatchObject([{ kind: 'entry_inserted' }]);
    await seal();
    expect((await verify()).findings).toMatchObject([{ kind: 'entry_inserted' }]);
  });

  it('is named when an entry of the past is inserted in the way of the application', async () => {
    const { own } = await tampered(...copy('bailiwick_app', "occurred_at - interval '3 hours'"));
    expect(own.findings).toMatchObject([{ kind: 'entry_inserted' }]);
    await seal();
    expect((await verify()).findings).toMatchObject([{ kind: 'entry_inserted', seal_number: 4 }]);
  });

  it('is named when two entries exchange their content', async () => {
    const { own } = await tampered([
      `update audit_events a set target_name = b.target_name, before = b.before, after = b.after, request_id = b.request_id
      from audit_events b where (a.id = $1 and b.id = $2) or (a.id = $2 and b.id = $1)`,
      nth(-1),
      nth(-4),
    ]);
    expect(own.findings.map((finding) => [finding.kind, finding.audit_event_sid])).toEqual([
      ['entry_changed', sidOf(nth(-4))],
      ['entry_changed', sidOf(nth(-1))],
    ]);
  });

  it('is named when two entries exchange their ids', async () => {
    const { own } = await tampered(
      ['update audit_events set id = $2 where id = $1', nth(-1), newId()],
      ['update audit_events set id = $1 where id = $2', nth(-1), nth(-2)],
    );
    expect(own.findings.map((finding) => finding.kind).toSorted()).toEqual([
      'entry_changed',
      'entry_inserted',
      'entry_missing',
    ]);
  });

  it('is named when the newest entries are deleted together with their seal', async () => {
    const { own, all: everything } = await tampered(
      ['delete from audit_events where id = any($1)', all.slice(-2)],
      ['delete from audit_seals where log_id = $1 and log_number = 3', logId],
    );
    expect(own.findings).toMatchObject([
      { kind: 'cut_off', audit_event_sid: sidOf(nth(-1)), seal_number: 3 },
      { kind: 'seal_missing', seal_number: 3 },
    ]);
    expect(own.findings[0]?.sentence).toContain(sidOf(nth(-1)));
    expect(everything.verified).toBe(false);
    // What is sealed afterwards does not cover it up.
    await rename(1);
    await seal();
    expect((await verify()).findings).toMatchObject([{ kind: 'seal_missing', seal_number: 3 }]);
  });

  it('is named when the record of the end is cut back as well', async () => {
    const { own, all: everything } = await tampered(
      ['delete from audit_events where id = any($1)', all.slice(-2)],
      ['delete from audit_seals where log_id = $1 and log_number = 3', logId],
      [
        `update audit_seal_heads h set number = 2, hash = s.hash, entries = h.entries - 2, last_id = s.last_id from audit_seals s
        where h.chain_id = $1 and s.log_id = $1 and s.log_number = 2`,
        logId,
      ],
    );
    // The log alone looks whole; the chain over all logs does not.
    expect(own.findings).toEqual([]);
    expect(everything.findings.map((finding) => finding.kind)).toContain('seal_missing');
  });

  it('is named by whoever kept a seal elsewhere, even when everything was cut back', async () => {
    const { newest } = await founded.owner.client.auditLog.getSeal(founded.organizationSid);
    await owner.query('begin');
    await owner.query('delete from audit_events where id = any($1)', [all.slice(-2)]);
    await owner.query('delete from audit_seals where log_id = $1 and log_number = 3', [logId]);
    await owner.query(
      `update audit_seal_heads h set number = 2, hash = s.hash from audit_seals s where h.chain_id = $1 and s.log_id = $1 and s.log_number = 2`,
      [logId],
    );
    await owner.query('commit');
    const checked = await founded.owner.client.auditLog.verify(founded.organizationSid, {
      known_seal: { number: newest?.number ?? 0, hash: newest?.hash ?? '' },
    });
    expect(checked.findings).toMatchObject([{ kind: 'cut_off', seal_number: 3 }]);
  });

  it('is named when a seal in the middle is deleted', async () => {
    const { own } = await tampered([
      'delete from audit_seals where log_id = $1 and log_number = 2',
      logId,
    ]);
    const kinds = own.findings.map((finding) => finding.kind);
    expect(kinds.filter((kind) => kind === 'seal_missing')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'entry_inserted')).toHaveLength(3);
  });

  it('is named when a signature is forged', async () => {
    const { own } = await tampered([
      `update audit_seals set signature = set_byte(signature, 5, get_byte(signature, 5) # 1) where log_id = $1 and log_number = 2`,
      logId,
    ]);
    expect(own.findings).toMatchObject([{ kind: 'seal_forged', seal_number: 2 }]);
  });

  it('is named when an entry is changed and its hash in the seal is made to fit', async () => {
    const { own } = await tampered(
      [`update audit_events set actor_name = 'Somebody Else' where id = $1`, nth(-1)],
      [
        `update audit_seals set entry_hashes = set_byte(entry_hashes, 0, 1) where log_id = $1 and log_number = 3`,
        logId,
      ],
    );
    const kinds = own.findings.map((finding) => finding.kind);
    expect(kinds).toContain('seal_changed');
    expect(kinds).toContain('seal_forged');
  });

  it('is named when two seals exchange their places', async () => {
    const { own } = await tampered(
      ['update audit_seals set log_number = 9 where log_id = $1 and log_number = 1', logId],
      ['update audit_seals set log_number = 1 where log_id = $1 and log_number = 2', logId],
      ['update audit_seals set log_number = 2 where log_id = $1 and log_number = 9', logId],
    );
    const kinds = new Set(own.findings.map((finding) => finding.kind));
    expect(kinds).toContain('seal_misplaced');
    expect(kinds).toContain('seal_changed');
  });

  it('is named when the chain is made anew with another key', async () => {
    await tampered(
      ['alter table audit_seals disable trigger all'],
      ['delete from audit_seals'],
      ['delete from audit_seal_heads'],
      ['insert into audit_seal_queue select log_id, id from audit_events'],
    );
    // The application would seal it again; somebody without the master key has only a key of their own.
    await seal();
    const { own } = await tampered([
      `update audit_seal_keys set public_key = set_byte(public_key, 20, 7)`,
    ]);
    expect(own.findings.map((finding) => finding.kind)).toContain('key_changed');
    await owner.query(
      'delete from audit_seals; delete from audit_seal_heads; delete from audit_seal_keys',
    );
  });
});
