/** People as holders of factors: what is theirs alone is that their company may sign them in, and that they may have none. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type UserScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  assertNoSsoRequired,
  assertStillSignedIn,
  endOtherSessions,
  factorDuty,
  levelOf,
  raiseFactorLevel,
  refusalBy,
  requiredSso,
} from '../sessions/index.ts';
import { getUser, getUserForUpdate, type UserRow, userTarget } from '../users/index.ts';
import { type Making, readFactors } from './enrolling.ts';
import type { Changing, Holder } from './holder.ts';
import type { Standing } from './store.ts';
import { secondFactorErrors } from './vocabulary.ts';

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
    noteProven: (kind) => raiseFactorLevel(work.db, scope, work.actor.sessionId, levelOf(kind)),
    assertEnough: (left) => assertEnoughLeft(work.db, user, left),
  };
}

const levelLeft = ({ passkeys, authenticatorApp }: Standing): number =>
  passkeys > 0 ? levelOf('passkey') : authenticatorApp ? levelOf('authenticator_app') : 0;

/** While a policy asks for what would be gone, it stays; whose company proves them needs nothing of ours. @throws second_factor.required */
async function assertEnoughLeft(db: Db, user: UserRow, left: Standing): Promise<void> {
  const duty = await factorDuty.ask(db, { userId: user.id, at: 'anywhere' });
  if (duty === undefined || levelLeft(left) >= duty.level) return;
  if ((await requiredSso.ask(db, { emailDomain: user.emailDomain, user })) !== undefined) return;
  const { rule, ...extras } = refusalBy(duty);
  throw secondFactorErrors.required(
    duty.level === 2
      ? say('{rule} This is your last one.', { rule })
      : say('{rule} This is your last second factor.', { rule }),
    extras,
  );
}
