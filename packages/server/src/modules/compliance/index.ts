/**
 * Compliance with security policies: who lacks what is asked of them, and reminding them. Owns `compliance_reminders` and the
 * views of whom each policy asks. Invariants: what is read here is what is asked at each request; nobody is reminded twice
 * within 24 hours.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { createCompliance } from './migrations/2026-11-28T0330_create_compliance.ts';
import { deleteReminders } from './reminders-store.ts';
import { remindChosen } from './reminding.ts';
import * as service from './service.ts';
import {
  complianceErrors,
  complianceEvents,
  complianceMails,
  compliancePermissions,
} from './vocabulary.ts';

userErased.subscribe((work, { scope }) => deleteReminders(work.db, scope));

const routes = (kernel: Kernel) => [
  query(contract.listNonCompliance, ({ db, scope }, { query: asked, page }) =>
    service.listNonCompliance(db, scope, asked, page),
  ),
  listExport(kernel, contract.exportNonCompliance, {
    noun: ['person without what is asked', 'people without what is asked'],
    list: (db, scope, asked, page) => service.listNonCompliance(db, scope, asked, page),
  }),
  query(contract.getComplianceSummary, ({ db, scope }) => service.readSummary(db, scope)),
  command(contract.remindPeople, ({ work, scope }, { body }) => remindChosen(work, scope, body)),
];

export const complianceModule = defineModule({
  name: 'compliance',
  dependsOn: ['organization-users', 'organizations', 'security-policies', 'users'],
  vocabulary: {
    permissions: compliancePermissions,
    errors: complianceErrors,
    auditEvents: complianceEvents,
    mailKinds: complianceMails,
  },
  mailSamples,
  migrations: [createCompliance],
  routes,
});
