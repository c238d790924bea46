/** `npm test`: every test there is, then one line that counts them. Parameters go to vitest: `npm test -- migrate`. */
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

const report = join(root, '.runtime/test-report.json');

/** What ran. A file that could not be loaded, or an error outside every test, counts as one failure. */
function count(exitCode) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = result.numFailedTests + unloaded.length;
  return {
    passed: result.numPassedTests,
    failed: exitCode === 0 ? failed : Math.max(failed, 1),
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

await launch(async () => {
  const node = findNode();
  ensureInstalled(node);
  const browser = findBrowser(node);
  ensurePagesBuilt(node);
  mkdirSync(join(root, '.runtime'), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await runChild(node, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    CHROME_PATH: browser,
  });
  const { passed, failed, skipped } = count(exitCode);
  process.stdout.write(
    `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`,
  );
  return failed === 0 && passed > 0 ? 0 : 1;
});
