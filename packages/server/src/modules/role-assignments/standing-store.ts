/** SQL of the access decision: everything that one caller holds at one place, through groups too, in one statement. */
import { sql } from 'kysely';
import type { Outside } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { outsideSql } from '../../kernel/outside-sql.ts';

/** Whose proof counts, where a policy asks for one: of the session that calls, or of whoever answers for a machine. */
export type Proving =
  | { readonly by: 'session'; readonly sessionId: string }
  | { readonly by: 'maker' }
  /** Nobody calls: it is asked what somebody holds. */
  | { readonly by: 'nobody' };

/** More than what is proven, or nothing that is owed. */
export interface Owed {
  readonly owedLevel: number | null;
  readonly owedTo: string | null;
  readonly person: string;
}

/** What is proven of `u`; null: it is not asked. */
const levelSql = (proving: Proving) => {
  switch (proving.by) {
    case 'session':
      return sql`(select l.level from session_levels l where l.session_id = ${proving.sessionId})`;
    case 'maker':
      return sql`(select l.level from people_levels l where l.user_id = u.id)`;
    case 'nobody':
      return sql`null::int`;
  }
};

/** Of a session it is known already what the own organization asks; of a machine's maker nobody has asked. */
const dutiesSql = (proving: Proving) =>
  proving.by === 'maker'
    ? sql`(select d.level, d.organization_id from second_factor_duties d where d.user_id = u.id)`
    : sql`(select null::int as level, null::uuid as organization_id where false)`;

/** Whose standing is read, what proves them, and from where they come; no address: nobody comes. */
export interface Who {
  readonly userId: string;
  readonly proving: Proving;
  readonly address?: string | undefined;
}

export interface OrganizationStandingRow extends Owed {
  readonly name: string;
  readonly state: string;
  readonly ownerUserId: string;
  readonly userIsActive: boolean;
  readonly isManagedHere: boolean;
  readonly roleIds: string[];
}

/** Undefined when the organization does not exist (any more). */
export async function readOrganizationStanding(
  db: Db,
  who: Who,
  organizationId: string,
): Promise<OrganizationStandingRow | undefined> {
  const { rows } = await sql<OrganizationStandingRow>`
    select o.friendly_name as name, o.state, o.owner_user_id as "ownerUserId",
      u.state = 'active' as "userIsActive", u.organization_id is not distinct from o.id as "isManagedHere",
      array(select a.role_id from held_roles a where a.scope_id = o.id and a.user_id = u.id) as "roleIds",
      d.level as "owedLevel", w.friendly_name as "owedTo", u.full_name as person
    from organizations o join users u on u.id = ${who.userId}
      left join lateral ${dutiesSql(who.proving)} d on d.level > ${levelSql(who.proving)}
      left join organizations w on w.id = d.organization_id
    where o.id = ${organizationId} and o.state not in ('deleted', 'merged')`.execute(db);
  return rows[0];
}

export interface AccountStandingRow extends Owed {
  readonly name: string;
  readonly state: string;
  readonly ownerUserId: string | null;
  readonly parentAccountId: string | null;
  readonly parentState: string | null;
  readonly organizationId: string | null;
  readonly organizationState: string | null;
  readonly organizationOwnerUserId: string | null;
  readonly userIsActive: boolean;
  readonly organizationRoleIds: string[];
  readonly accountRoleIds: string[];
  /** They come from none of the networks that count at the account. */
  readonly outside: Outside | null;
  /** They are from outside, and a policy lets nobody from outside in. */
  readonly refusesOutsider: boolean;
  readonly organizationName: string | null;
}

/** The rule of the organization is known of those whom it manages: at its accounts it counts for people from outside. */
const placesSql = sql`array[a.id, a.parent_account_id, case when u.organization_id is distinct from a.organization_id then a.organization_id end]`;

/** For a subaccount, the owner and roles of its parent count as well. */
export async function readAccountStanding(
  db: Db,
  who: Who,
  accountId: string,
): Promise<AccountStandingRow | undefined> {
  const { rows } = await sql<AccountStandingRow>`
    select a.friendly_name as name, a.effective_state as state, coalesce(a.owner_user_id, p.owner_user_id) as "ownerUserId",
      a.parent_account_id as "parentAccountId", p.effective_state as "parentState",
      o.id as "organizationId", o.state as "organizationState", o.owner_user_id as "organizationOwnerUserId",
      u.state = 'active' as "userIsActive",
      array(select r.role_id from held_roles r where r.scope_id = a.organization_id and r.user_id = u.id) as "organizationRoleIds",
      array(select r.role_id from held_roles r where r.scope_id in (a.id, a.parent_account_id) and r.user_id = u.id) as "accountRoleIds",
      u.organization_id is distinct from a.organization_id and exists (
        select 1 from account_outsider_rules x where x.account_id = a.id and x.access = 'not_allowed') as "refusesOutsider",
      o.friendly_name as "organizationName", d.level as "owedLevel", w.friendly_name as "owedTo", u.full_name as person,
      ${outsideSql({ organizationId: sql`a.organization_id`, places: placesSql, address: who.address })} as outside
    from accounts a
      join users u on u.id = ${who.userId}
      left join lateral (select asked.level, asked.organization_id from (
          select f.level, f.organization_id from account_factor_duties f where f.account_id = a.id and f.user_id = u.id
          union all select * from ${dutiesSql(who.proving)} own) asked
        order by asked.level desc limit 1) d on d.level > ${levelSql(who.proving)}
      left join organizations w on w.id = d.organization_id
      left join accounts p on p.id = a.parent_account_id
      left join organizations o on o.id = a.organization_id
    where a.id = ${accountId}`.execute(db);
  return rows[0];
}
