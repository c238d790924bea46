/** SQL of invitations. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { containing, plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { endSql, type InvitationFilter, invitationConditions, stateIs } from './filter-store.ts';
import { type InvitationKind, type InvitationState, whereAllEnd } from './lifecycle.ts';

export type InvitingScope = OrganizationScope | AccountScope;

export interface GrantRow {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleId: string;
}

export interface InvitationRow {
  readonly id: string;
  readonly scopeId: string;
  readonly kind: InvitationKind;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly organizationRoleId: string | null;
  readonly invitedById: string;
  readonly invitedBy: string;
  readonly inviterEmail: string;
  readonly state: InvitationState;
  readonly sends: number;
  readonly lastSentAt: Date;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly readAt: Date;
  readonly grants: GrantRow[];
}

export const selected = sql`i.id, i.scope_id as "scopeId", i.kind, i.organization_id as "organizationId", o.friendly_name as "organizationName",
  i.account_id as "accountId", a.friendly_name as "accountName", i.email, i.email_as_typed as "emailAsTyped", i.organization_role_id as "organizationRoleId",
  i.invited_by as "invitedById", u.full_name as "invitedBy", u.email_as_typed as "inviterEmail", i.state, i.sends, i.last_sent_at as "lastSentAt", ${endSql} as "expiresAt",
  i.created_at as "createdAt", i.created_at::text as "createdKey", now() as "readAt",
  (select coalesce(jsonb_agg(jsonb_build_object('accountId', g.account_id, 'accountName', ga.friendly_name, 'roleId', g.role_id) order by ga.sort_name), '[]')
    from invitation_grants g join accounts ga on ga.id = g.account_id where g.scope_id = i.scope_id and g.invitation_id = i.id) as grants`;
export const joined = sql`join users u on u.id = i.invited_by left join organizations o on o.id = i.organization_id left join accounts a on a.id = i.account_id`;

const scopeIdOf = (scope: InvitingScope) =>
  scope.kind === 'organization' ? scope.organizationId : scope.accountId;

/** An organization sees its own invitations of people and those of its accounts. */
function within(scope: InvitingScope): RawBuilder<unknown> {
  const place =
    scope.kind === 'organization'
      ? sql`i.organization_id = ${scope.organizationId}`
      : sql`i.scope_id = ${scope.accountId}`;
  return sql`${place} and i.kind in ('organization', 'account')`;
}

export interface NewInvitation {
  readonly id: string;
  readonly email: string;
  readonly emailAsTyped: string;
}

/** What a list of invitations has in common. */
export interface InvitationTerms {
  readonly organizationRoleId: string | null;
  readonly invitedBy: string;
  readonly lifetimeSeconds: number;
  /** How many mails of each are sent with it. */
  readonly sends: 0 | 1;
  readonly grants: readonly { readonly accountId: string; readonly roleId: string }[];
}

/** Answers the ids of those that were made; for the other addresses one is pending. Expired ones make room first. */
export async function insertInvitations(
  db: Db,
  scope: InvitingScope,
  terms: InvitationTerms,
  people: readonly NewInvitation[],
): Promise<Set<string>> {
  const scopeId = scopeIdOf(scope);
  const accountId = scope.kind === 'account' ? scope.accountId : null;
  const emails = people.map(({ email }) => email);
  await sql`update invitations i set state = ${whereAllEnd('expire')} where scope_id = ${scopeId} and email = any(${emails}) and state = 'pending' and ${endSql} <= now() and kind in ('organization', 'account')`.execute(
    db,
  );
  const { rows } = await sql<{
    id: string;
  }>`insert into invitations (scope_id, id, kind, organization_id, account_id, email, email_as_typed, organization_role_id, invited_by, sends, expires_at)
    select ${scopeId}::uuid, p.id, ${scope.kind}::text, ${scope.organizationId}::uuid, ${accountId}::uuid, p.email, p.email_as_typed, ${terms.organizationRoleId}::text,
      ${terms.invitedBy}::uuid, ${terms.sends}::int, now() + make_interval(secs => ${terms.lifetimeSeconds})
    from unnest(${people.map(({ id }) => id)}::uuid[], ${emails}::text[], ${people.map(({ emailAsTyped }) => emailAsTyped)}::text[]) as p (id, email, email_as_typed)
    order by p.email
    on conflict (scope_id, email) where state = 'pending' and kind in ('organization', 'account') do nothing returning id`.execute(
    db,
  );
  const made = rows.map(({ id }) => id);
  if (terms.grants.length > 0)
    await sql`insert into invitation_grants (scope_id, invitation_id, account_id, role_id)
      select ${scopeId}::uuid, i, g.account_id, g.role_id
      from unnest(${made}::uuid[]) i, unnest(${terms.grants.map((grant) => grant.accountId)}::uuid[], ${terms.grants.map(({ roleId }) => roleId)}::text[]) as g (account_id, role_id)
      on conflict do nothing`.execute(db);
  return new Set(made);
}

