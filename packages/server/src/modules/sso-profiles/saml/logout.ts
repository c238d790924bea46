/**
 * Single logout: our request and its answer, their request and our answer. What comes in has to be signed, in its query or
 * in itself (SS-13); what goes out always is.
 */
import { Checks } from '../checks.ts';
import type { FaultName } from '../faults.ts';
import type { Check, Outgoing, SamlProvider, SamlServiceProvider } from '../protocol.ts';
import { isSignedText } from './algorithms.ts';
import { checkRequest } from './assertion.ts';
import { describeCertificate, verificationKeys } from './certificates.ts';
import { isSubject, type LogoutHint } from './identity.ts';
import {
  afterSkew,
  checkAddressee,
  findDuplicateId,
  findHeaderFlaw,
  findStraySignature,
  findUnexpected,
  isPast,
  readMessage,
  readTime,
} from './message.ts';
import { assertionNs, protocolNs, shortStatus, statuses } from './names.ts';
import { issuerOf, messageAttributes, send } from './outgoing.ts';
import { strictBase64, verifyEnveloped } from './signatures.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  isNamed,
  valueOf,
  writeXml,
  type XmlDocument,
  type XmlElement,
} from './xml.ts';

/** As it came: the query of a redirect byte for byte (without its `?`), or the fields of a form. */
export type IncomingLogout =
  | { readonly binding: 'redirect'; readonly query: string }
  | { readonly binding: 'post'; readonly fields: Readonly<Record<string, string | undefined>> };

export interface VerifiedLogoutRequest {
  readonly requestId: string;
  readonly subject: LogoutHint;
  /** Which sessions; none: all of the subject. */
  readonly sessionIndexes: readonly string[];
  readonly relayState: string | undefined;
  /** One use, until then. */
  readonly replayUntil: Date;
}

export interface LogoutDiagnosis<T> {
  readonly checks: readonly Check[];
  /** When, and only when, nothing failed. */
  readonly verified: T | undefined;
  readonly raw: string;
}

const names = [
  'message',
  'form',
  'signature',
  'issuer',
  'destination',
  'in_response_to',
  'subject',
  'time',
  'status',
] as const;
type LogoutChecks = Checks<(typeof names)[number]>;

type Parameter = 'SAMLRequest' | 'SAMLResponse';

/** A request that names no end of its own is taken for as long. */
const maxAgeMs = 5 * 60_000;

/** Undefined: it holds neither, or both, so that it is not clear which one was signed. */
export function logoutParameterOf(incoming: IncomingLogout): Parameter | undefined {
  const pairs = incoming.binding === 'redirect' ? splitQuery(incoming.query) : undefined;
  const holds = (name: Parameter) =>
    incoming.binding === 'redirect'
      ? pairs?.has(name) === true
      : incoming.fields[name] !== undefined;
  const isRequest = holds('SAMLRequest');
  if (isRequest === holds('SAMLResponse')) return undefined;
  return isRequest ? 'SAMLRequest' : 'SAMLResponse';
}

/** Of what nobody verified: only to find what it may answer. */
export const relayStateOf = (incoming: IncomingLogout): string | undefined =>
  incoming.binding === 'redirect'
    ? decodeOnce(splitQuery(incoming.query) ?? new Map<string, string>(), 'RelayState')
    : incoming.fields['RelayState'];

interface Opened {
  readonly document: XmlDocument;
  readonly raw: string;
  readonly relayState: string | undefined;
}

function decodeOnce(pairs: ReadonlyMap<string, string>, name: string): string | undefined {
  const raw = pairs.get(name);
  if (raw === undefined) return undefined;
  try {
    return decodeURIComponent(raw.replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
}

/** Undefined when a name stands twice: then it is not clear which one was signed. */
function splitQuery(query: string): Map<string, string> | undefined {
  const pairs = query
    .split('&')
    .map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)] as const);
  const map = new Map(pairs);
  return map.size === pairs.length ? map : undefined;
}

function checkQuerySignature(
  pairs: ReadonlyMap<string, string>,
  parameter: Parameter,
  checks: LogoutChecks,
  provider: SamlProvider,
): void {
  const signature = strictBase64(decodeOnce(pairs, 'Signature'));
  const method = decodeOnce(pairs, 'SigAlg') ?? '';
  const keys = verificationKeys(provider.certificates);
  const expected = keys.map(({ fingerprint }) => fingerprint).join(', ');
  if (signature === undefined) {
    checks.fail('signature', 'saml_logout_unsigned', { expected, found: undefined });
    return;
  }
  const signed = [parameter, 'RelayState', 'SigAlg']
    .filter((name) => pairs.has(name))
    .map((name) => `${name}=${pairs.get(name) ?? ''}`)
    .join('&');
  const by = keys.find(({ key }) => isSignedText(method, signed, { key, signature }));
  const fault = /sha(?:256|384|512)/i.test(method)
    ? 'saml_signature_key'
    : 'saml_signature_algorithm';
  checks.expect('signature', by !== undefined, fault, {
    expected,
    found: by === undefined ? method : by.fingerprint,
  });
}

