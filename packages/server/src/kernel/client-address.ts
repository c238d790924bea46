/**
 * Whose request is it, by network address: for limits and for the audit log. Only proxies that the settings name
 * are believed; the address is the right-most hop that is none of them (AU-06).
 */
import ipaddr from 'ipaddr.js';

/** What is logged when nothing is known. Limits count all such callers together: unknown is never unlimited. */
export const unknownAddress = 'unknown';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

const parsedNetworks = new WeakMap<readonly string[], readonly Network[]>();

function networksOf(trusted: readonly string[]): readonly Network[] {
  const known = parsedNetworks.get(trusted);
  if (known !== undefined) return known;
  const made = trusted.map((text): Network => {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });
  parsedNetworks.set(trusted, made);
  return made;
}

/** IPv4 addresses written as IPv6 count as IPv4. */
function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = text.trim().replace(/^\[|\](:\d+)?$/g, '');
  // Asked of nothing, the library throws and catches: dear, and nearly every request has no forwarded address.
  return bare !== '' && ipaddr.isValid(bare) ? ipaddr.process(bare) : undefined;
}

function isTrusted(address: ipaddr.IPv4 | ipaddr.IPv6, networks: readonly Network[]): boolean {
  return networks.some(
    ([network, bits]) => address.kind() === network.kind() && address.match(network, bits),
  );
}

/**
 * @param peer the address of the connection
 * @param forwardedFor the header `X-Forwarded-For`, read only when the peer is a trusted proxy
 * @returns the address in its short form, or `unknown`
 */
export function addressOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  const networks = networksOf(trustedProxies);
  const hops = [...(forwardedFor ?? '').split(','), peer ?? ''].map(parse);
  let client: ipaddr.IPv4 | ipaddr.IPv6 | undefined;
  for (const hop of hops.reverse()) {
    // What stands left of something unreadable was written by nobody we trust.
    if (hop === undefined) break;
    client = hop;
    if (!isTrusted(hop, networks)) break;
  }
  return client?.toString() ?? unknownAddress;
}

/** The bucket of an address: itself for IPv4, its /64 for IPv6, which one household or server can walk through. */
export function addressPrefix(address: string): string {
  const parsed = parse(address);
  if (parsed === undefined) return unknownAddress;
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const head = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${head.join(':')}::/64`;
}
