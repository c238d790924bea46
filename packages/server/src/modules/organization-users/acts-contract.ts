/** What can be done to one of the people of an organization, and by the operator to any login: the routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, oneLine, route } from '../../kernel/route.ts';
import { accountErrors } from '../accounts/index.ts';
import { resetDays, secondFactorErrors } from '../factors/index.ts';
import { organizationErrors } from '../organizations/index.ts';
import { firstName, lastName, userErrors, userEvents, userState } from '../users/index.ts';
import { oneUser, organizationUser } from './contract.ts';
import {
  organizationUserErrors,
  organizationUserEvents,
  organizationUserPermissions,
} from './vocabulary.ts';

const path = '/v1/organizations/{organization_sid}/users/{user_sid}';
const mayAct = [
  organizationUserErrors.is_owner,
  organizationUserErrors.not_managed,
  organizationUserErrors.above_own,
];
const errors = [
  ...mayAct,
  organizationUserErrors.already,
  userErrors.not_in_this_state,
  organizationErrors.owner_unusable,
];
const handOverErrors = [
  organizationUserErrors.accounts_need_owner,
  organizationUserErrors.not_their_account,
  accountErrors.owner_not_eligible,
];
const person = { status: 200, schema: organizationUser } as const;

const newOwner = sidInput('US');
const heir = newOwner.optional();
const withAnother = 'Owned accounts with an own new owner; new_owner_user_sid gets the rest';
const handOver = {
  new_owner_user_sid: heir,
  accounts: z
    .array(z.strictObject({ account_sid: sidInput('AC'), new_owner_user_sid: newOwner }))
    .max(1_000)
    .default([])
    .meta({ description: withAnother }),
};
/** Who leaves may take accounts along. */
const handOverOrTakeAlong = {
  new_owner_user_sid: heir,
  accounts: z
    .array(
      z.strictObject({
        account_sid: sidInput('AC'),
        new_owner_user_sid: newOwner
          .nullable()
          .meta({ description: 'null: the account leaves the organization with its owner' }),
      }),
    )
    .max(1_000)
    .default([])
    .meta({ description: withAnother }),
};

export const renameUser = route({
  id: 'organizationUsers.update',
  forMachines: true,
  method: 'PATCH',
  path,
  summary: 'Rename a managed user',
  access: access.organization(organizationUserPermissions.update),
  params: oneUser,
  body: z.strictObject({ first_name: firstName.optional(), last_name: lastName.optional() }),
  response: person,
  errors: mayAct,
  audit: [organizationUserEvents.renamed],
  locksOrganization: true,
  takesIfMatch: true,
});

export const deactivateUser = route({
  id: 'organizationUsers.deactivate',
  forMachines: true,
  method: 'POST',
  path: `${path}/deactivate`,
  summary: 'Deactivate a managed user: sessions end at once, roles are kept',
  access: access.organization(organizationUserPermissions.deactivate),
  params: oneUser,
  response: person,
  errors,
  audit: [organizationUserEvents.deactivated],
  locksOrganization: true,
  dryRun: true,
});

export const reactivateUser = route({
  id: 'organizationUsers.reactivate',
  forMachines: true,
  method: 'POST',
  path: `${path}/reactivate`,
  summary: 'Let a deactivated user back in; earlier sessions stay dead',
  access: access.organization(organizationUserPermissions.deactivate),
  params: oneUser,
  response: person,
  errors,
  audit: [organizationUserEvents.reactivated],
  locksOrganization: true,
});

export const endUserSessions = route({
  id: 'organizationUsers.endSessions',
  forMachines: true,
  method: 'POST',
  path: `${path}/end-sessions`,
  summary: 'End all sessions of a managed user',
  access: access.organization(organizationUserPermissions.end_sessions),
  params: oneUser,
  response: {
    status: 200,
    schema: z.strictObject({ ended: z.int().meta({ description: 'How many sessions ended' }) }),
  },
  errors,
  audit: [organizationUserEvents.sessions_ended],
  locksOrganization: true,
  dryRun: true,
});

export const resetUserPassword = route({
  id: 'organizationUsers.resetPassword',
  method: 'POST',
  path: `${path}/reset-password`,
  summary: 'Have a link for a new password mailed to a managed user',
  description:
    'The link goes to the person and to nobody else. Their password and their sessions last until they use it.',
  access: access.organization(organizationUserPermissions.reset_password),
  params: oneUser,
  response: {
    status: 202,
    schema: z.strictObject({ email: z.string().meta({ description: 'Where the link goes' }) }),
  },
  errors: [...mayAct, organizationUserErrors.cannot_sign_in, userErrors.sso_required],
  audit: [organizationUserEvents.password_reset_sent],
  locksOrganization: true,
});

