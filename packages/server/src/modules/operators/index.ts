/**
 * Operators: the staff of whoever runs this instance. Owns `operators` and `operator_sessions`.
 * An operator is not a user, has its own cookie and pages, and never acts inside an organization. The first is
 * made by the one-time link that the first start prints; there is never a default credential (AU-22).
 */
import type { Kernel } from '../../kernel/module.ts';
import { defineModule } from '../../kernel/module.ts';
import { createOperators } from './migrations/2026-11-24T1100_create_operators.ts';
import { routes } from './routes.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

export { authenticateOperator, isOperatorAddress, makeBootstrapLink } from './service.ts';

/** @param version of the running build, for the health page */
export function operatorsModule(version: string) {
  return defineModule({
    name: 'operators',
    dependsOn: ['users'],
    vocabulary: { errors: operatorErrors, auditEvents: operatorEvents },
    migrations: [createOperators],
    routes: (kernel: Kernel) => routes(kernel, version),
  });
}
