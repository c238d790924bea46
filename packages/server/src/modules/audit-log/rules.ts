/** Rules of verifying: what differs from what was sealed, each difference by its name. Pure. */

import { sid } from '../../kernel/ids.ts';
import { say, type Text } from '../../kernel/text.ts';

/** Kinds of manipulation, and of what looks like one. Published: added to, never renamed. */
export const findingKinds = {
  entry_changed: 'An entry is not what it was when it was sealed',
  entry_missing: 'A sealed entry is gone',
  entry_inserted: 'An entry that the application did not write, or that was put in afterwards',
  seal_missing: 'A seal is gone',
  seal_changed: 'A seal is not what it was',
  seal_misplaced: 'A seal does not follow the one before it',
  seal_forged: 'A seal is not signed by a key of this instance',
  cut_off: 'The newest seals are gone',
  pruning_forged: 'The record of what retention removed is not signed by a key of this instance',
  key_changed: 'A public key is not the one that belongs to the private key',
} as const;

export type FindingKind = keyof typeof findingKinds;

export interface Finding {
  readonly kind: FindingKind;
  readonly entryId: string | null;
  /** When the entry happened, or the seal was made. */
  readonly at: Date | null;
  readonly sealNumber: number | null;
  readonly sentence: Text;
}

const timeText = (at: Date) => at.toISOString();
const entrySid = (id: string) => sid('AE', id);

function ofEntry(
  kind: FindingKind,
  entry: { id: string; at: Date; sealNumber: number | null },
  what: Text,
): Finding {
  return {
    kind,
    entryId: entry.id,
    at: entry.at,
    sealNumber: entry.sealNumber,
    sentence: say('{entry} of {time} {what}', {
      entry: entrySid(entry.id),
      time: timeText(entry.at),
      what,
    }),
  };
}

function ofSeal(kind: FindingKind, seal: { number: number; at: Date | null }, what: Text): Finding {
  const { number } = seal;
  return {
    kind,
    entryId: null,
    at: seal.at,
    sealNumber: seal.number,
    sentence:
      seal.at === null
        ? say('Seal {number} {what}', { number, what })
        : say('Seal {number} of {time} {what}', { number, time: timeText(seal.at), what }),
  };
}

/** A seal as far as its chain is concerned; hashes as hex. */
export interface SealFacts {
  readonly number: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly sealedAt: Date;
  /** The hash of what stands in the seal now. */
  readonly actualHash: string;
  /** Signed, as it stands now, by the key that it names, which the vault knows. */
  readonly isSigned: boolean;
}

export interface LinkFacts {
  readonly number: number;
  readonly hash: string;
  readonly sealedAt: Date;
}

const namedAtMost = 20;

function missingWords(since: string | undefined, until: string | undefined): Text {
  if (since !== undefined && until !== undefined)
    return say('is missing; it was made after {since} and before {until}.', { since, until });
  if (since !== undefined) return say('is missing; it was made after {since}.', { since });
  if (until !== undefined) return say('is missing; it was made before {until}.', { until });
  return say('is missing.');
}

function missingBetween(
  before: LinkFacts | null,
  next: { number: number; sealedAt: Date | null },
): Finding[] {
  const first = (before?.number ?? 0) + 1;
  const count = Math.min(Math.max(0, next.number - first), namedAtMost);
  const since = before === null ? undefined : timeText(before.sealedAt);
  const until = next.sealedAt === null ? undefined : timeText(next.sealedAt);
  return Array.from({ length: count }, (_all, index) =>
    ofSeal('seal_missing', { number: first + index, at: null }, missingWords(since, until)),
  );
}

/** Does a link follow the one before it? */
export function judgeLink(
  link: LinkFacts & { previousHash: string },
  before: LinkFacts | null,
): Finding[] {
  const expected = (before?.number ?? 0) + 1;
  if (link.number > expected) return missingBetween(before, link);
  const follows =
    before === null ? /^0+$/.test(link.previousHash) : link.previousHash === before.hash;
  return follows
    ? []
    : [
        ofSeal(
          'seal_misplaced',
          { number: link.number, at: link.sealedAt },
          before === null
            ? say('does not follow the beginning: one of them was exchanged or moved.')
            : say('does not follow seal {number}: one of them was exchanged or moved.', {
                number: before.number,
              }),
        ),
      ];
}

export function judgeSeal(seal: SealFacts, before: LinkFacts | null): Finding[] {
  const { number, sealedAt: at } = seal;
  const findings = judgeLink(seal, before);
  if (seal.actualHash !== seal.hash)
    findings.push(
      ofSeal(
        'seal_changed',
        { number, at },
        say('was changed: its content does not have its hash.'),
      ),
    );
  if (!seal.isSigned)
    findings.push(
      ofSeal('seal_forged', { number, at }, say('is not signed by a key of this instance.')),
    );
  return findings;
}

