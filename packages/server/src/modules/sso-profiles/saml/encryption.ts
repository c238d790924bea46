/**
 * Opens an EncryptedAssertion (XML Encryption 1.1): AES in GCM or CBC under a key that came by RSA-OAEP. RSA with the
 * padding of PKCS #1 v1.5 does not exist here. Whatever goes wrong with the ciphertext is one and the same failure, so that
 * nobody learns from the difference (T122).
 */
import { constants, createDecipheriv, createPrivateKey, privateDecrypt } from 'node:crypto';
import type { FaultName } from '../faults.ts';
import { findIn } from './algorithms.ts';
import { encryption11Ns, encryptionNs, signatureNs } from './names.ts';
import { strictBase64 } from './signatures.ts';
import {
  attributeOf,
  childOf,
  everyElement,
  isNamed,
  readXml,
  valueOf,
  type XmlDocument,
  type XmlElement,
} from './xml.ts';

export type Decrypted =
  | { readonly document: XmlDocument; readonly algorithm: string }
  | { readonly fault: FaultName; readonly expected: string; readonly found: string };

interface ContentCipher {
  readonly name:
    | 'aes-128-gcm'
    | 'aes-192-gcm'
    | 'aes-256-gcm'
    | 'aes-128-cbc'
    | 'aes-192-cbc'
    | 'aes-256-cbc';
  readonly keyBytes: number;
  readonly ivBytes: 12 | 16;
}

const cipher = (name: ContentCipher['name'], keyBytes: number): ContentCipher => ({
  name,
  keyBytes,
  ivBytes: name.endsWith('gcm') ? 12 : 16,
});

const contentCiphers: Readonly<Record<string, ContentCipher>> = {
  [`${encryption11Ns}aes128-gcm`]: cipher('aes-128-gcm', 16),
  [`${encryption11Ns}aes192-gcm`]: cipher('aes-192-gcm', 24),
  [`${encryption11Ns}aes256-gcm`]: cipher('aes-256-gcm', 32),
  [`${encryptionNs}aes128-cbc`]: cipher('aes-128-cbc', 16),
  [`${encryptionNs}aes192-cbc`]: cipher('aes-192-cbc', 24),
  [`${encryptionNs}aes256-cbc`]: cipher('aes-256-cbc', 32),
};

const oaepMgf1p = `${encryptionNs}rsa-oaep-mgf1p`;
const oaep = `${encryption11Ns}rsa-oaep`;

/** OpenSSL uses one hash for the label and for the mask, so they have to be the same. */
const oaepHashes: Readonly<Record<string, { digest: string; mask: string }>> = {
  sha1: { digest: `${signatureNs}sha1`, mask: `${encryption11Ns}mgf1sha1` },
  sha256: { digest: `${encryptionNs}sha256`, mask: `${encryption11Ns}mgf1sha256` },
  sha384: {
    digest: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
    mask: `${encryption11Ns}mgf1sha384`,
  },
  sha512: { digest: `${encryptionNs}sha512`, mask: `${encryption11Ns}mgf1sha512` },
};

function oaepHashOf(method: XmlElement | undefined): string | undefined {
  const name = attributeOf(method, 'Algorithm');
  const digest =
    attributeOf(childOf(method, signatureNs, 'DigestMethod'), 'Algorithm') ?? `${signatureNs}sha1`;
  const mask =
    name === oaepMgf1p
      ? `${encryption11Ns}mgf1sha1`
      : (attributeOf(childOf(method, encryption11Ns, 'MGF'), 'Algorithm') ??
        `${encryption11Ns}mgf1sha1`);
  if (name !== oaepMgf1p && name !== oaep) return undefined;
  if (childOf(method, encryptionNs, 'OAEPparams') !== undefined) return undefined;
  return Object.keys(oaepHashes).find(
    (hash) => oaepHashes[hash]?.digest === digest && oaepHashes[hash].mask === mask,
  );
}

