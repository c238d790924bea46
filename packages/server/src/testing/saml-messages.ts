/**
 * Writes messages of a SAML identity provider for tests: right ones, and wrong ones in every way that a test asks for. They
 * are written in canonical form from the start, so that hashing and signing them is a matter of strings, and nothing of the
 * product has a hand in what it will have to judge.
 */
import 'reflect-metadata';
import {
  constants,
  createCipheriv,
  createHash,
  KeyObject,
  publicEncrypt,
  randomBytes,
  sign,
  webcrypto,
} from 'node:crypto';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';

export const samlNs = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
  excC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
} as const;

export interface SamlKey {
  readonly privateKey: KeyObject;
  readonly privatePem: string;
  /** Base64 DER. */
  readonly certificate: string;
  readonly certificatePem: string;
}

const kinds = {
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2_048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  rsa1024: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 1_024,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const;

/** A key with a certificate that it signed itself. @param endsAt ten years ahead unless said otherwise */
export async function makeSamlKey(kind: keyof typeof kinds, endsAt?: Date): Promise<SamlKey> {
  const algorithm = kinds[kind];
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=An identity provider of this test run',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: endsAt ?? new Date(Date.now() + 3_650 * 86_400_000),
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    privateKey: KeyObject.from(keys.privateKey),
    privatePem: PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    certificate: Buffer.from(certificate.rawData).toString('base64'),
    certificatePem: certificate.toString('pem'),
  };
}

export const escapeCanonical = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');

const escapeAttribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;');

type Attributes = Readonly<Record<string, string | undefined>>;

/** One element in canonical form: attributes in order, never closed in itself. */
export function element(
  name: string,
  attributes: Attributes,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .sort(([left], [right]) => {
      const rank = (key: string) => (/^xmlns/.test(key) ? 0 : key.includes(':') ? 2 : 1);
      return rank(left) - rank(right) || (left < right ? -1 : 1);
    })
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('');
  return `<${name}${written}>${content.join('')}</${name}>`;
}

/** Everything that a response says. `undefined` leaves the element or attribute out. */
export interface ResponseParts {
  readonly responseId: string;
  readonly assertionId: string;
  readonly issueInstant: string | undefined;
  readonly version: string | undefined;
  readonly assertionVersion: string | undefined;
  readonly responseIssuer: string | undefined;
  readonly assertionIssuer: string | undefined;
  readonly destination: string | undefined;
  readonly inResponseTo: string | undefined;
  readonly status: string | undefined;
  readonly innerStatus: string | undefined;
  readonly statusMessage: string | undefined;
  readonly nameId: string | undefined;
  readonly nameIdFormat: string | undefined;
  readonly method: string | undefined;
  readonly recipient: string | undefined;
  readonly confirmationInResponseTo: string | undefined;
  readonly confirmationNotOnOrAfter: string | undefined;
  readonly confirmationNotBefore: string | undefined;
  readonly notBefore: string | undefined;
  readonly notOnOrAfter: string | undefined;
  /** One restriction with these; undefined: none. */
  readonly audiences: readonly string[] | undefined;
  readonly authnInstant: string | undefined;
  readonly sessionIndex: string | undefined;
  readonly sessionNotOnOrAfter: string | undefined;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Canonical XML, in the places that their names say. */
  readonly extraInSubject: string;
  readonly extraInConditions: string;
  readonly extraInAssertion: string;
  readonly extraInResponse: string;
  /** Whole elements instead of the usual ones. */
  readonly conditionsXml: string | undefined;
  readonly subjectXml: string | undefined;
  readonly authnStatementXml: string | undefined;
  readonly attributesXml: string | undefined;
  /** Between elements; line ends and spaces for a message that was made to look at. */
  readonly space: string;
  readonly prefix: string;
}

export interface Conversation {
  readonly idpEntityId: string;
  readonly spEntityId: string;
  readonly acsUrl: string;
  readonly requestId: string;
  readonly now: Date;
  readonly nameId: string;
}

