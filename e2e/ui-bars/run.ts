/**
 * `npm run test:ui`: holds every page against the bars and prints them as one table; ends with 1 when one is missed.
 * With `--update` it makes the pictures of `e2e/screenshots` anew instead.
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

async function measure(): Promise<Bar[]> {
  await using seed = await startSeed();
  // What is timed comes first, before many pages have been opened.
  const timed = [
    ...(await lighthouseBars(seed)),
    ...(await interactionBars(seed)),
    await csvTrialBar(seed),
  ];
  const seen = await sweep(seed, true, say);
  return [...barsOf(seen, true), ...timed, ...(await weightBars(seen))];
}

async function run(): Promise<boolean> {
  const bars = [...(await measure()), await keyboardBar(say), ...testsElsewhere()];
  const number = ({ bar }: Bar) => Number(bar.slice('B-'.length));
  const sorted = bars.toSorted((a, b) => number(a) - number(b));
  process.stdout.write(`${tableOf(sorted)}\n`);
  return isEveryBarMet(sorted);
}

if (process.argv.includes('--update')) await updateScreenshots();
else process.exitCode = (await run()) ? 0 : 1;
