import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;

beforeAll(async () => {
  instance = await startInstance();
});
afterAll(() => instance.stop());

async function ask(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: instance.databaseUrl });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const statusOf = async (path: string) => (await fetch(`${instance.url}${path}`)).status;

describe('the product as a process', () => {
  it('serves, and offers the link for the first operator', async () => {
    expect([
      await statusOf('/livez'),
      await statusOf('/readyz'),
      await statusOf('/openapi.json'),
    ]).toEqual([200, 200, 200]);
    expect(instance.operatorLink).toMatch(
      new RegExp(`^${instance.url}/operator/set-up#token=\\S{20,}$`),
    );
  });

  it('keeps its data over a restart and over kill -9', async () => {
    await ask('create table kept (answer int)');
    await ask('insert into kept values (42)');
    await instance.restart();
    expect(await ask('select answer from kept')).toBe(42);
    await instance.kill9();
    await expect(fetch(`${instance.url}/livez`)).rejects.toThrow();
    await instance.restart();
    expect(await ask('select answer from kept')).toBe(42);
  });

  it('leaves nothing behind, even when it was killed', async () => {
    const other = await startInstance({ settings: { BAILIWICK_LOG_LEVEL: 'warn' } });
    await other.kill9();
    await other.stop();
    expect(existsSync(other.dataDir)).toBe(false);
  });

  it('says why it does not start', async () => {
    await expect(startInstance({ settings: { BAILIWICK_PORT: 'many' } })).rejects.toThrow(
      'BAILIWICK_PORT must be a whole number',
    );
  });
});
