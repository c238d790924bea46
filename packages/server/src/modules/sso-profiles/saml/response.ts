/**
 * Verifies a response to our AuthnRequest. Every check is made as far as the message allows, for whoever looks for the
 * fault; an identity comes out only when none failed, and only of the bytes that the provider signed (SS-07 to SS-10).
 */
import { Checks } from '../checks.ts';
import type { FaultName } from '../faults.ts';
import type {
  Diagnosis,
  SamlProvider,
  SamlServiceProvider,
  VerifiedIdentity,
} from '../protocol.ts';
import { findIn } from './algorithms.ts';
import {
  assertionChecks,
  checkAssertion,
  checkRequest,
  countAssertions,
  type Expected,
} from './assertion.ts';
import { describeCertificate, verificationKeys } from './certificates.ts';
import { decryptAssertion } from './encryption.ts';
import {
  type Email,
  earliestSessionEnd,
  latestEnd,
  readAttributes,
  readEmail,
  readLogoutHint,
  readSessionIndex,
} from './identity.ts';
import {
  afterSkew,
  checkAddressee,
  type Flaw,
  findDuplicateId,
  findHeaderFlaw,
  findStraySignature,
  findUnexpected,
  readMessage,
  readTime,
  redact,
} from './message.ts';
import { assertionNs, nameIdFormats, protocolNs, shortStatus, statuses } from './names.ts';
import { type GoodSignature, verifyEnveloped } from './signatures.ts';
import {
  attributeOf,
  childOf,
  isNamed,
  valueOf,
  type XmlDocument,
  type XmlElement,
} from './xml.ts';

const names = [
  'message',
  'response',
  'status',
  'issuer',
  'destination',
  'in_response_to',
  'encryption',
  'response_signature',
  'signature',
  ...assertionChecks,
  'email',
  'name_id_format',
] as const;
type ResponseChecks = Checks<(typeof names)[number]>;

export interface SamlAnswer {
  /** The value of the form field SAMLResponse. */
  readonly samlResponse: string;
  /** Of the request that this browser left with; undefined: it left with none. */
  readonly requestId: string | undefined;
  readonly now: Date;
}

function failWith(checks: ResponseChecks, name: (typeof names)[number], flaw: Flaw): void {
  checks.fail(name, flaw.fault, flaw);
}

/** More than one, or one in a place where none belongs, is an attempt to show one and have another read (XSW). */
function findFlawOfForm(root: XmlElement, now: Date): Flaw | undefined {
  if (!isNamed(root, protocolNs, 'Response'))
    return {
      fault: 'saml_not_a_response',
      expected: `Response of ${protocolNs}`,
      found: `${root.name} of ${root.namespace}`,
    };
  const count = countAssertions(root);
  if (count > 1)
    return { fault: 'saml_several_assertions', expected: 'one assertion', found: String(count) };
  const duplicate = findDuplicateId(root);
  if (duplicate !== undefined)
    return { fault: 'saml_duplicate_id', expected: 'IDs once each', found: duplicate };
  const assertion = childOf(root, assertionNs, 'Assertion');
  const stray = findStraySignature(root, assertion === undefined ? [root] : [root, assertion]);
  if (stray !== undefined)
    return { fault: 'saml_signature_form', expected: 'in Response and Assertion', found: stray };
  return (
    findHeaderFlaw(root, now) ??
    findUnexpected(root, {
      'saml:Issuer': 1,
      'ds:Signature': 1,
      'samlp:Status': 1,
      'saml:Assertion': 1,
      'saml:EncryptedAssertion': 1,
    })
  );
}

const statusFaults: Readonly<Record<string, FaultName>> = {
  RequestDenied: 'saml_status_denied',
  AuthnFailed: 'saml_status_denied',
  UnknownPrincipal: 'saml_status_denied',
  NoPassive: 'saml_status_denied',
  InvalidNameIDPolicy: 'saml_status_name_id_policy',
};

function checkStatus(root: XmlElement, checks: ResponseChecks): boolean {
  const status = childOf(root, protocolNs, 'Status');
  const code = childOf(status, protocolNs, 'StatusCode');
  const value = attributeOf(code, 'Value');
  const inner = attributeOf(childOf(code, protocolNs, 'StatusCode'), 'Value');
  const said = valueOf(childOf(status, protocolNs, 'StatusMessage'));
  const words = [value, inner].flatMap((text) => (text === undefined ? [] : shortStatus(text)));
  const fault = words
    .map((word) => findIn(statusFaults, word))
    .find((known) => known !== undefined);
  return checks.expect('status', value === statuses.success, fault ?? 'saml_status_failed', {
    expected: 'Success',
    found:
      words.length === 0
        ? undefined
        : `${words.join(', ')}${said === undefined ? '' : `: ${said}`}`,
  });
}

