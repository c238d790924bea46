/** The ownership transfer resource and its routes: for the organization, for the person named, and for the operator. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, oneLine, pageOf, prose, route } from '../../kernel/route.ts';
import { organizationPermissions } from '../organizations/index.ts';
import {
  ownershipPermissions,
  ownershipTransferErrors,
  ownershipTransferEvents,
} from './vocabulary.ts';

const person = z.strictObject({
  user_sid: sidOutput('US'),
  name: z.string().meta({ description: 'Name' }),
  email: z.string().meta({ description: 'Address' }),
});

export const ownershipTransfer = z
  .strictObject({
    sid: sidOutput('OT'),
    organization: z
      .strictObject({
        sid: sidOutput('OR'),
        friendly_name: z.string().meta({ description: 'Name of the organization' }),
      })
      .meta({ description: 'Whose ownership it is about' }),
    kind: z
      .enum(['hand_over', 'succession'])
      .meta({ description: 'By the Owner, or asked for when the Owner is gone' }),
    state: z
      .enum(['offered', 'requested', 'waiting', 'completed', 'declined', 'cancelled', 'expired'])
      .meta({ description: 'Where it is' }),
    from: person.meta({ description: 'The Owner when it began' }),
    to: person.meta({ description: 'Who is to be the Owner' }),
    asked_by: z.string().meta({ description: 'Name of who began it' }),
    reason: z.string().nullable().meta({ description: 'Why a succession is asked for' }),
    expires_at: instant('Until when an offer can be answered').nullable(),
    effective_at: instant('When it takes effect, unless it is stopped').nullable(),
    ended_at: instant('When it ended').nullable(),
    ended_because: prose({}).nullable().meta({ description: 'Why it ended without effect' }),
    created_at: instant('When it began'),
  })
  .meta({ id: 'OwnershipTransfer', description: 'Who is to own an organization next' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneTransfer = z.object({
  organization_sid: sidInput('OR'),
  ownership_transfer_sid: sidInput('OT'),
});
const one = { status: 200, schema: ownershipTransfer } as const;
const made = { status: 201, schema: ownershipTransfer } as const;

export const listTransfers = route({
  id: 'ownershipTransfers.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/ownership-transfers',
  summary: 'List the transfers of the ownership, newest first',
  access: access.organization(organizationPermissions.read),
  params: inOrganization,
  paged: true,
  response: { status: 200, schema: pageOf(ownershipTransfer) },
});

export const createTransfer = route({
  id: 'ownershipTransfers.create',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/ownership-transfers',
  summary: 'Offer the ownership of the organization to one of its people',
  description:
    'They accept or decline; then a waiting time begins in which you can stop it. You become an Administrator.',
  access: access.organization(ownershipPermissions.hand_over),
  params: inOrganization,
  body: z.strictObject({ user_sid: sidInput('US') }),
  response: made,
  errors: [ownershipTransferErrors.not_eligible, ownershipTransferErrors.already_open],
  audit: [ownershipTransferEvents.offered],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});

export const requestTransfer = route({
  id: 'ownershipTransfers.request',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/ownership-transfers/request',
  summary: 'Ask for the ownership when the Owner is gone; the operator decides',
  description:
    'The Owner and all Administrators are told, and the Owner can stop it until it takes effect.',
  access: access.organization(ownershipPermissions.request_ownership),
  params: inOrganization,
  body: z.strictObject({
    user_sid: sidInput('US')
      .optional()
      .meta({ description: 'Who is to be the Owner; you when absent' }),
    reason: oneLine('Why the Owner cannot do it, 1 to 500 characters', { max: 500 }),
  }),
  response: made,
  errors: [
    ownershipTransferErrors.not_eligible,
    ownershipTransferErrors.already_open,
    ownershipTransferErrors.owner_may_hand_over,
  ],
  audit: [ownershipTransferEvents.requested],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});

export const cancelTransfer = route({
  id: 'ownershipTransfers.cancel',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/ownership-transfers/{ownership_transfer_sid}/cancel',
  summary: 'Stop a transfer of the ownership: the Owner, or who asked for it',
  access: access.organization(organizationPermissions.read),
  params: oneTransfer,
  response: one,
  errors: [ownershipTransferErrors.not_open],
  audit: [ownershipTransferEvents.cancelled],
  locksOrganization: true,
});

const token = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'The token of the link in the mail' });
const limits = [{ name: 'ownership-transfer-link', limit: 60, windowSeconds: 900 }];

export const lookUpTransfer = route({
  id: 'ownershipTransfers.lookUp',
  method: 'POST',
  path: '/v1/ownership-transfers/look-up',
  summary: 'Read the transfer that a link in a mail can stop',
  access: access.public('the link of the mail is the credential'),
  readOnly: true,
  body: z.strictObject({ token }),
  response: one,
  errors: [ownershipTransferErrors.link_dead],
  limits,
});

export const stopTransfer = route({
  id: 'ownershipTransfers.stop',
  method: 'POST',
  path: '/v1/ownership-transfers/stop',
  summary: 'Stop a transfer by the link in the mail to the Owner',
  access: access.public('the link of the mail is the credential'),
  body: z.strictObject({ token }),
  response: one,
  errors: [ownershipTransferErrors.link_dead],
  audit: [ownershipTransferEvents.cancelled],
  limits,
});

export const listReceivedTransfers = route({
  id: 'receivedOwnershipTransfers.list',
  method: 'GET',
  path: '/v1/user/ownership-transfers',
  summary: 'List the open transfers that would make you an Owner',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(ownershipTransfer).meta({ description: 'One at most is open' }),
    }),
  },
});

const oneReceived = z.object({ ownership_transfer_sid: sidInput('OT') });

export const acceptTransfer = route({
  id: 'receivedOwnershipTransfers.accept',
  method: 'POST',
  path: '/v1/user/ownership-transfers/{ownership_transfer_sid}/accept',
  summary: 'Accept to become the Owner, after the waiting time',
  access: access.self,
  params: oneReceived,
  response: one,
  errors: [ownershipTransferErrors.not_open, ownershipTransferErrors.not_eligible],
  audit: [ownershipTransferEvents.accepted],
  stepUp: true,
  dryRun: true,
});

export const declineTransfer = route({
  id: 'receivedOwnershipTransfers.decline',
  method: 'POST',
  path: '/v1/user/ownership-transfers/{ownership_transfer_sid}/decline',
  summary: 'Decline to become the Owner',
  access: access.self,
  params: oneReceived,
  response: one,
  errors: [ownershipTransferErrors.not_open],
  audit: [ownershipTransferEvents.declined],
});

export const listOperatedTransfers = route({
  id: 'operatedOwnershipTransfers.list',
  method: 'GET',
  path: '/v1/operator/ownership-transfers',
  summary: 'List the successions that organizations ask for, newest first',
  access: access.operator,
  query: z.strictObject({
    state: z
      .enum(['open', 'all'])
      .default('open')
      .meta({ description: 'Only those that have not ended' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(ownershipTransfer) },
});

export const approveTransfer = route({
  id: 'operatedOwnershipTransfers.approve',
  method: 'POST',
  path: '/v1/operator/ownership-transfers/{ownership_transfer_sid}/approve',
  summary: 'Approve a succession: it takes effect after the waiting time',
  access: access.operator,
  params: oneReceived,
  response: one,
  errors: [ownershipTransferErrors.not_open, ownershipTransferErrors.not_eligible],
  audit: [ownershipTransferEvents.approved],
  dryRun: true,
});

export const declineRequestedTransfer = route({
  id: 'operatedOwnershipTransfers.decline',
  method: 'POST',
  path: '/v1/operator/ownership-transfers/{ownership_transfer_sid}/decline',
  summary: 'Decline a succession',
  access: access.operator,
  params: oneReceived,
  response: one,
  errors: [ownershipTransferErrors.not_open],
  audit: [ownershipTransferEvents.declined],
});
