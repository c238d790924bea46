/**
 * `npm test`: every test there is, then one line that counts them. Parameters go to vitest: `npm test -- migrate`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  ensureInstalled,
  ensurePagesBuilt,
  findBrowser,
  findNode,
  launch,
  root,
  runChild,
} from './launch.mjs';
import { count, filesAgain, unsteadyTests, withSecond } from './outcome.mjs';

const vitest = join(root, 'node_modules/vitest/vitest.mjs');

/** One run, and what it left in its report: nothing when it came to no end. */
async function run(node, reportName, parameters, environment) {
  const file = join(root, '.runtime', reportName);
  rmSync(file, { force: true });
  const strayFile = `${file}.stray`;
  rmSync(strayFile, { force: true });
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    `--reporter=${join(root, 'scripts/stray-errors.mjs')}`,
  ];
  const exitCode = await runChild(node, [vitest, 'run', ...reporters, ...parameters], {
    ...environment,
    STRAY_ERRORS_FILE: strayFile,
  });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const hasStray = !existsSync(strayFile) || readFileSync(strayFile, 'utf8') !== '0';
  return { report, isRed: exitCode !== 0, hasStray };
}

/** The second run of the files that failed, alone; undefined when there is none to make. */
function runAgain(node, first, environment) {
  const files = filesAgain(first.report);
  // What no test caught is of no file: running some once more would not tell.
  if (files.length === 0 || first.hasStray) return undefined;
  process.stdout.write(`\nOnce more, alone: ${files.join(', ')}\n`);
  return run(node, 'test-report-again.json', ['--no-file-parallelism', ...files], environment);
}

function say({ passed, failed, skipped }, unsteady) {
  for (const test of unsteady) process.stdout.write(`passed the second time only: ${test}\n`);
  const others = skipped === 0 ? '' : `, ${skipped} skipped`;
  process.stdout.write(`${passed} passed, ${failed} failed${others}\n`);
}

await launch(async () => {
  const node = findNode();
  ensureInstalled(node);
  const environment = { CHROME_PATH: findBrowser(node) };
  ensurePagesBuilt(node);
  mkdirSync(join(root, '.runtime'), { recursive: true });
  const first = await run(node, 'test-report.json', process.argv.slice(2), environment);
  const second = await runAgain(node, first, environment);
  const outcome =
    second === undefined
      ? count(first.report, first.isRed)
      : count(withSecond(first.report, second.report), second.isRed);
  say(outcome, second === undefined ? [] : unsteadyTests(first.report, second.report));
  return outcome.failed === 0 && outcome.passed > 0 ? 0 : 1;
});
