/**
 * The pictures of twelve key views against those that are kept, point by point where the browser is the one that made
 * them. Another browser draws letters in another way: there, where every element stands is compared.
 * `npm run test:ui -- --update` makes them anew.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import {
  type Box,
  readKept,
  readPicture,
  startScene,
  takeAll,
  views,
} from './screenshots/views.ts';

const differingAtMost = 0.001;
/** Letters of another browser are wider or narrower by this much in a line. */
const movedAtMost = { pixels: 4, share: 0.03 };
const results = fileURLToPath(new URL('../test-results/', import.meta.url));

/** The share of points that differ; keeps a picture of the differences where there are too many. */
async function differing(name: string, kept: Buffer, taken: Buffer): Promise<number> {
  const [before, now] = [PNG.sync.read(kept), PNG.sync.read(taken)];
  const { width, height } = before;
  if (now.width !== width || now.height !== height) return 1;
  const difference = new PNG({ width, height });
  const points = pixelmatch(before.data, now.data, difference.data, width, height);
  const share = points / (width * height);
  if (share > differingAtMost) {
    await mkdir(results, { recursive: true });
    await writeFile(`${results}view-${name}-now.png`, taken);
    await writeFile(`${results}view-${name}-difference.png`, PNG.sync.write(difference));
  }
  return share;
}

/** What stands elsewhere than in the kept picture. */
function moved(kept: readonly Box[], now: readonly Box[]): string[] {
  if (kept.length !== now.length) return [`${now.length} elements instead of ${kept.length}`];
  return kept.flatMap(({ element, at }, index) => {
    const found = now[index];
    const isThere =
      found?.element === element &&
      at.every((value, side) => {
        const limit = Math.max(movedAtMost.pixels, value * movedAtMost.share);
        return Math.abs((found.at[side] ?? Number.NaN) - value) <= limit;
      });
    return isThere ? [] : [`${element} at ${at.join()}: ${JSON.stringify(found)}`];
  });
}

describe('the views that pictures are kept of', () => {
  it('look as they did', async () => {
    const kept = await readKept();
    await using scene = await startScene();
    const wrong: Record<string, unknown> = {};
    let count = 0;
    for await (const { name, browser, taken } of takeAll(scene)) {
      count += 1;
      if (browser === kept.browser) {
        const share = await differing(name, await readPicture(name), taken.picture);
        if (share > differingAtMost) wrong[name] = `${(share * 100).toFixed(2)} % differ`;
      } else {
        const elsewhere = moved(kept.boxes[name] ?? [], taken.boxes);
        if (elsewhere.length > 0) wrong[name] = elsewhere.slice(0, 5);
      }
    }
    expect(wrong).toEqual({});
    expect(count).toBe(views.flatMap(({ looks }) => looks).length);
  }, 300_000);
});
