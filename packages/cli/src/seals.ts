/** The newest seal of each audit log that was verified from here: the log must hold it the next time too. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface SeenSeal {
  readonly number: number;
  readonly hash: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function fileOf(environment: Environment): string {
  const folder = environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  return join(folder, 'bailiwick', 'audit-seals.json');
}

async function readAll(environment: Environment): Promise<Record<string, SeenSeal>> {
  try {
    return JSON.parse(await readFile(fileOf(environment), 'utf8')) as Record<string, SeenSeal>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** @param place the instance and the organization */
export async function loadSeal(
  environment: Environment,
  place: string,
): Promise<SeenSeal | undefined> {
  return (await readAll(environment))[place];
}

export async function saveSeal(
  environment: Environment,
  place: string,
  seal: SeenSeal,
): Promise<void> {
  const file = fileOf(environment);
  const all = { ...(await readAll(environment)), [place]: seal };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
}
