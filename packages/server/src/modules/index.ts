/** The table of contents of the product: every module, and every migration in the order of its name. */
import { accessEvents } from '../kernel/engine.ts';
import type { AuditEventDefinition } from '../kernel/audit.ts';
import { createKernel } from '../kernel/migrations/2026-11-24T0900_create_kernel.ts';
import type { Module } from '../kernel/module.ts';
import type { Migration } from '../kernel/migrate.ts';
import { auditLogModule } from './audit-log/index.ts';
import { operatorsModule } from './operators/index.ts';
import { type RoleCatalogue, rolesModule } from './roles/index.ts';

const plain: readonly Module[] = [];

/** All modules. The role catalogue is read, and the version known, at start only. */
export function productModules(catalogue: RoleCatalogue, version: string): readonly Module[] {
  const own = [rolesModule(catalogue), ...plain, operatorsModule(version)];
  const published = own.flatMap((module): AuditEventDefinition[] => Object.values(module.vocabulary.auditEvents ?? {}));
  return [...own, auditLogModule([accessEvents.denied, ...published])];
}

export const migrations: readonly Migration[] = [createKernel, ...plain.flatMap((module) => module.migrations)].sort((a, b) =>
  a.name < b.name ? -1 : 1,
);
