/** Operators on the way to signing in: proving the second factor, or adding the first. Routes. */
import { z } from 'zod';
import { access, nothing, route } from '../../kernel/route.ts';
import {
  authenticatorAppErrors,
  authenticatorAppEvents,
  firstCode,
  newAuthenticatorApp,
  newPasskey,
  newPasskeyChallenge,
  passkeyChallenge,
  passkeyErrors,
  passkeyEvents,
  proof,
} from '../factors/index.ts';
import { sessionErrors } from '../sessions/index.ts';
import { operatorSession } from './contract.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

const half = access.public('the cookie of the half session is the credential');
const path = '/v1/operator/half-session';
const perAddress = (name: string) => [
  { name: `operator-half-session-${name}`, limit: 100, windowSeconds: 900 },
];

export const getHalfSession = route({
  id: 'operatorHalfSession.get',
  method: 'GET',
  path,
  summary: 'Read what is owed to finish signing in as operator',
  access: half,
  response: {
    status: 200,
    schema: z
      .strictObject({
        email: z.string().meta({ description: 'Address of the operator' }),
        is_enrolled: z
          .boolean()
          .meta({ description: 'False: there is no second factor, and the first has to be added' }),
        authenticator_app: z.boolean().meta({ description: 'A code of an app counts' }),
        passkey: z.boolean().meta({ description: 'A passkey counts' }),
        recovery_code: z.boolean().meta({ description: 'A recovery code counts' }),
        passkeys_work_here: z
          .boolean()
          .meta({ description: 'False: the instance has no name that passkeys could be bound to' }),
      })
      .meta({ id: 'OperatorHalfSession', description: 'An operator who gave the right password' }),
  },
  errors: [sessionErrors.half_session_over],
  limits: perAddress('read'),
});

export const challengeHalfSession = route({
  id: 'operatorHalfSession.challenge',
  method: 'POST',
  path: `${path}/challenge`,
  summary: 'Have a passkey asked, to finish signing in as operator',
  access: half,
  readOnly: true,
  response: { status: 200, schema: passkeyChallenge },
  errors: [sessionErrors.half_session_over, passkeyErrors.not_here],
  limits: perAddress('challenge'),
});

export const completeHalfSession = route({
  id: 'operatorHalfSession.complete',
  method: 'POST',
  path: `${path}/complete`,
  summary: 'Finish signing in as operator, by the second factor',
  description: 'Five tries.',
  access: half,
  body: z.strictObject({ proof }),
  response: { status: 201, schema: operatorSession },
  errors: [sessionErrors.half_session_over, sessionErrors.factor_refused, passkeyErrors.not_here],
  audit: [operatorEvents.signed_in],
  answersSecret: true,
  limits: perAddress('complete'),
});

export const endHalfSession = route({
  id: 'operatorHalfSession.end',
  method: 'DELETE',
  path,
  summary: 'Give up signing in as operator',
  access: half,
  response: { status: 204, schema: nothing },
  errors: [sessionErrors.half_session_over],
  audit: [operatorEvents.given_up],
  limits: perAddress('end'),
});

const enrolling = [sessionErrors.half_session_over, operatorErrors.enrolled] as const;

export const challengeFirstPasskey = route({
  id: 'operatorEnrolment.challenge',
  method: 'POST',
  path: `${path}/passkeys/challenge`,
  summary: 'Begin to add the first passkey of an operator',
  access: half,
  readOnly: true,
  response: { status: 200, schema: newPasskeyChallenge },
  errors: [...enrolling, passkeyErrors.not_here, passkeyErrors.limit_reached],
  limits: perAddress('new-passkey'),
});

export const createFirstPasskey = route({
  id: 'operatorEnrolment.addPasskey',
  method: 'POST',
  path: `${path}/passkeys`,
  summary: 'Add the first passkey of an operator, and sign in by it',
  access: half,
  body: newPasskey,
  response: { status: 201, schema: operatorSession },
  errors: [
    ...enrolling,
    passkeyErrors.not_here,
    passkeyErrors.not_accepted,
    passkeyErrors.exists,
    passkeyErrors.limit_reached,
  ],
  audit: [passkeyEvents.added, operatorEvents.signed_in],
  auditsSeveral: true,
  answersSecret: true,
  limits: perAddress('add-passkey'),
});

export const createFirstApp = route({
  id: 'operatorEnrolment.beginApp',
  method: 'POST',
  path: `${path}/authenticator-app`,
  summary: 'Begin to add the authenticator app of an operator, who has no second factor yet',
  description: 'The secret is shown this once, and counts when a code of it was confirmed.',
  access: half,
  response: { status: 201, schema: newAuthenticatorApp },
  errors: [...enrolling, authenticatorAppErrors.exists],
  audit: [authenticatorAppEvents.begun],
  answersSecret: true,
  limits: perAddress('begin-app'),
});

export const confirmFirstApp = route({
  id: 'operatorEnrolment.addApp',
  method: 'POST',
  path: `${path}/authenticator-app/confirm`,
  summary: 'Add the authenticator app of an operator by a code that it shows, and sign in by it',
  access: half,
  body: firstCode,
  response: { status: 201, schema: operatorSession },
  errors: [...enrolling, authenticatorAppErrors.not_begun, sessionErrors.factor_refused],
  audit: [authenticatorAppEvents.added, operatorEvents.signed_in],
  auditsSeveral: true,
  answersSecret: true,
  limits: perAddress('add-app'),
});
