/**
 * The OAuth server: access tokens for OAuth apps, for themselves or for people who let them in. Owns `oauth_signing_keys`,
 * `oauth_consents`, `oauth_grants` and `oauth_refresh_tokens`. Invariants: a token is a signed statement of who asks, and worth what its
 * app is worth at the moment of the call, and its person holds then; a grant ends as one, with its code and every token that came of
 * it; keys are sealed, replaced every 30 days, and published before they sign; nothing is served that the metadata does not name.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { platformScope } from '../../kernel/scope.ts';
import type { Tools } from '../api-keys/index.ts';
import { authorizationPath, tokenPath } from '../oauth-apps/index.ts';
import { createAuthorizer, permissionsForMachines } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import * as authorization from './authorization-contract.ts';
import * as consents from './consents.ts';
import * as contract from './contract.ts';
import { deleteGrantsOf, pruneGrants } from './grant-store.ts';
import { issueToken, revokeToken } from './issuing.ts';
import { createOauthSigningKeys } from './migrations/2026-11-27T2350_create_oauth_signing_keys.ts';
import { createOauthGrants } from './migrations/2026-11-28T0045_create_oauth_grants.ts';
import { showPeopleOfOauthApps } from './migrations/2026-11-28T0325_show_people_of_oauth_apps.ts';
import { publishedKeys, tendKeysInUse, tendKeysJob } from './signing-keys.ts';
import { oauthErrors, oauthGrantEvents, oauthRequestErrors } from './vocabulary.ts';

export { authenticateAccessToken, isAccessToken } from './authenticator.ts';

const pruneGrantsJob = 'oauth_server.prune_grants';
const everybody = platformScope(
  'grants that are over are forgotten by the clock, whosever they were',
);

userErased.subscribe(async (work, { scope }) => {
  await deleteGrantsOf(work.db, scope);
});

const byForm = ['client_secret_basic', 'client_secret_post'];

const metadataOf = ({ publicUrl }: Kernel) => ({
  issuer: publicUrl.origin,
  authorization_endpoint: new URL(authorizationPath, publicUrl).href,
  token_endpoint: new URL(tokenPath, publicUrl).href,
  revocation_endpoint: new URL(contract.revocationPath, publicUrl).href,
  jwks_uri: new URL(contract.jwksPath, publicUrl).href,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: byForm,
  revocation_endpoint_auth_methods_supported: byForm,
  authorization_response_iss_parameter_supported: true as const,
});

interface ClientForm {
  readonly client_id?: string | undefined;
  readonly client_secret?: string | undefined;
}

interface TokenForm extends ClientForm {
  readonly grant_type: string;
  readonly scope?: string | undefined;
  readonly code?: string | undefined;
  readonly redirect_uri?: string | undefined;
  readonly code_verifier?: string | undefined;
  readonly refresh_token?: string | undefined;
}

interface ClientCall<Form> {
  readonly body: Form;
  readonly authorization: string | undefined;
}

const credentialsOf = ({ body, authorization: header }: ClientCall<ClientForm>) => ({
  clientId: body.client_id,
  clientSecret: body.client_secret,
  authorization: header,
});

const askingOf = (call: ClientCall<TokenForm>) => ({
  credentials: credentialsOf(call),
  grantType: call.body.grant_type,
  scope: call.body.scope,
  shown: {
    code: call.body.code,
    redirectUri: call.body.redirect_uri,
    codeVerifier: call.body.code_verifier,
    refreshToken: call.body.refresh_token,
  },
});

const tokenRoutes = (kernel: Kernel) => [
  query(contract.createToken, ({ db, origin, addressPrefix }, input) =>
    issueToken(kernel, db, { ...askingOf(input), origin, addressPrefix }),
  ),
  ...[contract.createCompatibleToken, contract.createOlderCompatibleToken].map((definition) =>
    query(definition, async ({ db, origin, addressPrefix }, input) => {
      const asking = { ...askingOf(input), origin, addressPrefix };
      return { id_token: null, refresh_token: null, ...(await issueToken(kernel, db, asking)) };
    }),
  ),
  query(contract.revokeToken, async ({ db, origin, addressPrefix }, input) => {
    const credentials = credentialsOf(input);
    await revokeToken(kernel, db, { credentials, token: input.body.token, origin, addressPrefix });
    return {};
  }),
  query(contract.getMetadata, () => Promise.resolve(metadataOf(kernel))),
  query(contract.listKeys, async ({ db }) => ({ keys: await publishedKeys(kernel, db) })),
];

const personRoutes = (kernel: Kernel, tools: Tools) => [
  ...[authorization.authorize, authorization.authorizeCompatible].map((definition) =>
    query(definition, ({ db }, { query: asked }) => consents.leadToConsent(kernel, db, asked)),
  ),
  query(authorization.checkRequest, ({ db, actor, scope }, { query: asked }) =>
    consents.checkRequest({ kernel, tools }, db, { actor, scope }, asked),
  ),
  command(authorization.giveConsent, ({ work, scope }, { body }) =>
    consents.giveConsent(work, scope, body),
  ),
  command(authorization.giveCode, ({ work, scope }, { body }) =>
    consents.giveCode(kernel, work, scope, body),
  ),
  query(authorization.listConnections, ({ db, scope }) => consents.listConnections(db, scope)),
  command(authorization.endConnection, ({ work, scope }, { params }) =>
    consents.endConnection(work, scope, params.oauth_app_sid),
  ),
  command(authorization.endGrants, ({ work, scope }, { params }) =>
    consents.endGrants(work, scope, params.oauth_app_sid),
  ),
];

/** @param published the permissions of all modules, for their words: filled when the last of them is made */
export function oauthServerModule(catalogue: RoleCatalogue, published: readonly Permission[]) {
  return defineModule({
    name: 'oauth-server',
    dependsOn: ['api-keys', 'oauth-apps', 'role-assignments', 'roles', 'sessions', 'users'],
    vocabulary: {
      errors: {
        ...oauthErrors,
        ...Object.fromEntries(
          Object.entries(oauthRequestErrors).map(([name, error]) => [`request_${name}`, error]),
        ),
      },
      auditEvents: oauthGrantEvents,
    },
    migrations: [createOauthSigningKeys, createOauthGrants, showPeopleOfOauthApps],
    routes: (kernel) => [
      ...tokenRoutes(kernel),
      ...personRoutes(kernel, {
        authorizer: createAuthorizer(catalogue),
        can: permissionsForMachines(catalogue),
        words: new Map(published.map(({ name, allows }) => [name, allows])),
      }),
    ],
    jobs: (kernel) => ({
      [tendKeysJob]: () => tendKeysInUse(kernel),
      [pruneGrantsJob]: () => pruneGrants(kernel.database.db, everybody),
    }),
    schedules: [
      { job: tendKeysJob, crontab: '9 2 * * *' },
      { job: pruneGrantsJob, crontab: '29 2 * * *' },
    ],
  });
}
