/**
 * Internet domain names in one canonical form: UTS #46 non-transitional, A-labels, lower case. Stored once,
 * compared bytewise (DO-01). Pure.
 */

import { parse as parseByPublicSuffix } from 'tldts';
import { toASCII, toUnicode } from 'tr46';
import { say, type Text } from './text.ts';

export interface DomainName {
  /** A-label form: for comparing and for DNS. */
  readonly ascii: string;
  /** For showing beside the ASCII form. */
  readonly unicode: string;
}

/** Why it is no domain name; the text is for the person who typed it. */
export class DomainNameError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.toString());
    this.text = text;
    this.name = 'DomainNameError';
  }
}

const uts46 = {
  checkBidi: true,
  checkHyphens: true,
  checkJoiners: true,
  useSTD3ASCIIRules: true,
  transitionalProcessing: false,
  verifyDNSLength: true,
  ignoreInvalidPunycode: false,
};

// RFC 5892: letters and digits (§2.1: Ll, Lo, Lm, Mn, Mc, Nd), the exceptions (§2.6), the joiners (§2.8) and the hyphen.
// UTS #46 alone also lets symbols through, so emoji; registries and other resolvers do not.
const idnaLabel =
  /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u3007\u30fb\u200c\u200d-]+$/u;

/** What people type instead of a domain, and what to say to them. */
function assertLooksLikeDomain(text: string): void {
  if (text === '') throw new DomainNameError(say('Enter a domain name, like corp.com.'));
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw new DomainNameError(
      say('That is a web address. Enter only the domain name in it, like corp.com.'),
    );
  const mailDomain = /^[^@]+@([^@]+)$/.exec(text)?.[1];
  if (mailDomain !== undefined)
    throw new DomainNameError(
      say('That is an e-mail address. Enter only the part after the @: {mailDomain}', {
        mailDomain,
      }),
    );
  if (text.includes('@')) throw new DomainNameError(say('A domain name holds no @.'));
  if (text.includes('*'))
    throw new DomainNameError(say('A wildcard cannot be claimed. Enter each domain by itself.'));
  if (/^\[|^[\d.]+$|^[0-9a-f:]*:[0-9a-f:.]+$|^0x[0-9a-f]+$/i.test(text))
    throw new DomainNameError(say('That is an IP address. Only a domain name can be claimed.'));
  if (text.includes('/'))
    throw new DomainNameError(say('That holds a path. Enter only the domain name, like corp.com.'));
  if (text.includes(':'))
    throw new DomainNameError(say('That holds a port. Enter only the domain name, like corp.com.'));
  if (/[\s\p{Cc}]/u.test(text)) throw new DomainNameError(say('A domain name holds no spaces.'));
  // UTS #46 would drop these in silence: a name that is written with them is refused, never repaired.
  if (/[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    throw new DomainNameError(
      say('That is not a domain name: it holds characters that cannot be seen.'),
    );
  }
}

/** Letters, digits and single hyphens inside: UTS #46 changes nothing in it but the case. Nearly every name is of this kind. */
const plainName =
  /^(?=.{3,253}$)(?:[a-z0-9](?:-?[a-z0-9]){0,62}\.)+(?=[a-z0-9]*[a-z])(?!0x)[a-z0-9]{1,63}$/;

function readPlain(text: string): string | undefined {
  const name = text.toLowerCase();
  const isPlain = plainName.test(name) && name.split('.').every(({ length }) => length <= 63);
  return isPlain ? name : undefined;
}

/** @throws DomainNameError */
export function parseDomainName(text: string): DomainName {
  const plain = readPlain(text);
  return plain === undefined ? readAny(text) : { ascii: plain, unicode: plain };
}

function readAny(text: string): DomainName {
  assertLooksLikeDomain(text);
  // One trailing dot only says that the name is complete (RFC 1034 §3.1).
  const bare = text.replace(/[.\u3002\uff0e\uff61]$/u, '');
  const ascii = toASCII(bare, uts46)?.toLowerCase();
  if (ascii === undefined) {
    const tooLong = bare.length > 253 || bare.split('.').some((label) => label.length > 63);
    throw new DomainNameError(
      tooLong
        ? say('A domain name has at most 253 characters, and 63 between two dots.')
        : say('That is not a domain name.'),
    );
  }
  if (!ascii.includes('.'))
    throw new DomainNameError(
      say('That is a single word. A domain name has at least one dot, like corp.com.'),
    );
  if (/^\d+$|^0x[0-9a-f]*$/.test(ascii.slice(ascii.lastIndexOf('.') + 1)))
    throw new DomainNameError(say('That is not a domain name: its last part is a number.'));
  const unicode = toUnicode(ascii, uts46).domain;
  if (!unicode.split('.').every((label) => idnaLabel.test(label)))
    throw new DomainNameError(
      say('That is not a domain name: it holds characters that are no letters, digits or hyphens.'),
    );
  return { ascii, unicode };
}

/** `mail.corp.co.uk` → `corp.co.uk`; undefined for a public suffix. The list's private section counts too. */
export function registrableDomain(ascii: string): string | undefined {
  return parseByPublicSuffix(ascii, { allowPrivateDomains: true }).domain ?? undefined;
}

/** Is it a name under which others register theirs (`com`, `co.uk`, `github.io`)? Such a name belongs to nobody alone. */
export function isPublicSuffix(ascii: string): boolean {
  return parseByPublicSuffix(ascii, { allowPrivateDomains: true }).publicSuffix === ascii;
}

const scripts = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Arabic: /\p{Script=Arabic}/u,
} as const;

/**
 * Does one label mix alphabets that look alike (UTS #39 §5.1)? Han, kana and Hangul mix with Latin in honest names,
 * so they are not counted.
 */
export function mixesScripts(unicode: string): boolean {
  return unicode
    .split('.')
    .some((label) => Object.values(scripts).filter((script) => script.test(label)).length > 1);
}

// UTS #39 confusables that are whole letters of other alphabets and look like a Latin one.
const lookalikes: Record<string, string> = {
  а: 'a',
  ɑ: 'a',
  α: 'a',
  в: 'b',
  ь: 'b',
  с: 'c',
  ϲ: 'c',
  ԁ: 'd',
  е: 'e',
  ҽ: 'e',
  ё: 'e',
  ɡ: 'g',
  һ: 'h',
  н: 'h',
  і: 'i',
  ı: 'i',
  ι: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  κ: 'k',
  ӏ: 'l',
  м: 'm',
  п: 'n',
  η: 'n',
  о: 'o',
  ο: 'o',
  σ: 'o',
  օ: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  τ: 't',
  υ: 'u',
  ս: 'u',
  ν: 'v',
  ѵ: 'v',
  ѡ: 'w',
  ω: 'w',
  ԝ: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
  ү: 'y',
  ᴢ: 'z',
};

/** What a name looks like: names with one skeleton cannot be told apart by eye (UTS #39 §4, for the common alphabets). */
export function skeleton(unicode: string): string {
  const plain = [...unicode.normalize('NFKD').toLowerCase()].filter(
    (character) => !/\p{M}/u.test(character),
  );
  return plain
    .map((character) => lookalikes[character] ?? character)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l');
}
