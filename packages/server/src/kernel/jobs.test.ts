import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../testing/database.ts';
import { createQuietLog } from '../testing/quiet-log.ts';
import { type JobHandler, type JobWorker, releaseJobsOfDeadWorkers, startWorker } from './jobs.ts';
import { migrate } from './migrate.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await createEmptyDatabase();
  cleanUps.push(() => database.drop());
  await migrate({
    url: database.url,
    migrations: [],
    log: createQuietLog(),
    allowUnsafeDurability: true,
  });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  cleanUps.push(() => client.end());
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

interface Wish {
  readonly concurrency?: number;
  readonly stopLimitMs?: number;
  readonly schedules?: readonly { job: string; crontab: string }[];
}

async function start(
  handlers: Record<string, JobHandler>,
  wish: Wish = {},
): Promise<JobWorker & { log: string[] }> {
  const logger = createQuietLog();
  const worker = await startWorker({
    url: database.url,
    handlers,
    schedules: [],
    concurrency: 2,
    logger,
    ...wish,
  });
  cleanUps.push(() => worker.stop());
  return Object.assign(worker, { log: logger.lines });
}

async function addJob(name: string, payload: object = {}): Promise<void> {
  await client.query('select graphile_worker.add_job($1, $2)', [name, payload]);
}

async function jobs(): Promise<{ name: string; attempts: number; isLocked: boolean }[]> {
  const { rows } = await client.query<{ name: string; attempts: number; isLocked: boolean }>(
    'select task_identifier as name, attempts, locked_at is not null as "isLocked" from graphile_worker.jobs order by id',
  );
  return rows;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a job', () => {
  it('runs with its payload, and is gone afterwards', async () => {
    const ran = Promise.withResolvers<unknown>();
    await start({
      greet: (payload, job) => {
        ran.resolve([payload, job]);
        return Promise.resolve();
      },
    });
    await addJob('greet', { name: 'Ann' });
    expect(await ran.promise).toEqual([{ name: 'Ann' }, { attempt: 1, maxAttempts: 25 }]);
    await until(async () => (await jobs()).length === 0);
  });

  it('that throws is kept for another attempt', async () => {
    await start({ fail: () => Promise.reject(new Error('not today')) });
    await addJob('fail');
    await until(
      async () => (await jobs())[0]?.attempts === 1 && (await jobs())[0]?.isLocked === false,
    );
    const { rows } = await client.query(
      'select last_error, run_at > now() as later from graphile_worker.jobs',
    );
    expect(rows).toEqual([{ last_error: 'not today', later: true }]);
  });

  it('that fails for the last time is reported', async () => {
    const worker = await start({ fail: () => Promise.reject(new Error('never')) });
    await client.query("select graphile_worker.add_job('fail', '{}', max_attempts => 1)");
    await until(() =>
      Promise.resolve(worker.log.some((line) => line.includes('failed for the last time'))),
    );
  });

  it('of a name nobody knows here waits for a process that does', async () => {
    const ran = Promise.withResolvers<void>();
    await start({ known: () => Promise.resolve(ran.resolve()) });
    await addJob('unknown');
    await addJob('known');
    await ran.promise;
    await until(async () => (await jobs()).length === 1);
    expect(await jobs()).toEqual([{ name: 'unknown', attempts: 0, isLocked: false }]);
  });
});

describe('a schedule', () => {
  it('is refused when its crontab is wrong', async () => {
    await expect(
      start(
        { tick: () => Promise.resolve() },
        { schedules: [{ job: 'tick', crontab: 'every minute' }] },
      ),
    ).rejects.toThrow();
  });

  it('is known to the database, so that several processes serve each time once', async () => {
    await start(
      { tick: () => Promise.resolve() },
      { schedules: [{ job: 'tick', crontab: '*/5 * * * *' }] },
    );
    await until(
      async () =>
        (
          await client.query(
            'select 1 from graphile_worker._private_known_crontabs where identifier = $1',
            ['tick'],
          )
        ).rowCount === 1,
    );
  });
});

describe('stopping', () => {
  it('waits for the jobs that run', async () => {
    const started = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const worker = await start({
      slow: () => {
        started.resolve();
        return mayEnd.promise;
      },
    });
    await addJob('slow');
    await started.promise;
    const stopping = worker.stop();
    mayEnd.resolve();
    await stopping;
    expect(await jobs()).toEqual([]);
  });

  it('gives back the jobs that take too long', async () => {
    const started = Promise.withResolvers<void>();
    const worker = await start(
      {
        endless: () => {
          started.resolve();
          return new Promise(() => undefined);
        },
      },
      { stopLimitMs: 50 },
    );
    await addJob('endless');
    await started.promise;
    await worker.stop();
    expect(await jobs()).toEqual([{ name: 'endless', attempts: 1, isLocked: false }]);
  });
});

describe('a worker that is gone', () => {
  it('by kill -9: another one runs its job, soon', async () => {
    const script = fileURLToPath(new URL('../testing/hold-job.ts', import.meta.url));
    const child = spawn(process.execPath, [script, database.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await addJob('hold');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(await jobs()).toEqual([{ name: 'hold', attempts: 1, isLocked: true }]);
    const ran = Promise.withResolvers<number>();
    await start({ hold: (_payload, { attempt }) => Promise.resolve(ran.resolve(attempt)) });
    expect(await ran.promise).toBe(2);
  });

  it('is told from one that is slow', async () => {
    const started = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    await start({
      slow: () => {
        started.resolve();
        return mayEnd.promise;
      },
    });
    await addJob('slow');
    await started.promise;
    await client.query(
      "update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'",
    );
    expect(await releaseJobsOfDeadWorkers(client, 'another')).toBe(0);
    await client.query("update graphile_worker._private_jobs set locked_by = 'somebody gone'");
    expect(await releaseJobsOfDeadWorkers(client, 'another')).toBe(1);
    // Free, or taken again by the living worker already.
    const { rows } = await client.query(
      "select 1 from graphile_worker._private_jobs where locked_by = 'somebody gone'",
    );
    expect(rows).toEqual([]);
    mayEnd.resolve();
  });
});

const cutConnections = () =>
  client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'bailiwick worker%' and datname = current_database()",
  );

describe('a lost database', () => {
  // The note of a job's end goes over a connection that is being cut: unhandled, that rejection ends the process.
  it('is outlived at the very end of a job, which runs again', async () => {
    let runs = 0;
    await start({
      cut: async () => {
        runs += 1;
        if (runs % 2 === 1) await cutConnections();
      },
    });
    for (let round = 1; round <= 4; round += 1) {
      await addJob('cut');
      await until(async () => {
        const left = await client.query('select 1 from graphile_worker._private_jobs');
        return left.rowCount === 0;
      });
      if (runs % 2 === 1) runs += 1;
    }
  });

  it('is outlived: jobs run again when it is back', async () => {
    let runs = 0;
    const worker = await start({
      count: () => {
        runs += 1;
        return Promise.resolve();
      },
    });
    await addJob('count');
    await until(() => Promise.resolve(runs === 1));
    await cutConnections();
    await addJob('count');
    await until(() => Promise.resolve(runs === 2));
    await until(() => Promise.resolve(worker.log.some((line) => line.includes('starts again'))));
    await until(
      async () =>
        (
          await client.query(
            'select 1 from pg_locks where locktype = $1 and database = (select oid from pg_database where datname = current_database())',
            ['advisory'],
          )
        ).rowCount === 1,
    );
  });
});
