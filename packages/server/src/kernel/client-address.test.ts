import { describe, expect, it } from 'vitest';
import { addressOf, addressPrefix } from './client-address.ts';

const proxies = ['10.0.0.0/8', '::1'];

describe('addressOf', () => {
  it.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    // Nobody that is not a named proxy is believed.
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['10.1.1.1', '198.51.100.1', '198.51.100.1'],
    // The right-most hop that is no proxy: what stands left of it was written by the caller.
    ['10.1.1.1', '6.6.6.6, 198.51.100.1, 10.2.2.2', '198.51.100.1'],
    ['10.1.1.1', '6.6.6.6, not an address, 10.2.2.2', '10.2.2.2'],
    ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['::ffff:10.1.1.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '2001:db8::5', '2001:db8::5'],
    [undefined, undefined, 'unknown'],
    [undefined, '198.51.100.1', 'unknown'],
  ])('%s behind %s is %s', (peer, forwarded, expected) => {
    expect(addressOf(peer, forwarded, proxies)).toBe(expected);
  });
});

describe('addressPrefix', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
    ['', 'unknown'],
  ])('%s counts as %s', (address, bucket) => {
    expect(addressPrefix(address)).toBe(bucket);
  });
});
