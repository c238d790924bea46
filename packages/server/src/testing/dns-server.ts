/**
 * A real DNS server for tests: UDP and TCP on one port of 127.0.0.1, zones and failures set while it runs. It speaks
 * as a resolver does, aliases followed.
 */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Answer, decode, encode, type OptAnswer, type Packet } from 'dns-packet';
import { createZone, normalName, type ZoneRecordType, type ZoneValue } from './dns-zone.ts';

/**
 * `timeout`: no answer at all. `truncated_udp`: over UDP only the wish to be asked again over TCP (RFC 7766 §5).
 * `unreadable`: bytes that are no DNS message.
 */
export type DnsFailure = 'servfail' | 'refused' | 'timeout' | 'truncated_udp' | 'unreadable';

export interface DnsQuery {
  readonly name: string;
  readonly type: string;
  readonly transport: 'udp' | 'tcp';
}

export interface DnsServer extends AsyncDisposable {
  /** `127.0.0.1:port`, as a setting takes it. */
  readonly address: string;
  /** Every question so far, names in lower case. */
  readonly queries: readonly DnsQuery[];
  /**
   * Replaces the records of that name and type. A TXT value may be a list of strings: one record, split.
   * `CNAME` makes an alias (of itself: a loop), `*.example.test` a wildcard.
   */
  set(name: string, type: ZoneRecordType, values: readonly ZoneValue[], ttlSeconds?: number): void;
  /** Without a type: everything that the name has. */
  del(name: string, type?: ZoneRecordType): void;
  /** From now on every question that leads over this name fails; undefined ends that. */
  fail(name: string, failure: DnsFailure | undefined): void;
  /** The next question about this name is answered, and every later one fails. */
  failAfterNext(name: string, failure: DnsFailure): void;
  /** Questions about this name wait until the returned function is called. */
  hold(name: string): () => void;
  stop(): Promise<void>;
}

const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;
const flagTruncated = 1 << 9;
const flagRecursionDesired = 1 << 8;
const flagRecursionAvailable = 1 << 7;
/** Without EDNS(0) an answer over UDP holds 512 bytes (RFC 1035 §4.2.1). */
const plainUdpBytes = 512;
const defaultTtlSeconds = 300;

interface Response {
  readonly rcode: keyof typeof rcodes;
  readonly answers?: readonly Answer[];
  readonly authorities?: readonly Answer[];
  readonly isTruncated?: boolean;
}

function optOf(query: Packet): OptAnswer | undefined {
  return query.additionals?.find((record): record is OptAnswer => record.type === 'OPT');
}

function encodeResponse(query: Packet, response: Response): Buffer {
  const opt = optOf(query);
  const truncated = response.isTruncated === true ? flagTruncated : 0;
  const asked = (query.flags ?? 0) & flagRecursionDesired;
  return encode({
    type: 'response',
    id: query.id ?? 0,
    flags: asked | flagRecursionAvailable | truncated | rcodes[response.rcode],
    questions: query.questions ?? [],
    answers: [...(response.answers ?? [])],
    authorities: [...(response.authorities ?? [])],
    additionals: opt === undefined ? [] : [{ ...opt, udpPayloadSize: 1232, options: [] }],
  });
}

/** What makes a "no" last as long as it should (RFC 2308 §3). */
function startOfAuthority(name: string): Answer {
  const zone = normalName(name).split('.').slice(-2).join('.');
  const data = { mname: `ns.${zone}`, rname: `hostmaster.${zone}`, serial: 1, minimum: 60 };
  return { type: 'SOA', name: zone, ttl: 60, class: 'IN', data };
}

/** `undefined`: stay silent. */
type Reply = Buffer | undefined;
type Respond = (bytes: Buffer, transport: DnsQuery['transport']) => Promise<Reply>;

interface Behaviour {
  readonly zone: ReturnType<typeof createZone>;
  readonly failures: Map<string, DnsFailure>;
  /** What begins with the answer to the next question. */
  readonly nextFailures: Map<string, DnsFailure>;
  readonly holds: ReadonlyMap<string, Promise<void>>;
  readonly queries: DnsQuery[];
}

/** How a question about these names fails now, with what an answer changes for the next one. */
function failureOf({ failures, nextFailures }: Behaviour, names: readonly string[]) {
  const failure = names.map((name) => failures.get(name)).find((found) => found !== undefined);
  for (const name of names) {
    const next = nextFailures.get(name);
    if (next !== undefined && nextFailures.delete(name)) failures.set(name, next);
  }
  return failure;
}

