/**
 * Work after the commit: jobs are rows that a transaction adds by `graphile_worker.add_job`, and run here, at least
 * once. Every worker holds an advisory lock while it lives, so that the jobs of a killed one are found and run by
 * another within seconds; the library alone would wait four hours.
 */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger as LibraryLogger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import type { Logger } from './logger.ts';

/**
 * Runs one job. Throwing means: again, after a pause that grows with the attempts. It may run twice for one job,
 * after a kill between its end and the note of it.
 */
export type JobHandler = (
  payload: unknown,
  job: { readonly attempt: number; readonly maxAttempts: number },
) => Promise<void>;

export interface JobWorkerOptions {
  /** A migrated database, as its owner. */
  readonly url: string;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** `crontab`: five fields, UTC. However many processes run, each time is served once. */
  readonly schedules: readonly { readonly job: string; readonly crontab: string }[];
  /** Jobs at the same time. */
  readonly concurrency: number;
  readonly logger: Logger;
  /** How long `stop` waits for running jobs before it gives them back. */
  readonly stopLimitMs?: number;
}

export interface JobWorker {
  /** Takes no more jobs, waits for the running ones, and gives back those that take too long. */
  stop(): Promise<void>;
}

// The first of the two numbers of the lock; the second is the hash of the worker's name.
const lockClass = 742_042_018;
const sweepEveryMs = 3_000;
const pollEveryMs = 1_000;
const longestPauseMs = 5_000;

/**
 * Gives back the jobs of workers that are gone. A worker takes its lock right after it chose its name: the two
 * seconds keep others from taking it for dead before.
 */
export async function releaseJobsOfDeadWorkers(
  client: pg.ClientBase,
  ownName: string,
): Promise<number> {
  const { rows } = await client.query<{ dead: string[]; released: string }>(
    `with holders as materialized (
       select distinct locked_by as name from graphile_worker._private_jobs where locked_at < now() - interval '2 seconds' and locked_by <> $2
     ), dead as materialized (
       select name from holders where pg_try_advisory_xact_lock($1, hashtext(name))
     )
     select array_agg(name) as dead, graphile_worker.force_unlock_workers(array_agg(name)) as released from dead having count(*) > 0`,
    [lockClass, ownName],
  );
  return rows[0]?.dead.length ?? 0;
}

function taskList(handlers: Readonly<Record<string, JobHandler>>): TaskList {
  const entries = Object.entries(handlers).map(([name, handler]) => {
    const task = (
      payload: unknown,
      helpers: { job: { attempts: number; max_attempts: number } },
    ): Promise<void> =>
      handler(payload, { attempt: helpers.job.attempts, maxAttempts: helpers.job.max_attempts });
    return [name, task] as const;
  });
  return Object.fromEntries(entries);
}

function libraryLogger(logger: Logger): LibraryLogger {
  return new LibraryLogger(() => (level, text) => {
    if (level === 'error' || level === 'warning') logger.warn({ worker: text }, 'job worker');
    else logger.debug({ worker: text }, 'job worker');
  });
}

function eventsFor(logger: Logger): WorkerEvents {
  const events = new EventEmitter() as WorkerEvents;
  events.on('job:failed', ({ job, error }) => {
    logger.error(
      { job: job.task_identifier, attempts: job.attempts, err: error },
      'a job failed for the last time',
    );
  });
  return events;
}

/** A worker from its start to its stop or the loss of its connection. */
class Shift {
  readonly #options: JobWorkerOptions;
  readonly #beacon: pg.Client;
  readonly #pool: pg.Pool;
  readonly #lost = Promise.withResolvers<void>();
  #name = '';
  #runner: Runner | undefined;
  #sweeping: NodeJS.Timeout | undefined;