function checkOwnSignature(
  document: XmlDocument,
  checks: LogoutChecks,
  provider: SamlProvider,
): XmlElement | undefined {
  const keys = verificationKeys(provider.certificates);
  const expected = keys.map(({ fingerprint }) => fingerprint).join(', ');
  const result = verifyEnveloped(document, document.root, { keys, describe: describeCertificate });
  if (result === undefined)
    checks.fail('signature', 'saml_logout_unsigned', { expected, found: undefined });
  else if ('fault' in result) checks.fail('signature', result.fault, result);
  else {
    checks.pass('signature', { expected, found: result.by.fingerprint });
    return result.signed;
  }
  return undefined;
}

/** @returns the message; where it is signed inside, the bytes that were, if they were */
function openMessage(
  incoming: IncomingLogout,
  parameter: Parameter,
  checks: LogoutChecks,
  provider: SamlProvider,
): { root: XmlElement | undefined; raw: string; relayState: string | undefined } {
  const pairs = incoming.binding === 'redirect' ? splitQuery(incoming.query) : undefined;
  const encoded =
    incoming.binding === 'post'
      ? (incoming.fields[parameter] ?? '')
      : ((pairs === undefined ? undefined : decodeOnce(pairs, parameter)) ?? '');
  const read = readMessage(encoded, incoming.binding);
  if (!('document' in read)) {
    checks.fail('message', read.fault, read);
    return { root: undefined, raw: read.raw, relayState: undefined };
  }
  checks.pass('message', { expected: parameter, found: `${read.raw.length} characters` });
  const opened: Opened = {
    ...read,
    relayState: relayStateOf(incoming),
  };
  if (incoming.binding === 'post') {
    const signed = checkOwnSignature(read.document, checks, provider);
    return { root: signed ?? read.document.root, raw: opened.raw, relayState: opened.relayState };
  }
  checkQuerySignature(pairs ?? new Map<string, string>(), parameter, checks, provider);
  return { root: read.document.root, raw: opened.raw, relayState: opened.relayState };
}

function checkForm(
  root: XmlElement,
  checks: LogoutChecks,
  { name, children, now }: { name: string; children: Readonly<Record<string, number>>; now: Date },
): void {
  const isRight = isNamed(root, protocolNs, name);
  if (!isRight) {
    checks.fail('form', 'saml_not_a_response', { expected: name, found: root.name });
    return;
  }
  const duplicate = findDuplicateId(root);
  const stray = findStraySignature(root, [root]);
  const flaw =
    findHeaderFlaw(root, now) ??
    findUnexpected(root, { 'saml:Issuer': 1, 'ds:Signature': 1, ...children });
  if (duplicate !== undefined)
    checks.fail('form', 'saml_duplicate_id', { expected: 'IDs once each', found: duplicate });
  else if (stray !== undefined)
    checks.fail('form', 'saml_signature_form', { expected: `in ${name}`, found: stray });
  else if (flaw !== undefined) checks.fail('form', flaw.fault, flaw);
  else checks.pass('form', { expected: name, found: attributeOf(root, 'ID') });
}

function readSubject(root: XmlElement, checks: LogoutChecks): LogoutHint {
  const nameId = childOf(root, assertionNs, 'NameID');
  const value = valueOf(nameId) ?? '';
  checks.expect('subject', isSubject(value), 'saml_subject', {
    expected: 'a NameID of 1 to 255 characters',
    found: value === '' ? undefined : value,
  });
  return {
    value,
    format: attributeOf(nameId, 'Format'),
    nameQualifier: attributeOf(nameId, 'NameQualifier'),
    spNameQualifier: attributeOf(nameId, 'SPNameQualifier'),
  };
}

function checkAge(root: XmlElement, checks: LogoutChecks, now: Date): Date {
  const issued = readTime(attributeOf(root, 'IssueInstant')) ?? new Date(0);
  const named = attributeOf(root, 'NotOnOrAfter');
  const ends = named === undefined ? new Date(issued.getTime() + maxAgeMs) : readTime(named);
  const expected = `after ${now.toISOString()}`;
  if (ends === undefined)
    checks.fail('time', 'saml_time_form', { expected: 'a time in UTC', found: named });
  else
    checks.expect('time', !isPast(ends, now), 'saml_expired', {
      expected,
      found: ends.toISOString(),
    });
  return afterSkew(ends ?? now);
}

/** Their request to end sessions here. */
export function verifyLogoutRequest(
  provider: SamlProvider,
  sp: SamlServiceProvider,
  { incoming, now }: { incoming: IncomingLogout; now: Date },
): LogoutDiagnosis<VerifiedLogoutRequest> {
  const checks: LogoutChecks = new Checks(names);
  const { root, raw, relayState } = openMessage(incoming, 'SAMLRequest', checks, provider);
  if (root === undefined) return { checks: checks.list(), verified: undefined, raw };
  const children = { 'saml:NameID': 1, 'samlp:SessionIndex': 100 };
  checkForm(root, checks, { name: 'LogoutRequest', children, now });
  checkAddressee(root, checks, { entityId: provider.entityId, address: sp.logoutUrl });
  const subject = readSubject(root, checks);
  const replayUntil = checkAge(root, checks, now);
  const verified: VerifiedLogoutRequest = {
    requestId: attributeOf(root, 'ID') ?? '',
    subject,
    sessionIndexes: childrenOf(root, protocolNs, 'SessionIndex').flatMap(
      (item) => valueOf(item) ?? [],
    ),
    relayState,
    replayUntil,
  };
  return { checks: checks.list(), verified: checks.hasFailures() ? undefined : verified, raw };
}

