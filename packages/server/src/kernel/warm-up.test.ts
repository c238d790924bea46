/** Connections that are there before they are needed. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { type Db, openDatabase } from './database.ts';
import { createLogger } from './logger.ts';

const poolSize = 6;

const readPid = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
};
/** As many requests at once as there are connections that were warmed. */
const crowd = (db: Db) =>
  Promise.all(
    Array.from({ length: poolSize - 1 }, async () => {
      const { rows } = await sql<{
        pid: number;
      }>`select pg_backend_pid() as pid, pg_sleep(0.05)`.execute(db);
      return rows[0]?.pid;
    }),
  );

it('a crowd meets connections that have done what each request does', async () => {
  const made = await createTestDatabase();
  const logger = createLogger('silent', process.stderr);
  const database = openDatabase({ url: made.url, poolSize, logger });
  try {
    const used: number[] = [];
    await database.warmUp(async (db) => used.push(await readPid(db)));
    expect(new Set(used).size).toBe(poolSize - 1);
    expect(database.poolState()).toEqual({ total: poolSize - 1, idle: poolSize - 1, waiting: 0 });
    expect((await crowd(database.db)).toSorted()).toEqual(used.toSorted());
  } finally {
    await database.close();
    await made.drop();
  }
});

it('a connection that is lost on the way is given back, and the others serve', async () => {
  const made = await createTestDatabase();
  const logger = createLogger('silent', process.stderr);
  const database = openDatabase({ url: made.url, poolSize, logger });
  try {
    const warming = database.warmUp((db) =>
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(db),
    );
    await expect(warming).rejects.toThrow();
    expect(await readPid(database.db)).toBeGreaterThan(0);
  } finally {
    await database.close();
    await made.drop();
  }
});