function cipherValue(element: XmlElement | undefined): Buffer | undefined {
  const data = childOf(element, encryptionNs, 'CipherData');
  const value = strictBase64(valueOf(childOf(data, encryptionNs, 'CipherValue')));
  return value === undefined ? undefined : Buffer.from(value, 'base64');
}

function openContent(
  { name, keyBytes, ivBytes }: ContentCipher,
  key: Buffer,
  sealed: Buffer,
): string {
  if (key.length !== keyBytes) throw new Error('a key of another length');
  const iv = sealed.subarray(0, ivBytes);
  if (name.endsWith('gcm')) {
    if (sealed.length < ivBytes + 16) throw new Error('too short');
    const opener = createDecipheriv(name as 'aes-256-gcm', key, iv, { authTagLength: 16 });
    opener.setAuthTag(sealed.subarray(-16));
    return decode(Buffer.concat([opener.update(sealed.subarray(ivBytes, -16)), opener.final()]));
  }
  const opener = createDecipheriv(name, key, iv).setAutoPadding(false);
  const padded = Buffer.concat([opener.update(sealed.subarray(ivBytes)), opener.final()]);
  // XML Encryption §5.2: only the last byte of the padding says anything.
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > 16) throw new Error('no padding');
  return decode(padded.subarray(0, -padding));
}

const decode = (bytes: Buffer): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const badAlgorithm = (found: string | undefined): Decrypted => ({
  fault: 'saml_encryption_algorithm',
  expected: 'AES-128 or more in GCM or CBC, the key by RSA-OAEP',
  found: found ?? 'nothing',
});

const unopened: Decrypted = {
  fault: 'saml_decryption',
  expected: 'an assertion for our key',
  found: 'nothing that it opens',
};

/** Inside of the data, or beside it, as both forms are in use. */
function findEncryptedKey(encrypted: XmlElement, data: XmlElement): XmlElement | undefined {
  const all = [...everyElement(encrypted)].filter((item) =>
    isNamed(item, encryptionNs, 'EncryptedKey'),
  );
  const inside = childOf(childOf(data, signatureNs, 'KeyInfo'), encryptionNs, 'EncryptedKey');
  const beside = childOf(encrypted, encryptionNs, 'EncryptedKey');
  return all.length === 1 ? (inside ?? beside) : undefined;
}

/** @param privateKeys PEM: the current one, and the one before while they roll over */
export function decryptAssertion(encrypted: XmlElement, privateKeys: readonly string[]): Decrypted {
  const data = childOf(encrypted, encryptionNs, 'EncryptedData');
  const encryptedKey = data === undefined ? undefined : findEncryptedKey(encrypted, data);
  if (data === undefined || encryptedKey === undefined)
    return {
      fault: 'saml_structure',
      expected: 'EncryptedData with one EncryptedKey',
      found: encrypted.children.map(({ name }) => name).join(', '),
    };
  const contentName = attributeOf(childOf(data, encryptionNs, 'EncryptionMethod'), 'Algorithm');
  const content = findIn(contentCiphers, contentName);
  if (content === undefined || contentName === undefined) return badAlgorithm(contentName);
  const keyMethod = childOf(encryptedKey, encryptionNs, 'EncryptionMethod');
  const oaepHash = oaepHashOf(keyMethod);
  if (oaepHash === undefined) return badAlgorithm(attributeOf(keyMethod, 'Algorithm'));
  const [wrapped, sealed] = [cipherValue(encryptedKey), cipherValue(data)];
  for (const pem of wrapped === undefined || sealed === undefined ? [] : privateKeys) {
    try {
      const key = privateDecrypt(
        { key: createPrivateKey(pem), oaepHash, padding: constants.RSA_PKCS1_OAEP_PADDING },
        wrapped ?? Buffer.of(),
      );
      const document = readXml(openContent(content, key, sealed ?? Buffer.of()));
      return { document, algorithm: contentName };
    } catch {
      // The next key, and then the one failure.
    }
  }
  return unopened;
}
