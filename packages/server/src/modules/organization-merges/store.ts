/** SQL of organization merges. */

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';
import { type KeptText, keepText, type Text } from '../../kernel/text.ts';
import type { MergeState } from './lifecycle.ts';

export interface MergeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly candidateId: string;
  readonly candidateName: string;
  /** Who is asked: the candidate's Owner when it was offered. */
  readonly ownerUserId: string;
  readonly ownerName: string;
  /** As it is now; they may have changed it. */
  readonly ownerEmail: string;
  /** The address under which they were asked: all that the other side knows before they accept. */
  readonly email: string;
  readonly offeredById: string;
  readonly offeredBy: string;
  readonly offeredByEmail: string;
  readonly state: MergeState;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endedBecause: KeptText | null;
  readonly accountsJoined: number | null;
  readonly peopleJoined: number | null;
  readonly peopleOutside: number | null;
  readonly createdAt: Date;
  readonly createdKey: string;
}

const selected = sql`m.id, m.organization_id as "organizationId", o.friendly_name as "organizationName",
  m.candidate_id as "candidateId", c.friendly_name as "candidateName", m.owner_user_id as "ownerUserId", a.full_name as "ownerName", a.email_as_typed as "ownerEmail", m.email,
  m.offered_by as "offeredById", b.full_name as "offeredBy", b.email_as_typed as "offeredByEmail", m.state,
  m.expires_at as "expiresAt", m.ended_at as "endedAt", m.ended_because as "endedBecause", m.accounts_joined as "accountsJoined",
  m.people_joined as "peopleJoined", m.people_outside as "peopleOutside", m.created_at as "createdAt", m.created_at::text as "createdKey"`;
const joined = sql`join organizations o on o.id = m.organization_id join organizations c on c.id = m.candidate_id
  join users a on a.id = m.owner_user_id join users b on b.id = m.offered_by`;

const selectWhere = (where: RawBuilder<unknown>) =>
  sql<MergeRow>`select ${selected} from organization_merges m ${joined} where ${where}`;

export interface NewMerge {
  readonly id: string;
  readonly candidateId: string;
  readonly ownerUserId: string;
  readonly email: string;
  readonly offeredBy: string;
  readonly offerDays: number;
}

/** False when one is open already: the unique index decides between two at once. */
export async function insertMerge(
  db: Db,
  scope: OrganizationScope,
  row: NewMerge,
): Promise<boolean> {
  const { rows } =
    await sql`insert into organization_merges (organization_id, id, candidate_id, owner_user_id, email, offered_by, expires_at)
    values (${scope.organizationId}, ${row.id}, ${row.candidateId}, ${row.ownerUserId}, ${row.email}, ${row.offeredBy},
      now() + make_interval(days => ${row.offerDays}))
    on conflict (organization_id, candidate_id) where ended_at is null do nothing returning id`.execute(
      db,
    );
  return rows.length === 1;
}

export async function findMerge(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<MergeRow | undefined> {
  const { rows } = await selectWhere(
    sql`m.organization_id = ${scope.organizationId} and m.id = ${id}`,
  ).execute(db);
  return rows[0];
}

/** Only whoever is asked finds it. */
export async function findReceived(
  db: Db,
  scope: UserScope,
  id: string,
): Promise<MergeRow | undefined> {
  const { rows } = await selectWhere(
    sql`m.owner_user_id = ${scope.userId} and m.id = ${id}`,
  ).execute(db);
  return rows[0];
}

/** What they can answer: open, and about an organization that they own still. */
export async function listReceived(db: Db, scope: UserScope): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`select ${selected} from organization_merges m ${joined}
    where m.owner_user_id = ${scope.userId} and m.ended_at is null and m.expires_at > now() and c.owner_user_id = ${scope.userId}
    order by m.created_at desc, m.id desc limit 20`.execute(db);
  return rows;
}

