/**
 * The words in which the two protocols (SAML 2.0, OpenID Connect) speak to the use cases of SSO profiles: what a profile
 * knows about its identity provider, what we send there, and what came back, check by check. Pure types and small
 * tables; a protocol reads nothing from the database and writes nothing.
 */

/** One thing that was looked at. All are shown to whoever tests a profile; the first that failed is why a sign-in was refused. */
export interface Check {
  /** Stable, e.g. `signature`, `issuer`, `audience`, `recipient`, `email_domain`. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'warned' | 'not_reached';
  /** As short text for a table; never a secret. At most 1,000 characters each. */
  readonly expected: string;
  readonly found: string;
  /** Which entry of the fault catalogue (`faults.ts`) a failure is. */
  readonly fault?: FaultCode;
}

/** The code of a fault in the catalogue `faults.ts`; published, added to, never renamed. */
export type FaultCode = string;

/** Who signed in, read from verified bytes only (SS-07). No rule about domains, links or people has been asked yet. */
export interface VerifiedIdentity {
  /** NameID or `sub`: with the profile, the key of the link (SS-01). 1 to 255 characters. */
  readonly subject: string;
  /** As the provider sent it: the use case decides about it. Undefined: none was sent, or it was not verified (OIDC). */
  readonly email: string | undefined;
  /** Every attribute or claim by its name, each with its values as text. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** For logout: SAML SessionIndex, OIDC `sid`. */
  readonly sessionIndex: string | undefined;
  /** By when a session with us has to be over: SAML SessionNotOnOrAfter. Undefined: it does not say, as OIDC has no word for it. */
  readonly sessionEndsBy: Date | undefined;
  /** For logout: SAML NameID with its qualifiers as XML-free JSON text, OIDC id_token. Stored sealed. */
  readonly logoutHint: string | undefined;
  /** One use (SS-11): assertion ID or `jti`/nonce, and until when it has to be remembered. */
  readonly replayKey: string;
  readonly replayUntil: Date;
}

/** What verifying an answer gives: an identity when, and only when, nothing failed. */
export interface Diagnosis {
  readonly checks: readonly Check[];
  readonly identity: VerifiedIdentity | undefined;
  /** What is wrong with what was inside is for administrators: the difference would open ciphertexts one byte after the other. */
  readonly wasEncrypted?: boolean;
  /** The message as it came, decoded (XML or JSON), secrets and tokens' signatures cut out, at most 256 KiB. */
  readonly raw: string;
}

/** What a SAML profile knows about its identity provider. */
export interface SamlProvider {
  readonly entityId: string;
  readonly signOnUrl: string;
  readonly signOnBinding: 'redirect' | 'post';
  readonly logoutUrl: string | undefined;
  readonly logoutBinding: 'redirect' | 'post' | undefined;
  /** Base64 DER without headers; 1 to 4 of them, any may have signed (SS-09). */
  readonly certificates: readonly string[];
}

/** Our side of a SAML profile: addresses from PUBLIC_URL and the profile's SID (SS-21). */
export interface SamlServiceProvider {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly logoutUrl: string;
  /** PEM. Signs requests and opens encrypted assertions; the certificate is self-signed and stands in our metadata. */
  readonly privateKey: string;
  readonly certificate: string;
  /** The one before, still in metadata and still opening, while keys roll over. */
  readonly previous?: { readonly privateKey: string; readonly certificate: string };
  readonly signRequests: boolean;
  readonly wantEncrypted: boolean;
  readonly nameIdFormat: 'email' | 'persistent' | 'unspecified';
  /** Which attribute is the e-mail address; undefined: NameID, else the usual names. */
  readonly emailAttribute: string | undefined;
}

/** Where the browser is sent: a redirect, or a form that posts itself. */
export type Outgoing =
  | { readonly kind: 'redirect'; readonly url: string }
  | {
      readonly kind: 'post';
      readonly url: string;
      readonly fields: Readonly<Record<string, string>>;
    };

/** What an OIDC profile knows about its identity provider, from its discovery document. */
export interface OidcProvider {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userinfoEndpoint: string | undefined;
  readonly jwksUri: string;
  readonly endSessionEndpoint: string | undefined;
  /** RFC 9207 */
  readonly sendsIssuerParameter: boolean;
  readonly idTokenAlgorithms: readonly string[];
  readonly tokenEndpointAuthMethods: readonly string[];
}

export interface OidcClient {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly logoutRedirectUri: string;
  readonly authentication:
    | { readonly kind: 'secret'; readonly secret: string }
    | { readonly kind: 'private_key'; readonly privateKey: string; readonly keyId: string };
  /** Always with openid. */
  readonly scopes: readonly string[];
  /**
   * The provider sends no email_verified (as Entra ID does not), and the organization answers for its addresses. An address
   * beside which it stands as anything but true is not taken even then.
   */
  readonly trustsUnverifiedEmail?: boolean;
}

/** What a browser was sent away with; kept sealed until it returns. */
export interface OidcPending {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What a provider published, read and looked through. A warning never stops; a fault does. */
export interface ReadProvider<P> {
  readonly provider: P | undefined;
  readonly checks: readonly Check[];
  /** When each certificate ends (SAML). */
  readonly certificates?: readonly {
    readonly subject: string;
    readonly fingerprint: string;
    readonly algorithm: string;
    readonly endsAt: Date;
  }[];
}
