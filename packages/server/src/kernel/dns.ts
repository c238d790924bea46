/**
 * DNS questions whose answer decides something. An answer is one of three: found, definitely absent, or could not
 * be asked; only the second may ever count against anybody (DO-11). Speaks the protocol itself (RFC 1035, by
 * `dns-packet`), because the system's resolver tells neither TTL nor server, and calls an outage an absence.
 */
import { createSocket } from 'node:dgram';
import { getServers } from 'node:dns';
import { connect } from 'node:net';
import { type Answer, decode, encode, type Packet, type RecordType } from 'dns-packet';
import { randomHex } from './secrets.ts';

export type Found = {
  readonly kind: 'found';
  /** One text for each record; the strings of a record are joined. */
  readonly records: readonly string[];
  readonly ttlSeconds: number;
  /** `address:port` of who answered. */
  readonly server: string;
  /** Any other name below the same parent gives the same answer: nobody put this record there on purpose. */
  readonly isWildcard: boolean;
};
export type Absent = {
  readonly kind: 'absent';
  readonly reason: 'no_such_name' | 'no_such_record';
  readonly server: string;
};
export type Unknown = {
  readonly kind: 'unknown';
  readonly reason:
    | 'timeout'
    | 'server_failure'
    | 'refused'
    | 'alias_loop'
    | 'unreadable'
    | 'servers_disagree';
  readonly server: string | null;
};
export type TxtAnswer = Found | Absent | Unknown;

export interface DnsClient {
  lookupTxt(name: string): Promise<TxtAnswer>;
  /** Names of the zone's servers; empty when they cannot be had. */
  lookupNs(domain: string): Promise<readonly string[]>;
  /** IPv4 and IPv6 addresses of a host. Empty when there are none. @throws DnsUnavailableError when it could not be asked */
  lookupAddresses(host: string): Promise<readonly string[]>;
}

export interface DnsClientOptions {
  /** `address:port` each. Absent: the resolvers of the system. Two are asked independently where two are there. */
  readonly servers?: readonly string[];
  /** For one question to one server. */
  readonly timeoutMs: number;
}

export class DnsUnavailableError extends Error {
  constructor(host: string) {
    super(`the addresses of ${host} could not be asked for`);
    this.name = 'DnsUnavailableError';
  }
}

class AskError extends Error {
  readonly reason: Unknown['reason'];
  constructor(reason: Unknown['reason']) {
    super(reason);
    this.reason = reason;
  }
}

interface Server {
  readonly address: string;
  readonly port: number;
  readonly text: string;
}

function parseServer(text: string): Server {
  const match = /^\[?([0-9a-f.:]+?)\]?(?::(\d+))?$/i.exec(text);
  const isBareV6 = (text.match(/:/g)?.length ?? 0) > 1 && !text.startsWith('[');
  const address = isBareV6 ? text : (match?.[1] ?? text);
  const port = isBareV6 ? 53 : Number(match?.[2] ?? 53);
  return { address, port, text: `${address}:${port}` };
}

function question(name: string, type: RecordType): Packet {
  return {
    type: 'query',
    id: Number.parseInt(randomHex(2), 16),
    flags: 256,
    questions: [{ type, name, class: 'IN' }],
    // EDNS(0), RFC 6891: longer answers over UDP.
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: 1232,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  };
}

/** Only an answer to this very question counts. */
function isAnswerTo(asked: Packet, answer: Packet): boolean {
  const [mine, theirs] = [asked.questions?.[0], answer.questions?.[0]];
  return (
    answer.type === 'response' &&
    answer.id === asked.id &&
    mine?.name.toLowerCase() === theirs?.name.toLowerCase() &&
    mine?.type === theirs?.type
  );
}

type Decoded = Packet & { rcode?: string; flag_tc?: boolean };

function askByUdp(server: Server, packet: Packet, timeoutMs: number): Promise<Decoded> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(server.address.includes(':') ? 'udp6' : 'udp4');
    const end = (finish: () => void) => {
      clearTimeout(timer);
      socket.close();
      finish();
    };
    const timer = setTimeout(() => end(() => reject(new AskError('timeout'))), timeoutMs);
    socket.on('error', () => end(() => reject(new AskError('timeout'))));
    socket.on('message', (bytes, from) => {
      if (from.port !== server.port) return;
      try {
        const answer = decode(bytes) as Decoded;
        if (isAnswerTo(packet, answer)) end(() => resolve(answer));
      } catch {
        end(() => reject(new AskError('unreadable')));
      }
    });
    socket.send(encode(packet), server.port, server.address);
  });
}

/** RFC 7766: two bytes of length before each message. */
function askByTcp(server: Server, packet: Packet, timeoutMs: number): Promise<Decoded> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: server.address, port: server.port });
    let received = Buffer.alloc(0);
    const end = (finish: () => void) => {
      socket.destroy();
      finish();
    };
    socket.setTimeout(timeoutMs, () => end(() => reject(new AskError('timeout'))));
    socket.on('error', () => end(() => reject(new AskError('timeout'))));
    socket.on('connect', () => {
      const message = encode(packet);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      socket.write(Buffer.concat([length, message]));
    });
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      try {
        const answer = decode(received.subarray(2, 2 + received.readUInt16BE(0))) as Decoded;
        end(() =>
          isAnswerTo(packet, answer) ? resolve(answer) : reject(new AskError('unreadable')),
        );
      } catch {
        end(() => reject(new AskError('unreadable')));
      }
    });
  });
}

