/** What counts as a network, in one way of writing; which address is in one; and what a policy says. Pure. */
import ipaddr from 'ipaddr.js';
import { say, type Text } from '../../kernel/text.ts';

export const modes = ['off', 'report_only', 'enforced'] as const;
export type Mode = (typeof modes)[number];

export const networksAtMost = 200;

export interface Network {
  /** As PostgreSQL reads it, and people do: `203.0.113.0/24`, `2001:db8::/48`, or one address. */
  readonly network: string;
  /** Whose it is. */
  readonly note: string;
}

export interface NetworkRule {
  readonly mode: Mode;
  readonly networks: Network[];
}

/** An organization that never chose. */
export const openEverywhere: NetworkRule = { mode: 'off', networks: [] };

type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address, and how many of its first bits count. */
type Range = readonly [Address, number];

/** Wider ones belong to nobody alone, and would let in the Internet by halves. */
const leastBits = { ipv4: 8, ipv6: 16 } as const;
const mappedBits = 96;

const lengthOf = (address: Address) => (address.kind() === 'ipv4' ? 32 : 128);

/** IPv4 in four decimal parts, as a list of networks has it: other ways of writing mean something else to somebody. */
function parseAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text);
}

const textOf = ([address, bits]: Range) =>
  bits === lengthOf(address) ? address.toString() : `${address.toString()}/${bits}`;

/** Without the bits beyond its prefix. */
function masked([address, bits]: Range): Range {
  const bytes = address
    .toByteArray()
    .map((byte, index) => byte & (0xff << Math.min(8, Math.max(0, 8 * (index + 1) - bits))));
  return [ipaddr.fromByteArray(bytes), bits];
}

/** IPv4 that is written as IPv6 is IPv4: so are the addresses that requests come from. */
function unmapped([address, bits]: Range): Range | undefined {
  if (address.kind() === 'ipv4' || !(address as ipaddr.IPv6).isIPv4MappedAddress())
    return [address, bits];
  return bits < mappedBits
    ? undefined
    : [(address as ipaddr.IPv6).toIPv4Address(), bits - mappedBits];
}

const unreadable = (line: string) =>
  say(
    '{line} is neither an address nor a network, such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/48',
    {
      line,
    },
  );

function parseRange(text: string): Range | undefined {
  const [head = '', tail, ...more] = text.split('/');
  const address = parseAddress(head);
  if (address === undefined || more.length > 0) return undefined;
  if (tail === undefined) return unmapped([address, lengthOf(address)]);
  if (!/^(0|[1-9]\d{0,2})$/.test(tail) || Number(tail) > lengthOf(address)) return undefined;
  return unmapped([address, Number(tail)]);
}

/** In the one way of writing, or why it is none. */
export function readNetwork(text: string): { readonly network: string } | { readonly why: Text } {
  const line = text.trim();
  const range = parseRange(line);
  if (range === undefined) return { why: unreadable(line) };
  const [address, bits] = range;
  if (bits === 0)
    return {
      why: say(
        '{line} is the whole Internet: everybody comes from there. To let everybody in, switch it off',
        { line },
      ),
    };
  const least = leastBits[address.kind()];
  if (bits < least)
    return {
      why: say('{line} is too wide to be anybody’s own: at least /{least} is needed', {
        line,
        least,
      }),
    };
  const whole = masked(range);
  if (whole[0].toString() === address.toString()) return { network: textOf(range) };
  return {
    why: say(
      '{line} has bits beyond its prefix: write {network}, or {address} for the one address',
      {
        line,
        network: textOf(whole),
        address: address.toString(),
      },
    ),
  };
}

/** Of networks in the one way of writing. */
function rangeOf(network: string): Range {
  const range = parseRange(network);
  if (range === undefined) throw new Error(`${network} was not read before it was kept`);
  return range;
}

const holds = ([network, bits]: Range, [address, length]: Range): boolean =>
  bits <= length && network.kind() === address.kind() && address.match(network, bits);

/** @param address null: nobody knows, and it is in none */
export function isWithin(networks: readonly Network[], address: string | null): boolean {
  const asked = address === null ? undefined : parseRange(address);
  return asked !== undefined && networks.some(({ network }) => holds(rangeOf(network), asked));
}

/** What is in the list already, by its own line or by a wider one; keyed by the position of the line that is too much. */
export function listOverlaps(networks: readonly Network[]): ReadonlyMap<number, Text> {
  const ranges = networks.map(({ network }) => rangeOf(network));
  const overlaps = new Map<number, Text>();
  for (const [position, range] of ranges.entries()) {
    const other = ranges.findIndex(
      (wider, index) =>
        index !== position &&
        holds(wider, range) &&
        // Of two that are the same, the later is too much.
        (wider[1] < range[1] || index < position),
    );
    if (other === -1) continue;
    const [network, wider] = [textOf(range), networks[other]?.network ?? ''];
    overlaps.set(
      position,
      network === wider
        ? say('{network} is in the list twice', { network })
        : say('{network} is within {wider}, which is in the list', { network, wider }),
    );
  }
  return overlaps;
}
