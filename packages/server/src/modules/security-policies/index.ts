/**
 * Security policies: how people must prove themselves, for a whole organization or more strictly for one of its accounts. Owns
 * `security_policies` and the views of duties over it, which the reading of a session and the decision about access look at.
 * Invariants: a policy counts at every request, from its start by the database's clock; an account is never laxer than its
 * organization; whoever decides has proven what they ask for.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { organizationScope, userScope } from '../../kernel/scope.ts';
import { factorDuty } from '../sessions/index.ts';
import { passwordDuty } from '../users/index.ts';
import * as contract from './contract.ts';
import { readEffective } from './effective.ts';
import { limitRoutes } from './limits-routes.ts';
import { findPasswordDuty } from './limits-store.ts';
import { createSecurityPolicies } from './migrations/2026-11-27T2351_create_security_policies.ts';
import { limitAgeOfCredentials } from './migrations/2026-11-28T0331_limit_age_of_credentials.ts';
import { limitInvitations } from './migrations/2026-11-28T0332_limit_invitations.ts';
import { keepOutsidersAway } from './migrations/2026-11-28T0333_keep_outsiders_away.ts';
import { limitAccountCreation } from './migrations/2026-11-28T0420_limit_account_creation.ts';
import { limitPasswords } from './migrations/2026-11-28T0716_limit_passwords.ts';
import { planPasswords } from './migrations/2026-11-28T1058_plan_passwords.ts';
import { limitRememberedBrowsers } from './migrations/2026-11-28T1512_limit_remembered_browsers.ts';
import { rememberTheLastAge } from './migrations/2026-11-28T1521_remember_the_last_age.ts';
import { keepSessionsOver } from './migrations/2026-11-28T1600_keep_sessions_over.ts';
import { keepBrowsersForgotten } from './migrations/2026-11-28T1615_keep_browsers_forgotten.ts';
import * as service from './service.ts';
import { findDuty } from './store.ts';
import {
  securityPolicyErrors,
  securityPolicyEvents,
  securityPolicyPermissions,
} from './vocabulary.ts';

export { changePolicy, present, readAll } from './changing.ts';
export type { PolicyKind } from './kinds.ts';
export {
  type ApiKeyRule,
  type ExternalUserRule,
  lifetimeDays,
} from './limits.ts';
export { shortenPending } from './limits-store.ts';
export { apiKeySentenceOf, externalUserSentenceOf, passwordSentenceOf } from './limits-words.ts';
export { inOrganization, policyOf, startsAt } from './policy-schemas.ts';
export type { SecondFactorRule } from './rules.ts';
export {
  securityPolicyErrors,
  securityPolicyEvents,
  securityPolicyPermissions,
} from './vocabulary.ts';
export { sentenceOf as secondFactorSentence } from './words.ts';

factorDuty.answerBy((db, { userId, at }) => findDuty(db, userScope(userId), at));

passwordDuty.answerBy((db, { organizationId }) =>
  findPasswordDuty(db, organizationScope(organizationId)),
);

const routes = (kernel: Kernel) => [
  query(contract.getSecurityPolicies, async ({ db, scope, reply }) => {
    const policies = await service.readPolicies(db, scope);
    reply.version(policies.second_factor.version);
    return policies;
  }),
  command(contract.updateSecondFactorPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updateSecondFactor(kernel, work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
  command(contract.updateSessionPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updateSession(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
  ...limitRoutes(),
  query(contract.getEffectivePolicy, ({ db, scope }, { params }) =>
    readEffective(db, scope, params.user_sid),
  ),
];

export const securityPoliciesModule = defineModule({
  name: 'security-policies',
  dependsOn: ['api-keys', 'factors', 'oauth-apps', 'organizations', 'roles', 'sessions', 'users'],
  vocabulary: {
    permissions: securityPolicyPermissions,
    errors: securityPolicyErrors,
    auditEvents: securityPolicyEvents,
  },
  migrations: [
    createSecurityPolicies,
    limitAgeOfCredentials,
    limitInvitations,
    keepOutsidersAway,
    limitAccountCreation,
    limitPasswords,
    planPasswords,
    limitRememberedBrowsers,
    rememberTheLastAge,
    keepSessionsOver,
    keepBrowsersForgotten,
  ],
  routes,
});
