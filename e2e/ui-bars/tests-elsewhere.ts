/** Bars that a test or a command of its own holds: run here when it is quick, named when it is long. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bar } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Outcome {
  readonly isGreen: boolean;
  readonly stdout: string;
  readonly failures: readonly string[];
}

function runTests(project: string, ...which: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}node_modules/vitest/vitest.mjs`, 'run', '--project', project, ...which],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return {
    isGreen: status === 0,
    stdout,
    failures: `${stdout}${stderr}`.split('\n').filter((line) => line.includes('FAIL')),
  };
}

function barOfTests(bar: string, measure: string, folder: string): Bar {
  const { isGreen, stdout, failures } = runTests('admin', folder);
  return {
    bar,
    measure,
    target: 'its tests pass',
    measured: /Tests\s+(.*)/.exec(stdout)?.[1]?.trim() ?? 'did not run',
    isMet: isGreen,
    misses: failures,
  };
}

const framesAtMostMs = 25;
const heapAtMostMib = 60;

/** The test scrolls and writes down what it took. */
function scrollBar(): Bar {
  const { isGreen, stdout, failures } = runTests(
    'browser',
    'packages/admin/kit.browser.test.ts',
    '--testNamePattern=100,000 rows',
  );
  const [, frames = 'NaN', heap = 'NaN'] =
    /100,000 rows: frames p95 ([\d.]+) ms .*heap (\d+) MiB/.exec(stdout) ?? [];
  return {
    bar: 'B-15',
    measure: 'scrolling through 100,000 rows: frames p95, memory',
    target: `≤ ${framesAtMostMs} ms, ≤ ${heapAtMostMib} MiB`,
    measured: `${frames} ms, ${heap} MiB`,
    isMet: isGreen && Number(frames) <= framesAtMostMs && Number(heap) <= heapAtMostMib,
    misses: failures,
  };
}

export const testsElsewhere = (): Bar[] => [
  barOfTests(
    'B-4',
    'contrasts of the colours, light and dark',
    'packages/admin/src/styles/tokens.test.ts',
  ),
  {
    bar: 'B-12',
    measure: 'lists of an organization of a million',
    target: '≤ 200 ms',
    measured: 'by npm run test:scale',
    isMet: undefined,
  },
  {
    bar: 'B-13',
    measure: 'finding one of 100,000 to choose',
    target: '≤ 150 ms',
    measured: 'by npm run test:scale',
    isMet: undefined,
  },
  scrollBar(),
  barOfTests('B-16', 'no string outside the catalogs', 'packages/admin/src/i18n'),
];