export async function listMerges(
  db: Db,
  scope: OrganizationScope,
  request: PageRequest,
): Promise<MergeRow[]> {
  const { where, order, limit } = keyset(
    [
      { column: sql`m.created_at`, descending: true },
      { column: sql`m.id`, descending: true },
    ],
    request,
  );
  const { rows } = await sql<MergeRow>`select ${selected} from organization_merges m ${joined}
    where m.organization_id = ${scope.organizationId} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** The open offers that an organization made or was made. */
export async function listOpenAbout(db: Db, scope: OrganizationScope): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`select ${selected} from organization_merges m ${joined}
    where m.ended_at is null and (m.organization_id = ${scope.organizationId} or m.candidate_id = ${scope.organizationId})
    order by m.created_at, m.id`.execute(db);
  return rows;
}

export interface MergeFigures {
  readonly accounts: number;
  readonly people: number;
  readonly outside: number;
}

/** False when it was answered or ended meanwhile. */
export async function endMerge(
  db: Db,
  scope: OrganizationScope,
  id: string,
  end: { state: MergeState; because: Text | null; figures?: MergeFigures | undefined },
): Promise<boolean> {
  const { accounts = null, people = null, outside = null } = end.figures ?? {};
  const { rows } =
    await sql`update organization_merges set state = ${end.state}, ended_at = now(), ended_because = ${keepText(end.because)},
      accounts_joined = ${accounts}, people_joined = ${people}, people_outside = ${outside}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id} and ended_at is null returning id`.execute(
      db,
    );
  return rows.length === 1;
}

export async function listExpired(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<{ id: string; organizationId: string }[]> {
  const { rows } = await sql<{
    id: string;
    organizationId: string;
  }>`select id, organization_id as "organizationId" from organization_merges
    where ended_at is null and expires_at <= now() order by expires_at limit ${atMost}`.execute(db);
  return rows;
}

export interface CandidatePerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailDomain: string;
  readonly isAdministrator: boolean;
  /** Only a pseudonym is left of them. */
  readonly isErased: boolean;
}

/** Everybody whom an organization manages, locked in the order in which everybody locks logins. */
export async function lockPeople(
  db: Db,
  scope: OrganizationScope,
  administratorRoleId: string,
): Promise<CandidatePerson[]> {
  const { rows } =
    await sql<CandidatePerson>`select u.id, u.full_name as name, u.email_as_typed as email, u.email_domain as "emailDomain",
      u.state = 'erased' as "isErased", exists (select 1 from held_roles r where r.scope_id = ${scope.organizationId} and r.user_id = u.id
        and r.role_id = ${administratorRoleId}) as "isAdministrator"
    from users u where u.organization_id = ${scope.organizationId} order by u.id for no key update of u`.execute(
      db,
    );
  return rows;
}

export interface Size {
  readonly people: number;
  readonly accounts: number;
  readonly subaccounts: number;
  readonly accountNames: string[];
}

export async function readSize(db: Db, scope: OrganizationScope): Promise<Size> {
  const { rows } = await sql<Size>`select
    (select count(*) from users where organization_id = ${scope.organizationId} and state <> 'erased') as people,
    (select count(*) from accounts where organization_id = ${scope.organizationId}) as accounts,
    (select count(*) from accounts where organization_id = ${scope.organizationId} and parent_account_id is not null and state <> 'closed') as subaccounts,
    array(select friendly_name from accounts where organization_id = ${scope.organizationId} and parent_account_id is null and state <> 'closed'
      order by sort_name, id) as "accountNames"`.execute(db);
  return rows[0] ?? { people: 0, accounts: 0, subaccounts: 0, accountNames: [] };
}

/** What is left of somebody who is erased: the pseudonym. */
export async function forgetAddress(db: Db, scope: UserScope): Promise<void> {
  await sql`update organization_merges set email = '' where owner_user_id = ${scope.userId} and email <> ''`.execute(
    db,
  );
}

/** How many wait for an answer of the organization, or about it. */
export async function countWaitingFor(
  db: Db,
  scope: OrganizationScope,
): Promise<{ invitations: number; requests: number }> {
  const { rows } = await sql<{ invitations: number; requests: number }>`select
    (select count(*) from invitations where scope_id = ${scope.organizationId} and state = 'pending' and expires_at > now()) as invitations,
    (select count(*) from join_requests where organization_id = ${scope.organizationId} and state = 'pending') as requests`.execute(
    db,
  );
  return rows[0] ?? { invitations: 0, requests: 0 };
}
