/** How the text of a setting becomes a value: one parser for each kind. Each throws an `Error` whose text says what is wrong. */
import { isIP } from 'node:net';

/** Integers in plain decimal digits. */
export function integerBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high))
      throw new Error(`must be a whole number from ${low} to ${high}`);
    return value;
  };
}

export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new Error(`must be one of ${words.join(', ')}`);
    return word;
  };
}

/** Entries between commas; empty ones are dropped. */
export function listOf<T>(parse: (text: string) => T): (text: string) => readonly T[] {
  return (text) => {
    const entries = text.split(',').map((entry) => entry.trim());
    return entries.filter((entry) => entry !== '').map(parse);
  };
}

/** Whether a host name or address, as `URL.hostname` gives it, can only mean this machine. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(bare) === 4) return bare.startsWith('127.');
  return bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost');
}

/** An address or host name to listen on. */
export function listenHost(text: string): string {
  const isName = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i.test(text);
  if (isIP(text) === 0 && !isName)
    throw new Error('must be an address or a host name, without a port');
  return text;
}

/** The address people and products use: an origin, https unless it can only mean this machine. */
export function publicOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new Error('must be a whole https:// address');
  if (url.username !== '' || url.password !== '')
    throw new Error('must not contain a user name or a password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new Error('must end after the host name and port: no path, query or #');
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new Error(
      'must be https: over http, sign-ins could be read on the way (http is allowed for this machine only)',
    );
  }
  return url;
}

export function yesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new Error('must be yes or no');
  return text === 'yes';
}

function urlWith(protocols: readonly string[], text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !protocols.includes(url.protocol))
    throw new Error(
      `must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );
  return url;
}

export function databaseAddress(text: string): string {
  urlWith(['postgres:', 'postgresql:'], text);
  return text;
}

export function smtpAddress(text: string): string {
  if (urlWith(['smtp:', 'smtps:'], text).hostname === '')
    throw new Error('must name a mail server');
  return text;
}

/** `Name <mailbox@domain>` or `mailbox@domain`. */
export function mailSender(text: string): string {
  const mailbox = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+";
  const isSender = new RegExp(`^(?:[^<>\\p{Cc}]+ <${mailbox}>|${mailbox})$`, 'u').test(text);
  if (!isSender) throw new Error('must be a mailbox, or a name followed by a mailbox in <>');
  return text;
}

/** `a.b.c.d:53` or `[::1]:53`; the port is added when it is missing. */
export function dnsServer(text: string): string {
  const { address, port } = addressAndPort(text);
  const host = isIP(address) === 6 ? `[${address}]` : address;
  return `${host}:${port ?? 53}`;
}

function addressAndPort(text: string): { address: string; port?: number } {
  if (isIP(text) !== 0) return { address: text };
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  const isAddress = isIP(address) === (bracketed === undefined ? 4 : 6);
  const port = digits === undefined ? undefined : Number(digits);
  if (!isAddress || port === 0 || (port ?? 0) > 65_535)
    throw new Error(`"${text}" is not an address, or an address and a port`);
  return port === undefined ? { address } : { address, port };
}

/** An address, or a network such as 10.0.0.0/8. */
export function network(text: string): string {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  if (family === 0 || rest.length > 0) throw new Error(`"${text}" is not an address or a network`);
  if (prefix === undefined) return text;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > longest)
    throw new Error(`"${text}" has no valid length after the /`);
  if (Number(prefix) === 0) throw new Error(`"${text}" names every address there is`);
  return text;
}

/** An address, an address and a port, or a network. */
export function reachable(text: string): string {
  if (text.includes('/')) return network(text);
  addressAndPort(text);
  return text;
}

/** 32 random bytes in base64 or base64url. The text of the error never repeats the value. */
export function keyOf32Bytes(text: string): Buffer {
  const key = /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
  if (key?.length !== 32) throw new Error('must be 32 bytes in base64');
  return key;
}

/** One lower-case label of a DNS name, short enough to be extended. */
export function dnsLabel(text: string): string {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?$/.test(text))
    throw new Error('must be 1 to 30 lower-case letters, digits and hyphens');
  return text;
}

/**
 * What is wrong with the way to a database in production, if anything: a server that is not on this machine has to
 * prove who it is (CR-09), because node-postgres sends everything in the clear when the address does not ask for TLS.
 */
export function databaseTransportProblem(address: string): string | undefined {
  const url = new URL(address);
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  if (host === '' || host.startsWith('/') || isLoopbackHost(host)) return undefined;
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  if (mode === 'verify-full') return undefined;
  const hasAuthority = url.searchParams.has('sslrootcert');
  if (hasAuthority && (mode === 'verify-ca' || mode === 'require')) return undefined;
  return `sslmode=${mode} does not make the database server prove who it is: in production use sslmode=verify-full (with sslrootcert=<file> for an authority of your own)`;
}
