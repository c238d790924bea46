/** SQL of people who already use a domain. Reads only; exactly the domain: nobody of eng.corp.com uses corp.com (DO-07). */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, UserScope } from '../../kernel/scope.ts';
import {
  type PeopleChoice,
  peopleConditions,
  standingColumns,
  standingIs,
} from './filter-store.ts';

/** Independent logins under a name; each part of it is a column of one index. */
const independentAt = (name: RawBuilder<unknown>) =>
  sql`u.email_domain = ${name} and u.organization_id is null and u.state <> 'erased'`;

const ownedAccounts = sql`(select count(*) from accounts a where a.owner_user_id = u.id and a.state <> 'closed') as "ownedAccounts"`;

export interface DomainUseRow {
  readonly domainId: string;
  readonly name: string;
  readonly unicodeName: string;
  readonly method: 'dns' | 'https' | null;
  readonly people: number;
  readonly accounts: number;
  readonly asked: number;
}

/** Of the proven domains, by name; each figure up to one more than the ceiling. */
export async function listUses(
  db: Db,
  scope: OrganizationScope,
  ceiling: number,
): Promise<DomainUseRow[]> {
  const upTo = (of: RawBuilder<unknown>) =>
    sql`(select count(*) from (${of} limit ${ceiling + 1}) counted)`;
  const people = independentAt(sql`d.name`);
  const { rows } =
    await sql<DomainUseRow>`select d.id as "domainId", d.name, d.unicode_name as "unicodeName", d.method,
      ${upTo(sql`select 1 from users u where ${people}`)} as people,
      ${upTo(sql`select 1 from users u join accounts a on a.owner_user_id = u.id where ${people} and a.state <> 'closed'`)} as accounts,
      ${upTo(sql`select 1 from users u where ${people} and ${standingIs(scope, 'asked')}`)} as asked
    from domains d where d.organization_id = ${scope.organizationId} and d.state = 'verified' order by d.name`.execute(
      db,
    );
  return rows;
}

export interface DomainPersonRow {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly ownedAccounts: number;
  readonly askedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly sortName: string;
  readonly sortEmail: string;
}

export type DomainPeopleSort = 'name' | '-name' | 'email' | '-email';

/** Which people of which domain. */
export interface Asked {
  readonly domain: string;
  readonly choice: PeopleChoice;
}

const where = (scope: OrganizationScope, { domain, choice }: Asked) =>
  sql.join([independentAt(sql`${domain}`), ...peopleConditions(scope, choice)], sql` and `);

const planned = ({ choice }: Asked) => (choice.q === undefined ? sql`` : plannedEachTime);

export async function listPeople(
  db: Db,
  scope: OrganizationScope,
  asked: Asked & { readonly sort: DomainPeopleSort },
  page: PageRequest,
): Promise<DomainPersonRow[]> {
  const descending = asked.sort.startsWith('-');
  const column = asked.sort.endsWith('email') ? sql`u.email collate "C"` : sql`u.sort_name`;
  const {
    where: after,
    order,
    limit,
  } = keyset(
    [
      { column, descending },
      { column: sql`u.id`, descending },
    ],
    page,
  );
  const { rows } = await sql<DomainPersonRow>`${planned(asked)}with page as materialized (
      select u.* from users u where ${where(scope, asked)} ${after === undefined ? sql`` : sql`and ${after}`} order by ${order} limit ${limit})
    select u.id, u.full_name as name, u.first_name as "firstName", u.last_name as "lastName", u.email_as_typed as email, ${ownedAccounts},
      ${standingColumns(scope)}, u.sort_name as "sortName", u.email as "sortEmail"
    from page u order by ${order}`.execute(db);
  return rows;
}

export async function countPeople(
  db: Db,
  scope: OrganizationScope,
  asked: Asked,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${planned(asked)}select count(*) as count from (select 1 from users u where ${where(scope, asked)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** By name. */
export async function listMatchingIds(
  db: Db,
  scope: OrganizationScope,
  asked: Asked,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`${planned(asked)}select u.id from users u where ${where(scope, asked)} order by u.sort_name, u.id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

export interface ChosenRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly state: string;
  readonly ownedAccounts: number;
  readonly askedAt: Date | null;
  readonly declinedAt: Date | null;
}

/** Those of the ids that have an address in the domain, whoever manages them; all others do not exist here. */
export async function readChosen(
  db: Db,
  scope: OrganizationScope,
  domain: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChosenRow>> {
  const { rows } =
    await sql<ChosenRow>`select u.id, u.email_as_typed as email, u.full_name as name, u.organization_id as "organizationId", u.state, ${ownedAccounts},
      ${standingColumns(scope)}
    from users u where u.id = any(${ids}) and u.email_domain = ${domain} and u.state <> 'erased'`.execute(
      db,
    );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Concerned {
  readonly id: string;
  readonly email: string;
  readonly accounts: string[];
}

/** Who holds a role on the accounts that somebody owns, besides that person; by id, after one of them. */
export async function listHoldersOnOwned(
  db: Db,
  owner: UserScope,
  after: string | null,
  limit: number,
): Promise<Concerned[]> {
  const { rows } =
    await sql<Concerned>`select u.id, u.email_as_typed as email, array_agg(distinct main.friendly_name order by main.friendly_name) as accounts
    from accounts main join accounts a on a.id = main.id or a.parent_account_id = main.id
      join role_assignments r on r.scope_id = a.id and r.ended_at is null join users u on u.id = r.user_id
    where main.owner_user_id = ${owner.userId} and main.state <> 'closed' and u.id <> ${owner.userId} and u.state = 'active'
      and (${after}::uuid is null or u.id > ${after}::uuid)
    group by u.id, u.email_as_typed order by u.id limit ${limit}`.execute(db);
  return rows;
}
