/** The organization merge resource and its routes: for the organization that offers, and for the Owner who is asked. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, pageOf, prose, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import {
  organizationErrors,
  organizationEvents,
  organizationPermissions,
} from '../organizations/index.ts';
import { emailText, userErrors } from '../users/index.ts';
import { mergeErrors, mergeEvents, mergePermissions } from './vocabulary.ts';

const organizationNamed = z.strictObject({
  sid: sidOutput('OR'),
  friendly_name: z.string().meta({ description: 'Name of the organization' }),
});
const state = z
  .enum(['offered', 'completed', 'declined', 'withdrawn', 'cancelled', 'expired'])
  .meta({ description: 'Where it is' });

export const organizationMerge = z
  .strictObject({
    sid: sidOutput('OM'),
    state,
    email: z.string().meta({ description: 'The address under which its Owner was asked' }),
    candidate: organizationNamed
      .nullable()
      .meta({ description: 'The organization that was merged in; null before its Owner accepts' }),
    offered_by: z.string().meta({ description: 'Name of who offered it' }),
    joined: z
      .strictObject({
        accounts: z.int().meta({ description: 'Main accounts that joined' }),
        people: z.int().meta({ description: 'Users who joined, its Owner among them' }),
        people_outside: z.int().meta({ description: 'Users who became independent' }),
      })
      .nullable()
      .meta({ description: 'What came along; null before its Owner accepts' }),
    expires_at: instant('Until when it can be answered'),
    ended_at: instant('When it was answered or ended').nullable(),
    ended_because: prose({}).nullable().meta({ description: 'Why it ended without effect' }),
    created_at: instant('When it was offered'),
  })
  .meta({ id: 'OrganizationMerge', description: 'An offer to merge another organization in' });

export const receivedOrganizationMerge = z
  .strictObject({
    sid: sidOutput('OM'),
    state,
    organization: organizationNamed.meta({ description: 'The organization that offers it' }),
    offered_by: z
      .strictObject({
        name: z.string().meta({ description: 'Name of its Owner' }),
        email: z.string().meta({ description: 'Address of its Owner' }),
      })
      .meta({ description: 'Who offers it' }),
    candidate: organizationNamed.meta({ description: 'Your organization, which would be merged' }),
    expires_at: instant('Until when it can be answered'),
    ended_at: instant('When it was answered or ended').nullable(),
    created_at: instant('When it was offered'),
  })
  .meta({
    id: 'ReceivedOrganizationMerge',
    description: 'The offer to merge your organization into another one',
  });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const one = { status: 200, schema: organizationMerge } as const;

export const listMerges = route({
  id: 'organizationMerges.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/organization-merges',
  summary: 'List the offers to merge another organization in, newest first',
  access: access.organization(organizationPermissions.read),
  params: inOrganization,
  paged: true,
  response: { status: 200, schema: pageOf(organizationMerge) },
});

export const createMerge = route({
  id: 'organizationMerges.create',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/organization-merges',
  summary: 'Offer the Owner of another organization to merge it into this one',
  description:
    'They own an organization without a verified domain, and have an address in one of yours. They see what changes, then accept or decline.',
  access: access.organization(mergePermissions.merge),
  params: inOrganization,
  body: z.strictObject({ email: emailText.meta({ description: 'The address of its Owner' }) }),
  response: { status: 201, schema: organizationMerge },
  errors: [
    mergeErrors.outside_domains,
    mergeErrors.no_candidate,
    mergeErrors.already_open,
    userErrors.email_not_accepted,
  ],
  audit: [mergeEvents.offered],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
  limits: [{ name: 'organization-merge-offer', limit: 30, windowSeconds: 3_600 }],
});

export const withdrawMerge = route({
  id: 'organizationMerges.withdraw',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/organization-merges/{organization_merge_sid}/withdraw',
  summary: 'Take an offer to merge another organization in back',
  access: access.organization(mergePermissions.merge),
  params: z.object({
    organization_sid: sidInput('OR'),
    organization_merge_sid: sidInput('OM'),
  }),
  response: one,
  errors: [mergeErrors.not_open],
  audit: [mergeEvents.withdrawn],
  locksOrganization: true,
});

export const listReceivedMerges = route({
  id: 'receivedOrganizationMerges.list',
  method: 'GET',
  path: '/v1/user/organization-merges',
  summary: 'List the open offers to merge the organization that you own into another one',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(receivedOrganizationMerge).meta({ description: 'Newest first' }),
    }),
  },
});

const oneReceived = z.object({ organization_merge_sid: sidInput('OM') });
const answered = { status: 200, schema: receivedOrganizationMerge } as const;

export const acceptMerge = route({
  id: 'receivedOrganizationMerges.accept',
  method: 'POST',
  path: '/v1/user/organization-merges/{organization_merge_sid}/accept',
  summary: 'Accept that the organization that you own is merged into another one',
  description: 'Your organization ends with it. It cannot be undone.',
  access: access.self,
  params: oneReceived,
  response: answered,
  errors: [
    mergeErrors.not_open,
    mergeErrors.not_possible,
    organizationErrors.not_in_this_state,
    organizationErrors.owner_unusable,
    editionErrors.limit_reached,
  ],
  audit: [mergeEvents.completed, organizationEvents.merged],
  auditsTwoLogs: true,
  stepUp: true,
  dryRun: true,
});

export const declineMerge = route({
  id: 'receivedOrganizationMerges.decline',
  method: 'POST',
  path: '/v1/user/organization-merges/{organization_merge_sid}/decline',
  summary: 'Decline that the organization that you own is merged into another one',
  access: access.self,
  params: oneReceived,
  response: answered,
  errors: [mergeErrors.not_open],
  audit: [mergeEvents.declined],
});
