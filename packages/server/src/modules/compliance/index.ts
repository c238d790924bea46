/**
 * Compliance with security policies: who lacks what is asked of them, reminding them, and holding back until they have it who lacks a
 * second factor. Owns `compliance_reminders`, `compliance_holds` and the views of whom each policy asks. Invariants: what is read here is what is asked
 * at each request; nobody is reminded twice within 24 hours; a hold ends with the factor that meets it, in one transaction.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { userScope } from '../../kernel/scope.ts';
import { metHold } from '../factors/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { holdPeople, liftHolds } from './holding.ts';
import { deleteHolds, deleteMetHold } from './holds-store.ts';
import { mailSamples } from './mail-samples.ts';
import { createCompliance } from './migrations/2026-11-28T0330_create_compliance.ts';
import { widenCompliance } from './migrations/2026-11-28T1059_widen_compliance.ts';
import { deleteReminders } from './reminders-store.ts';
import { remindChosen } from './reminding.ts';
import * as service from './service.ts';
import {
  complianceErrors,
  complianceEvents,
  complianceMails,
  compliancePermissions,
} from './vocabulary.ts';

userErased.subscribe(async (work, { scope }) => {
  await deleteReminders(work.db, scope);
  await deleteHolds(work.db, scope);
});
metHold.answerBy((db, { userId }) => deleteMetHold(db, userScope(userId)));

const routes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(contract.listNonCompliance, ({ db, scope }, { query: asked, page }) =>
    service.listNonCompliance(db, scope, asked, page),
  ),
  listExport(kernel, contract.exportNonCompliance, {
    noun: ['person without what is asked', 'people without what is asked'],
    list: (db, scope, asked, page) => service.listNonCompliance(db, scope, asked, page),
  }),
  query(contract.getComplianceSummary, ({ db, scope }) => service.readSummary(db, scope)),
  command(contract.remindPeople, ({ work, scope }, { body }) => remindChosen(work, scope, body)),
  command(contract.holdPeople, ({ work, scope, held }, { body }) =>
    holdPeople(work, { catalogue, scope, held, userIds: body.user_sids }),
  ),
  command(contract.liftHolds, ({ work, scope, held }, { body }) =>
    liftHolds(work, { catalogue, scope, held, userIds: body.user_sids }),
  ),
];

export function complianceModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'compliance',
    dependsOn: [
      'factors',
      'oauth-apps',
      'organization-users',
      'organizations',
      'roles',
      'security-policies',
      'users',
    ],
    vocabulary: {
      permissions: compliancePermissions,
      errors: complianceErrors,
      auditEvents: complianceEvents,
      mailKinds: complianceMails,
    },
    mailSamples,
    migrations: [createCompliance, widenCompliance],
    routes: (kernel) => routes(kernel, catalogue),
  });
}