function checkResponse(root: XmlElement, checks: ResponseChecks, expected: Expected): void {
  const { provider, sp, requestId, now } = expected;
  const flaw = findFlawOfForm(root, now);
  if (flaw === undefined)
    checks.pass('response', {
      expected: 'a Response of version 2.0',
      found: attributeOf(root, 'ID'),
    });
  else failWith(checks, 'response', flaw);
  if (flaw?.fault === 'saml_not_a_response') return;
  checkStatus(root, checks);
  checkAddressee(root, checks, { entityId: provider.entityId, address: sp.acsUrl });
  checkRequest(checks, 'in_response_to', { requestId, found: attributeOf(root, 'InResponseTo') });
}

interface Located {
  readonly document: XmlDocument;
  readonly assertion: XmlElement;
  /** What was inside of an EncryptedAssertion, for the table. */
  readonly decrypted?: string;
}

/** The assertion as it came, opened if it was encrypted. Nothing of it is believed yet. */
function locateAssertion(
  document: XmlDocument,
  checks: ResponseChecks,
  sp: SamlServiceProvider,
): Located | undefined {
  const plain = childOf(document.root, assertionNs, 'Assertion');
  const encrypted = childOf(document.root, assertionNs, 'EncryptedAssertion');
  if (plain !== undefined) {
    const expected = sp.wantEncrypted ? 'encrypted' : 'encrypted or not';
    checks.expect('encryption', !sp.wantEncrypted, 'saml_not_encrypted', {
      expected,
      found: 'not encrypted',
    });
    return { document, assertion: plain };
  }
  if (encrypted === undefined) {
    // A refusal has no assertion, and its status says why.
    if (!checks.hasFailed('status') && !checks.hasFailed('response'))
      checks.fail('assertion', 'saml_no_assertion', {
        expected: 'one assertion',
        found: undefined,
      });
    return undefined;
  }
  const keys = [sp.privateKey, ...(sp.previous === undefined ? [] : [sp.previous.privateKey])];
  const opened = decryptAssertion(encrypted, keys);
  if ('fault' in opened) {
    failWith(checks, 'encryption', opened);
    return undefined;
  }
  return acceptOpened(opened.document, checks, opened.algorithm);
}

/** What was inside is judged like what is outside. */
function acceptOpened(
  document: XmlDocument,
  checks: ResponseChecks,
  algorithm: string,
): Located | undefined {
  const { root } = document;
  if (!isNamed(root, assertionNs, 'Assertion') || countAssertions(root) > 1) {
    checks.fail('encryption', 'saml_decryption', {
      expected: 'one assertion',
      found: 'something else',
    });
    return undefined;
  }
  const duplicate = findDuplicateId(root);
  const stray = findStraySignature(root, [root]);
  if (duplicate !== undefined)
    checks.fail('encryption', 'saml_duplicate_id', { expected: 'IDs once each', found: duplicate });
  else if (stray !== undefined)
    checks.fail('encryption', 'saml_signature_form', {
      expected: 'in the Assertion',
      found: stray,
    });
  else checks.pass('encryption', { expected: 'for our key', found: algorithm });
  return { document, assertion: root, decrypted: document.text };
}

const describeResult = (result: GoodSignature): string =>
  `${result.method.replace(/^.*#/, '')}, ${result.by.fingerprint}`;

/** @returns the assertion that was signed, read from the bytes that were */
function checkSignatures(
  response: XmlDocument,
  located: Located | undefined,
  checks: ResponseChecks,
  provider: SamlProvider,
): XmlElement | undefined {
  const keys = { keys: verificationKeys(provider.certificates), describe: describeCertificate };
  const expected = keys.keys.map(({ fingerprint }) => fingerprint).join(', ');
  const whole = isNamed(response.root, protocolNs, 'Response')
    ? verifyEnveloped(response, response.root, keys)
    : undefined;
  if (whole === undefined)
    checks.pass('response_signature', { expected: 'none, or a valid one', found: undefined });
  else if ('fault' in whole) failWith(checks, 'response_signature', whole);
  else checks.pass('response_signature', { expected, found: describeResult(whole) });
  if (located === undefined) return undefined;
  const own = verifyEnveloped(located.document, located.assertion, keys);
  if (own === undefined)
    checks.fail(
      'signature',
      whole === undefined ? 'saml_assertion_unsigned' : 'saml_only_response_signed',
      {
        expected: 'a signed assertion',
        found: whole === undefined ? undefined : 'only the response is signed',
      },
    );
  else if ('fault' in own) failWith(checks, 'signature', own);
  else {
    const { signed } = own;
    const isSame =
      isNamed(signed, assertionNs, 'Assertion') &&
      attributeOf(signed, 'ID') === attributeOf(located.assertion, 'ID');
    checks.expect('signature', isSame, 'saml_signature_form', {
      expected,
      found: describeResult(own),
    });
    if (isSame) return signed;
  }
  return undefined;
}

