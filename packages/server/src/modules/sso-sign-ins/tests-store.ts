/** SQL of tests of profiles. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { KeptText } from '../../kernel/text.ts';
import type { Check } from '../sso-profiles/index.ts';

/** Whom the answer was about, and what would have become of it. */
export interface TestedPerson {
  readonly subject: string;
  readonly email: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly groups: readonly string[];
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly outcome: KeptText;
}

export interface TestRow {
  readonly id: string;
  readonly profileId: string;
  readonly state: 'in_progress' | 'successful' | 'failed';
  /** Nobody came back within five minutes. */
  readonly isTimedOut: boolean;
  readonly isOfThisConfiguration: boolean;
  readonly startedBy: string;
  readonly checks: readonly Check[];
  readonly person: TestedPerson | null;
  readonly rawSealed: Buffer | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const selected = sql`t.id, t.profile_id as "profileId", t.state, t.started_at < now() - interval '5 minutes' as "isTimedOut",
  t.configuration = p.configuration as "isOfThisConfiguration", t.started_by as "startedBy", t.checks, t.person, t.raw_sealed as "rawSealed",
  t.started_at as "startedAt", t.finished_at as "finishedAt"
  from sso_tests t join sso_profiles p on p.id = t.profile_id and p.state <> 'deleted'`;

interface OfProfile {
  readonly profileId: string;
}

export async function insertTest(
  db: Db,
  scope: OrganizationScope,
  row: OfProfile & {
    readonly id: string;
    readonly configuration: number;
    readonly startedById: string | null;
    readonly startedBy: string;
  },
): Promise<void> {
  await sql`insert into sso_tests (id, organization_id, profile_id, configuration, started_by_id, started_by)
    values (${row.id}, ${scope.organizationId}, ${row.profileId}, ${row.configuration}, ${row.startedById}, ${row.startedBy})`.execute(
    db,
  );
}

export async function listTests(
  db: Db,
  scope: OrganizationScope,
  of: OfProfile & { readonly page: PageRequest },
): Promise<TestRow[]> {
  const { where, order, limit } = keyset([{ column: sql`t.id`, descending: true }], of.page);
  const { rows } = await sql<TestRow>`select ${selected}
    where t.organization_id = ${scope.organizationId} and t.profile_id = ${of.profileId}
      ${where === undefined ? sql`` : sql`and ${where}`} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function findTest(
  db: Db,
  scope: OrganizationScope,
  of: OfProfile & { readonly id: string },
): Promise<TestRow | undefined> {
  const { rows } = await sql<TestRow>`select ${selected}
    where t.organization_id = ${scope.organizationId} and t.profile_id = ${of.profileId} and t.id = ${of.id}`.execute(
    db,
  );
  return rows[0];
}

/** False when it is over: nobody came back in time, or it was finished. */
export async function finishTest(
  db: Db,
  scope: OrganizationScope,
  id: string,
  to: {
    readonly state: 'successful' | 'failed';
    readonly checks: readonly Check[];
    readonly person: TestedPerson | null;
    readonly rawSealed: Buffer;
  },
): Promise<boolean> {
  const { rows } =
    await sql`update sso_tests set state = ${to.state}, checks = ${JSON.stringify(to.checks)}::jsonb,
      person = ${to.person === null ? null : JSON.stringify(to.person)}::jsonb, raw_sealed = ${to.rawSealed}, finished_at = now()
    where organization_id = ${scope.organizationId} and id = ${id} and state = 'in_progress' returning id`.execute(
      db,
    );
  return rows.length === 1;
}
