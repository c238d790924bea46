/** Published words of accounts. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const accountPermissions = definePermissions('/bailiwick/account/accounts', {
  read: 'open the account',
  update: 'change the settings of the account',
});

export const subaccountPermissions = definePermissions('/bailiwick/account/subaccounts', {
  create: 'create a subaccount',
});

export const organizationAccountPermissions = definePermissions(
  '/bailiwick/iam/organization-accounts',
  {
    read: 'see the accounts of the organization',
    create: 'create an account in the organization',
  },
);

export const accountEvents = defineAuditEvents('account', {
  created: '{actor} created the account {target}',
  subaccount_created: '{actor} created the subaccount {target}',
  renamed: '{actor} renamed the account {target}',
});

export const accountErrors = defineErrors('account', {
  is_subaccount: {
    kind: 'conflict',
    title: 'A subaccount has no subaccounts',
    remedy: 'Create it under the main account.',
  },
  owner_not_eligible: {
    kind: 'conflict',
    title: 'This person cannot own an account of the organization',
    remedy: 'The owner of a managed account is an active managed user of the same organization.',
  },
  created_by_organization: {
    kind: 'forbidden',
    title: 'Accounts are created in your organization',
    remedy:
      'Your login is managed: ask your organization for the Standard User role, which may create accounts.',
  },
});
