/**
 * The OAuth server: access tokens for OAuth apps. Owns `oauth_signing_keys`. Invariants: a token is a signed statement of who asks,
 * and worth what its app is worth at the moment of the call; keys are sealed, replaced every 30 days, and published before they
 * sign; nothing is served that the metadata does not name.
 */
import { query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { tokenPath } from '../oauth-apps/index.ts';
import * as contract from './contract.ts';
import { issueToken } from './issuing.ts';
import { createOauthSigningKeys } from './migrations/2026-11-27T2350_create_oauth_signing_keys.ts';
import { publishedKeys, tendKeys, tendKeysJob } from './signing-keys.ts';
import { oauthErrors } from './vocabulary.ts';

export { authenticateAccessToken, isAccessToken } from './authenticator.ts';

const metadataOf = ({ publicUrl }: Kernel) => ({
  issuer: publicUrl.origin,
  token_endpoint: new URL(tokenPath, publicUrl).href,
  jwks_uri: new URL(contract.jwksPath, publicUrl).href,
  response_types_supported: [],
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

interface TokenForm {
  readonly grant_type: string;
  readonly client_id?: string | undefined;
  readonly client_secret?: string | undefined;
  readonly scope?: string | undefined;
}

interface TokenCall {
  readonly body: TokenForm;
  readonly authorization: string | undefined;
}

const askingOf = ({ body, authorization }: TokenCall) => ({
  credentials: { clientId: body.client_id, clientSecret: body.client_secret, authorization },
  grantType: body.grant_type,
  scope: body.scope,
});

const nothingElse = { id_token: null, refresh_token: null };

const routes = (kernel: Kernel) => [
  query(contract.createToken, ({ db, origin, addressPrefix }, input) =>
    issueToken(kernel, db, { ...askingOf(input), origin, addressPrefix }),
  ),
  ...[contract.createCompatibleToken, contract.createOlderCompatibleToken].map((definition) =>
    query(definition, async ({ db, origin, addressPrefix }, input) => ({
      ...(await issueToken(kernel, db, { ...askingOf(input), origin, addressPrefix })),
      ...nothingElse,
    })),
  ),
  query(contract.getMetadata, () => Promise.resolve(metadataOf(kernel))),
  query(contract.listKeys, async ({ db }) => ({ keys: await publishedKeys(kernel, db) })),
];

export const oauthServerModule = defineModule({
  name: 'oauth-server',
  dependsOn: ['api-keys', 'oauth-apps'],
  vocabulary: { errors: oauthErrors },
  migrations: [createOauthSigningKeys],
  routes,
  jobs: (kernel) => ({ [tendKeysJob]: () => tendKeys(kernel) }),
  schedules: [{ job: tendKeysJob, crontab: '9 2 * * *' }],
});
