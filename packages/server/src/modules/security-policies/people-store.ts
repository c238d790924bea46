/** SQL of whom policies reach, and who has what they ask for. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Circle, SecondFactorRule } from './rules.ts';

/** Where a rule would hold; null: in the whole organization. */
export interface Asked {
  readonly accountId: string | null;
  readonly circle: Circle;
  /** How much has to be proven. */
  readonly level: number;
}

const atAccount = (accountId: string) =>
  sql`(select a.id from accounts a where a.id = ${accountId} or a.parent_account_id = ${accountId})`;

/** Whom a rule reaches: ids. As the views of duties have it, for a rule that is not saved yet. */
function reached(
  scope: OrganizationScope,
  accountId: string | null,
  circle: Circle,
): RawBuilder<unknown> {
  const { organizationId } = scope;
  if (circle === 'nobody') return sql`select null::uuid as id where false`;
  if (accountId !== null) {
    const administrators = sql`select m.user_id as id from account_administrators m where m.account_id in ${atAccount(accountId)}`;
    return circle === 'administrators'
      ? administrators
      : sql`select h.user_id as id from held_roles h where h.scope_id in ${atAccount(accountId)} union ${administrators}`;
  }
  return circle === 'administrators'
    ? sql`select a.user_id as id from organization_administrators a where a.organization_id = ${organizationId}`
    : sql`select u.id from users u where u.organization_id = ${organizationId}
        union select h.user_id from held_roles h where h.organization_id = ${organizationId} and h.scope_kind = 'account'`;
}

export interface Standing {
  /** Managed people and guests who can sign in and are asked. */
  readonly asked: number;
  readonly bySso: number;
  readonly byFactor: number;
  /** Managed people who have not what is asked for. */
  readonly missing: number;
  readonly missingNames: string[];
  /** Of those, who have a factor that is too weak. */
  readonly tooWeak: number;
  readonly guestsMissing: number;
  readonly guestNames: string[];
  /** Sessions of theirs that live, and API keys that work until then. */
  readonly sessions: number;
  readonly keys: number;
  readonly keyNames: string[];
}

/** Who has what a rule asks for, in numbers and the first names. */
export async function readStanding(
  db: Db,
  scope: OrganizationScope,
  { accountId, circle, level }: Asked,
): Promise<Standing> {
  const { organizationId } = scope;
  const names = (of: RawBuilder<unknown>) =>
    sql`array(select p.name from people p where ${of} order by p.sort_name, p.id limit ${namesShown})`;
  const ours = sql`p.level < ${level} and p.managed`;
  const guests = sql`p.level < ${level} and not p.managed`;
  // A policy of one account shuts nobody out of the rest, and keys do not end at its door alone.
  const keys = sql`from api_keys k join users maker on maker.id = k.made_by
    where k.organization_id = ${organizationId} and k.ended_at is null and coalesce(k.expires_at > now(), true)
      and k.maker_epoch = maker.credential_epoch and ${accountId === null}::boolean
      and k.made_by in (select p.id from people p where ${ours})`;
  const { rows } = await sql<Standing>`with people as materialized (
      select u.id, u.full_name as name, u.sort_name, l.level, u.organization_id is not distinct from ${organizationId} as managed
      from (${reached(scope, accountId, circle)}) r join users u on u.id = r.id and u.state = 'active'
        join people_levels l on l.user_id = u.id)
    select count(*) as asked, count(*) filter (where p.level = 3) as "bySso",
      count(*) filter (where p.level < 3 and p.level >= ${level}) as "byFactor",
      count(*) filter (where ${ours}) as missing, ${names(ours)} as "missingNames",
      count(*) filter (where ${ours} and p.level > 0) as "tooWeak",
      count(*) filter (where ${guests}) as "guestsMissing", ${names(guests)} as "guestNames",
      (select count(*) from sessions s join session_levels l on l.session_id = s.id join users u on u.id = s.user_id
        where s.user_id in (select p.id from people p where p.managed) and s.ended_at is null and s.expires_at > now()
          and s.credential_epoch = u.credential_epoch and l.level < ${level} and ${accountId === null}::boolean) as sessions,
      (select count(*) ${keys}) as keys,
      array(select k.name ${keys} order by lower(k.name), k.id limit ${namesShown}) as "keyNames"
    from people p`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

export interface PersonRow {
  readonly name: string;
  readonly isManagedHere: boolean;
  /** What they can prove: 0 a password alone, 1 an app, 2 a passkey, 3 at their company. */
  readonly level: number;
}

/** Managed here, or a guest of one of the accounts. */
export async function findPerson(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<PersonRow | undefined> {
  const { organizationId } = scope;
  const { rows } =
    await sql<PersonRow>`select u.full_name as name, u.organization_id is not distinct from ${organizationId} as "isManagedHere", l.level
    from users u join people_levels l on l.user_id = u.id
    where u.id = ${userId} and u.state <> 'erased' and (u.organization_id = ${organizationId}
      or exists (select 1 from held_roles h where h.user_id = u.id and h.organization_id = ${organizationId}))`.execute(
      db,
    );
  return rows[0];
}

export interface DutyRow {
  readonly accountId: string | null;
  readonly accountName: string | null;
  /** The rule is that of the organization, of the account's parent, or its own. */
  readonly ruleOf: 'organization' | 'parent' | 'account';
  readonly rule: SecondFactorRule;
  readonly level: number;
  readonly startedAt: Date;
}

const dutiesShown = 100;

/** Every policy of this organization that reaches somebody, the strictest first. */
export async function listDuties(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<DutyRow[]> {
  const { rows } =
    await sql<DutyRow>`select d.account_id as "accountId", a.friendly_name as "accountName", d.rule, d.level, d.started_at as "startedAt",
      case d.scope_id when d.organization_id then 'organization' when d.account_id then 'account' else 'parent' end as "ruleOf"
    from person_factor_duties d left join accounts a on a.id = d.account_id
    where d.user_id = ${userId} and d.organization_id = ${scope.organizationId}
    order by d.level desc, d.account_id is not null, lower(a.friendly_name), d.account_id limit ${dutiesShown}`.execute(
      db,
    );
  return rows;
}
