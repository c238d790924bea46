/** Who an assertion is about: NameID, attributes, e-mail address. Reads bytes that were verified, and decides nothing about people. */
import type { SamlServiceProvider } from '../protocol.ts';
import { type Flaw, readTime } from './message.ts';
import { assertionNs, nameIdFormats } from './names.ts';
import { attributeOf, childOf, childrenOf, innerText, valueOf, type XmlElement } from './xml.ts';

const maxValues = 1_000;
const maxSubject = 255;

/** Nothing that cannot be seen, and no white space around it: two people must never look like one. */
export function isSubject(text: string): boolean {
  const length = [...text].length;
  return (
    length >= 1 &&
    length <= maxSubject &&
    text.trim() === text &&
    !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)
  );
}

const nameIdOf = (assertion: XmlElement): XmlElement | undefined =>
  childOf(childOf(assertion, assertionNs, 'Subject'), assertionNs, 'NameID');

export function findFlawOfSubject(assertion: XmlElement): Flaw | undefined {
  const nameId = nameIdOf(assertion);
  const value = valueOf(nameId);
  const expected = 'a lasting NameID of 1 to 255 characters';
  if (value === undefined || !isSubject(value))
    return { fault: 'saml_subject', expected, found: value ?? 'nothing' };
  if (attributeOf(nameId, 'Format') === nameIdFormats.transient)
    return { fault: 'saml_name_id_transient', expected, found: nameIdFormats.transient };
  return undefined;
}

/** By name, all values of all attributes of that name. */
export function readAttributes(assertion: XmlElement): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const attributes = childrenOf(assertion, assertionNs, 'AttributeStatement').flatMap((statement) =>
    childrenOf(statement, assertionNs, 'Attribute'),
  );
  for (const attribute of attributes) {
    const name = attributeOf(attribute, 'Name') ?? '';
    const values = found.get(name) ?? [];
    for (const value of childrenOf(attribute, assertionNs, 'AttributeValue'))
      if (values.length < maxValues) values.push(innerText(value));
    found.set(name, values);
  }
  return found;
}

/** What the usual providers call the e-mail address. */
const usualNames = [
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  'urn:oid:0.9.2342.19200300.100.1.3',
  'urn:oid:1.2.840.113549.1.9.1',
  'email',
  'mail',
  'emailaddress',
  'user.email',
];

const looksLikeAddress = (text: string): boolean => /^[^@\s]+@[^@\s]+$/.test(text);

export type Email =
  | { readonly email: string; readonly from: string }
  | { readonly problem: 'missing' | 'ambiguous'; readonly from: string };

function fromAttribute(attributes: ReadonlyMap<string, readonly string[]>, wanted: string) {
  const same = [...attributes].filter(([name]) => name.toLowerCase() === wanted.toLowerCase());
  return [...new Set(same.flatMap(([, values]) => values))].filter((value) => value !== '');
}

export function readEmail(assertion: XmlElement, sp: SamlServiceProvider): Email {
  const attributes = readAttributes(assertion);
  const nameId = nameIdOf(assertion);
  const subject = valueOf(nameId) ?? '';
  const isPersistent = attributeOf(nameId, 'Format') === nameIdFormats.persistent;
  if (sp.emailAttribute === undefined && !isPersistent && looksLikeAddress(subject))
    return { email: subject, from: 'NameID' };
  for (const name of sp.emailAttribute === undefined ? usualNames : [sp.emailAttribute]) {
    const [email, second] = fromAttribute(attributes, name);
    if (second !== undefined) return { problem: 'ambiguous', from: name };
    if (email !== undefined) return { email, from: name };
  }
  return { problem: 'missing', from: sp.emailAttribute ?? `NameID, ${usualNames.join(', ')}` };
}

export interface LogoutHint {
  readonly value: string;
  readonly format: string | undefined;
  readonly nameQualifier: string | undefined;
  readonly spNameQualifier: string | undefined;
}

/** What a LogoutRequest has to name again exactly as it was sent. */
export function readLogoutHint(assertion: XmlElement): LogoutHint {
  const nameId = nameIdOf(assertion);
  return {
    value: valueOf(nameId) ?? '',
    format: attributeOf(nameId, 'Format'),
    nameQualifier: attributeOf(nameId, 'NameQualifier'),
    spNameQualifier: attributeOf(nameId, 'SPNameQualifier'),
  };
}

export const readSessionIndex = (assertion: XmlElement): string | undefined =>
  childrenOf(assertion, assertionNs, 'AuthnStatement')
    .map((statement) => attributeOf(statement, 'SessionIndex'))
    .find((index) => index !== undefined);

/** When the provider wants sessions with us over, by each statement that says so (SAML Core §2.7.2). */
export const sessionEndsOf = (assertion: XmlElement): string[] =>
  childrenOf(assertion, assertionNs, 'AuthnStatement').flatMap(
    (statement) => attributeOf(statement, 'SessionNotOnOrAfter') ?? [],
  );

/** The earliest of several: a session that outlived one of them would outlive what was said of it. */
export function earliestSessionEnd(assertion: XmlElement): Date | undefined {
  const times = sessionEndsOf(assertion).flatMap((text) => readTime(text)?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

/** Until when its ID has to be remembered: the latest end that it names. */
export function latestEnd(assertion: XmlElement): string | undefined {
  const confirmations = childrenOf(
    childOf(assertion, assertionNs, 'Subject'),
    assertionNs,
    'SubjectConfirmation',
  ).map((item) => childOf(item, assertionNs, 'SubjectConfirmationData'));
  return [childOf(assertion, assertionNs, 'Conditions'), ...confirmations]
    .flatMap((element) => attributeOf(element, 'NotOnOrAfter') ?? [])
    .sort()
    .at(-1);
}
