/** SQL of operators' half sessions. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OperatorScope, PlatformScope } from '../../kernel/scope.ts';

export interface OperatorHalfRow {
  readonly id: string;
  readonly operatorId: string;
  readonly email: string;
}

export async function insertHalfSession(
  db: Db,
  scope: OperatorScope,
  row: { readonly id: string; readonly secretHash: Buffer; readonly lifetimeSeconds: number },
): Promise<void> {
  await sql`insert into operator_half_sessions (id, operator_id, secret_hash, expires_at)
    values (${row.id}, ${scope.operatorId}, ${row.secretHash}, now() + make_interval(secs => ${row.lifetimeSeconds}))`.execute(
    db,
  );
}

const living = sql`h.ended_at is null and h.expires_at > now() and o.id = h.operator_id and o.removed_at is null`;
const columns = sql`h.id, h.operator_id as "operatorId", o.email`;

export async function findHalfSession(
  db: Db,
  _scope: PlatformScope,
  secretHash: Buffer,
): Promise<OperatorHalfRow | undefined> {
  const { rows } =
    await sql<OperatorHalfRow>`select ${columns} from operator_half_sessions h, operators o
    where h.secret_hash = ${secretHash} and ${living}`.execute(db);
  return rows[0];
}

/** Takes one of its tries, in the statement that finds it: of many at once no more than there are (AU-05). */
export async function takeHalfSessionTry(
  db: Db,
  _scope: PlatformScope,
  about: { readonly secretHash: Buffer; readonly atMost: number },
): Promise<OperatorHalfRow | undefined> {
  const { rows } =
    await sql<OperatorHalfRow>`update operator_half_sessions h set tries = h.tries + 1 from operators o
    where h.secret_hash = ${about.secretHash} and h.tries < ${about.atMost} and ${living}
    returning ${columns}`.execute(db);
  return rows[0];
}

/** False when it was over already: of many at once, one gets it. */
export async function endHalfSession(db: Db, scope: OperatorScope, id: string): Promise<boolean> {
  const { rows } = await sql`update operator_half_sessions set ended_at = now()
    where operator_id = ${scope.operatorId} and id = ${id} and ended_at is null and expires_at > now() returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** Whoever is on the way to signing in begins again, but for one. */
export async function endHalfSessions(
  db: Db,
  scope: OperatorScope,
  exceptId: string | null,
): Promise<void> {
  await sql`update operator_half_sessions set ended_at = now()
    where operator_id = ${scope.operatorId} and ended_at is null and id is distinct from ${exceptId}::uuid`.execute(
    db,
  );
}

/** Those of yesterday are of no use to anybody. */
export async function pruneHalfSessions(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from operator_half_sessions where expires_at < now() - interval '1 day'`.execute(
    db,
  );
}
