/**
 * The algorithms that a signature may be made with: RSA and ECDSA with SHA-256 or more (SS-08). A table of what is
 * allowed; whatever is not in it does not exist here, SHA-1 and HMAC neither.
 */
import { constants, createHash, type KeyObject, sign, verify } from 'node:crypto';
import type { HashAlgorithm, SignatureAlgorithm } from 'xml-crypto';

interface SigningMethod {
  readonly keyType: 'rsa' | 'ec';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly isPss: boolean;
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

const method = (
  keyType: SigningMethod['keyType'],
  hash: SigningMethod['hash'],
  isPss = false,
): SigningMethod => ({ keyType, hash, isPss });

export const signingMethods: Readonly<Record<string, SigningMethod>> = {
  [`${more}rsa-sha256`]: method('rsa', 'sha256'),
  [`${more}rsa-sha384`]: method('rsa', 'sha384'),
  [`${more}rsa-sha512`]: method('rsa', 'sha512'),
  [`${more2007}sha256-rsa-MGF1`]: method('rsa', 'sha256', true),
  [`${more2007}sha384-rsa-MGF1`]: method('rsa', 'sha384', true),
  [`${more2007}sha512-rsa-MGF1`]: method('rsa', 'sha512', true),
  [`${more}ecdsa-sha256`]: method('ec', 'sha256'),
  [`${more}ecdsa-sha384`]: method('ec', 'sha384'),
  [`${more}ecdsa-sha512`]: method('ec', 'sha512'),
};

export const rsaSha256 = `${more}rsa-sha256`;
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

export const digestMethods: Readonly<Record<string, SigningMethod['hash']>> = {
  [sha256]: 'sha256',
  [`${more}sha384`]: 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/** Own properties only: `constructor` is no algorithm. */
export const findIn = <T>(table: Readonly<Record<string, T>>, name: string | undefined) =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;

const keyInput = (key: KeyObject, { isPss }: SigningMethod) => ({
  key,
  // RFC 4050 §3.3: the two numbers one after the other, no DER.
  dsaEncoding: 'ieee-p1363' as const,
  ...(isPss
    ? {
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      }
    : {}),
});

export function signText(methodName: string, text: string, key: KeyObject): string {
  const found = findIn(signingMethods, methodName);
  if (found === undefined || found.keyType !== key.asymmetricKeyType)
    throw new Error(`no such method: ${methodName}`);
  return sign(found.hash, Buffer.from(text), keyInput(key, found)).toString('base64');
}

/** False, too, for a method that is not allowed and a key of another kind than the method's. */
export function isSignedText(
  methodName: string,
  text: string,
  { key, signature }: { key: KeyObject; signature: string },
): boolean {
  const found = findIn(signingMethods, methodName);
  if (found === undefined || found.keyType !== key.asymmetricKeyType) return false;
  return verify(
    found.hash,
    Buffer.from(text),
    keyInput(key, found),
    Buffer.from(signature, 'base64'),
  );
}

const asKey = (key: unknown): KeyObject => key as KeyObject;

/** As xml-crypto takes them: one class an algorithm. */
export const signatureAlgorithms = Object.fromEntries(
  Object.keys(signingMethods).map((name) => [
    name,
    class implements SignatureAlgorithm {
      getAlgorithmName = () => name;
      getSignature(text: unknown, key: unknown): string {
        return signText(name, String(text), asKey(key));
      }
      verifySignature(text: string, key: unknown, signature: string): boolean {
        return isSignedText(name, text, { key: asKey(key), signature });
      }
    },
  ]),
);

export const hashAlgorithms = Object.fromEntries(
  Object.entries(digestMethods).map(([name, hash]) => [
    name,
    class implements HashAlgorithm {
      getAlgorithmName = () => name;
      getHash = (text: string) => createHash(hash).update(text, 'utf8').digest('base64');
    },
  ]),
);
