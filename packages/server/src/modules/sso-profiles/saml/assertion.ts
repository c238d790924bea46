/** What an assertion has to say, element by element. An element that is absent fails like one that is wrong (SS-10). */
import type { Checks } from '../checks.ts';
import type { SamlProvider, SamlServiceProvider } from '../protocol.ts';
import { findFlawOfSubject, sessionEndsOf } from './identity.ts';
import {
  type Flaw,
  findHeaderFlaw,
  findUnexpected,
  isAhead,
  isPast,
  readTime,
  skewSeconds,
} from './message.ts';
import { assertionNs, bearer } from './names.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  everyElement,
  isNamed,
  valueOf,
  type XmlElement,
} from './xml.ts';

export const assertionChecks = [
  'assertion',
  'assertion_issuer',
  'subject',
  'confirmation',
  'recipient',
  'confirmation_request',
  'confirmation_end',
  'conditions',
  'audience',
  'not_before',
  'not_on_or_after',
  'authn_statement',
  'session_end',
] as const;

type Name = (typeof assertionChecks)[number];
export type AssertionChecks = Checks<Name>;

export interface Expected {
  readonly provider: SamlProvider;
  readonly sp: SamlServiceProvider;
  readonly requestId: string | undefined;
  readonly now: Date;
}

const children = (element: XmlElement | undefined, name: string) =>
  childrenOf(element, assertionNs, name);
const child = (element: XmlElement | undefined, name: string) =>
  childOf(element, assertionNs, name);

const unsigned = {
  'saml:Issuer': 1,
  'saml:Subject': 1,
  'saml:Conditions': 1,
  'saml:AuthnStatement': 16,
  'saml:AttributeStatement': 16,
};

function findFlawOfForm(assertion: XmlElement, now: Date): Flaw | undefined {
  const subject = child(assertion, 'Subject');
  const statements = children(assertion, 'AttributeStatement');
  const unexpectedAttribute = statements
    .map((statement) =>
      findUnexpected(statement, { 'saml:Attribute': 500, 'saml:EncryptedAttribute': 500 }),
    )
    .find((flaw) => flaw !== undefined);
  return (
    findHeaderFlaw(assertion, now) ??
    findUnexpected(assertion, { ...unsigned, 'ds:Signature': 1 }) ??
    (subject === undefined
      ? undefined
      : findUnexpected(subject, {
          'saml:NameID': 1,
          'saml:EncryptedID': 1,
          'saml:BaseID': 1,
          'saml:SubjectConfirmation': 16,
        })) ??
    unexpectedAttribute
  );
}

/** From now on, not before: the moment with the allowance for clocks that differ. */
function checkStart(
  checks: AssertionChecks,
  name: Name,
  { text, now }: { text: string | undefined; now: Date },
): void {
  const expected = `not after ${now.toISOString()} (± ${skewSeconds} s)`;
  const time = readTime(text);
  if (time === undefined)
    checks.fail(name, 'saml_time_form', { expected: 'a time in UTC', found: text });
  else checks.expect(name, !isAhead(time, now), 'saml_not_yet_valid', { expected, found: text });
}

function checkEnd(
  checks: AssertionChecks,
  name: Name,
  { text, now }: { text: string | undefined; now: Date },
): void {
  const expected = `after ${now.toISOString()} (± ${skewSeconds} s)`;
  const time = readTime(text);
  if (time === undefined)
    checks.fail(name, 'saml_time_form', { expected: 'a time in UTC', found: text });
  else checks.expect(name, !isPast(time, now), 'saml_expired', { expected, found: text });
}

/** Without the allowance for clocks: the session here ends at that very moment, so one that has come would open nothing. */
function checkSessionEnd(checks: AssertionChecks, text: string, now: Date): void {
  const time = readTime(text);
  if (time === undefined)
    checks.fail('session_end', 'saml_time_form', { expected: 'a time in UTC', found: text });
  else
    checks.expect('session_end', time.getTime() > now.getTime(), 'saml_session_ended', {
      expected: `after ${now.toISOString()}`,
      found: text,
    });
}

function checkConfirmation(
  assertion: XmlElement,
  checks: AssertionChecks,
  { sp, requestId, now }: Expected,
): void {
  const all = children(child(assertion, 'Subject'), 'SubjectConfirmation');
  const [confirmation, second] = all.filter((item) => attributeOf(item, 'Method') === bearer);
  const data = child(confirmation, 'SubjectConfirmationData');
  const found = all.map((item) => attributeOf(item, 'Method') ?? 'nothing').join(', ');
  const isFine = confirmation !== undefined && second === undefined && data?.children.length === 0;
  checks.expect('confirmation', isFine, 'saml_confirmation', {
    expected: `one ${bearer}`,
    found: found === bearer && !isFine ? `${bearer} without its data` : found,
  });
  if (data === undefined) return;
  const recipient = attributeOf(data, 'Recipient');
  checks.expect('recipient', recipient === sp.acsUrl, 'saml_recipient', {
    expected: sp.acsUrl,
    found: recipient,
  });
  checkRequest(checks, 'confirmation_request', {
    requestId,
    found: attributeOf(data, 'InResponseTo'),
  });
  checkEnd(checks, 'confirmation_end', { text: attributeOf(data, 'NotOnOrAfter'), now });
  const start = attributeOf(data, 'NotBefore');
  if (start !== undefined) checkStart(checks, 'confirmation_end', { text: start, now });
}

