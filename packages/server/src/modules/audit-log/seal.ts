/**
 * What a seal is: a batch of entries of one log, bound by hashes to the seal before it (of its log, and of all logs)
 * and signed. Pure but for the hash function; the description for others stands in docs/decisions/0015.
 */
import { createHash } from 'node:crypto';

export const hashBytes = 32;
/** Before the first seal of a chain. */
export const noHash = Buffer.alloc(hashBytes);

/** One entry in a seal: which, and the hash of what it was. */
export interface Leaf {
  readonly id: string;
  readonly hash: Buffer;
}

export interface SealContent {
  /** Over all logs, from 1. */
  readonly number: number;
  readonly logId: string;
  /** In its log, from 1. */
  readonly logNumber: number;
  readonly previousHash: Buffer;
  readonly previousLogHash: Buffer;
  readonly leaves: readonly Leaf[];
  /** The latest time of an entry. */
  readonly newestAt: Date;
  readonly sealedAt: Date;
  readonly settledAt: Date | null;
  readonly keyId: string;
}

/** A seal as it is kept. */
export interface Seal extends SealContent {
  readonly hash: Buffer;
  readonly signature: Buffer;
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest();

/** @param canonical the entry as a JSON array, as the database writes it: `canonicalEntry` in seal-store.ts */
export const hashEntry = (canonical: string): Buffer => sha256(canonical);

function hashLeaves(leaves: readonly Leaf[]): Buffer {
  const digest = createHash('sha256');
  for (const leaf of leaves) {
    digest.update(Buffer.from(leaf.id.replaceAll('-', ''), 'hex'));
    digest.update(leaf.hash);
  }
  return digest.digest();
}

/** The text that is hashed and signed. */
export function textOfSeal(content: SealContent): string {
  return JSON.stringify([
    'bailiwick audit seal 1',
    content.number,
    content.logId,
    content.logNumber,
    content.previousHash.toString('hex'),
    content.previousLogHash.toString('hex'),
    content.leaves.length,
    hashLeaves(content.leaves).toString('hex'),
    content.newestAt.toISOString(),
    content.sealedAt.toISOString(),
    content.settledAt?.toISOString() ?? null,
    content.keyId,
  ]);
}

/** What retention removed from a log: the entries of its seals up to this one. */
export interface Pruning {
  readonly logId: string;
  readonly throughNumber: number;
  readonly entries: number;
  readonly prunedAt: Date;
  readonly keyId: string;
}

/** The text that is signed. */
export function textOfPruning(pruning: Pruning): string {
  return JSON.stringify([
    'bailiwick audit pruning 1',
    pruning.logId,
    pruning.throughNumber,
    pruning.entries,
    pruning.prunedAt.toISOString(),
    pruning.keyId,
  ]);
}

export const hashSealText = (text: string): Buffer => sha256(text);

/** When an id was made: the first 48 bits of a UUIDv7. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
}