export interface VerifiedLogoutResponse {
  /** Some of the provider's other services could not be reached. */
  readonly isPartial: boolean;
  readonly relayState: string | undefined;
}

/** Their answer to our request. */
export function verifyLogoutResponse(
  provider: SamlProvider,
  sp: SamlServiceProvider,
  { incoming, requestId, now }: { incoming: IncomingLogout; requestId: string; now: Date },
): LogoutDiagnosis<VerifiedLogoutResponse> {
  const checks: LogoutChecks = new Checks(names);
  const { root, raw, relayState } = openMessage(incoming, 'SAMLResponse', checks, provider);
  if (root === undefined) return { checks: checks.list(), verified: undefined, raw };
  checkForm(root, checks, { name: 'LogoutResponse', children: { 'samlp:Status': 1 }, now });
  checkAddressee(root, checks, { entityId: provider.entityId, address: sp.logoutUrl });
  checkRequest(checks, 'in_response_to', { requestId, found: attributeOf(root, 'InResponseTo') });
  const code = childOf(childOf(root, protocolNs, 'Status'), protocolNs, 'StatusCode');
  const inner = attributeOf(childOf(code, protocolNs, 'StatusCode'), 'Value');
  const value = attributeOf(code, 'Value');
  const fault: FaultName = 'saml_status_failed';
  checks.expect('status', value === statuses.success, fault, {
    expected: 'Success',
    found: value === undefined ? undefined : shortStatus(value),
  });
  const verified = { isPartial: inner === statuses.partialLogout, relayState };
  return { checks: checks.list(), verified: checks.hasFailures() ? undefined : verified, raw };
}

export interface LogoutRequest {
  /** As it came with the identity. */
  readonly logoutHint: string;
  readonly sessionIndex: string | undefined;
  readonly requestId: string;
  readonly relayState: string | undefined;
  readonly now: Date;
}

const lifetimeMs = 5 * 60_000;

/** Undefined: the provider has no address for it. */
export function buildLogoutRequest(
  provider: SamlProvider,
  sp: SamlServiceProvider,
  { logoutHint, sessionIndex, requestId, relayState, now }: LogoutRequest,
): Outgoing | undefined {
  if (provider.logoutUrl === undefined) return undefined;
  const hint = JSON.parse(logoutHint) as Partial<LogoutHint> & { value: string };
  const xml = writeXml(
    'samlp:LogoutRequest',
    {
      ...messageAttributes(requestId, provider.logoutUrl, now),
      NotOnOrAfter: new Date(now.getTime() + lifetimeMs).toISOString(),
    },
    issuerOf(sp),
    writeXml(
      'saml:NameID',
      {
        NameQualifier: hint.nameQualifier,
        SPNameQualifier: hint.spNameQualifier,
        Format: hint.format,
      },
      escapeXml(hint.value),
    ),
    sessionIndex === undefined ? '' : writeXml('samlp:SessionIndex', {}, escapeXml(sessionIndex)),
  );
  const target = { url: provider.logoutUrl, binding: provider.logoutBinding ?? 'redirect' };
  return send(target, { parameter: 'SAMLRequest', xml, relayState, isSigned: true }, sp);
}

export interface LogoutResponse {
  /** ID of their request. */
  readonly inResponseTo: string;
  readonly requestId: string;
  readonly isDone: boolean;
  readonly relayState: string | undefined;
  readonly now: Date;
}

/** Undefined: the provider has no address for it. */
export function buildLogoutResponse(
  provider: SamlProvider,
  sp: SamlServiceProvider,
  { inResponseTo, requestId, isDone, relayState, now }: LogoutResponse,
): Outgoing | undefined {
  if (provider.logoutUrl === undefined) return undefined;
  const code = isDone
    ? writeXml('samlp:StatusCode', { Value: statuses.success })
    : writeXml(
        'samlp:StatusCode',
        { Value: statuses.requester },
        writeXml('samlp:StatusCode', { Value: statuses.unknownPrincipal }),
      );
  const xml = writeXml(
    'samlp:LogoutResponse',
    { ...messageAttributes(requestId, provider.logoutUrl, now), InResponseTo: inResponseTo },
    issuerOf(sp),
    writeXml('samlp:Status', {}, code),
  );
  const target = { url: provider.logoutUrl, binding: provider.logoutBinding ?? 'redirect' };
  return send(target, { parameter: 'SAMLResponse', xml, relayState, isSigned: true }, sp);
}
