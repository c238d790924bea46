/** The invitation resource and its routes: for those who invite, and for those who are invited. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, pageOf, prose, route } from '../../kernel/route.ts';
import { accountErrors } from '../accounts/index.ts';
import { editionErrors } from '../editions/index.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import { roleErrors, roleSids } from '../roles/index.ts';
import { startedSession, transport } from '../sessions/index.ts';
import { firstName, lastName, newPassword, passwordRule, userErrors } from '../users/index.ts';
import {
  accountInvitationPermissions,
  invitationErrors,
  invitationEvents,
  invitationPermissions,
} from './vocabulary.ts';

const roleSid = z
  .string()
  .regex(/^IX[0-9a-f]{32}$/, 'must be a role SID')
  .meta({ description: 'SID of the Role' });

export const invitation = z
  .strictObject({
    sid: sidOutput('NF'),
    kind: z
      .enum(['organization', 'account'])
      .meta({ description: 'To join the organization, or to reach one account from outside' }),
    email: z.string().meta({ description: 'Who is invited' }),
    state: z
      .enum(['pending', 'accepted', 'declined', 'revoked', 'expired'])
      .meta({ description: 'What became of it' }),
    organization_role: prose({})
      .nullable()
      .meta({ description: 'Name of the organization role; null: an invitation to an account' }),
    accounts: z
      .array(
        z.strictObject({
          account_sid: sidOutput('AC'),
          account_name: z.string().meta({ description: 'Name of the account' }),
          role_sid: roleSid,
          role_name: prose({ description: 'Name of the role' }),
        }),
      )
      .meta({ description: 'The roles on accounts that acceptance gives' }),
    invited_by: z.string().meta({ description: 'Who invited' }),
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
  .meta({ id: 'Invitation', description: 'Somebody was asked and has not answered yet' });

export const invitationResult = z
  .strictObject({
    email: z.string().meta({ description: 'The address as it was sent' }),
    outcome: z
      .enum(['invited', 'granted_now', 'already_invited', 'refused'])
      .meta({ description: 'granted_now: they belong here and have the roles already' }),
    reason: prose({}).nullable().meta({ description: 'Why, when refused or already invited' }),
    invitation_sid: sidOutput('NF').nullable(),
  })
  .meta({ id: 'InvitationResult', description: 'What became of one address' });

const results = z
  .strictObject({
    results: z
      .array(invitationResult)
      .meta({ description: 'One for each address, in their order' }),
    invited: z.int().meta({ description: 'How many were invited' }),
    granted: z.int().meta({ description: 'How many have access already' }),
    refused: z.int().meta({ description: 'How many were not invited, and why stands beside each' }),
  })
  .meta({ id: 'InvitationResults', description: 'What became of each address' });

const emails = z
  .array(z.string().min(1).max(320))
  .min(1)
  .max(500)
  .meta({ description: '1 to 500 addresses', example: ['ada@northwind.example'] });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const inAccount = z.object({ account_sid: sidInput('AC') });

const organizationBody = z.strictObject({
  emails,
  organization_role_sid: roleSid
    .default(roleSids.standardUser)
    .meta({ description: 'Role in the organization; Standard User when absent' }),
  accounts: z
    .array(z.strictObject({ account_sid: sidInput('AC'), role_sid: roleSid }))
    .max(50)
    .default([])
    .meta({ description: 'Access to accounts in the same step' }),
});

const inviteErrors = [
  roleErrors.unknown,
  roleErrors.wrong_scope,
  roleAssignmentErrors.above_own,
  roleAssignmentErrors.owner_is_fixed,
];

export const previewInvitations = route({
  id: 'invitations.preview',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/invitations/preview',
  summary: 'What would become of each address? Sends nothing',
  access: access.organization(invitationPermissions.create),
  params: inOrganization,
  readOnly: true,
  body: organizationBody,
  response: { status: 200, schema: results },
  errors: inviteErrors,
});

export const createInvitations = route({
  id: 'invitations.create',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/invitations',
  summary: 'Invite up to 500 people, with their access',
  description:
    'Addresses must be in a proven domain. People who belong here already get the access at once; each address stands by itself.',
  access: access.organization(invitationPermissions.create),
  params: inOrganization,
  body: organizationBody,
  response: { status: 201, schema: results },
  errors: inviteErrors,
  audit: [invitationEvents.created],
  locksOrganization: true,
});

const states = ['pending', 'expired', 'accepted', 'declined', 'revoked'] as const;

export const invitationFilter = {
  text: 'the address',
  fields: {
    state: choice(states, 'whether and how it was answered'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
    domain: text('domain of the address', 'northwind.example'),
    role: text('organization role that it offers, by name or SID', 'Administrator', 'none'),
    account: text('account that it gives access to, by name, name* or SID', 'Production'),
    invited_by: text('who sent it, by address, name, name* or SID', 'ada@northwind.example'),
    expires: time('when it ends', { isAhead: true }),
    created: time('when it was first sent'),
  },
} as const;

const listQuery = z.strictObject({
  state: z
    .enum([...states, 'all'])
    .optional()
    .meta({ description: 'Only in this state; pending ones when nothing else is said' }),
  q: filterParameter(invitationFilter),
  sort: z
    .enum(['-created_at', 'created_at', 'email', '-email'])
    .default('-created_at')
    .meta({ description: 'Order; - for descending' }),
  search: z.string().min(1).max(100).optional().meta({ description: 'Text in the address' }),
});

export type ListQuery = z.output<typeof listQuery>;

export const listInvitations = route({
  id: 'invitations.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/invitations',
  summary: 'List the invitations of an organization and its accounts, newest first',
  access: access.organization(invitationPermissions.read),
  params: inOrganization,
  query: listQuery,
  paged: true,
  response: { status: 200, schema: pageOf(invitation) },
});

export const exportInvitations = exportRoute(listInvitations, {
  id: 'invitations.export',
  columns: [
    'sid',
    'kind',
    'email',
    'state',
    'organization_role',
    'accounts.account_name',
    'accounts.role_name',
    'invited_by',
    'sends',
    'last_sent_at',
    'created_at',
    'expires_at',
  ],
  audit: invitationEvents.exported,
});

const resendErrors = [
  invitationErrors.resend_throttle,
  invitationErrors.resend_expired,
  invitationErrors.resend_max_threshold_reached,
];

export const resendInvitation = route({
  id: 'invitations.resend',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/invitations/{invitation_sid}/resend',
  summary: 'Send an invitation again; the earlier link is dead',
  access: access.organization(invitationPermissions.resend),
  params: z.object({ organization_sid: sidInput('OR'), invitation_sid: sidInput('NF') }),
  response: { status: 200, schema: invitation },
  errors: [...resendErrors, roleAssignmentErrors.above_own],
  audit: [invitationEvents.resent],
  locksOrganization: true,
});

export const revokeInvitation = route({
  id: 'invitations.revoke',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/invitations/{invitation_sid}/revoke',
  summary: 'Revoke an invitation: its link is dead at once',
  access: access.organization(invitationPermissions.revoke),
  params: z.object({ organization_sid: sidInput('OR'), invitation_sid: sidInput('NF') }),
  response: { status: 200, schema: invitation },
  errors: [invitationErrors.not_pending],
  audit: [invitationEvents.revoked],
  locksOrganization: true,
});

export const createAccountInvitations = route({
  id: 'accountInvitations.create',
  forMachines: true,
  method: 'POST',
  path: '/v1/accounts/{account_sid}/invitations',
  summary: 'Invite up to 500 people to an account',
  description:
    'People of the same organization get the access at once; others are asked, and stay independent.',
  access: access.account(accountInvitationPermissions.invite),
  params: inAccount,
  body: z.strictObject({ emails, role_sid: roleSid }),
  response: { status: 201, schema: results },
  errors: inviteErrors,
  audit: [invitationEvents.created],
});

export const listAccountInvitations = route({
  id: 'accountInvitations.list',
  method: 'GET',
  path: '/v1/accounts/{account_sid}/invitations',
  summary: 'List the invitations of an account, newest first',
  access: access.account(accountInvitationPermissions.invite),
  params: inAccount,
  query: listQuery,
  paged: true,
  response: { status: 200, schema: pageOf(invitation) },
});

export const resendAccountInvitation = route({
  id: 'accountInvitations.resend',
  forMachines: true,
  method: 'POST',
  path: '/v1/accounts/{account_sid}/invitations/{invitation_sid}/resend',
  summary: 'Send an invitation to an account again; the earlier link is dead',
  access: access.account(accountInvitationPermissions.invite),
  params: z.object({ account_sid: sidInput('AC'), invitation_sid: sidInput('NF') }),
  response: { status: 200, schema: invitation },
  errors: [...resendErrors, roleAssignmentErrors.above_own],
  audit: [invitationEvents.resent],
});

export const revokeAccountInvitation = route({
  id: 'accountInvitations.revoke',
  forMachines: true,
  method: 'POST',
  path: '/v1/accounts/{account_sid}/invitations/{invitation_sid}/revoke',
  summary: 'Revoke an invitation to an account',
  access: access.account(accountInvitationPermissions.invite),
  params: z.object({ account_sid: sidInput('AC'), invitation_sid: sidInput('NF') }),
  response: { status: 200, schema: invitation },
  errors: [invitationErrors.not_pending],
  audit: [invitationEvents.revoked],
});

const token = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'The token of the link in the mail' });
const perAddress = (name: string) => [{ name, limit: 60, windowSeconds: 900 }];

export const receivedInvitation = z
  .strictObject({
    sid: sidOutput('NF'),
    kind: z
      .enum(['organization', 'account', 'account_transfer', 'account_hand_over', 'account_release'])
      .meta({
        description:
          'To join an organization, to reach one account; to bring an account along, or to own one',
      }),
    email: z.string().meta({ description: 'Who is invited' }),
    from: z.string().meta({ description: 'The organization, or the account, that invites' }),
    invited_by: z.string().meta({ description: 'Who invited' }),
    roles: z.array(prose({})).meta({ description: 'What acceptance gives, in words' }),
    consequences: z.array(prose({})).meta({ description: 'What acceptance changes, in words' }),
    has_login: z
      .boolean()
      .meta({ description: 'Is there a login with this address? Then sign in to accept' }),
    expires_at: instant('Until when it can be accepted'),
  })
  .meta({ id: 'ReceivedInvitation', description: 'An invitation, as the invited person sees it' });

export const linkedInvitation = receivedInvitation
  .extend({ password_rule: passwordRule.meta({ description: 'For whoever has no login yet' }) })
  .meta({ id: 'LinkedInvitation', description: 'An invitation, as its link shows it' });

export const lookUpInvitation = route({
  id: 'invitations.lookUp',
  method: 'POST',
  path: '/v1/invitations/look-up',
  summary: 'Read the invitation of a link, without using it up',
  access: access.public('the link is the credential'),
  readOnly: true,
  body: z.strictObject({ token }),
  response: { status: 200, schema: linkedInvitation },
  errors: [invitationErrors.link_dead],
  limits: perAddress('invitation-look-up'),
});

const acceptErrors = [
  invitationErrors.link_dead,
  invitationErrors.managed_elsewhere,
  invitationErrors.domain_not_verified,
  invitationErrors.inviter_lost_right,
  invitationErrors.foreign_not_allowed,
  accountErrors.owner_not_eligible,
  accountErrors.created_by_organization,
  editionErrors.limit_reached,
];

export const acceptInvitation = route({
  id: 'invitations.accept',
  method: 'POST',
  path: '/v1/invitations/accept',
  summary: 'Accept an invitation as a new person: makes the login and signs it in',
  access: access.public('the link is the credential, and proves the address'),
  body: z.strictObject({
    token,
    first_name: firstName,
    last_name: lastName,
    password: newPassword,
    transport,
  }),
  response: { status: 201, schema: startedSession },
  errors: [
    ...acceptErrors,
    invitationErrors.login_exists,
    invitationErrors.governed,
    userErrors.sso_required,
    userErrors.password_not_accepted,
    userErrors.email_taken,
  ],
  audit: [invitationEvents.accepted],
  answersSecret: true,
  limits: perAddress('invitation-accept'),
  hashesForAnybody: true,
});

export const listReceivedInvitations = route({
  id: 'receivedInvitations.list',
  method: 'GET',
  path: '/v1/user/invitations',
  summary: 'Invitations that wait for your answer',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(receivedInvitation).meta({ description: 'Newest first, at most 50' }),
    }),
  },
});

const oneReceived = z.object({ invitation_sid: sidInput('NF') });

export const acceptReceivedInvitation = route({
  id: 'receivedInvitations.accept',
  method: 'POST',
  path: '/v1/user/invitations/{invitation_sid}/accept',
  summary: 'Accept an invitation with your login',
  access: access.self,
  params: oneReceived,
  response: {
    status: 200,
    schema: z.strictObject({
      granted: z.array(prose({})).meta({ description: 'What you hold now, in words' }),
    }),
  },
  errors: acceptErrors,
  audit: [invitationEvents.accepted],
});

export const declineReceivedInvitation = route({
  id: 'receivedInvitations.decline',
  method: 'POST',
  path: '/v1/user/invitations/{invitation_sid}/decline',
  summary: 'Decline an invitation',
  access: access.self,
  params: oneReceived,
  response: {
    status: 200,
    schema: z.strictObject({ declined: z.literal(true).meta({ description: 'Always true' }) }),
  },
  errors: [invitationErrors.link_dead],
  audit: [invitationEvents.declined],
});
