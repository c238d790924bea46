/**
 * The one question about networks as a part of other statements: whoever reads a credential, or what somebody holds at an account,
 * reads with it whether the request comes from outside. The function in the database belongs to network policies.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Outside } from './actor.ts';
import { inetOf } from './networks.ts';

/** At which places it is asked: the organization, or accounts of it. */
interface Asked {
  readonly organizationId: RawBuilder<unknown>;
  /** An array of ids; without it, the organization alone. */
  readonly places?: RawBuilder<unknown>;
  /** Undefined: there is no request to ask about. */
  readonly address: string | undefined;
}

/** Null: it comes from inside, or nobody asks. Of several rules a refusal comes first, and the organization's before its accounts'. */
export function outsideSql({ organizationId, places, address }: Asked): RawBuilder<Outside | null> {
  if (address === undefined) return sql<null>`null::jsonb`;
  return sql<Outside | null>`(select jsonb_build_object('organizationId', f.organization_id, 'organizationName', f.organization_name,
      'accountId', f.account_id, 'accountName', f.account_name, 'verdict', f.verdict)
    from outside_networks(${organizationId}, ${places ?? sql`array[${organizationId}]`}, ${inetOf(address)}::inet) f
    order by f.verdict = 'refused' desc, f.account_id is not null limit 1)`;
}
