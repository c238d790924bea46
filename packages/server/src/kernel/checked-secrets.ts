/**
 * How long secrets of programs are written: a prefix, 22 characters that name them, 43 of secret (256 bits), 6 of checksum; all of
 * them digits and letters, so that one is one word to whoever selects it and to whatever looks for leaked secrets. Pure.
 */
import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 22;
const secretLength = 43;
const checksumLength = 6;

export interface CheckedSecrets {
  readonly prefix: string;
  /** As scanners for leaked secrets find it. */
  readonly pattern: RegExp;
  /** What may be shown of it, and names it wherever it turns up. */
  readonly shownStart: (id: string) => string;
  /** @param secretHex 256 random bits */
  readonly write: (id: string, secretHex: string) => string;
  /** Which one a text is; undefined for one that is cut off or mistyped. It says nothing about the secret. */
  readonly idOf: (text: string) => string | undefined;
}

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

/** Each kind of credential has a prefix of its own. */
export function checkedSecrets(prefix: string): CheckedSecrets {
  const length = idLength + secretLength + checksumLength;
  const pattern = new RegExp(`^${prefix}[0-9A-Za-z]{${length}}$`);
  const shownStart = (id: string) =>
    prefix + written(BigInt(`0x${id.replaceAll('-', '')}`), idLength);
  return {
    prefix,
    pattern,
    shownStart,
    write(id, secretHex) {
      const text = shownStart(id) + written(BigInt(`0x${secretHex}`), secretLength);
      return text + checksumOf(text);
    },
    idOf(text) {
      if (!pattern.test(text)) return undefined;
      const body = text.slice(0, -checksumLength);
      if (checksumOf(body) !== text.slice(-checksumLength)) return undefined;
      const hex = read(body.slice(prefix.length, prefix.length + idLength)).toString(16);
      if (hex.length > 32) return undefined;
      return hex.padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
