/** SQL of retention: which seals are old enough, and the records of what was removed. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import type { Pruning } from './seal.ts';

export interface StoredPruning extends Pruning {
  readonly signature: Buffer;
}

/** The newest record of a log. */
export async function findPruning(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
): Promise<StoredPruning | undefined> {
  const { rows } = await sql<StoredPruning>`
    select log_id as "logId", through_number as "throughNumber", entries, pruned_at as "prunedAt", key_id as "keyId", signature
    from audit_prunings where log_id = ${logId} order by through_number desc limit 1`.execute(db);
  return rows[0];
}

/** The last of the next `atMost` seals that hold nothing younger than so many days, and how many entries they hold. */
export async function findPrunable(
  db: Db,
  _scope: PlatformScope,
  logId: string,
  asked: { after: number; keptDays: number; atMost: number },
): Promise<{ throughNumber: number; entries: number } | undefined> {
  const { rows } = await sql<{ throughNumber: number | null; entries: number | null }>`
    select max(log_number) as "throughNumber", sum(cardinality(entry_ids))::bigint as entries from (
      select s.log_number, s.entry_ids, bool_and(s.newest_at < now() - make_interval(days => ${asked.keptDays}))
        over (order by s.log_number) as is_old
      from (select * from audit_seals where log_id = ${logId} and log_number > ${asked.after} order by log_number limit ${asked.atMost}) s) o
    where is_old`.execute(db);
  const { throughNumber, entries } = rows[0] ?? { throughNumber: null, entries: null };
  return throughNumber === null ? undefined : { throughNumber, entries: entries ?? 0 };
}

export async function insertPruning(
  db: Db,
  _scope: PlatformScope,
  pruning: StoredPruning,
): Promise<void> {
  await sql`insert into audit_prunings (log_id, through_number, entries, pruned_at, key_id, signature)
    values (${pruning.logId}, ${pruning.throughNumber}, ${pruning.entries}, ${pruning.prunedAt}, ${pruning.keyId}, ${pruning.signature})`.execute(
    db,
  );
}

/** Removes what was written down. The database checks again that all of it is old enough. */
export async function removePruned(
  db: Db,
  _scope: PlatformScope,
  { logId, throughNumber }: Pruning,
  keptDays: number,
): Promise<void> {
  await sql`select prune_audit_log(${logId}, ${throughNumber}, ${keptDays})`.execute(db);
}
