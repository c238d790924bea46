/** A database for one test file: a copy of a migrated template, in tens of milliseconds. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../kernel/migrate.ts';
import { createQuietLog } from './quiet-log.ts';

export interface TestDatabase {
  /** Connects as the owner. Add nothing to it: `openDatabase` takes the role of requests by itself. */
  readonly url: string;
  /** Ends every connection to it first. */
  drop(): Promise<void>;
}

const templateName = 'migrated';
const advisoryKey = 1;

function urlOf(name: string): string {
  const url = new URL(inject('clusterUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function withCluster<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first test file of a run that needs the template makes it; the others wait for it. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [advisoryKey]);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    templateName,
  ]);
  if (rowCount === 0) {
    const unfinished = `${templateName}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} strategy file_copy`);
    const { migrations } = await import('../modules/index.ts');
    await migrate({
      url: urlOf(unfinished),
      migrations,
      log: createQuietLog(),
      allowUnsafeDurability: true,
    });
    await client.query(`alter database ${unfinished} rename to ${templateName}`);
    await client.query(
      `alter database ${templateName} with is_template true allow_connections false`,
    );
  }
  await client.query('select pg_advisory_unlock($1)', [advisoryKey]);
}

async function copy(client: pg.Client, source: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await client.query(`create database ${name} template ${source} strategy file_copy`);
  const drop = () =>
    withCluster(async (last) => {
      await last.query(`drop database if exists ${name} with (force)`);
    });
  return { url: urlOf(name), drop };
}

/** A database with the schema of this build and no rows. */
export function createTestDatabase(): Promise<TestDatabase> {
  return withCluster(async (client) => {
    await ensureTemplate(client);
    return copy(client, templateName);
  });
}

/** A database without anything, for tests of migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return withCluster((client) => copy(client, 'template0'));
}