const second = 1_000;
export const after = (now: Date, seconds: number): string =>
  new Date(now.getTime() + seconds * second).toISOString();

/** What a provider with nothing wrong with it says. */
export function usualParts(talk: Conversation): ResponseParts {
  const { now } = talk;
  return {
    responseId: `_r${randomBytes(12).toString('hex')}`,
    assertionId: `_a${randomBytes(12).toString('hex')}`,
    issueInstant: now.toISOString(),
    version: '2.0',
    assertionVersion: '2.0',
    responseIssuer: talk.idpEntityId,
    assertionIssuer: talk.idpEntityId,
    destination: talk.acsUrl,
    inResponseTo: talk.requestId,
    status: 'urn:oasis:names:tc:SAML:2.0:status:Success',
    innerStatus: undefined,
    statusMessage: undefined,
    nameId: talk.nameId,
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
    recipient: talk.acsUrl,
    confirmationInResponseTo: talk.requestId,
    confirmationNotOnOrAfter: after(now, 300),
    confirmationNotBefore: undefined,
    notBefore: after(now, -30),
    notOnOrAfter: after(now, 300),
    audiences: [talk.spEntityId],
    authnInstant: after(now, -10),
    sessionIndex: '_session-1',
    sessionNotOnOrAfter: undefined,
    attributes: { givenName: ['Alice'], groups: ['staff', 'admins'] },
    extraInSubject: '',
    extraInConditions: '',
    extraInAssertion: '',
    extraInResponse: '',
    conditionsXml: undefined,
    subjectXml: undefined,
    authnStatementXml: undefined,
    attributesXml: undefined,
    space: '',
    prefix: 'saml',
  };
}

function buildSubject(parts: ResponseParts, tag: (name: string) => string): string {
  const { nameId, method } = parts;
  const id =
    nameId === undefined
      ? ''
      : element(tag('NameID'), { Format: parts.nameIdFormat }, escapeCanonical(nameId));
  const data = element(tag('SubjectConfirmationData'), {
    InResponseTo: parts.confirmationInResponseTo,
    NotBefore: parts.confirmationNotBefore,
    NotOnOrAfter: parts.confirmationNotOnOrAfter,
    Recipient: parts.recipient,
  });
  const confirmation =
    method === undefined ? '' : element(tag('SubjectConfirmation'), { Method: method }, data);
  return element(tag('Subject'), {}, id, parts.extraInSubject, confirmation);
}

function buildConditions(parts: ResponseParts, tag: (name: string) => string): string {
  const restriction =
    parts.audiences === undefined
      ? ''
      : element(
          tag('AudienceRestriction'),
          {},
          ...parts.audiences.map((item) => element(tag('Audience'), {}, escapeCanonical(item))),
        );
  const times = { NotBefore: parts.notBefore, NotOnOrAfter: parts.notOnOrAfter };
  return element(tag('Conditions'), times, restriction, parts.extraInConditions);
}

function buildAttributes(parts: ResponseParts, tag: (name: string) => string): string {
  const all = Object.entries(parts.attributes).map(([Name, values]) =>
    element(
      tag('Attribute'),
      { Name },
      ...values.map((value) => element(tag('AttributeValue'), {}, escapeCanonical(value))),
    ),
  );
  return all.length === 0 ? '' : element(tag('AttributeStatement'), {}, ...all);
}

const issuerXml = (tag: string, issuer: string | undefined, declared: Attributes = {}): string =>
  issuer === undefined ? '' : element(tag, declared, escapeCanonical(issuer));

