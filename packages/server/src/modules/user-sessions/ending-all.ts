/** Ending everybody's sessions: the impact first, then an operation that walks through the people who are signed in. */
import type { UserActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { ImpactLine } from '../../kernel/impact.ts';
import { inSavepoint } from '../../kernel/savepoint.ts';
import { userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type Batch,
  type BatchResult,
  type OperationKind,
  type ResultRow,
  startOperation,
} from '../operations/index.ts';
import {
  actorName,
  organizationUserEvents,
  organizationUserPermissions,
} from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { endEverySession, forgetAllRemembered, forgetRememberedOf } from '../sessions/index.ts';
import { userTarget } from '../users/index.ts';
import { type By, lockPerson } from './ending.ts';
import { sessionsEndedMail } from './mails.ts';
import { isKeptSql, listPeopleSignedIn, readAffected } from './organization-store.ts';
import { organizationSessionErrors, organizationSessionEvents } from './vocabulary.ts';

export const endAllKind = 'organization_sessions.end_all';
const peopleAtOnce = 50;

interface Asked {
  readonly begun_by: string;
}

type UserWork = Work & { readonly actor: UserActor };

/** Roles that hold something which the caller does not: whoever has one is not acted upon. */
const reservedRoles = ({ catalogue, held }: By) =>
  catalogue.roles
    .filter((role) => [...role.permissions].some((one) => !held.permissions.has(one)))
    .map((role) => role.sid);

/** @throws organization_session.nothing_open, operation.too_many */
export async function startEndingAll(work: UserWork, by: By) {
  const { scope } = by;
  const { sessionId: exceptId, userId: ownUserId } = work.actor;
  const asking = { ownUserId, reservedRoles: reservedRoles(by) };
  const affected = await readAffected(work.db, scope, { exceptId, ...asking });
  // At once and of those too who are not signed in: whoever has the password of one of them would be in again.
  const forgotten = await forgetRememberedOf(work.db, scope, isKeptSql(scope, asking));
  if (affected.sessions === 0 && forgotten === 0)
    throw organizationSessionErrors.nothing_open(
      say('Nobody is signed in whose sessions you may end, but for you here.'),
    );
  work.impact.line({
    what: 'sessions_ended',
    label: say('sessions end'),
    count: affected.sessions,
  });
  work.impact.line({
    what: 'people_signed_out',
    label: say('people have to sign in again, and are told by mail'),
    count: affected.people,
    names: affected.names,
  });
  if (forgotten > 0)
    work.impact.line({
      what: 'browsers_forgotten',
      label: say('browsers are forgotten at once: the second factor is asked for there again'),
      count: forgotten,
    });
  work.impact.line({
    what: 'people_kept',
    label: say(
      'people stay signed in: the Owner, or they hold more than you. The Owner can end theirs',
    ),
    count: affected.keptPeople,
    names: affected.keptNames,
  });
  work.impact.you(say('You stay signed in here, and nowhere else.'));
  work.impact.undo(say('They sign in again as they always do. API keys and apps go on.'));
  const { friendlyName } = await getOrganization(work.db, scope);
  work.audit({
    event: organizationSessionEvents.ending_all,
    target: { type: 'organization', sid: sid('OR', scope.organizationId), name: friendlyName },
    organizationId: scope.organizationId,
    after: {
      sessions: affected.sessions,
      people: affected.people,
      browsers_forgotten: forgotten,
    },
  });
  return startOperation(work, scope, {
    kind: endAllKind,
    label: say('end all sessions'),
    isDryRun: false,
    arguments: { begun_by: work.now.toISOString() } satisfies Asked,
    totalRows: affected.everybody,
  });
}

interface Done {
  readonly row: ResultRow;
  readonly changes: readonly ImpactLine[];
}

/** Everything of one person, but the session that asked. They are locked: nothing of theirs begins meanwhile. */
async function endTheirs(work: UserWork, by: By, organization: string, userId: string) {
  const person = await lockPerson(work, by, userId);
  const isOwn = userId === work.actor.userId;
  const because = isOwn ? 'ended by the user' : 'ended by an administrator';
  const ended = await endEverySession(work.db, userScope(userId), because, work.actor.sessionId);
  const forgotten = await forgetAllRemembered(work.db, userScope(userId));
  const { organizationId } = by.scope;
  work.audit({
    event: organizationUserEvents.sessions_ended,
    target: userTarget({ id: userId, fullName: person.name }),
    organizationId,
    after: { sessions_ended: ended, browsers_forgotten: forgotten },
  });
  if (!isOwn)
    work.mail(
      sessionsEndedMail({ to: person.email, organizationId, organization, actor: actorName(work) }),
    );
  return { key: person.email, ended };
}

async function endOne(
  batch: Batch,
  by: By,
  about: { readonly organization: string; readonly rowNumber: number; readonly userId: string },
): Promise<Done> {
  const { organization, userId, rowNumber } = about;
  const targetSid = sid('US', userId);
  const row = { rowNumber, key: targetSid, columnName: null, value: null, targetSid };
  try {
    const { key, ended } = await inSavepoint(batch.work, false, (part) =>
      endTheirs(part, by, organization, userId),
    );
    return {
      row: { ...row, key, outcome: 'UPDATED', reason: null },
      changes: [{ what: 'sessions_ended', label: say('sessions end'), count: ended }],
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { detail: reason, code } = error;
    return { row: { ...row, outcome: 'ERROR', reason, code }, changes: [] };
  }
}

async function runBatch(catalogue: RoleCatalogue, batch: Batch): Promise<BatchResult> {
  const { work, scope, held, doneRows } = batch;
  const { begun_by: begunBy } = batch.arguments as Asked;
  const { friendlyName: organization } = await getOrganization(work.db, scope);
  const userIds = await listPeopleSignedIn(
    work.db,
    scope,
    {
      exceptId: work.actor.sessionId,
      begunBy: new Date(begunBy),
      afterUserId: batch.cursor as string | null,
    },
    peopleAtOnce,
  );
  const done: Done[] = [];
  for (const [index, userId] of userIds.entries()) {
    const about = { organization, userId, rowNumber: doneRows + index + 1 };
    done.push(await endOne(batch, { catalogue, scope, held }, about));
  }
  return {
    rows: done.map(({ row }) => row),
    changes: done.flatMap(({ changes }) => changes),
    cursor: userIds.at(-1) ?? (batch.cursor as string | null),
    isLast: userIds.length < peopleAtOnce,
  };
}

export const endAll = (catalogue: RoleCatalogue): OperationKind => ({
  kind: endAllKind,
  permission: organizationUserPermissions.end_sessions,
  run: (batch) => runBatch(catalogue, batch),
});
