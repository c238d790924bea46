/** The signatures that are accepted of a provider: never `none`, never one with a shared secret (SS-15, RFC 8725 §3.1). */

/** And the hash that `at_hash` is made with (OpenID Connect Core §3.1.3.6). */
export const tokenAlgorithms: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  RS256: 'sha256',
  RS384: 'sha384',
  RS512: 'sha512',
  PS256: 'sha256',
  PS384: 'sha384',
  PS512: 'sha512',
  ES256: 'sha256',
  ES384: 'sha384',
  ES512: 'sha512',
  EdDSA: 'sha512',
  Ed25519: 'sha512',
};

export const isTokenAlgorithm = (name: string): boolean => Object.hasOwn(tokenAlgorithms, name);