/** Canonical and unsigned. */
export function buildAssertion(parts: ResponseParts): string {
  const { prefix, space } = parts;
  const tag = (name: string) => (prefix === '' ? name : `${prefix}:${name}`);
  const statement = element(
    tag('AuthnStatement'),
    {
      AuthnInstant: parts.authnInstant,
      SessionIndex: parts.sessionIndex,
      SessionNotOnOrAfter: parts.sessionNotOnOrAfter,
    },
    element(
      tag('AuthnContext'),
      {},
      element(
        tag('AuthnContextClassRef'),
        {},
        'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
      ),
    ),
  );
  const content = [
    issuerXml(tag('Issuer'), parts.assertionIssuer),
    parts.subjectXml ?? buildSubject(parts, tag),
    parts.conditionsXml ?? buildConditions(parts, tag),
    parts.authnStatementXml ?? statement,
    parts.attributesXml ?? buildAttributes(parts, tag),
    parts.extraInAssertion,
  ].filter((text) => text !== '');
  return element(
    tag('Assertion'),
    {
      [prefix === '' ? 'xmlns' : `xmlns:${prefix}`]: samlNs.saml,
      ID: parts.assertionId,
      IssueInstant: parts.issueInstant,
      Version: parts.assertionVersion,
    },
    space,
    content.join(space),
    space,
  );
}

