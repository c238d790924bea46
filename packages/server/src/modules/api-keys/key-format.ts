/**
 * How an API key is written: `bwk_`, 22 characters that name it, 43 of secret (256 bits), 6 of checksum; all of them digits
 * and letters, so that it is one word to whoever selects it and to whatever looks for leaked secrets. Pure.
 */
import { crc32 } from 'node:zlib';

export const keyPrefix = 'bwk_';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 22;
const secretLength = 43;
const checksumLength = 6;
/** As scanners for leaked secrets find it. */
export const keyPattern = new RegExp(
  `^${keyPrefix}[0-9A-Za-z]{${idLength + secretLength + checksumLength}}$`,
);

/** A number in 62 digits, filled up with zeros. */
function written(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = (digits[Number(rest % 62n)] ?? '') + text;
    rest /= 62n;
  }
  return text;
}

const read = (text: string): bigint =>
  [...text].reduce((value, digit) => value * 62n + BigInt(digits.indexOf(digit)), 0n);

const checksumOf = (text: string) => written(BigInt(crc32(text)), checksumLength);

/** What may be shown of a key, and names it wherever it turns up. */
export const shownStart = (id: string): string =>
  keyPrefix + written(BigInt(`0x${id.replaceAll('-', '')}`), idLength);

/** @param secretHex 256 random bits */
export function writeKey(id: string, secretHex: string): string {
  const text = shownStart(id) + written(BigInt(`0x${secretHex}`), secretLength);
  return text + checksumOf(text);
}

/** Which key a text is; undefined for one that is cut off or mistyped. It says nothing about the secret. */
export function idOfKey(text: string): string | undefined {
  if (!keyPattern.test(text)) return undefined;
  const body = text.slice(0, -checksumLength);
  if (checksumOf(body) !== text.slice(-checksumLength)) return undefined;
  const hex = read(body.slice(keyPrefix.length, keyPrefix.length + idLength)).toString(16);
  if (hex.length > 32) return undefined;
  return hex.padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
