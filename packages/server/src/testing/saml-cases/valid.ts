/** Responses that are right, in all the forms in which providers write them. */
import {
  after,
  buildAssertion,
  buildResponse,
  buildSignature,
  element,
  insertSignature,
  type ResponseParts,
  samlNs,
  signElement,
  toForm,
  transform,
} from '../saml-messages.ts';
import { writeEncrypted } from './encryption.ts';
import {
  partsOf,
  replaced,
  type SamlStage,
  signedAssertion,
  type Wish,
  writeForm,
  writeResponse,
} from './stage.ts';

export interface ValidCase {
  readonly name: string;
  readonly form: string;
  /** Undefined: the usual one. */
  readonly subject?: string;
  readonly email?: string | null;
  readonly wantEncrypted?: boolean;
  readonly emailAttribute?: string;
  readonly nameIdFormat?: 'email' | 'persistent' | 'unspecified';
  /** Another implementation of SAML can judge it, too. */
  readonly isForOthers?: boolean;
}

const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const claim = (name: string) => `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/${name}`;

/** As Okta writes it: prefixes of types are kept by a list, and are declared further out. */
function withPrefixList(stage: SamlStage): string {
  const parts = partsOf(stage);
  const xs = 'http://www.w3.org/2001/XMLSchema';
  const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
  const value = (declared: Record<string, string>) =>
    element(
      'saml:AttributeStatement',
      {},
      element(
        'saml:Attribute',
        { Name: 'givenName' },
        element(
          'saml:AttributeValue',
          { ...declared, 'xmlns:xsi': xsi, 'xsi:type': 'xs:string' },
          'Alice',
        ),
      ),
    );
  const transforms =
    transform(samlNs.enveloped) +
    transform(
      samlNs.excC14n,
      element('ec:InclusiveNamespaces', { 'xmlns:ec': samlNs.excC14n, PrefixList: 'xs' }),
    );
  // The prefix is declared by the response; the list makes it part of what is signed at the top of the assertion.
  const written = buildAssertion({ ...parts, attributesXml: value({}) });
  const canonical = replaced(
    written,
    `xmlns:saml="${samlNs.saml}"`,
    `xmlns:saml="${samlNs.saml}" xmlns:xs="${xs}"`,
  );
  const signature = buildSignature(canonical, parts.assertionId, { key: stage.idp, transforms });
  const response = buildResponse(parts, insertSignature(written, signature));
  return toForm(replaced(response, '<samlp:Response ', `<samlp:Response xmlns:xs="${xs}" `));
}

