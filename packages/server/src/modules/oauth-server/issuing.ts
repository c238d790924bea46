/**
 * The token endpoint. A right client costs one statement and one signature, and is never held back: some libraries ask before
 * every call. Wrong ones are counted by address; a secret of 256 random bits is not guessed in that many.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { uuidOfSid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { hashToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import { auditStatement, type Origin } from '../../kernel/unit-of-work.ts';
import { whyDead } from '../api-keys/index.ts';
import { idOfSecret, oauthAppEvents, oauthAppTarget, touch } from '../oauth-apps/index.ts';
import { signAccessToken } from './access-tokens.ts';
import { narrowedTo, readClient, type ShownCredentials, wrongClients } from './rules.ts';
import { findKey, type SigningKey, tendKeys } from './signing-keys.ts';
import * as store from './store.ts';
import { oauthErrors } from './vocabulary.ts';

const anyClient = platformScope(
  'a client id names its organization; nothing is known before it is looked up',
);
export interface Asking {
  readonly credentials: ShownCredentials;
  readonly grantType: string;
  readonly scope: string | undefined;
  readonly origin: Origin;
  readonly addressPrefix: string;
}

const fits = (hash: Buffer, stored: Buffer | null): boolean =>
  stored !== null && timingSafeEqual(hash, stored);

/** A secret names its app: what is mistyped, or of another client, costs the database nothing. */
async function findRight(db: Db, { credentials }: Asking): Promise<store.AskingRow | undefined> {
  const { clientId, clientSecret } = readClient(credentials);
  const id = uuidOfSid('OQ', clientId);
  if (id === undefined || idOfSecret(clientSecret) !== id) return undefined;
  const row = await store.findAsking(db, anyClient, id);
  if (row === undefined) return undefined;
  const hash = hashToken(clientSecret);
  return fits(hash, row.secretHash) || fits(hash, row.previousSecretHash) ? row : undefined;
}

/** @throws oauth.invalid_client, request.too_many */
async function refuseWrong(kernel: Kernel, db: Db, { addressPrefix }: Asking): Promise<never> {
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

/** The key that signs now; the first who asks has one made. */
async function keyFor(kernel: Kernel, db: Db, row: store.AskingRow): Promise<SigningKey> {
  const known = row.keyId === null ? undefined : await findKey(kernel, db, row.keyId);
  if (known !== undefined) return known;
  await tendKeys(kernel);
  const again = await store.findAsking(db, anyClient, row.id);
  const key = again?.keyId == null ? undefined : await findKey(kernel, db, again.keyId);
  if (key === undefined) throw new Error('no key that the vault opens signs access tokens');
  return key;
}

async function noteUse(kernel: Kernel, row: store.AskingRow, asking: Asking): Promise<void> {
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

/** @throws oauth.*, request.invalid, request.too_many */
export async function issueToken(kernel: Kernel, db: Db, asking: Asking) {
  if (asking.grantType !== 'client_credentials')
    throw oauthErrors.unsupported_grant_type(say('grant_type must be client_credentials.'));
  const row = await findRight(db, asking);
  if (row === undefined) return refuseWrong(kernel, db, asking);
  assertAlive(row);
  const scope = narrowedTo(asking.scope, row.permissions);
  const token = await signAccessToken(kernel, await keyFor(kernel, db, row), {
    appId: row.id,
    organizationId: row.organizationId,
    tokenEpoch: row.tokenEpoch,
    scope,
    issuedAtSeconds: row.nowSeconds,
    expiresAtSeconds: row.nowSeconds + row.accessTokenSeconds,
  });
  if (row.usedLongAgo) await noteUse(kernel, row, asking);
  return {
    access_token: token,
    token_type: 'Bearer' as const,
    expires_in: row.accessTokenSeconds,
    ...(scope === undefined ? {} : { scope: scope.join(' ') }),
  };
}
