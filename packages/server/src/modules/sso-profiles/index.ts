/**
 * SSO profiles: how an organization trusts an identity provider, which domains it is for, and who has to use it. Owns
 * `sso_profiles`, `sso_profile_domains`, `sso_person_rules`, `sso_identities`. Invariants: a domain is under one profile at
 * most; a profile vouches only for domains that its organization holds now; the Owner always keeps another way in; another
 * provider clears the client secret and every test; a deleted profile leaves no identity behind.
 */
import { defineModule } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import { domainLost } from '../domains/index.ts';
import { organizationEnded } from '../organizations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import { enforceDue, refresh, refreshDue, warnEnding } from './jobs.ts';
import { ssoProfileLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createSsoProfiles } from './migrations/2026-11-27T1610_create_sso_profiles.ts';
import { noteFailingSignIns } from './migrations/2026-11-27T2010_note_failing_sign_ins.ts';
import {
  countIdentitiesOfProfile,
  deleteAboutPerson,
  deleteIdentitiesOfProfile,
} from './people-store.ts';
import { routes } from './routes.ts';
import { loseDomain } from './use-cases/domains.ts';
import { announceJob, endSessionsJob } from './use-cases/enforcing.ts';
import { announce, endOtherSessions } from './use-cases/following-up.ts';
import { deleteAll, ssoProfileDeleted } from './use-cases/profiles.ts';
import { answerSessions } from './use-cases/required.ts';
import {
  ssoMails,
  ssoProfileErrors,
  ssoProfileEvents,
  ssoProfilePermissions,
} from './vocabulary.ts';

export { check as ssoCheck, oneProfile, ssoProfile } from './contract.ts';
export type { FaultName } from './faults.ts';
export {
  buildAuthorizationUrl,
  buildLogoutUrl,
  type KeyCache,
  newKeyCache,
  newPending,
  verifyCallback,
} from './oidc/index.ts';
export { clientOf, serviceProviderOf } from './our-side.ts';
export {
  findLinked,
  hasIdentity,
  insertIdentity,
  touchIdentity,
} from './people-store.ts';
export {
  findFault,
  isReady,
  presentCheck,
  presentProfile,
  targetOf as ssoProfileTarget,
} from './presenting.ts';
export type * from './protocol.ts';
export {
  clientInput,
  providerSource,
  readResult as ssoProviderCheck,
} from './provider-contract.ts';
export {
  buildAuthnRequest,
  buildLogoutRequest,
  buildLogoutResponse,
  type IncomingLogout,
  logoutParameterOf,
  relayStateOf,
  verifyLogoutRequest,
  verifyLogoutResponse,
  verifySamlResponse,
} from './saml/index.ts';
export { noteTested, type ProfileRow } from './store.ts';
export { noteFailing } from './use-cases/failing.ts';
export {
  assertMayConfigure,
  getProfile,
  getProfileAnywhere,
  ssoProfileDeleted,
} from './use-cases/profiles.ts';
export { checkProvider, readUsable, updateClient, updateProvider } from './use-cases/provider.ts';
export { ssoProfileErrors, ssoProfileEvents, ssoProfilePermissions } from './vocabulary.ts';

answerSessions();
domainLost.subscribe(loseDomain);
organizationEnded.subscribe((work, { scope }) => deleteAll(work, scope));
userErased.subscribe((work, { scope }) => deleteAboutPerson(work.db, scope));
ssoProfileDeleted.subscribe(async (work, { scope, profileId }) => {
  work.impact.line({
    what: 'identities_unlinked',
    label: say('people are linked to it'),
    count: await countIdentitiesOfProfile(work.db, scope, profileId),
  });
  await deleteIdentitiesOfProfile(work.db, scope, profileId);
});

export function ssoProfilesModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'sso-profiles',
    dependsOn: [
      'domains',
      'editions',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'users',
    ],
    vocabulary: {
      permissions: ssoProfilePermissions,
      errors: ssoProfileErrors,
      mailKinds: ssoMails,
      auditEvents: ssoProfileEvents,
    },
    mailSamples,
    migrations: [createSsoProfiles, noteFailingSignIns],
    routes: (kernel) => routes({ kernel, catalogue, authorizer: createAuthorizer(catalogue) }),
    jobs: (kernel) => ({
      'sso_profiles.enforce_due': () => enforceDue(kernel),
      'sso_profiles.refresh_due': () => refreshDue(kernel),
      'sso_profiles.refresh': (payload) => refresh(kernel, payload),
      'sso_profiles.warn': () => warnEnding(kernel),
      [announceJob]: (payload) => announce(kernel, payload),
      [endSessionsJob]: (payload) => endOtherSessions(kernel, payload),
    }),
    schedules: [
      { job: 'sso_profiles.enforce_due', crontab: '* * * * *' },
      { job: 'sso_profiles.refresh_due', crontab: '*/5 * * * *' },
      { job: 'sso_profiles.warn', crontab: '23 * * * *' },
    ],
    lifecycles: [ssoProfileLifecycle],
  });
}
