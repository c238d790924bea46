/**
 * PostgreSQL: the pool, named prepared statements, transactions with retry. The only owner of connections.
 * Services never see the pool: the engine gives them a reading handle, or a transaction.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { Logger } from './logger.ts';

interface NoTables {
  /** No name of a table is known until a store adds its own. */
  readonly [none: symbol]: never;
}

/** A handle without tables: each store adds its own by `db.$extendTables<…>()`, so a foreign table does not compile. */
export type Db = Kysely<NoTables>;

/** What one piece of work cost the database. `roundTrips` counts waits: pipelined statements share one. */
export interface DatabaseCost {
  statements: string[];
  roundTrips: number;
  commits: number;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly logger: Logger;
}

export interface TransactionStart {
  /** This organization's row is locked (`for no key update`) before anything is read. */
  readonly lockOrganizationId?: string | undefined;
}

/**
 * A transaction that is being opened: what is sent to it at once goes out behind the opening statements, without waiting
 * for their answers.
 */
export interface Transaction {
  readonly db: Db;
  /** When it is open: `now()` of this transaction, the time for every decision about validity. */
  readonly opened: Promise<Date>;
  /** Undoes everything at the end instead of committing it, after the constraints that wait for a commit were checked. */
  rollBack(): void;
  /** A statement that is sent together with the commit. */
  last(statement: { text: string; values: readonly unknown[] }): void;
}

export interface Database {
  /** Autocommit reads. */
  readonly db: Db;
  /**
   * Runs `work` in one transaction and commits it. Runs it again, at most five times, when PostgreSQL answers a
   * serialization failure or a deadlock: `work` must have no effect but through the transaction.
   */
  transaction<T>(
    start: TransactionStart,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T>;
  /** Measures what `work` costs, and nothing else that goes on: for the golden file of costs. */
  measure<T>(work: () => Promise<T>): Promise<{ result: T; cost: DatabaseCost }>;
  /**
   * Opens the connections before they are needed, has each do `use`, and keeps them open: the first statement on a new connection
   * takes ten times as long as any other. One stays for requests meanwhile.
   */
  warmUp(use: (db: Db) => Promise<unknown>): Promise<void>;
  ping(): Promise<void>;
  poolState(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

const statementTimeoutMs = 5_000;
const lockTimeoutMs = 2_000;
const idleInTransactionMs = 15_000;
const attempts = 6;

// count(*) and bigint columns stay far below 2^53 here, so numbers serve better than text.
const bigintOid = pg.types.builtins.INT8;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const isBigint = oid === bigintOid && format !== 'binary';
    const parser: unknown = isBigint ? Number : pg.types.getTypeParser(oid, format);
    return parser;
  },
};

const names = new Map<string, string>();

/** A name for a statement, so that PostgreSQL parses and plans it once a connection. */
function statementName(text: string): string | undefined {
  if (text.startsWith('/* planned each time */')) return undefined;
  const known = names.get(text);
  if (known !== undefined) return known;
  // Texts of variable length (long IN lists) would fill the server's memory with plans used once.
  if (names.size > 2_000) return undefined;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}

/** What is measured by a test, and by what it calls; jobs that run meanwhile are not part of it. */
const measured = new AsyncLocalStorage<DatabaseCost>();

/** One client of the pool as Kysely sees it. */
class Connection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  #inFlight = 0;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  async send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const cost = measured.getStore();
    if (cost !== undefined) {
      cost.statements.push(text);
      if (this.#inFlight === 0) cost.roundTrips += 1;
      if (text === 'commit') cost.commits += 1;
    }
    this.#inFlight += 1;
    try {
      const name = statementName(text);
      return await this.client.query({
        text,
        values: [...values],
        ...(name === undefined ? {} : { name }),
      });
    } finally {
      this.#inFlight -= 1;
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.send(query.sql, query.parameters);
    return {
      rows: result.rows as R[],
      ...(result.rowCount === null ? {} : { numAffectedRows: BigInt(result.rowCount) }),
    };
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield await Promise.reject(new Error('streaming is done by keyset pages'));
  }
}

/** Gives Kysely either any client of the pool, or always the one of a transaction. */
class ConnectionDriver implements Driver {
  readonly #acquire: () => Promise<Connection>;
  readonly #release: (connection: Connection) => void;

  constructor(acquire: () => Promise<Connection>, release: (connection: Connection) => void) {
    this.#acquire = acquire;
    this.#release = release;
  }

