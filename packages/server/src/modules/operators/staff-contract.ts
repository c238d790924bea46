/** Who the operators are, and the ways back in for one who is locked out. Routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, route } from '../../kernel/route.ts';
import { secondFactorErrors } from '../factors/index.ts';
import { userErrors } from '../users/index.ts';
import { email, operatorSession, password, signInLimit } from './contract.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

const invitation = z
  .strictObject({
    sid: sidOutput('OI'),
    email: z.string().meta({ description: 'Who was asked' }),
    invited_by: z.string().meta({ description: 'The operator who asked' }),
    created_at: instant('When it was sent'),
    expires_at: instant('Until when its link works'),
  })
  .meta({ id: 'OperatorInvitation', description: 'Somebody who was asked to be an operator' });

const operator = z
  .strictObject({
    sid: sidOutput('OE'),
    email: z.string().meta({ description: 'Address of the operator' }),
    is_you: z.boolean().meta({ description: 'True: the one who asks' }),
    has_second_factor: z
      .boolean()
      .meta({ description: 'False: the first one is added with the next sign-in' }),
    created_at: instant('When they became one'),
    last_sign_in_at: instant('When they last signed in').nullable(),
  })
  .meta({ id: 'Operator', description: 'One of the staff of whoever runs this instance' });

export const listOperators = route({
  id: 'operators.list',
  method: 'GET',
  path: '/v1/operator/operators',
  summary: 'List the operators of this instance, and who was asked to be one',
  access: access.operator,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(operator).meta({ description: 'By their address' }),
      invitations: z.array(invitation).meta({ description: 'Those that are open' }),
    }),
  },
});

export const inviteOperator = route({
  id: 'operatorInvitations.create',
  method: 'POST',
  path: '/v1/operator/invitations',
  summary: 'Ask somebody to be an operator',
  description: 'A link is mailed that works for a day. An earlier one to the same address ends.',
  access: access.operator,
  body: z.strictObject({ email }),
  response: { status: 201, schema: invitation },
  errors: [operatorErrors.address_taken, userErrors.email_not_accepted],
  audit: [operatorEvents.invited],
  stepUp: true,
});

export const revokeOperatorInvitation = route({
  id: 'operatorInvitations.revoke',
  method: 'DELETE',
  path: '/v1/operator/invitations/{invitation_sid}',
  summary: 'Take back an invitation to be an operator',
  access: access.operator,
  params: z.object({ invitation_sid: sidInput('OI') }),
  response: { status: 204, schema: nothing },
  audit: [operatorEvents.invitation_revoked],
});

const linkToken = z.string().min(20).max(200).meta({ description: 'The token of the link' });
const withPassword = z.strictObject({ token: linkToken, password });

export const acceptOperatorInvitation = route({
  id: 'operatorInvitations.accept',
  method: 'POST',
  path: '/v1/operator/invitations/accept',
  summary: 'Become an operator by an invitation',
  description: 'Begins a half session, in which the first second factor is added.',
  access: access.public('the mailed link is the credential'),
  body: withPassword,
  response: { status: 201, schema: operatorSession },
  errors: [
    operatorErrors.mailed_link_dead,
    operatorErrors.address_taken,
    userErrors.password_not_accepted,
  ],
  audit: [operatorEvents.joined],
  answersSecret: true,
  limits: signInLimit,
  hashesForAnybody: true,
});

const oneOperator = z.object({ operator_sid: sidInput('OE') });

export const removeOperator = route({
  id: 'operators.remove',
  method: 'DELETE',
  path: '/v1/operator/operators/{operator_sid}',
  summary: 'Let another operator go: their sessions and invitations end at once',
  access: access.operator,
  params: oneOperator,
  response: { status: 204, schema: nothing },
  errors: [operatorErrors.is_oneself],
  audit: [operatorEvents.removed],
  stepUp: true,
  dryRun: true,
});

export const resetOperatorSecondFactor = route({
  id: 'operators.resetSecondFactor',
  method: 'POST',
  path: '/v1/operator/operators/{operator_sid}/reset-second-factor',
  summary: 'Let another operator replace a second factor that they lost',
  description:
    'Their sessions end and they are mailed a link, which works for a day and with their password alone. What they lost is removed then; until then it counts.',
  access: access.operator,
  params: oneOperator,
  body: z.strictObject({
    reason: oneLine('Why: for the other operator and for the audit log, 1 to 300 characters', {
      max: 300,
    }),
  }),
  response: {
    status: 200,
    schema: z.strictObject({
      email: z.string().meta({ description: 'Where the link goes' }),
      ended: z.int().meta({ description: 'How many sessions ended' }),
    }),
  },
  errors: [operatorErrors.is_oneself, secondFactorErrors.none],
  audit: [operatorEvents.reset_begun],
  stepUp: true,
  dryRun: true,
});

export const completeOperatorReset = route({
  id: 'operatorResets.complete',
  method: 'POST',
  path: '/v1/operator/second-factor-resets/complete',
  summary: 'Have a lost second factor removed, by the mailed link and the password',
  description: 'Begins a half session, in which a new one is added.',
  access: access.public('the mailed link and the password are the credentials'),
  body: withPassword,
  response: { status: 201, schema: operatorSession },
  errors: [operatorErrors.mailed_link_dead, operatorErrors.sign_in_refused],
  audit: [operatorEvents.reset_completed],
  answersSecret: true,
  limits: signInLimit,
  hashesForAnybody: true,
});

export const completeOperatorRecovery = route({
  id: 'operatorRecoveries.complete',
  method: 'POST',
  path: '/v1/operator/recoveries/complete',
  summary: 'Set a new password by a link that was printed on the machine',
  description:
    'The second factor is removed with it. Begins a half session, in which a new one is added.',
  access: access.public('the link that was printed on the machine is the credential'),
  body: withPassword,
  response: { status: 201, schema: operatorSession },
  errors: [operatorErrors.mailed_link_dead, userErrors.password_not_accepted],
  audit: [operatorEvents.recovered],
  answersSecret: true,
  limits: signInLimit,
  hashesForAnybody: true,
});
