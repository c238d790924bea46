/** Files of people, from the upload to what became of each row; and what holds for every operation. */
import type { BailiwickClient } from '@bailiwick/sdk';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

async function upload(client: BailiwickClient, organizationSid: string, text: string, piece = 70) {
  const size_bytes = Buffer.byteLength(text);
  const made = await client.imports.create(organizationSid, {
    file_name: 'people.csv',
    size_bytes,
  });
  let state = made;
  for (let at = 0; at < text.length; at += piece)
    state = await client.imports.append(organizationSid, made.sid, {
      offset_bytes: state.received_bytes,
      text: text.slice(at, at + piece),
    });
  return state;
}

async function ended(client: BailiwickClient, organizationSid: string, operationSid: string) {
  for (let look = 0; look < 600; look += 1) {
    const operation = await client.operations.get(organizationSid, operationSid);
    if (operation.finished_at !== null) return operation;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the operation did not end');
}

async function rowsOf(operationSid: string) {
  const { items } = await founded.owner.client.operations.listRows(
    founded.organizationSid,
    operationSid,
    { page_size: 200 },
  );
  return items;
}

async function runFile(text: string, notify = false) {
  const { client } = founded.owner;
  const file = await upload(client, founded.organizationSid, text);
  const started = await client.imports.run(founded.organizationSid, file.sid, { notify });
  return ended(client, founded.organizationSid, started.sid);
}

async function checkFile(text: string) {
  const { client } = founded.owner;
  const file = await upload(client, founded.organizationSid, text);
  const started = await client.imports.check(founded.organizationSid, file.sid);
  return ended(client, founded.organizationSid, started.sid);
}

async function countInvitations(email: string) {
  const { items } = await founded.owner.client.invitations.list(founded.organizationSid, {
    search: email,
    state: 'all',
  });
  return items.length;
}

describe('a file of people', () => {
  it('is tried without keeping anything, run, and changes nothing when it is run again', async () => {
    const member = await app.join(founded);
    const name = unique('grace');
    const text = `\uFEFFE-Mail;First Name;Last Name;Role;Accounts\r\n${name}@${founded.domain};Grace;"Hopper; Rear Admiral";Administrator;${founded.accountSid}:Developer\r\n\r\n${member.email};Imogen;Ilić-Marsh;;${founded.accountSid}:Support\r\nsomebody@elsewhere-mail.com;;;;\r\nnot an address;;;;\r\n${name.toUpperCase()}@${founded.domain};;;;\r\n${unique('x')}@${founded.domain};;;Emperor;\r\n`;
    const checked = await checkFile(text);
    expect(checked).toMatchObject({
      state: 'SUCCEEDED',
      dry_run: true,
      done_rows: 6,
      total_rows: 6,
      outcomes: { created: 1, updated: 1, unchanged: 0, error: 4 },
    });
    expect(checked.changes.map(({ what, count }) => [what, count])).toEqual([
      ['people_invited', 1],
      ['people_updated', 1],
    ]);
    expect(await countInvitations(name)).toBe(0);
    const rows = await rowsOf(checked.sid);
    expect(rows.map((row) => [row.row_number, row.outcome, row.column])).toEqual([
      [2, 'CREATED', null],
      [4, 'UPDATED', null],
      [5, 'ERROR', 'email'],
      [6, 'ERROR', 'email'],
      [7, 'ERROR', 'email'],
      [8, 'ERROR', 'organization_role'],
    ]);
    expect(rows[2]).toMatchObject({ value: 'somebody@elsewhere-mail.com' });
    expect(rows[4]?.reason).toContain('row 2');
    expect(rows.slice(2).map((row) => row.suggestion)).toEqual([
      `Use an address at ${founded.domain}`,
      `Use an address at ${founded.domain}`,
      null,
      'Use one of: Administrator, Standard User, Billing Administrator, Billing Viewer, Auditor',
    ]);

    const run = await runFile(text);
    expect(run.outcomes).toEqual({ created: 1, updated: 1, unchanged: 0, error: 4 });
    const [invitation] = (
      await founded.owner.client.invitations.list(founded.organizationSid, { search: name })
    ).items;
    expect(invitation).toMatchObject({ organization_role: 'Administrator', sends: 0 });
    expect(invitation?.accounts.map((account) => account.role_name)).toEqual(['Developer']);
    const person = await founded.owner.client.organizationUsers.get(
      founded.organizationSid,
      member.userSid,
    );
    expect(person).toMatchObject({ last_name: 'Ilić-Marsh', accounts: 1 });
    await expect(app.mailTo(`${name}@${founded.domain}`)).rejects.toThrow('no mail');

    expect((await runFile(text)).outcomes).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
      error: 4,
    });
    expect(await countInvitations(name)).toBe(1);
  });

  it('mails the invitations when that was chosen, and says in the audit log who asked', async () => {
    const email = `${unique('mailed')}@${founded.domain}`;
    const run = await runFile(`email\n${email}`, true);
    expect(run.outcomes.created).toBe(1);
    expect((await app.mailTo(email)).subject).toContain('Northwind');
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      page_size: 10,
    });
    const created = items.find((event) => event.event === 'invitation.created');
    expect(created?.actor).toMatchObject({ kind: 'user' });
    expect(JSON.stringify(created?.after)).toContain(email);
    expect(items.some((event) => event.event === 'operation.succeeded')).toBe(true);
  });

  it('says how a row can be mended', async () => {
    const [letter = ''] = founded.domain;
    const mistyped = founded.domain.replace(letter, `${letter}${letter}`);
    const { sid } = await checkFile(
      `email,role,accounts\nada@${mistyped},,\ngrace@${founded.domain},Adminstrator,\nnour@${founded.domain},,${founded.accountSid}:Develper\nzoe@${founded.domain},,Production\n`,
    );
    expect((await rowsOf(sid)).map((row) => [row.column, row.suggestion])).toEqual([
      ['email', `Did you mean ada@${founded.domain}?`],
      ['organization_role', 'Did you mean Administrator?'],
      ['accounts', 'Did you mean Developer?'],
      ['accounts', 'The SID of an account stands in the list of accounts'],
    ]);
  });

  it('is read across the borders of batches and pieces, every row accounted for', async () => {
    const emails = Array.from(
      { length: 230 },
      (_, n) => `${unique('many')}-${n}@${founded.domain}`,
    );
    const text = `email,first_name\n${emails.map((email) => `${email},"Žoë\nLine"`).join('\n')}`;
    const checked = await checkFile(text);
    expect(checked.done_rows).toBe(230);
    expect(checked.outcomes.error).toBe(230);
    const good = await checkFile(text.replaceAll('"Žoë\nLine"', 'Žoë'));
    expect(good.outcomes).toMatchObject({ created: 230, error: 0 });
  });

  it.each([
    ['a file without an e-mail column', 'name;phone\nAda;1\n', 'import.unreadable'],
    ['a table that is none', '"open\nx\n', 'import.unreadable'],
  ])('%s is refused before anything starts', async (_name, text, code) => {
    const { client } = founded.owner;
    const file = await upload(client, founded.organizationSid, text);
    expect(file.problem).not.toBeNull();
    const started = client.imports.check(founded.organizationSid, file.sid);
    expect((await refusalOf(started)).code).toBe(code);
  });

  it('takes pieces in their order only, and not more than was announced', async () => {
    const { client } = founded.owner;
    const at = founded.organizationSid;
    const made = await client.imports.create(at, { file_name: 'a.csv', size_bytes: 10 });
    await client.imports.append(at, made.sid, { offset_bytes: 0, text: 'email' });
    const again = client.imports.append(at, made.sid, { offset_bytes: 0, text: 'email' });
    expect((await refusalOf(again)).code).toBe('import.wrong_offset');
    const more = client.imports.append(at, made.sid, { offset_bytes: 5, text: 'x'.repeat(6) });
    expect((await refusalOf(more)).code).toBe('import.too_large');
    const early = client.imports.run(at, made.sid, { notify: false });
    expect((await refusalOf(early)).code).toBe('import.incomplete');
  });
});

