/** Bailiwick's own roles: what an Owner, an Administrator … may do. The tables of the product, as data. */
import type { Role } from './role.ts';

/** The fixed SIDs of the built-in roles: assignments and invitations name them. */
export const roleSids = {
  organizationOwner: 'IX00000000000000000000000000000001',
  organizationAdministrator: 'IX00000000000000000000000000000002',
  standardUser: 'IX00000000000000000000000000000003',
  billingAdministrator: 'IX00000000000000000000000000000004',
  billingViewer: 'IX00000000000000000000000000000005',
  auditor: 'IX00000000000000000000000000000006',
  accountOwner: 'IX00000000000000000000000000000101',
  accountAdministrator: 'IX00000000000000000000000000000102',
  developer: 'IX00000000000000000000000000000103',
  billingManager: 'IX00000000000000000000000000000104',
  support: 'IX00000000000000000000000000000105',
} as const;

const iam = (...names: string[]) => names.map((name) => `/bailiwick/iam/${name}`);
const account = (...names: string[]) => names.map((name) => `/bailiwick/account/${name}`);

const readOrganization = iam(
  'operations/read',
  'saved-views/keep',
  'imports/read',
  'organizations/read',
  'organization-users/read',
  'organization-accounts/read',
  'domains/read',
  'domain-people/read',
  'sso-profiles/read',
  'sign-up-policies/read',
  'security-policies/read',
  'join-requests/read',
  'invitations/read',
  'role-assignments/read',
  'groups/read',
  'audit-events/read',
  'audit-events/export',
  'usage/read',
  'api-keys/read',
  'oauth-apps/read',
  'provisioning-connections/read',
);

const changeOrganization = iam(
  'operations/cancel',
  'saved-views/share',
  'imports/create',
  'bulk-changes/create',
  'organizations/update',
  'organizations/request-ownership',
  'organization-users/update',
  'organization-users/deactivate',
  'organization-users/end-sessions',
  'organization-users/reset-password',
  'organization-users/reset-second-factor',
  'organization-users/provision',
  'organization-users/remove',
  'organization-users/delete',
  'organization-users/offboard',
  'organization-accounts/create',
  'organization-accounts/add',
  'organization-accounts/suspend',
  'organization-accounts/close',
  'organization-accounts/change-owner',
  'organization-accounts/release',
  'domains/create',
  'domains/verify',
  'domains/delete',
  'domain-people/capture',
  'sso-profiles/create',
  'sso-profiles/update',
  'sso-profiles/delete',
  'sso-profiles/test',
  'sso-profiles/enforce',
  'sso-profiles/delegate',
  'sign-up-policies/update',
  'security-policies/update',
  'compliance/remind',
  'compliance/hold',
  'break-glass/see',
  'join-requests/decide',
  'invitations/create',
  'invitations/resend',
  'invitations/revoke',
  'role-assignments/create',
  'role-assignments/delete',
  'api-keys/create',
  'api-keys/update',
  'api-keys/revoke',
  'oauth-apps/create',
  'oauth-apps/update',
  'oauth-apps/revoke',
  'groups/create',
  'groups/update',
  'groups/delete',
  'provisioning-connections/create',
  'provisioning-connections/update',
  'provisioning-connections/delete',
);

const ownerOnly = iam(
  'organizations/delete',
  'organizations/hand-over',
  'organizations/merge',
  'break-glass/name',
);

const readAccount = account('accounts/read', 'members/read');
const useBilling = account('billing/read', 'billing/manage');
const administerAccount = account(
  'accounts/update',
  'accounts/suspend',
  'accounts/close',
  'subaccounts/create',
  'members/invite',
  'members/update',
  'members/remove',
  'audit-events/read',
);
const develop = account(
  'credentials/read',
  'credentials/manage',
  'logs/read',
  'usage/read',
  'dev-tools/use',
);
const everythingInAccount = [...readAccount, ...administerAccount, ...develop, ...useBilling];

const organizationRole = (
  sid: string,
  name: string,
  description: string,
  permissions: readonly string[],
  grantable = true,
): Role => ({
  sid,
  name,
  description,
  scopeKind: 'organization',
  grantable,
  permissions: new Set(permissions),
});

const accountRole = (
  sid: string,
  name: string,
  description: string,
  permissions: readonly string[],
  grantable = true,
): Role => ({
  sid,
  name,
  description,
  scopeKind: 'account',
  grantable,
  permissions: new Set(permissions),
});

const administrator = [...readOrganization, ...changeOrganization, ...everythingInAccount];

export const organizationRoles: readonly Role[] = [
  organizationRole(
    roleSids.organizationOwner,
    'Owner',
    'Exactly one. Everything, and alone: hand over the organization and delete it.',
    [...administrator, ...ownerOnly],
    false,
  ),
  organizationRole(
    roleSids.organizationAdministrator,
    'Administrator',
    'Manages users, accounts, domains, access and policies.',
    administrator,
  ),
  organizationRole(
    roleSids.standardUser,
    'Standard User',
    'May create accounts; reaches an account only by a role on it.',
    iam('organization-accounts/create'),
  ),
  organizationRole(
    roleSids.billingAdministrator,
    'Billing Administrator',
    'Manages billing of every account.',
    [...iam('usage/read'), ...account('accounts/read', 'usage/read'), ...useBilling],
  ),
  organizationRole(roleSids.billingViewer, 'Billing Viewer', 'Sees billing of every account.', [
    ...iam('usage/read'),
    ...account('accounts/read', 'usage/read', 'billing/read'),
  ]),
  organizationRole(roleSids.auditor, 'Auditor', 'Reads everything, changes nothing.', [
    ...readOrganization,
    ...readAccount,
    ...account('audit-events/read', 'credentials/read', 'logs/read', 'usage/read', 'billing/read'),
  ]),
];

export const accountRoles: readonly Role[] = [
  accountRole(
    roleSids.accountOwner,
    'Owner',
    'Exactly one for a main account. Everything in the account, and alone: hand it over.',
    [...everythingInAccount, ...account('accounts/hand-over')],
    false,
  ),
  accountRole(
    roleSids.accountAdministrator,
    'Administrator',
    'Everything in the account but owning it.',
    everythingInAccount,
  ),
  accountRole(
    roleSids.developer,
    'Developer',
    'Builds with the account: credentials, tools, logs and usage.',
    [...readAccount, ...develop],
  ),
  accountRole(roleSids.billingManager, 'Billing Manager', 'Sees and manages billing.', [
    ...readAccount,
    ...useBilling,
    ...account('usage/read', 'logs/read'),
  ]),
  accountRole(roleSids.support, 'Support', 'Reads logs and usage.', [
    ...readAccount,
    ...account('logs/read', 'usage/read'),
  ]),
];
