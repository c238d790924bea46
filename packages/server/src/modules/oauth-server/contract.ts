/** Routes of the OAuth server: where tokens are asked for, and what tells programs about it (RFC 6749, RFC 8414, RFC 7517). */
import { z } from 'zod';
import { access, route } from '../../kernel/route.ts';
import { authorizationPath, tokenPath } from '../oauth-apps/index.ts';
import { compatibleRefusals, oauthRefusals } from './refusals.ts';
import { wrongClients } from './rules.ts';
import { oauthErrors } from './vocabulary.ts';

/** RFC 6749 §3.2: what is sent without a value was not sent. */
const word = (description: string) =>
  z
    .string()
    .max(4_000)
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .meta({ description });

const tokenForm = z.object({
  grant_type: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'client_credentials, authorization_code or refresh_token' }),
  client_id: word('SID of the OAuth app'),
  client_secret: word('Its secret'),
  scope: word('Permissions with spaces between them; without it, all that the app has'),
  code: word('That the browser brought, for authorization_code'),
  redirect_uri: word('Where it was brought to'),
  code_verifier: word('Of which the challenge is the SHA-256 (RFC 7636)'),
  refresh_token: word('The newest one, for refresh_token'),
});

const tokenAnswer = {
  access_token: z.string().meta({ description: 'A JWT (RFC 9068) for the Authorization header' }),
  token_type: z.literal('Bearer').meta({ description: 'How it is sent' }),
  expires_in: z.int().meta({ description: 'For how many seconds it works' }),
};

const tokens = {
  method: 'POST',
  summary: 'An access token for an OAuth app',
  access: access.public('the client id and the secret in the form are the credential'),
  readOnly: true,
  // Programs for other servers send more; what is not known is not looked at (RFC 6749 §3.2).
  query: z.object({}),
  body: tokenForm,
  errors: Object.values(oauthErrors),
  takesForm: { maxBytes: 16_384, once: true },
  answersSecret: true,
  countsWrong: wrongClients,
} as const;

export const createToken = route({
  ...tokens,
  id: 'oauthTokens.create',
  path: tokenPath,
  response: {
    status: 200,
    schema: z.strictObject({
      ...tokenAnswer,
      scope: z.string().optional().meta({ description: 'What was asked for, where it was' }),
      refresh_token: z
        .string()
        .optional()
        .meta({ description: 'For the next token, where a person let the app go on' }),
    }),
  },
  refusals: oauthRefusals,
});

/** As libraries that were written for Twilio read it. */
const compatible = {
  ...tokens,
  response: {
    status: 200,
    schema: z.strictObject({
      ...tokenAnswer,
      scope: z.string().optional().meta({ description: 'What was asked for, where it was' }),
      id_token: z.null().meta({ description: 'None' }),
      refresh_token: z
        .string()
        .nullable()
        .meta({ description: 'For the next token, where a person let the app go on' }),
    }),
  },
  refusals: compatibleRefusals,
} as const;

export const createCompatibleToken = route({
  ...compatible,
  id: 'oauthTokens.createCompatible',
  path: '/v2/token',
});

export const createOlderCompatibleToken = route({
  ...compatible,
  id: 'oauthTokens.createOlderCompatible',
  path: '/v1/token',
});

export const revocationPath = '/oauth2/revoke';

export const revokeToken = route({
  id: 'oauthTokens.revoke',
  method: 'POST',
  path: revocationPath,
  summary: 'Give a refresh token back, with all that came of it (RFC 7009)',
  access: access.public('the client id and the secret in the form are the credential'),
  readOnly: true,
  query: z.object({}),
  body: z.object({
    token: z.string().min(1).max(8_000).meta({ description: 'The refresh token' }),
    token_type_hint: word('refresh_token'),
    client_id: word('SID of the OAuth app'),
    client_secret: word('Its secret'),
  }),
  response: { status: 200, schema: z.strictObject({}) },
  errors: [
    oauthErrors.invalid_client,
    oauthErrors.invalid_grant,
    oauthErrors.unsupported_token_type,
  ],
  takesForm: { maxBytes: 16_384, once: true },
  countsWrong: wrongClients,
  refusals: oauthRefusals,
});

