/**
 * Turns an access token into the machine that is calling. The signature is verified without the database; then one statement reads
 * what the app is worth now, so that whatever ends it ends its tokens at once.
 */
import type { MachineActor } from '../../kernel/actor.ts';
import type { Credential } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { whyDead } from '../api-keys/index.ts';
import { secretPrefix } from '../oauth-apps/index.ts';
import { isJwt, type VerifiedToken, verifyAccessToken } from './access-tokens.ts';
import * as store from './store.ts';

const anyToken = platformScope('a token names its app; nothing is known before it is looked up');
const wrongTokens = { name: 'wrong-access-tokens:address', limit: 60, windowSeconds: 900 };

/** A JWT, or what somebody sends who forgot to ask for one. Tokens of sessions have no dots. */
export const isAccessToken = ({ kind, secret }: Pick<Credential, 'kind' | 'secret'>): boolean =>
  kind === 'bearer' && (secret.startsWith(secretPrefix) || isJwt(secret));

/** @throws request.unauthenticated, request.too_many */
async function refuseWrong(kernel: Kernel, db: Db, credential: Credential): Promise<never> {
  const counted = await kernel.rateLimits.consume(db, wrongTokens, credential.addressPrefix);
  if (!counted.allowed)
    throw requestErrors.too_many(say('Too many wrong access tokens from this address.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  if (credential.secret.startsWith(secretPrefix))
    throw requestErrors.unauthenticated(
      say('This is the secret of an OAuth app: get an access token with it at /oauth2/token.'),
    );
  throw requestErrors.unauthenticated(say('This is no access token of ours, or not all of it.'));
}

/** They still count, and are who the token says. */
const isOf = (person: store.HolderRow['person'], { subject }: VerifiedToken): boolean =>
  person !== null && sid('US', person.id) === subject;

/** @throws request.unauthenticated */
function assertAlive(token: VerifiedToken, row: store.HolderRow | undefined): store.HolderRow {
  const isOver =
    row === undefined ||
    row.isExpired ||
    !row.keyCounts ||
    row.tokenEpoch !== token.tokenEpoch ||
    (token.grantId !== undefined && !isOf(row.person, token)) ||
    (token.grantId === undefined) !== (row.grantType === 'client_credentials') ||
    sid('OR', row.organizationId) !== token.organizationSid;
  if (isOver)
    throw requestErrors.unauthenticated(say('The access token is over. Get another one.'));
  const dead = whyDead(row);
  if (dead !== undefined)
    throw requestErrors.unauthenticated(
      say('The OAuth app {name} does not work any more. {why}', { name: row.name, why: dead }),
    );
  if (!['active', 'pending_deletion'].includes(row.organizationState))
    throw requestErrors.unauthenticated(
      say('The OAuth app {name} does not work: its organization is out of use.', {
        name: row.name,
      }),
    );
  return row;
}

export async function authenticateAccessToken(
  kernel: Kernel,
  db: Db,
  credential: Credential,
): Promise<MachineActor> {
  const token = await verifyAccessToken(kernel, db, credential.secret);
  if (token === undefined) return refuseWrong(kernel, db, credential);
  const { clientAddress } = credential.origin;
  const row = assertAlive(token, await store.findHolder(db, anyToken, token, clientAddress));
  const { scope } = token;
  const { person } = row;
  const has = (permission: string) =>
    (scope?.includes(permission) ?? true) && (person?.permissions.includes(permission) ?? true);
  return {
    kind: 'machine',
    credential: 'oauth_app',
    machineId: row.id,
    organizationId: row.organizationId,
    // The audit log names both: the app, and for whom it acts.
    name: person === null ? row.name : `${row.name} (${person.name})`,
    permissions: new Set(row.permissions.filter(has)),
    userId: person?.id ?? row.madeById,
    email: person?.email ?? row.makerEmail,
    expiresAt: new Date(token.expiresAtSeconds * 1_000),
    clientAddress,
    ...(row.outside === null ? {} : { outside: row.outside }),
  };
}
