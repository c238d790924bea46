/** The routes by which an account is suspended, closed and brought back: by its own people, its organization, the operator. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, pageOf, route } from '../../kernel/route.ts';
import { account, accountState, inAccount, inManagedAccount, managedAccount } from './contract.ts';
import {
  accountErrors,
  accountEvents,
  accountPermissions,
  organizationAccountPermissions,
} from './vocabulary.ts';

const errors = [accountErrors.wrong_state, accountErrors.decided_by_organization];

const ofAccount = {
  method: 'POST',
  params: inAccount,
  response: { status: 200, schema: account },
  errors,
  dryRun: true,
} as const;

export const suspendAccount = route({
  ...ofAccount,
  id: 'accounts.suspend',
  forMachines: true,
  path: '/v1/accounts/{account_sid}/suspend',
  summary: 'Suspend an account: nobody can do anything in it until it is reactivated',
  description: 'Covers its subaccounts. It can still be seen, reactivated and closed.',
  access: access.account(accountPermissions.suspend),
  audit: [accountEvents.suspended],
});

export const reactivateAccount = route({
  ...ofAccount,
  id: 'accounts.reactivate',
  forMachines: true,
  path: '/v1/accounts/{account_sid}/reactivate',
  summary: 'Reactivate a suspended account',
  description: 'What its organization or the operator suspended is lifted only by them.',
  access: access.account(accountPermissions.suspend),
  audit: [accountEvents.reactivated],
});

export const closeAccount = route({
  ...ofAccount,
  id: 'accounts.close',
  path: '/v1/accounts/{account_sid}/close',
  summary: 'Close an account: it can be restored for 30 days',
  description: 'Covers its subaccounts. Of an independent account its Owner alone may.',
  access: access.account(accountPermissions.close),
  audit: [accountEvents.closing],
  stepUp: true,
});

export const restoreAccount = route({
  ...ofAccount,
  id: 'accounts.restore',
  path: '/v1/accounts/{account_sid}/restore',
  summary: 'Restore an account that is being closed, to the state it had before',
  access: access.account(accountPermissions.close),
  audit: [accountEvents.restored],
});

const ofOrganization = {
  ...ofAccount,
  params: inManagedAccount,
  response: { status: 200, schema: managedAccount },
  locksOrganization: true,
} as const;

export const suspendOrganizationAccount = route({
  ...ofOrganization,
  id: 'organizationAccounts.suspend',
  forMachines: true,
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}/suspend',
  summary: 'Suspend an account of the organization',
  description: 'Only the Owner and Administrators of the organization can reactivate it then.',
  access: access.organization(organizationAccountPermissions.suspend),
  audit: [accountEvents.suspended],
});

export const reactivateOrganizationAccount = route({
  ...ofOrganization,
  id: 'organizationAccounts.reactivate',
  forMachines: true,
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}/reactivate',
  summary: 'Reactivate a suspended account of the organization',
  description: 'A suspension by the operator stays.',
  access: access.organization(organizationAccountPermissions.suspend),
  audit: [accountEvents.reactivated],
});

export const closeOrganizationAccount = route({
  ...ofOrganization,
  id: 'organizationAccounts.close',
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}/close',
  summary: 'Close an account of the organization: it can be restored for 30 days',
  access: access.organization(organizationAccountPermissions.close),
  audit: [accountEvents.closing],
  stepUp: true,
});

export const restoreOrganizationAccount = route({
  ...ofOrganization,
  id: 'organizationAccounts.restore',
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}/restore',
  summary: 'Restore an account of the organization that is being closed',
  access: access.organization(organizationAccountPermissions.close),
  audit: [accountEvents.restored],
});

export const operatedAccount = z
  .strictObject({
    sid: sidOutput('AC'),
    friendly_name: z.string().meta({ description: 'Its name' }),
    state: accountState,
    organization_name: z
      .string()
      .nullable()
      .meta({ description: 'The organization that manages it; null: independent' }),
    suspended_by_operator_at: instant('When the operator suspended it').nullable(),
  })
  .meta({ id: 'OperatedAccount', description: 'An account as the operator sees it' });

export const listOperatedAccounts = route({
  id: 'operatedAccounts.list',
  method: 'GET',
  path: '/v1/operator/accounts',
  summary: 'List the accounts that the operator suspended, or look one up',
  access: access.operator,
  query: z.strictObject({
    account_sid: sidInput('AC')
      .optional()
      .meta({ description: 'Exactly this account, suspended or not' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(operatedAccount) },
});

const ofOperator = {
  method: 'POST',
  params: inAccount,
  access: access.operator,
  response: { status: 200, schema: operatedAccount },
  errors: [accountErrors.wrong_state],
  dryRun: true,
} as const;

export const suspendOperatedAccount = route({
  ...ofOperator,
  id: 'operatedAccounts.suspend',
  path: '/v1/operator/accounts/{account_sid}/suspend',
  summary: 'Suspend an account as the operator, whatever its own state is',
  description: 'Neither its people nor its organization can lift that.',
  audit: [accountEvents.suspended_by_operator],
});

export const reactivateOperatedAccount = route({
  ...ofOperator,
  id: 'operatedAccounts.reactivate',
  path: '/v1/operator/accounts/{account_sid}/reactivate',
  summary: 'Lift the suspension by the operator; a suspension by others stays',
  audit: [accountEvents.reactivated_by_operator],
});