/** Canonical and unsigned, around whatever stands for its assertion. */
export function buildResponse(parts: ResponseParts, assertion: string): string {
  const inner =
    parts.innerStatus === undefined
      ? ''
      : element('samlp:StatusCode', { Value: parts.innerStatus });
  const message =
    parts.statusMessage === undefined
      ? ''
      : element('samlp:StatusMessage', {}, escapeCanonical(parts.statusMessage));
  const status =
    parts.status === undefined
      ? ''
      : element(
          'samlp:Status',
          {},
          element('samlp:StatusCode', { Value: parts.status }, inner),
          message,
        );
  const content = [
    issuerXml('saml:Issuer', parts.responseIssuer, { 'xmlns:saml': samlNs.saml }),
    parts.extraInResponse,
    status,
    assertion,
  ].filter((text) => text !== '');
  return element(
    'samlp:Response',
    {
      'xmlns:samlp': samlNs.samlp,
      Destination: parts.destination,
      ID: parts.responseId,
      InResponseTo: parts.inResponseTo,
      IssueInstant: parts.issueInstant,
      Version: parts.version,
    },
    parts.space,
    content.join(parts.space),
    parts.space,
  );
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

export const signatureMethods = {
  'rsa-sha1': `${samlNs.ds}rsa-sha1`,
  'hmac-sha1': `${samlNs.ds}hmac-sha1`,
  'hmac-sha256': `${more}hmac-sha256`,
  'rsa-sha256': `${more}rsa-sha256`,
  'rsa-sha384': `${more}rsa-sha384`,
  'rsa-sha512': `${more}rsa-sha512`,
  'rsa-pss-sha256': `${more2007}sha256-rsa-MGF1`,
  'ecdsa-sha1': `${more}ecdsa-sha1`,
  'ecdsa-sha256': `${more}ecdsa-sha256`,
  'ecdsa-sha384': `${more}ecdsa-sha384`,
} as const;

export const digestMethods = {
  sha1: `${samlNs.ds}sha1`,
  sha256: `${samlNs.xenc}sha256`,
  sha384: `${more}sha384`,
  sha512: `${samlNs.xenc}sha512`,
} as const;

export interface SignatureParts {
  readonly key: SamlKey;
  readonly method: keyof typeof signatureMethods;
  readonly digest: keyof typeof digestMethods;
  /** What stands in the message instead of what was signed with. */
  readonly namedMethod: string | undefined;
  readonly namedDigest: string | undefined;
  readonly canonicalization: string;
  /** Canonical XML of the transforms. */
  readonly transforms: string;
  readonly uri: string | undefined;
  readonly keyInfo: string;
  readonly prefix: string;
  /** After SignatureValue and KeyInfo. */
  readonly extra: string;
  /** Changes what was signed before it is put in. */
  readonly tamper: (signature: string) => string;
}

const dsTag = (prefix: string) => (name: string) => (prefix === '' ? name : `${prefix}:${name}`);

export const transform = (algorithm: string, content = '', prefix = 'ds'): string =>
  element(dsTag(prefix)('Transform'), { Algorithm: algorithm }, content);

export const usualTransforms = (prefix = 'ds'): string =>
  transform(samlNs.enveloped, '', prefix) + transform(samlNs.excC14n, '', prefix);

export const keyInfoOf = ({ certificate }: SamlKey, prefix = 'ds'): string => {
  const tag = dsTag(prefix);
  return element(
    tag('KeyInfo'),
    {},
    element(tag('X509Data'), {}, element(tag('X509Certificate'), {}, certificate)),
  );
};

/** How the bytes of SignedInfo become a signature. */
function signBytes(method: SignatureParts['method'], text: string, key: KeyObject): string {
  const hash = /sha(\d+)/.exec(method)?.[0] ?? 'sha256';
  return sign(hash, Buffer.from(text), {
    key,
    dsaEncoding: 'ieee-p1363',
    ...(method.startsWith('rsa-pss')
      ? {
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
        }
      : {}),
  }).toString('base64');
}

/**
 * A signature of canonical XML.
 * @param id of the element that is signed
 * @param sealed how SignedInfo becomes a value, if not by the key: for confusions of algorithms
 */
export function buildSignature(
  canonical: string,
  id: string,
  given: Partial<SignatureParts> & { key: SamlKey },
  sealed?: (signedInfo: string) => string,
): string {
  const { key, method = 'rsa-sha256', digest = 'sha256', prefix = 'ds' } = given;
  const tag = dsTag(prefix);
  const declared = { [prefix === '' ? 'xmlns' : `xmlns:${prefix}`]: samlNs.ds };
  const value = createHash(digest).update(canonical).digest('base64');
  const uri = 'uri' in given ? given.uri : `#${id}`;
  const inside = [
    element(tag('CanonicalizationMethod'), {
      Algorithm: given.canonicalization ?? samlNs.excC14n,
    }),
    element(tag('SignatureMethod'), { Algorithm: given.namedMethod ?? signatureMethods[method] }),
    element(
      tag('Reference'),
      { URI: uri },
      element(tag('Transforms'), {}, given.transforms ?? usualTransforms(prefix)),
      element(tag('DigestMethod'), { Algorithm: given.namedDigest ?? digestMethods[digest] }),
      element(tag('DigestValue'), {}, value),
    ),
  ];
  // Canonical by itself SignedInfo declares the namespace; in its place its parent does.
  const signedInfo = element(tag('SignedInfo'), declared, ...inside);
  const signatureValue = sealed?.(signedInfo) ?? signBytes(method, signedInfo, key.privateKey);
  const written = element(
    tag('Signature'),
    declared,
    element(tag('SignedInfo'), {}, ...inside),
    element(tag('SignatureValue'), {}, signatureValue),
    given.keyInfo ?? keyInfoOf(key, prefix),
    given.extra ?? '',
  );
  return given.tamper?.(written) ?? written;
}

/** After the first Issuer, or first where there is none. */
export function insertSignature(xml: string, signature: string): string {
  const issuer = /<\/(?:[\w.-]+:)?Issuer>/.exec(xml);
  const at = issuer === null ? xml.indexOf('>') + 1 : issuer.index + issuer[0].length;
  return xml.slice(0, at) + signature + xml.slice(at);
}

export function signElement(
  xml: string,
  id: string,
  given: Partial<SignatureParts> & { key: SamlKey },
): string {
  return insertSignature(xml, buildSignature(xml, id, given));
}

const contentAlgorithms = {
  'aes128-gcm': { uri: `${samlNs.xenc11}aes128-gcm`, name: 'aes-128-gcm', key: 16, iv: 12 },
  'aes256-gcm': { uri: `${samlNs.xenc11}aes256-gcm`, name: 'aes-256-gcm', key: 32, iv: 12 },
  'aes128-cbc': { uri: `${samlNs.xenc}aes128-cbc`, name: 'aes-128-cbc', key: 16, iv: 16 },
  'aes256-cbc': { uri: `${samlNs.xenc}aes256-cbc`, name: 'aes-256-cbc', key: 32, iv: 16 },
} as const;

export interface EncryptionParts {
  readonly content: keyof typeof contentAlgorithms;
  readonly oaep: 'sha1' | 'sha256' | 'pkcs1';
  /** What stands in the message instead of what was used. */
  readonly namedContent: string | undefined;
  readonly namedKeyMethod: string | undefined;
  readonly isKeyBeside: boolean;
  /** Changes the sealed bytes. */
  readonly tamper: (sealed: Buffer) => Buffer;
}

function sealContent(content: keyof typeof contentAlgorithms, text: string, key: Buffer): Buffer {
  const { name, iv: ivBytes } = contentAlgorithms[content];
  const iv = randomBytes(ivBytes);
  if (name === 'aes-128-gcm' || name === 'aes-256-gcm') {
    const cipher = createCipheriv(name, key, iv);
    return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }
  const cipher = createCipheriv(name, key, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final()]);
}

