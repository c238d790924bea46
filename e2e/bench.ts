/**
 * `npm run bench`: ratios against bare Fastify handlers with the same statements, both sides up at once on the same
 * PostgreSQL, blocks in ABBA order, the median of the ratios with its spread, and an A/A control. Then the law of the list: 1 k,
 * 100 k and 1 M users, what an identity provider asks for (`node e2e/bench-scim.ts` alone), and a token beside `oidc-provider`
 * (`node e2e/bench-tokens.ts` alone), and what a flood of sign-ins does to others (`node e2e/bench-flood.ts` alone). Numbers of one machine mean nothing elsewhere; ratios hold better.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { argon2, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@bailiwick/sdk';
import pg from 'pg';
import { createPasswords } from '../packages/server/src/kernel/passwords.ts';
import { floodLaw } from './bench-flood.ts';
import {
  atOnce,
  median,
  password,
  percentiles,
  say,
  send,
  signUp,
  type Target,
  uuidOf,
} from './bench-parts.ts';
import { scimLaws } from './bench-scim.ts';
import { tokenLaw } from './bench-tokens.ts';
import { type Instance, startInstance } from './instance.ts';

const blockMs = Number(process.env['BENCH_BLOCK_MS'] ?? 1_500);
const pairs = Number(process.env['BENCH_PAIRS'] ?? 10);
const sizes = [1_000, 100_000, Number(process.env['BENCH_LARGEST'] ?? 1_000_000)];

/** Calls in a second, over one block. */
async function block(target: Target): Promise<number> {
  const end = performance.now() + blockMs;
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        await send(target);
        done += 1;
      }
    }),
  );
  return done / (blockMs / 1000);
}

async function compare(name: string, ours: Target, bare: Target, goal: string): Promise<void> {
  await block(ours);
  await block(bare);
  const ratios: number[] = [];
  const absolute: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? [ours, bare] : [bare, ours];
    const [first, second] = [await block(order[0] ?? ours), await block(order[1] ?? bare)];
    const [mine, other] = pair % 2 === 0 ? [first, second] : [second, first];
    ratios.push(mine / other);
    absolute.push(mine);
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  say(
    `${name.padEnd(34)} ${median(ratios).toFixed(2)}× of bare (${(sorted[0] ?? 0).toFixed(2)}–${(sorted.at(-1) ?? 0).toFixed(2)}), ${Math.round(median(absolute))}/s   goal ${goal}`,
  );
}

interface Seeded {
  readonly token: string;
  readonly userSid: string;
  readonly organizationSid: string;
  readonly accountSid: string;
}

/** One organization of each size; its people are rows, made in one statement. */
async function seed(instance: Instance): Promise<Seeded[]> {
  const client = new pg.Client({ connectionString: instance.databaseUrl });
  await client.connect();
  const seeded: Seeded[] = [];
  for (const size of sizes) {
    const person = await signUp(instance, `ada${size}@founders-mail.com`);
    const sdk = createClient({ baseUrl: instance.url, token: person.token });
    const { sid: organizationSid } = await sdk.organizations.create({
      friendly_name: `Of ${size}`,
    });
    const [account] = (await sdk.accounts.list()).items;
    await client.query(
      `insert into users (id, organization_id, email, email_as_typed, first_name, last_name, joined_by)
        select gen_random_uuid(), $1, 'p' || n || '@of-${size}.com', 'p' || n || '@of-${size}.com', 'Person ' || md5(n::text), 'No ' || n, 'invitation'
        from generate_series(1, $2::int) n`,
      [uuidOf(organizationSid), size],
    );
    seeded.push({ ...person, organizationSid, accountSid: account?.sid ?? '' });
  }
  await client.query('analyze');
  await client.end();
  return seeded;
}

