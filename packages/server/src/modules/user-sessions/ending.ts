/** Ending sessions of managed people: one, those that are named, or everybody's. Each is ended by the same few statements. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { namesShown } from '../../kernel/impact.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type Act,
  actorName,
  getManagedPerson,
  getPerson,
  getTarget,
} from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import {
  endSessionQuietly,
  findLivingSession,
  readProgram,
  sayProgram,
  sessionEvents,
} from '../sessions/index.ts';
import { getUserForUpdate, userTarget } from '../users/index.ts';
import { sessionEndedMail } from './mails.ts';
import { listNamedSessions } from './organization-store.ts';
import { organizationSessionErrors } from './vocabulary.ts';

type UserWork = Work & { readonly actor: UserActor };

/** Whose sessions end. They are locked. */
interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface Ending {
  readonly scope: OrganizationScope;
  readonly organization: string;
  readonly person: Person;
  /** They do it themselves: there is nothing to tell them. */
  readonly isOwn: boolean;
}

/** Ends one that still lives; answers whether it did. Of two at once the second finds none. */
async function endLiving(
  work: Work,
  { scope, organization, person, isOwn }: Ending,
  sessionId: string,
): Promise<boolean> {
  const own = userScope(person.id);
  const session = await findLivingSession(work.db, own, sessionId);
  if (session === undefined) return false;
  const because = isOwn ? 'ended by the user' : 'ended by an administrator';
  await endSessionQuietly(work.db, own, sessionId, because);
  work.audit({
    event: sessionEvents.ended,
    target: userTarget({ id: person.id, fullName: person.name }),
    organizationId: scope.organizationId,
    after: { session_sid: sid('SE', sessionId) },
  });
  if (!isOwn)
    work.mail(
      sessionEndedMail({
        to: person.email,
        organizationId: scope.organizationId,
        organization,
        actor: actorName(work),
        program: sayProgram(readProgram(session.userAgent)),
        clientAddress: session.clientAddress,
      }),
    );
  return true;
}

const noSuchSession = () =>
  requestErrors.not_found(say('They have no such session, or it has ended.'));

/** @throws request.not_found, organization_user.is_owner, organization_user.above_own */
export async function endSession(work: Work, act: Act, sessionId: string): Promise<undefined> {
  const { scope } = act;
  await getManagedPerson(work.db, scope, act.userId);
  const person = await getTarget(work, act);
  const { friendlyName: organization } = await getOrganization(work.db, scope);
  const ending = { scope, organization, person, isOwn: false };
  if (!(await endLiving(work, ending, sessionId))) throw noSuchSession();
  return undefined;
}

export interface By {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly held: Held;
}

/** Nobody needs a right over themselves; over others it is that of every act on a login. @throws what `getTarget` does */
export async function lockPerson(work: UserWork, by: By, userId: string): Promise<Person> {
  if (userId !== work.actor.userId) return getTarget(work, { ...by, userId });
  await getUserForUpdate(work.db, userScope(userId));
  return getPerson(work.db, by.scope, userId);
}

/**
 * All of them or none. The people are locked in one order.
 * @throws organization_session.own, organization_session.nothing_open, organization_user.is_owner, organization_user.above_own
 */
export async function endNamedSessions(work: UserWork, by: By, sessionSids: readonly string[]) {
  const { scope } = by;
  const { userId: ownId, sessionId: usedId } = work.actor;
  const ids = [...new Set(sessionSids)];
  if (ids.includes(usedId))
    throw organizationSessionErrors.own(say('One of them is the session that you are using.'), {
      facts: { session_sid: sid('SE', usedId) },
    });
  const found = Map.groupBy(await listNamedSessions(work.db, scope, ids), ({ userId }) => userId);
  const { friendlyName: organization } = await getOrganization(work.db, scope);
  const names: string[] = [];
  let ended = 0;
  for (const [userId, sessions] of [...found].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const person = await lockPerson(work, by, userId);
    const ending = { scope, organization, person, isOwn: userId === ownId };
    const before = ended;
    for (const { id } of sessions) if (await endLiving(work, ending, id)) ended += 1;
    if (ended > before) names.push(person.name);
  }
  if (ended === 0)
    throw organizationSessionErrors.nothing_open(
      say('None of these is open: they ended meanwhile, or are not of people whom you manage.'),
    );
  work.impact.line({ what: 'sessions_ended', label: say('sessions end'), count: ended });
  work.impact.line({
    what: 'people_signed_out',
    label: say('people are signed out there, and told by mail'),
    count: names.length,
    names: names.toSorted((one, other) => one.localeCompare(other)).slice(0, namesShown),
  });
  work.impact.undo(say('They sign in again as they always do.'));
  return { ended, already_over: ids.length - ended };
}
