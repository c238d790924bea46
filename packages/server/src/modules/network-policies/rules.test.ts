/** What counts as a network, and which address is in one. */
import { describe, expect, it } from 'vitest';
import { isWithin, listOverlaps, readNetwork } from './rules.ts';

const read = (text: string) => {
  const answer = readNetwork(text);
  return 'network' in answer ? answer.network : answer.why.toString();
};
const listed = (...networks: string[]) => networks.map((network) => ({ network, note: '' }));

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['127.0.0.1', '127.0.0.1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['2001:db8:0:1::/64', '2001:db8:0:1::/64'],
    ['2001:db8::/128', '2001:db8::'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.0/120', '203.0.113.0/24'],
    ['::ffff:cb00:7107', '203.0.113.7'],
  ])('%s is kept as %s', (text, kept) => expect(read(text)).toBe(kept));

  it.each([
    ['203.0.113.7/24', '203.0.113.0/24, or 203.0.113.7'],
    ['2001:db8::1/64', '2001:db8::/64, or 2001:db8::1'],
    ['10.255.0.0/9', '10.128.0.0/9, or 10.255.0.0'],
    ['0.0.0.0/0', 'whole Internet'],
    ['::/0', 'whole Internet'],
    ['::ffff:0.0.0.0/96', 'whole Internet'],
    ['128.0.0.0/1', 'too wide'],
    ['2000::/3', 'too wide'],
    ['::ffff:0:0/90', 'neither'],
    ['203.0.113.7/33', 'neither'],
    ['203.0.113.0/024', 'neither'],
    ['203.0.113.0/-1', 'neither'],
    ['203.0.113.0/24/8', 'neither'],
    ['10.1', 'neither'],
    ['010.0.0.1', 'neither'],
    ['3405803783', 'neither'],
    ['0xcb007107', 'neither'],
    ['fe80::1%eth0', 'neither'],
    ['office.example.com', 'neither'],
    ['', 'neither'],
  ])('%s is refused: %s', (text, why) => expect(read(text)).toContain(why));
});

describe('an address', () => {
  const office = listed('203.0.113.0/24', '198.51.100.7', '2001:db8:0:1::/64');
  it.each([
    ['203.0.113.255', true],
    ['203.0.114.0', false],
    ['198.51.100.7', true],
    ['198.51.100.8', false],
    ['2001:db8:0:1:ffff::1', true],
    ['2001:db8:0:2::1', false],
    ['::ffff:203.0.113.9', true],
    [null, false],
    ['unknown', false],
  ])('%s: %s', (address, inside) => expect(isWithin(office, address)).toBe(inside));
});

it('what is in the list already is named, the wider one stays', () => {
  const overlaps = listOverlaps(
    listed('203.0.113.7', '203.0.113.0/24', '203.0.113.0/24', '198.51.100.7', '2001:db8::/48'),
  );
  expect([...overlaps].map(([position, why]) => [position, why.toString()])).toEqual([
    [0, '203.0.113.7 is within 203.0.113.0/24, which is in the list'],
    [2, '203.0.113.0/24 is in the list twice'],
  ]);
});