describe('an operation', () => {
  const hundreds = (count: number) =>
    `email\n${Array.from({ length: count }, (_, n) => `${unique('p')}-${n}@${founded.domain}`).join('\n')}\n`;

  it('stops when whoever asked may not do it any more, and says so', async () => {
    const admin = await app.join(founded, { role: roleSids.organizationAdministrator });
    const file = await upload(admin.client, founded.organizationSid, hundreds(900), 100_000);
    const started = await admin.client.imports.run(founded.organizationSid, file.sid, {
      notify: false,
    });
    await founded.owner.client.organizationUsers.deactivate(founded.organizationSid, admin.userSid);
    const done = await ended(founded.owner.client, founded.organizationSid, started.sid);
    expect(done).toMatchObject({ state: 'FAILED', error: { code: 'operation.lost_right' } });
    expect(done.done_rows).toBeLessThan(900);
  });

  it('is cancelled between two batches, and once only', async () => {
    const { client } = founded.owner;
    const file = await upload(client, founded.organizationSid, hundreds(900), 100_000);
    const started = await client.imports.run(founded.organizationSid, file.sid, { notify: false });
    const cancelled = await client.operations.cancel(founded.organizationSid, started.sid);
    expect(cancelled).toMatchObject({ state: 'FAILED', error: { code: 'operation.cancelled' } });
    const twice = client.operations.cancel(founded.organizationSid, started.sid);
    expect((await refusalOf(twice)).code).toBe('operation.finished');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const later = await client.operations.get(founded.organizationSid, started.sid);
    expect(later.done_rows).toBe(cancelled.done_rows);
  });

  it('does each row once, however often its job is started', async () => {
    const { client } = founded.owner;
    const file = await upload(client, founded.organizationSid, hundreds(500), 100_000);
    const started = await client.imports.run(founded.organizationSid, file.sid, { notify: false });
    const database = new pg.Client({ connectionString: app.database.url });
    await database.connect();
    const payload = JSON.stringify({
      operation_id: started.sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      organization_id: founded.organizationSid
        .slice(2)
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    });
    for (let time = 0; time < 3; time += 1)
      await database.query("select graphile_worker.add_job('imports.run', $1::json)", [payload]);
    await database.end();
    const done = await ended(client, founded.organizationSid, started.sid);
    expect(done).toMatchObject({ state: 'SUCCEEDED', done_rows: 500 });
    expect(done.outcomes).toMatchObject({ created: 500, error: 0 });
  });

  it('gives its rows out as a file that a spreadsheet does not calculate', async () => {
    const run = await checkFile('email\n"=cmd()@evil.com"\n');
    const answer = await founded.owner.client.operations.exportRows(
      founded.organizationSid,
      run.sid,
      { outcome: 'ERROR' },
    );
    const text = await answer.text();
    expect(text.split('\r\n')[1]).toContain("2,'=cmd()@evil.com,ERROR,email,'=cmd()@evil.com");
  });

  it('is nothing to another organization', async () => {
    const run = await checkFile('email\n');
    const stranger = await app.found('Contoso');
    const seen = stranger.owner.client.operations.get(stranger.organizationSid, run.sid);
    expect((await refusalOf(seen)).code).toBe('request.not_found');
  });
});
