/** SQL of whom a change to many people is about. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

export async function insertPeople(
  db: Db,
  scope: OrganizationScope,
  operationId: string,
  userIds: readonly string[],
): Promise<void> {
  await sql`insert into bulk_change_people (organization_id, operation_id, position, user_id)
    select ${scope.organizationId}, ${operationId}, p.position, p.user_id from unnest(${userIds}::uuid[]) with ordinality p(user_id, position)`.execute(
    db,
  );
}

export interface ChosenPerson {
  readonly position: number;
  readonly userId: string;
}

/** The next of them after a position. */
export async function listPeopleAfter(
  db: Db,
  scope: OrganizationScope,
  after: { operationId: string; position: number },
  limit: number,
): Promise<ChosenPerson[]> {
  const { rows } =
    await sql<ChosenPerson>`select position, user_id as "userId" from bulk_change_people
    where organization_id = ${scope.organizationId} and operation_id = ${after.operationId} and position > ${after.position}
    order by position limit ${limit}`.execute(db);
  return rows;
}
