/**
 * The token endpoint. A right client costs one statement and one signature, and is never held back: some libraries ask before
 * every call. Wrong ones are counted by address; a secret of 256 random bits is not guessed in that many.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { isRefused, refusedNetwork } from '../../kernel/networks.ts';
import { platformScope } from '../../kernel/scope.ts';
import { hashToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import { auditStatement, type Origin } from '../../kernel/unit-of-work.ts';
import { whyDead } from '../api-keys/index.ts';
import { idOfSecret, oauthAppEvents, oauthAppTarget, touch } from '../oauth-apps/index.ts';
import { isJwt, signAccessToken } from './access-tokens.ts';
import { offlineAccess } from './authorization-rules.ts';
import {
  type Redeemed,
  redeemCode,
  redeemRefreshToken,
  revokeRefreshToken,
  type ShownGrantWords,
} from './redeeming.ts';
import { narrowedTo, readClient, type ShownCredentials, wrongClients } from './rules.ts';
import { findKey, type SigningKey, tendKeys } from './signing-keys.ts';
import * as store from './store.ts';
import { oauthErrors } from './vocabulary.ts';

const anyClient = platformScope(
  'a client id names its organization; nothing is known before it is looked up',
);

export interface Showing {
  readonly credentials: ShownCredentials;
  readonly origin: Origin;
  readonly addressPrefix: string;
}

export interface Asking extends Showing {
  readonly grantType: string;
  readonly scope: string | undefined;
  readonly shown: ShownGrantWords;
}

const fits = (hash: Buffer, stored: Buffer | null): boolean =>
  stored !== null && timingSafeEqual(hash, stored);

/** A secret names its app: what is mistyped, or of another client, costs the database nothing. */
async function findRight(
  db: Db,
  { credentials, origin }: Showing,
): Promise<store.AskingRow | undefined> {
  const { clientId, clientSecret } = readClient(credentials);
  const id = uuidOfSid('OQ', clientId);
  if (id === undefined || idOfSecret(clientSecret) !== id) return undefined;
  const row = await store.findAsking(db, anyClient, { id, address: origin.clientAddress });
  if (row === undefined) return undefined;
  const hash = hashToken(clientSecret);
  return fits(hash, row.secretHash) || fits(hash, row.previousSecretHash) ? row : undefined;
}

