/** The map of an organization, in bounded pieces: clusters of what is many, accounts, and the people on them. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, pageOf, prose, route } from '../../kernel/route.ts';
import { accountState, accountTag } from '../accounts/index.ts';
import { roleAssignmentPermissions, roleSid } from '../role-assignments/index.ts';
import { userState } from '../users/index.ts';

export const clustersAtMost = 60;
const accountsAtMost = 100;
/** In place of a tag: what has none of the tags that clusters are made of. */
export const otherTags = '-';

const risk = z.enum(['no_administrator', 'independent_administrator']).meta({
  description:
    'no_administrator: a main account on which nobody but its Owner may manage people. independent_administrator: somebody may who is not managed by the organization',
});
const edge = z.string().min(1).max(200);
const range = {
  from: edge.optional().meta({ description: 'Only names from here on, in small letters' }),
  before: edge.optional().meta({ description: 'Only names before this, in small letters' }),
};
const kind = z.enum(['managed', 'independent']).optional().meta({
  description:
    'Only people of this kind, or only accounts on which somebody of this kind holds a role; a managed one also by owning it',
});
const ofAccounts = {
  parent_account_sid: sidInput('AC')
    .optional()
    .meta({ description: 'Subaccounts of this account; absent: main accounts' }),
  ...range,
  tag: z
    .union([accountTag, z.literal(otherTags)])
    .optional()
    .meta({ description: 'Only with this tag; -: with none of those that are clusters' }),
  kind,
  risk: risk.optional().meta({ description: 'Only accounts with this risk' }),
};
const inOrganization = z.object({ organization_sid: sidInput('OR') });

const clusters = z
  .strictObject({
    total: z.int().meta({ description: 'How many there are altogether' }),
    clusters: z
      .array(
        z.strictObject({
          tag: z
            .string()
            .nullable()
            .meta({ description: 'The tag that they share; null: they share a range of names' }),
          first: z.string().meta({ description: 'How the first names in it begin' }),
          last: z.string().meta({ description: 'How the last names in it begin' }),
          from: z.string().nullable().meta({ description: 'To be asked with; null: by tag' }),
          before: z.string().nullable().meta({ description: 'To be asked with; null: to the end' }),
          count: z.int().meta({ description: 'How many are in it' }),
          at_risk: z.int().meta({ description: 'How many of them have a risk' }),
        }),
      )
      .meta({
        description: `At most ${clustersAtMost}, in the order of names, or the most used tags first. Empty when names do not tell them apart`,
      }),
  })
  .meta({ id: 'MapClusters', description: 'What is too many to be drawn, in heaps' });

export const clusterAccounts = route({
  id: 'organizationMap.clusterAccounts',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/map/account-clusters',
  summary: 'The accounts of an organization in clusters, by letter or by tag, with counts',
  description: 'With tags, an account with several is counted in each.',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    ...ofAccounts,
    by: z
      .enum(['letter', 'tag'])
      .default('letter')
      .meta({ description: 'What a cluster has in common' }),
  }),
  response: { status: 200, schema: clusters },
});

export const clusterPeople = route({
  id: 'organizationMap.clusterPeople',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/map/people-clusters',
  summary: 'The people of an account, or of the whole organization, in clusters by letter',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    account_sid: sidInput('AC').optional().meta({
      description: 'On this account; absent: by a role on the organization that reaches accounts',
    }),
    ...range,
    kind,
  }),
  response: { status: 200, schema: clusters },
});

const mapAccount = z
  .strictObject({
    sid: sidOutput('AC'),
    friendly_name: z.string().meta({ description: 'What people call it', example: 'Production' }),
    state: accountState,
    parent: z
      .strictObject({
        sid: sidOutput('AC'),
        friendly_name: z.string().meta({ description: 'Its name' }),
      })
      .nullable()
      .meta({ description: 'The main account of a subaccount' }),
    owner: z
      .strictObject({
        user_sid: sidOutput('US'),
        name: z.string().meta({ description: 'Name' }),
      })
      .nullable()
      .meta({ description: 'The one Owner; null: a subaccount has none of its own' }),
    subaccounts: z.int().meta({ description: 'How many subaccounts it has' }),
    people: z.int().meta({ description: 'How many others than the Owner hold a role on it' }),
    risks: z.array(risk).meta({ description: 'What is risky about it' }),
  })
  .meta({ id: 'MapAccount', description: 'An account, as the map shows it' });

export const listMapAccounts = route({
  id: 'organizationMap.listAccounts',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/map/accounts',
  summary: 'The accounts of one branch of the map, by name, with their risks',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    ...ofAccounts,
    account_sids: z
      .string()
      .max(accountsAtMost * 35)
      .transform((text) => text.split(','))
      .pipe(z.array(sidInput('AC')).max(accountsAtMost))
      .optional()
      .meta({
        description: `Only these, main accounts and subaccounts, with commas between them; ${accountsAtMost} at most`,
      }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(mapAccount) },
});

const mapPerson = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    email: z.string().meta({ description: 'Address' }),
    is_managed: z.boolean().meta({ description: 'Managed by this organization' }),
    state: userState.meta({ description: 'Only active users sign in' }),
    is_owner: z.boolean().meta({ description: 'Owns what it is about' }),
    roles: z
      .array(
        z.strictObject({
          role_sid: roleSid,
          role_name: prose({ description: 'Name of the role' }),
          administers: z
            .boolean()
            .meta({ description: 'Does it let them manage the people there?' }),
        }),
      )
      .meta({ description: 'The roles that they hold right there' }),
  })
  .meta({ id: 'MapPerson', description: 'Somebody with what they hold in one place' });

export const listMapPeople = route({
  id: 'organizationMap.listPeople',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/map/people',
  summary: 'The people of one branch of the map, by name, each with all their roles there',
  description:
    'Of an account that is owned outside, only the people whom the organization manages.',
  access: access.organization(roleAssignmentPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    account_sid: sidInput('AC').optional().meta({
      description: 'On this account; absent: by a role on the organization that reaches accounts',
    }),
    ...range,
    kind,
  }),
  paged: true,
  response: { status: 200, schema: pageOf(mapPerson) },
});