function startBare(databaseUrl: string): { child: ChildProcess; url: Promise<string> } {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('bench-bare.ts', import.meta.url))],
    {
      env: { ...process.env, BENCH_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = once(child.stdout, 'data').then(([data]) => String(data).trim());
  return { child, url };
}

async function laws(instance: Instance, seeded: readonly Seeded[]): Promise<void> {
  const questions: readonly (readonly [string, string])[] = [
    ['first page, by name', 'page_size=50'],
    ['last page, by name', 'page_size=50&sort=-name'],
    ['filter and sort', 'page_size=50&state=active&sort=-created_at'],
    ['text search', 'page_size=50&search=p4242'],
  ];
  say('\nlist of users, one at a time, ms (p50 / p95)');
  for (const [name, query] of questions) {
    const cells: string[] = [];
    for (const [index, { token, organizationSid }] of seeded.entries()) {
      const target: Target = {
        url: `${instance.url}/v1/organizations/${organizationSid}/users?kind=managed&${query}`,
        method: 'GET',
        headers: { authorization: `Bearer ${token}` },
      };
      await percentiles(target, 10);
      const { p50, p95 } = await percentiles(target, 60);
      cells.push(`${String(sizes[index]).padStart(9)}: ${p50.toFixed(1)} / ${p95.toFixed(1)}`);
    }
    say(`  ${name.padEnd(22)} ${cells.join('   ')}`);
  }
}

/** As the server's own metrics tell it. */
async function residentMegabytes(instance: Instance): Promise<number> {
  const text = await (await fetch(`${instance.url}/metrics`)).text();
  return Math.round(Number(/^bailiwick_resident_bytes (\S+)$/m.exec(text)?.[1]) / 1_048_576);
}

async function passwords(): Promise<void> {
  const ours = createPasswords();
  const phc = await ours.hash(password);
  const raw = promisify(argon2);
  const parameters = {
    message: password,
    nonce: randomBytes(16),
    memory: 19_456,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  };
  const rate = async (work: () => Promise<unknown>) => {
    const end = performance.now() + 2_000;
    let done = 0;
    const lane = async () => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    return done / 2;
  };
  const ratios: number[] = [];
  for (let pair = 0; pair < 5; pair += 1) {
    const mine = await rate(() => ours.verify(phc, password));
    ratios.push(mine / (await rate(() => raw('argon2id', parameters))));
  }
  say(`${'password check'.padEnd(34)} ${median(ratios).toFixed(2)}× of raw argon2id   goal ≥ 0.9×`);
}

async function run(): Promise<void> {
  const begun = performance.now();
  const instance = await startInstance({
    settings: { NODE_ENV: 'production', BAILIWICK_LOG_LEVEL: 'warn' },
  });
  say(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.version}; start on an empty directory ${Math.round(performance.now() - begun)} ms`,
  );
  const again = performance.now();
  await instance.restart();
  say(`memory of the idle server ${await residentMegabytes(instance)} MiB`);
  say(`stop and start on an existing directory ${Math.round(performance.now() - again)} ms`);
  const bare = startBare(instance.databaseUrl);
  try {
    const seeded = await seed(instance);
    say(
      `seeded ${sizes.join(', ')} users after ${Math.round((performance.now() - begun) / 1000)} s\n`,
    );
    const bareUrl = await bare.url;
    const { token, userSid, organizationSid, accountSid } = seeded[0] as Seeded;
    const headers = { authorization: `Bearer ${token}` };
    const ids = {
      organization_id: uuidOf(organizationSid),
      owner_id: uuidOf(userSid),
      account_id: uuidOf(accountSid),
      user_id: uuidOf(userSid),
    };
    const bareList: Target = {
      url: `${bareUrl}/list?organization_id=${ids.organization_id}`,
      method: 'GET',
    };
    await compare('control: bare against itself', bareList, bareList, '1.0');
    await compare(
      'access check, nothing cached',
      {
        url: `${instance.url}/v1/access-checks`,
        method: 'POST',
        headers,
        body: () => ({ permission: '/bailiwick/account/accounts/read', account_sid: accountSid }),
      },
      {
        url: `${bareUrl}/check`,
        method: 'POST',
        body: () => ({ user_id: ids.user_id, account_id: ids.account_id }),
      },
      '≥ 0.8×',
    );
    await compare(
      'list page of 50',
      {
        url: `${instance.url}/v1/organizations/${organizationSid}/users?kind=managed&page_size=50`,
        method: 'GET',
        headers,
      },
      bareList,
      '≥ 0.7×',
    );
    await compare(
      'audited write',
      {
        url: `${instance.url}/v1/organizations/${organizationSid}/accounts`,
        method: 'POST',
        headers,
        body: () => ({ friendly_name: 'Benched' }),
      },
      { url: `${bareUrl}/write`, method: 'POST', body: () => ids },
      '≥ 0.6×',
    );
    await passwords();
    say(`memory of the server after all that: ${await residentMegabytes(instance)} MiB`);
    await laws(instance, seeded);
    await scimLaws(instance);
    await tokenLaw(instance);
    await floodLaw();
  } finally {
    bare.child.kill('SIGTERM');
    await instance.stop();
  }
}

await run();
process.exit(0);
