/**
 * Sessions: who is signed in, how they prove it again, and how a forgotten password is replaced. Owns `sessions`,
 * `half_sessions`, of those who still owe their second factor, `known_browsers`, from which a login was used, and
 * `remembered_browsers`, in which a second factor is not asked for for some days.
 * Invariants: a secret is stored as a hash and read at every request; a session made in an older credential epoch, or
 * of a user who is not active, is dead at once and never comes back.
 */
import { housekeep } from '../../kernel/housekeeping.ts';
import { defineModule } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { userErased } from '../users/index.ts';
import { deleteHalfSessions, pruneHalfSessions } from './half-store.ts';
import { deleteKnownBrowsers, pruneKnownBrowsers } from './known-browsers-store.ts';
import { mailSamples } from './mail-samples.ts';
import { createSessions } from './migrations/2026-11-24T0920_create_sessions.ts';
import { indexSessionsOfUser } from './migrations/2026-11-24T1200_index_sessions_of_user.ts';
import { createHalfSessions } from './migrations/2026-11-27T1945_create_half_sessions.ts';
import { rankSessions } from './migrations/2026-11-27T2350_rank_sessions.ts';
import { createKnownBrowsers } from './migrations/2026-11-28T0730_create_known_browsers.ts';
import { carryOrganizationInSessions } from './migrations/2026-11-28T1100_carry_organization_in_sessions.ts';
import { createRememberedBrowsers } from './migrations/2026-11-28T1510_create_remembered_browsers.ts';
import { endSessionsWithTheirProvider } from './migrations/2026-11-28T1510_end_sessions_with_their_provider.ts';
import { mailReset, mailResetJob } from './password-resets.ts';
import { forgetAllRemembered, pruneRemembered } from './remembered-browsers-store.ts';
import { routes } from './routes.ts';
import { deleteSessions, pruneSessions } from './store.ts';
import {
  passwordResetErrors,
  passwordResetEvents,
  rememberedBrowserEvents,
  sessionErrors,
  sessionEvents,
  signInCodeErrors,
  signInCodeEvents,
  signInMails,
} from './vocabulary.ts';

export { authenticateUser } from './authenticator.ts';
export { programFields, session, startedSession, transport, typedProof } from './contract.ts';
export { signedInByPasskey } from './emergency.ts';
export { assertStillSignedIn, endAllSessions, endOtherSessions, endSession } from './ending.ts';
export {
  completeHalfSession,
  endHalfSession,
  proveHalfSession,
  startEnrolledSession,
} from './finishing.ts';
export { countTry, forgetTries, type Logins } from './guessing.ts';
export {
  getHalfSession,
  type HalfSession,
  takeHalfSessionTry,
} from './half-sessions.ts';
export { countReset, enqueueReset } from './password-resets.ts';
export { readProgram, sayProgram } from './programs.ts';
export { sayRefusal } from './refusal-reasons.ts';
export {
  countRemembered,
  forgetAllRemembered,
  forgetRememberedOf,
} from './remembered-browsers-store.ts';
export {
  assertFactorIsEnough,
  type CheckedFactor,
  type CheckingContext,
  checkedFactor,
  type FactorDuty,
  factorDuty,
  factorRequired,
  levelOf,
  refusalBy,
  secondFactors,
  type TypedProof,
} from './second-factors.ts';
export { presentSession, startSession, stepUp } from './service.ts';
export {
  assertNoSsoRequired,
  offeredSso,
  passwordUsed,
  requiredSso,
  type SignInSubject,
} from './single-sign-on.ts';
export {
  countSessions,
  endSession as endSessionQuietly,
  endSessions as endEverySession,
  endSessionsBegunOtherwise,
  findGivingSession,
  findSession as findLivingSession,
  idleSeconds,
  lifetimeSeconds,
  listSessions as listLivingSessions,
  raiseFactorLevel,
  recentSeconds,
  type SessionRow,
} from './store.ts';
export { rememberedBrowserEvents, sessionErrors, sessionEvents } from './vocabulary.ts';

userErased.subscribe(async (work, { scope }) => {
  await deleteSessions(work.db, scope);
  await deleteHalfSessions(work.db, scope);
  await deleteKnownBrowsers(work.db, scope);
  await forgetAllRemembered(work.db, scope);
});

const prefixed = <T>(prefix: string, table: Record<string, T>) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [`${prefix}_${name}`, value]));

export const sessionsModule = defineModule({
  name: 'sessions',
  dependsOn: ['users'],
  vocabulary: {
    errors: {
      ...prefixed('session', sessionErrors),
      ...prefixed('reset', passwordResetErrors),
      ...prefixed('code', signInCodeErrors),
    },
    mailKinds: signInMails,
    auditEvents: {
      ...prefixed('session', sessionEvents),
      ...prefixed('remembered', rememberedBrowserEvents),
      ...prefixed('reset', passwordResetEvents),
      ...prefixed('code', signInCodeEvents),
    },
  },
  mailSamples,
  migrations: [
    createSessions,
    indexSessionsOfUser,
    createHalfSessions,
    rankSessions,
    createKnownBrowsers,
    carryOrganizationInSessions,
    endSessionsWithTheirProvider,
    createRememberedBrowsers,
  ],
  routes,
  jobs: (kernel) => ({
    [mailResetJob]: (payload) => mailReset(kernel, payload),
    housekeeping: async () => {
      await housekeep(kernel.database.db);
      const everybody = platformScope('old sessions of everybody are deleted');
      await pruneSessions(kernel.database.db, everybody);
      await pruneHalfSessions(kernel.database.db, everybody);
      await pruneKnownBrowsers(kernel.database.db, everybody);
      await pruneRemembered(kernel.database.db, everybody);
    },
  }),
  schedules: [{ job: 'housekeeping', crontab: '17 * * * *' }],
});