export function validCases(stage: SamlStage): ValidCase[] {
  const { now, spEntityId, idpNext, idpCurve } = stage;
  const one = (name: string, wish: Wish, more: Partial<ValidCase> = {}): ValidCase => ({
    name,
    form: writeForm(stage, wish),
    ...more,
  });
  const saying = (name: string, parts: Partial<ResponseParts>, more: Partial<ValidCase> = {}) =>
    one(name, { parts }, more);
  const sealed = (
    name: string,
    wish: Parameters<typeof writeEncrypted>[1],
    more: Partial<ValidCase> = {},
  ): ValidCase => ({ name, form: writeEncrypted(stage, wish), wantEncrypted: true, ...more });
  const good = writeResponse(stage);
  const parts = partsOf(stage);
  const holder = element('saml:SubjectConfirmation', {
    Method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches',
  });
  const longest = '😀'.repeat(255);
  return [
    one('signed with RSA and SHA-256', {}, { isForOthers: true }),
    one('signed with RSA and SHA-384', { assertion: { method: 'rsa-sha384', digest: 'sha384' } }),
    one(
      'signed with RSA and SHA-512',
      { assertion: { method: 'rsa-sha512', digest: 'sha512' } },
      { isForOthers: true },
    ),
    one('signed with RSA-PSS', { assertion: { method: 'rsa-pss-sha256' } }),
    one('signed on a curve', { assertion: { key: idpCurve, method: 'ecdsa-sha256' } }),
    one('signed on a curve with SHA-384', {
      assertion: { key: idpCurve, method: 'ecdsa-sha384', digest: 'sha512' },
    }),
    one('signed with the next certificate', { assertion: { key: idpNext } }, { isForOthers: true }),
    one('the response signed, too', { response: {} }, { isForOthers: true }),
    one('the response signed, too, with the next certificate', { response: { key: idpNext } }),
    one('without KeyInfo', { assertion: { keyInfo: '' } }, { isForOthers: true }),
    one('signature without a prefix', { assertion: { prefix: '' } }, { isForOthers: true }),
    one('signature with another prefix', { assertion: { prefix: 'dsig' } }, { isForOthers: true }),
    saying('assertion without a prefix', { prefix: '' }, { isForOthers: true }),
    saying('assertion with another prefix', { prefix: 'saml2' }, { isForOthers: true }),
    one(
      'prefixes of the response',
      {
        atLast: (xml) => xml.replaceAll('samlp:', 'saml2p:').replace('xmlns:samlp', 'xmlns:saml2p'),
      },
      { isForOthers: true },
    ),
    saying('made to look at', { space: '\n  ' }, { isForOthers: true }),
    one(
      'made to look at, with the ends of lines of Windows',
      { parts: { space: '\n  ' }, atLast: (xml) => xml.replaceAll('\n', '\r\n') },
      { isForOthers: true },
    ),
    one(
      'with a declaration of XML',
      { atLast: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` },
      { isForOthers: true },
    ),
    one('with a mark of UTF-8', { atLast: (xml) => `\ufeff${xml}` }),
    {
      name: 'base64 in lines',
      form: toForm(good).replace(/(.{76})/g, '$1\r\n'),
      isForOthers: true,
    },
    { name: 'with the prefixes of Okta', form: withPrefixList(stage), isForOthers: true },
    saying(
      'a persistent NameID and an attribute of the usual name',
      {
        nameId: 'E-1000',
        nameIdFormat: persistent,
        attributes: { [claim('emailaddress')]: ['alice@corp-of-tests.com'] },
      },
      { subject: 'E-1000', nameIdFormat: 'persistent' },
    ),
    saying(
      'a NameID without a format',
      { nameIdFormat: undefined },
      { nameIdFormat: 'unspecified' },
    ),
    saying(
      'an attribute that the profile names',
      {
        nameId: 'E-1',
        attributes: { upn: ['alice@corp-of-tests.com'], mail: ['other@corp-of-tests.com'] },
      },
      { subject: 'E-1', emailAttribute: 'upn' },
    ),
    saying('no address at all', { nameId: 'E-1', attributes: {} }, { subject: 'E-1', email: null }),
    saying(
      'the attribute of a directory',
      {
        nameId: 'E-1',
        attributes: { 'urn:oid:0.9.2342.19200300.100.1.3': ['alice@corp-of-tests.com'] },
      },
      { subject: 'E-1' },
    ),
    saying(
      'letters of other languages',
      {
        nameId: 'مريم-Ünï-東京',
        attributes: { mail: ['alice@corp-of-tests.com'], name: ['O\'Evil <&> "😀"'] },
      },
      { subject: 'مريم-Ünï-東京' },
    ),
    saying(
      'the longest subject',
      { nameId: longest, attributes: { mail: ['alice@corp-of-tests.com'] } },
      { subject: longest },
    ),
    saying(
      'many values',
      { attributes: { groups: Array.from({ length: 900 }, (_, index) => `group-${index}`) } },
      { isForOthers: true },
    ),
    saying('an attribute without a value', { attributes: { groups: [] } }),
    saying('attributes that nobody expects', {
      attributes: { constructor: ['x'], ['__proto__']: ['y'], toString: ['z'] },
    }),
    saying('a value of markup', {
      attributesXml: element(
        'saml:AttributeStatement',
        {},
        element(
          'saml:Attribute',
          { Name: 'x' },
          element('saml:AttributeValue', {}, element('y:z', { 'xmlns:y': 'urn:y' }, 'deep')),
        ),
      ),
    }),
    saying(
      'several audiences',
      { audiences: ['https://another.test', spEntityId] },
      { isForOthers: true },
    ),
    saying(
      'two restrictions that we meet',
      {
        extraInConditions: element(
          'saml:AudienceRestriction',
          {},
          element('saml:Audience', {}, spEntityId),
        ),
      },
      { isForOthers: true },
    ),
    saying(
      'for one use',
      { extraInConditions: element('saml:OneTimeUse', {}) },
      { isForOthers: true },
    ),
    saying('not for proxies', {
      extraInConditions: element('saml:ProxyRestriction', { Count: '0' }),
    }),
    saying('a second confirmation of another method', { extraInSubject: holder }),
    saying('59 seconds ahead', {
      issueInstant: after(now, 59),
      notBefore: after(now, 60),
      confirmationNotBefore: after(now, 60),
    }),
    saying('59 seconds behind', {
      notOnOrAfter: after(now, -59),
      confirmationNotOnOrAfter: after(now, -59),
    }),
    saying(
      'times without and with many fractions',
      {
        notBefore: `${after(now, -30).slice(0, 19)}Z`,
        notOnOrAfter: after(now, 300).replace('Z', '4567Z'),
      },
      { isForOthers: true },
    ),
    saying(
      'a session that ends later',
      { sessionNotOnOrAfter: after(now, 3_600) },
      { isForOthers: true },
    ),
    saying('no session index', { sessionIndex: undefined }),
    saying('a status with a message', { statusMessage: 'welcome' }, { isForOthers: true }),
    sealed(
      'encrypted with AES-128-GCM',
      { encryption: { content: 'aes128-gcm' } },
      { isForOthers: true },
    ),
    sealed('encrypted with AES-256-GCM', {}, { isForOthers: true }),
    sealed(
      'encrypted with AES-128-CBC',
      { encryption: { content: 'aes128-cbc' } },
      { isForOthers: true },
    ),
    sealed(
      'encrypted with AES-256-CBC',
      { encryption: { content: 'aes256-cbc' } },
      { isForOthers: true },
    ),
    sealed('encrypted, the key by OAEP with SHA-256', { encryption: { oaep: 'sha256' } }),
    sealed('encrypted, the key beside the data', { encryption: { isKeyBeside: true } }),
    sealed('encrypted for our certificate before', {
      certificatePem: stage.spBefore.certificatePem,
    }),
    {
      name: 'encrypted in a signed response',
      wantEncrypted: true,
      form: toForm(
        signElement(
          Buffer.from(
            writeEncrypted(stage, { parts: { responseId: parts.responseId } }),
            'base64',
          ).toString(),
          parts.responseId,
          { key: stage.idp },
        ),
      ),
    },
    {
      name: 'encrypted where it is not asked for',
      form: writeEncrypted(stage, { content: signedAssertion(stage, parts) }),
    },
  ];
}
