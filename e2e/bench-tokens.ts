/**
 * `node e2e/bench-tokens.ts`: a token by client credentials beside `oidc-provider` on the same PostgreSQL. Both are asked alike: HTTP
 * Basic, as many at once, as often, in rounds that take turns, so that a noisy machine hurts both. `npm run bench` ends with it.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createClient } from '@bailiwick/sdk';
import { atOnce, median, say, send, signUp, spread, type Target } from './bench-parts.ts';
import { type Instance, startInstance } from './instance.ts';

const rounds = Number(process.env['BENCH_TOKEN_ROUNDS'] ?? 10);
const callsOfARound = Number(process.env['BENCH_TOKEN_CALLS'] ?? 1_000);
/** A round that takes longer than this ends where it is. */
const roundMs = 20_000;

interface Asked {
  readonly url: string;
  readonly id: string;
  readonly secret: string;
}

const targetOf = ({ url, id, secret }: Asked): Target => ({
  url,
  method: 'POST',
  headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
  form: { grant_type: 'client_credentials' },
});

/** What is compared is the same: a JWT signed with Ed25519, for an hour. */
async function assertComparable({ url, headers = {}, form = {} }: Target): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
  const body = (await answer.json()) as { access_token?: string; expires_in?: number };
  const [header = ''] = body.access_token?.split('.') ?? [];
  const { alg, typ } = JSON.parse(Buffer.from(header, 'base64url').toString()) as {
    alg?: string;
    typ?: string;
  };
  assert.deepEqual([alg, typ, body.expires_in], ['EdDSA', 'at+jwt', 3_600], url);
}

interface Round {
  readonly times: readonly number[];
  readonly perSecond: number;
}

async function round(target: Target, calls = callsOfARound): Promise<Round> {
  const times: number[] = [];
  const begun = performance.now();
  let asked = 0;
  const lane = async () => {
    while (asked < calls && performance.now() - begun < roundMs) {
      asked += 1;
      const before = performance.now();
      await send(target);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { times, perSecond: (times.length * 1_000) / (performance.now() - begun) };
}

function tell(name: string, done: readonly Round[]): void {
  const { p50, p95, p99 } = spread(done.flatMap(({ times }) => times));
  const rate = Math.round(median(done.map(({ perSecond }) => perSecond)));
  say(
    `  ${name.padEnd(22)} ${p50.toFixed(1)} / ${p95.toFixed(1)} / ${p99.toFixed(1)} ms, ${rate}/s`,
  );
}

async function compare(ours: Target, theirs: Target): Promise<void> {
  for (const target of [ours, theirs]) {
    await assertComparable(target);
    await round(target);
  }
  const done: { ours: Round; theirs: Round }[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const first = await round(number % 2 === 0 ? ours : theirs);
    const second = await round(number % 2 === 0 ? theirs : ours);
    done.push(number % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  say(
    `\na token by client credentials, ${atOnce} at once, ${rounds} rounds of ${callsOfARound} each (p50 / p95 / p99)`,
  );
  tell(
    'ours',
    done.map((pair) => pair.ours),
  );
  tell(
    'oidc-provider',
    done.map((pair) => pair.theirs),
  );
  const ratios = done
    .map((pair) => pair.ours.perSecond / pair.theirs.perSecond)
    .toSorted((a, b) => a - b);
  say(
    `  ${'ours to theirs'.padEnd(22)} ${median(ratios).toFixed(2)}× (${(ratios[0] ?? 0).toFixed(2)}–${(ratios.at(-1) ?? 0).toFixed(2)})`,
  );
}

async function makeApp(instance: Instance): Promise<Asked> {
  const { token } = await signUp(instance, 'ada-of-the-tokens@founders-mail.com');
  const sdk = createClient({ baseUrl: instance.url, token });
  const { sid } = await sdk.organizations.create({ friendly_name: 'Of the tokens' });
  const made = await sdk.oauthApps.create(sid, {
    name: 'Benched',
    permissions: ['/bailiwick/iam/organization-users/read'],
  });
  return {
    url: `${instance.url}/oauth2/token`,
    id: made.oauth_app.sid,
    secret: made.client_secret,
  };
}

/** As a process of its own, as ours is one. */
function startOidcProvider(databaseUrl: string) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('bench-oidc.ts', import.meta.url))],
    {
      env: { ...process.env, NODE_ENV: 'production', BENCH_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const asked = Promise.race([
    once(child.stdout, 'data').then(([data]) => JSON.parse(String(data)) as Asked),
    once(child, 'exit').then(() => Promise.reject(new Error('oidc-provider did not start'))),
  ]);
  return { asked, stop: () => child.kill('SIGTERM') };
}

export async function tokenLaw(instance: Instance): Promise<void> {
  const theirs = startOidcProvider(instance.databaseUrl);
  try {
    await compare(targetOf(await makeApp(instance)), targetOf(await theirs.asked));
  } finally {
    theirs.stop();
  }
}

if (import.meta.main) {
  const instance = await startInstance({
    settings: { NODE_ENV: 'production', BAILIWICK_LOG_LEVEL: 'warn' },
  });
  try {
    await tokenLaw(instance);
  } finally {
    await instance.stop();
  }
  process.exit(0);
}
