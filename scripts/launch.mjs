/**
 * What every start needs, on any Node from 20: the Node this product is written for, its packages, the built pages,
 * a browser for tests. Plain JavaScript without a dependency, because it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtime = join(root, '.runtime');
const oldestNode = [24, 7];

/** A problem that the person at the terminal can solve: its text says how. */
export class LaunchError extends Error {}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs npm with its noise kept back: it is shown when npm fails. It runs by the Node that it is given, whichever one npm was
 * started with.
 */
export function runNpm(command, directory, node) {
  const npm = process.env.npm_execpath;
  const options = [...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // By the Node that runs the product: npm leaves optional packages out, without a word, that want a newer one than its own.
  const [program, parameters] = npm === undefined ? ['npm', options] : [node, [npm, ...options]];
  // npm hands its own settings down, as those of the folder it was started in.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:config_local_prefix|package_|lifecycle_)/.test(name),
  );
  const env = withNodeFirst(node, Object.fromEntries(inherited));
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd: directory,
    env,
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new LaunchError(
    `Installing packages failed:\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
  );
}

/** The environment in which `node` and the programs of packages mean the right ones. */
function withNodeFirst(node, environment = process.env) {
  const path = [dirname(node), join(root, 'node_modules/.bin'), environment.PATH ?? ''].join(
    delimiter,
  );
  return { ...environment, PATH: path };
}

/** Puts packages that are pinned in scripts/runtime into .runtime, unless they are there. */
function installRuntime(name, node, what) {
  const source = join(root, 'scripts/runtime', name);
  const target = join(runtime, name);
  const lock = 'package-lock.json';
  const done = join(target, 'node_modules', '.package-lock.json');
  const isCurrent =
    existsSync(done) &&
    existsSync(join(target, lock)) &&
    readFileSync(join(target, lock), 'utf8') === readFileSync(join(source, lock), 'utf8');
  if (isCurrent) return target;
  say(`Getting ${what} …`);
  mkdirSync(target, { recursive: true });
  for (const file of ['package.json', lock]) copyFileSync(join(source, file), join(target, file));
  runNpm(['ci'], target, node);
  return target;
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** The path of a Node that can run the product: this one, else one from npm. */
export function findNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const { packages } = readJson(join(root, 'scripts/runtime/node/package-lock.json'));
  const entry = packages[`node_modules/${name}`];
  const advice = `Bailiwick needs Node ${oldestNode.join('.')} or newer, and this is ${process.version}`;
  if (entry === undefined)
    throw new LaunchError(`${advice}. Install a newer Node, then start again.`);
  const node = join(
    installRuntime(
      'node',
      process.execPath,
      `Node ${entry.version}, because this is ${process.version}`,
    ),
    'node_modules',
    name,
    'bin/node',
  );
  const { status } = spawnSync(node, ['--version']);
  if (status !== 0)
    throw new LaunchError(
      `${advice}; the one from npm does not run on this system. Install a newer Node, then start again.`,
    );
  return node;
}

/** Whether node_modules holds what the lock file says. */
export function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const present = readJson(installed).packages;
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  return wanted.every(([path, { version, integrity, link, optional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = present[path];
    // Optional packages are left out where they do not fit the machine.
    if (found === undefined) return optional === true;
    return link === true || (found.version === version && found.integrity === integrity);
  });
}

/** Installs the packages when they are missing or the lock file changed. */
export function ensureInstalled(node) {
  if (isInstalled()) return;
  say('Installing packages …');
  // Not `npm ci`: it refuses a lock file that lacks an optional package of another platform (npm/cli#9846). This too
  // keeps to the versions and checksums of the lock file, and leaves the file alone.
  runNpm(['install', '--no-save'], root, node);
}

function listFiles(directory) {
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    if (['node_modules', 'dist', 'coverage'].includes(entry.name)) return [];
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** A fingerprint of everything the pages are built from. */
function pagesFingerprint() {
  const hash = createHash('sha256');
  const folders = ['packages/admin', 'packages/sdk/src'].map((name) => join(root, name));
  for (const file of [...folders.flatMap(listFiles).sort(), join(root, 'package-lock.json')]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds the pages when there are none, or their sources changed. */
export function ensurePagesBuilt(node) {
  const note = join(runtime, 'pages-built-from');
  const fingerprint = pagesFingerprint();
  const isBuilt =
    existsSync(join(root, 'packages/admin/dist/index.html')) &&
    existsSync(note) &&
    readFileSync(note, 'utf8') === fingerprint;
  if (isBuilt) return;
  say('Building the pages …');
  const { status, stdout, stderr } = spawnSync(
    node,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: join(root, 'packages/admin'),
      env: withNodeFirst(node),
      encoding: 'utf8',
    },
  );
  if (status !== 0)
    throw new LaunchError(`Building the pages failed:\n${stdout ?? ''}${stderr ?? ''}`);
  mkdirSync(runtime, { recursive: true });
  writeFileSync(note, fingerprint);
}

/** The path of a Chromium: CHROME_PATH, the system's, else one from npm. */
export function findBrowser(node) {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new LaunchError(`CHROME_PATH is ${named}, and there is no such file.`);
  }
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  const advice =
    'The tests need a Chromium. Install one (on Debian and Ubuntu: apt-get install chromium), or let CHROME_PATH name one.';
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new LaunchError(advice);
  const folder = installRuntime('chromium', node, 'a Chromium for the tests');
  const script =
    "const { default: chromium } = await import('@sparticuz/chromium'); console.log(await chromium.executablePath());";
  const unpacked = spawnSync(node, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  const path = unpacked.stdout?.trim() ?? '';
  if (unpacked.status !== 0 || spawnSync(path, ['--version']).status !== 0) {
    throw new LaunchError(
      `${advice} The one from npm does not run on this system:\n${unpacked.stderr ?? ''}`,
    );
  }
  return path;
}

/** Runs a program in the foreground, passes signals on, and resolves to its exit code. */
export function runChild(node, parameters, extraEnvironment = {}) {
  const child = spawn(node, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...withNodeFirst(node), ...extraEnvironment },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Runs a launcher: its exit code, or the text of what is in the way. */
export async function launch(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof LaunchError ? error.message : (error.stack ?? String(error)));
    process.exitCode = 1;
  }
}
