/** Use cases of reading who does not meet the security policies. */
import type { Db } from '../../kernel/database.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { ComplianceFilter } from './filter-store.ts';
import * as store from './store.ts';
import { paragraphOf, sentenceOf, standingOf } from './words.ts';

/** With what it asks and how somebody stands to it in words. */
const policiesOf = ({ policies, has }: Pick<store.NonComplianceRow, 'policies' | 'has'>) =>
  policies.map((policy) => {
    const { missing, things, state } = policy;
    const since = new Date(policy.since);
    return {
      ...policy,
      since,
      sentence: sentenceOf(policy, policy.accountName),
      standing: standingOf({
        missing,
        things,
        since,
        has: has ?? 0,
        isPlanned: state === 'planned',
      }),
    };
  });

/** A second factor that two policies ask for is missing once. */
function standingOfAll(policies: ReturnType<typeof policiesOf>) {
  const byWords = new Map(policies.map(({ standing }) => [standing.toString(), standing]));
  return paragraphOf([...byWords.values()]);
}

/** The strictest of what is asked comes first. */
function firstOf<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new Error('whoever is in the list lacks something');
  return first;
}

function present(row: store.NonComplianceRow) {
  const policies = policiesOf(row);
  return {
    user_sid: sid('US', row.id),
    name: row.name,
    email: row.email,
    kind: row.isManagedHere ? ('managed' as const) : ('independent' as const),
    state: row.state,
    since: row.since.toISOString(),
    missing: firstOf(policies).missing,
    standing: standingOfAll(policies),
    policies: policies.map((policy) => ({
      account_sid: sidOrNull('AC', policy.accountId),
      account_name: policy.accountName,
      state: policy.state,
      since: policy.since.toISOString(),
      missing: policy.missing,
      sentence: policy.sentence,
      standing: policy.standing,
    })),
    last_sign_in_at: row.lastSignInAt?.toISOString() ?? null,
    signed_in_since:
      row.state !== 'planned' && row.lastSignInAt !== null && row.lastSignInAt > row.since,
    reminded_at: row.remindedAt?.toISOString() ?? null,
  };
}

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
