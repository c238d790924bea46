/**
 * Secrets: random tokens, their hashes, the master key, a key for each purpose, and envelope encryption. With
 * `ids.ts` the only place that makes randomness.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  randomInt,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A random secret of `bytes` bytes as base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** The bytes of a secret that is written down by whoever asks for it. */
export function randomSecret(bytes: number): Buffer {
  return randomBytes(bytes);
}

/** `count` decimal digits, each as likely as the other. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('');
}

/** Lower-case hex of `bytes` random bytes. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** Random bytes that are no secret: the salt of a password hash. */
export function randomSalt(bytes: number): Buffer {
  return randomBytes(bytes);
}

/** A new Ed25519 key pair: SPKI and PKCS #8, DER. */
export function newSigningKey(): { readonly publicKey: Buffer; readonly privateKey: Buffer } {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
}

/** How high-entropy secrets are stored: SHA-256, since there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const keyBytes = 32;

/**
 * The master key: from the settings, else from the data directory, where the first start makes it.
 * @throws Error when there is none and none may be made
 */
export function loadMasterKey(options: {
  fromSettings?: Buffer;
  dataDir: string;
  mayCreate: boolean;
}): Buffer {
  if (options.fromSettings !== undefined) return options.fromSettings;
  const file = join(options.dataDir, 'master.key');
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    if (key.length !== keyBytes)
      throw new Error(`${file} does not hold a key of ${keyBytes} bytes`);
    return key;
  }
  if (!options.mayCreate)
    throw new Error(
      'BAILIWICK_MASTER_KEY is missing: with a database of your own, the key comes from you',
    );
  const key = randomBytes(keyBytes);
  writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

/** A key for one purpose (HKDF, RFC 5869): nothing made for one works for another (CR-03). */
export function deriveKey(masterKey: Buffer, purpose: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', masterKey, Buffer.alloc(0), `bailiwick ${purpose}`, keyBytes),
  );
}

/** Where a ciphertext belongs. It decrypts nowhere else (CR-02). */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  readonly organizationId: string;
}

/** Envelope encryption: values under data keys, data keys under the master key. */
export interface Vault {
  /** A new data key, encrypted: only this form is stored. */
  newDataKey(): { wrapped: Buffer };
  seal(wrappedKey: Buffer, plaintext: string | Buffer, place: Place): Buffer;
  /** @throws Error when the place, the key or a single bit is another */
  open(wrappedKey: Buffer, sealed: Buffer, place: Place): Buffer;
}

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: version byte, nonce, ciphertext, tag. */
function encrypt(key: Buffer, plaintext: Buffer, bound: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([
    Buffer.of(formatVersion),
    nonce,
    cipher.update(plaintext),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] !== formatVersion || sealed.length < 1 + nonceBytes + tagBytes)
    throw new Error('the ciphertext has an unknown form');
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(
    Buffer.from(bound),
  );
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([
    decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes)),
    decipher.final(),
  ]);
}

const boundTo = (place: Place) =>
  [place.table, place.column, place.rowId, place.organizationId].join('\0');

export function createVault(masterKey: Buffer): Vault {
  const wrapping = deriveKey(masterKey, 'data keys');
  const unwrap = (wrapped: Buffer) => decrypt(wrapping, wrapped, 'data key');
  return {
    newDataKey: () => ({ wrapped: encrypt(wrapping, randomBytes(keyBytes), 'data key') }),
    seal: (wrapped, plaintext, place) =>
      encrypt(unwrap(wrapped), Buffer.from(plaintext), boundTo(place)),
    open: (wrapped, sealed, place) => decrypt(unwrap(wrapped), sealed, boundTo(place)),
  };
}
