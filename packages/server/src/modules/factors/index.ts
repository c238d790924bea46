/**
 * Factors: what people and operators prove themselves by beside their password. Owns `passkeys`, `authenticator_apps`,
 * `recovery_codes`, the same three of operators, and `second_factor_resets`. Invariants: a code, a challenge and a count are worth something once, for many at once; with the
 * first factor, and with each that is removed, every other session ends; nobody but its owner sees or chooses a secret.
 */
import { defineModule } from '../../kernel/module.ts';
import { userScope } from '../../kernel/scope.ts';
import { checkedFactor, secondFactors } from '../sessions/index.ts';
import { userErased } from '../users/index.ts';
import { mailSamples } from './mail-samples.ts';
import { createFactors } from './migrations/2026-11-27T1950_create_factors.ts';
import { createOperatorFactors } from './migrations/2026-11-27T2350_create_operator_factors.ts';
import { holderOf } from './people.ts';
import { checkTyped } from './proving.ts';
import { routes } from './routes.ts';
import { deleteFactors, deleteResets, readStanding } from './store.ts';
import {
  authenticatorAppErrors,
  authenticatorAppEvents,
  factorMails,
  passkeyErrors,
  passkeyEvents,
  recoveryCodeEvents,
  secondFactorErrors,
  secondFactorEvents,
} from './vocabulary.ts';

export { assertPasskeysWork, challengeOf, haveName, purposes } from './ceremonies.ts';
export {
  authenticatorApp,
  firstCode,
  newAuthenticatorApp,
  newPasskey,
  newPasskeyChallenge,
  onePasskey,
  ownFactors,
  passkey,
  passkeyChallenge,
  passkeyName,
  recoveryCodes,
} from './contract.ts';
export {
  addApp,
  addPasskey,
  beginApp,
  challengeNewPasskey,
  checkFirstCode,
  checkNewPasskey,
  makeRecoveryCodes,
  readFactors,
  removeApp,
  removePasskey,
  renamePasskey,
} from './enrolling.ts';
export type { Changing, Holder } from './holder.ts';
export { lastPasskeyLost, metHold } from './holds.ts';
export { checkPasskey, checkTyped } from './proving.ts';
export { resetDays, startReset } from './resetting.ts';
export { type Proof, proof } from './sign-in-contract.ts';
export { deleteFactors, readStanding } from './store.ts';
export {
  authenticatorAppErrors,
  authenticatorAppEvents,
  passkeyErrors,
  passkeyEvents,
  recoveryCodeEvents,
  secondFactorErrors,
} from './vocabulary.ts';

secondFactors.answerBy(async (db, { userId }) => {
  const { authenticatorApp, passkeys, recoveryCode, reset } = await readStanding(
    db,
    userScope(userId),
  );
  if (!authenticatorApp && passkeys === 0) return undefined;
  return { authenticatorApp, passkey: passkeys > 0, recoveryCode, mailedCode: reset };
});
checkedFactor.answerBy((_db, { proof, user, ...proving }) =>
  checkTyped({ ...proving, holder: holderOf(user) }, proof),
);

userErased.subscribe(async (work, { scope }) => {
  await deleteFactors(work.db, scope);
  await deleteResets(work.db, scope);
});

const prefixed = <T>(prefix: string, table: Record<string, T>) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [`${prefix}_${name}`, value]));

export const factorsModule = defineModule({
  name: 'factors',
  dependsOn: ['sessions', 'users'],
  vocabulary: {
    errors: {
      ...prefixed('passkey', passkeyErrors),
      ...prefixed('app', authenticatorAppErrors),
      ...prefixed('second_factor', secondFactorErrors),
    },
    auditEvents: {
      ...prefixed('passkey', passkeyEvents),
      ...prefixed('app', authenticatorAppEvents),
      ...prefixed('recovery_codes', recoveryCodeEvents),
      ...prefixed('second_factor', secondFactorEvents),
    },
    mailKinds: factorMails,
  },
  mailSamples,
  migrations: [createFactors, createOperatorFactors],
  routes,
});
