/**
 * One throw-away PostgreSQL for a test run. Test files make their databases in it, see `database.ts`. With
 * `TEST_DATABASE_URL`, a superuser's, the databases are made in that server instead: for another version of PostgreSQL.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../kernel/postgres-server.ts';
import { createQuietLog } from './quiet-log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's own database: for making others. */
    clusterUrl: string;
  }
}

/** Fast, because nothing in it has to survive the run. */
const parameters = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const elsewhere = process.env['TEST_DATABASE_URL'];
  if (elsewhere !== undefined) {
    project.provide('clusterUrl', elsewhere);
    return () => Promise.resolve();
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'bailiwick-tests-'));
  const server = await startPostgres({ dataDir, log: createQuietLog(), parameters });
  project.provide('clusterUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