export const resetUserSecondFactor = route({
  id: 'organizationUsers.resetSecondFactor',
  method: 'POST',
  path: `${path}/reset-second-factor`,
  summary: 'Let a managed user replace a second factor that they lost',
  description: `Their sessions end and they are told. Within ${resetDays} days they sign in with their password and a code that is mailed to them; what they lost is removed then. Until then it counts.`,
  access: access.organization(organizationUserPermissions.reset_second_factor),
  params: oneUser,
  body: z.strictObject({
    reason: oneLine('Why: for the person and for the audit log, 1 to 300 characters', { max: 300 }),
  }),
  response: {
    status: 200,
    schema: z.strictObject({
      email: z.string().meta({ description: 'Where the code will go' }),
      ended: z.int().meta({ description: 'How many sessions ended' }),
    }),
  },
  errors: [...mayAct, organizationUserErrors.cannot_sign_in, secondFactorErrors.none],
  audit: [organizationUserEvents.second_factor_reset],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});

export const removeUser = route({
  id: 'organizationUsers.remove',
  forMachines: true,
  method: 'POST',
  path: `${path}/remove`,
  summary: 'Remove a managed user from the organization: the login lives on outside',
  access: access.organization(organizationUserPermissions.remove),
  params: oneUser,
  body: z.strictObject(handOverOrTakeAlong),
  response: {
    status: 200,
    schema: z
      .strictObject({
        user_sid: sidOutput('US'),
        accounts_handed_over: z.int().meta({ description: 'How many accounts have a new owner' }),
        accounts_taken_along: z.int().meta({ description: 'How many accounts left with them' }),
        roles_ended: z.int().meta({ description: 'How many roles ended' }),
        sessions_ended: z.int().meta({ description: 'How many sessions ended' }),
      })
      .meta({ id: 'RemovedUser', description: 'What a removal changed' }),
  },
  errors: [...errors, ...handOverErrors],
  audit: [organizationUserEvents.removed],
  locksOrganization: true,
  dryRun: true,
});

export const deleteUser = route({
  id: 'organizationUsers.delete',
  method: 'POST',
  path: `${path}/delete`,
  summary: 'Delete a managed user: closed at once, erased after 30 days',
  access: access.organization(organizationUserPermissions.delete),
  params: oneUser,
  body: z.strictObject(handOver),
  response: person,
  errors: [...errors, ...handOverErrors],
  audit: [organizationUserEvents.deletion_scheduled],
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});

export const cancelUserDeletion = route({
  id: 'organizationUsers.cancelDeletion',
  method: 'POST',
  path: `${path}/cancel-deletion`,
  summary: 'Keep a user who was to be deleted; they stay deactivated',
  access: access.organization(organizationUserPermissions.delete),
  params: oneUser,
  response: person,
  errors,
  audit: [organizationUserEvents.deletion_cancelled],
  locksOrganization: true,
});

export const offboardUser = route({
  id: 'organizationUsers.offboard',
  method: 'POST',
  path: `${path}/offboard`,
  summary: 'Deactivate a managed user, hand over what they own and end their roles, in one step',
  access: access.organization(organizationUserPermissions.offboard),
  params: oneUser,
  body: z.strictObject(handOver),
  response: person,
  errors: [...errors, ...handOverErrors],
  audit: [organizationUserEvents.offboarded],
  locksOrganization: true,
  dryRun: true,
});

const operatedUser = z
  .strictObject({
    sid: sidOutput('US'),
    organization_sid: sidOutput('OR', 'Who manages the login; null: independent').nullable(),
    email: z.string().meta({ description: 'Address' }),
    name: z.string().meta({ description: 'Name' }),
    state: userState.meta({ description: 'Only active users sign in' }),
    created_at: instant('When the login was made'),
  })
  .meta({ id: 'OperatedUser', description: 'A login as the operator sees it' });
const oneOperatedUser = z.object({ user_sid: sidInput('US') });

export const findOperatedUsers = route({
  id: 'operatedUsers.find',
  method: 'GET',
  path: '/v1/operator/users',
  summary: 'Find a login by its exact address or SID',
  access: access.operator,
  query: z.strictObject({
    search: z.string().min(1).max(320).meta({ description: 'An address, or the SID of a user' }),
  }),
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(operatedUser).meta({ description: 'The login, or nothing' }),
    }),
  },
  errors: [userErrors.email_not_accepted],
});

export const suspendUser = route({
  id: 'operatedUsers.suspend',
  method: 'POST',
  path: '/v1/operator/users/{user_sid}/suspend',
  summary: 'Suspend a login: its organization cannot lift that',
  access: access.operator,
  params: oneOperatedUser,
  response: { status: 200, schema: operatedUser },
  errors: [userErrors.not_in_this_state, organizationErrors.owner_unusable],
  audit: [userEvents.suspended],
  dryRun: true,
});

export const liftUserSuspension = route({
  id: 'operatedUsers.liftSuspension',
  method: 'POST',
  path: '/v1/operator/users/{user_sid}/lift-suspension',
  summary: 'Lift the suspension of a login',
  access: access.operator,
  params: oneOperatedUser,
  response: { status: 200, schema: operatedUser },
  errors: [userErrors.not_in_this_state],
  audit: [userEvents.suspension_lifted],
  dryRun: true,
});
