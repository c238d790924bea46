/**
 * `npm run test:scale`: an organization with 1,000,000 users and 100,000 accounts. Measures what the list of users costs the
 * server, for the first and the last page, each order, a search and each field of the filter, what finding one to choose costs
 * while somebody types, shows by which index each is answered, and how soon the page stands in a browser. `SCALE_USERS` and
 * `SCALE_ACCOUNTS` set the numbers; ends with an error when a target is missed.
 */
import { type BailiwickClient, createClient, listFilters } from '@bailiwick/sdk';
import pg from 'pg';
import { findChromium, launchBrowser } from '../packages/server/src/testing/browser.ts';
import { type Instance, startInstance } from './instance.ts';

const users = Number(process.env['SCALE_USERS'] ?? 1_000_000);
const accounts = Number(process.env['SCALE_ACCOUNTS'] ?? 100_000);
const rounds = Number(process.env['SCALE_ROUNDS'] ?? 20);
const serverAtMostMs = 200;
const pickerAtMostMs = 150;
const paintAtMostMs = 500;
const password = 'seven green lanterns float';
const email = 'ada@founders-mail.com';
const say = (text: string) => process.stdout.write(`${text}\n`);
const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

interface Company {
  readonly client: BailiwickClient;
  readonly sid: string;
  readonly token: string;
}

/** Rows that are right already: without their triggers, among them that of the history, and without looking for their keys. */
async function write(instance: Instance, sql: string, values: unknown[] = []): Promise<void> {
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  await database.query('set session_replication_role = replica');
  await database.query(sql, values);
  await database.end();
}

async function found(instance: Instance): Promise<Company> {
  const anybody = createClient({ baseUrl: instance.url });
  const started = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email);
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
  const { proof } = await anybody.signUps.verify(started.sid, { code });
  const { token } = await anybody.signUps.complete(started.sid, {
    proof,
    first_name: 'Ada',
    last_name: 'Okafor',
    password,
    account_name: 'Production',
    transport: 'bearer',
  });
  const client = createClient({ baseUrl: instance.url, token: token ?? '' });
  const { sid } = await client.organizations.create({ friendly_name: 'Large' });
  return { client, sid, token: token ?? '' };
}

/** Runs `work` without the indexes that can be made again, which is many times faster for a million rows at once. */
async function withoutIndexes(instance: Instance, work: () => Promise<void>): Promise<void> {
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename in ('users', 'role_assignments') and indexdef not like 'CREATE UNIQUE%'`,
  );
  for (const { name } of rows) await database.query(`drop index ${name}`);
  await work();
  await database.query(`set maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await database.query(definition);
  await database.end();
}

/** Of which names are made: as many as a million people have, spread over the alphabet as theirs are. */
const syllables = 'a ba co da el fre gus ha imo jo ka li mo no os pri qua ro sa to ur vi zo'.split(
  ' ',
);

/** People of every kind, in the shares of a real company: most are active, one in fifty has an account role. */
async function fill(instance: Instance, { sid }: Company): Promise<void> {
  const id = uuidOf(sid);
  await withoutIndexes(instance, () => insertRows(instance, id));
  await write(instance, 'vacuum analyze');
}

