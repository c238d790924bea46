/**
 * `npm run test:import`: imports 100,000 people from one file, kills the server twice in the middle, and counts: every
 * row once, nothing twice, the memory flat, the time linear. `IMPORT_ROWS` sets the number of rows.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, uploadImport } from '@bailiwick/sdk';
import pg from 'pg';
import { type Instance, startInstance } from './instance.ts';

const rows = Number(process.env['IMPORT_ROWS'] ?? 100_000);
const password = 'seven green lanterns float';
const domain = 'corp-of-many.com';
const say = (text: string) => process.stdout.write(`${text}\n`);
const wrongEvery = 1_000;

async function found(instance: Instance) {
  const anybody = createClient({ baseUrl: instance.url });
  const email = 'ada@founders-mail.com';
  const started = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email);
  const { proof } = await anybody.signUps.verify(started.sid, {
    code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? '',
  });
  const { token } = await anybody.signUps.complete(started.sid, {
    proof,
    first_name: 'Ada',
    last_name: 'O',
    password,
    account_name: 'First',
    transport: 'bearer',
  });
  const client = createClient({ baseUrl: instance.url, token: token ?? '', retries: 8 });
  const { sid } = await client.organizations.create({ friendly_name: 'Many' });
  const added = await client.domains.create(sid, { name: domain });
  instance.dns.set(added.record.name, 'TXT', [added.record.value]);
  await client.domains.verify(sid, added.sid, { method: 'dns' });
  return { client, sid };
}

function makeFile(): string {
  const lines = ['email;first_name;last_name;organization_role'];
  for (let n = 1; n <= rows; n += 1)
    lines.push(
      n % wrongEvery === 0
        ? `person ${n};Wrong;"Row; ${n}";`
        : `person-${n}@${domain};Person;"No; ${n}";Standard User`,
    );
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Of the server process, in MiB. */
async function residentMiB(instance: Instance): Promise<number> {
  const status = await readFile(`/proc/${instance.pid()}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

interface Sample {
  readonly seconds: number;
  readonly done: number;
  readonly miB: number;
}

/** Looks every second; kills the server when a third, and when two thirds are done. */
async function follow(
  instance: Instance,
  look: () => Promise<{ state: string; done_rows: number }>,
  killAt: number[],
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const begin = performance.now();
  for (;;) {
    await sleep(1_000);
    const { state, done_rows: done } = await look();
    const miB = await residentMiB(instance);
    samples.push({ seconds: (performance.now() - begin) / 1_000, done, miB });
    if (state === 'SUCCEEDED' || state === 'FAILED') return samples;
    if (done < (killAt[0] ?? Infinity)) continue;
    killAt.shift();
    await instance.kill9();
    await instance.restart();
    say(`killed at ${done} rows, up again, goes on at ${(await look()).done_rows}`);
  }
}

async function count(instance: Instance, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: instance.databaseUrl });
  await client.connect();
  const { rows: found } = await client.query<{ count: string }>(sql);
  await client.end();
  return Number(found[0]?.count);
}

function report(name: string, samples: readonly Sample[]): void {
  const last = samples.at(-1);
  const at = (share: number) => samples.find((sample) => sample.done >= rows * share)?.seconds ?? 0;
  const quarters = [0.25, 0.5, 0.75, 1].map((share) => Math.round(at(share)));
  const memory = samples.map((sample) => sample.miB);
  say(
    `${name}: ${Math.round(last?.seconds ?? 0)} s, ${Math.round(rows / (last?.seconds ?? 1))} rows/s; seconds at each quarter ${quarters.join(', ')}; memory ${Math.min(...memory)} to ${Math.max(...memory)} MiB`,
  );
}

async function run(): Promise<boolean> {
  await using instance = await startInstance();
  const { client, sid } = await found(instance);
  const begin = performance.now();
  const { sid: file } = await uploadImport(client, sid, { name: 'many.csv', text: makeFile() });
  say(`uploaded in ${Math.round((performance.now() - begin) / 100) / 10} s`);
  const thirds = [rows / 3, (rows * 2) / 3];
  const first = await client.imports.run(sid, file, { notify: false });
  report(
    'run, killed twice',
    await follow(instance, () => client.operations.get(sid, first.sid), thirds),
  );
  const again = await client.imports.run(sid, file, { notify: false });
  report('the same again', await follow(instance, () => client.operations.get(sid, again.sid), []));
  const wrong = Math.floor(rows / wrongEvery);
  const facts = {
    first: (await client.operations.get(sid, first.sid)).outcomes,
    again: (await client.operations.get(sid, again.sid)).outcomes,
    invitations: await count(instance, 'select count(*) from invitations'),
    outcomes: await count(instance, 'select count(*) from operation_rows'),
  };
  say(JSON.stringify(facts));
  return (
    facts.first.created === rows - wrong &&
    facts.first.error === wrong &&
    facts.again.created === 0 &&
    facts.again.unchanged === rows - wrong &&
    facts.invitations === rows - wrong &&
    facts.outcomes === rows * 2
  );
}

const isGood = await run();
say(isGood ? 'every row is accounted for' : 'ROWS ARE MISSING OR TWICE');
process.exitCode = isGood ? 0 : 1;
