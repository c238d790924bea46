/**
 * Compares the log with its seals, in steps of bounded size: every entry with its hash, every seal with the one before
 * it and its signature, and the end of the chain with where it was said to end.
 */

import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { type OrganizationScope, platformScope } from '../../kernel/scope.ts';
import type { Vault } from '../../kernel/secrets.ts';
import { isSignedBy } from '../../kernel/signatures.ts';
import { say } from '../../kernel/text.ts';
import { findPruning } from './pruning-store.ts';
import * as rules from './rules.ts';
import { hashEntry, hashSealText, type Seal, textOfPruning, textOfSeal, timeOfId } from './seal.ts';
import * as store from './seal-store.ts';
import { readSealKeys, type SealKey } from './sealing.ts';

const wholeInstance = platformScope('the operator verifies the logs of everybody');

type VerifyScope = OrganizationScope | typeof wholeInstance;

const entriesAtOnce = 2_000;
const entriesOfStep = 50_000;
const sealsAtOnce = 50;
const linksAtOnce = 5_000;
const lowestId = '00000000-0000-0000-0000-000000000000';
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Where a step ended. */
export interface Position {
  readonly logId: string;
  readonly entryId: string;
}

export interface Step {
  readonly findings: readonly (rules.Finding & { readonly logId: string })[];
  readonly entries: number;
  readonly seals: number;
  /** Null: everything has been compared. */
  readonly next: Position | null;
}

export interface KnownSeal {
  readonly number: number;
  readonly hash: string;
}

