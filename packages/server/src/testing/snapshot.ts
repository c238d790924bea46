/** Did a call leave a trace? The whole database as one text, before and after. */
import pg from 'pg';

/**
 * Everything in the database but what a refused call may leave: refusals in the audit log, counters, time of last use.
 * @param besides further tables that are left out
 */
export async function snapshotOf(
  databaseUrl: string,
  besides: readonly string[] = [],
): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('rate_limits', 'schema_migrations', 'data_keys') and tablename <> all($1) and tablename not like 'audit\\_%' order by 1",
    [besides],
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `select (to_jsonb(t) - 'last_seen_at')::text as row from "${name}" t order by 1`,
    );
    parts.push(`${name}: ${rows.map(({ row }) => row).join('\n')}`);
  }
  const { rows: done } = await client.query<{ count: string }>(
    "select count(*) from audit_events where outcome = 'done'",
  );
  await client.end();
  return [...parts, `done: ${done[0]?.count ?? ''}`].join('\n');
}
