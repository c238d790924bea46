/** Deletes what has served its time from the kernel's tables, in slices that hold no lock for long (AV-10). */
import { sql } from 'kysely';
import type { Db } from './database.ts';

const sliceRows = 1_000;
const slicesAtMost = 100;

async function deleteInSlices(
  db: Db,
  table: 'one_time_tokens' | 'idempotency_keys' | 'rate_limits' | 'mails',
  condition: string,
): Promise<void> {
  for (let slice = 0; slice < slicesAtMost; slice += 1) {
    const { rows } = await sql`delete from ${sql.table(table)} where ctid in (
      select ctid from ${sql.table(table)} where ${sql.raw(condition)} limit ${sliceRows}) returning 1`.execute(
      db,
    );
    if (rows.length < sliceRows) return;
  }
}

export async function housekeep(db: Db): Promise<void> {
  await deleteInSlices(db, 'one_time_tokens', "expires_at < now() - interval '7 days'");
  await deleteInSlices(db, 'idempotency_keys', "created_at < now() - interval '24 hours'");
  await deleteInSlices(db, 'rate_limits', "window_ends_at < now() - interval '1 hour'");
  await deleteInSlices(db, 'mails', "created_at < now() - interval '90 days'");
}
