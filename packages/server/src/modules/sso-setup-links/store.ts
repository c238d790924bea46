/** SQL of set-up links. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';

export interface SetupLinkRow {
  readonly id: string;
  readonly organizationId: string;
  readonly profileId: string;
  readonly email: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly isOver: boolean;
}

const selected = sql`l.id, l.organization_id as "organizationId", l.profile_id as "profileId", l.email, u.full_name as "createdBy",
  l.created_at as "createdAt", l.expires_at as "expiresAt", l.last_used_at as "lastUsedAt", l.revoked_at as "revokedAt",
  l.revoked_at is not null or l.expires_at <= now() or u.state <> 'active' or u.organization_id is distinct from l.organization_id as "isOver"
  from sso_setup_links l join users u on u.id = l.created_by`;

export async function insertLink(
  db: Db,
  scope: OrganizationScope,
  row: {
    readonly id: string;
    readonly profileId: string;
    readonly email: string | null;
    readonly createdBy: string;
    readonly lifetimeSeconds: number;
  },
): Promise<void> {
  await sql`insert into sso_setup_links (id, organization_id, profile_id, email, created_by, expires_at)
    values (${row.id}, ${scope.organizationId}, ${row.profileId}, ${row.email}, ${row.createdBy},
      now() + make_interval(secs => ${row.lifetimeSeconds}))`.execute(db);
}

export async function listLinks(
  db: Db,
  scope: OrganizationScope,
  profileId: string,
): Promise<SetupLinkRow[]> {
  const { rows } = await sql<SetupLinkRow>`select ${selected}
    where l.organization_id = ${scope.organizationId} and l.profile_id = ${profileId} order by l.id desc limit 100`.execute(
    db,
  );
  return rows;
}

export async function findLink(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<SetupLinkRow | undefined> {
  const { rows } = await sql<SetupLinkRow>`select ${selected}
    where l.organization_id = ${scope.organizationId} and l.id = ${id}`.execute(db);
  return rows[0];
}

/** Whosever it is: the secret named it. */
export async function findLinkAnywhere(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<SetupLinkRow | undefined> {
  const { rows } = await sql<SetupLinkRow>`select ${selected} where l.id = ${id}`.execute(db);
  return rows[0];
}

export async function touchLink(db: Db, scope: OrganizationScope, id: string): Promise<void> {
  await sql`update sso_setup_links set last_used_at = now()
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** False when it was over. */
export async function revokeLink(db: Db, scope: OrganizationScope, id: string): Promise<boolean> {
  const { rows } = await sql`update sso_setup_links set revoked_at = now()
    where organization_id = ${scope.organizationId} and id = ${id} and revoked_at is null and expires_at > now() returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** Of a deleted profile. */
export async function deleteLinks(
  db: Db,
  scope: OrganizationScope,
  profileId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from sso_setup_links
    where organization_id = ${scope.organizationId} and profile_id = ${profileId} returning id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
