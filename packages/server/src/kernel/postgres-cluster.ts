/** The files of the embedded PostgreSQL: made on first use, complete or absent, never upgraded in silence. */
import { execFile } from 'node:child_process';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  giveTree,
  type Identity,
  makePrivateDirectory,
  nobody,
  type Programs,
} from './postgres-binaries.ts';

/** The owner of the cluster, and the name of its database. */
export const ownerName = 'bailiwick';

export interface ClusterPlace {
  readonly home: string;
  readonly cluster: string;
  readonly identity: Identity;
  readonly programs: Programs;
}

interface Run {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly identity: Identity;
  readonly input?: string;
}

async function runProgram(place: ClusterPlace, run: Run): Promise<void> {
  const options = { ...run.identity, cwd: place.home, env: place.programs.environment };
  await new Promise<void>((resolve, reject) => {
    const child = execFile(run.program, run.parameters, options, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else
        reject(
          new Error(
            `The embedded PostgreSQL could not be set up: ${stderr.trim() || error.message}`,
            { cause: error },
          ),
        );
    });
    child.stdin?.end(run.input ?? '');
  });
}

/** Makes a cluster with one database. `isThrowAway` leaves out what only a crash of the machine would need. */
export async function createCluster(place: ClusterPlace, isThrowAway: boolean): Promise<void> {
  const maker = place.identity.uid === undefined ? {} : nobody;
  const workshop = join(place.home, 'new');
  await rm(workshop, { recursive: true, force: true });
  await makePrivateDirectory(workshop, maker);
  const target = join(workshop, 'cluster');
  const choices = [
    '--username',
    ownerName,
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--no-instructions',
  ];
  // Sorts by code point and folds case by Unicode, on every machine alike: locales of operating systems differ.
  const locale = ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  const parameters = [
    '--pgdata',
    target,
    ...choices,
    ...locale,
    ...(isThrowAway ? ['--no-sync'] : []),
  ];
  await runProgram(place, { program: place.programs.initdb, parameters, identity: maker });
  const single = {
    program: place.programs.postgres,
    parameters: ['--single', '-D', target, 'postgres'],
    identity: maker,
  };
  await runProgram(place, { ...single, input: `create database ${ownerName}\n` });
  await giveTree(target, place.identity);
  await rename(target, place.cluster);
  await rm(workshop, { recursive: true });
}

/** Throws when another major version of PostgreSQL wrote the cluster. */
export async function assertSameMajor(place: ClusterPlace): Promise<void> {
  const version = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version === place.programs.major) return;
  throw new Error(
    `${place.cluster} was written by PostgreSQL ${version}, and this Bailiwick brings PostgreSQL ${place.programs.major}. ` +
      'Make a dump with the Bailiwick that wrote it, and load it here.',
  );
}
