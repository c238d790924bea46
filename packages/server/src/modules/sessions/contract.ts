/** Sessions, step-up and password resets: resources and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, route } from '../../kernel/route.ts';
import {
  emailText,
  newPassword,
  passwordRule,
  typedPassword,
  userErrors,
  userResource,
} from '../users/index.ts';
import {
  passwordResetErrors,
  passwordResetEvents,
  sessionErrors,
  sessionEvents,
} from './vocabulary.ts';

export const transport = z.enum(['cookie', 'bearer']).default('cookie').meta({
  description:
    'cookie: for browsers. bearer: the answer holds a token for the Authorization header',
});

/** What a user agent says of itself, for people. */
export const programFields = {
  browser: z.string().nullable().meta({
    description:
      'Which browser or other program it says it is, without its version; null: none that is known here',
    example: 'Firefox',
  }),
  system: z.string().nullable().meta({
    description: 'On which system; null: none that is known here',
    example: 'Windows',
  }),
};

export const session = z
  .strictObject({
    sid: sidOutput('SE'),
    is_current: z.boolean().meta({ description: 'Is it the one that asks?' }),
    method: z.string().meta({ description: 'How they signed in', example: 'password' }),
    transport: z.enum(['cookie', 'bearer']).meta({ description: 'How it is carried' }),
    client_address: z.string().meta({ description: 'From which address' }),
    user_agent: z.string().meta({ description: 'With which program' }),
    ...programFields,
    second_factor: z.boolean().meta({
      description:
        'Was more than a password proven in it? true for a passkey; what a company proves by single sign-on is not counted',
      example: true,
    }),
    created_at: instant('When it began'),
    last_seen_at: instant('When it was last used, to the minute'),
    expires_at: instant(
      'When it ends at the latest: a day after it began, or when the identity provider wants it over, if that comes first',
    ),
  })
  .meta({ id: 'Session', description: 'Somebody who is signed in' });

export const startedSession = z
  .strictObject({
    session: session.meta({ description: 'The session' }),
    user: userResource.meta({ description: 'Who is signed in' }),
    token: z
      .string()
      .nullable()
      .meta({ description: 'The bearer token, shown once; null with transport cookie' }),
  })
  .meta({ id: 'StartedSession', description: 'A session that has just begun' });

/** A proof that is typed in. */
export const typedProof = z
  .strictObject({
    kind: z
      .enum(['authenticator_app', 'recovery_code'])
      .meta({ description: 'Where the code is from' }),
    code: z
      .string()
      .min(1)
      .max(64)
      .meta({ description: 'As it is shown; spaces and dashes do not count', example: '123456' }),
  })
  .meta({ id: 'TypedProof', description: 'A code of the second factor' });

const perAddress = (name: string, limit: number) => [{ name, limit, windowSeconds: 900 }];

export const signInOptions = route({
  id: 'sessions.options',
  method: 'POST',
  path: '/v1/sign-in-options',
  summary: 'Ask how an address signs in',
  description: 'Depends on the domain only: the answer never tells whether there is a login.',
  access: access.public('asked before signing in'),
  readOnly: true,
  body: z.strictObject({ email: emailText }),
  response: {
    status: 200,
    schema: z.strictObject({
      methods: z.array(z.enum(['password', 'sso'])).meta({
        description:
          'Ways to sign in. Without password: the domain has single sign-on for everybody',
      }),
      sso_profile_sid: sidOutput('JB', 'Where single sign-on of the domain starts').nullable(),
    }),
  },
  errors: [userErrors.email_not_accepted],
  limits: perAddress('sign-in-options', 100),
});

export const createSession = route({
  id: 'sessions.create',
  method: 'POST',
  path: '/v1/sessions',
  summary: 'Sign in',
  access: access.public('signing in'),
  description:
    'Of somebody with a second factor it wants a code along. Without one, a browser gets a half session to go on with, in a cookie of its own; one that is remembered is let in, and its session is no fresh proof.',
  body: z.strictObject({
    email: emailText,
    password: typedPassword,
    transport,
    second_factor: typedProof.optional(),
  }),
  response: { status: 201, schema: startedSession },
  errors: [
    sessionErrors.refused,
    sessionErrors.factor_required,
    sessionErrors.factor_refused,
    sessionErrors.enrolment_required,
    sessionErrors.new_password_required,
    sessionErrors.half_session_over,
    userErrors.sso_required,
    userErrors.email_not_accepted,
  ],
  audit: [sessionEvents.started],
  answersSecret: true,
  limits: perAddress('sign-in', 100),
  hashesForAnybody: true,
});

export const currentSession = z
  .strictObject({
    session: session.meta({ description: 'The session that asks' }),
    user: userResource.meta({ description: 'Who is signed in' }),
    recently_authenticated: z
      .boolean()
      .meta({ description: 'False: far-reaching acts ask for the password again' }),
  })
  .meta({ id: 'CurrentSession', description: 'Who is asking' });