function checkEmail(assertion: XmlElement, checks: ResponseChecks, sp: SamlServiceProvider): Email {
  const email = readEmail(assertion, sp);
  if ('email' in email)
    checks.pass('email', {
      expected: 'an e-mail address',
      found: `${email.email} (${email.from})`,
    });
  else if (email.problem === 'ambiguous')
    checks.fail('email', 'saml_email_ambiguous', {
      expected: 'one e-mail address',
      found: email.from,
    });
  else checks.warn('email', 'saml_email_missing', { expected: email.from, found: undefined });
  return email;
}

/** A format other than the one asked for is told: it need not be wrong. */
function checkFormat(assertion: XmlElement, checks: ResponseChecks, sp: SamlServiceProvider): void {
  const wanted = nameIdFormats[sp.nameIdFormat];
  const found = readLogoutHint(assertion).format ?? nameIdFormats.unspecified;
  if (wanted === nameIdFormats.unspecified || wanted === found)
    checks.pass('name_id_format', { expected: wanted, found });
  else checks.warn('name_id_format', 'saml_name_id_format', { expected: wanted, found });
}

function identityOf(assertion: XmlElement, email: Email): VerifiedIdentity {
  const end = readTime(latestEnd(assertion));
  if (end === undefined) throw new Error('an assertion without an end passed its checks');
  const hint = readLogoutHint(assertion);
  return {
    subject: hint.value,
    email: 'email' in email ? email.email : undefined,
    attributes: Object.fromEntries(readAttributes(assertion)),
    sessionIndex: readSessionIndex(assertion),
    sessionEndsBy: earliestSessionEnd(assertion),
    logoutHint: JSON.stringify(hint),
    replayKey: attributeOf(assertion, 'ID') ?? '',
    replayUntil: afterSkew(end),
  };
}

/** What may be judged once the message could be read. */
function verifyDocument(document: XmlDocument, checks: ResponseChecks, expected: Expected) {
  const { provider, sp } = expected;
  checkResponse(document.root, checks, expected);
  const isOne = countAssertions(document.root) <= 1;
  const located = isOne ? locateAssertion(document, checks, sp) : undefined;
  const signed = isOne ? checkSignatures(document, located, checks, provider) : undefined;
  const assertion = signed ?? located?.assertion;
  if (assertion === undefined) return { decrypted: undefined, identity: undefined };
  checkAssertion(assertion, checks, expected);
  const email = checkEmail(assertion, checks, sp);
  checkFormat(assertion, checks, sp);
  const isVerified = signed !== undefined && checks.isPassed();
  return {
    decrypted: located?.decrypted,
    identity: isVerified ? identityOf(signed, email) : undefined,
  };
}

export function verifySamlResponse(
  provider: SamlProvider,
  sp: SamlServiceProvider,
  { samlResponse, requestId, now }: SamlAnswer,
): Promise<Diagnosis> {
  const checks: ResponseChecks = new Checks(names);
  const read = readMessage(samlResponse, 'post');
  if (!('document' in read)) {
    failWith(checks, 'message', read);
    return Promise.resolve({ checks: checks.list(), identity: undefined, raw: read.raw });
  }
  checks.pass('message', {
    expected: 'XML of at most 256 KiB',
    found: `${read.raw.length} characters`,
  });
  const { decrypted, identity } = verifyDocument(read.document, checks, {
    provider,
    sp,
    requestId,
    now,
  });
  const wasEncrypted = childOf(read.document.root, assertionNs, 'EncryptedAssertion') !== undefined;
  const raw = decrypted === undefined ? read.raw : redact(`${read.raw}\n\n${redact(decrypted)}`);
  return Promise.resolve({ checks: checks.list(), identity, wasEncrypted, raw });
}
