/** The account resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, searchParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, oneLine, pageOf, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import {
  accountErrors,
  accountEvents,
  accountPermissions,
  organizationAccountPermissions,
  subaccountPermissions,
} from './vocabulary.ts';

export const accountName = oneLine('What people call the account, 1 to 64 characters', { max: 64 });
export const accountState = z
  .enum(['active', 'suspended', 'pending_closure', 'closed'])
  .meta({ description: 'Where it is in its life; suspended too while the operator suspends it' });

const person = z.strictObject({
  user_sid: sidOutput('US'),
  name: z.string().meta({ description: 'Name' }),
  email: z.string().meta({ description: 'Address' }),
});

const accountFields = {
  sid: sidOutput('AC'),
  friendly_name: z.string().meta({ description: 'What people call it', example: 'Production' }),
  state: accountState,
  suspended_by: z.array(z.enum(['account', 'organization', 'operator'])).meta({
    description:
      'Who suspends it: its own people, its organization, the operator. Each lifts only their own',
  }),
  closes_at: instant('When it is closed for good; null: it is not being closed').nullable(),
  organization: z
    .strictObject({
      sid: sidOutput('OR'),
      friendly_name: z.string().meta({ description: 'Name of the organization' }),
    })
    .nullable()
    .meta({ description: 'The organization that manages it; null: independent' }),
  parent_account_sid: sidOutput('AC', 'The main account of a subaccount').nullable(),
  parent_state: accountState
    .nullable()
    .meta({ description: 'State of the main account, which covers its subaccounts' }),
  tags: z.array(z.string()).meta({ description: 'Words to find it by, in alphabetical order' }),
  owner: person
    .nullable()
    .meta({ description: 'The one Owner; null: a subaccount, or closed: they have none' }),
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

export const inAccount = z.object({ account_sid: sidInput('AC') });
export const inOrganization = z.object({ organization_sid: sidInput('OR') });
const search = searchParameter('the name', '; a tag, or a SID');

export const accountTag = z
  .string()
  .regex(
    /^(?=.{1,40}$)[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}._:/-]*$/u,
    'must be 1 to 40 small letters, digits and . _ : / -',
  )
  .refine((text) => text === text.normalize('NFC'), 'must be in Unicode normal form C')
  .meta({ description: 'A tag', example: 'team:payments' });

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
  errors: [accountErrors.created_by_organization, editionErrors.limit_reached],
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
  forMachines: true,
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
  forMachines: true,
  method: 'POST',
  path: '/v1/accounts/{account_sid}/subaccounts',
  summary: 'Create a subaccount',
  access: access.account(subaccountPermissions.create),
  params: inAccount,
  body: z.strictObject({ friendly_name: accountName }),
  response: { status: 201, schema: account },
  errors: [accountErrors.is_subaccount, editionErrors.limit_reached],
  audit: [accountEvents.subaccount_created],
});

const managedKind = z.enum(['all', 'main', 'subaccount', 'independent']);

export const managedAccountFilter = {
  text: 'name and tags',
  fields: {
    kind: choice(['main', 'subaccount'], 'main account or subaccount'),
    state: choice(accountState.options, 'where it is in its life'),
    name: text('the whole name, or its beginning as name*', 'Prod*'),
    owner: text('owner, by address, name, name* or SID', 'ada@northwind.example', 'none'),
    person: text(
      'somebody holds a role on it or owns it; by address, name, name* or SID',
      'ada@northwind.example',
    ),
    tag: text('has this tag', 'team:payments'),
    suspended_by: choice(['account', 'organization', 'operator'], 'who suspends it'),
    closes: time('when it is closed for good', { absent: 'never', isAhead: true }),
    created: time('when it was created'),
  },
} as const;

export const listOrganizationAccounts = route({
  id: 'organizationAccounts.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/accounts',
  summary: 'List the accounts of an organization',
  access: access.organization(organizationAccountPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    search,
    kind: managedKind.optional().meta({
      description:
        'Main accounts (when nothing else is said), subaccounts, both; or independent: owned outside, and shared with your managed users',
    }),
    owner_user_sid: sidInput('US').optional().meta({ description: 'Only accounts of this owner' }),
    state: accountState.optional().meta({ description: 'Only in this state' }),
    tag: accountTag.optional().meta({ description: 'Only with this tag' }),
    q: filterParameter(managedAccountFilter),
    sort: z
      .enum(['name', '-name', 'created_at', '-created_at'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(managedAccount) },
});

export const exportOrganizationAccounts = exportRoute(listOrganizationAccounts, {
  id: 'organizationAccounts.export',
  columns: [
    'sid',
    'friendly_name',
    'state',
    'suspended_by',
    'closes_at',
    'parent_account_sid',
    'owner.name',
    'owner.email',
    'people',
    'independent_people',
    'subaccounts',
    'tags',
    'created_at',
  ],
  audit: accountEvents.exported,
});

export const inManagedAccount = z.object({
  organization_sid: sidInput('OR'),
  account_sid: sidInput('AC'),
});

export const getOrganizationAccount = route({
  id: 'organizationAccounts.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}',
  summary: 'Read an account of an organization, in whatever state it is',
  access: access.organization(organizationAccountPermissions.read),
  params: inManagedAccount,
  response: { status: 200, schema: managedAccount },
});

export const setAccountTags = route({
  id: 'accounts.setTags',
  forMachines: true,
  method: 'PUT',
  path: '/v1/accounts/{account_sid}/tags',
  summary: 'Replace the tags of an account',
  access: access.account(accountPermissions.update),
  params: inAccount,
  body: z.strictObject({
    tags: z.array(accountTag).max(20).meta({ description: 'All its tags, at most 20' }),
  }),
  response: { status: 200, schema: account },
  takesIfMatch: true,
  audit: [accountEvents.tagged],
});

export const createOrganizationAccount = route({
  id: 'organizationAccounts.create',
  forMachines: true,
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
  errors: [accountErrors.owner_not_eligible, editionErrors.limit_reached],
  audit: [accountEvents.created],
  locksOrganization: true,
});
