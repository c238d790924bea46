/**
 * Signing in, testing and signing out through identity providers. Owns `sso_requests`, `sso_replays`, `sso_sessions`,
 * `sso_logouts`, `sso_logout_forms`, `sso_tests`, `sso_granted_roles`. Invariants: an answer is finished by the browser that asked, once, for the profile as it
 * was then; a test leaves no session, login or link; a disabled or deleted profile is refused at every step.
 */
import { defineModule } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { ssoProfileDeleted } from '../sso-profiles/index.ts';
import { userErased } from '../users/index.ts';
import { createSsoSignIns } from './migrations/2026-11-27T1620_create_sso_sign_ins.ts';
import { createSsoLogouts } from './migrations/2026-11-27T1950_create_sso_logouts.ts';
import { keepOutcomes } from './migrations/2026-11-27T2011_keep_outcomes.ts';
import { createSsoLogoutForms } from './migrations/2026-11-27T2355_create_sso_logout_forms.ts';
import { routes } from './routes.ts';
import { deleteOfPerson, deleteOfProfile, prune } from './store.ts';
import { watch } from './use-cases/watching.ts';
import { ssoSignInErrors, ssoSignInEvents, ssoTestEvents } from './vocabulary.ts';

export { ssoTest } from './contract.ts';
export { readTest, startTest } from './use-cases/testing.ts';
export { ssoTestEvents } from './vocabulary.ts';

ssoProfileDeleted.subscribe((work, { scope, profileId }) =>
  deleteOfProfile(work.db, scope, profileId),
);
userErased.subscribe((work, { scope }) => deleteOfPerson(work.db, scope));

export function ssoSignInsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'sso-sign-ins',
    dependsOn: [
      'accounts',
      'invitations',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'sign-up-policies',
      'sso-profiles',
      'users',
    ],
    vocabulary: {
      errors: ssoSignInErrors,
      auditEvents: {
        ...ssoSignInEvents,
        test_started: ssoTestEvents.started,
        test_finished: ssoTestEvents.finished,
      },
    },
    migrations: [createSsoSignIns, createSsoLogouts, keepOutcomes, createSsoLogoutForms],
    routes: (kernel) => routes(kernel, catalogue, createAuthorizer(catalogue)),
    jobs: (kernel) => ({
      'sso_sign_ins.prune': () =>
        prune(kernel.database.db, platformScope('old requests and tests of everybody are deleted')),
      'sso_sign_ins.watch': () => watch(kernel),
    }),
    schedules: [
      { job: 'sso_sign_ins.prune', crontab: '37 * * * *' },
      { job: 'sso_sign_ins.watch', crontab: '* * * * *' },
    ],
  });
}
