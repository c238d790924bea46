/** Changing the address of a login: by the person, or by an administrator and then the person. The routes. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, instant, nothing, prose, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import {
  organizationUserErrors,
  organizationUserPermissions,
} from '../organization-users/index.ts';
import { organizationErrors } from '../organizations/index.ts';
import { emailText, userErrors, userResource } from '../users/index.ts';
import { emailChangeErrors, emailChangeEvents } from './vocabulary.ts';

const emailChange = z
  .strictObject({
    email: z.string().meta({ description: 'The new address; a code was mailed to it' }),
    requested_by: z.string().meta({ description: 'Who asked for it' }),
    consequence: prose({ description: 'What the new address means for the login' }),
    expires_at: instant('Until when the code works'),
  })
  .meta({ id: 'EmailChange', description: 'A change of address that waits for its code' });

const verdicts = [
  emailChangeErrors.same,
  emailChangeErrors.outside_organization,
  emailChangeErrors.governed,
  userErrors.email_not_accepted,
];

export const getEmailChange = route({
  id: 'user.getEmailChange',
  method: 'GET',
  path: '/v1/user/email-change',
  summary: 'The change of your address that waits for its code',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      pending: emailChange.nullable().meta({ description: 'null: none is waiting' }),
    }),
  },
});

export const startEmailChange = route({
  id: 'user.changeEmail',
  method: 'POST',
  path: '/v1/user/email-change',
  summary: 'Ask for another address: a code goes to the new one, a notice to the old one',
  description:
    'The policy of the new domain holds. Whether the address has a login already is told to its mailbox only.',
  access: access.self,
  body: z.strictObject({ email: emailText }),
  response: { status: 202, schema: emailChange },
  errors: [...verdicts, userErrors.sso_required],
  audit: [emailChangeEvents.started],
  stepUp: true,
});

export const confirmEmailChange = route({
  id: 'user.confirmEmailChange',
  method: 'POST',
  path: '/v1/user/email-change/confirm',
  summary: 'Have the new address from now on, by the code that was mailed to it',
  access: access.self,
  body: z.strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/, 'must be six digits')
      .meta({ description: 'The six digits of the mail', example: '042817' }),
  }),
  response: { status: 200, schema: userResource },
  errors: [
    ...verdicts,
    emailChangeErrors.code_wrong,
    emailChangeErrors.code_dead,
    userErrors.sso_required,
    userErrors.email_taken,
    organizationErrors.owner_unusable,
    editionErrors.limit_reached,
  ],
  audit: [emailChangeEvents.completed],
});

export const cancelEmailChange = route({
  id: 'user.cancelEmailChange',
  method: 'DELETE',
  path: '/v1/user/email-change',
  summary: 'Call off the change of your address',
  access: access.self,
  response: { status: 204, schema: nothing },
  audit: [emailChangeEvents.cancelled],
  auditsChangesOnly: true,
});

export const changeUserEmail = route({
  id: 'organizationUsers.changeEmail',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}/change-email',
  summary: 'Ask a managed user to take another address of a verified domain',
  description:
    'A code goes to the new address and a notice to the old one. The person enters the code in their profile; until then nothing changes.',
  access: access.organization(organizationUserPermissions.update),
  params: z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') }),
  body: z.strictObject({ email: emailText }),
  response: { status: 202, schema: emailChange },
  errors: [
    ...verdicts,
    userErrors.sso_required,
    userErrors.email_taken,
    organizationUserErrors.is_owner,
    organizationUserErrors.not_managed,
    organizationUserErrors.above_own,
    organizationUserErrors.cannot_sign_in,
  ],
  audit: [emailChangeEvents.started],
  locksOrganization: true,
});

export const undoEmailChange = route({
  id: 'emailChanges.undo',
  method: 'POST',
  path: '/v1/email-changes/undo',
  summary: 'Have the old address back, by the link that was mailed to it',
  description:
    'Works for seven days. Every session of the login ends, and a link for a new password goes to the address.',
  access: access.public('whoever lost their login to somebody else cannot sign in'),
  body: z.strictObject({
    token: z.string().min(20).max(200).meta({ description: 'What the link brought' }),
  }),
  response: {
    status: 200,
    schema: z.strictObject({ email: z.string().meta({ description: 'The address again' }) }),
  },
  errors: [
    emailChangeErrors.link_dead,
    emailChangeErrors.outside_organization,
    emailChangeErrors.governed,
    userErrors.email_taken,
    organizationErrors.owner_unusable,
  ],
  audit: [emailChangeEvents.undone],
  answersSecret: true,
  limits: [{ name: 'email-change-undo', limit: 60, windowSeconds: 900 }],
});
