import { describe, expect, it } from 'vitest';
import {
  DomainNameError,
  isPublicSuffix,
  mixesScripts,
  parseDomainName,
  registrableDomain,
  skeleton,
} from './domain-name.ts';

/** The trailing dot leads past the short way. */
it.each([
  'corp.com',
  'Mail.Eu-West.corp.co.uk',
  '4chan.org',
  'a.b.c.d.e-f.io',
  `${'a'.repeat(63)}.com`,
])('%s is read the same the short and the long way', (name) => {
  expect(parseDomainName(name)).toEqual(parseDomainName(`${name}.`));
});

it.each([
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(126)}com`,
  'a--b.com',
  '-a.com',
  'a-.com',
  'a_b.com',
  'a.0x1',
  '1.2',
])('%s is no plain name', (name) => {
  let short: unknown;
  let long: unknown;
  try {
    short = parseDomainName(name);
  } catch (error) {
    short = String(error);
  }
  try {
    long = parseDomainName(`${name}.`);
  } catch (error) {
    long = String(error);
  }
  expect(short).toEqual(long);
});

describe('parseDomainName', () => {
  it.each([
    ['corp.com', 'corp.com'],
    ['CORP.com', 'corp.com'],
    ['corp.com.', 'corp.com'],
    ['eng.corp.co.uk', 'eng.corp.co.uk'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    // UTS #46 non-transitional: ß stays itself.
    ['straße.de', 'xn--strae-oqa.de'],
    ['ｃｏｒｐ．com', 'corp.com'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['a-b.c-d.org', 'a-b.c-d.org'],
    ['4chan.org', '4chan.org'],
    ['bücher。example', 'xn--bcher-kva.example'],
    ['l·l.cat', 'xn--ll-0ea.cat'],
    ['παράδειγμα.gr', 'xn--hxajbheg2az3al.gr'],
    ['नेपाल.com', 'xn--l2bey1c2b.com'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('%s is %s', (typed, ascii) => {
    expect(parseDomainName(typed).ascii).toBe(ascii);
  });

  it.each([
    ['', 'Enter a domain name'],
    ['user@corp.com', 'Enter only the part after the @: corp.com'],
    ['@corp.com', 'holds no @'],
    ['a@b@corp.com', 'holds no @'],
    ['http://corp.com', 'web address'],
    ['https://corp.com/path', 'web address'],
    ['ftp://corp.com', 'web address'],
    ['corp.com/path', 'path'],
    ['corp.com:443', 'port'],
    ['*.corp.com', 'wildcard'],
    ['1.2.3.4', 'IP address'],
    ['127.1', 'IP address'],
    ['[::1]', 'IP address'],
    ['::1', 'IP address'],
    ['::ffff:1.2.3.4', 'IP address'],
    ['0x7f000001', 'IP address'],
    ['localhost', 'single word'],
    ['corp', 'single word'],
    ['corp com', 'no spaces'],
    [' corp.com', 'no spaces'],
    ['corp.com\n', 'no spaces'],
    ['corp\0.com', 'no spaces'],
    ['corp..com', 'not a domain name'],
    ['.corp.com', 'not a domain name'],
    ['-corp.com', 'not a domain name'],
    ['corp-.com', 'not a domain name'],
    ['co_rp.com', 'not a domain name'],
    ['corp!.com', 'not a domain name'],
    ['corp.com?x', 'not a domain name'],
    ["corp'.com", 'not a domain name'],
    ['xn--a.com', 'not a domain name'],
    ['ab--cd.com', 'not a domain name'],
    ['corp.123', 'last part is a number'],
    [`${'a'.repeat(64)}.com`, 'at most 253 characters'],
    [`${'a.'.repeat(130)}com`, 'at most 253 characters'],
    ['corp\u200b.com', 'not a domain name'],
    ['\u0301corp.com', 'not a domain name'],
    ['co\u00adrp.com', 'cannot be seen'],
    ['\u202ecorp.com', 'cannot be seen'],
    ['corp\u2024com', 'not a domain name'],
    // IDNA2008 (RFC 5892) allows no symbols, though UTS #46 does.
    ['i❤.ws', 'no letters, digits or hyphens'],
    ['xn--i-7iq.ws', 'no letters, digits or hyphens'],
    ['💩.la', 'no letters, digits or hyphens'],
    ['ⅷ.com\u2044x', 'not a domain name'],
    // The A-label of what is typed has to be the canonical one.
    ['xn--BCHER-KVA.example\u0000', 'no spaces'],
    ['xn--zca.xn--zca-', 'not a domain name'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(() => parseDomainName(typed)).toThrow(DomainNameError);
    try {
      parseDomainName(typed);
    } catch (error) {
      expect((error as Error).message.toLowerCase()).toContain(reason.toLowerCase());
    }
  });
});

describe('public suffixes', () => {
  it.each(['com', 'co.uk', 'github.io', 'k12.ma.us', 's3.amazonaws.com', 'com.au', 'kawasaki.jp'])(
    '%s belongs to nobody alone',
    (name) => {
      expect(isPublicSuffix(name)).toBe(true);
      expect(registrableDomain(name)).toBeUndefined();
    },
  );
  it.each([
    ['corp.com', 'corp.com'],
    ['eng.corp.co.uk', 'corp.co.uk'],
    ['someone.github.io', 'someone.github.io'],
  ])('%s is registered as %s', (name, registered) => {
    expect(isPublicSuffix(name)).toBe(false);
    expect(registrableDomain(name)).toBe(registered);
  });
});

describe('names that cannot be told apart', () => {
  it.each([
    ['раypal.com', true],
    ['pаypal.com', true],
    ['αpple.com', true],
    ['paypal.com', false],
    ['яндекс.ru', false],
    ['東京tower.jp', false],
  ])('%s mixes alphabets: %s', (name, expected) => {
    expect(mixesScripts(name)).toBe(expected);
  });
  it.each([
    ['раураl.com', 'paypal.com'],
    ['corp0rate.com', 'corporate.com'],
    ['rnicrosoft.com', 'microsoft.com'],
    ['соrр.com', 'corp.com'],
  ])('%s looks like %s', (name, other) => {
    expect(skeleton(name)).toBe(skeleton(other));
  });
});
