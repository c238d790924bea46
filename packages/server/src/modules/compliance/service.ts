/** Use cases of reading who does not meet the security policies. */
import type { Db } from '../../kernel/database.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { secondFactorSentence } from '../security-policies/index.ts';
import type { ComplianceFilter } from './filter-store.ts';
import * as store from './store.ts';
import { missingAt, standingOf } from './words.ts';

export const sentencesOf = ({ policies }: Pick<store.NonComplianceRow, 'policies'>) =>
  policies.map((policy) => ({
    ...policy,
    since: new Date(policy.since),
    sentence: secondFactorSentence(policy.rule, policy.accountName),
  }));

const present = (row: store.NonComplianceRow) => ({
  user_sid: sid('US', row.id),
  name: row.name,
  email: row.email,
  kind: row.isManagedHere ? ('managed' as const) : ('independent' as const),
  state: row.state,
  since: row.since.toISOString(),
  missing: missingAt(row.asked),
  standing: standingOf(row.has),
  policies: sentencesOf(row).map(({ accountId, accountName, state, since, sentence }) => ({
    account_sid: sidOrNull('AC', accountId),
    account_name: accountName,
    state,
    since: since.toISOString(),
    sentence,
  })),
  last_sign_in_at: row.lastSignInAt?.toISOString() ?? null,
  signed_in_since:
    row.state !== 'planned' && row.lastSignInAt !== null && row.lastSignInAt > row.since,
  reminded_at: row.remindedAt?.toISOString() ?? null,
});

const keyOf = (sort: store.Sort) => (row: store.NonComplianceRow) => [
  sort.endsWith('since') ? row.sinceKey : row.sortName,
  row.id,
];

export async function listNonCompliance(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: { readonly q?: ComplianceFilter | undefined; readonly sort: store.Sort },
  page: PageRequest,
) {
  const choice = { q };
  const rows = await store.listNonCompliance(db, scope, { choice, sort }, page);
  const count = await countFor(page, (ceiling) =>
    store.countNonCompliance(db, scope, choice, ceiling),
  );
  return toPage(rows, page, keyOf(sort), present, count);
}

export async function readSummary(db: Db, scope: OrganizationScope) {
  const { asked, suspended, owing, planned, nextStartsAt } = await store.readSummary(db, scope);
  return { asked, suspended, owing, planned, next_starts_at: nextStartsAt?.toISOString() ?? null };
}