  private constructor(options: JobWorkerOptions) {
    this.#options = options;
    const connection = { connectionString: options.url, keepAlive: true };
    this.#beacon = new pg.Client({ ...connection, application_name: 'bailiwick worker lock' });
    this.#pool = new pg.Pool({
      ...connection,
      max: options.concurrency + 2,
      application_name: 'bailiwick worker',
    });
    this.#beacon.on('error', () => this.#lost.resolve());
    this.#beacon.on('end', () => this.#lost.resolve());
    const report = (error: Error): void =>
      options.logger.warn({ err: error }, 'a connection of the job worker was lost');
    this.#pool.on('error', report);
    // A connection in use tells of its loss by itself, and by the query that fails.
    this.#pool.on('connect', (client) => client.on('error', report));
  }

  static async start(options: JobWorkerOptions): Promise<Shift> {
    const shift = new Shift(options);
    try {
      await shift.#begin();
      return shift;
    } catch (error) {
      await shift.end();
      throw error;
    }
  }

  async #begin(): Promise<void> {
    const { handlers, schedules, concurrency, logger } = this.#options;
    await this.#beacon.connect();
    const events = eventsFor(logger);
    const locked = Promise.withResolvers<unknown>();
    events.once('pool:create', ({ workerPool }) => {
      this.#name = workerPool.id;
      locked.resolve(
        this.#beacon.query('select pg_advisory_lock($1, hashtext($2))', [lockClass, workerPool.id]),
      );
    });
    this.#runner = await run({
      pgPool: this.#pool,
      taskList: taskList(handlers),
      parsedCronItems: parseCronItems(
        schedules.map(({ job, crontab }) => ({ task: job, match: crontab, identifier: job })),
      ),
      concurrency,
      pollInterval: pollEveryMs,
      // Without a batch the library waits for nobody's note of an end, and a connection lost in it ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      noHandleSignals: true,
      events,
      logger: libraryLogger(logger),
    });
    this.#runner.promise.then(this.#lost.resolve, this.#lost.resolve);
    await locked.promise;
    this.#sweep();
  }

  #sweep(): void {
    releaseJobsOfDeadWorkers(this.#beacon, this.#name).then(
      (count) => {
        if (count > 0)
          this.#options.logger.warn(
            { workers: count },
            'the jobs of workers that are gone were taken over',
          );
        this.#sweeping = setTimeout(() => this.#sweep(), sweepEveryMs);
      },
      (error: unknown) => {
        this.#options.logger.warn(
          { err: error },
          'the jobs of workers that are gone could not be looked for',
        );
        this.#lost.resolve();
      },
    );
  }

  /** Resolves when this shift cannot go on. */
  get lost(): Promise<void> {
    return this.#lost.promise;
  }

  async #stopRunner(): Promise<'stopped' | 'late'> {
    const limit = new AbortController();
    // The runner rejects when it stopped by itself already.
    const stopped = (this.#runner?.stop() ?? Promise.resolve()).then(
      () => 'stopped' as const,
      () => 'stopped' as const,
    );
    const late = sleep(this.#options.stopLimitMs ?? 15_000, 'late' as const, {
      signal: limit.signal,
    });
    const outcome = await Promise.race([stopped, late]);
    if (outcome === 'stopped') {
      late.catch((error: unknown) => error);
      limit.abort();
    }
    return outcome;
  }

  /** Never throws: what cannot be told to the database is found out by the next sweep of another worker. */
  async end(): Promise<void> {
    clearTimeout(this.#sweeping);
    const outcome = await this.#stopRunner();
    const given =
      outcome === 'late'
        ? this.#beacon.query('select graphile_worker.force_unlock_workers($1)', [[this.#name]])
        : Promise.resolve();
    const closed = await Promise.allSettled([
      given.then(() => this.#beacon.end()),
      outcome === 'late' ? undefined : this.#pool.end(),
    ]);
    for (const result of closed) {
      if (result.status === 'rejected')
        this.#options.logger.debug(
          { err: result.reason as unknown },
          'the job worker ended without its database',
        );
    }
  }
}

class Supervisor implements JobWorker {
  readonly #options: JobWorkerOptions;
  readonly #stopRequested = Promise.withResolvers<void>();
  readonly #finished: Promise<void>;
  #isStopping = false;

  constructor(options: JobWorkerOptions, first: Shift) {
    this.#options = options;
    this.#finished = this.#work(first);
  }

  /** Asked anew after each wait: meanwhile somebody may have stopped it. */
  #mayGoOn(): boolean {
    return !this.#isStopping;
  }

  async #work(first: Shift): Promise<void> {
    let shift: Shift | undefined = first;
    for (let pauseMs = 100; !this.#isStopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      if (shift !== undefined) {
        pauseMs = 100;
        await Promise.race([shift.lost, this.#stopRequested.promise]);
        if (this.#mayGoOn())
          this.#options.logger.warn({}, 'the job worker lost its database and starts again');
        await shift.end();
        shift = undefined;
      }
      await Promise.race([sleep(pauseMs, undefined, { ref: false }), this.#stopRequested.promise]);
      if (this.#mayGoOn()) shift = await this.#tryToStart();
    }
    await shift?.end();
  }

  async #tryToStart(): Promise<Shift | undefined> {
    try {
      return await Shift.start(this.#options);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'the job worker could not start');
      return undefined;
    }
  }

  stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopRequested.resolve();
    return this.#finished;
  }
}

/** Starts to run jobs. Throws when the database cannot be reached now; a loss later is outlived. */
export async function startWorker(options: JobWorkerOptions): Promise<JobWorker> {
  return new Supervisor(options, await Shift.start(options));
}
