/** Signing a program in from the browser: resources and routes. */
import { z } from 'zod';
import { access, route } from '../../kernel/route.ts';
import { startedSession } from './contract.ts';
import { sessionEvents, signInCodeErrors, signInCodeEvents } from './vocabulary.ts';

export const createSignInCode = route({
  id: 'signInCodes.create',
  method: 'POST',
  path: '/v1/sign-in-codes',
  summary: 'Let a program on your computer sign in as you',
  description:
    'The page that the command line opens calls it. The code works for a minute, once, for the program that holds the verifier, and only while your own session lives.',
  access: access.self,
  body: z.strictObject({
    challenge: z
      .string()
      .regex(/^[\w-]{43}$/)
      .meta({
        description:
          'SHA-256 of the verifier that the program keeps, in base64url (RFC 7636, S256)',
        example: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      }),
  }),
  response: {
    status: 201,
    schema: z
      .strictObject({
        code: z.string().meta({
          description: 'What the program exchanges for a session',
          example: 'the-long-secret-of-a-sign-in-code',
        }),
        expires_in_seconds: z.int().meta({ description: 'How long it works', example: 60 }),
      })
      .meta({ id: 'SignInCode', description: 'Worth one session of a program, for a minute' }),
  },
  audit: [signInCodeEvents.created],
  stepUp: true,
  answersSecret: true,
});

export const exchangeSignInCode = route({
  id: 'signInCodes.exchange',
  method: 'POST',
  path: '/v1/sign-in-codes/exchange',
  summary: 'Sign in by a code of the browser',
  access: access.public('the code and its verifier are the credential'),
  body: z.strictObject({
    code: z.string().min(20).max(200).meta({
      description: 'As the browser brought it',
      example: 'the-long-secret-of-a-sign-in-code',
    }),
    verifier: z
      .string()
      .regex(/^[\w.~-]{43,128}$/)
      .meta({
        description: 'The text whose SHA-256 the challenge was',
        example: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      }),
  }),
  response: { status: 201, schema: startedSession },
  errors: [signInCodeErrors.dead],
  audit: [sessionEvents.started],
  answersSecret: true,
  limits: [{ name: 'sign-in-code', limit: 60, windowSeconds: 900 }],
});
