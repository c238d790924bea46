/**
 * `npm run bench:sessions`: an organization of which 100,000 people are signed in. Measures what a page of its sessions costs,
 * for each order, the first and a late page and fields of the filter, without a rule on sessions, with one for everybody, and with a
 * stricter one of an account for a fifth of them. `SESSIONS` sets the number; ends by itself, with an error when a page takes longer than 200 ms.
 */
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import pg from 'pg';
import { say, signUp, spread, uuidOf } from './bench-parts.ts';
import { type Instance, startInstance } from './instance.ts';

const sessions = Number(process.env['SESSIONS'] ?? 100_000);
const rounds = 10;
const atMostMs = 200;

interface Company {
  readonly client: BailiwickClient;
  readonly sid: string;
}

async function write(instance: Instance, ...statements: [string, unknown[]][]): Promise<void> {
  const database = new pg.Client({ connectionString: instance.databaseUrl });
  await database.connect();
  // Rows that are right already: without their triggers.
  await database.query('set session_replication_role = replica');
  for (const [text, values] of statements) await database.query(text, values);
  await database.end();
}

/** One session each: begun within the last six hours, used within the last hour; a fifth work at one account. */
async function fill(instance: Instance, { sid }: Company): Promise<void> {
  const id = uuidOf(sid);
  const account =
    "(select id from accounts where organization_id = $1 and friendly_name = 'Inner')";
  await write(
    instance,
    [
      `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
        select gen_random_uuid(), $1, e, e, 'Person', 'No ' || n, 'invitation' from generate_series(1, $2::int) n, lateral (select 'p' || n || '@of-many.com' as e) mail`,
      [id, sessions],
    ],
    [
      `insert into role_assignments (id, user_id, role_id, scope_kind, scope_id, organization_id)
        select gen_random_uuid(), id, 'IX00000000000000000000000000000003', 'organization', $1, $1 from users where email like 'p%@of-many.com'`,
      [id],
    ],
    [
      `insert into role_assignments (id, user_id, role_id, scope_kind, scope_id, organization_id, account_id)
        select gen_random_uuid(), id, 'IX00000000000000000000000000000103', 'account', ${account}, $1, ${account} from users where email like 'p%7@of-many.com' or email like 'p%3@of-many.com'`,
      [id],
    ],
    [
      `insert into sessions (organization_id, id, user_id, secret_hash, credential_epoch, transport, method, client_address, user_agent, factor_level, created_at, last_seen_at, expires_at)
        select $1, gen_random_uuid(), u.id, sha256(u.id::text::bytea), u.credential_epoch, 'cookie', (array['password', 'passkey', 'sso'])[1 + n % 3],
          '10.' || n / 65536 || '.' || n / 256 % 256 || '.' || n % 256, 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', (n % 3)::smallint,
          now() - random() * interval '6 hours', now() - random() * interval '50 minutes', now() + interval '18 hours'
        from (select id, credential_epoch, row_number() over () as n from users where email like 'p%@of-many.com') u`,
      [id],
    ],
    ['vacuum analyze', []],
  );
}

type Asked = Parameters<BailiwickClient['organizationSessions']['list']>[1];

const questions: Readonly<Record<string, Asked>> = {
  'the newest first': {},
  'the oldest use first': { sort: 'last_seen_at' },
  'begun last': { sort: '-created_at' },
  'begun first': { sort: 'created_at' },
  'method:sso': { q: 'method:sso' },
  'factor:passkey': { q: 'factor:passkey' },
  'one person': { q: 'person:p77@of-many.com' },
  'name*': { q: 'name:"person no 77*"' },
  words: { q: 'p7777' },
  'a network': { q: 'address:10.0.3.0/24' },
  'an address*': { q: 'address:10.0.3.*' },
  'agent that nobody has': { q: 'agent:curl' },
  'used within the hour, begun long ago': { q: 'last_used:<1h begun:>4h' },
  'of no profile': { q: 'profile:none' },
};

/** A page in the middle: what follows after a fifth of the newest. */
async function latePage({ client, sid }: Company): Promise<Asked> {
  let token: string | undefined;
  for (let pages = 0; pages < 40; pages += 1) {
    const { page }: Awaited<ReturnType<typeof client.organizationSessions.list>> =
      await client.organizationSessions.list(sid, {
        page_size: 200,
        ...(token === undefined ? {} : { page_token: token }),
      });
    if (page.next_token === null) break;
    token = page.next_token;
  }
  return token === undefined ? {} : { page_size: 200, page_token: token };
}

async function measure(company: Company, circumstance: string): Promise<string[]> {
  const { client, sid } = company;
  const missed: string[] = [];
  const asked = { ...questions, 'page 41 of 200 rows': await latePage(company) };
  for (const [name, question] of Object.entries(asked)) {
    const times: number[] = [];
    let counted = '';
    for (let round = -1; round < rounds; round += 1) {
      const begin = performance.now();
      const { items, page } = await client.organizationSessions.list(sid, question);
      if (round >= 0) times.push(performance.now() - begin);
      counted = `${items.length} of ${page.count?.value ?? 0}${page.count?.exact === false ? '+' : ''}`;
    }
    const { p50, p95 } = spread(times);
    say(
      `${circumstance.padEnd(20)} ${name.padEnd(38)} p50 ${p50.toFixed(0).padStart(4)} ms  p95 ${p95.toFixed(0).padStart(4)} ms  ${counted}`,
    );
    if (p95 > atMostMs) missed.push(`${circumstance}, ${name}: p95 ${p95.toFixed(0)} ms`);
  }
  return missed;
}

const rule = (place: string, minutes: string): string =>
  `insert into security_policies (scope_id, kind, organization_id, account_id, rule)
    select coalesce(a.id, o.id), 'session', o.id, a.id, '${minutes}'::jsonb from organizations o left join accounts a on ${place} where o.id = $1`;

async function main(): Promise<void> {
  await using instance = await startInstance();
  const { token } = await signUp(instance, 'ada@founders-mail.com');
  const client = createClient({ baseUrl: instance.url, token });
  const { sid } = await client.organizations.create({ friendly_name: 'Many' });
  await client.organizationAccounts.create(sid, { friendly_name: 'Inner' });
  const company = { client, sid };
  await fill(instance, company);
  const missed = await measure(company, 'no rule');
  const id = [uuidOf(sid)];
  await write(instance, [
    rule('false', '{"lifetime_minutes": 180, "idle_minutes": 40, "step_up_minutes": null}'),
    id,
  ]);
  missed.push(...(await measure(company, 'a rule')));
  await write(instance, [
    rule(
      "a.organization_id = o.id and a.friendly_name = 'Inner'",
      '{"lifetime_minutes": 60, "idle_minutes": 15, "step_up_minutes": null}',
    ),
    id,
  ]);
  missed.push(...(await measure(company, 'and an account’s')));
  for (const line of missed) say(`MISSED ${line}`);
  if (missed.length > 0) process.exitCode = 1;
}

await main();
