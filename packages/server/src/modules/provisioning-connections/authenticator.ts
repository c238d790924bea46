/**
 * Turns the token of a connection into the machine that is calling. Read from the store at every request, never cached; the
 * connection decides the organization (SC-02). It works at SCIM and nowhere else.
 */
import type { MachineActor } from '../../kernel/actor.ts';
import type { Credential } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { isRefused } from '../../kernel/networks.ts';
import { platformScope } from '../../kernel/scope.ts';
import { hashToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import * as store from './store.ts';

export const tokenPrefix = 'bwp_';
const anyToken = platformScope(
  'a token names its organization; nothing is known before it is looked up',
);
const wrongTokens = { name: 'wrong-provisioning-tokens:address', limit: 60, windowSeconds: 900 };
/** What identity providers send in a large first sync, with room. */
const requests = { name: 'provisioning-requests', limit: 3_000, windowSeconds: 60 };

export const isProvisioningToken = ({ kind, secret }: Pick<Credential, 'kind' | 'secret'>) =>
  kind === 'bearer' && secret.startsWith(tokenPrefix);

/** @throws request.unauthenticated, request.too_many */
async function refuseWrong(kernel: Kernel, db: Db, { addressPrefix }: Credential): Promise<never> {
  const counted = await kernel.rateLimits.consume(db, wrongTokens, addressPrefix);
  if (!counted.allowed)
    throw requestErrors.too_many(say('Too many wrong tokens from this address.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  throw requestErrors.unauthenticated(
    say('This is no token of a provisioning connection, or not all of it, or it is over.'),
  );
}

/** One more of them: a request, or an operation within one. @throws request.too_many */
export async function countRequest(
  kernel: Kernel,
  db: Db,
  { connectionId, name }: { readonly connectionId: string; readonly name: string },
): Promise<void> {
  const counted = await kernel.rateLimits.consume(db, requests, connectionId);
  if (counted.allowed) return;
  throw requestErrors.too_many(say('{name} sends more than 3,000 requests a minute.', { name }), {
    retryAfterSeconds: counted.retryAfterSeconds,
  });
}

/** @throws request.unauthenticated, request.too_many */
export async function authenticateProvisioning(
  kernel: Kernel,
  db: Db,
  credential: Credential,
): Promise<MachineActor> {
  const row = isProvisioningToken(credential)
    ? await store.findShownToken(db, anyToken, {
        hash: hashToken(credential.secret),
        address: credential.origin.clientAddress,
      })
    : undefined;
  if (row === undefined) return refuseWrong(kernel, db, credential);
  if (!['active', 'pending_deletion'].includes(row.organizationState))
    throw requestErrors.unauthenticated(
      say('The connection {name} does not work: its organization is out of use.', {
        name: row.name,
      }),
    );
  await countRequest(kernel, db, row);
  if (row.usedLongAgo && !isRefused(row.outside)) await store.touchToken(db, anyToken, row.tokenId);
  return {
    kind: 'machine',
    credential: 'provisioning',
    machineId: row.connectionId,
    organizationId: row.organizationId,
    name: row.name,
    permissions: new Set(),
    userId: row.madeById,
    email: row.makerEmail,
    clientAddress: credential.origin.clientAddress,
    ...(row.outside === null ? {} : { outside: row.outside }),
  };
}