/** Without a request of ours that is open, nothing is accepted: who starts at the provider is sent there once more (SS-12). */
export function checkRequest<Name extends string>(
  checks: Checks<Name>,
  name: Name,
  { requestId, found }: { requestId: string | undefined; found: string | undefined },
): void {
  if (requestId === undefined)
    checks.fail(name, found === undefined ? 'saml_unsolicited' : 'saml_in_response_to', {
      expected: 'an open request of this browser',
      found,
    });
  else
    checks.expect(name, found === requestId, 'saml_in_response_to', { expected: requestId, found });
}

const knownConditions = {
  'saml:AudienceRestriction': 16,
  'saml:OneTimeUse': 1,
  'saml:ProxyRestriction': 1,
};

function checkConditions(
  assertion: XmlElement,
  checks: AssertionChecks,
  { sp, now }: Expected,
): void {
  const conditions = child(assertion, 'Conditions');
  const flaw = conditions === undefined ? undefined : findUnexpected(conditions, knownConditions);
  checks.expect('conditions', conditions !== undefined && flaw === undefined, 'saml_conditions', {
    expected: 'Conditions that we know',
    found: flaw?.found ?? (conditions === undefined ? undefined : 'known'),
  });
  if (conditions === undefined) return;
  const restrictions = children(conditions, 'AudienceRestriction').map((restriction) =>
    restriction.children.map((item) =>
      isNamed(item, assertionNs, 'Audience') ? (valueOf(item) ?? '') : '',
    ),
  );
  // SAML Core §2.5.1.4: every restriction has to be met, each by one of its audiences.
  const isForUs =
    restrictions.length > 0 && restrictions.every((audiences) => audiences.includes(sp.entityId));
  const found = restrictions.map((audiences) => audiences.join(' or ')).join(' and ');
  checks.expect('audience', isForUs, 'saml_audience', {
    expected: sp.entityId,
    found: found === '' ? undefined : found,
  });
  checkStart(checks, 'not_before', { text: attributeOf(conditions, 'NotBefore'), now });
  checkEnd(checks, 'not_on_or_after', { text: attributeOf(conditions, 'NotOnOrAfter'), now });
}

function checkAuthentication(assertion: XmlElement, checks: AssertionChecks, now: Date): void {
  const statements = children(assertion, 'AuthnStatement');
  const instants = statements.map((item) => attributeOf(item, 'AuthnInstant'));
  const areFine =
    instants.length > 0 && instants.every((instant) => readTime(instant) !== undefined);
  checks.expect('authn_statement', areFine, 'saml_authn_statement', {
    expected: 'an AuthnStatement with its AuthnInstant',
    found:
      statements.length === 0 ? undefined : instants.map((item) => item ?? 'nothing').join(', '),
  });
  const ends = sessionEndsOf(assertion);
  for (const text of ends) checkSessionEnd(checks, text, now);
  if (ends.length === 0)
    checks.pass('session_end', { expected: 'none, or one ahead', found: undefined });
}

/** @param assertion of bytes that were signed, or, for the table only, as it came */
export function checkAssertion(
  assertion: XmlElement,
  checks: AssertionChecks,
  expected: Expected,
): void {
  const flaw = findFlawOfForm(assertion, expected.now);
  if (flaw === undefined)
    checks.pass('assertion', {
      expected: 'one, of version 2.0',
      found: attributeOf(assertion, 'ID'),
    });
  else checks.fail('assertion', flaw.fault, flaw);
  const issuer = valueOf(child(assertion, 'Issuer'));
  checks.expect('assertion_issuer', issuer === expected.provider.entityId, 'saml_issuer', {
    expected: expected.provider.entityId,
    found: issuer,
  });
  const subject = findFlawOfSubject(assertion);
  const nameId = valueOf(child(child(assertion, 'Subject'), 'NameID'));
  if (subject === undefined)
    checks.pass('subject', { expected: 'a lasting NameID of 1 to 255 characters', found: nameId });
  else checks.fail('subject', subject.fault, subject);
  checkConfirmation(assertion, checks, expected);
  checkConditions(assertion, checks, expected);
  checkAuthentication(assertion, checks, expected.now);
}

/** How many assertions a message holds, wherever they stand. */
export const countAssertions = (root: XmlElement): number =>
  [...everyElement(root)].filter((item) => /^(?:Encrypted)?Assertion$/.test(item.name)).length;
