/** Signing up: the steps and their routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, oneLine, prose, route } from '../../kernel/route.ts';
import { accountName } from '../accounts/index.ts';
import { editionErrors } from '../editions/index.ts';
import { joinRequestEvents } from '../join-requests/index.ts';
import { startedSession, transport } from '../sessions/index.ts';
import {
  emailText,
  firstName,
  lastName,
  newPassword,
  passwordRule,
  userErrors,
} from '../users/index.ts';
import { signUpErrors, signUpEvents } from './vocabulary.ts';

const policy = z
  .strictObject({
    outcome: z
      .enum(['open', 'joins', 'approval', 'refused'])
      .meta({ description: 'What happens to a new person with this address' }),
    sentence: prose({ description: 'The same in words, before anything is filled in' }),
    organization_name: z.string().nullable().meta({ description: 'Who manages the domain' }),
    contact: z.string().nullable().meta({ description: 'Whom to ask' }),
  })
  .meta({ id: 'SignUpOutcome', description: 'What the sign-up policy says about an address' });

const perAddress = (name: string, limit: number) => [{ name, limit, windowSeconds: 900 }];
const because = 'people without a login sign up';
const oneSignUp = z.object({ sign_up_sid: sidInput('SU') });
const proof = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'What proving the address answered' });

export const startSignUp = route({
  id: 'signUps.create',
  method: 'POST',
  path: '/v1/sign-ups',
  summary: 'Begin to sign up: learn what the policy says, and get a code by mail',
  description:
    'Depends on the domain only: the answer never tells whether there is a login with the address.',
  access: access.public(because),
  body: z.strictObject({ email: emailText }),
  response: {
    status: 201,
    schema: z
      .strictObject({
        sid: sidOutput('SU'),
        email: z.string().meta({ description: 'Where the code was sent' }),
        policy,
      })
      .meta({ id: 'SignUp', description: 'A sign-up on its way' }),
  },
  errors: [userErrors.email_not_accepted],
  audit: [signUpEvents.started],
  limits: perAddress('sign-up', 60),
});

export const proveAddress = route({
  id: 'signUps.verify',
  method: 'POST',
  path: '/v1/sign-ups/{sign_up_sid}/verify',
  summary: 'Prove the address by the code of the mail',
  access: access.public(because),
  params: oneSignUp,
  body: z.strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/, 'must be six digits')
      .meta({ description: 'The six digits of the mail', example: '042817' }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        proof: z
          .string()
          .meta({ description: 'Shown once: it finishes this sign-up, within an hour' }),
        email: z.string().meta({ description: 'The proven address' }),
        policy,
        password_rule: passwordRule.meta({ description: 'For the password that comes next' }),
      })
      .meta({ id: 'ProvenAddress', description: 'An address that was proven' }),
  },
  errors: [signUpErrors.code_wrong, signUpErrors.code_dead],
  audit: [signUpEvents.proven],
  answersSecret: true,
  limits: perAddress('sign-up-verify', 100),
});

export const completeSignUp = route({
  id: 'signUps.complete',
  method: 'POST',
  path: '/v1/sign-ups/{sign_up_sid}/complete',
  summary: 'Finish signing up: makes the login, and for independent people their first account',
  access: access.public('the proof of the address is the credential'),
  params: oneSignUp,
  body: z.strictObject({
    proof,
    first_name: firstName,
    last_name: lastName,
    password: newPassword,
    account_name: accountName
      .optional()
      .meta({ description: 'Name of the first account; needed where the outcome is open' }),
    transport,
  }),
  response: { status: 201, schema: startedSession },
  errors: [
    signUpErrors.proof_dead,
    signUpErrors.needs_approval,
    signUpErrors.invitation_only,
    signUpErrors.account_name_missing,
    userErrors.sso_required,
    userErrors.password_not_accepted,
    userErrors.email_taken,
    editionErrors.limit_reached,
  ],
  audit: [signUpEvents.completed],
  answersSecret: true,
  limits: perAddress('sign-up-complete', 60),
  hashesForAnybody: true,
});

export const requestToJoin = route({
  id: 'signUps.requestToJoin',
  method: 'POST',
  path: '/v1/sign-ups/{sign_up_sid}/request',
  summary: 'Ask the administrators of the domain to be let in',
  access: access.public('the proof of the address is the credential'),
  params: oneSignUp,
  body: z.strictObject({
    proof,
    first_name: firstName,
    last_name: lastName,
    note: oneLine('A word to the administrators', { min: 0, max: 500 }).default(''),
  }),
  response: {
    status: 202,
    schema: z.strictObject({ organization_name: z.string().meta({ description: 'Who decides' }) }),
  },
  errors: [signUpErrors.proof_dead, signUpErrors.nothing_to_ask],
  audit: [joinRequestEvents.created],
  answersSecret: true,
  limits: perAddress('sign-up-request', 30),
});