/** What a verification works with. */
export interface Verifier {
  readonly db: Db;
  readonly vault: Vault;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** @throws request.invalid when it was not made by `tokenOf` */
export function positionOf(token: string): Position {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const match = new RegExp(`^(${uuid}) (${uuid})$`).exec(text);
  if (match === null)
    throw requestErrors.invalid(say('after is not what an answer said'), {
      errors: [{ pointer: '/after', detail: say('use next_after of the answer before') }],
    });
  return { logId: match[1] ?? '', entryId: match[2] ?? '' };
}

export const tokenOf = ({ logId, entryId }: Position) =>
  Buffer.from(`${logId} ${entryId}`).toString('base64url');

const hex = (bytes: Buffer) => bytes.toString('hex');

const linkOf = (seal: { logNumber: number; hash: Buffer; sealedAt: Date }): rules.LinkFacts => ({
  number: seal.logNumber,
  hash: hex(seal.hash),
  sealedAt: seal.sealedAt,
});

function factsOf(seal: Seal, keys: ReadonlyMap<string, SealKey>): rules.SealFacts {
  const text = textOfSeal(seal);
  const key = keys.get(seal.keyId);
  return {
    ...linkOf(seal),
    previousHash: hex(seal.previousLogHash),
    actualHash: hex(hashSealText(text)),
    isSigned: key !== undefined && isSignedBy(key.publicKey, text, seal.signature),
  };
}

/** Up to which seal retention removed the entries; a record that is not ours counts for nothing. */
async function readPruned(
  { db, vault }: Verifier,
  scope: VerifyScope,
  logId: string,
): Promise<{ through: number; findings: rules.Finding[] }> {
  const pruning = await findPruning(db, scope, logId);
  if (pruning === undefined) return { through: 0, findings: [] };
  const key = (await readSealKeys(db, vault, scope)).find(({ id }) => id === pruning.keyId);
  const isOurs =
    key !== undefined && isSignedBy(key.publicKey, textOfPruning(pruning), pruning.signature);
  return isOurs
    ? { through: pruning.throughNumber, findings: [] }
    : { through: 0, findings: [rules.forgedPruning(pruning.throughNumber, pruning.prunedAt)] };
}

interface Chain {
  readonly findings: rules.Finding[];
  readonly seals: number;
}

/** Walks the seals of a log from the first to the last. */
async function verifyChain(
  { db, vault }: Verifier,
  scope: VerifyScope,
  logId: string,
  known: KnownSeal | undefined,
): Promise<Chain> {
  // The end first: seals that are made meanwhile lie behind it.
  const head = (await store.readHeads(db, scope, [logId])).get(logId);
  const listed = await readSealKeys(db, vault, scope);
  const keys = new Map(listed.map((key) => [key.id, key]));
  const findings = listed
    .filter((key) => !key.publicKey.export({ type: 'spki', format: 'der' }).equals(key.stored))
    .map((key) => rules.changedKey(key.id, key.createdAt));
  let before: rules.LinkFacts | null = null;
  let atHead: rules.LinkFacts | null = null;
  let found: rules.LinkFacts | undefined;
  let seals = 0;
  for (;;) {
    const after: number = before?.number ?? 0;
    const some = await store.listSeals(db, scope, logId, { after, limit: sealsAtOnce });
    for (const seal of some) {
      findings.push(...rules.judgeSeal(factsOf(seal, keys), before));
      before = linkOf(seal);
      if (head === undefined || seal.logNumber <= head.number) atHead = before;
      if (seal.logNumber === known?.number) found = before;
    }
    seals += some.length;
    if (some.length < sealsAtOnce) break;
  }
  const end = head === undefined ? undefined : { ...head, hash: hex(head.hash) };
  findings.push(...rules.judgeEnd(end, atHead));
  const newest = (await store.readHeads(db, scope, [logId])).get(logId);
  findings.push(...rules.judgeBeyond(newest?.number ?? 0, before));
  if (known !== undefined) findings.push(...rules.judgeKnown(known, found));
  return { findings, seals };
}

/** Compares a page of entries with what was sealed in their range. */
async function verifyPage(
  { db }: Verifier,
  scope: VerifyScope,
  logId: string,
  asked: { after: string; settledAt: Date | null; prunedThrough: number },
): Promise<{ findings: rules.Finding[]; entries: number; last: string | null }> {
  const { after, settledAt, prunedThrough } = asked;
  // In this order: an entry that is sealed while we look is found in the queue, or by then in a seal.
  const rows = await store.listEntries(db, scope, logId, { after, limit: entriesAtOnce });
  const isLast = rows.length < entriesAtOnce;
  const range = { from: after, to: isLast ? highestId : (rows.at(-1)?.id ?? highestId) };
  const waiting = await store.listWaitingAmong(db, scope, logId, range);
  const leaves = new Map<string, rules.LeafFacts>();
  for (const seal of await store.listSealsCovering(db, scope, logId, range)) {
    for (const leaf of seal.leaves) {
      if (leaf.id <= after || leaf.id > range.to) continue;
      const { logNumber: sealNumber, settledBefore } = seal;
      leaves.set(leaf.id, { hash: hex(leaf.hash), sealNumber, settledBefore });
    }
  }
  const entries = rows.map(({ id, canonical, occurredAt }) => ({
    id,
    occurredAt,
    hash: hex(hashEntry(canonical)),
  }));
  const findings = rules.judgeEntries({ entries, leaves, waiting, settledAt });
  findings.push(...(await findMissing(db, scope, logId, { rows, leaves, prunedThrough })));
  return { findings, entries: rows.length, last: isLast ? null : range.to };
}

/** Looks again before it says so: an entry may have been committed and sealed since the page was read. */
async function findMissing(
  db: Db,
  scope: VerifyScope,
  logId: string,
  looked: {
    rows: readonly { id: string }[];
    leaves: Map<string, rules.LeafFacts>;
    prunedThrough: number;
  },
): Promise<rules.Finding[]> {
  const { rows, leaves, prunedThrough } = looked;
  const seen = new Set(rows.map((row) => row.id));
  const unseen = [...leaves]
    .filter(([id, leaf]) => !seen.has(id) && leaf.sealNumber > prunedThrough)
    .map(([id]) => id);
  if (unseen.length === 0) return [];
  const present = await store.listPresentAmong(db, scope, logId, unseen);
  return unseen
    .filter((id) => !present.has(id))
    .map((id) => rules.missingEntry(id, timeOfId(id), leaves.get(id)?.sealNumber ?? 0));
}

/** One step over one log; the first also walks its seals. */
export async function verifyLog(
  verifier: Verifier,
  scope: VerifyScope,
  logId: string,
  asked: { after?: string | undefined; known?: KnownSeal | undefined; limit?: number },
): Promise<Step> {
  const isFirst = (asked.after ?? lowestId) === lowestId;
  const chain = isFirst
    ? await verifyChain(verifier, scope, logId, asked.known)
    : { findings: [], seals: 0 };
  const settledAt = await store.findSettledAt(verifier.db, scope, logId);
  const pruned = await readPruned(verifier, scope, logId);
  const findings: rules.Finding[] = [...chain.findings, ...(isFirst ? pruned.findings : [])];
  let after: string | null = asked.after ?? lowestId;
  let entries = 0;
  while (after !== null && entries < (asked.limit ?? entriesOfStep)) {
    const page = await verifyPage(verifier, scope, logId, {
      after,
      settledAt,
      prunedThrough: pruned.through,
    });
    findings.push(...page.findings);
    entries += page.entries;
    after = page.last;
  }
  return {
    findings: findings.map((finding) => ({ ...finding, logId })),
    entries,
    seals: chain.seals,
    next: after === null ? null : { logId, entryId: after },
  };
}

/** The chain over all logs: its numbers without a gap, each link following the one before. */
async function verifyLinks({ db }: Verifier): Promise<rules.Finding[]> {
  const head = (await store.readHeads(db, wholeInstance, [store.everyLog])).get(store.everyLog);
  const findings: rules.Finding[] = [];
  let before: rules.LinkFacts | null = null;
  let atHead: rules.LinkFacts | null = null;
  for (;;) {
    const after: number = before?.number ?? 0;
    const some = await store.listLinks(db, wholeInstance, { after, limit: linksAtOnce });
    for (const { number, hash, previousHash, sealedAt } of some) {
      const link = { number, hash: hex(hash), sealedAt, previousHash: hex(previousHash) };
      findings.push(...rules.judgeLink(link, before));
      before = link;
      if (head === undefined || number <= head.number) atHead = before;
    }
    if (some.length < linksAtOnce) break;
  }
  const end = head === undefined ? undefined : { ...head, hash: hex(head.hash) };
  return [...findings, ...rules.judgeEnd(end, atHead)];
}

/** One step over all logs; the first also walks the chain that binds them together. */
export async function verifyEverything(
  verifier: Verifier,
  after: Position | undefined,
): Promise<Step> {
  const links = after === undefined ? await verifyLinks(verifier) : [];
  const findings = links.map((finding) => ({ ...finding, logId: store.everyLog }));
  const sum = { findings: [...findings] as Step['findings'][number][], entries: 0, seals: 0 };
  // All zero is the log of the instance itself: looked at first, and not found by what comes behind it.
  let logId: string | undefined = after?.logId ?? lowestId;
  let entryId = after?.entryId;
  while (logId !== undefined) {
    const limit = entriesOfStep - sum.entries;
    const step = await verifyLog(verifier, wholeInstance, logId, { after: entryId, limit });
    sum.findings.push(...step.findings);
    sum.entries += step.entries;
    sum.seals += step.seals;
    if (step.next !== null) return { ...sum, next: step.next };
    entryId = undefined;
    logId = await store.findNextLog(verifier.db, wholeInstance, logId);
    if (logId !== undefined && sum.entries >= entriesOfStep)
      return { ...sum, next: { logId, entryId: lowestId } };
  }
  return { ...sum, next: null };
}
