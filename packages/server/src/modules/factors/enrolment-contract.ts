/** Adding the factor that a policy asks for, on the way in: after the password, before there is a session. Routes. */
import { z } from 'zod';
import { access, nothing, route } from '../../kernel/route.ts';
import { sessionErrors, sessionEvents, startedSession } from '../sessions/index.ts';
import { userErrors } from '../users/index.ts';
import {
  confirmAuthenticatorApp,
  createAuthenticatorApp,
  createPasskey,
  challengePasskey as newPasskey,
} from './contract.ts';
import { completeHalfSession } from './sign-in-contract.ts';
import {
  authenticatorAppErrors,
  authenticatorAppEvents,
  passkeyErrors,
  passkeyEvents,
  recoveryCodeEvents,
  secondFactorErrors,
} from './vocabulary.ts';

const half = access.public('the cookie of the half session is the credential');
const perAddress = (name: string) => [{ name, limit: 100, windowSeconds: 900 }];

/** Of whoever has no factor yet, or has proven the one that is too weak. */
const notYet = [sessionErrors.half_session_over, sessionErrors.factor_required];
const tooLittle = [userErrors.sso_required, sessionErrors.enrolment_required];

const enrolledSession = z
  .strictObject({
    ...startedSession.shape,
    recovery_codes: z.array(z.string()).meta({
      description:
        'Shown this once, where there were none: each stands in for the second factor, one time',
      example: ['KQ7F-2MZD-5XUA-W3PN'],
    }),
  })
  .meta({ id: 'EnrolledSession', description: 'A session that begins with a new second factor' });

export const proveHalfSession = route({
  id: 'halfSession.prove',
  method: 'POST',
  path: '/v1/half-session/prove',
  summary: 'Prove the factor that is too weak for the policy, to add a stronger one',
  description:
    'Where the policy asks for a passkey and there is an app alone, and after a reset. Opens nothing but adding a factor.',
  access: half,
  body: completeHalfSession.body,
  response: { status: 204, schema: nothing },
  errors: [sessionErrors.half_session_over, sessionErrors.factor_refused, passkeyErrors.not_here],
  audit: [sessionEvents.factor_proven],
  answersSecret: true,
  limits: perAddress('half-session-prove'),
});

export const challengeFirstPasskey = route({
  id: 'halfSession.newPasskey',
  method: 'POST',
  path: '/v1/half-session/new-passkey',
  summary: 'Begin to add the passkey that a policy asks for',
  access: half,
  readOnly: true,
  response: newPasskey.response,
  errors: [...notYet, passkeyErrors.not_here, passkeyErrors.limit_reached, userErrors.sso_required],
  limits: perAddress('half-session-new-passkey'),
});

export const createFirstPasskey = route({
  id: 'halfSession.addPasskey',
  method: 'POST',
  path: '/v1/half-session/passkeys',
  summary: 'Add the passkey that a policy asks for, and be signed in',
  access: half,
  body: createPasskey.body,
  response: { status: 201, schema: enrolledSession },
  errors: [
    ...notYet,
    ...tooLittle,
    passkeyErrors.not_here,
    passkeyErrors.not_accepted,
    passkeyErrors.exists,
    passkeyErrors.limit_reached,
  ],
  audit: [passkeyEvents.added, recoveryCodeEvents.made, sessionEvents.started],
  auditsSeveral: true,
  answersSecret: true,
  limits: perAddress('half-session-passkey'),
});

export const createFirstApp = route({
  id: 'halfSession.beginApp',
  method: 'POST',
  path: '/v1/half-session/authenticator-app',
  summary: 'Begin to add the authenticator app that a policy asks for',
  description: 'The secret is shown this once, and counts when a code of it was confirmed.',
  access: half,
  response: createAuthenticatorApp.response,
  errors: [
    ...notYet,
    authenticatorAppErrors.exists,
    secondFactorErrors.passkey_wanted,
    userErrors.sso_required,
  ],
  audit: [authenticatorAppEvents.begun],
  answersSecret: true,
  limits: perAddress('half-session-app'),
});

export const confirmFirstApp = route({
  id: 'halfSession.confirmApp',
  method: 'POST',
  path: '/v1/half-session/authenticator-app/confirm',
  summary: 'Add the authenticator app by a code that it shows, and be signed in',
  description: 'Five tries.',
  access: half,
  body: confirmAuthenticatorApp.body,
  response: { status: 201, schema: enrolledSession },
  errors: [
    ...notYet,
    ...tooLittle,
    authenticatorAppErrors.not_begun,
    sessionErrors.factor_refused,
    secondFactorErrors.passkey_wanted,
  ],
  audit: [authenticatorAppEvents.added, recoveryCodeEvents.made, sessionEvents.started],
  auditsSeveral: true,
  answersSecret: true,
  limits: perAddress('half-session-app-confirm'),
});
