/**
 * Operators: the staff of whoever runs this instance. Owns `operators`, `operator_invitations`, `operator_sessions` and
 * `operator_half_sessions`. An operator is not a user, has its own cookie and pages, and never acts inside an organization. The
 * first is made by the one-time link that the first start prints; there is never a default credential (AU-22). Invariants: a
 * password without a second factor opens nothing but adding the first; there is always an operator left.
 */
import type { Kernel } from '../../kernel/module.ts';
import { defineModule } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { pruneHalfSessions } from './half-store.ts';
import { mailSamples } from './mail-samples.ts';
import { createOperators } from './migrations/2026-11-24T1100_create_operators.ts';
import { operatorsProveThemselves } from './migrations/2026-11-27T2345_operators_prove_themselves.ts';
import { routes } from './routes.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

export { authenticateOperator, isOperatorAddress, makeBootstrapLink } from './signing-in.ts';
export { makeRecoveryLink } from './staff.ts';

const pruneJob = 'operators.prune';

/** @param version of the running build, for the health page */
export function operatorsModule(version: string) {
  return defineModule({
    name: 'operators',
    dependsOn: ['factors', 'sessions', 'users'],
    vocabulary: { errors: operatorErrors, auditEvents: operatorEvents },
    mailSamples,
    migrations: [createOperators, operatorsProveThemselves],
    routes: (kernel: Kernel) => routes(kernel, version),
    jobs: (kernel) => ({
      [pruneJob]: () =>
        pruneHalfSessions(
          kernel.database.db,
          platformScope('half sessions of all operators are deleted when they are of no use'),
        ),
    }),
    schedules: [{ job: pruneJob, crontab: '47 * * * *' }],
  });
}
