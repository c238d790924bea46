/** SQL of managed people's sessions: through which profile they came. Reads only. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';

interface CameThrough {
  readonly sessionId: string;
  readonly profileId: string;
  readonly profileName: string;
}

export async function listProfiles(
  db: Db,
  scope: OrganizationScope,
  sessionIds: readonly string[],
): Promise<readonly CameThrough[]> {
  const { rows } = await sql<CameThrough>`
    select s.session_id as "sessionId", p.id as "profileId", p.name as "profileName"
    from sso_sessions s join sso_profiles p on p.id = s.profile_id and p.organization_id = s.organization_id
    where s.session_id = any(${sessionIds}::uuid[]) and s.organization_id = ${scope.organizationId}`.execute(
    db,
  );
  return rows;
}
