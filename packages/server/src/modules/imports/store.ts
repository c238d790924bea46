/** SQL of uploaded files. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { type ImportState, keptDays } from './lifecycle.ts';

export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly lineEnds: number;
  readonly state: ImportState;
  readonly createdAt: Date;
  readonly version: number;
}

const selected = sql`id, file_name as "fileName", size_bytes as "sizeBytes", received_bytes as "receivedBytes", line_ends as "lineEnds", state,
  created_at as "createdAt", version`;

export async function insertImport(
  db: Db,
  scope: OrganizationScope,
  row: { id: string; fileName: string; sizeBytes: number; madeBy: string },
): Promise<void> {
  await sql`insert into imports (organization_id, id, file_name, size_bytes, made_by)
    values (${scope.organizationId}, ${row.id}, ${row.fileName}, ${row.sizeBytes}, ${row.madeBy})`.execute(
    db,
  );
}

export async function countImports(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from imports where organization_id = ${scope.organizationId}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function findImport(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select ${selected} from imports
    where organization_id = ${scope.organizationId} and id = ${id} ${lock ? sql`for no key update` : sql``}`.execute(
    db,
  );
  return rows[0];
}

export async function appendPiece(
  db: Db,
  scope: OrganizationScope,
  id: string,
  piece: { begin: number; bytes: Buffer; lineEnds: number; state: ImportState },
): Promise<void> {
  await sql`insert into import_pieces (organization_id, import_id, begin_bytes, bytes)
    values (${scope.organizationId}, ${id}, ${piece.begin}, ${piece.bytes})`.execute(db);
  await sql`update imports set received_bytes = received_bytes + ${piece.bytes.length}, line_ends = line_ends + ${piece.lineEnds}, state = ${piece.state},
    version = version + 1 where organization_id = ${scope.organizationId} and id = ${id}`.execute(
    db,
  );
}

/** `length` bytes of the file from `offset`; fewer at its end. */
export async function readWindow(
  db: Db,
  scope: OrganizationScope,
  id: string,
  at: { offset: number; length: number },
): Promise<Buffer> {
  const end = at.offset + at.length;
  const { rows } = await sql<{ bytes: Buffer }>`
    select substring(bytes from greatest(${at.offset}::int - begin_bytes, 0) + 1
      for least(${end}::int - begin_bytes, length(bytes)) - greatest(${at.offset}::int - begin_bytes, 0)) as bytes
    from import_pieces where organization_id = ${scope.organizationId} and import_id = ${id}
      and begin_bytes < ${end}::int and begin_bytes >= coalesce((select max(p.begin_bytes) from import_pieces p
        where p.organization_id = ${scope.organizationId} and p.import_id = ${id} and p.begin_bytes <= ${at.offset}::int), 0)
    order by begin_bytes`.execute(db);
  return Buffer.concat(rows.map((row) => row.bytes));
}

/** Files are about people: they do not stay. */
export async function deleteOld(db: Db, _scope: PlatformScope, limit: number): Promise<number> {
  const { rows } = await sql`delete from imports where id in (
    select id from imports where created_at < now() - make_interval(days => ${keptDays}) order by created_at limit ${limit}) returning 1`.execute(
    db,
  );
  return rows.length;
}
