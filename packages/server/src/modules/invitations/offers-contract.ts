/** Invitations about an account itself: to bring it into an organization, to own it, to own it outside. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, pageOf, route } from '../../kernel/route.ts';
import {
  accountErrors,
  accountPermissions,
  organizationAccountPermissions,
} from '../accounts/index.ts';
import { emailText, userErrors } from '../users/index.ts';
import { invitationErrors, invitationEvents, invitationPermissions } from './vocabulary.ts';

export const accountOffer = z
  .strictObject({
    sid: sidOutput('NF'),
    kind: z.enum(['account_transfer', 'account_hand_over', 'account_release']).meta({
      description:
        'account_transfer: an independent account is to join. account_hand_over: its Owner names another. account_release: it is to leave, to an Owner outside',
    }),
    account_sid: sidOutput('AC'),
    account_name: z
      .string()
      .nullable()
      .meta({ description: 'Name of the account; null until a transfer is accepted' }),
    email: z.string().meta({ description: 'Who is asked' }),
    state: z
      .enum(['pending', 'accepted', 'declined', 'revoked', 'expired'])
      .meta({ description: 'What became of it' }),
    invited_by: z.string().meta({ description: 'Who asked' }),
    created_at: instant('When'),
    expires_at: instant('Until when it can be accepted'),
    sends: z.int().meta({ description: 'How often the mail was sent' }),
    last_sent_at: instant('When it was sent last'),
    can_resend: z.boolean().meta({ description: 'May it be sent again now?' }),
    can_resend_reason: z
      .enum(['resend_throttle', 'resend_expired', 'resend_max_threshold_reached'])
      .nullable()
      .meta({ description: 'Why not' }),
  })
  .meta({
    id: 'AccountOffer',
    description: 'An account waits for somebody to take it, or give it',
  });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const inAccount = z.object({ account_sid: sidInput('AC') });
const answer = { status: 201, schema: accountOffer } as const;
const changed = { status: 200, schema: accountOffer } as const;
const asking = [
  invitationErrors.offer_pending,
  invitationErrors.recipient_throttle,
  userErrors.email_not_accepted,
];

export const addAccount = route({
  id: 'organizationAccounts.add',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/account-offers',
  summary: 'Ask the owner of an existing account to bring it into the organization',
  description:
    'By its SID. The owner is independent, and their address is in a proven domain of the organization; accepting makes their login managed, and all accounts that they own join.',
  access: access.organization(organizationAccountPermissions.add),
  params: inOrganization,
  body: z.strictObject({
    account_sid: sidInput('AC').meta({ description: 'SID of the account' }),
  }),
  response: answer,
  errors: [...asking, invitationErrors.account_not_addable, invitationErrors.account_is_here],
  audit: [invitationEvents.account_asked_for],
  locksOrganization: true,
  dryRun: true,
  limits: [{ name: 'account-add', limit: 60, windowSeconds: 900 }],
});

export const releaseAccount = route({
  id: 'organizationAccounts.release',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}/release',
  summary: 'Release an account from the organization, to an owner outside who accepts it',
  description:
    'It leaves when they accept: your people lose their roles on it, people outside keep theirs. The new owner is independent.',
  access: access.organization(organizationAccountPermissions.release),
  params: z.object({ organization_sid: sidInput('OR'), account_sid: sidInput('AC') }),
  body: z.strictObject({ email: emailText }),
  response: answer,
  errors: [
    ...asking,
    accountErrors.subaccount_without_owner,
    accountErrors.wrong_state,
    accountErrors.owner_not_eligible,
  ],
  audit: [invitationEvents.account_offered],
  locksOrganization: true,
  dryRun: true,
  stepUp: true,
});

export const listAccountOffers = route({
  id: 'accountOffers.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/account-offers',
  summary: 'List the accounts that wait to join, to leave or to change their owner, newest first',
  access: access.organization(invitationPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    state: z
      .enum(['pending', 'expired', 'accepted', 'declined', 'revoked', 'all'])
      .default('pending')
      .meta({ description: 'Only in this state' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(accountOffer) },
});

const oneOffer = z.object({ organization_sid: sidInput('OR'), invitation_sid: sidInput('NF') });
const resendErrors = [
  invitationErrors.resend_throttle,
  invitationErrors.resend_expired,
  invitationErrors.resend_max_threshold_reached,
];

export const resendAccountOffer = route({
  id: 'accountOffers.resend',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/account-offers/{invitation_sid}/resend',
  summary: 'Ask again; the earlier link is dead',
  description: 'A hand-over is sent again by the Owner of the account.',
  access: access.organization(invitationPermissions.resend),
  params: oneOffer,
  response: changed,
  errors: resendErrors,
  audit: [invitationEvents.resent],
  locksOrganization: true,
});

export const revokeAccountOffer = route({
  id: 'accountOffers.revoke',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/account-offers/{invitation_sid}/revoke',
  summary: 'Revoke what is asked: its link is dead at once',
  access: access.organization(invitationPermissions.revoke),
  params: oneOffer,
  response: changed,
  errors: [invitationErrors.not_pending],
  audit: [invitationEvents.revoked],
  locksOrganization: true,
});

export const handOverAccount = route({
  id: 'accounts.handOver',
  method: 'POST',
  path: '/v1/accounts/{account_sid}/hand-over',
  summary: 'Hand your account over to somebody who accepts it; you stay as an Administrator',
  description:
    'One at a time, for seven days. A managed account goes to an active managed user of the same organization; an independent one to anybody with a login.',
  access: access.account(accountPermissions.hand_over),
  params: inAccount,
  body: z.strictObject({ email: emailText }),
  response: answer,
  errors: [
    ...asking,
    accountErrors.subaccount_without_owner,
    accountErrors.owner_not_eligible,
    accountErrors.already_owner,
  ],
  audit: [invitationEvents.account_offered],
  dryRun: true,
  stepUp: true,
});

export const getHandOver = route({
  id: 'accounts.getHandOver',
  forMachines: false,
  method: 'GET',
  path: '/v1/accounts/{account_sid}/hand-over',
  summary: 'To whom the account is being handed over',
  access: access.account(accountPermissions.hand_over),
  params: inAccount,
  response: {
    status: 200,
    schema: z.strictObject({
      hand_over: accountOffer.nullable().meta({ description: 'null: to nobody' }),
    }),
  },
});

export const resendHandOver = route({
  id: 'accounts.resendHandOver',
  method: 'POST',
  path: '/v1/accounts/{account_sid}/hand-over/resend',
  summary: 'Send the hand-over again; the earlier link is dead',
  access: access.account(accountPermissions.hand_over),
  params: inAccount,
  response: changed,
  errors: resendErrors,
  audit: [invitationEvents.resent],
});

export const revokeHandOver = route({
  id: 'accounts.revokeHandOver',
  method: 'POST',
  path: '/v1/accounts/{account_sid}/hand-over/revoke',
  summary: 'Take the hand-over back: its link is dead at once',
  access: access.account(accountPermissions.hand_over),
  params: inAccount,
  response: changed,
  errors: [invitationErrors.not_pending],
  audit: [invitationEvents.revoked],
});
