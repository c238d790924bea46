/**
 * `npm run test:durability`: kills the server, and in every second round PostgreSQL with it, in the middle of writes,
 * starts it again, and looks for everything that was acknowledged. Nothing may be missing, nothing twice, and each
 * change has its audit event. `DURABILITY_ROUNDS` sets the rounds, 60 unless told otherwise.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import pg from 'pg';
import { type Instance, startInstance } from './instance.ts';

const rounds = Number(process.env['DURABILITY_ROUNDS'] ?? 60);
const writers = 6;
const password = 'seven green lanterns float';

interface Write {
  readonly key: string;
  readonly name: string;
  readonly sid: string;
}

async function signUp(instance: Instance): Promise<{ token: string; organizationSid: string }> {
  const anybody = createClient({ baseUrl: instance.url });
  const email = 'ada@founders-mail.com';
  const started = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email);
  const { proof } = await anybody.signUps.verify(started.sid, {
    code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? '',
  });
  const done = await anybody.signUps.complete(started.sid, {
    proof,
    first_name: 'Ada',
    last_name: 'O',
    password,
    account_name: 'First',
    transport: 'bearer',
  });
  const token = done.token ?? '';
  const { sid } = await createClient({ baseUrl: instance.url, token }).organizations.create({
    friendly_name: 'Durable',
  });
  return { token, organizationSid: sid };
}

/** Writes until it is stopped; remembers what was acknowledged, and what was sent without an answer. */
async function write(
  client: BailiwickClient,
  organizationSid: string,
  prefix: string,
  isRunning: () => boolean,
  acknowledged: Write[],
  unanswered: string[],
): Promise<void> {
  for (let index = 0; isRunning(); index += 1) {
    const name = `${prefix}-${index}`;
    const key = `key-${name}`;
    try {
      const made = await client.organizationAccounts.create(
        organizationSid,
        { friendly_name: name },
        { idempotencyKey: key },
      );
      acknowledged.push({ key, name, sid: made.sid });
    } catch {
      unanswered.push(name);
      return;
    }
  }
}

/** PostgreSQL and everything that it started, at once, as when the machine's memory ran out. */
async function killPostgres(instance: Instance): Promise<void> {
  const note = await readFile(
    join(instance.dataDir, 'postgres/cluster/postmaster.pid'),
    'utf8',
  ).catch(() => '');
  const postmaster = Number(note.split('\n')[0]);
  if (!Number.isInteger(postmaster) || postmaster <= 1) return;
  const children: number[] = [];
  for (const entry of await readdir('/proc')) {
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const parent = Number(/\) \S (\d+)/.exec(stat)?.[1]);
    if (parent === postmaster) children.push(Number(entry));
  }
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It was gone already.
    }
  }
}

interface Found {
  readonly missing: number;
  readonly twice: number;
  readonly withoutAudit: number;
  readonly torn: number;
}

async function check(instance: Instance, writes: readonly Write[]): Promise<Found> {
  const client = new pg.Client({ connectionString: instance.databaseUrl });
  await client.connect();
  const one = async (sql: string, values: unknown[] = []) =>
    Number((await client.query<{ count: string }>(sql, values)).rows[0]?.count);
  const names = writes.map((row) => row.name);
  const present = await one(
    'select count(distinct friendly_name) from accounts where friendly_name = any($1)',
    [names],
  );
  const result = {
    missing: new Set(names).size - present,
    twice: await one(
      'select count(*) from (select 1 from accounts group by friendly_name having count(*) > 1) doubled',
    ),
    withoutAudit: await one(
      "select count(*) from accounts a where a.organization_id is not null and a.friendly_name <> 'First' and (select count(*) from audit_events e where e.account_id = a.id and e.event = 'account.created') <> 1",
    ),
    // An audit event or a stored answer whose account is not there would be half of a change.
    torn:
      (await one(
        "select count(*) from audit_events e where e.event = 'account.created' and not exists (select 1 from accounts a where a.id = e.account_id)",
      )) +
      (await one(
        "select count(*) from idempotency_keys k where k.key like 'key-%' and not exists (select 1 from accounts a where a.friendly_name = substr(k.key, 5))",
      )),
  };
  await client.end();
  return result;
}

async function run(): Promise<boolean> {
  const instance = await startInstance();
  const { token, organizationSid } = await signUp(instance);
  const acknowledged: Write[] = [];
  const recovery: number[] = [];
  let repeated = 0;
  let bad = 0;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const client = createClient({ baseUrl: instance.url, token, retries: 0, timeoutMs: 5_000 });
      const unanswered: string[] = [];
      let running = true;
      const all = Array.from({ length: writers }, (_, writer) =>
        write(
          client,
          organizationSid,
          `r${round}w${writer}`,
          () => running,
          acknowledged,
          unanswered,
        ),
      );
      await sleep(150 + ((round * 97) % 400));
      const withDatabase = round % 2 === 0;
      if (withDatabase) await killPostgres(instance);
      await instance.kill9();
      running = false;
      await Promise.all(all);
      const before = performance.now();
      await instance.restart();
      recovery.push(performance.now() - before);
      // The same key once more: done before the kill or not, it must end as one account.
      const again = createClient({ baseUrl: instance.url, token, retries: 0 });
      for (const name of unanswered) {
        const made = await again.organizationAccounts.create(
          organizationSid,
          { friendly_name: name },
          { idempotencyKey: `key-${name}` },
        );
        acknowledged.push({ key: `key-${name}`, name, sid: made.sid });
        repeated += 1;
      }
      const found = await check(instance, acknowledged);
      const isGood =
        found.missing === 0 && found.twice === 0 && found.withoutAudit === 0 && found.torn === 0;
      if (!isGood) {
        bad += 1;
        process.stdout.write(
          `round ${round}${withDatabase ? ' (with PostgreSQL)' : ''}: ${JSON.stringify(found)}\n`,
        );
      }
      if (round % 10 === 0)
        process.stdout.write(
          `${round} rounds, ${acknowledged.length} acknowledged writes, ${repeated} repeated without an answer, ${bad} bad rounds\n`,
        );
    }
  } finally {
    await instance.stop();
  }
  const sorted = recovery.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  process.stdout.write(`ready again after: median ${at(0.5)} ms, longest ${at(1)} ms\n`);
  process.stdout.write(`${rounds - bad} passed, ${bad} failed\n`);
  return bad === 0;
}

process.exitCode = (await run()) ? 0 : 1;
