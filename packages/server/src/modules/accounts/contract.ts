/** The account resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, oneLine, pageOf, route } from '../../kernel/route.ts';
import {
  accountErrors,
  accountEvents,
  accountPermissions,
  organizationAccountPermissions,
  subaccountPermissions,
} from './vocabulary.ts';

export const accountName = oneLine('What people call the account, 1 to 64 characters', { max: 64 });
const state = z
  .enum(['active', 'suspended', 'pending_closure', 'closed'])
  .meta({ description: 'Where it is in its life' });

const person = z.strictObject({
  user_sid: sidOutput('US'),
  name: z.string().meta({ description: 'Name' }),
  email: z.string().meta({ description: 'Address' }),
});

const accountFields = {
  sid: sidOutput('AC'),
  friendly_name: z.string().meta({ description: 'What people call it', example: 'Production' }),
  state,
  organization: z
    .strictObject({
      sid: sidOutput('OR'),
      friendly_name: z.string().meta({ description: 'Name of the organization' }),
    })
    .nullable()
    .meta({ description: 'The organization that manages it; null: independent' }),
  parent_account_sid: sidOutput('AC', 'The main account of a subaccount').nullable(),
  owner: person
    .nullable()
    .meta({ description: 'The one Owner; null: a subaccount, which has none of its own' }),
  created_at: instant('When it was created'),
  version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
};

export const account = z.strictObject(accountFields).meta({
  id: 'Account',
  description: 'What the vendor sells: products, resources and billing live in it',
});

export const reachableAccount = z
  .strictObject({
    ...accountFields,
    roles: z.array(z.string()).meta({ description: 'SIDs of the roles by which you reach it' }),
  })
  .meta({ id: 'ReachableAccount', description: 'An account that you reach' });

export const openAccount = z
  .strictObject({
    ...accountFields,
    permissions: z.array(z.string()).meta({ description: 'What you may do in it' }),
  })
  .meta({ id: 'OpenAccount', description: 'An account, with what you may do in it' });

export const managedAccount = z
  .strictObject({
    ...accountFields,
    subaccounts: z.int().meta({ description: 'How many subaccounts it has' }),
    people: z.int().meta({ description: 'How many others than the Owner hold a role on it' }),
    independent_people: z
      .int()
      .meta({ description: 'How many of them are not managed by the organization' }),
  })
  .meta({ id: 'ManagedAccount', description: 'An account as its organization sees it' });

const inAccount = z.object({ account_sid: sidInput('AC') });
const inOrganization = z.object({ organization_sid: sidInput('OR') });
const search = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: 'Text in the name, or a SID' });

export const listAccounts = route({
  id: 'accounts.list',
  method: 'GET',
  path: '/v1/accounts',
  summary: 'List the accounts that you reach',
  access: access.self,
  query: z.strictObject({ search }),
  paged: true,
  response: { status: 200, schema: pageOf(reachableAccount) },
});

export const createAccount = route({
  id: 'accounts.create',
  method: 'POST',
  path: '/v1/accounts',
  summary: 'Create an account that you own',
  description: 'An account that a managed user creates joins their organization at once.',
  access: access.self,
  body: z.strictObject({ friendly_name: accountName }),
  response: { status: 201, schema: account },
  errors: [accountErrors.created_by_organization],
  audit: [accountEvents.created],
});

export const getAccount = route({
  id: 'accounts.get',
  method: 'GET',
  path: '/v1/accounts/{account_sid}',
  summary: 'Read an account and what you may do in it',
  access: access.account(accountPermissions.read),
  params: inAccount,
  response: { status: 200, schema: openAccount },
});

export const renameAccount = route({
  id: 'accounts.rename',
  method: 'PATCH',
  path: '/v1/accounts/{account_sid}',
  summary: 'Rename an account',
  access: access.account(accountPermissions.update),
  params: inAccount,
  body: z.strictObject({ friendly_name: accountName }),
  response: { status: 200, schema: account },
  takesIfMatch: true,
  audit: [accountEvents.renamed],
});

export const listSubaccounts = route({
  id: 'subaccounts.list',
  method: 'GET',
  path: '/v1/accounts/{account_sid}/subaccounts',
  summary: 'List the subaccounts of an account',
  access: access.account(accountPermissions.read),
  params: inAccount,
  paged: true,
  response: { status: 200, schema: pageOf(account) },
});

export const createSubaccount = route({
  id: 'subaccounts.create',
  method: 'POST',
  path: '/v1/accounts/{account_sid}/subaccounts',
  summary: 'Create a subaccount',
  access: access.account(subaccountPermissions.create),
  params: inAccount,
  body: z.strictObject({ friendly_name: accountName }),
  response: { status: 201, schema: account },
  errors: [accountErrors.is_subaccount],
  audit: [accountEvents.subaccount_created],
});

export const listOrganizationAccounts = route({
  id: 'organizationAccounts.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/accounts',
  summary: 'List the accounts of an organization',
  access: access.organization(organizationAccountPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    search,
    kind: z.enum(['all', 'main', 'subaccount', 'independent']).default('main').meta({
      description:
        'Main accounts, subaccounts, both; or independent: owned outside, and shared with your managed users',
    }),
    owner_user_sid: sidInput('US').optional().meta({ description: 'Only accounts of this owner' }),
    sort: z
      .enum(['name', '-name', 'created_at', '-created_at'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(managedAccount) },
});

export const createOrganizationAccount = route({
  id: 'organizationAccounts.create',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/accounts',
  summary: 'Create an account in an organization',
  description:
    'Its owner is the caller unless another active managed user is named; naming one needs the permission to see the accounts of the organization.',
  access: access.organization(organizationAccountPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    friendly_name: accountName,
    owner_user_sid: sidInput('US')
      .optional()
      .meta({ description: 'Who owns it; the caller when absent' }),
  }),
  response: { status: 201, schema: account },
  errors: [accountErrors.owner_not_eligible],
  audit: [accountEvents.created],
  locksOrganization: true,
});
