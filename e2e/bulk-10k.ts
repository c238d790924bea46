/**
 * `npm run test:bulk`: acts on 10,000 people at once, kills the server twice in the middle, and counts: every person once
 * with one audit event and one mail, nobody's session left, the memory flat. `BULK_PEOPLE` sets the number of people.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import pg from 'pg';
import { type Instance, startInstance } from './instance.ts';

const people = Number(process.env['BULK_PEOPLE'] ?? 10_000);
const password = 'seven green lanterns float';
const lookEveryMs = 500;
const say = (text: string) => process.stdout.write(`${text}\n`);
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

type Change = Parameters<BailiwickClient['bulkChanges']['run']>[1];
type Operation = Awaited<ReturnType<BailiwickClient['operations']['get']>>;

interface Company {
  readonly client: BailiwickClient;
  readonly sid: string;
}

/** A connection of its own each time: PostgreSQL does not outlive the server. */
async function ask<T extends pg.QueryResultRow>(
  instance: Instance,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  const { rows } = await database.query<T>(sql, values);
  await database.end();
  return rows;
}

/** People and their sessions are rows, made in one statement each. */
async function found(instance: Instance): Promise<Company> {
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
  await ask(
    instance,
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
      select gen_random_uuid(), $1, e, e, 'Person', 'No ' || n, 'invitation' from generate_series(1, $2::int) n, lateral (select 'p' || n || '@of-many.com' as e) mail`,
    [uuidOf(sid), people],
  );
  await ask(
    instance,
    `insert into role_assignments (id, user_id, role_id, scope_kind, scope_id, organization_id)
      select gen_random_uuid(), id, 'IX00000000000000000000000000000003', 'organization', $1, $1 from users where email like 'p%@of-many.com'`,
    [uuidOf(sid)],
  );
  await ask(
    instance,
    `insert into sessions (id, user_id, secret_hash, credential_epoch, transport, method, client_address, user_agent, expires_at)
      select gen_random_uuid(), id, sha256(id::text::bytea), credential_epoch, 'bearer', 'password', '127.0.0.1', 'test', now() + interval '1 day'
      from users where email like 'p%@of-many.com'`,
  );
  return { client, sid };
}

/** Of the server process, in MiB. */
async function residentMiB(instance: Instance): Promise<number> {
  const status = await readFile(`/proc/${instance.pid()}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** Looks until it is over; kills the server when the operation got as far as each of `killAt`. */
async function follow(
  instance: Instance,
  { client, sid }: Company,
  started: Operation,
  killAt: number[] = [],
): Promise<Operation> {
  const memory: number[] = [];
  const begin = performance.now();
  for (;;) {
    const operation = await client.operations.get(sid, started.sid);
    memory.push(await residentMiB(instance));
    if (operation.finished_at !== null) {
      const seconds = (performance.now() - begin) / 1_000;
      say(
        `${operation.label}${operation.dry_run ? ', tried' : ''}: ${operation.state}, ${seconds.toFixed(1)} s, ${Math.round(operation.done_rows / seconds)} people/s, memory ${Math.min(...memory)} to ${Math.max(...memory)} MiB, ${JSON.stringify(operation.outcomes)}`,
      );
      return operation;
    }
    if (operation.done_rows >= (killAt[0] ?? Infinity)) {
      killAt.shift();
      await instance.kill9();
      await instance.restart();
      say(`killed at ${operation.done_rows} people, up again`);
    }
    await sleep(lookEveryMs);
  }
}

/** What has to be equal, by its name. */
type Facts = Readonly<Record<string, readonly [found: number, expected: number]>>;

const theirs = "from users u where u.email like 'p%@of-many.com'";

async function factsOf(instance: Instance, operationSid: string): Promise<Facts> {
  const count = async (sql: string, values: unknown[] = []): Promise<number> =>
    Number((await ask<{ count: string }>(instance, sql, values))[0]?.count);
  return {
    'people kept out': [await count(`select count(*) ${theirs} and u.state = 'inactive'`), people],
    'sessions left': [
      await count(
        `select count(*) from sessions where ended_at is null and user_id in (select u.id ${theirs})`,
      ),
      0,
    ],
    'audit events': [
      await count(
        "select count(*) from audit_events where event = 'organization_user.deactivated'",
      ),
      people,
    ],
    'people in the audit log': [
      await count(
        "select count(distinct target_sid) from audit_events where event = 'organization_user.deactivated'",
      ),
      people,
    ],
    'people with a mail': [
      await count(
        "select count(distinct recipient) from mails where recipient like 'p%@of-many.com'",
      ),
      people,
    ],
    mails: [
      await count("select count(*) from mails where recipient like 'p%@of-many.com'"),
      people,
    ],
    outcomes: [
      await count('select count(*) from operation_rows where operation_id = $1', [
        uuidOf(operationSid),
      ]),
      people,
    ],
    'operations that ended more or less than once': [
      await count(
        "select count(*) from (select 1 from audit_events where event = 'operation.succeeded' group by target_sid having count(*) > 1) twice",
      ),
      0,
    ],
  };
}

function areEqual(facts: Facts): boolean {
  let equal = true;
  for (const [name, [found, expected]] of Object.entries(facts)) {
    say(`${found === expected ? 'ok ' : 'BAD'} ${name}: ${found} of ${expected}`);
    equal &&= found === expected;
  }
  return equal;
}

/** Who asks takes the people by the words of the list, and by their SIDs. */
async function run(): Promise<boolean> {
  await using instance = await startInstance();
  const company = await found(instance);
  const { client, sid } = company;
  const rows = await ask<{ id: string }>(
    instance,
    `select replace(u.id::text, '-', '') as id ${theirs}`,
  );
  const users = rows.map(({ id }) => `US${id}`);
  const choice = { kind: 'managed', search: 'of-many.com', expected_count: people } as const;
  const act = async (change: Change, killAt: number[] = []) =>
    follow(instance, company, await client.bulkChanges.run(sid, change), killAt);
  const tried = await follow(
    instance,
    company,
    await client.bulkChanges.check(sid, { act: 'deactivate', choice }),
  );
  const signedOut = tried.changes.find((line) => line.what === 'sessions_ended')?.count ?? 0;
  const thirds = [people / 3, (people * 2) / 3];
  const done = await act({ act: 'deactivate', choice }, thirds);
  const facts = {
    ...(await factsOf(instance, done.sid)),
    'sessions foretold': [signedOut, people],
    'people done': [done.outcomes.updated, people],
    'people done again': [(await act({ act: 'deactivate', users })).outcomes.unchanged, people],
    'people let back in': [(await act({ act: 'reactivate', users })).outcomes.updated, people],
    'people removed': [(await act({ act: 'remove', users })).outcomes.updated, people],
  } as const satisfies Facts;
  return areEqual(facts);
}

const isGood = await run();
say(isGood ? 'everybody is accounted for' : 'SOMEBODY IS MISSING OR TWICE');
process.exitCode = isGood ? 0 : 1;