export interface HeadFacts {
  readonly number: number;
  readonly hash: string;
  readonly entries: number;
  readonly lastId: string;
  readonly sealedAt: Date;
}

/** Does the chain end where it was said to end? */
export function judgeEnd(head: HeadFacts | undefined, last: LinkFacts | null): Finding[] {
  if (head === undefined) {
    return last === null
      ? []
      : [
          ofSeal(
            'cut_off',
            { number: last.number, at: last.sealedAt },
            say('is the newest that is left; the record of where the chain ends is gone.'),
          ),
        ];
  }
  if (last?.number === head.number && last.hash === head.hash) return [];
  const missing = missingBetween(last, { number: head.number + 1, sealedAt: null });
  return [
    {
      kind: 'cut_off',
      entryId: head.lastId,
      at: head.sealedAt,
      sealNumber: head.number,
      sentence: say(
        'The log was sealed until {time} by seal {number}: {entries} entries, the last being {entry}. {left}',
        {
          time: timeText(head.sealedAt),
          number: head.number,
          entries: head.entries,
          entry: entrySid(head.lastId),
          left:
            last === null
              ? say('No seal is left.')
              : say('What is left ends with seal {number}.', { number: last.number }),
        },
      ),
    },
    ...missing,
  ];
}

/** Does anything lie behind the end, which is written down with every seal? */
export function judgeBeyond(end: number, last: LinkFacts | null): Finding[] {
  if (last === null || last.number <= end || end === 0) return [];
  const seal = { number: last.number, at: last.sealedAt };
  return [
    ofSeal(
      'seal_misplaced',
      seal,
      say('lies behind the recorded end of the chain, seal {end}.', { end }),
    ),
  ];
}

export interface EntryFacts {
  readonly id: string;
  readonly hash: string;
  readonly occurredAt: Date;
}

export interface LeafFacts {
  readonly hash: string;
  readonly sealNumber: number;
  /** Everything older was sealed before. */
  readonly settledBefore: Date | null;
}

export interface EntriesFacts {
  readonly entries: readonly EntryFacts[];
  /** By id; everything sealed in the range of these entries. */
  readonly leaves: ReadonlyMap<string, LeafFacts>;
  readonly waiting: ReadonlySet<string>;
  /** What the newest seal says: everything older was sealed by then. */
  readonly settledAt: Date | null;
}

/** No transaction lives as long: an entry that is older than what was settled did not come from one. */
const longestTransactionMs = 60 * 60 * 1_000;

function isLate(occurredAt: Date, settled: Date | null): boolean {
  return settled !== null && occurredAt.getTime() < settled.getTime() - longestTransactionMs;
}

function judgeEntry(entry: EntryFacts, facts: EntriesFacts): Finding | undefined {
  const leaf = facts.leaves.get(entry.id);
  const named = { id: entry.id, at: entry.occurredAt, sealNumber: leaf?.sealNumber ?? null };
  if (leaf !== undefined && leaf.hash !== entry.hash)
    return ofEntry('entry_changed', named, say('is not what it was when it was sealed.'));
  if (leaf === undefined && !facts.waiting.has(entry.id))
    return ofEntry(
      'entry_inserted',
      named,
      say('was not written by the application: no seal knows it.'),
    );
  const settled = leaf === undefined ? facts.settledAt : leaf.settledBefore;
  return isLate(entry.occurredAt, settled)
    ? ofEntry('entry_inserted', named, say('was put in afterwards: older entries had been sealed.'))
    : undefined;
}

export function judgeEntries(facts: EntriesFacts): Finding[] {
  return facts.entries.flatMap((entry) => judgeEntry(entry, facts) ?? []);
}

export function missingEntry(id: string, at: Date, sealNumber: number): Finding {
  return ofEntry('entry_missing', { id, at, sealNumber }, say('was sealed, and is gone.'));
}

export function forgedPruning(throughNumber: number, at: Date): Finding {
  return ofSeal(
    'pruning_forged',
    { number: throughNumber, at },
    say('is named by a record of what retention removed that this instance did not sign.'),
  );
}

export function changedKey(keyId: string, at: Date): Finding {
  return {
    kind: 'key_changed',
    entryId: null,
    at,
    sealNumber: null,
    sentence: say(
      'The public key {keyId} of {time} does not belong to the private key that signs.',
      { keyId, time: timeText(at) },
    ),
  };
}

/** Somebody kept a seal elsewhere: is it still the one? */
export function judgeKnown(
  known: { number: number; hash: string },
  found: LinkFacts | undefined,
): Finding[] {
  if (found?.hash === known.hash) return [];
  return [
    ofSeal(
      found === undefined ? 'cut_off' : 'seal_changed',
      { number: known.number, at: found?.sealedAt ?? null },
      found === undefined
        ? say('was seen before, and is not there.')
        : say('is another than the one that was seen before.'),
    ),
  ];
}
