/** Who has to sign in through single sign-on: what `sessions` asks at every door, and what follows when an exception is used. */
import type { Db } from '../../../kernel/database.ts';
import { organizationScope, platformScope } from '../../../kernel/scope.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { offeredSso, passwordUsed, requiredSso, type SignInSubject } from '../../sessions/index.ts';
import type { UserRow } from '../../users/index.ts';
import { listWhoIsTold } from '../domains-store.ts';
import { exceptionMail } from '../mails.ts';
import * as people from '../people-store.ts';

const anyDomain = platformScope('whoever signs in is not known yet; the domain of the address is');

export async function findRequired(
  db: Db,
  { emailDomain: domain, user }: SignInSubject,
): Promise<people.Required | undefined> {
  if (user === undefined) return people.findEnforced(db, anyDomain, domain);
  const { id: userId, organizationId, proven } = user;
  // Somebody outside the organization only shares the domain of its people.
  if (organizationId === null) return undefined;
  return people.findRequired(db, anyDomain, { userId, organizationId, domain, proven });
}

/** Told to the Owner, since whoever steals a login looks for just these (SS-18). */
async function tellException(work: Work, user: UserRow): Promise<boolean> {
  const { emailDomain: domain, organizationId } = user;
  if (organizationId === null) return false;
  const enforced = await people.findEnforced(work.db, anyDomain, domain);
  if (enforced === undefined) return false;
  // Whom a password alone would not have let in came by the emergency access, which raises an alarm of its own.
  const subject = {
    emailDomain: domain,
    user: { id: user.id, organizationId, proven: 0 },
  } as const;
  if ((await findRequired(work.db, subject)) !== undefined) return false;
  const scope = organizationScope(organizationId);
  for (const email of await listWhoIsTold(work.db, scope, null))
    work.mail(
      exceptionMail(
        { email, organizationId },
        { name: user.fullName, domain, clientAddress: work.origin.clientAddress },
      ),
    );
  return true;
}

/** Once, when the module is loaded. */
export function answerSessions(): void {
  requiredSso.answerBy(findRequired);
  offeredSso.answerBy((db, domain) => people.findOffered(db, anyDomain, domain));
  passwordUsed.subscribe(async (work, { user, noteException }) => {
    if (await tellException(work, user)) noteException();
  });
}