async function ask(
  server: Server,
  name: string,
  type: RecordType,
  timeoutMs: number,
): Promise<Decoded> {
  const packet = question(name, type);
  // One repeat: a single lost datagram is no outage.
  const answer = await askByUdp(server, packet, timeoutMs).catch(() =>
    askByUdp(server, packet, timeoutMs),
  );
  const whole = answer.flag_tc === true ? await askByTcp(server, packet, timeoutMs) : answer;
  if (whole.rcode === 'SERVFAIL') throw new AskError('server_failure');
  if (whole.rcode !== undefined && whole.rcode !== 'NOERROR' && whole.rcode !== 'NXDOMAIN')
    throw new AskError('refused');
  return whole;
}

const maximumAliases = 8;

/** Records of a type in an answer, following the aliases (RFC 1034 §3.6.2) that the answer holds. */
function recordsOf(
  answers: readonly Answer[],
  name: string,
  type: RecordType,
): { records: Answer[]; isUnresolvedAlias: boolean } {
  let current = name.toLowerCase();
  const seen = new Set<string>();
  for (let step = 0; step <= maximumAliases; step += 1) {
    if (seen.has(current)) throw new AskError('alias_loop');
    seen.add(current);
    const here = answers.filter((answer) => answer.name.toLowerCase() === current);
    const records = here.filter((answer) => answer.type === type);
    if (records.length > 0) return { records, isUnresolvedAlias: false };
    const alias = here.find((answer) => answer.type === 'CNAME');
    if (alias === undefined) return { records: [], isUnresolvedAlias: step > 0 };
    current = (alias as { data: string }).data.toLowerCase();
  }
  throw new AskError('alias_loop');
}

function textOf(answer: Answer): string {
  const { data } = answer as { data: string | Buffer | readonly (string | Buffer)[] };
  const parts = Array.isArray(data)
    ? (data as readonly (string | Buffer)[])
    : [data as string | Buffer];
  return Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8');
}

type OneAnswer = Omit<Found, 'isWildcard'> | Absent;

async function askTxt(server: Server, name: string, timeoutMs: number): Promise<OneAnswer> {
  const answer = await ask(server, name, 'TXT', timeoutMs);
  const { records } = recordsOf(answer.answers ?? [], name, 'TXT');
  if (records.length === 0)
    return {
      kind: 'absent',
      reason: answer.rcode === 'NXDOMAIN' ? 'no_such_name' : 'no_such_record',
      server: server.text,
    };
  const ttls = records.map((record) => (record as { ttl?: number }).ttl ?? 0);
  return {
    kind: 'found',
    records: records.map(textOf).sort(),
    ttlSeconds: Math.min(...ttls),
    server: server.text,
  };
}

const failure =
  (server: Server) =>
  (error: unknown): Unknown => ({
    kind: 'unknown',
    reason: error instanceof AskError ? error.reason : 'unreadable',
    server: server.text,
  });

/** Two that both answered must say the same. */
function agree(answers: readonly (OneAnswer | Unknown)[]): OneAnswer | Unknown {
  const [first, second] = answers;
  if (first === undefined) return { kind: 'unknown', reason: 'timeout', server: null };
  if (second === undefined) return first;
  if (first.kind === 'unknown') return first;
  if (second.kind === 'unknown') return second;
  const same =
    first.kind === second.kind &&
    (first.kind !== 'found' ||
      JSON.stringify(first.records) === JSON.stringify((second as typeof first).records));
  return same ? first : { kind: 'unknown', reason: 'servers_disagree', server: null };
}

export function createDnsClient(options: DnsClientOptions): DnsClient {
  const { timeoutMs } = options;
  const servers = () => (options.servers ?? getServers()).map(parseServer).slice(0, 2);

  const txtFromAll = async (name: string) =>
    agree(
      await Promise.all(
        servers().map((server) => askTxt(server, name, timeoutMs).catch(failure(server))),
      ),
    );

  const any = async (name: string, type: RecordType): Promise<Answer[]> => {
    let last = new AskError('timeout');
    for (const server of servers()) {
      try {
        const answer = await ask(server, name, type, timeoutMs);
        return recordsOf(answer.answers ?? [], name, type).records;
      } catch (error) {
        last = error instanceof AskError ? error : new AskError('unreadable');
      }
    }
    throw last;
  };

  return {
    async lookupTxt(name) {
      const answer = await txtFromAll(name);
      if (answer.kind !== 'found') return answer;
      const sibling = name.replace(/^[^.]+/, `_${randomHex(8)}`);
      const beside = await txtFromAll(sibling);
      const isWildcard =
        beside.kind === 'found' &&
        JSON.stringify(beside.records) === JSON.stringify(answer.records);
      return { ...answer, isWildcard };
    },
    async lookupNs(domain) {
      const records = await any(domain, 'NS').catch(() => []);
      return records.map((record) => (record as { data: string }).data.toLowerCase());
    },
    async lookupAddresses(host) {
      const [v4, v6] = await Promise.allSettled([any(host, 'A'), any(host, 'AAAA')]);
      if (v4.status === 'rejected' && v6.status === 'rejected') throw new DnsUnavailableError(host);
      const records = [v4, v6].flatMap((settled) =>
        settled.status === 'fulfilled' ? settled.value : [],
      );
      return records.map((record) => (record as { data: string }).data);
    },
  };
}