function createResponder(behaviour: Behaviour): Respond {
  const { zone, holds, queries } = behaviour;
  return async (bytes, transport) => {
    const query = decode(bytes);
    const [question] = query.questions ?? [];
    if (question === undefined) return encodeResponse(query, { rcode: 'FORMERR' });
    queries.push({ name: normalName(question.name), type: question.type, transport });
    await holds.get(normalName(question.name));
    const { rcode, answers, names } = zone.answer(question.name, question.type);
    const failure = failureOf(behaviour, names);
    if (failure === 'timeout') return undefined;
    if (failure === 'unreadable') return Buffer.from('this is no DNS message');
    if (failure === 'servfail') return encodeResponse(query, { rcode: 'SERVFAIL' });
    if (failure === 'refused') return encodeResponse(query, { rcode: 'REFUSED' });
    const isNegative = answers.every((record) => record.type === 'CNAME');
    const authorities = isNegative ? [startOfAuthority(names.at(-1) ?? '')] : [];
    const whole = encodeResponse(query, { rcode, answers, authorities });
    const room = optOf(query)?.udpPayloadSize ?? plainUdpBytes;
    const mustAskAgain =
      transport === 'udp' && (failure === 'truncated_udp' || whole.length > room);
    return mustAskAgain ? encodeResponse(query, { rcode: 'NOERROR', isTruncated: true }) : whole;
  };
}

function serveUdp(socket: UdpSocket, respond: Respond): void {
  socket.on('message', (bytes, from) => {
    respond(bytes, 'udp').then(
      (reply) => {
        if (reply !== undefined) socket.send(reply, from.port, from.address, () => undefined);
      },
      // RFC 1035 leaves what cannot be read to the server; most drop it.
      () => undefined,
    );
  });
}

/** RFC 7766 §8: two bytes of length before each message. */
function serveTcp(socket: Socket, respond: Respond): void {
  let pending = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const message = pending.subarray(2, end);
      pending = pending.subarray(end);
      respond(message, 'tcp').then(
        (reply) => {
          if (reply === undefined || socket.destroyed) return;
          const length = Buffer.alloc(2);
          length.writeUInt16BE(reply.length);
          socket.write(Buffer.concat([length, reply]));
        },
        () => socket.destroy(),
      );
    }
  });
}

/** Both transports must have the same port, and the one that TCP got may be taken for UDP: then another is tried. */
async function listen(tcp: Server): Promise<UdpSocket> {
  for (let attempt = 1; ; attempt += 1) {
    tcp.listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const udp = createSocket('udp4');
    try {
      udp.bind((tcp.address() as AddressInfo).port, '127.0.0.1');
      await once(udp, 'listening');
      return udp;
    } catch (error) {
      udp.close();
      tcp.close();
      await once(tcp, 'close');
      if (attempt === 20) throw error;
    }
  }
}

export async function startDnsServer(): Promise<DnsServer> {
  const zone = createZone();
  const failures = new Map<string, DnsFailure>();
  const nextFailures = new Map<string, DnsFailure>();
  const holds = new Map<string, Promise<void>>();
  const queries: DnsQuery[] = [];
  const respond = createResponder({ zone, failures, nextFailures, holds, queries });
  const sockets = new Set<Socket>();
  const tcp = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveTcp(socket, respond);
  });
  const udp = await listen(tcp);
  serveUdp(udp, respond);

  let stopped: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([
      new Promise<void>((resolve) => udp.close(() => resolve())),
      new Promise<void>((resolve) => tcp.close(() => resolve())),
    ]);
  };
  const stop = (): Promise<void> => (stopped ??= close());

  return {
    address: `127.0.0.1:${(tcp.address() as AddressInfo).port}`,
    queries,
    set: (name, type, values, ttlSeconds = defaultTtlSeconds) =>
      zone.set(name, type, values, ttlSeconds),
    del: (name, type) => zone.del(name, type),
    fail(name, failure) {
      if (failure === undefined) failures.delete(normalName(name));
      else failures.set(normalName(name), failure);
    },
    failAfterNext: (name, failure) => nextFailures.set(normalName(name), failure),
    hold(name) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      holds.set(
        normalName(name),
        promise.then(() => undefined),
      );
      return () => {
        holds.delete(normalName(name));
        resolve(undefined);
      };
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