export const getCurrentSession = route({
  id: 'sessions.getCurrent',
  method: 'GET',
  path: '/v1/session',
  summary: 'Who is signed in',
  access: access.self,
  response: { status: 200, schema: currentSession },
});

export const endCurrentSession = route({
  id: 'sessions.endCurrent',
  method: 'DELETE',
  path: '/v1/session',
  summary: 'Sign out',
  access: access.self,
  takesOwing: true,
  response: { status: 204, schema: nothing },
  audit: [sessionEvents.ended],
});

export const stepUp = route({
  id: 'sessions.stepUp',
  method: 'POST',
  path: '/v1/session/step-up',
  summary: 'Prove again that it is you',
  description:
    'For those whose password is all they have; others step up by their second factor. The session gets a new secret: with transport bearer the answer holds the new token, and the old one is dead.',
  access: access.self,
  body: z.strictObject({ password: typedPassword }),
  response: { status: 200, schema: startedSession },
  errors: [
    sessionErrors.factor_required,
    sessionErrors.new_password_required,
    userErrors.password_wrong,
    userErrors.sso_required,
  ],
  audit: [sessionEvents.stepped_up],
  answersSecret: true,
  limits: perAddress('step-up', 100),
});

export const listSessions = route({
  id: 'sessions.list',
  method: 'GET',
  path: '/v1/sessions',
  summary: 'List where you are signed in',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(session).meta({ description: 'Newest first, at most 100' }),
    }),
  },
});

export const endSession = route({
  id: 'sessions.end',
  method: 'DELETE',
  path: '/v1/sessions/{session_sid}',
  summary: 'End one of your sessions',
  access: access.self,
  params: z.object({ session_sid: sidInput('SE') }),
  response: { status: 204, schema: nothing },
  audit: [sessionEvents.ended],
});

export const endOwnOtherSessions = route({
  id: 'sessions.endOthers',
  method: 'POST',
  path: '/v1/sessions/end-others',
  summary: 'End all of your sessions but the one that asks',
  description:
    'Your remembered browsers are forgotten too. Your API keys and the apps that act for you go on.',
  access: access.self,
  response: {
    status: 200,
    schema: z
      .strictObject({ ended: z.int().meta({ description: 'How many ended', example: 2 }) })
      .meta({ id: 'EndedOtherSessions', description: 'What became of your other sessions' }),
  },
  audit: [sessionEvents.others_ended],
  auditsChangesOnly: true,
});

const resetToken = z
  .string()
  .min(20)
  .max(200)
  .meta({ description: 'The token of the link in the mail' });

export const requestPasswordReset = route({
  id: 'passwordResets.create',
  method: 'POST',
  path: '/v1/password-resets',
  summary: 'Ask for a new password by mail',
  description:
    'Always answers the same; a mail goes out only when there is a login, to the address that is stored, and five times an hour at most.',
  access: access.public('for people who cannot sign in'),
  body: z.strictObject({ email: emailText }),
  response: {
    status: 202,
    schema: z.strictObject({
      email: z.string().meta({ description: 'The address as it was sent' }),
    }),
  },
  errors: [userErrors.email_not_accepted],
  audit: [passwordResetEvents.requested],
  limits: perAddress('password-reset', 30),
});

export const checkPasswordReset = route({
  id: 'passwordResets.check',
  method: 'POST',
  path: '/v1/password-resets/check',
  summary: 'Does a reset link still work?',
  access: access.public('the link is the credential'),
  readOnly: true,
  body: z.strictObject({ token: resetToken }),
  response: {
    status: 200,
    schema: z.strictObject({
      email: z.string().meta({ description: 'Whose password it sets' }),
      password_rule: passwordRule.meta({ description: 'For the new one' }),
    }),
  },
  errors: [passwordResetErrors.link_dead],
  limits: perAddress('password-reset-check', 60),
});

export const completePasswordReset = route({
  id: 'passwordResets.complete',
  method: 'POST',
  path: '/v1/password-resets/complete',
  summary: 'Set a new password by a reset link',
  description: 'Ends every session. Sign in with the new password afterwards.',
  access: access.public('the link is the credential'),
  body: z.strictObject({ token: resetToken, new_password: newPassword }),
  response: {
    status: 200,
    schema: z.strictObject({ email: z.string().meta({ description: 'Whose password was set' }) }),
  },
  errors: [
    passwordResetErrors.link_dead,
    userErrors.sso_required,
    userErrors.password_not_accepted,
  ],
  audit: [passwordResetEvents.completed],
  answersSecret: true,
  limits: perAddress('password-reset-complete', 60),
  hashesForAnybody: true,
});
