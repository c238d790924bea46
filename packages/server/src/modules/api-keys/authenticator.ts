/**
 * Turns an API key into the machine that is calling. Read from the store at every request, never cached. Its checksum is
 * looked at first: what is only mistyped costs the database nothing. Wrong ones are counted by address, right ones are not,
 * so that nobody is shut out by a neighbour.
 */
import { timingSafeEqual } from 'node:crypto';
import type { MachineActor } from '../../kernel/actor.ts';
import type { Credential } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { isRefused } from '../../kernel/networks.ts';
import { platformScope } from '../../kernel/scope.ts';
import { hashToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import { auditStatement } from '../../kernel/unit-of-work.ts';
import { idOfKey, keyPrefix } from './key-format.ts';
import { whyDead } from './rules.ts';
import * as store from './store.ts';
import { apiKeyEvents } from './vocabulary.ts';

const anyKey = platformScope(
  'a key names its organization; nothing is known before it is looked up',
);
const wrongKeys = { name: 'wrong-api-keys:address', limit: 60, windowSeconds: 900 };

export const isApiKey = ({ kind, secret }: Pick<Credential, 'kind' | 'secret'>): boolean =>
  kind === 'bearer' && secret.startsWith(keyPrefix);

const fits = (hash: Buffer, stored: Buffer | null): boolean =>
  stored !== null && timingSafeEqual(hash, stored);

async function findRight(
  db: Db,
  { secret, origin }: Credential,
): Promise<store.ShownKey | undefined> {
  const id = idOfKey(secret);
  if (id === undefined) return undefined;
  const row = await store.findShownKey(db, anyKey, { id, address: origin.clientAddress });
  const hash = hashToken(secret);
  if (row === undefined) return undefined;
  return fits(hash, row.secretHash) || fits(hash, row.previousSecretHash) ? row : undefined;
}

/** @throws request.unauthenticated, request.too_many */
async function refuseWrong(kernel: Kernel, db: Db, { addressPrefix }: Credential): Promise<never> {
  const counted = await kernel.rateLimits.consume(db, wrongKeys, addressPrefix);
  if (!counted.allowed)
    throw requestErrors.too_many(say('Too many wrong API keys from this address.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  throw requestErrors.unauthenticated(
    say('This is no API key of ours, or not all of it. Copy it again.'),
  );
}

/** @throws request.unauthenticated */
function assertAlive(row: store.ShownKey): void {
  const dead = whyDead(row);
  if (dead !== undefined)
    throw requestErrors.unauthenticated(
      say('The API key {name} does not work any more. {why}', { name: row.name, why: dead }),
    );
  if (!['active', 'pending_deletion'].includes(row.organizationState))
    throw requestErrors.unauthenticated(
      say('The API key {name} does not work: its organization is out of use.', { name: row.name }),
    );
}

async function noteUse(
  kernel: Kernel,
  row: store.ShownKey,
  actor: MachineActor,
  { origin, addressPrefix }: Credential,
): Promise<void> {
  if (row.lastUsedAt !== null) {
    await store.touch(kernel.database.db, anyKey, row.id, addressPrefix);
    return;
  }
  await kernel.database.transaction({}, async (transaction) => {
    if (!(await store.touchFirst(transaction.db, anyKey, row.id, addressPrefix))) return;
    const target = { type: 'api_key', sid: sid('SK', row.id), name: row.name };
    const entry = { event: apiKeyEvents.first_used, target, organizationId: row.organizationId };
    transaction.last(auditStatement(actor, origin, [{ entry, outcome: 'done' }]));
  });
}

export async function authenticateApiKey(
  kernel: Kernel,
  db: Db,
  credential: Credential,
): Promise<MachineActor> {
  const row = await findRight(db, credential);
  if (row === undefined) return refuseWrong(kernel, db, credential);
  assertAlive(row);
  const actor = {
    kind: 'machine',
    credential: 'api_key',
    machineId: row.id,
    organizationId: row.organizationId,
    name: row.name,
    permissions: new Set(row.permissions),
    userId: row.madeById,
    email: row.makerEmail,
    expiresAt: row.expiresAt,
    clientAddress: credential.origin.clientAddress,
    ...(row.outside === null ? {} : { outside: row.outside }),
  } as const;
  if (row.usedLongAgo && !isRefused(row.outside)) await noteUse(kernel, row, actor, credential);
  return actor;
}