function encryptedKeyXml(
  secret: Buffer,
  certificatePem: string,
  { oaep = 'sha1', namedKeyMethod, isKeyBeside = false }: Partial<EncryptionParts>,
): string {
  // Inside of EncryptedData both prefixes are declared already, and canonical XML says nothing twice.
  const xenc = isKeyBeside ? { 'xmlns:xenc': samlNs.xenc } : {};
  const ds = isKeyBeside ? { 'xmlns:ds': samlNs.ds } : {};
  const padding = oaep === 'pkcs1' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt(
    { key: certificatePem, padding, ...(oaep === 'pkcs1' ? {} : { oaepHash: oaep }) },
    secret,
  );
  const usual = {
    sha1: `${samlNs.xenc}rsa-oaep-mgf1p`,
    sha256: `${samlNs.xenc11}rsa-oaep`,
    pkcs1: `${samlNs.xenc}rsa-1_5`,
  }[oaep];
  const digest = element('ds:DigestMethod', {
    ...ds,
    Algorithm: oaep === 'sha256' ? digestMethods.sha256 : digestMethods.sha1,
  });
  const mask = element('xenc11:MGF', {
    'xmlns:xenc11': samlNs.xenc11,
    Algorithm: `${samlNs.xenc11}mgf1sha256`,
  });
  const details = { sha1: digest, sha256: digest + mask, pkcs1: '' }[oaep];
  return element(
    'xenc:EncryptedKey',
    xenc,
    element('xenc:EncryptionMethod', { Algorithm: namedKeyMethod ?? usual }, details),
    element('xenc:CipherData', {}, element('xenc:CipherValue', {}, wrapped.toString('base64'))),
  );
}

export function encryptAssertion(
  xml: string,
  certificatePem: string,
  given: Partial<EncryptionParts> = {},
): string {
  const { content = 'aes256-gcm', isKeyBeside = false, tamper } = given;
  const secret = randomBytes(contentAlgorithms[content].key);
  const bytes = sealContent(content, xml, secret);
  const sealed = (tamper === undefined ? bytes : tamper(bytes)).toString('base64');
  const encryptedKey = encryptedKeyXml(secret, certificatePem, given);
  const keyInfo = element('ds:KeyInfo', { 'xmlns:ds': samlNs.ds }, encryptedKey);
  const data = element(
    'xenc:EncryptedData',
    { 'xmlns:xenc': samlNs.xenc, Type: `${samlNs.xenc}Element` },
    element('xenc:EncryptionMethod', {
      Algorithm: given.namedContent ?? contentAlgorithms[content].uri,
    }),
    isKeyBeside ? '' : keyInfo,
    element('xenc:CipherData', {}, element('xenc:CipherValue', {}, sealed)),
  );
  return element(
    'saml:EncryptedAssertion',
    { 'xmlns:saml': samlNs.saml },
    data,
    isKeyBeside ? encryptedKey : '',
  );
}

export const toForm = (xml: string): string => Buffer.from(xml).toString('base64');
