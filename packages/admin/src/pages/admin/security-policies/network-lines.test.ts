/** A list of networks between its field and the API. */
import { describe, expect, it } from 'vitest';
import { covers, linesOf, networksOf, textOf } from './network-lines.ts';

it('is one network a line with what stands behind it, and comes back as it was', () => {
  const text = '203.0.113.0/24 Office in Berlin\n2001:db8::/48';
  expect(networksOf(`\n  203.0.113.0/24\tOffice  in Berlin \n\n2001:db8::/48\n`)).toEqual([
    { network: '203.0.113.0/24', note: 'Office in Berlin' },
    { network: '2001:db8::/48', note: '' },
  ]);
  expect(textOf(networksOf(text))).toBe(text);
});

it('knows the line of each network, past lines with nothing in them', () => {
  const text = '\n203.0.113.0/24 Office\n  \n\n2001:db8::/48';
  expect(linesOf(text)).toEqual([2, 5]);
  expect(linesOf(text)).toHaveLength(networksOf(text).length);
  expect(linesOf('')).toEqual([]);
});

describe('an address', () => {
  const networks = networksOf('203.0.113.0/24\n198.51.100.7\n2001:db8:0:1::/64\nnonsense/8\n::1/x');
  it.each([
    ['203.0.113.255', true],
    ['203.0.114.1', false],
    ['198.51.100.7', true],
    ['198.51.100.70', false],
    ['2001:db8:0:1:ffff::9', true],
    ['2001:db8:0:2::9', false],
    ['unknown', false],
  ])('%s is in the list: %s', (address, inside) => expect(covers(networks, address)).toBe(inside));
});
