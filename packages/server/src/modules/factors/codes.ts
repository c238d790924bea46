/** Codes that are typed: those of an authenticator app (RFC 6238), and recovery codes. Pure but for making secrets. */
import { Secret, TOTP } from 'otpauth';
import { hashToken, randomSecret } from '../../kernel/secrets.ts';

/** RFC 4226 §4 R6: 160 bits. */
const seedBytes = 20;
const periodSeconds = 30;
const recoveryBytes = 10;
export const recoveryCodeCount = 10;

/** What every authenticator app understands: SHA-1, six digits, 30 seconds. */
const totpOf = (seed: Buffer, label: string) =>
  new TOTP({
    issuer: 'Bailiwick',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: new Secret({ buffer: new Uint8Array(seed).buffer }),
  });

export const newSeed = (): Buffer => randomSecret(seedBytes);

/** The seed as people type it, and as a picture holds it. */
export function writeSeed(seed: Buffer, email: string): { secret: string; uri: string } {
  const totp = totpOf(seed, email);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step that a code belongs to: this one, the one before or the one after (RFC 6238 §5.2). Undefined: none of them. */
export function stepOf(seed: Buffer, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const delta = totpOf(seed, '').validate({ token, timestamp, window: 1 });
  return delta === null ? undefined : TOTP.counter({ period: periodSeconds, timestamp }) + delta;
}

/** 80 bits each, in letters and digits that are not mistaken for each other: `ABCD-EFGH-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const text = new Secret({ buffer: new Uint8Array(randomSecret(recoveryBytes)).buffer }).base32;
    return (text.match(/.{4}/g) ?? []).join('-');
  });
}

/** However it was typed. */
export const hashRecoveryCode = (code: string): Buffer =>
  hashToken(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''));
