/**
 * `node e2e/bench-flood.ts`: what people who are signed in feel while 500 tries to sign in wait at once, each from an address of
 * its own, for half of which there is a login. The flood comes from another process, ends by itself, and reaches this machine only.
 * `npm run bench` runs it too.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Percentiles, percentiles, say, signUp } from './bench-parts.ts';
import { startInstance } from './instance.ts';

const triesAtOnce = 500;
const floodMs = 12_000;
const calls = 400;
const thisFile = fileURLToPath(import.meta.url);

/** How often each status came. */
type Answers = Readonly<Record<string, number>>;

let tries = 0;
/** From another address each time: the limit for one of them is not what is measured. */
function tryOnce(url: string, agent: Agent, email: string): Promise<string> {
  tries += 1;
  const text = JSON.stringify({ email, password: 'not the password of anybody' });
  const address = `10.${(tries >> 16) & 255}.${(tries >> 8) & 255}.${tries & 255}`;
  return new Promise((resolve) => {
    const call = request(
      `${url}/v1/sessions`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'x-forwarded-for': address,
        },
      },
      (response) => {
        response.resume();
        const { statusCode = 0, headers } = response;
        const word = statusCode === 503 && headers['retry-after'] === undefined ? '503 bare' : '';
        response.on('end', () => resolve(word === '' ? String(statusCode) : word));
      },
    );
    call.on('error', () => resolve('no answer'));
    call.end(text);
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The other process. */
async function flood(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: triesAtOnce });
  const answers: Record<string, number> = {};
  const end = performance.now() + floodMs;
  const one = async (index: number): Promise<void> => {
    // Spread over the time, as many who know nothing of each other.
    await pause(1_000 * Math.random());
    while (performance.now() < end) {
      const who = index % 2 === 0 ? 'ada-of-the-flood@founders-mail.com' : `n${tries}@nobody.com`;
      const answer = await tryOnce(url, agent, who);
      answers[answer] = (answers[answer] ?? 0) + 1;
      // Half as long as they are asked to wait.
      await pause(500 + 1_000 * Math.random());
    }
  };
  await Promise.all(Array.from({ length: triesAtOnce }, (_, index) => one(index)));
  process.stdout.write(JSON.stringify(answers));
}

async function during<T>(url: string, act: () => Promise<T>): Promise<readonly [T, Answers]> {
  const other = spawn(process.execPath, [thisFile, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  other.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const ended = once(other, 'close');
  await pause(2_000);
  const done = await act();
  await ended;
  return [done, JSON.parse(told) as Answers];
}

export async function floodLaw(): Promise<void> {
  await using instance = await startInstance({
    settings: { BAILIWICK_TRUSTED_PROXIES: '127.0.0.1' },
  });
  const { token } = await signUp(instance, 'ada-of-the-flood@founders-mail.com');
  const target = {
    url: `${instance.url}/v1/user`,
    method: 'GET' as const,
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': '192.0.2.7' },
  };
  await percentiles(target, calls);
  const calm = await percentiles(target, calls);
  const [busy, answers] = await during(instance.url, () => percentiles(target, calls));
  const cells = ({ p50, p95, p99 }: Percentiles) =>
    [p50, p95, p99].map((one) => one.toFixed(1)).join(' / ');
  say(`\nReading one's login, ms (p50 / p95 / p99), while ${triesAtOnce} try to sign in`);
  say(`  calm        ${cells(calm)}`);
  say(`  in a flood  ${cells(busy)}   p99 ${(busy.p99 / calm.p99).toFixed(1)}×, goal ≤ 2×`);
  say(`  the flood was answered ${JSON.stringify(answers)}`);
}

const [url] = process.argv.slice(2);
if (process.argv[1] === thisFile) await (url === undefined ? floodLaw() : flood(url));
