/** Use cases of managed people's sessions. */
import type { Actor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type Act, actorName, getManagedPerson, getTarget } from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import {
  endSessionQuietly,
  findLivingSession,
  listLivingSessions,
  presentSession,
  readProgram,
  sayProgram,
  sessionEvents,
} from '../sessions/index.ts';
import { userTarget } from '../users/index.ts';
import { sessionEndedMail } from './mails.ts';
import { listProfiles } from './store.ts';

/** @throws request.not_found */
export async function listSessions(
  db: Db,
  scope: OrganizationScope,
  { userId, actor }: { readonly userId: string; readonly actor: Actor },
) {
  await getManagedPerson(db, scope, userId);
  const rows = await listLivingSessions(db, userScope(userId));
  const through = new Map(
    (
      await listProfiles(
        db,
        scope,
        rows.map(({ id }) => id),
      )
    ).map((row) => [row.sessionId, { sid: sid('JB', row.profileId), name: row.profileName }]),
  );
  const own = actor.kind === 'user' ? actor.sessionId : null;
  return {
    items: rows.map((row) => ({
      ...presentSession(row, own),
      sso_profile: through.get(row.id) ?? null,
    })),
  };
}

const noSuchSession = () =>
  requestErrors.not_found(say('They have no such session, or it has ended.'));

/** @throws request.not_found, organization_user.is_owner, organization_user.above_own */
export async function endSession(work: Work, act: Act, sessionId: string): Promise<undefined> {
  await getManagedPerson(work.db, act.scope, act.userId);
  const row = await getTarget(work, act);
  const scope = userScope(row.id);
  const session = await findLivingSession(work.db, scope, sessionId);
  if (session === undefined) throw noSuchSession();
  // The person is locked: of two at once the second finds none.
  await endSessionQuietly(work.db, scope, sessionId, 'ended by an administrator');
  work.audit({
    event: sessionEvents.ended,
    target: userTarget({ id: row.id, fullName: row.name }),
    organizationId: act.scope.organizationId,
    after: { session_sid: sid('SE', sessionId) },
  });
  const { friendlyName } = await getOrganization(work.db, act.scope);
  work.mail(
    sessionEndedMail({
      to: row.email,
      organizationId: act.scope.organizationId,
      organization: friendlyName,
      actor: actorName(work),
      program: sayProgram(readProgram(session.userAgent)),
      clientAddress: session.clientAddress,
    }),
  );
  return undefined;
}
