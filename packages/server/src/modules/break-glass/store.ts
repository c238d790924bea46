/** SQL of the emergency access: who has it, and each sign-in by it. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';

export interface Standing {
  readonly organizationName: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly hasPasskey: boolean;
  /** Null: nobody has it. */
  readonly namingId: string | null;
  readonly namedBy: string | null;
  readonly namedAt: Date | null;
  readonly isSsoEnforced: boolean;
  readonly areNetworksEnforced: boolean;
  readonly unseen: number;
}

/** Undefined: the organization is over. */
export async function readStanding(
  db: Db,
  scope: OrganizationScope,
): Promise<Standing | undefined> {
  const { rows } =
    await sql<Standing>`select o.friendly_name as "organizationName", u.id as "ownerId", u.full_name as "ownerName",
      u.email_as_typed as "ownerEmail", exists (select 1 from passkeys p where p.user_id = u.id) as "hasPasskey",
      b.id as "namingId", n.full_name as "namedBy", b.named_at as "namedAt",
      exists (select 1 from sso_profile_domains d where d.organization_id = o.id and d.mode = 'enforced') as "isSsoEnforced",
      exists (select 1 from security_policies_now p where p.scope_id = o.id and p.kind = 'network'
        and p.rule ->> 'mode' = 'enforced') as "areNetworksEnforced",
      (select count(*) from break_glass_uses e where e.organization_id = o.id and e.seen_at is null) as unseen
    from organizations o join users u on u.id = o.owner_user_id
      left join break_glass_owners_now b on b.organization_id = o.id
      left join users n on n.id = b.named_by
    where o.id = ${scope.organizationId}`.execute(db);
  return rows[0];
}

/** The organization is locked by the caller. In the place of one that does not count any more. */
export async function insertNaming(
  db: Db,
  scope: OrganizationScope,
  row: { readonly id: string; readonly userId: string; readonly namedBy: string },
): Promise<void> {
  await sql`insert into break_glass_owners (id, organization_id, user_id, named_by)
    values (${row.id}, ${scope.organizationId}, ${row.userId}, ${row.namedBy})
    on conflict (organization_id) do update set id = excluded.id, user_id = excluded.user_id, named_by = excluded.named_by,
      named_at = now()`.execute(db);
}

/** False when there was none. */
export async function deleteNaming(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<boolean> {
  const { rows } = await sql`delete from break_glass_owners
    where organization_id = ${scope.organizationId} and user_id = ${userId} returning id`.execute(
    db,
  );
  return rows.length === 1;
}

export async function deleteNamings(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`delete from break_glass_owners where organization_id = ${scope.organizationId}`.execute(
    db,
  );
}

export interface Naming {
  readonly id: string;
  readonly organizationId: string;
}

/**
 * The naming of a person, locked: it is not ended, and nobody decides by it, at the same moment. Those who sign in share it.
 * Looked at once it is held: what ended it meanwhile counts.
 */
export async function lockNaming(
  db: Db,
  scope: UserScope,
  lock: 'shared' | 'alone',
): Promise<Naming | undefined> {
  const held = await sql`select 1 from break_glass_owners where user_id = ${scope.userId}
    ${lock === 'shared' ? sql`for share` : sql`for update`}`.execute(db);
  if (held.rows.length === 0) return undefined;
  const { rows } = await sql<Naming>`select id, organization_id as "organizationId"
    from break_glass_owners_now where user_id = ${scope.userId}`.execute(db);
  return rows[0];
}

/** Is the session one for which the networks are open by it? */
export async function isLetPast(db: Db, _scope: UserScope, sessionId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from break_glass_sessions where session_id = ${sessionId}`.execute(db);
  return rows.length === 1;
}

export interface NewUse {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly namingId: string;
  readonly pastSso: boolean;
  readonly pastNetworks: boolean;
  readonly clientAddress: string;
}

export async function insertUse(db: Db, scope: OrganizationScope, row: NewUse): Promise<void> {
  await sql`insert into break_glass_uses
      (id, organization_id, user_id, session_id, naming_id, past_sso, past_networks, client_address)
    values (${row.id}, ${scope.organizationId}, ${row.userId}, ${row.sessionId}, ${row.namingId}, ${row.pastSso},
      ${row.pastNetworks}, ${row.clientAddress})`.execute(db);
}

export interface Use {
  readonly name: string;
  readonly pastSso: boolean;
  readonly pastNetworks: boolean;
  readonly clientAddress: string;
  readonly usedAt: Date;
  readonly seenBy: string | null;
}

export async function listUses(
  db: Db,
  scope: OrganizationScope,
  atMost: number,
): Promise<readonly Use[]> {
  const { rows } =
    await sql<Use>`select u.full_name as name, e.past_sso as "pastSso", e.past_networks as "pastNetworks",
      e.client_address as "clientAddress", e.used_at as "usedAt", s.full_name as "seenBy"
    from break_glass_uses e join users u on u.id = e.user_id left join users s on s.id = e.seen_by
    where e.organization_id = ${scope.organizationId} order by e.used_at desc, e.id desc limit ${atMost}`.execute(
      db,
    );
  return rows;
}

/** Up to that time, to the millisecond. Answers how many nobody had seen. */
export async function markSeen(
  db: Db,
  scope: OrganizationScope,
  seen: { readonly until: string; readonly by: string },
): Promise<number> {
  const { rows } = await sql`update break_glass_uses set seen_at = now(), seen_by = ${seen.by}
    where organization_id = ${scope.organizationId} and seen_at is null
      and date_trunc('milliseconds', used_at) <= ${seen.until}::timestamptz returning id`.execute(
    db,
  );
  return rows.length;
}

/** Of somebody who is erased: an address is personal too. */
export async function deleteUses(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from break_glass_uses where user_id = ${scope.userId}`.execute(db);
}
