/** Published words of accounts. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const accountPermissions = definePermissions('/bailiwick/account/accounts', {
  read: 'open the account',
  update: 'change the settings of the account',
  suspend: 'suspend the account and reactivate it',
  close: 'close the account and restore it',
  hand_over: 'hand the account over to another owner',
});

export const subaccountPermissions = definePermissions('/bailiwick/account/subaccounts', {
  create: 'create a subaccount',
});

export const organizationAccountPermissions = definePermissions(
  '/bailiwick/iam/organization-accounts',
  {
    read: 'see the accounts of the organization',
    create: 'create an account in the organization',
    add: 'add an existing account to the organization',
    suspend: 'suspend accounts of the organization and reactivate them',
    close: 'close accounts of the organization and restore them',
    change_owner: 'give an account of the organization to another owner',
    release: 'release an account from the organization',
  },
);

export const accountEvents = defineAuditEvents('account', {
  exported: '{actor} took {target} out as a file',
  created: '{actor} created the account {target}',
  subaccount_created: '{actor} created the subaccount {target}',
  renamed: '{actor} renamed the account {target}',
  suspended: '{actor} suspended the account {target}',
  reactivated: '{actor} reactivated the account {target}',
  closing: '{actor} closed the account {target}, which can be restored for 30 days',
  restored: '{actor} restored the account {target}',
  closed: 'The account {target} was closed for good',
  suspended_by_operator: 'The operator suspended the account {target}',
  reactivated_by_operator: 'The operator lifted the suspension of the account {target}',
  owner_changed: '{actor} changed the owner of the account {target}',
  tagged: '{actor} changed the tags of the account {target}',
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
  wrong_state: {
    kind: 'conflict',
    title: 'The account is not in a state for that',
    remedy: 'Read the account again: its state says what can be done.',
  },
  decided_by_organization: {
    kind: 'forbidden',
    title: 'The organization decided this',
    remedy: 'What the Owner or an Administrator of the organization did, only they undo.',
  },
  subaccount_without_owner: {
    kind: 'conflict',
    title: 'A subaccount has no owner of its own',
    remedy: 'Change the owner of its main account.',
  },
  already_owner: {
    kind: 'conflict',
    title: 'They own the account already',
    remedy: 'Nothing is left to do.',
  },
});

export const accountMails = defineMailKinds({
  accounts: {
    title: 'Your accounts',
    description:
      'When an account that you own or administer is suspended, closed or changes its owner.',
    isOptional: false,
  },
});
