/**
 * The one client for addresses that somebody outside gave us. Https only; the name is resolved once, and the
 * connection goes to the address that was checked; nothing inside is ever reached; no redirects; bounded in time and
 * size (IO-05).
 */
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import ipaddr from 'ipaddr.js';
import { type DnsClient, DnsUnavailableError } from './dns.ts';

/** What became of a request. `definite`: the other side spoke, and the same would be said again. */
export class OutboundError extends Error {
  readonly reason:
    | 'not_allowed'
    | 'no_address'
    | 'unreachable'
    | 'certificate'
    | 'timeout'
    | 'too_large';
  readonly isDefinite: boolean;
  constructor(reason: OutboundError['reason'], message: string, isDefinite: boolean) {
    super(message);
    this.name = 'OutboundError';
    this.reason = reason;
    this.isDefinite = isDefinite;
  }
}

export interface OutboundAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  /** Where a redirect leads. It is not followed. */
  readonly location: string | undefined;
  /** Where it came from. */
  readonly address: string;
}

interface OutboundRequest {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Beyond the usual ones. */
  readonly headers?: Readonly<Partial<Record<'accept' | 'authorization', string>>>;
}

export interface OutboundPost extends OutboundRequest {
  readonly contentType: string;
  /** At most 64 KiB. */
  readonly body: string;
}

export interface OutboundHttp {
  /** @throws OutboundError */
  get(url: URL, request: OutboundRequest): Promise<OutboundAnswer>;
  /** @throws OutboundError */
  post(url: URL, request: OutboundPost): Promise<OutboundAnswer>;
}

