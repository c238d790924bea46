/** SQL of the invitations that are about an account itself: to bring it into an organization, or to own it. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { endSql } from './filter-store.ts';
import { whereAllEnd } from './lifecycle.ts';
import { type InvitationRow, joined, type ListFilter, selected, stateWhere } from './store.ts';

export type OfferKind = 'account_transfer' | 'account_hand_over' | 'account_release';

const anyOffer = sql`i.kind in ('account_transfer', 'account_hand_over', 'account_release')`;

export interface NewOffer {
  readonly id: string;
  readonly kind: OfferKind;
  readonly accountId: string;
  readonly email: string;
  readonly emailAsTyped: string;
  readonly invitedBy: string;
  readonly lifetimeSeconds: number;
}

/** False when one is pending already. An expired one makes room first. */
export async function insertOffer(
  db: Db,
  scope: OrganizationScope | AccountScope,
  row: NewOffer,
): Promise<boolean> {
  const scopeId = row.kind === 'account_transfer' ? scope.organizationId : row.accountId;
  await sql`update invitations i set state = ${whereAllEnd('expire')} where i.account_id = ${row.accountId} and i.state = 'pending' and ${endSql} <= now() and ${anyOffer}`.execute(
    db,
  );
  const { rows } =
    await sql`insert into invitations (scope_id, id, kind, organization_id, account_id, email, email_as_typed, invited_by, expires_at)
    values (${scopeId}, ${row.id}, ${row.kind}, ${scope.organizationId}, ${row.accountId}, ${row.email}, ${row.emailAsTyped}, ${row.invitedBy},
      now() + make_interval(secs => ${row.lifetimeSeconds}))
    on conflict do nothing returning id`.execute(db);
  return rows.length === 1;
}

/** An organization sees what it offers and what is offered of its accounts; an account sees who is to own it. */
const within = (scope: OrganizationScope | AccountScope) =>
  scope.kind === 'organization'
    ? sql`i.organization_id = ${scope.organizationId}`
    : sql`i.scope_id = ${scope.accountId}`;

export async function findOffer(
  db: Db,
  scope: OrganizationScope | AccountScope,
  id: string,
): Promise<InvitationRow | undefined> {
  const { rows } =
    await sql<InvitationRow>`select ${selected} from invitations i ${joined} where i.id = ${id} and ${within(scope)} and ${anyOffer}`.execute(
      db,
    );
  return rows[0];
}

/** The one that waits for its new owner. */
export async function findPendingHandOver(
  db: Db,
  scope: AccountScope,
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`select ${selected} from invitations i ${joined}
    where i.scope_id = ${scope.accountId} and i.kind = 'account_hand_over' and i.state = 'pending' and ${endSql} > now()`.execute(
    db,
  );
  return rows[0];
}

export async function listOffers(
  db: Db,
  scope: OrganizationScope,
  state: ListFilter['state'],
  page: PageRequest,
): Promise<InvitationRow[]> {
  const { where, order, limit } = keyset(
    [
      { column: sql`i.created_at`, descending: true },
      { column: sql`i.id`, descending: true },
    ],
    page,
  );
  const { rows } = await sql<InvitationRow>`select ${selected} from invitations i ${joined}
    where ${within(scope)} and ${anyOffer} and ${stateWhere(state)} ${where === undefined ? sql`` : sql`and ${where}`}
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function countOffers(
  db: Db,
  scope: OrganizationScope,
  state: ListFilter['state'],
  ceiling: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from invitations i where ${within(scope)} and ${anyOffer} and ${stateWhere(state)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** An offer dies when its account changes hands (AZ-20). Answers to whom it was sent. */
export async function revokeOffersOn(
  db: Db,
  _scope: PlatformScope,
  accountIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{
    email: string;
  }>`update invitations i set state = ${whereAllEnd('fall_away')}, answered_at = now(), version = version + 1
    where i.account_id = any(${accountIds}) and i.state = 'pending' and i.expires_at > now() and ${anyOffer} returning i.email_as_typed as email`.execute(
    db,
  );
  return rows.map((row) => row.email).sort();
}
