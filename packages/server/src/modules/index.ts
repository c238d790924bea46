/** The table of contents of the product: every module, and every migration in the order of its name. */

import type { AuditEventDefinition } from '../kernel/audit.ts';
import { accessEvents } from '../kernel/engine.ts';
import type { MailKind } from '../kernel/mail-kinds.ts';
import type { Migration } from '../kernel/migrate.ts';
import { createKernel } from '../kernel/migrations/2026-11-24T0900_create_kernel.ts';
import { machinesAct } from '../kernel/migrations/2026-11-27T2000_machines_act.ts';
import type { Module } from '../kernel/module.ts';
import type { Permission } from '../kernel/permissions.ts';
import { accountsModule } from './accounts/index.ts';
import { apiKeysModule } from './api-keys/index.ts';
import { attentionModule } from './attention/index.ts';
import { auditLogModule } from './audit-log/index.ts';
import { breakGlassModule } from './break-glass/index.ts';
import { bulkChangesModule } from './bulk-changes/index.ts';
import { compatibleFacesModule } from './compatible-faces/index.ts';
import { complianceModule } from './compliance/index.ts';
import { domainPeopleModule } from './domain-people/index.ts';
import { domainsModule } from './domains/index.ts';
import { dormantPeopleModule } from './dormant-people/index.ts';
import { editionsModule } from './editions/index.ts';
import { emailChangesModule } from './email-changes/index.ts';
import { factorsModule } from './factors/index.ts';
import { groupsModule } from './groups/index.ts';
import { importsModule } from './imports/index.ts';
import { invitationsModule } from './invitations/index.ts';
import { joinRequestsModule } from './join-requests/index.ts';
import { networkPoliciesModule } from './network-policies/index.ts';
import { notificationsModule } from './notifications/index.ts';
import { oauthAppsModule } from './oauth-apps/index.ts';
import { oauthServerModule } from './oauth-server/index.ts';
import { operationsModule } from './operations/index.ts';
import { operatorsModule } from './operators/index.ts';
import { organizationMapModule } from './organization-map/index.ts';
import { organizationMergesModule } from './organization-merges/index.ts';
import { organizationUsersModule } from './organization-users/index.ts';
import { organizationsModule } from './organizations/index.ts';
import { ownershipTransfersModule } from './ownership-transfers/index.ts';
import { provisioningConnectionsModule } from './provisioning-connections/index.ts';
import { createAuthorizer, roleAssignmentsModule } from './role-assignments/index.ts';
import { buildCatalogue, type RoleCatalogue, rolesModule } from './roles/index.ts';
import { savedViewsModule } from './saved-views/index.ts';
import { scimModule } from './scim/index.ts';
import { securityPoliciesModule } from './security-policies/index.ts';
import { sessionsModule } from './sessions/index.ts';
import { signInActivityModule } from './sign-in-activity/index.ts';
import { signUpPoliciesModule } from './sign-up-policies/index.ts';
import { signUpsModule } from './sign-ups/index.ts';
import { ssoProfilesModule } from './sso-profiles/index.ts';
import { ssoSetupLinksModule } from './sso-setup-links/index.ts';
import { ssoSignInsModule } from './sso-sign-ins/index.ts';
import { userSessionsModule } from './user-sessions/index.ts';
import { usersModule } from './users/index.ts';

/** All modules. The role catalogue is read, and the version known, at start only. */
export function productModules(catalogue: RoleCatalogue, version: string): readonly Module[] {
  const others: readonly Module[] = [
    signUpsModule(catalogue),
    sessionsModule,
    factorsModule,
    usersModule,
    accountsModule(catalogue, createAuthorizer(catalogue)),
    organizationsModule,
    ownershipTransfersModule,
    organizationMergesModule(catalogue),
    domainsModule,
    signUpPoliciesModule,
    securityPoliciesModule,
    networkPoliciesModule,
    breakGlassModule,
    organizationUsersModule(catalogue),
    complianceModule(catalogue),
    dormantPeopleModule(catalogue),
    ssoProfilesModule(catalogue),
    ssoSignInsModule(catalogue),
    ssoSetupLinksModule(catalogue),
    emailChangesModule(catalogue),
    provisioningConnectionsModule(catalogue),
    scimModule(catalogue),
    compatibleFacesModule(catalogue),
    invitationsModule(catalogue),
    joinRequestsModule(catalogue),
    roleAssignmentsModule(catalogue),
    groupsModule(catalogue),
    rolesModule(catalogue),
    attentionModule(catalogue),
    organizationMapModule(catalogue),
    signInActivityModule,
    userSessionsModule(catalogue),
    operationsModule,
    importsModule(catalogue),
    bulkChangesModule(catalogue),
    domainPeopleModule(catalogue),
    savedViewsModule,
    editionsModule,
    operatorsModule(version),
  ];
  // Of all modules, also of those that are made after it: known before any route is.
  const permissions: Permission[] = [];
  const known = [
    ...others,
    apiKeysModule(catalogue, permissions),
    oauthAppsModule(catalogue, permissions),
    oauthServerModule(catalogue, permissions),
  ];
  const kinds = known.flatMap((module): MailKind[] =>
    Object.values(module.vocabulary.mailKinds ?? {}),
  );
  const own = [...known, notificationsModule(kinds)];
  const published = own.flatMap((module): AuditEventDefinition[] =>
    Object.values(module.vocabulary.auditEvents ?? {}),
  );
  const modules = [...own, auditLogModule([accessEvents.denied, ...published])];
  permissions.push(
    ...modules.flatMap((module) => Object.values(module.vocabulary.permissions ?? {})),
  );
  return modules;
}

/** The schema does not depend on the roles: any catalogue gives the same migrations. */
export const migrations: readonly Migration[] = [
  createKernel,
  machinesAct,
  ...productModules(buildCatalogue(undefined), '').flatMap((module) => module.migrations),
].sort((a, b) => (a.name < b.name ? -1 : 1));
