/** Signing in by the emergency access: whom it lets past, and that everybody who can act is told. */
import type { Db } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { lastPasskeyLost } from '../factors/index.ts';
import { getOrganization, listAnswerable } from '../organizations/index.ts';
import { requiredSso, sessionEvents, signedInByPasskey } from '../sessions/index.ts';
import { getUser, type UserRow, userTarget } from '../users/index.ts';
import { alarmMail } from './mails.ts';
import * as store from './store.ts';

/** Would single sign-on refuse them, but for the emergency access? */
const isPastSso = async (db: Db, { id, organizationId, emailDomain }: UserRow) =>
  (await requiredSso.ask(db, { emailDomain, user: { id, organizationId, proven: 0 } })) !==
  undefined;

/** Why the last passkey stays; undefined: nothing is closed that it would have to open. */
async function whyKept(db: Db, user: UserRow, naming: store.Naming) {
  const standing = await store.readStanding(db, organizationScope(naming.organizationId));
  if (standing === undefined) return undefined;
  const { organizationName, areNetworksEnforced } = standing;
  if (!areNetworksEnforced && !(await isPastSso(db, user))) return undefined;
  return {
    detail: say(
      'It is your last one, and with it the emergency access of {organizationName} would end, while single sign-on or networks close every other way.',
      { organizationName },
    ),
    whoCan: say('You, by adding another passkey, or by ending the emergency access first'),
  };
}

/** Once, when the module is loaded. */
export function answerSessionsAndFactors(): void {
  signedInByPasskey.subscribe(async (work, { user, sessionId, isOutside, letPast }) => {
    const naming = await store.lockNaming(work.db, userScope(user.id), 'shared');
    if (naming === undefined) return;
    const pastSso = await isPastSso(work.db, user);
    if (!pastSso && !isOutside) return;
    const scope = organizationScope(naming.organizationId);
    const { clientAddress } = work.origin;
    const past = { pastSso, pastNetworks: isOutside, clientAddress };
    await store.insertUse(work.db, scope, {
      id: newId(),
      userId: user.id,
      sessionId,
      namingId: naming.id,
      ...past,
    });
    const { friendlyName: organizationName } = await getOrganization(work.db, scope);
    for (const { email } of await listAnswerable(work.db, scope))
      work.mail(
        alarmMail(
          { email, organizationId: scope.organizationId },
          { name: user.fullName, organizationName, ...past },
        ),
      );
    work.audit({
      event: sessionEvents.let_past,
      target: userTarget(user),
      organizationId: scope.organizationId,
      after: { past_sso: pastSso, past_networks: isOutside },
    });
    letPast();
  });
  lastPasskeyLost.answerBy(async (db, { userId }) => {
    const scope = userScope(userId);
    const naming = await store.lockNaming(db, scope, 'alone');
    if (naming === undefined) return undefined;
    return { refusal: await whyKept(db, await getUser(db, scope), naming) };
  });
}
