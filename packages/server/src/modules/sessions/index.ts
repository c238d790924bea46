/**
 * Sessions: who is signed in, how they prove it again, and how a forgotten password is replaced. Owns `sessions`.
 * Invariants: a secret is stored as a hash and read at every request; a session made in an older credential epoch, or
 * of a user who is not active, is dead at once and never comes back.
 */
import { housekeep } from '../../kernel/housekeeping.ts';
import { defineModule } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { userErased } from '../users/index.ts';
import { mailSamples } from './mail-samples.ts';
import { createSessions } from './migrations/2026-11-24T0920_create_sessions.ts';
import { indexSessionsOfUser } from './migrations/2026-11-24T1200_index_sessions_of_user.ts';
import { mailReset, mailResetJob } from './password-resets.ts';
import { routes } from './routes.ts';
import { deleteSessions, pruneSessions } from './store.ts';
import {
  passwordResetErrors,
  passwordResetEvents,
  sessionErrors,
  sessionEvents,
  signInMails,
} from './vocabulary.ts';

export { authenticateUser } from './authenticator.ts';
export { startedSession, transport } from './contract.ts';
export { countReset, enqueueReset } from './password-resets.ts';
export { endAllSessions, endSession, startSession } from './service.ts';
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
  endSessionsBegunOtherwise,
} from './store.ts';
export { sessionEvents } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => deleteSessions(work.db, scope));

const prefixed = <T>(prefix: string, table: Record<string, T>) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [`${prefix}_${name}`, value]));

export const sessionsModule = defineModule({
  name: 'sessions',
  dependsOn: ['users'],
  vocabulary: {
    errors: { ...prefixed('session', sessionErrors), ...prefixed('reset', passwordResetErrors) },
    mailKinds: signInMails,
    auditEvents: {
      ...prefixed('session', sessionEvents),
      ...prefixed('reset', passwordResetEvents),
    },
  },
  mailSamples,
  migrations: [createSessions, indexSessionsOfUser],
  routes,
  jobs: (kernel) => ({
    [mailResetJob]: (payload) => mailReset(kernel, payload),
    housekeeping: async () => {
      await housekeep(kernel.database.db);
      await pruneSessions(
        kernel.database.db,
        platformScope('old sessions of everybody are deleted'),
      );
    },
  }),
  schedules: [{ job: 'housekeeping', crontab: '17 * * * *' }],
});
