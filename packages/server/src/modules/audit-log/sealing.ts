/**
 * Seals what the log gained, outside the write path. An entry and its place in the queue become visible together, and
 * the order is given here, under one lock: a transaction that commits late is sealed late, never missed.
 */
import type { KeyObject } from 'node:crypto';
import { findOrMakeDataKey } from '../../kernel/data-keys.ts';
import type { Db } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, platformLogId, platformScope } from '../../kernel/scope.ts';
import { newSigningKey, type Vault } from '../../kernel/secrets.ts';
import { createSigner, type Signer } from '../../kernel/signatures.ts';
import {
  hashEntry,
  hashSealText,
  type Leaf,
  noHash,
  type Seal,
  textOfSeal,
  timeOfId,
} from './seal.ts';
import * as store from './seal-store.ts';

const everybody = platformScope('one job seals the logs of everybody, in one chain');

export const entriesOfSeal = 1_000;
const entriesAtOnce = 5_000;
const roundsAtMost = 100;

const placeOf = (keyId: string) => ({
  table: 'audit_seal_keys',
  column: 'private_key',
  rowId: keyId,
  organizationId: platformLogId,
});

/** A key as the vault knows it; `stored` is the public half as the table says it. */
export interface SealKey {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly stored: Buffer;
  readonly createdAt: Date;
  readonly signer: Signer;
}

/** Only what the vault opens counts as a key: a pair that somebody put into the table is none. */
export async function readSealKeys(
  db: Db,
  vault: Vault,
  scope: OrganizationScope | typeof everybody,
): Promise<SealKey[]> {
  const rows = await store.listSealKeys(db, scope);
  if (rows.length === 0) return [];
  const wrapped = await findOrMakeDataKey(db, vault, platformLogId);
  return rows.flatMap((row) => {
    try {
      const signer = createSigner(vault.open(wrapped, row.privateKey, placeOf(row.id)));
      const { id, publicKey: stored, createdAt } = row;
      return [{ id, publicKey: signer.publicKey, stored, createdAt, signer }];
    } catch {
      return [];
    }
  });
}

/** The key that signs, made on first use. */
async function findOrMakeKey(db: Db, vault: Vault): Promise<{ id: string; signer: Signer }> {
  const known = (await readSealKeys(db, vault, everybody)).at(-1);
  if (known !== undefined) return known;
  const id = newId();
  const { publicKey, privateKey } = newSigningKey();
  const wrapped = await findOrMakeDataKey(db, vault, platformLogId);
  await store.insertSealKey(db, everybody, {
    id,
    publicKey,
    privateKey: vault.seal(wrapped, privateKey, placeOf(id)),
  });
  return { id, signer: createSigner(privateKey) };
}

interface Batch {
  readonly logId: string;
  readonly leaves: readonly Leaf[];
  readonly newestAt: Date;
  /** The log has more that waits. */
  readonly isLast: boolean;
}

function batchesOf(waiting: readonly store.WaitingEntry[]): Batch[] {
  return [...Map.groupBy(waiting, (entry) => entry.logId)].flatMap(([logId, entries]) => {
    const batches: Batch[] = [];
    for (let start = 0; start < entries.length; start += entriesOfSeal) {
      const some = entries.slice(start, start + entriesOfSeal);
      const times = some.map((entry) => entry.occurredAt ?? timeOfId(entry.id));
      batches.push({
        logId,
        leaves: some.map(({ id, canonical }) => ({
          id,
          hash: canonical === null ? noHash : hashEntry(canonical),
        })),
        newestAt: times.reduce((newest, time) => (time > newest ? time : newest)),
        isLast: start + entriesOfSeal >= entries.length,
      });
    }
    return batches;
  });
}

interface Chains {
  readonly heads: Map<string, store.Head>;
  readonly key: { readonly id: string; readonly signer: Signer };
  readonly now: Date;
  /** Nothing was left in the queue. */
  readonly isEverything: boolean;
}

/** Makes the next seal, and moves the ends of both chains. */
function sealBatch(batch: Batch, { heads, key, now, isEverything }: Chains): Seal {
  const ofAll = heads.get(store.everyLog);
  const ofLog = heads.get(batch.logId);
  const content = {
    number: (ofAll?.number ?? 0) + 1,
    logId: batch.logId,
    logNumber: (ofLog?.number ?? 0) + 1,
    previousHash: ofAll?.hash ?? noHash,
    previousLogHash: ofLog?.hash ?? noHash,
    leaves: batch.leaves,
    newestAt: batch.newestAt,
    sealedAt: now,
    settledAt: batch.isLast && isEverything ? now : null,
    keyId: key.id,
  };
  const text = textOfSeal(content);
  const seal = { ...content, hash: hashSealText(text), signature: key.signer.sign(text) };
  const lastId = batch.leaves.at(-1)?.id ?? '';
  for (const [chainId, number, head] of [
    [store.everyLog, seal.number, ofAll],
    [batch.logId, seal.logNumber, ofLog],
  ] as const) {
    const entries = (head?.entries ?? 0) + batch.leaves.length;
    const { hash, newestAt } = seal;
    heads.set(chainId, { chainId, number, hash, entries, lastId, newestAt, sealedAt: now });
  }
  return seal;
}

/** Seals as much as one short transaction takes. @returns whether more is waiting */
async function sealSome(kernel: Kernel): Promise<boolean> {
  const sealed = await kernel.database.transaction({}, async ({ db, opened }) => {
    if (!(await store.tryLockSealing(db, everybody))) return undefined;
    const waiting = await store.takeWaiting(db, everybody, entriesAtOnce);
    if (waiting.length === 0) return undefined;
    const key = await findOrMakeKey(db, kernel.vault);
    const logIds = [...new Set(waiting.map((entry) => entry.logId))];
    const heads = await store.readHeads(db, everybody, [store.everyLog, ...logIds]);
    const isEverything = waiting.length < entriesAtOnce;
    const now = await opened;
    const chains = { heads, key, now, isEverything };
    const seals = batchesOf(waiting).map((batch) => sealBatch(batch, chains));
    await store.insertSeals(db, everybody, seals);
    await store.writeHeads(db, everybody, [...heads.values()]);
    return { head: heads.get(store.everyLog), isEverything };
  });
  if (sealed?.head === undefined) return false;
  // Whoever collects these lines elsewhere can tell when the end of the chain was cut off with all its traces.
  const { number, hash } = sealed.head;
  kernel.logger.info({ seal: number, hash: hash.toString('hex') }, 'the audit log was sealed');
  return !sealed.isEverything;
}

/** Seals everything that waits. Of several processes one works, the others find nothing to do. */
export async function sealWaiting(kernel: Kernel): Promise<void> {
  for (let round = 0; round < roundsAtMost; round += 1) if (!(await sealSome(kernel))) return;
}

const pauseMs = 30_000;

/** Every half minute: the clock of jobs knows whole minutes only. */
export async function sealTwice(kernel: Kernel): Promise<void> {
  await sealWaiting(kernel);
  await kernel.asSystem('audit_log.seal', {}, (work) => {
    const runAt = new Date(work.now.getTime() + pauseMs);
    work.enqueue({ name: 'audit_log.seal_again', payload: {}, key: 'audit-log-seal', runAt });
    return Promise.resolve();
  });
}
