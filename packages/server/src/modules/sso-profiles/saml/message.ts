/** What all messages of SAML share: how they come (base64, deflated or not), how large they may be, and their outer form. */
import { inflateRawSync } from 'node:zlib';
import type { Checks } from '../checks.ts';
import type { FaultName } from '../faults.ts';
import { assertionNs, protocolNs, signatureNs } from './names.ts';
import { strictBase64 } from './signatures.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  everyElement,
  isNamed,
  readXml,
  valueOf,
  type XmlDocument,
  type XmlElement,
  XmlError,
} from './xml.ts';

const maxBytes = 256 * 1_024;
const maxInflatedBytes = 1_024 * 1_024;
/** Base64 of that, with line breaks. */
const maxCharacters = 400_000;

export interface Unreadable {
  readonly fault: FaultName;
  readonly expected: string;
  readonly found: string;
  /** As far as it could be decoded. */
  readonly raw: string;
}

export interface Readable {
  readonly document: XmlDocument;
  readonly raw: string;
}

const unreadable = (fault: FaultName, expected: string, found: string, raw = ''): Unreadable => ({
  fault,
  expected,
  found,
  raw,
});

/** Values of signatures and ciphertexts say nothing to a reader and should not be passed round. */
export const redact = (xml: string): string =>
  xml
    .replace(/(<(?:[\w.-]+:)?(?:SignatureValue|CipherValue)\b[^>]*>)[^<]*/g, '$1…')
    .slice(0, maxBytes);

const xmlFaults: Readonly<Record<XmlError['kind'], FaultName>> = {
  malformed: 'saml_xml_malformed',
  forbidden: 'saml_xml_forbidden',
  too_deep: 'saml_structure',
};

function inflate(bytes: Buffer): Buffer | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxInflatedBytes });
  } catch {
    return undefined;
  }
}

function readBytes(bytes: Buffer): Readable | Unreadable {
  let raw = '';
  try {
    raw = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { document: readXml(raw), raw: redact(raw) };
  } catch (error) {
    if (error instanceof XmlError)
      return unreadable(xmlFaults[error.kind], 'XML', error.message, redact(raw));
    return unreadable('saml_xml_malformed', 'XML in UTF-8', 'bytes that are no UTF-8');
  }
}

/** @param encoded the value of the form or of the query, already without its percent signs */
export function readMessage(encoded: string, binding: 'redirect' | 'post'): Readable | Unreadable {
  if (encoded === '') return unreadable('saml_response_missing', 'a message', 'nothing');
  const allowed = `at most ${maxBytes} bytes`;
  if (encoded.length > maxCharacters)
    return unreadable('saml_too_large', allowed, `${encoded.length} characters`);
  const base64 = strictBase64(encoded);
  if (base64 === undefined)
    return unreadable('saml_not_base64', 'base64', encoded.slice(0, 60), encoded.slice(0, 1_000));
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > maxBytes)
    return unreadable('saml_too_large', allowed, `${bytes.length} bytes`);
  if (binding === 'post') return readBytes(bytes);
  const inflated = inflate(bytes);
  return inflated === undefined
    ? unreadable('saml_too_large', `deflated, at most ${maxInflatedBytes} bytes`, 'neither')
    : readBytes(inflated);
}

export interface Flaw {
  readonly fault: FaultName;
  readonly expected: string;
  readonly found: string;
}

/** IDs of any spelling, so that no verifier could mean another element than we do. */
export function findDuplicateId(root: XmlElement): string | undefined {
  const seen = new Set<string>();
  for (const element of everyElement(root))
    for (const { name, value } of element.attributes) {
      if (name.toLowerCase() !== 'id') continue;
      if (seen.has(value)) return value;
      seen.add(value);
    }
  return undefined;
}

/** A signature stands in an element that may be signed, and nowhere else. */
export function findStraySignature(
  root: XmlElement,
  mayHold: readonly XmlElement[],
): string | undefined {
  const placed = new Set(mayHold.flatMap((item) => childrenOf(item, signatureNs, 'Signature')));
  for (const element of everyElement(root))
    if (isNamed(element, signatureNs, 'Signature') && !placed.has(element))
      return 'a signature in another place';
  return undefined;
}

/** An element has only such children, each at most as often as is said. */
export function findUnexpected(
  element: XmlElement,
  allowed: Readonly<Record<string, number>>,
): Flaw | undefined {
  const counts = new Map<string, number>();
  for (const { namespace, name } of element.children) {
    const short =
      namespace === protocolNs
        ? `samlp:${name}`
        : namespace === assertionNs
          ? `saml:${name}`
          : namespace === signatureNs
            ? `ds:${name}`
            : `{${namespace}}${name}`;
    const count = (counts.get(short) ?? 0) + 1;
    counts.set(short, count);
    const most = Object.hasOwn(allowed, short) ? (allowed[short] ?? 0) : 0;
    if (count > most)
      return {
        fault: 'saml_structure',
        expected: `${element.name} with ${Object.keys(allowed).join(', ')}`,
        found: count > 1 ? `${count} × ${short}` : short,
      };
  }
  if (/[^ \t\n]/.test(element.text))
    return { fault: 'saml_structure', expected: `${element.name} without text`, found: 'text' };
  return undefined;
}

const idForm = /^[A-Za-z_][A-Za-z0-9._-]{0,254}$/;

export const isId = (text: string | undefined): boolean => text !== undefined && idForm.test(text);

export const skewSeconds = 60;
const skewMs = skewSeconds * 1_000;

/** Undefined for what is no time in UTC, as SAML Core §1.3.3 wants it. */
export function readTime(text: string | undefined): Date | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text))
    return undefined;
  const time = new Date(text.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(time.getTime()) ? undefined : time;
}

export const isPast = (time: Date, now: Date): boolean => time.getTime() + skewMs <= now.getTime();
export const isAhead = (time: Date, now: Date): boolean => time.getTime() - skewMs > now.getTime();
export const afterSkew = (time: Date): Date => new Date(time.getTime() + skewMs);

/** Version and time of a message or an assertion. */
export function findHeaderFlaw(element: XmlElement, now: Date): Flaw | undefined {
  const version = attributeOf(element, 'Version');
  if (version !== '2.0')
    return { fault: 'saml_version', expected: '2.0', found: version ?? 'nothing' };
  const id = attributeOf(element, 'ID');
  if (!isId(id)) return { fault: 'saml_structure', expected: 'an ID', found: id ?? 'nothing' };
  const issued = attributeOf(element, 'IssueInstant');
  const time = readTime(issued);
  if (time === undefined)
    return { fault: 'saml_time_form', expected: 'IssueInstant in UTC', found: issued ?? 'nothing' };
  if (isAhead(time, now))
    return {
      fault: 'saml_not_yet_valid',
      expected: `issued before ${now.toISOString()}`,
      found: issued ?? '',
    };
  return undefined;
}

/** Who sent a message, and to which address of ours; both are said, or it is refused (SS-10). */
export function checkAddressee(
  root: XmlElement,
  checks: Checks<'issuer' | 'destination'>,
  expected: { readonly entityId: string; readonly address: string },
): void {
  const issuer = valueOf(childOf(root, assertionNs, 'Issuer'));
  checks.expect('issuer', issuer === expected.entityId, 'saml_issuer', {
    expected: expected.entityId,
    found: issuer,
  });
  const destination = attributeOf(root, 'Destination');
  checks.expect('destination', destination === expected.address, 'saml_destination', {
    expected: expected.address,
    found: destination,
  });
}
