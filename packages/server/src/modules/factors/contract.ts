/** One's own factors: passkeys, the authenticator app and recovery codes. Resources and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, route } from '../../kernel/route.ts';
import { sessionErrors } from '../sessions/index.ts';
import { userErrors } from '../users/index.ts';
import {
  authenticatorAppErrors,
  authenticatorAppEvents,
  passkeyErrors,
  passkeyEvents,
  recoveryCodeEvents,
  secondFactorErrors,
} from './vocabulary.ts';

/** Bytes of the browser, as base64url. */
export const bytes = (description: string, max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url')
    .meta({ description });

export const credentialId = bytes('The credential, base64url', 1_400);

export const passkeyName = oneLine('What you call it, 1 to 64 characters', { max: 64 });
export const onePasskey = z.object({ passkey_sid: sidInput('PK') });

export const passkey = z
  .strictObject({
    sid: sidOutput('PK'),
    name: z.string().meta({ description: 'What its owner calls it' }),
    is_synced: z
      .boolean()
      .meta({ description: 'True: the maker of the device keeps it on several devices' }),
    created_at: instant('When it was added'),
    last_used_at: instant('When it last proved something').nullable(),
  })
  .meta({ id: 'Passkey', description: 'A passkey or security key of a login' });

export const authenticatorApp = z
  .strictObject({
    created_at: instant('When it was added'),
    last_used_at: instant('When a code of it last counted').nullable(),
  })
  .meta({ id: 'AuthenticatorApp', description: 'An app that shows a new code every 30 seconds' });

/** What anybody proves themselves by, beside the password. */
export const ownFactors = {
  passkeys: z.array(passkey).meta({ description: 'The oldest first' }),
  authenticator_app: authenticatorApp.nullable().meta({ description: 'null: none was added' }),
  recovery_codes: z
    .strictObject({
      left: z.int().meta({ description: 'How many are not used yet' }),
      created_at: instant('When they were made'),
    })
    .nullable()
    .meta({ description: 'null: none were made' }),
  passkeys_work_here: z
    .boolean()
    .meta({ description: 'False: the instance has no name that passkeys could be bound to' }),
};

export const factors = z
  .strictObject({
    ...ownFactors,
    sso_required: z.boolean().meta({
      description:
        'True: the organization has them sign in elsewhere, and nothing here is asked for',
    }),
  })
  .meta({ id: 'Factors', description: 'What somebody proves themselves by, beside the password' });

export const getFactors = route({
  id: 'factors.get',
  method: 'GET',
  path: '/v1/user/factors',
  summary: 'Read how you sign in, beside your password',
  access: access.self,
  response: { status: 200, schema: factors },
});

const knownCredential = z.strictObject({
  id: credentialId,
  transports: z.array(z.string()).meta({ description: 'How the browser reaches it' }),
});

export const challenge = bytes('To be signed, once, within ten minutes', 64);
export const relyingParty = z
  .string()
  .meta({ description: 'The name that passkeys are bound to', example: 'bailiwick.example' });

/** What the browser is told to have signed. */
export const passkeyChallenge = z
  .strictObject({
    challenge,
    rp_id: relyingParty,
    credentials: z
      .array(knownCredential)
      .meta({ description: 'Any of these; empty: whichever the person chooses' }),
    user_verification: z
      .enum(['required', 'discouraged'])
      .meta({ description: 'Whether the device has to ask who holds it' }),
  })
  .meta({ id: 'PasskeyChallenge', description: 'What a passkey is asked to sign' });

/** What the browser is told to make a new key for. */
export const newPasskeyChallenge = z
  .strictObject({
    challenge,
    rp_id: relyingParty,
    user_handle: bytes('The login, as the passkey remembers it', 64),
    email: z.string().meta({ description: 'How the passkey is labelled' }),
    name: z.string().meta({ description: 'Whose it is' }),
    known: z.array(knownCredential).meta({ description: 'Those that are there already' }),
  })
  .meta({ id: 'NewPasskeyChallenge', description: 'What a new passkey is made for' });

export const challengePasskey = route({
  id: 'passkeys.challenge',
  method: 'POST',
  path: '/v1/user/passkeys/challenge',
  summary: 'Begin to add a passkey',
  description: 'Wants a proof of the last five minutes. Counts in this session, once.',
  access: access.self,
  readOnly: true,
  response: { status: 200, schema: newPasskeyChallenge },
  errors: [passkeyErrors.not_here, passkeyErrors.limit_reached, userErrors.sso_required],
  stepUp: 'just_now',
});

export const newPasskey = z.strictObject({
  name: passkeyName,
  credential: z
    .strictObject({
      id: credentialId,
      client_data: bytes('What the browser signed for, base64url', 8_000),
      attestation_object: bytes('The new key, base64url', 32_000),
      transports: z
        .array(z.string().max(32))
        .max(10)
        .default([])
        .meta({ description: 'How the browser reaches it', example: ['internal'] }),
    })
    .meta({ description: 'What the browser answered when it made the key' }),
});

export const createPasskey = route({
  id: 'passkeys.create',
  method: 'POST',
  path: '/v1/user/passkeys',
  summary: 'Add a passkey or security key',
  description:
    'With the first factor every other session of yours ends. From then on your password alone signs nobody in.',
  access: access.self,
  body: newPasskey,
  response: { status: 201, schema: passkey },
  errors: [
    passkeyErrors.not_here,
    passkeyErrors.not_accepted,
    passkeyErrors.exists,
    passkeyErrors.limit_reached,
    userErrors.sso_required,
  ],
  audit: [passkeyEvents.added],
  stepUp: 'just_now',
  answersSecret: true,
});

export const updatePasskey = route({
  id: 'passkeys.update',
  method: 'PATCH',
  path: '/v1/user/passkeys/{passkey_sid}',
  summary: 'Rename a passkey',
  access: access.self,
  params: onePasskey,
  body: z.strictObject({ name: passkeyName }),
  response: { status: 200, schema: passkey },
  audit: [passkeyEvents.renamed],
  stepUp: 'just_now',
});

export const deletePasskey = route({
  id: 'passkeys.delete',
  method: 'DELETE',
  path: '/v1/user/passkeys/{passkey_sid}',
  summary: 'Remove a passkey: every other session of yours ends',
  description: 'With the last factor the recovery codes end too, and the password is enough again.',
  access: access.self,
  params: onePasskey,
  response: { status: 204, schema: nothing },
  errors: [secondFactorErrors.required, secondFactorErrors.keeps_open],
  audit: [passkeyEvents.removed],
  stepUp: 'just_now',
});

export const newAuthenticatorApp = z
  .strictObject({
    secret: z.string().meta({
      description: 'To be typed into the app, base32',
      example: 'KVKFKRCPNZQUYMLXOVYDSQKJKZDTSRLD',
    }),
    uri: z.string().meta({
      description: 'The same as an address that apps read from a picture',
      example: 'otpauth://totp/Bailiwick:ada%40northwind.example?secret=KVKFKRCPNZQUYMLXOVYDSQKJ',
    }),
  })
  .meta({ id: 'NewAuthenticatorApp', description: 'What an authenticator app has to know' });

export const createAuthenticatorApp = route({
  id: 'authenticatorApp.create',
  method: 'POST',
  path: '/v1/user/authenticator-app',
  summary: 'Begin to add an authenticator app',
  description: 'The secret is shown this once, and counts when a code of it was confirmed.',
  access: access.self,
  response: { status: 201, schema: newAuthenticatorApp },
  errors: [authenticatorAppErrors.exists, userErrors.sso_required],
  audit: [authenticatorAppEvents.begun],
  stepUp: 'just_now',
  answersSecret: true,
});

/** A code that the app shows, for the first time. */
export const firstCode = z.strictObject({
  code: z.string().min(1).max(16).meta({ description: 'Six digits', example: '123456' }),
});

export const confirmAuthenticatorApp = route({
  id: 'authenticatorApp.confirm',
  method: 'POST',
  path: '/v1/user/authenticator-app/confirm',
  summary: 'Add the authenticator app, by a code that it shows',
  description:
    'With the first factor every other session of yours ends. From then on your password alone signs nobody in.',
  access: access.self,
  body: firstCode,
  response: { status: 200, schema: authenticatorApp },
  errors: [authenticatorAppErrors.not_begun, sessionErrors.factor_refused, userErrors.sso_required],
  audit: [authenticatorAppEvents.added],
  stepUp: 'just_now',
  answersSecret: true,
});

export const deleteAuthenticatorApp = route({
  id: 'authenticatorApp.delete',
  method: 'DELETE',
  path: '/v1/user/authenticator-app',
  summary: 'Remove the authenticator app: every other session of yours ends',
  description: 'With the last factor the recovery codes end too, and the password is enough again.',
  access: access.self,
  response: { status: 204, schema: nothing },
  errors: [secondFactorErrors.required],
  audit: [authenticatorAppEvents.removed],
  stepUp: 'just_now',
});

export const recoveryCodes = z
  .strictObject({
    codes: z
      .array(z.string())
      .meta({ description: 'Keep them where you find them without your phone' }),
  })
  .meta({ id: 'RecoveryCodes', description: 'New recovery codes' });

export const createRecoveryCodes = route({
  id: 'recoveryCodes.create',
  method: 'POST',
  path: '/v1/user/recovery-codes',
  summary: 'Make ten recovery codes; earlier ones end',
  description: 'They are shown this once. Each stands in for the second factor, one time.',
  access: access.self,
  response: { status: 201, schema: recoveryCodes },
  errors: [secondFactorErrors.none],
  audit: [recoveryCodeEvents.made],
  stepUp: 'just_now',
  answersSecret: true,
});
