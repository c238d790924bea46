/** People as holders of factors: what is theirs alone is that their company may sign them in, and that they may have none. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type UserScope, userScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  assertNoSsoRequired,
  assertStillSignedIn,
  endOtherSessions,
  requiredSso,
} from '../sessions/index.ts';
import { getUser, getUserForUpdate, type UserRow, userTarget } from '../users/index.ts';
import { type Making, readFactors } from './enrolling.ts';
import type { Changing, Holder } from './holder.ts';

type UserWork = Work & { readonly actor: UserActor };

export const holderOf = (user: UserRow): Holder => ({
  scope: userScope(user.id),
  id: user.id,
  email: user.email,
  emailAsTyped: user.emailAsTyped,
  name: user.fullName,
  organizationId: user.organizationId,
  target: userTarget(user),
});

export async function readOwnFactors(kernel: Kernel, db: Db, actor: UserActor) {
  const scope = userScope(actor.userId);
  const user = await getUser(db, scope);
  const own = await readFactors(kernel, db, scope);
  const required = await requiredSso.ask(db, { emailDomain: user.emailDomain, user });
  return { ...own, sso_required: required !== undefined };
}

/** Of those whose organization proves them, nothing of ours would ever be asked for. @throws user.sso_required */
export async function assertEnrolling(db: Db, actor: UserActor): Promise<Making> {
  const user = await getUser(db, userScope(actor.userId));
  await assertNoSsoRequired(db, { emailDomain: user.emailDomain, user });
  return { holder: holderOf(user), sessionId: actor.sessionId };
}

/** Locked, and still by a session that counts. @throws request.unauthenticated */
export async function lockOwn(work: UserWork, scope: UserScope): Promise<Changing> {
  const user = await getUserForUpdate(work.db, scope);
  await assertStillSignedIn(work, scope);
  return {
    work,
    holder: holderOf(user),
    mayHaveNone: true,
    endOthers: (because) => endOtherSessions(work, scope, because),
  };
}
