/** The quick part of `npm run test:ui`: every page in light, dark and 320 px wide, held against the bars. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Seed, startSeed } from './ui-bars/seed.ts';
import { type Sweep, sweep } from './ui-bars/sweep.ts';
import { barsOf } from './ui-bars/sweep-bars.ts';
import { weightBars } from './ui-bars/weight.ts';

let seed: Seed;
let seen: Sweep;

beforeAll(async () => {
  seed = await startSeed();
  seen = await sweep(seed, false);
}, 600_000);
afterAll(() => seed[Symbol.asyncDispose]());

const missed = (bars: readonly { isMet: boolean | undefined }[]) =>
  bars.filter(({ isMet }) => isMet === false);

describe('every page', () => {
  it('is there for everybody, stands still, asks nothing of others, and is not stopped by its policy', () => {
    expect(seen.pages).toBeGreaterThan(30);
    expect(missed(barsOf(seen, false))).toEqual([]);
  });

  it('has its scripts sent as small as the browser can take them', async () => {
    const [script = ''] = (seen.files.get('/sign-in') ?? []).filter((name) =>
      /\/assets\/.*\.js$/.test(name),
    );
    for (const [accepted, encoding] of [
      ['gzip, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await fetch(script, { headers: { 'accept-encoding': accepted } });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(await answer.text()).toMatch(/\b(?:import|export)\b/);
    }
  });

  it('weighs no more than it may', async () => {
    expect(missed(await weightBars(seen))).toEqual([]);
  });
});