export interface OutboundOptions {
  /** Addresses, `address:port` and networks that may be reached although they are private: tests and closed networks. */
  readonly allowPrivateNetwork: readonly string[];
  readonly publicUrl: URL;
  readonly dns: DnsClient;
  /** PEM certificates that are trusted as well. */
  readonly extraCa?: string;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const maxPostBytes = 64 * 1_024;

const usualPorts = new Set([443, 8443]);

// What ipaddr.js calls unicast although the IANA special-purpose registries do not leave it to the public network.
const alsoSpecial = [
  '192.0.0.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '3fff::/20',
  '5f00::/16',
].map((network) => ipaddr.parseCIDR(network));

/** Is it an address of the public network? Mapped, translated and tunnelled IPv4 (::ffff:0:0/96, 64:ff9b::/96, 2002::/16) is not. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address: Address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return !alsoSpecial.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

interface Allowed {
  readonly network: [Address, number];
  readonly port: number | undefined;
}

function parseAllowed(text: string): Allowed {
  if (text.includes('/')) return { network: ipaddr.parseCIDR(text), port: undefined };
  const withPort = /^(?:\[([^\]]+)\]|([\d.]+)):(\d+)$/.exec(text);
  const address = ipaddr.parse(withPort?.[1] ?? withPort?.[2] ?? text);
  return {
    network: [address, address.kind() === 'ipv4' ? 32 : 128],
    port: withPort === null ? undefined : Number(withPort[3]),
  };
}

function isNamed(allowed: readonly Allowed[], text: string, port: number): boolean {
  const address = ipaddr.process(text);
  return allowed.some(
    ({ network: [network, bits], port: only }) =>
      network.kind() === address.kind() &&
      address.match(network, bits) &&
      (only === undefined || only === port),
  );
}

const refused = (message: string) => new OutboundError('not_allowed', message, true);

/** What the address alone says, before anything is resolved. */
function assertShape(url: URL, publicUrl: URL, allowed: readonly Allowed[]): number {
  if (url.protocol !== 'https:') throw refused('only https is fetched');
  if (url.username !== '' || url.password !== '') throw refused('the address holds credentials');
  const port = url.port === '' ? 443 : Number(url.port);
  if (!usualPorts.has(port) && !allowed.some((entry) => entry.port === port))
    throw refused(`port ${port} is not fetched from`);
  if (url.hostname === publicUrl.hostname) throw refused('that is this instance itself');
  if (ipaddr.isValid(url.hostname.replace(/^\[|\]$/g, '')))
    throw refused('addresses are not fetched from, only names');
  return port;
}

async function resolve(dns: DnsClient, host: string): Promise<readonly string[]> {
  try {
    return await dns.lookupAddresses(host);
  } catch (error) {
    if (error instanceof DnsUnavailableError)
      throw new OutboundError('no_address', error.message, false);
    throw error;
  }
}

async function chooseAddress(
  options: OutboundOptions,
  allowed: readonly Allowed[],
  host: string,
  port: number,
): Promise<string> {
  const addresses = await resolve(options.dns, host);
  if (addresses.length === 0) throw new OutboundError('no_address', `${host} has no address`, true);
  const open = addresses.filter(
    (address) => isPublicAddress(address) || isNamed(allowed, address, port),
  );
  // One inside address among them is a trap: all or none.
  if (open.length !== addresses.length)
    throw refused(`${host} leads to an address that is not public`);
  return open[0] ?? '';
}

function failureOf(error: Error & { code?: string }): OutboundError {
  const code = error.code ?? '';
  if (/CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO/.test(code))
    return new OutboundError('certificate', `the certificate is not valid (${code})`, false);
  return new OutboundError('unreachable', `no connection (${code || 'failed'})`, false);
}

interface Fetch {
  readonly url: URL;
  readonly address: string;
  readonly port: number;
  readonly ca: readonly string[];
  readonly request: OutboundRequest | OutboundPost;
}

/** The usual headers go last: nobody turns compression on, or keeps a connection open. */
const headersOf = (wanted: OutboundRequest | OutboundPost) => ({
  accept: '*/*',
  ...wanted.headers,
  'user-agent': 'Bailiwick',
  'accept-encoding': 'identity',
  connection: 'close',
  ...('body' in wanted
    ? { 'content-type': wanted.contentType, 'content-length': Buffer.byteLength(wanted.body) }
    : {}),
});

function fetchFrom({ url, address, port, ca, request: wanted }: Fetch): Promise<OutboundAnswer> {
  const { maxBytes, timeoutMs } = wanted;
  // The socket goes to the checked address whatever the name says by then.
  const lookup: LookupFunction = (_host, options, done) => {
    const family = address.includes(':') ? 6 : 4;
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  return new Promise((resolvePromise, reject) => {
    const call = request(url, {
      method: 'body' in wanted ? 'POST' : 'GET',
      port,
      lookup,
      agent: false,
      ca: [...ca],
      headers: headersOf(wanted),
      servername: url.hostname,
      signal: AbortSignal.timeout(timeoutMs),
    });
    call.on('error', (error) =>
      reject(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? new OutboundError('timeout', `no answer within ${timeoutMs} ms`, false)
          : failureOf(error),
      ),
    );
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= maxBytes) return;
        reject(new OutboundError('too_large', `the answer is larger than ${maxBytes} bytes`, true));
        call.destroy();
      });
      response.on('error', (error) => reject(failureOf(error)));
      response.on('end', () =>
        resolvePromise({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'],
          body: Buffer.concat(chunks),
          location: response.headers.location,
          address,
        }),
      );
    });
    call.end('body' in wanted ? wanted.body : undefined);
  });
}

export function createOutboundHttp(options: OutboundOptions): OutboundHttp {
  const allowed = options.allowPrivateNetwork.map(parseAllowed);
  const ca =
    options.extraCa === undefined ? rootCertificates : [...rootCertificates, options.extraCa];
  const send = async (url: URL, wanted: OutboundRequest | OutboundPost) => {
    const port = assertShape(url, options.publicUrl, allowed);
    const address = await chooseAddress(options, allowed, url.hostname, port);
    return fetchFrom({ url, address, port, ca, request: wanted });
  };
  return {
    get: send,
    async post(url, wanted) {
      if (Buffer.byteLength(wanted.body) > maxPostBytes)
        throw refused(`more than ${maxPostBytes} bytes are not sent`);
      return send(url, wanted);
    },
  };
}
