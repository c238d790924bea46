/** The access matrix, and changing many roles at once: resources and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { searchParameter } from '../../kernel/list-filter.ts';
import { access, pageOf, prose, route } from '../../kernel/route.ts';
import { roleErrors } from '../roles/index.ts';
import { userState } from '../users/index.ts';
import { roleSid, throughGroup } from './contract.ts';
import {
  roleAssignmentErrors,
  roleAssignmentEvents,
  roleAssignmentPermissions,
} from './vocabulary.ts';

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const maxAccounts = 100;
const maxChanges = 100;

const accountSids = z
  .string()
  .max(maxAccounts * 35)
  .transform((text) => text.split(','))
  .pipe(z.array(sidInput('AC')).max(maxAccounts))
  .default([])
  .meta({ description: `SIDs of the accounts, with commas between them; ${maxAccounts} at most` });

const hold = {
  assignment_sid: sidOutput('IY')
    .nullable()
    .meta({ description: 'SID of the Role assignment; null: ownership, or held through a group' }),
  role_sid: roleSid,
  role_name: prose({ description: 'Name of the role' }),
  group: throughGroup,
};

const matrixRow = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    email: z.string().meta({ description: 'Address' }),
    is_managed: z.boolean().meta({ description: 'Managed by this organization' }),
    state: userState.meta({ description: 'Only active users sign in' }),
    from_organization: z
      .array(
        z.strictObject({
          ...hold,
          reaches_accounts: z
            .boolean()
            .meta({ description: 'Does it let them see every account of the organization?' }),
        }),
      )
      .meta({ description: 'What they hold on the organization itself' }),
    cells: z
      .array(
        z.strictObject({
          account_sid: sidOutput('AC'),
          holds: z
            .array(
              z.strictObject({
                kind: z
                  .enum(['account_owner', 'account_role', 'parent_owner', 'parent_role'])
                  .meta({ description: 'Held on the account itself, or on the one above it' }),
                ...hold,
              }),
            )
            .meta({ description: 'What they hold there' }),
        }),
      )
      .meta({
        description: 'The accounts asked about on which, or above which, they hold something',
      }),
    accounts_reached: z
      .strictObject({
        value: z.int().meta({ description: 'How many' }),
        exact: z.boolean().meta({ description: 'False: there are more' }),
      })
      .meta({ description: 'How many accounts of the whole organization they reach' }),
  })
  .meta({ id: 'AccessMatrixRow', description: 'What one person holds on a set of accounts' });

export const listMatrix = route({
  id: 'access.matrix',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/access/matrix',
  summary: 'People against accounts: who holds what on each',
  description:
    'People are the rows, in pages; the accounts asked about are the columns. Roles on the organization stand once in a row, since they reach every column.',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    account_sids: accountSids,
    search: searchParameter('name or address'),
    kind: z
      .enum(['everyone', 'managed', 'independent'])
      .default('everyone')
      .meta({ description: 'Which people' }),
    only: z
      .enum(['everybody', 'holders'])
      .default('everybody')
      .meta({ description: 'holders: only people who hold something on the accounts asked about' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(matrixRow) },
});

export const listAccountTotals = route({
  id: 'access.accountTotals',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/access/account-totals',
  summary: 'How many people reach each of a set of accounts',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({ account_sids: accountSids }),
  response: {
    status: 200,
    schema: z.strictObject({
      items: z
        .array(
          z.strictObject({
            account_sid: sidOutput('AC'),
            people: z.int().meta({
              description: 'People who reach it by a role or as an owner, from wherever',
            }),
            direct: z.int().meta({
              description: 'Of them, those with a role on the account itself, through a group too',
            }),
          }),
        )
        .meta({ description: 'One for each account of the organization that was asked about' }),
    }),
  },
});

const givenRole = {
  role_sid: roleSid,
  account_sid: sidInput('AC')
    .optional()
    .meta({ description: 'The account; absent: the organization' }),
};

const change = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('give').meta({ description: 'Give a role' }),
    user_sid: sidInput('US'),
    ...givenRole,
  }),
  z.strictObject({
    action: z
      .literal('give_to_group')
      .meta({ description: 'Give a role to a group, and so to everybody in it' }),
    group_sid: sidInput('GR'),
    ...givenRole,
  }),
  z.strictObject({
    action: z.literal('take').meta({ description: 'Take a role away' }),
    role_assignment_sid: sidInput('IY'),
  }),
]);

export const changeRoleAssignments = route({
  id: 'roleAssignments.change',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/role-assignments/change',
  summary: 'Give and take several roles at once, all or none',
  description:
    'Each change is held to what giving or taking it alone is held to. When one is refused nothing is changed, and `errors` says for each refused one why.',
  access: access.organization(roleAssignmentPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    changes: z
      .array(change)
      .min(1)
      .max(maxChanges)
      .meta({ description: 'The changes, in the order in which they are made' }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        given: z.int().meta({ description: 'How many roles were given' }),
        taken: z.int().meta({ description: 'How many roles were taken away or replaced' }),
      })
      .meta({ id: 'ChangedRoles', description: 'What was changed' }),
  },
  errors: [roleAssignmentErrors.changes_refused, roleErrors.unknown, roleErrors.wrong_scope],
  audit: [roleAssignmentEvents.changed],
  locksOrganization: true,
  dryRun: true,
});

export type Change = z.output<typeof change>;
