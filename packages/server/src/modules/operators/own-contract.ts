/** An operator's own factors, and the fresh proof. Routes. */
import { z } from 'zod';
import { access, nothing, route } from '../../kernel/route.ts';
import {
  authenticatorApp,
  authenticatorAppErrors,
  authenticatorAppEvents,
  firstCode,
  newAuthenticatorApp,
  newPasskey,
  newPasskeyChallenge,
  onePasskey,
  ownFactors,
  passkey,
  passkeyChallenge,
  passkeyErrors,
  passkeyEvents,
  passkeyName,
  proof,
  recoveryCodeEvents,
  recoveryCodes,
  secondFactorErrors,
} from '../factors/index.ts';
import { sessionErrors } from '../sessions/index.ts';
import { operatorSession } from './contract.ts';
import { operatorEvents } from './vocabulary.ts';

export const getOwnFactors = route({
  id: 'operatorFactors.get',
  method: 'GET',
  path: '/v1/operator/factors',
  summary: 'Read how you sign in as operator, beside your password',
  access: access.operator,
  response: {
    status: 200,
    schema: z
      .strictObject(ownFactors)
      .meta({ id: 'OperatorFactors', description: 'What an operator proves themselves by' }),
  },
});

export const challengeOwnStepUp = route({
  id: 'operatorFactors.challenge',
  method: 'POST',
  path: '/v1/operator/session/step-up/challenge',
  summary: 'Have a passkey of an operator asked, as a fresh proof',
  access: access.operator,
  readOnly: true,
  response: { status: 200, schema: passkeyChallenge },
  errors: [passkeyErrors.not_here],
});

export const stepUpAsOperator = route({
  id: 'operatorFactors.stepUp',
  method: 'POST',
  path: '/v1/operator/session/step-up',
  summary: 'Prove again that it is you, by the second factor of an operator',
  description: 'The session gets a new secret, and the old one is dead.',
  access: access.operator,
  body: z.strictObject({ proof }),
  response: { status: 200, schema: operatorSession },
  errors: [sessionErrors.factor_refused, passkeyErrors.not_here],
  audit: [operatorEvents.stepped_up],
  answersSecret: true,
  limits: [{ name: 'operator-step-up', limit: 100, windowSeconds: 900 }],
});

export const challengeOwnPasskey = route({
  id: 'operatorPasskeys.challenge',
  method: 'POST',
  path: '/v1/operator/passkeys/challenge',
  summary: 'Begin to add a passkey of an operator',
  access: access.operator,
  readOnly: true,
  response: { status: 200, schema: newPasskeyChallenge },
  errors: [passkeyErrors.not_here, passkeyErrors.limit_reached],
  stepUp: 'just_now',
});

export const createOwnPasskey = route({
  id: 'operatorPasskeys.create',
  method: 'POST',
  path: '/v1/operator/passkeys',
  summary: 'Add a passkey or security key to your operator login',
  access: access.operator,
  body: newPasskey,
  response: { status: 201, schema: passkey },
  errors: [
    passkeyErrors.not_here,
    passkeyErrors.not_accepted,
    passkeyErrors.exists,
    passkeyErrors.limit_reached,
  ],
  audit: [passkeyEvents.added],
  stepUp: 'just_now',
  answersSecret: true,
});

export const updateOwnPasskey = route({
  id: 'operatorPasskeys.update',
  method: 'PATCH',
  path: '/v1/operator/passkeys/{passkey_sid}',
  summary: 'Rename a passkey of your operator login',
  access: access.operator,
  params: onePasskey,
  body: z.strictObject({ name: passkeyName }),
  response: { status: 200, schema: passkey },
  audit: [passkeyEvents.renamed],
  stepUp: 'just_now',
});

const theLastStays = 'The last second factor cannot be removed: add another one first.';

export const deleteOwnPasskey = route({
  id: 'operatorPasskeys.delete',
  method: 'DELETE',
  path: '/v1/operator/passkeys/{passkey_sid}',
  summary: 'Remove a passkey of your operator login: every other session of yours ends',
  description: theLastStays,
  access: access.operator,
  params: onePasskey,
  response: { status: 204, schema: nothing },
  errors: [secondFactorErrors.last],
  audit: [passkeyEvents.removed],
  stepUp: 'just_now',
});

export const createOwnApp = route({
  id: 'operatorAuthenticatorApp.create',
  method: 'POST',
  path: '/v1/operator/authenticator-app',
  summary: 'Begin to add an authenticator app to your operator login',
  description: 'The secret is shown this once, and counts when a code of it was confirmed.',
  access: access.operator,
  response: { status: 201, schema: newAuthenticatorApp },
  errors: [authenticatorAppErrors.exists],
  audit: [authenticatorAppEvents.begun],
  stepUp: 'just_now',
  answersSecret: true,
});

export const confirmOwnApp = route({
  id: 'operatorAuthenticatorApp.confirm',
  method: 'POST',
  path: '/v1/operator/authenticator-app/confirm',
  summary: 'Add the authenticator app to your operator login, by a code that it shows',
  access: access.operator,
  body: firstCode,
  response: { status: 200, schema: authenticatorApp },
  errors: [authenticatorAppErrors.not_begun, sessionErrors.factor_refused],
  audit: [authenticatorAppEvents.added],
  stepUp: 'just_now',
  answersSecret: true,
});

export const deleteOwnApp = route({
  id: 'operatorAuthenticatorApp.delete',
  method: 'DELETE',
  path: '/v1/operator/authenticator-app',
  summary: 'Remove the authenticator app of your operator login: every other session of yours ends',
  description: theLastStays,
  access: access.operator,
  response: { status: 204, schema: nothing },
  errors: [secondFactorErrors.last],
  audit: [authenticatorAppEvents.removed],
  stepUp: 'just_now',
});

export const createOwnRecoveryCodes = route({
  id: 'operatorRecoveryCodes.create',
  method: 'POST',
  path: '/v1/operator/recovery-codes',
  summary: 'Make ten recovery codes of your operator login; earlier ones end',
  description: 'They are shown this once. Each stands in for the second factor, one time.',
  access: access.operator,
  response: { status: 201, schema: recoveryCodes },
  errors: [secondFactorErrors.none],
  audit: [recoveryCodeEvents.made],
  stepUp: 'just_now',
  answersSecret: true,
});
