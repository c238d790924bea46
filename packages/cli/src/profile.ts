/** Where one is signed in: a file that only its owner may read. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Profile {
  readonly url: string;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function fileOf(environment: Environment): string {
  return join(
    environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
    'bailiwick',
    'session.json',
  );
}

export async function loadProfile(environment: Environment): Promise<Profile | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(environment), 'utf8')) as Profile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function saveProfile(environment: Environment, profile: Profile): Promise<void> {
  const file = fileOf(environment);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(profile)}\n`, { mode: 0o600 });
}

export async function forgetProfile(environment: Environment): Promise<void> {
  await rm(fileOf(environment), { force: true });
}
