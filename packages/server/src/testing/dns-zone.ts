/** The names a test DNS server knows, and what RFC 1034 and RFC 4592 say is the answer to a question about them. */
import type { Answer } from 'dns-packet';

export type ZoneRecordType = 'A' | 'AAAA' | 'TXT' | 'CNAME' | 'NS';

/** One text for each record. A TXT record may be a list: its character strings, as they stand on the wire. */
export type ZoneValue = string | readonly string[];

export interface ZoneAnswer {
  /** NOERROR without answers is NODATA: the name is there, the record is not. */
  readonly rcode: 'NOERROR' | 'NXDOMAIN';
  readonly answers: readonly Answer[];
  /** Every name that was looked at: the one asked for, then the targets of its aliases. */
  readonly names: readonly string[];
}

export interface Zone {
  /** Replaces the records of that name and type. `*.example.test` is a wildcard (RFC 4592). */
  set(name: string, type: ZoneRecordType, values: readonly ZoneValue[], ttlSeconds: number): void;
  /** Without a type: everything that the name has. */
  del(name: string, type?: ZoneRecordType): void;
  answer(name: string, type: string): ZoneAnswer;
}

interface RecordSet {
  readonly type: ZoneRecordType;
  readonly values: readonly ZoneValue[];
  readonly ttlSeconds: number;
}

const longestString = 255;

/** Names compare without case and without the root's dot (RFC 4343). */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function parentOf(name: string): string {
  const dot = name.indexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1);
}

/** A character string holds 255 bytes at most (RFC 1035 §3.3.14): longer texts are split. */
function stringsOf(value: ZoneValue): Buffer[] {
  const strings = typeof value === 'string' ? [value] : value;
  return strings.flatMap((text) => {
    const bytes = Buffer.from(text, 'utf8');
    const count = Math.max(1, Math.ceil(bytes.length / longestString));
    return Array.from({ length: count }, (_, part) =>
      bytes.subarray(part * longestString, (part + 1) * longestString),
    );
  });
}

function toAnswers(name: string, { type, values, ttlSeconds }: RecordSet): Answer[] {
  return values.map((value) => {
    const common = { name, ttl: ttlSeconds, class: 'IN' as const };
    if (type === 'TXT') return { ...common, type, data: stringsOf(value) };
    if (typeof value !== 'string') throw new TypeError(`a ${type} record is one text`);
    return { ...common, type, data: value };
  });
}

export function createZone(): Zone {
  const nodes = new Map<string, Map<ZoneRecordType, RecordSet>>();

  // An ancestor of a name that has records exists too, without any of its own (RFC 8020 §2).
  const exists = (name: string): boolean =>
    nodes.has(name) || [...nodes.keys()].some((known) => known.endsWith(`.${name}`));

  const recordsOf = (name: string): ReadonlyMap<ZoneRecordType, RecordSet> | undefined => {
    if (exists(name)) return nodes.get(name) ?? new Map();
    // RFC 4592 §3.3.1: the wildcard right below the closest ancestor that exists.
    let encloser = parentOf(name);
    while (encloser !== '' && !exists(encloser)) encloser = parentOf(encloser);
    return nodes.get(`*.${encloser}`);
  };

  const answer = (asked: string, type: string): ZoneAnswer => {
    const answers: Answer[] = [];
    const names: string[] = [];
    let owner = asked;
    for (;;) {
      const name = normalName(owner);
      if (names.includes(name)) return { rcode: 'NOERROR', answers, names };
      names.push(name);
      const records = recordsOf(name);
      if (records === undefined) return { rcode: 'NXDOMAIN', answers, names };
      const set = [...records.values()].find((candidate) => candidate.type === type);
      if (set !== undefined) answers.push(...toAnswers(owner, set));
      const alias = records.get('CNAME');
      const [target] = alias?.values ?? [];
      if (set !== undefined || alias === undefined || typeof target !== 'string') {
        return { rcode: 'NOERROR', answers, names };
      }
      answers.push(...toAnswers(owner, alias));
      owner = target;
    }
  };

  return {
    set(name, type, values, ttlSeconds) {
      const node = nodes.get(normalName(name)) ?? new Map<ZoneRecordType, RecordSet>();
      node.set(type, { type, values, ttlSeconds });
      nodes.set(normalName(name), node);
    },
    del(name, type) {
      const node = nodes.get(normalName(name));
      if (type !== undefined) node?.delete(type);
      if (type === undefined || node?.size === 0) nodes.delete(normalName(name));
    },
    answer,
  };
}
