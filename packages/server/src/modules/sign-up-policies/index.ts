/**
 * Sign-up policies: what happens to new people whose address is in a proven domain. Owns `sign_up_policies`,
 * `sign_up_policy_overrides` and `sign_up_decisions`. `decideSignUp` is the one answer for every door.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import * as contract from './contract.ts';
import { createSignUpPolicies } from './migrations/2026-11-24T1010_create_sign_up_policies.ts';
import * as service from './service.ts';
import { signUpPolicyErrors, signUpPolicyEvents, signUpPolicyPermissions } from './vocabulary.ts';

export { administratorsOf } from './rules.ts';
export { decideSignUp, recordDecision, type SignUpDecision } from './service.ts';

const routes = [
  query(contract.getSignUpPolicy, async ({ db, scope, reply }) => {
    const policy = await service.readPolicy(db, scope);
    reply.version(policy.version);
    return policy;
  }),
  query(contract.previewSignUpPolicy, ({ db, scope }, { body }) =>
    service.previewPolicy(db, scope, body),
  ),
  command(contract.updateSignUpPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updatePolicy(work, scope, body, ifMatch);
    reply.version(policy.version);
    return policy;
  }),
  query(contract.testAddress, ({ db, scope }, { body }) =>
    service.testAddress(db, scope, body.email),
  ),
];

export const signUpPoliciesModule = defineModule({
  name: 'sign-up-policies',
  dependsOn: ['organizations', 'users'],
  vocabulary: {
    permissions: signUpPolicyPermissions,
    errors: signUpPolicyErrors,
    auditEvents: signUpPolicyEvents,
  },
  migrations: [createSignUpPolicies],
  routes: () => routes,
});