/** @throws oauth.invalid_client, request.too_many */
async function refuseWrong(kernel: Kernel, db: Db, { addressPrefix }: Showing): Promise<never> {
  const counted = await kernel.rateLimits.consume(db, wrongClients, addressPrefix);
  if (!counted.allowed)
    throw requestErrors.too_many(say('Too many wrong clients from this address.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  throw oauthErrors.invalid_client(
    say('There is no OAuth app with this client id and secret. Copy both again.'),
  );
}

/** @throws oauth.invalid_client */
function assertAlive(row: store.StandingRow): void {
  const dead = whyDead(row);
  if (dead !== undefined)
    throw oauthErrors.invalid_client(
      say('The OAuth app {name} does not work any more. {why}', { name: row.name, why: dead }),
    );
  if (!['active', 'pending_deletion'].includes(row.organizationState))
    throw oauthErrors.invalid_client(
      say('The OAuth app {name} does not work: its organization is out of use.', {
        name: row.name,
      }),
    );
}

/** A new secret mends it, which its maker alone can give. @throws oauth.invalid_client */
function assertSecretIsYoung(row: store.AskingRow): void {
  const { name, madeBy, isSecretTooOld, isOlderThanAllowed, maxAgeDays } = row;
  if (!isSecretTooOld) return;
  if (!isOlderThanAllowed)
    throw oauthErrors.invalid_client(
      say(
        'The secret of the OAuth app {name} became older than its organization let secrets become, and stays dead. {maker} can give it a new one.',
        { name, maker: madeBy },
      ),
    );
  throw oauthErrors.invalid_client(
    say(
      'The secret of the OAuth app {name} is older than {days, plural, one {# day} other {# days}}, which is the most that its organization allows. {maker} can give it a new one.',
      { name, days: maxAgeDays ?? 0, maker: madeBy },
    ),
  );
}

/** The key that signs now; the first who asks has one made. */
async function keyFor(
  kernel: Kernel,
  db: Db,
  row: store.AskingRow,
  { origin }: Asking,
): Promise<SigningKey> {
  const known = row.keyId === null ? undefined : await findKey(kernel, db, row.keyId);
  if (known !== undefined) return known;
  await tendKeys(kernel);
  const asked = { id: row.id, address: origin.clientAddress };
  const again = await store.findAsking(db, anyClient, asked);
  const key = again?.keyId == null ? undefined : await findKey(kernel, db, again.keyId);
  if (key === undefined) throw new Error('no key that the vault opens signs access tokens');
  return key;
}

async function noteUse(kernel: Kernel, row: store.AskingRow, asking: Showing): Promise<void> {
  const { origin, addressPrefix } = asking;
  await kernel.database.transaction({}, async (transaction) => {
    if (!(await touch(transaction.db, anyClient, row.id, addressPrefix))) return;
    const actor = {
      kind: 'machine',
      credential: 'oauth_app',
      machineId: row.id,
      organizationId: row.organizationId,
      name: row.name,
      permissions: new Set(row.permissions),
      userId: row.madeById,
      email: row.makerEmail,
    } as const;
    const entry = {
      event: oauthAppEvents.first_used,
      target: oauthAppTarget(row),
      organizationId: row.organizationId,
    };
    transaction.last(auditStatement(actor, origin, [{ entry, outcome: 'done' }]));
  });
}

/** Who shows themselves as a client that works. @throws oauth.invalid_client, request.invalid, request.too_many */
async function readAsking(kernel: Kernel, db: Db, showing: Showing): Promise<store.AskingRow> {
  const row = await findRight(db, showing);
  if (row === undefined) return refuseWrong(kernel, db, showing);
  assertAlive(row);
  assertSecretIsYoung(row);
  return row;
}

/** @throws oauth.unauthorized_client */
function assertGrantType(row: store.AskingRow, asked: 'client_credentials' | 'authorization_code') {
  if (row.grantType === asked) return;
  throw oauthErrors.unauthorized_client(
    say('The OAuth app {name} was made for {grant}.', { name: row.name, grant: row.grantType }),
  );
}

/** @throws oauth.unsupported_grant_type, oauth.unauthorized_client, oauth.invalid_grant, request.invalid */
async function redeem(
  kernel: Kernel,
  row: store.AskingRow,
  { grantType, shown, scope, origin }: Asking,
): Promise<Redeemed | undefined> {
  if (grantType === 'client_credentials') {
    assertGrantType(row, grantType);
    return undefined;
  }
  assertGrantType(row, 'authorization_code');
  if (grantType === 'refresh_token') {
    if (shown.refreshToken === undefined)
      throw requestErrors.invalid(say('refresh_token is needed.'));
    // Before it is used up: what is refused here leaves it as it is.
    narrowedTo(withoutOffline(scope), row.permissions);
    return redeemRefreshToken(kernel, { app: row, origin }, shown.refreshToken);
  }
  if (shown.code === undefined) throw requestErrors.invalid(say('code is needed.'));
  if (scope !== undefined)
    throw requestErrors.invalid(say('The scope of a code was decided when it was asked for.'));
  return redeemCode(kernel, { app: row, origin }, shown);
}

const withoutOffline = (scope: string | undefined) =>
  scope
    ?.split(' ')
    .filter((word) => word !== offlineAccess)
    .join(' ');

/** What the token is for: of what the person agreed to, or of what the app has. */
function scopeOf(row: store.AskingRow, redeemed: Redeemed | undefined, scope: string | undefined) {
  if (redeemed === undefined) return narrowedTo(scope, row.permissions);
  const { permissions } = redeemed.grant;
  return narrowedTo(withoutOffline(scope), permissions) ?? permissions;
}

const grantTypes: readonly string[] = ['client_credentials', 'authorization_code', 'refresh_token'];

/** @throws oauth.*, request.network_refused, request.invalid, request.too_many */
export async function issueToken(kernel: Kernel, db: Db, asking: Asking) {
  if (!grantTypes.includes(asking.grantType))
    throw oauthErrors.unsupported_grant_type(
      say('grant_type must be client_credentials, authorization_code or refresh_token.'),
    );
  const row = await readAsking(kernel, db, asking);
  if (isRefused(row.outside)) throw refusedNetwork(row.outside, asking.origin.clientAddress);
  const redeemed = await redeem(kernel, row, asking);
  const scope = scopeOf(row, redeemed, asking.scope);
  const seconds = Math.min(row.accessTokenSeconds, redeemed?.grant.secondsLeft ?? Infinity);
  const token = await signAccessToken(kernel, await keyFor(kernel, db, row, asking), {
    appId: row.id,
    organizationId: row.organizationId,
    tokenEpoch: row.tokenEpoch,
    person:
      redeemed === undefined
        ? undefined
        : { userId: redeemed.grant.userId, grantId: redeemed.grant.id },
    scope,
    issuedAtSeconds: row.nowSeconds,
    expiresAtSeconds: row.nowSeconds + seconds,
  });
  if (row.usedLongAgo) await noteUse(kernel, row, asking);
  const refreshToken = redeemed?.refreshToken;
  const words = [...(scope ?? []), ...(refreshToken === undefined ? [] : [offlineAccess])];
  return {
    access_token: token,
    token_type: 'Bearer' as const,
    expires_in: seconds,
    ...(scope === undefined ? {} : { scope: words.join(' ') }),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  };
}

/** RFC 7009. @throws oauth.*, request.invalid, request.too_many */
export async function revokeToken(
  kernel: Kernel,
  db: Db,
  showing: Showing & { readonly token: string },
): Promise<void> {
  const row = await readAsking(kernel, db, showing);
  if (isJwt(showing.token))
    throw oauthErrors.unsupported_token_type(
      say('Access tokens end with the refresh token that they came with, or run out.'),
    );
  await revokeRefreshToken(kernel, { app: row, origin: showing.origin }, showing.token);
}
