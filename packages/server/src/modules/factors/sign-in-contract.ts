/** Proving a factor: to finish signing in, to sign in by a passkey alone, and as a fresh proof. Routes. */
import { z } from 'zod';
import { access, nothing, route } from '../../kernel/route.ts';
import {
  rememberedBrowserEvents,
  sessionErrors,
  sessionEvents,
  startedSession,
  typedProof,
} from '../sessions/index.ts';
import { userErrors } from '../users/index.ts';
import { bytes, credentialId, passkeyChallenge } from './contract.ts';
import { passkeyErrors, secondFactorErrors, secondFactorEvents } from './vocabulary.ts';

const perAddress = (name: string, limit: number) => [{ name, limit, windowSeconds: 900 }];
const half = access.public('the cookie of the half session is the credential');

const assertion = z
  .strictObject({
    id: credentialId,
    client_data: bytes('What the browser signed for, base64url', 8_000),
    authenticator_data: bytes('What the device says, base64url', 8_000),
    signature: bytes('Over both, base64url', 8_000),
    user_handle: bytes('Whose it is, where the device remembers', 100).nullable().default(null),
  })
  .meta({ id: 'PasskeyAnswer', description: 'What a passkey signed' });

const passkeyProof = z.strictObject({
  kind: z.literal('passkey').meta({ description: 'A passkey or security key' }),
  credential: assertion,
});
const mailedProof = z.strictObject({
  kind: z.literal('mailed_code').meta({ description: 'The code that was mailed after a reset' }),
  code: z.string().min(1).max(16).meta({ description: 'Six digits', example: '123456' }),
});

export const proof = z
  .union([typedProof, passkeyProof])
  .meta({ description: 'What they prove it by' });

export const challengeHalfSession = route({
  id: 'halfSession.challenge',
  method: 'POST',
  path: '/v1/half-session/challenge',
  summary: 'Have a passkey asked, to finish signing in',
  access: half,
  readOnly: true,
  response: { status: 200, schema: passkeyChallenge },
  errors: [sessionErrors.half_session_over, passkeyErrors.not_here],
  limits: perAddress('half-session-challenge', 100),
});

export const mailHalfSessionCode = route({
  id: 'halfSession.mailCode',
  method: 'POST',
  path: '/v1/half-session/mailed-code',
  summary: 'Have a code mailed, after an administrator reset the second factor',
  access: half,
  response: {
    status: 202,
    schema: z.strictObject({ email: z.string().meta({ description: 'Where the code goes' }) }),
  },
  errors: [sessionErrors.half_session_over, secondFactorErrors.no_reset],
  audit: [secondFactorEvents.code_sent],
  limits: perAddress('half-session-mail', 30),
});

export const completeHalfSession = route({
  id: 'halfSession.complete',
  method: 'POST',
  path: '/v1/half-session/complete',
  summary: 'Finish signing in by the second factor',
  description:
    'Five tries. A mailed code removes every factor: the person adds new ones, or goes on without.',
  access: half,
  body: z.strictObject({
    proof: z
      .union([typedProof, passkeyProof, mailedProof])
      .meta({ description: 'What they prove it by' }),
    remember_browser: z.boolean().default(false).meta({
      description:
        'Have the password be enough in this browser for as long as the organization allows, which `facts` of session.factor_required says as remembered_days. Not after a recovery code or a mailed one, and not where none is allowed',
      example: true,
    }),
  }),
  response: { status: 201, schema: startedSession },
  errors: [
    sessionErrors.half_session_over,
    sessionErrors.factor_refused,
    sessionErrors.enrolment_required,
    sessionErrors.refused,
    passkeyErrors.not_here,
    userErrors.sso_required,
  ],
  audit: [sessionEvents.started, sessionEvents.let_past, rememberedBrowserEvents.remembered],
  auditsSeveral: true,
  answersSecret: true,
  limits: perAddress('half-session-complete', 100),
});

export const endHalfSession = route({
  id: 'halfSession.end',
  method: 'DELETE',
  path: '/v1/half-session',
  summary: 'Give up signing in',
  access: half,
  response: { status: 204, schema: nothing },
  errors: [sessionErrors.half_session_over],
  audit: [sessionEvents.given_up],
  limits: perAddress('half-session-end', 100),
});

export const startPasskeySignIn = route({
  id: 'passkeySignIns.start',
  method: 'POST',
  path: '/v1/passkey-sign-ins',
  summary: 'Begin to sign in by a passkey alone',
  description:
    'Asks for no address, so it tells nothing about logins. The answer sets a cookie: it has to be finished in the same browser.',
  access: access.public('asked before signing in'),
  readOnly: true,
  response: { status: 200, schema: passkeyChallenge },
  errors: [passkeyErrors.not_here],
  limits: perAddress('passkey-sign-in-start', 100),
});

export const completePasskeySignIn = route({
  id: 'passkeySignIns.complete',
  method: 'POST',
  path: '/v1/passkey-sign-ins/complete',
  summary: 'Sign in by a passkey',
  description: 'The device must have asked who holds it: that makes two factors of one.',
  access: access.public('signing in'),
  body: z.strictObject({ credential: assertion }),
  response: { status: 201, schema: startedSession },
  errors: [passkeyErrors.refused, passkeyErrors.not_here, userErrors.sso_required],
  audit: [sessionEvents.started, sessionEvents.let_past],
  auditsSeveral: true,
  answersSecret: true,
  limits: perAddress('passkey-sign-in-complete', 100),
});

export const challengeStepUp = route({
  id: 'factors.challenge',
  method: 'POST',
  path: '/v1/session/step-up/challenge',
  summary: 'Have a passkey asked, as a fresh proof',
  access: access.self,
  readOnly: true,
  response: { status: 200, schema: passkeyChallenge },
  errors: [passkeyErrors.not_here],
});

export const stepUpByFactor = route({
  id: 'factors.stepUp',
  method: 'POST',
  path: '/v1/session/step-up/factor',
  summary: 'Prove again that it is you, by the second factor',
  description:
    'The session gets a new secret: with transport bearer the answer holds the new token, and the old one is dead.',
  access: access.self,
  body: z.strictObject({ proof }),
  response: { status: 200, schema: startedSession },
  errors: [sessionErrors.factor_refused, passkeyErrors.not_here, userErrors.sso_required],
  audit: [sessionEvents.stepped_up],
  answersSecret: true,
  limits: perAddress('step-up-factor', 100),
});

/** What proves a factor of somebody who is signed in, or about to be. */
export type Proof = z.output<typeof proof>;
export type Assertion = z.output<typeof assertion>;
