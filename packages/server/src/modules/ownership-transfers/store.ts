/** SQL of ownership transfers. */

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';
import { type KeptText, keepText } from '../../kernel/text.ts';
import type { TransferState } from './lifecycle.ts';

export interface TransferRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly kind: 'hand_over' | 'succession';
  readonly state: TransferState;
  readonly fromUserId: string;
  readonly fromName: string;
  readonly fromEmail: string;
  readonly toUserId: string;
  readonly toName: string;
  readonly toEmail: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly reason: string | null;
  readonly endedBecause: KeptText | null;
  readonly expiresAt: Date | null;
  readonly effectiveAt: Date | null;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
  readonly createdKey: string;
}

const selected = sql`t.id, t.organization_id as "organizationId", o.friendly_name as "organizationName", t.kind, t.state,
  t.from_user_id as "fromUserId", f.full_name as "fromName", f.email_as_typed as "fromEmail",
  t.to_user_id as "toUserId", r.full_name as "toName", r.email_as_typed as "toEmail",
  t.asked_by as "askedById", a.full_name as "askedBy", t.reason, t.ended_because as "endedBecause", t.expires_at as "expiresAt",
  t.effective_at as "effectiveAt", t.ended_at as "endedAt", t.created_at as "createdAt", t.created_at::text as "createdKey"`;
const joined = sql`join organizations o on o.id = t.organization_id join users f on f.id = t.from_user_id
  join users r on r.id = t.to_user_id join users a on a.id = t.asked_by`;

export interface NewTransfer {
  readonly id: string;
  readonly kind: TransferRow['kind'];
  readonly state: 'offered' | 'requested';
  readonly fromUserId: string;
  readonly toUserId: string;
  readonly askedBy: string;
  readonly reason: string | null;
  readonly offerDays: number | null;
}

/** False when another one is open: the unique index decides between two at once. */
export async function insertTransfer(
  db: Db,
  scope: OrganizationScope,
  row: NewTransfer,
): Promise<boolean> {
  const { rows } =
    await sql`insert into ownership_transfers (organization_id, id, kind, state, from_user_id, to_user_id, asked_by, reason, expires_at)
    values (${scope.organizationId}, ${row.id}, ${row.kind}, ${row.state}, ${row.fromUserId}, ${row.toUserId}, ${row.askedBy}, ${row.reason},
      now() + make_interval(days => ${row.offerDays}::int))
    on conflict (organization_id) where ended_at is null do nothing returning id`.execute(db);
  return rows.length === 1;
}

export async function findTransfer(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<TransferRow | undefined> {
  const { rows } = await sql<TransferRow>`select ${selected} from ownership_transfers t ${joined}
    where t.organization_id = ${scope.organizationId} and t.id = ${id}`.execute(db);
  return rows[0];
}

/** For the person named, the operator, and who holds the link: they stand outside the organization's scope. */
export async function findTransferById(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<TransferRow | undefined> {
  const { rows } =
    await sql<TransferRow>`select ${selected} from ownership_transfers t ${joined} where t.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

export async function findOpen(db: Db, scope: OrganizationScope): Promise<TransferRow | undefined> {
  const { rows } = await sql<TransferRow>`select ${selected} from ownership_transfers t ${joined}
    where t.organization_id = ${scope.organizationId} and t.ended_at is null`.execute(db);
  return rows[0];
}

export async function listOpenFor(db: Db, scope: UserScope): Promise<TransferRow[]> {
  const { rows } = await sql<TransferRow>`select ${selected} from ownership_transfers t ${joined}
    where t.to_user_id = ${scope.userId} and t.ended_at is null order by t.created_at desc limit 20`.execute(
    db,
  );
  return rows;
}

function page(where: RawBuilder<unknown>, request: PageRequest): RawBuilder<TransferRow> {
  const {
    where: from,
    order,
    limit,
  } = keyset(
    [
      { column: sql`t.created_at`, descending: true },
      { column: sql`t.id`, descending: true },
    ],
    request,
  );
  return sql<TransferRow>`select ${selected} from ownership_transfers t ${joined}
    where ${where} ${from === undefined ? sql`` : sql`and ${from}`} order by ${order} limit ${limit}`;
}

export async function listTransfers(
  db: Db,
  scope: OrganizationScope,
  request: PageRequest,
): Promise<TransferRow[]> {
  const { rows } = await page(sql`t.organization_id = ${scope.organizationId}`, request).execute(
    db,
  );
  return rows;
}

export async function listSuccessions(
  db: Db,
  _scope: PlatformScope,
  onlyOpen: boolean,
  request: PageRequest,
): Promise<TransferRow[]> {
  const open = onlyOpen ? sql`and t.ended_at is null` : sql``;
  const { rows } = await page(sql`t.kind = 'succession' ${open}`, request).execute(db);
  return rows;
}

export interface TransferChange {
  readonly state: TransferState;
  /** Set when it begins to wait. */
  readonly waitingHours: number | null;
  readonly endedBecause: KeptText | null;
}

const ended = ['completed', 'declined', 'cancelled', 'expired'];

/** The organization is locked by the caller. */
export async function updateTransfer(
  db: Db,
  scope: OrganizationScope,
  id: string,
  change: TransferChange,
): Promise<void> {
  await sql`update ownership_transfers set state = ${change.state}, version = version + 1, ended_because = ${keepText(change.endedBecause)},
      effective_at = coalesce(effective_at, now() + make_interval(hours => ${change.waitingHours}::int)),
      ended_at = case when ${change.state} = any(${ended}) then now() end
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** Those whose time has come: waiting ones take effect, offers expire. */
export async function listDue(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<{ id: string; organizationId: string }[]> {
  const { rows } = await sql<{
    id: string;
    organizationId: string;
  }>`(select id, organization_id as "organizationId" from ownership_transfers where state = 'waiting' and effective_at <= now()
      order by effective_at limit ${atMost})
    union all (select id, organization_id as "organizationId" from ownership_transfers where state = 'offered' and expires_at <= now()
      order by expires_at limit ${atMost})`.execute(db);
  return rows;
}