async function insertRows(instance: Instance, id: string): Promise<void> {
  await write(
    instance,
    `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by, state, created_at, last_sign_in_at)
      select gen_random_uuid(), $1::uuid, e, e, initcap(s[1 + n % 23] || s[1 + n / 23 % 23]), initcap(s[1 + n % 19] || s[1 + n / 19 % 23]) || ' ' || md5(n::text),
        (array['invitation','sign_up_policy','sign_up'])[1 + n % 3], case when n % 100 = 0 then 'inactive' when n % 500 = 1 then 'suspended' else 'active' end,
        now() - n * interval '1 minute', case when n % 10 = 0 then null else now() - (n % 800) * interval '1 day' end
      from generate_series(1, $2::int) n, lateral (select 'p' || n || '@' || (array['large.example','subsidiary.example','old.example'])[1 + n % 97 % 3] as e) mail,
        (select $3::text[] as s) syllables`,
    [id, users, syllables],
  );
  await write(
    instance,
    `insert into accounts (id, friendly_name, organization_id, owner_user_id)
      select gen_random_uuid(), 'Account ' || n, o.id, o.owner_user_id from organizations o, generate_series(1, $2::int) n where o.id = $1`,
    [id, accounts],
  );
  await write(
    instance,
    `insert into role_assignments (id, user_id, role_id, scope_kind, scope_id, organization_id)
      select gen_random_uuid(), id, case when row_number() over () % 1000 = 0 then 'IX00000000000000000000000000000002' else 'IX00000000000000000000000000000003' end, 'organization', $1, $1
      from users where organization_id = $1 and email like 'p%'`,
    [id],
  );
  await write(
    instance,
    `insert into role_assignments (id, user_id, role_id, scope_kind, scope_id, organization_id, account_id)
      select gen_random_uuid(), u.id, 'IX00000000000000000000000000000103', 'account', a.id, $1, a.id
      from (select id, row_number() over () as n from users where organization_id = $1 and email like 'p%0@%' limit 20000) u
      join (select id, row_number() over () as n from accounts where organization_id = $1 order by length(friendly_name), friendly_name limit 200) a on a.n = 1 + u.n % 200`,
    [id],
  );
}

type Words = Readonly<Record<string, string>>;

interface Question {
  readonly list: 'users' | 'accounts';
  readonly words: Words;
  readonly atMostMs: number;
}

/** What somebody may ask of the list. */
function listQuestions(): Readonly<Record<string, Words>> {
  const examples: Readonly<Record<string, string>> = {
    kind: 'managed',
    state: 'inactive',
    role: 'Administrator',
    account: '"Account 7"',
    name: 'ada*',
    email: 'p77777@*',
    domain: 'subsidiary.example',
    joined_by: 'sign_up',
    last_sign_in: 'never',
    created: '<30d',
  };
  const fields = Object.keys(listFilters['organizationUsers.list'].fields);
  return {
    'first page': {},
    'by email, from the end': { sort: '-email' },
    'newest first': { sort: '-created_at' },
    'text search': { q: 'imo c4ca4' },
    'text that nobody has': { q: 'zzzznobody' },
    'search as earlier': { search: 'p99999@' },
    'filter and order': { q: 'state:inactive', sort: '-email' },
    'rare filter and order': { q: 'state:suspended last_sign_in:never', sort: 'created_at' },
    ...Object.fromEntries(
      fields.map((field) => [
        `${field}:${examples[field] ?? ''}`,
        { q: `${field}:${examples[field] ?? ''}` },
      ]),
    ),
    '-state:active': { q: '-state:active' },
    'last_sign_in:>700d': { q: 'last_sign_in:>700d' },
  };
}

/** What the pages ask while one is looked for to choose: letter by letter, some of which are of nearly everybody and some of nobody. */
const typedPeople = ['i', 'im', 'imo', 'imoa', 'p9', 'p99999@', 'qx', 'zzzz'];
const typedAccounts = ['a', 'ac', 'account 9', 'account 99999', 'qx', 'zzzz'];

function questions(): Readonly<Record<string, Question>> {
  const few = { page_size: '8' };
  const asked: [string, Question][] = [
    ...Object.entries(listQuestions()).map(([name, words]): [string, Question] => [
      name,
      { list: 'users', words, atMostMs: serverAtMostMs },
    ]),
    ...typedPeople.map((search): [string, Question] => [
      `choosing a person, "${search}"`,
      { list: 'users', words: { ...few, kind: 'managed', search }, atMostMs: pickerAtMostMs },
    ]),
    ...typedAccounts.map((search): [string, Question] => [
      `choosing an account, "${search}"`,
      { list: 'accounts', words: { ...few, kind: 'all', search }, atMostMs: pickerAtMostMs },
    ]),
  ];
  return Object.fromEntries(asked);
}

interface Answer {
  readonly ms: number;
  readonly rows: number;
  readonly count: { readonly value: number; readonly exact: boolean } | null;
  readonly next: string | null;
}

