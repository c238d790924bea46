/**
 * `npm run check`: everything a change has to pass but the tests in a browser, with a table at the end of how it
 * went and how long it took. All checks run, so that one look shows all that is wrong.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureInstalled, findNode, launch, root } from './launch.mjs';

const bin = (path) => join(root, 'node_modules', path);
const tsc = bin('typescript/bin/tsc');
const vitest = [bin('vitest/vitest.mjs'), 'run'];
const testsWithoutBrowser = ['server', 'sdk', 'cli', 'scripts', 'admin'];

/** Read only: two of them run side by side. */
const readers = [
  { name: 'format', parameters: [bin('@biomejs/biome/bin/biome'), 'check', '.'] },
  { name: 'lint', parameters: [bin('eslint/bin/eslint.js'), '--quiet', '.'] },
  { name: 'types', parameters: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the pages', parameters: [tsc, '-p', 'packages/admin/tsconfig.json'] },
  {
    name: 'boundaries',
    parameters: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
      ...['packages', 'e2e', 'scripts'],
    ],
  },
  { name: 'dead code', parameters: [bin('knip/bin/knip.js'), '--no-config-hints'] },
];

const generated = [
  'docs/reference/**/*',
  'packages/sdk/src/generated/**/*',
  'packages/admin/src/locales/**/*',
  'packages/server/src/docs/tokens.css',
];

function fingerprintOfGenerated() {
  const hash = createHash('sha256');
  const entries = globSync(generated, { cwd: root, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Runs a program with its output kept, as it is shown only when it fails. */
function run(node, parameters) {
  const { promise, resolve } = Promise.withResolvers();
  const path = `${dirname(node)}:${process.env.PATH ?? ''}`;
  const child = spawn(node, parameters, { cwd: root, env: { ...process.env, PATH: path } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  child.once('error', (error) => resolve({ isGood: false, output: error.message }));
  child.once('close', (code) => resolve({ isGood: code === 0, output }));
  return promise;
}

async function timed(name, work) {
  const startedAt = performance.now();
  const { isGood, output } = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(
    `${isGood ? 'ok    ' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s  ${name}\n`,
  );
  return { name, isGood, output, seconds };
}

async function regenerate(node) {
  const before = fingerprintOfGenerated();
  const result = await run(node, ['scripts/generate.ts']);
  if (!result.isGood || fingerprintOfGenerated() === before) return result;
  const text = 'The generated files were out of date. They have been made anew: commit them.\n';
  return { isGood: false, output: text };
}

/** @returns the results in the order of `checks`, at most two of them at work at a time */
async function runSideBySide(node, checks) {
  const results = [];
  const waiting = [...checks.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { name, parameters }] = next;
      results[index] = await timed(name, () => run(node, parameters));
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

await launch(async () => {
  const node = findNode();
  ensureInstalled(node);
  const startedAt = performance.now();
  const results = [];
  if (existsSync(join(root, 'scripts/generate.ts'))) {
    results.push(await timed('generated files', () => regenerate(node)));
  }
  results.push(...(await runSideBySide(node, readers)));
  const projects = testsWithoutBrowser.flatMap((name) => ['--project', name]);
  results.push(await timed('tests', () => run(node, [...vitest, ...projects])));

  for (const { name, output } of results.filter(({ isGood }) => !isGood)) {
    process.stdout.write(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}\n${output}`);
  }
  const width = Math.max(...results.map(({ name }) => name.length));
  process.stdout.write('\n');
  for (const { name, isGood, seconds } of results) {
    process.stdout.write(
      `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${isGood ? 'ok' : 'FAILED'}\n`,
    );
  }
  const total = (performance.now() - startedAt) / 1_000;
  process.stdout.write(`${'all'.padEnd(width)}  ${total.toFixed(1).padStart(6)} s\n`);
  return results.every(({ isGood }) => isGood) ? 0 : 1;
});
