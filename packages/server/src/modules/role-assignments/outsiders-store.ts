/** SQL of whether people from outside may be on an account. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { AccountScope } from '../../kernel/scope.ts';

export interface OutsiderRefusal {
  readonly access: 'by_approval' | 'not_allowed';
  readonly organizationName: string;
}

/** Rules that refuse what `grantedBy` would give `userId` on an account; null: to somebody who has no login yet. */
export const refusals = (
  accountId: string,
  { userId, grantedBy }: { readonly userId: string | null; readonly grantedBy: string | null },
) => sql`select r.access, r.organization_id from account_outsider_rules r
  where r.account_id = ${accountId}
    and not exists (select 1 from users u where u.id = ${userId}::uuid and u.organization_id = r.organization_id)
    and (r.access = 'not_allowed' or not exists (
      select 1 from organization_administrators m where m.organization_id = r.organization_id and m.user_id = ${grantedBy}::uuid))`;

/** Why somebody is not given a role on an account; undefined: no policy is against it. */
export async function findRefusal(
  db: Db,
  scope: AccountScope,
  given: { readonly userId: string | null; readonly grantedBy: string | null },
): Promise<OutsiderRefusal | undefined> {
  const { rows } = await sql<OutsiderRefusal>`select r.access, o.friendly_name as "organizationName"
    from (${refusals(scope.accountId, given)}) r join organizations o on o.id = r.organization_id
    order by r.access desc limit 1`.execute(db);
  return rows[0];
}
