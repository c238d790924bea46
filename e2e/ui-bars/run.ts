/**
 * `npm run test:ui`: holds every page against the bars and prints them as one table; ends with 1 when one is missed.
 * With names of bars (`npm run test:ui -- B-2 B-6`) it measures these and what is measured along with them. With `--update` it
 * makes the pictures of `e2e/screenshots` anew instead.
 */
import { updateScreenshots } from '../screenshots/views.ts';
import { csvTrialBar } from './csv-trial.ts';
import { interactionBars } from './interaction.ts';
import { keyboardBar } from './keyboard.ts';
import { lighthouseBars } from './lighthouse.ts';
import { startSeed } from './seed.ts';
import { sweep } from './sweep.ts';
import { barsOf } from './sweep-bars.ts';
import { type Bar, isEveryBarMet, tableOf } from './table.ts';
import { testsElsewhere } from './tests-elsewhere.ts';
import { weightBars } from './weight.ts';

const say = (text: string) => process.stderr.write(`${text}\n`);

const asked = process.argv.filter((word) => /^B-\d+$/.test(word));

/** What cannot be measured is missed, and the others are measured all the same. */
async function tried(bar: string, measure: () => Bar[] | Promise<Bar[]>): Promise<Bar[]> {
  if (asked.length > 0 && !asked.includes(bar)) return [];
  try {
    return await measure();
  } catch (error) {
    const [first = ''] = String(error).split('\n');
    const why = error instanceof Error ? (error.stack ?? '').split('\n') : [];
    return [
      {
        bar,
        measure: 'could be measured',
        target: 'yes',
        measured: first,
        isMet: false,
        misses: why,
      },
    ];
  }
}

/** What is measured in one company. */
const inSeed = ['B-1', 'B-6', 'B-8', 'B-14'];

async function measureAll(): Promise<Bar[]> {
  if (asked.length > 0 && !asked.some((bar) => inSeed.includes(bar))) return [];
  await using seed = await startSeed();
  const sweepAndWeigh = async () => {
    const seen = await sweep(seed, true, say);
    return [...barsOf(seen, true), ...(await weightBars(seen))];
  };
  // What is timed comes first, before many pages have been opened.
  return [
    ...(await tried('B-6', () => lighthouseBars(seed))),
    ...(await tried('B-8', () => interactionBars(seed))),
    ...(await tried('B-14', async () => [await csvTrialBar(seed)])),
    ...(await tried('B-1', sweepAndWeigh)),
  ];
}

async function run(): Promise<boolean> {
  const bars = [
    ...(await measureAll()),
    ...(await tried('B-2', async () => [await keyboardBar(say)])),
    ...(await tried('B-4', testsElsewhere)),
  ];
  const number = ({ bar }: Bar) => Number(bar.slice('B-'.length));
  const sorted = bars.toSorted((a, b) => number(a) - number(b));
  process.stdout.write(`${tableOf(sorted)}\n`);
  return isEveryBarMet(sorted);
}

if (process.argv.includes('--update')) await updateScreenshots();
else process.exitCode = (await run()) ? 0 : 1;
