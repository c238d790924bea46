/** Retention: nothing is removed without the setting; what is removed is said, and the rest still verifies. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { pruneLogs } from './pruning.ts';
import { verifyEveryLog } from './verification.ts';

let app: TestApp;
let owner: pg.Client;
let founded: Founded;
let logId: string;

beforeAll(async () => {
  app = await createTestApp();
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const sidOf = (id: string) => `AE${id.replaceAll('-', '')}`;
const seal = () => app.runJob('audit_log.seal_again');
const verify = () => founded.owner.client.auditLog.verify(founded.organizationSid, {});

const rename = async (count: number) => {
  for (let index = 0; index < count; index += 1)
    await founded.owner.client.organizations.rename(founded.organizationSid, {
      friendly_name: `Northwind ${index}`,
    });
};
const ids = async () =>
  (
    await owner.query<{ id: string }>('select id from audit_events where log_id = $1 order by id', [
      logId,
    ])
  ).rows.map((row) => row.id);

describe('retention', () => {
  const old = async (count: number) => {
    await owner.query('set role bailiwick_app');
    for (let index = 0; index < count; index += 1)
      await owner.query(
        `insert into audit_events (log_id, id, occurred_at, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, client_address, user_agent, request_id)
        values ($1, $2, now() - interval '40 days', 'organization.renamed', 'done', 'system', 'old', 'organization', '', 'Old', '', '', 'r')`,
        [logId, newId()],
      );
    await owner.query('reset role');
  };
  const ofLog = async () => (await ids()).length;

  beforeEach(async () => {
    await owner.query(
      'truncate audit_seals, audit_seal_heads, audit_seal_queue, audit_events, audit_prunings',
    );
    founded = await app.found();
    logId = uuidOf(founded.organizationSid);
    await owner.query('delete from audit_events where log_id = $1', [logId]);
    await owner.query('delete from audit_seal_queue where log_id = $1', [logId]);
    await old(5);
    await seal();
    await rename(3);
    await seal();
  });

  it('keeps everything unless the setting says otherwise', async () => {
    await pruneLogs(app.app.kernel, null);
    await app.runJob('audit_log.prune');
    expect(await ofLog()).toBe(8);
    const state = await founded.owner.client.auditLog.getSeal(founded.organizationSid);
    expect(state.retention_days).toBeNull();
  });

  it('removes what is old, says so, and the rest still verifies', async () => {
    await pruneLogs(app.app.kernel, 30);
    expect(await ofLog()).toBe(4);
    const [told] = (
      await founded.owner.client.auditEvents.list(founded.organizationSid, {
        event: 'audit_log.pruned',
      })
    ).items;
    expect(told).toMatchObject({ actor: { kind: 'system' }, after: { events: 5, kept_days: 30 } });
    expect(told?.sentence).toMatch(/^5 audit events that were older than 30 days were removed/);
    await pruneLogs(app.app.kernel, 30);
    await seal();
    expect(await ofLog()).toBe(4);
    expect((await verify()).findings).toEqual([]);
    const { vault, database } = app.app.kernel;
    expect((await verifyEveryLog({ db: database.db, vault }, undefined)).findings).toEqual([]);
    const [kept = ''] = (await ids()).slice(-1);
    await owner.query('delete from audit_events where id = $1', [kept]);
    expect((await verify()).findings).toMatchObject([
      { kind: 'entry_missing', audit_event_sid: sidOf(kept) },
    ]);
  });

  it('covers nothing that was removed under a forged record', async () => {
    await pruneLogs(app.app.kernel, 30);
    await owner.query('update audit_prunings set through_number = 2 where log_id = $1', [logId]);
    await owner.query(
      `delete from audit_events where log_id = $1 and event = 'organization.renamed'`,
      [logId],
    );
    const kinds = (await verify()).findings.map((finding) => finding.kind);
    expect(kinds).toContain('pruning_forged');
    expect(kinds).toContain('entry_missing');
  });

  it('is no way for the application to remove what is young, or unrecorded', async () => {
    await owner.query('set role bailiwick_app');
    for (const call of [
      `select prune_audit_log('${logId}', 2, 30)`,
      `select prune_audit_log('${logId}', 1, 1)`,
      `select prune_audit_log('${logId}', 1, 30)`,
    ])
      await expect(owner.query(call), call).rejects.toThrow(
        /not old enough|at least 30 days|written down first/,
      );
    await owner.query('reset role');
    expect(await ofLog()).toBe(8);
  });
});