const perAddress = [{ name: 'oauth-server', limit: 600, windowSeconds: 60 }];

export const jwksPath = '/oauth2/jwks';

export const getMetadata = route({
  id: 'oauthServer.getMetadata',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  summary: 'What the OAuth server can do (RFC 8414)',
  access: access.public('programs read it before they have a token; it holds nothing secret'),
  limits: perAddress,
  response: {
    status: 200,
    schema: z
      .strictObject({
        issuer: z.string().meta({
          description: 'Who signs access tokens',
          example: 'https://bailiwick.example',
        }),
        token_endpoint: z.string().meta({
          description: 'Where they are asked for',
          example: `https://bailiwick.example${tokenPath}`,
        }),
        jwks_uri: z.string().meta({
          description: 'By which keys they are verified',
          example: `https://bailiwick.example${jwksPath}`,
        }),
        authorization_endpoint: z.string().meta({
          description: 'Where browsers of people are led',
          example: `https://bailiwick.example${authorizationPath}`,
        }),
        revocation_endpoint: z.string().meta({
          description: 'Where refresh tokens are given back',
          example: `https://bailiwick.example${revocationPath}`,
        }),
        response_types_supported: z.array(z.string()).meta({
          description: 'Answers of an authorization endpoint',
          example: ['code'],
        }),
        response_modes_supported: z
          .array(z.string())
          .meta({ description: 'How a code comes back', example: ['query'] }),
        code_challenge_methods_supported: z
          .array(z.string())
          .meta({ description: 'How a code is bound to who asked (RFC 7636)', example: ['S256'] }),
        authorization_response_iss_parameter_supported: z
          .literal(true)
          .meta({ description: 'A code comes with the name of who issued it (RFC 9207)' }),
        revocation_endpoint_auth_methods_supported: z.array(z.string()).meta({
          description: 'How clients show themselves there',
          example: ['client_secret_basic', 'client_secret_post'],
        }),
        grant_types_supported: z.array(z.string()).meta({
          description: 'By what tokens are asked for',
          example: ['client_credentials', 'authorization_code', 'refresh_token'],
        }),
        token_endpoint_auth_methods_supported: z.array(z.string()).meta({
          description: 'How clients show themselves',
          example: ['client_secret_basic', 'client_secret_post'],
        }),
      })
      .meta({
        id: 'OAuthServerMetadata',
        description: 'The OAuth server in the words of RFC 8414',
      }),
  },
});

export const listKeys = route({
  id: 'oauthServer.listKeys',
  method: 'GET',
  path: jwksPath,
  summary: 'By which keys access tokens are verified (RFC 7517)',
  access: access.public('public keys'),
  limits: perAddress,
  response: {
    status: 200,
    schema: z
      .strictObject({
        keys: z
          .array(
            z.strictObject({
              kty: z.literal('OKP').meta({ description: 'The family of keys' }),
              crv: z.literal('Ed25519').meta({ description: 'The curve' }),
              x: z.string().meta({
                description: 'The public key, base64url',
                example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
              }),
              kid: z.string().meta({
                description: 'By which tokens name it',
                example: '3f1c9a52-7d0e-4b6a-9c58-2a1d6f0b7e41',
              }),
              use: z.literal('sig').meta({ description: 'For signatures' }),
              alg: z.literal('EdDSA').meta({ description: 'Of this kind' }),
            }),
          )
          .meta({
            description: 'The one that signs, the next one, and those whose tokens may be out',
          }),
      })
      .meta({ id: 'OAuthServerKeys', description: 'A set of public keys' }),
  },
});
