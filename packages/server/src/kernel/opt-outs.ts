/**
 * The links by which a person turns off one kind of mails without signing in (RFC 8058). They work as often as they
 * are used, for that person and that kind only, and open nothing: so they are signed, and not stored.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface OptOut {
  readonly userId: string;
  readonly kind: string;
}

export interface OptOuts {
  tokenFor(optOut: OptOut): string;
  /** Undefined: we did not make it. */
  read(token: string): OptOut | undefined;
}

const signatureBytes = 24;
const idBytes = 16;

/** @param key made for this purpose only */
export function createOptOuts(key: Buffer): OptOuts {
  const sign = (body: Buffer) =>
    createHmac('sha256', key).update(body).digest().subarray(0, signatureBytes);
  return {
    tokenFor({ userId, kind }) {
      const body = Buffer.concat([
        Buffer.from(userId.replaceAll('-', ''), 'hex'),
        Buffer.from(kind),
      ]);
      return Buffer.concat([sign(body), body]).toString('base64url');
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length <= signatureBytes + idBytes) return undefined;
      const body = bytes.subarray(signatureBytes);
      if (!timingSafeEqual(bytes.subarray(0, signatureBytes), sign(body))) return undefined;
      const id = body.subarray(0, idBytes).toString('hex');
      return {
        userId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
        kind: body.subarray(idBytes).toString('utf8'),
      };
    },
  };
}
