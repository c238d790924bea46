/** What Lighthouse says of signing in and of the list of people, as on a slow phone, and of the largest paint on a desk. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { type Config, desktopConfig, type Result } from 'lighthouse';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../packages/server/src/testing/browser.ts';
import type { Seed } from './seed.ts';
import type { Bar } from './table.ts';

const pages = [
  ['sign-in', '/sign-in'],
  ['users', '/admin/users'],
] as const;

/** One measurement says as much of the machine's other work as of the page: the middle one of these counts. */
const measurements = 5;

const inTheMiddle = (results: readonly Result[]): Result | undefined =>
  results.toSorted((one, other) => score('performance')(one) - score('performance')(other))[
    Math.floor(results.length / 2)
  ];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

interface Budget {
  readonly bar: string;
  readonly measure: string;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly of: (result: Result) => number;
}

const score = (category: string) => (result: Result) =>
  Math.round((result.categories[category]?.score ?? 0) * 100);
const audit = (name: string) => (result: Result) => result.audits[name]?.numericValue ?? Number.NaN;

const onPhone: readonly Budget[] = [
  { bar: 'B-6', measure: 'performance', unit: '', atLeast: 95, of: score('performance') },
  { bar: 'B-6', measure: 'accessibility', unit: '', atLeast: 100, of: score('accessibility') },
  { bar: 'B-6', measure: 'best practices', unit: '', atLeast: 100, of: score('best-practices') },
  {
    bar: 'B-7',
    measure: 'largest paint',
    unit: ' ms',
    atMost: 1_800,
    of: audit('largest-contentful-paint'),
  },
  {
    bar: 'B-9',
    measure: 'layout shift',
    unit: '',
    atMost: 0,
    of: audit('cumulative-layout-shift'),
  },
  {
    bar: 'B-10',
    measure: 'blocked time',
    unit: ' ms',
    atMost: 150,
    of: audit('total-blocking-time'),
  },
];

const onDesk: readonly Budget[] = [
  {
    bar: 'B-7',
    measure: 'largest paint',
    unit: ' ms',
    atMost: 800,
    of: audit('largest-contentful-paint'),
  },
];

/** What cost points, by name. */
function missesOf(result: Result): string[] {
  return Object.values(result.audits)
    .filter(
      ({ score: points, scoreDisplayMode }) =>
        points !== null &&
        points < 0.9 &&
        ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode),
    )
    .map(({ id, title, displayValue = '' }) => `${id}: ${title} ${displayValue}`);
}

function barsFrom(result: Result, where: string, budgets: readonly Budget[]): Bar[] {
  return budgets.map(({ bar, measure, unit, atMost, atLeast, of }) => {
    const value = of(result);
    // Three digits after the point are all that anybody measures.
    const shown = Math.round(value * 1_000) / 1_000;
    return {
      bar,
      measure: `${where}: ${measure}`,
      target: atMost === undefined ? `≥ ${atLeast ?? 0}${unit}` : `≤ ${atMost}${unit}`,
      measured: `${unit === ' ms' ? Math.round(value) : shown}${unit}`,
      isMet: shown <= (atMost ?? Number.POSITIVE_INFINITY) && shown >= (atLeast ?? 0),
      misses: missesOf(result),
    };
  });
}

/** Everything is fetched anew; who signed in stays signed in. */
async function forget(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/** Now and then the browser records no beginning of the page: there is nothing to read in it then. */
const isUnrecorded = (error: unknown) =>
  error instanceof Error && error.message.includes('NO_NAVSTART');
const triesAtMost = 3;

async function measure(...asked: Parameters<typeof measureOnce>): Promise<Result> {
  for (let round = 1; ; round += 1) {
    try {
      return await measureOnce(...asked);
    } catch (error) {
      if (round === triesAtMost || !isUnrecorded(error)) throw error;
    }
  }
}

async function measureOnce(port: number, url: string, config: Config | undefined): Promise<Result> {
  const answer = await lighthouse(
    url,
    {
      port,
      logLevel: 'silent',
      disableStorageReset: true,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    },
    config,
  );
  if (answer === undefined) throw new Error(`Lighthouse says nothing of ${url}`);
  const { lhr } = answer;
  if (lhr.runtimeError !== undefined) throw new Error(lhr.runtimeError.message);
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  return lhr;
}

export async function lighthouseBars(seed: Seed): Promise<Bar[]> {
  const signedIn = await seed.open('owner');
  const { cookies } = await signedIn.page.context().storageState();
  await signedIn.close();
  const profile = await mkdtemp(join(tmpdir(), 'bailiwick-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(process.env['CHROME_PATH']),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    await context.addCookies(cookies);
    const bars: Bar[] = [];
    for (const [name, path] of pages) {
      for (const [device, config, budgets] of [
        ['phone', undefined, onPhone],
        ['desk', desktopConfig, onDesk],
      ] as const) {
        const results: Result[] = [];
        while (results.length < measurements) {
          await forget(context);
          results.push(await measure(port, `${seed.company.instance.url}${path}`, config));
        }
        const middle = inTheMiddle(results);
        if (middle === undefined) throw new Error(`nothing was measured of ${path}`);
        bars.push(...barsFrom(middle, `${name}, ${device}`, budgets));
      }
    }
    return bars;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
