/** SQL of holds: who is on hold, and what of theirs is worth nothing until they meet what is asked. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import { appStateSql, appsSql } from '../oauth-apps/index.ts';

export interface Hold {
  readonly userId: string;
  /** Of which policy. */
  readonly scopeId: string;
  readonly heldBy: string;
}

/** In the place of one whose policy asks nothing any more. */
export async function saveHold(
  db: Db,
  scope: OrganizationScope,
  { userId, scopeId, heldBy }: Hold,
): Promise<void> {
  await sql`insert into compliance_holds (user_id, organization_id, scope_id, held_by)
    values (${userId}, ${scope.organizationId}, ${scopeId}, ${heldBy})
    on conflict (user_id) do update set organization_id = excluded.organization_id, scope_id = excluded.scope_id,
      held_by = excluded.held_by, created_at = now()`.execute(db);
}

/** False when there was none. */
export async function deleteHold(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<boolean> {
  const { rows } = await sql`delete from compliance_holds
    where user_id = ${userId} and organization_id = ${scope.organizationId} returning user_id`.execute(
    db,
  );
  return rows.length === 1;
}

/** What somebody has is enough by now. Answers whether there was one. */
export async function deleteMetHold(db: Db, scope: UserScope): Promise<boolean> {
  const { rows } = await sql`delete from compliance_holds h
    where h.user_id = ${scope.userId} and not exists (
      select 1 from compliance_hold_duties d join factor_levels l on l.user_id = d.user_id
      where d.user_id = h.user_id and d.level > l.level) returning user_id`.execute(db);
  return rows.length === 1;
}

/** Of somebody who is erased, also where they held others. */
export async function deleteHolds(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from compliance_holds where user_id = ${scope.userId}`.execute(db);
}

export interface WorthOfPeople {
  readonly sessions: number;
  readonly keys: number;
  readonly keyNames: string[];
  readonly apps: number;
  readonly appNames: string[];
}

/** Sessions that live, keys and apps that work, of which each is refused until then. */
export async function readWorth(
  db: Db,
  scope: OrganizationScope,
  userIds: readonly string[],
): Promise<WorthOfPeople> {
  const keys = sql`from api_keys k join users maker on maker.id = k.made_by
    where k.organization_id = ${scope.organizationId} and k.made_by = any(${userIds}::uuid[])
      and k.ended_at is null and coalesce(k.expires_at > now(), true) and k.maker_epoch = maker.credential_epoch`;
  const apps = sql`from ${appsSql} where k.organization_id = ${scope.organizationId}
    and k.made_by = any(${userIds}::uuid[]) and ${appStateSql} = 'active'`;
  const { rows } = await sql<WorthOfPeople>`select
      (select count(*) from sessions s join users u on u.id = s.user_id
        where s.user_id = any(${userIds}::uuid[]) and s.ended_at is null and s.expires_at > now()
          and s.credential_epoch = u.credential_epoch and s.method <> 'sso') as sessions,
      (select count(*) ${keys}) as keys,
      array(select k.name ${keys} order by lower(k.name), k.id limit ${namesShown}) as "keyNames",
      (select count(*) ${apps}) as apps,
      array(select k.name ${apps} order by lower(k.name), k.id limit ${namesShown}) as "appNames"`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}
