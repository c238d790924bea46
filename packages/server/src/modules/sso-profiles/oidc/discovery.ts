/** The discovery document of a provider (OpenID Connect Discovery 1.0), fetched and looked through. */
import type { OutboundHttp } from '../../../kernel/outbound-http.ts';
import { isBrowserUrl } from '../addresses.ts';
import { Checks } from '../checks.ts';
import type { OidcProvider, ReadProvider } from '../protocol.ts';
import { isTokenAlgorithm } from './algorithms.ts';
import { fetchObject, type JsonObject, textOf, textsOf } from './documents.ts';

const names = [
  'discovery',
  'issuer',
  'addresses',
  'flow',
  'pkce',
  'algorithms',
  'client_authentication',
] as const;
type DiscoveryChecks = Checks<(typeof names)[number]>;

/** The ways in which we can prove to be the client. */
const ourMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'];

const isHttps = (url: string | undefined): url is string =>
  isBrowserUrl(url) && url.startsWith('https:');

function isIssuer(issuer: string): boolean {
  return isHttps(issuer) && new URL(issuer).search === '';
}

function checkAbilities(document: JsonObject, checks: DiscoveryChecks): void {
  const show = (list: readonly string[] | undefined) => list?.join(', ');
  const flows = textsOf(document, 'response_types_supported');
  checks.expect('flow', flows?.includes('code') === true, 'oidc_unsupported', {
    expected: 'code',
    found: show(flows),
  });
  // Providers that can do it and do not say so are many; who says what it can has to say S256.
  const challenges = textsOf(document, 'code_challenge_methods_supported');
  checks.expect('pkce', challenges?.includes('S256') !== false, 'oidc_unsupported', {
    expected: 'S256, or nothing said',
    found: show(challenges),
  });
  const algorithms = textsOf(document, 'id_token_signing_alg_values_supported');
  checks.expect('algorithms', algorithms?.some(isTokenAlgorithm) === true, 'oidc_unsupported', {
    expected: 'RS256, PS256, ES256 or EdDSA',
    found: show(algorithms),
  });
  const methods = methodsOf(document);
  const canAuthenticate = methods.some((method) => ourMethods.includes(method));
  checks.expect('client_authentication', canAuthenticate, 'oidc_unsupported', {
    expected: ourMethods.join(' or '),
    found: show(methods),
  });
}

/** OpenID Connect Discovery §3: what is meant when nothing is said. */
const methodsOf = (document: JsonObject): readonly string[] =>
  textsOf(document, 'token_endpoint_auth_methods_supported') ?? ['client_secret_basic'];

function checkAddresses(document: JsonObject, checks: DiscoveryChecks): void {
  const token = textOf(document, 'token_endpoint');
  const optional = ['userinfo_endpoint', 'end_session_endpoint'];
  const bad = [
    ...(isBrowserUrl(textOf(document, 'authorization_endpoint')) ? [] : ['authorization_endpoint']),
    ...(isHttps(token) ? [] : ['token_endpoint']),
    ...(isHttps(textOf(document, 'jwks_uri')) ? [] : ['jwks_uri']),
    ...optional.filter((name) => {
      const value = document[name];
      return value !== undefined && !(typeof value === 'string' && isBrowserUrl(value));
    }),
  ];
  const found = bad.map((name) => `${name}: ${textOf(document, name) ?? 'nothing'}`).join(', ');
  checks.expect('addresses', bad.length === 0, 'oidc_endpoint', {
    expected: 'https addresses',
    found: bad.length === 0 ? token : found,
  });
}

const providerOf = (document: JsonObject, issuer: string): OidcProvider => ({
  issuer,
  authorizationEndpoint: textOf(document, 'authorization_endpoint') ?? '',
  tokenEndpoint: textOf(document, 'token_endpoint') ?? '',
  userinfoEndpoint: textOf(document, 'userinfo_endpoint'),
  jwksUri: textOf(document, 'jwks_uri') ?? '',
  endSessionEndpoint: textOf(document, 'end_session_endpoint'),
  sendsIssuerParameter: document['authorization_response_iss_parameter_supported'] === true,
  idTokenAlgorithms: (textsOf(document, 'id_token_signing_alg_values_supported') ?? []).filter(
    isTokenAlgorithm,
  ),
  tokenEndpointAuthMethods: methodsOf(document).filter((method) => ourMethods.includes(method)),
});

export async function discover(
  issuer: string,
  http: OutboundHttp,
): Promise<ReadProvider<OidcProvider>> {
  const checks: DiscoveryChecks = new Checks(names);
  if (!isIssuer(issuer)) {
    checks.fail('discovery', 'oidc_endpoint', { expected: 'an https address', found: issuer });
    return { provider: undefined, checks: checks.list() };
  }
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const fetched = await fetchObject(http, url);
  if ('kind' in fetched) {
    const fault = `oidc_discovery_${fetched.kind}` as const;
    checks.fail('discovery', fault, { expected: url, found: fetched.found });
    return { provider: undefined, checks: checks.list() };
  }
  const document = fetched.object;
  checks.pass('discovery', { expected: url, found: 'JSON' });
  const named = textOf(document, 'issuer');
  checks.expect('issuer', named === issuer, 'oidc_discovery_issuer', {
    expected: issuer,
    found: named,
  });
  checkAddresses(document, checks);
  checkAbilities(document, checks);
  return {
    provider: checks.hasFailures() ? undefined : providerOf(document, issuer),
    checks: checks.list(),
  };
}
