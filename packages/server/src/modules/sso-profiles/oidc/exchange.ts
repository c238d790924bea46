/**
 * The exchange of a code for tokens, by openid-client over our bounded client for outside addresses. The answer is kept as
 * it came as well, so that a token that the library refuses can still be shown check by check.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { importPKCS8 } from 'jose';
import {
  authorizationCodeGrant,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  clockSkew,
  clockTolerance,
  customFetch,
  PrivateKeyJwt,
} from 'openid-client';
import { systemClock } from '../../../kernel/clock.ts';
import { OutboundError, type OutboundHttp } from '../../../kernel/outbound-http.ts';
import type { FaultName } from '../faults.ts';
import type { OidcClient, OidcPending, OidcProvider } from '../protocol.ts';
import { isJsonObject, type JsonObject, outboundLimits, textOf } from './documents.ts';

const skewSeconds = 60;

/** The algorithm that a key of ours signs with. */
export function algorithmOf(privateKey: string): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(privateKey);
  if (asymmetricKeyType === 'rsa') return 'RS256';
  const curves: Record<string, string> = { prime256v1: 'ES256', secp384r1: 'ES384' };
  const algorithm = curves[asymmetricKeyDetails?.namedCurve ?? ''];
  if (algorithm === undefined) throw new Error('a key of a kind that clients do not sign with');
  return algorithm;
}

/** What a provider verifies our assertions with (private_key_jwt); no key where there is a secret. */
export function publicJwks({ authentication }: OidcClient): { keys: JsonObject[] } {
  if (authentication.kind === 'secret') return { keys: [] };
  const { privateKey, keyId } = authentication;
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  return { keys: [{ ...jwk, kid: keyId, use: 'sig', alg: algorithmOf(privateKey) }] };
}

async function authenticationOf(provider: OidcProvider, client: OidcClient): Promise<ClientAuth> {
  const { authentication } = client;
  if (authentication.kind === 'private_key') {
    const { privateKey, keyId } = authentication;
    const key = await importPKCS8(privateKey, algorithmOf(privateKey));
    return PrivateKeyJwt({ key, kid: keyId });
  }
  return provider.tokenEndpointAuthMethods.includes('client_secret_basic')
    ? ClientSecretBasic(authentication.secret)
    : ClientSecretPost(authentication.secret);
}

export function configurationOf(
  provider: OidcProvider,
  client: OidcClient,
  exchange: { authentication?: ClientAuth; now?: Date } = {},
): Configuration {
  const { authentication, now = systemClock.now() } = exchange;
  const aheadMs = now.getTime() - systemClock.now().getTime();
  return new Configuration(
    {
      issuer: provider.issuer,
      authorization_endpoint: provider.authorizationEndpoint,
      token_endpoint: provider.tokenEndpoint,
      jwks_uri: provider.jwksUri,
      authorization_response_iss_parameter_supported: provider.sendsIssuerParameter,
      id_token_signing_alg_values_supported: [...provider.idTokenAlgorithms],
      ...(provider.endSessionEndpoint === undefined
        ? {}
        : { end_session_endpoint: provider.endSessionEndpoint }),
    },
    client.clientId,
    { [clockTolerance]: skewSeconds, [clockSkew]: Math.round(aheadMs / 1_000) },
    authentication,
  );
}

interface Recording {
  status: number | undefined;
  body: JsonObject | undefined;
  failure: OutboundError | undefined;
}

/** Only the token address is ever asked here, and only by POST. */
function fetchThrough(http: OutboundHttp, recording: Recording): CustomFetch {
  return async (url, { body, headers }) => {
    const { authorization, 'content-type': contentType } = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    try {
      const answer = await http.post(new URL(url), {
        ...outboundLimits,
        contentType: contentType ?? 'application/x-www-form-urlencoded;charset=UTF-8',
        body: body instanceof URLSearchParams ? body.toString() : '',
        headers: {
          accept: 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
        },
      });
      recording.status = answer.status;
      recording.body = parseLoosely(answer.body.toString('utf8'));
      return new Response(new Uint8Array(answer.body), {
        status: answer.status < 200 || answer.status > 599 ? 502 : answer.status,
        headers: { 'content-type': answer.contentType ?? '' },
      });
    } catch (error) {
      if (error instanceof OutboundError) recording.failure = error;
      throw error;
    }
  };
}

function parseLoosely(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface Exchange {
  /** The answer of the token address, whether it was taken or not. */
  readonly answer: JsonObject | undefined;
  /** Undefined: openid-client took the answer, ID token included. */
  readonly refusal:
    | { readonly fault: FaultName; readonly expected: string; readonly found: string }
    | undefined;
}

const rejections: Readonly<Record<string, FaultName>> = {
  invalid_client: 'oidc_client_rejected',
  unauthorized_client: 'oidc_client_rejected',
  invalid_grant: 'oidc_grant_rejected',
};

function refusalOf(error: unknown, { status, body, failure }: Recording): Exchange['refusal'] {
  const expected = 'a token response';
  if (failure !== undefined)
    return { fault: 'oidc_token_unreachable', expected, found: failure.message };
  const code = body === undefined ? undefined : textOf(body, 'error');
  const said = body === undefined ? undefined : textOf(body, 'error_description');
  const usual = status === 401 ? 'oidc_client_rejected' : 'oidc_token_response';
  const known =
    code !== undefined && Object.hasOwn(rejections, code) ? rejections[code] : undefined;
  const message = error instanceof Error ? error.message : 'refused';
  const found = code === undefined ? `status ${status ?? 'none'}: ${message}` : code;
  return {
    fault: known ?? usual,
    expected,
    found: said === undefined ? found : `${found}: ${said}`,
  };
}

export async function exchangeCode(
  provider: OidcProvider,
  client: OidcClient,
  pending: OidcPending,
  { callback, now, http }: { callback: URL; now: Date; http: OutboundHttp },
): Promise<Exchange> {
  const recording: Recording = { status: undefined, body: undefined, failure: undefined };
  const authentication = await authenticationOf(provider, client);
  const configuration = configurationOf(provider, client, { authentication, now });
  configuration[customFetch] = fetchThrough(http, recording);
  try {
    await authorizationCodeGrant(configuration, callback, {
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      pkceCodeVerifier: pending.codeVerifier,
      idTokenExpected: true,
    });
    return { answer: recording.body, refusal: undefined };
  } catch (error) {
    return { answer: recording.body, refusal: refusalOf(error, recording) };
  }
}