  async init(): Promise<void> {
    // The pool connects on first use.
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#acquire();
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Connection) this.#release(connection);
    return Promise.resolve();
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('transactions are opened by Database.transaction'));
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  async destroy(): Promise<void> {
    // The pool outlives its handles.
  }
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

function kyselyOver(driver: Driver): Db {
  return new Kysely<NoTables>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createQueryCompiler: () => compiler,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}

/** A handle of one connection that somebody else gives back. */
const kyselyOn = (connection: Connection): Db =>
  kyselyOver(
    new ConnectionDriver(
      () => Promise.resolve(connection),
      () => undefined,
    ),
  );

function isRetriable(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === '40001' || code === '40P01';
}

/** Full jitter: two that met once should not meet again. */
function pauseBeforeRetry(attempt: number): Promise<void> {
  const ceiling = 10 * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, (performance.now() * 7919) % ceiling));
}

function newPool(options: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    types,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    application_name: 'bailiwick',
    options: [
      'role=bailiwick_app',
      'timezone=UTC',
      // Every statement has its index. Plans are kept, so one made for a large organization must not walk the whole
      // table for a small one.
      'enable_seqscan=off',
      `statement_timeout=${statementTimeoutMs}`,
      `lock_timeout=${lockTimeoutMs}`,
      `idle_in_transaction_session_timeout=${idleInTransactionMs}`,
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  });
  pool.on('error', (error) =>
    options.logger.warn({ err: error }, 'an idle database connection was lost'),
  );
  return pool;
}

async function begin(connection: Connection, start: TransactionStart): Promise<Date> {
  const opened = connection.send('begin', []);
  const clock = connection.send('select now() as now', []);
  const locked =
    start.lockOrganizationId === undefined
      ? undefined
      : connection.send('select 1 from organizations where id = $1 for no key update', [
          start.lockOrganizationId,
        ]);
  const results = await Promise.allSettled([opened, clock, locked]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return ((await clock).rows[0] as { now: Date }).now;
}

async function commit(
  connection: Connection,
  tail: readonly { text: string; values: readonly unknown[] }[],
): Promise<void> {
  const sent = [
    ...tail.map((statement) => connection.send(statement.text, statement.values)),
    connection.send('commit', []),
  ];
  const results = await Promise.allSettled(sent);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const last = results.at(-1);
  // PostgreSQL answers COMMIT of a failed transaction by ROLLBACK, without an error.
  if (last?.status !== 'fulfilled' || last.value.command !== 'COMMIT')
    throw new Error('the transaction was rolled back');
}

/** What a commit would refuse is refused here too. */
async function checkAndRollBack(connection: Connection): Promise<void> {
  await connection.send('set constraints all immediate', []);
  await connection.send('rollback', []);
}

async function attemptTransaction<T>(
  pool: pg.Pool,
  start: TransactionStart,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const connection = new Connection(client);
  const tail: { text: string; values: readonly unknown[] }[] = [];
  let broken: Error | undefined;
  const opened = begin(connection, start);
  // Whoever waits for it gets the error; it must not count as unheard before.
  opened.catch(() => undefined);
  try {
    let end = commit;
    const result = await work({
      db: kyselyOn(connection),
      opened,
      rollBack: () => {
        end = checkAndRollBack;
      },
      last: (statement) => tail.push(statement),
    });
    await opened;
    await end(connection, tail);
    return result;
  } catch (error) {
    const failed = await opened.then(
      () => error,
      // What came behind only failed because the opening had.
      (first: unknown) => first,
    );
    await connection.send('rollback', []).catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw failed;
  } finally {
    client.release(broken);
  }
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = newPool(options);
  const connections = new WeakMap<pg.PoolClient, Connection>();
  const acquire = async () => {
    const client = await pool.connect();
    const connection = connections.get(client) ?? new Connection(client);
    connections.set(client, connection);
    return connection;
  };
  const db = kyselyOver(new ConnectionDriver(acquire, (connection) => connection.client.release()));

  return {
    db,
    async transaction(start, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await attemptTransaction(pool, start, work);
        } catch (error) {
          if (attempt >= attempts || !isRetriable(error)) throw error;
          await pauseBeforeRetry(attempt);
        }
      }
    },
    async measure(work) {
      const cost: DatabaseCost = { statements: [], roundTrips: 0, commits: 0 };
      // Awaited inside: what is only started by being waited for is measured too.
      return { result: await measured.run(cost, async () => await work()), cost };
    },
    async warmUp(use) {
      pool.options.min = options.poolSize;
      const held: pg.PoolClient[] = [];
      try {
        while (held.length < options.poolSize - 1) {
          const client = await pool.connect();
          held.push(client);
          await use(kyselyOn(new Connection(client)));
        }
      } finally {
        for (const client of held) client.release();
      }
    },
    async ping() {
      await pool.query('select 1');
    },
    poolState: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