export async function listPendingAddresses(
  db: Db,
  scope: InvitingScope,
  emails: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`select email from invitations i
    where scope_id = ${scopeIdOf(scope)} and email = any(${emails}) and state = 'pending' and ${endSql} > now() and kind in ('organization', 'account')`.execute(
    db,
  );
  return new Set(rows.map((row) => row.email));
}

export async function findInvitation(
  db: Db,
  scope: InvitingScope,
  id: string,
): Promise<InvitationRow | undefined> {
  const { rows } =
    await sql<InvitationRow>`select ${selected} from invitations i ${joined} where i.id = ${id} and ${within(scope)}`.execute(
      db,
    );
  return rows[0];
}

/** By its id alone, for the invited person, who showed the link or owns the address. */
export async function findInvitationById(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<InvitationRow | undefined> {
  const { rows } =
    await sql<InvitationRow>`select ${selected} from invitations i ${joined} where i.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

/** Locks the row until the end of the transaction: of accepting and revoking at once, one comes first. */
export async function lockInvitation(db: Db, _scope: PlatformScope, id: string): Promise<void> {
  await sql`select 1 from invitations where id = ${id} for update`.execute(db);
}

export async function listForAddress(
  db: Db,
  _scope: PlatformScope,
  email: string,
): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`select ${selected} from invitations i ${joined}
    where i.email = ${email} and i.state = 'pending' and ${endSql} > now() order by i.created_at desc limit 50`.execute(
    db,
  );
  return rows;
}

export interface ListFilter {
  readonly state: InvitationState | 'all';
  readonly search: string | undefined;
  readonly q?: InvitationFilter | undefined;
  readonly sort?: InvitationSort;
}

export type InvitationSort = 'created_at' | '-created_at' | 'email' | '-email';

export const stateWhere = (state: ListFilter['state']): RawBuilder<unknown> =>
  state === 'all' ? sql`true` : stateIs(state);

function listWhere(scope: InvitingScope, filter: ListFilter): RawBuilder<unknown> {
  const matching =
    filter.search === undefined ? sql`` : sql`and i.email ilike ${containing(filter.search)}`;
  const asked = invitationConditions(filter.q).map((part) => sql` and ${part}`);
  return sql`${within(scope)} and ${stateWhere(filter.state)} ${matching}${sql.join(asked, sql``)}`;
}

const planned = (filter: ListFilter) => (filter.q === undefined ? sql`` : plannedEachTime);

export async function listInvitations(
  db: Db,
  scope: InvitingScope,
  filter: ListFilter,
  page: PageRequest,
): Promise<InvitationRow[]> {
  const sort = filter.sort ?? '-created_at';
  const descending = sort.startsWith('-');
  const { where, order, limit } = keyset(
    [
      { column: sort.endsWith('email') ? sql`i.email` : sql`i.created_at`, descending },
      { column: sql`i.id`, descending },
    ],
    page,
  );
  const { rows } =
    await sql<InvitationRow>`${planned(filter)}select ${selected} from invitations i ${joined}
    where ${listWhere(scope, filter)} ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
      db,
    );
  return rows;
}

