/** Bars that a test or a command of its own holds: run here when it is quick, named when it is long. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bar } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function runTests(bar: string, measure: string, folder: string): Bar {
  const common = { bar, measure, target: 'its tests pass' };
  if (!existsSync(`${root}${folder}`))
    return { ...common, measured: `there is no ${folder} yet`, isMet: undefined };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}node_modules/vitest/vitest.mjs`, 'run', '--project', 'admin', folder],
    { cwd: root, encoding: 'utf8' },
  );
  return {
    ...common,
    measured: /Tests\s+(.*)/.exec(stdout)?.[1]?.trim() ?? 'did not run',
    isMet: status === 0,
    misses: `${stdout}${stderr}`.split('\n').filter((line) => line.includes('FAIL')),
  };
}

export const testsElsewhere = (): Bar[] => [
  runTests(
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
  runTests('B-16', 'no string outside the catalogs', 'packages/admin/src/i18n'),
];
