/**
 * Counters of tries in fixed windows, kept in PostgreSQL so that they hold for every process. A try is counted
 * before the secret is looked at (AU-05); keys are keyed hashes, so the table names nobody.
 */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from './database.ts';

export interface Limit {
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface LimitAnswer {
  readonly allowed: boolean;
  readonly retryAfterSeconds: number;
}

export interface RateLimits {
  /** Counts one try of `subject` (an address prefix, an account id…) against `limit`, atomically. */
  consume(db: Db, limit: Limit, subject: string): Promise<LimitAnswer>;
  /** Counts one try of each of `subjects`, which are distinct; the answers stand in their order. */
  consumeEach(db: Db, limit: Limit, subjects: readonly string[]): Promise<LimitAnswer[]>;
  /** Forgets the tries of `subject`, after it proved itself. */
  reset(db: Db, limit: Limit, subject: string): Promise<void>;
}

/** `multiplier` widens every limit: test suites come from one address. */
export function createRateLimits(key: Buffer, multiplier = 1): RateLimits {
  const keyOf = (limit: Limit, subject: string) =>
    createHmac('sha256', key).update(`${limit.name}\0${subject}`).digest();
  async function consumeEach(
    db: Db,
    limit: Limit,
    subjects: readonly string[],
  ): Promise<LimitAnswer[]> {
    const keys = subjects.map((subject) => keyOf(limit, subject));
    // In the order of the keys, so that of two at once with some in common one waits.
    const { rows } = await sql<{ key: Buffer; count: number; seconds: number }>`
      insert into rate_limits as r (key, count, window_ends_at)
      select key, 1, now() + make_interval(secs => ${limit.windowSeconds}) from unnest(${keys}::bytea[]) key order by key
      on conflict (key) do update set
        count = case when r.window_ends_at <= now() then 1 else r.count + 1 end,
        window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at else r.window_ends_at end
      returning key, count, ceil(extract(epoch from window_ends_at - now()))::int as seconds`.execute(
      db,
    );
    const counted = new Map(rows.map((row) => [row.key.toString('hex'), row]));
    return keys.map((key) => {
      const row = counted.get(key.toString('hex'));
      if (row === undefined) return { allowed: false, retryAfterSeconds: limit.windowSeconds };
      return {
        allowed: row.count <= limit.limit * multiplier,
        retryAfterSeconds: Math.max(1, row.seconds),
      };
    });
  }
  return {
    consumeEach,
    async consume(db, limit, subject) {
      const [answer] = await consumeEach(db, limit, [subject]);
      return answer ?? { allowed: false, retryAfterSeconds: limit.windowSeconds };
    },
    async reset(db, limit, subject) {
      await sql`delete from rate_limits where key = ${keyOf(limit, subject)}`.execute(db);
    },
  };
}
