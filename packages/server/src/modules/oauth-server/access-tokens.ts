/**
 * Access tokens (RFC 9068): a JWT says for which app, organization and time it is; what it is worth is read at every call. Signed
 * and verified here and nowhere else.
 */
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Db } from '../../kernel/database.ts';
import { newId, sid, uuidOfSid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { findKey, type SigningKey } from './signing-keys.ts';

const algorithm = 'EdDSA';
/** Tells it from every other JWT. */
const type = 'at+jwt';

/** As a JWT is written, of whoever it is. */
export const isJwt = (text: string): boolean => /^[\w-]+\.[\w-]*\.[\w-]*$/.test(text);

export interface AccessTokenFacts {
  readonly appId: string;
  readonly organizationId: string;
  readonly tokenEpoch: number;
  /** For whom the app acts, and since which time of being let in; undefined: for itself. */
  readonly person: { readonly userId: string; readonly grantId: string } | undefined;
  /** Undefined: everything that the app has. */
  readonly scope: readonly string[] | undefined;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
}

export async function signAccessToken(
  { publicUrl }: Kernel,
  key: SigningKey,
  facts: AccessTokenFacts,
): Promise<string> {
  const app = sid('OQ', facts.appId);
  return new SignJWT({
    client_id: app,
    org: sid('OR', facts.organizationId),
    epoch: facts.tokenEpoch,
    ...(facts.person === undefined ? {} : { grant: facts.person.grantId }),
    ...(facts.scope === undefined ? {} : { scope: facts.scope.join(' ') }),
  })
    .setProtectedHeader({ alg: algorithm, typ: type, kid: key.id })
    .setIssuer(publicUrl.origin)
    .setAudience(publicUrl.origin)
    .setSubject(facts.person === undefined ? app : sid('US', facts.person.userId))
    .setJti(newId())
    .setIssuedAt(facts.issuedAtSeconds)
    .setExpirationTime(facts.expiresAtSeconds)
    .sign(key.privateKey);
}

const claims = z.object({
  sub: z.string(),
  client_id: z.string(),
  grant: z.uuid().optional(),
  org: z.string(),
  epoch: z.int(),
  scope: z.string().optional(),
  iat: z.int(),
  exp: z.int(),
});

/** Time is for the database to judge: this one lies before every token. */
const beforeAll = new Date(0);

export interface VerifiedToken {
  readonly appId: string;
  /** Of the app, or of the person for whom it acts. */
  readonly subject: string;
  readonly organizationSid: string;
  readonly keyId: string;
  readonly tokenEpoch: number;
  readonly grantId: string | undefined;
  readonly scope: readonly string[] | undefined;
  readonly expiresAtSeconds: number;
}

/** By its signature alone, not by its time. Undefined: it is not of ours. */
export async function verifyAccessToken(
  kernel: Kernel,
  db: Db,
  token: string,
): Promise<VerifiedToken | undefined> {
  let keyId = '';
  const { origin } = kernel.publicUrl;
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid = '' }) => {
        const key = await findKey(kernel, db, kid);
        if (key === undefined) throw new errors.JWKSNoMatchingKey();
        keyId = key.id;
        return key.publicKey;
      },
      {
        algorithms: [algorithm],
        typ: type,
        issuer: origin,
        audience: origin,
        currentDate: beforeAll,
      },
    );
    const { sub, client_id, org, epoch, grant, scope, exp } = claims.parse(payload);
    const appId = uuidOfSid('OQ', client_id);
    if (appId === undefined || (grant === undefined && sub !== client_id)) return undefined;
    return {
      appId,
      subject: sub,
      organizationSid: org,
      keyId,
      tokenEpoch: epoch,
      grantId: grant,
      scope: scope?.split(' '),
      expiresAtSeconds: exp,
    };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
