/**
 * Network policies: from which networks people and programs may come, for a whole organization or more strictly for one of its accounts.
 * Its rules are a kind of `security_policies`; it owns the function `outside_networks` over them, which the reading of every credential and
 * the decision about access look at, and `network_findings`.
 * Invariants: a list counts at every request, from its start by the database's clock; an unknown address is outside; whoever decides
 * came from inside.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { userErased } from '../users/index.ts';
import { findingDays, getNetworkPolicies, updateNetworkPolicy } from './contract.ts';
import { createNetworkPolicies } from './migrations/2026-11-28T0330_create_network_policies.ts';
import { readPolicies, updatePolicy } from './service.ts';
import { deleteFindings, pruneFindings } from './store.ts';
import { networkPolicyErrors } from './vocabulary.ts';

export { createOutsideNotes } from './notes.ts';
export { assertInside } from './service.ts';

userErased.subscribe((work, { scope }) => deleteFindings(work.db, scope));

const routes = () => [
  query(getNetworkPolicies, async ({ db, scope, reply, origin }) => {
    const policies = await readPolicies(db, scope, origin.clientAddress);
    reply.version(policies.policy.version);
    return policies;
  }),
  command(updateNetworkPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await updatePolicy(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
];

const everybody = platformScope('old findings of every organization are deleted');

export const networkPoliciesModule = defineModule({
  name: 'network-policies',
  dependsOn: ['organizations', 'security-policies', 'users'],
  vocabulary: { errors: networkPolicyErrors },
  migrations: [createNetworkPolicies],
  routes,
  jobs: ({ database }) => ({
    'network_findings.prune': () => pruneFindings(database.db, everybody, findingDays),
  }),
  schedules: [{ job: 'network_findings.prune', crontab: '41 3 * * *' }],
});
