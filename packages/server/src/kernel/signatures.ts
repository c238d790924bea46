/** Ed25519 signatures (RFC 8032) over texts that leave the process or are kept. Keys are made in `secrets.ts`. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Signs; knows its own public half, so that nobody has to believe a stored one. */
export interface Signer {
  readonly publicKey: KeyObject;
  sign(text: string): Buffer;
}

/** @param privateKey PKCS #8, DER */
export function createSigner(privateKey: Buffer): Signer {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key),
    sign: (text) => sign(null, Buffer.from(text), key),
  };
}

export function isSignedBy(publicKey: KeyObject, text: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), publicKey, signature);
}