export async function countInvitations(
  db: Db,
  scope: InvitingScope,
  filter: ListFilter,
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`${planned(filter)}select count(*) as count from (
    select 1 from invitations i where ${listWhere(scope, filter)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** False when it ended meanwhile. */
export async function markSent(
  db: Db,
  scope: InvitingScope,
  id: string,
  lifetimeSeconds: number,
): Promise<boolean> {
  const { rows } =
    await sql`update invitations i set sends = sends + 1, last_sent_at = now(), expires_at = now() + make_interval(secs => ${lifetimeSeconds}), version = version + 1
    where i.id = ${id} and (i.organization_id = ${scope.organizationId} or i.scope_id = ${scopeIdOf(scope)}) and i.state = 'pending' returning i.id`.execute(
      db,
    );
  return rows.length === 1;
}

/** False when it was answered before. */
export async function markAnswered(
  db: Db,
  _scope: PlatformScope | InvitingScope,
  id: string,
  state: InvitationState,
  userId: string | null,
): Promise<boolean> {
  const { rows } =
    await sql`update invitations set state = ${state}, answered_at = now(), accepted_user_id = ${userId}, version = version + 1
    where id = ${id} and state = 'pending' returning id`.execute(db);
  return rows.length === 1;
}

/** The invitations to accounts follow these into their organization, and can still be accepted. */
export async function moveInvitations(
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<void> {
  await sql`update invitations set organization_id = ${scope.organizationId} where account_id = any(${accountIds}) and kind = 'account'`.execute(
    db,
  );
}

/** Ends what waits for an answer on accounts. Answers to whom it was sent. */
export async function revokePendingOn(
  db: Db,
  _scope: PlatformScope,
  accountIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{
    email: string;
  }>`update invitations set state = ${whereAllEnd('fall_away')}, answered_at = now(), version = version + 1
    where account_id = any(${accountIds}) and state = 'pending' and expires_at > now() returning email_as_typed as email`.execute(
    db,
  );
  return rows.map((row) => row.email).sort();
}

/** Nobody joins an organization that is gone. */
export async function revokePendingTo(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`update invitations set state = ${whereAllEnd('fall_away')}, answered_at = now(), version = version + 1
    where scope_id = ${scope.organizationId} and state = 'pending' and expires_at > now()`.execute(
    db,
  );
}

/** How many days the link of a mail works, by the policy of an organization; undefined: it has none. */
export async function findLifetimeDays(
  db: Db,
  scope: OrganizationScope,
): Promise<number | undefined> {
  const { rows } = await sql<{
    days: number | null;
  }>`select lifetime_days as days from invitation_limits
    where organization_id = ${scope.organizationId}`.execute(db);
  return rows[0]?.days ?? undefined;
}

/** Writes down that these expired; another process that is at it has others. */
export async function noteExpired(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`with due as (
      select scope_id, id from invitations where state in ('pending', 'expired') and expiry_noted_at is null and expires_at <= now()
      order by expires_at limit ${atMost} for no key update skip locked),
    noted as (
      update invitations n set state = ${whereAllEnd('expire')}, expiry_noted_at = now(), version = version + 1
      from due where n.scope_id = due.scope_id and n.id = due.id returning n.id)
    select ${selected} from invitations i ${joined} where i.id in (select id from noted)`.execute(
    db,
  );
  return rows;
}

/** Whoever is let in another way is not waited for. Answers how many ended: none or one. */
export async function revokePendingOf(
  db: Db,
  scope: OrganizationScope,
  email: string,
): Promise<number> {
  const { rows } =
    await sql`update invitations set state = ${whereAllEnd('fall_away')}, answered_at = now(), version = version + 1
    where scope_id = ${scope.organizationId} and email = ${email} and kind = 'organization' and state = 'pending' and expires_at > now() returning id`.execute(
      db,
    );
  return rows.length;
}

/** The invitations to accounts stay with these, which leave their organization. */
export async function moveInvitationsOut(
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
): Promise<void> {
  await sql`update invitations set organization_id = null
    where account_id = any(${accountIds}) and organization_id = ${scope.organizationId} and kind = 'account'`.execute(
    db,
  );
}