async function ask(
  instance: Instance,
  company: Company,
  { list, words: asked }: Question,
): Promise<Answer> {
  const words = new URLSearchParams({ page_size: '50', ...asked }).toString();
  const begin = performance.now();
  const response = await fetch(`${instance.url}/v1/organizations/${company.sid}/${list}?${words}`, {
    headers: { authorization: `Bearer ${company.token}` },
  });
  const body = (await response.json()) as {
    items: unknown[];
    page: { next_token: string | null; count: Answer['count'] };
  };
  const ms = performance.now() - begin;
  if (response.status !== 200) throw new Error(`${words}: ${JSON.stringify(body)}`);
  return { ms, rows: body.items.length, count: body.page.count, next: body.page.next_token };
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The plans that PostgreSQL wrote down for one request: by which index, and whether it read a table from end to end. */
async function plansOf(
  instance: Instance,
  run: () => Promise<unknown>,
): Promise<readonly string[]> {
  const before = instance.log().length;
  await run();
  const lines = instance.log().slice(before);
  const read = [
    ...lines.matchAll(
      /(Index Scan|Index Only Scan|Bitmap Index Scan|Seq Scan)(?: Backward)? (?:using (\w+) )?on (\w+)/g,
    ),
  ];
  return [
    ...new Set(
      read.map(([, kind = '', index, table = '']) =>
        index === undefined ? `${kind === 'Seq Scan' ? 'ALL OF ' : ''}${table}` : index,
      ),
    ),
  ];
}

async function measure(instance: Instance, company: Company): Promise<string[]> {
  const missed: string[] = [];
  for (const [name, question] of Object.entries(questions())) {
    const plans = await plansOf(instance, () => ask(instance, company, question));
    const times: number[] = [];
    let last = await ask(instance, company, question);
    for (let round = 0; round < rounds; round += 1) {
      last = await ask(instance, company, question);
      times.push(last.ms);
    }
    times.sort((a, b) => a - b);
    const p95 = percentile(times, 0.95);
    const { count, rows } = last;
    const counted = count === null ? '' : `${count.value}${count.exact ? '' : '+'}`;
    say(
      `${name.padEnd(32)} p50 ${percentile(times, 0.5).toFixed(0).padStart(4)} ms  p95 ${p95.toFixed(0).padStart(4)} ms  ${rows} of ${counted.padEnd(7)} ${plans.join(', ')}`,
    );
    if (p95 > question.atMostMs) missed.push(`${name}: p95 ${p95.toFixed(0)} ms`);
    if (plans.includes('ALL OF users')) missed.push(`${name}: reads all users`);
  }
  return missed;
}

/** The page in a browser: from the request for the address to the first row. */
async function measurePaint(instance: Instance): Promise<string[]> {
  findChromium(process.env['CHROME_PATH']);
  await using browser = await launchBrowser();
  const { page } = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  await page.goto(`${instance.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    await page.goto(`${instance.url}/admin/domains`);
    await page.getByRole('heading', { name: 'Domains', level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const begin = performance.now();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Users' })
      .click();
    await page.locator('[data-row]').first().waitFor();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const median = percentile(times, 0.5);
  say(`the page of users stands in a browser after ${median.toFixed(0)} ms (median of 7)`);
  return median > paintAtMostMs ? [`paint: ${median.toFixed(0)} ms`] : [];
}

async function main(): Promise<void> {
  await using instance = await startInstance({ settings: { BAILIWICK_LOG_LEVEL: 'debug' } });
  const company = await found(instance);
  const begin = performance.now();
  await fill(instance, company);
  say(
    `${users.toLocaleString('en')} users after ${((performance.now() - begin) / 1_000).toFixed(0)} s`,
  );
  const { pathname } = new URL(instance.databaseUrl);
  const database = pathname.slice(1);
  for (const [setting, value] of [
    ['session_preload_libraries', 'auto_explain'],
    ['auto_explain.log_min_duration', '0'],
  ] as const)
    await write(instance, `alter database "${database}" set ${setting} = '${value}'`);
  await instance.restart();
  const missed = [...(await measure(instance, company)), ...(await measurePaint(instance))];
  for (const line of missed) say(`MISSED ${line}`);
  if (missed.length > 0) process.exitCode = 1;
}

await main();
