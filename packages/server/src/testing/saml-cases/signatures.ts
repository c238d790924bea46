/** Responses whose signature is missing, of another key, of another kind, in another place, or of something else. */
import { createHmac } from 'node:crypto';
import {
  buildAssertion,
  buildResponse,
  buildSignature,
  digestMethods,
  element,
  insertSignature,
  keyInfoOf,
  type SignatureParts,
  samlNs,
  signatureMethods,
  toForm,
  transform,
  usualTransforms,
} from '../saml-messages.ts';
import { partsOf, replaced, type SamlCase, type SamlStage, type Wish, writeForm } from './stage.ts';

const form = 'saml_signature_form';
const algorithm = 'saml_signature_algorithm';
const canonicalization = 'saml_signature_canonicalization';
const altered = 'saml_signature_altered';
const otherKey = 'saml_signature_key';

const one = (stage: SamlStage, name: string, fault: string, wish: Wish): SamlCase => ({
  name,
  fault,
  form: writeForm(stage, wish),
});

const signed = (
  stage: SamlStage,
  name: string,
  fault: string,
  assertion: Partial<SignatureParts>,
) => one(stage, name, fault, { assertion });

function missing(stage: SamlStage): SamlCase[] {
  const strip = (xml: string) => replaced(xml, /<ds:Signature [^]*?<\/ds:Signature>/, '');
  const entity = element('md:EntityDescriptor', {
    'xmlns:md': 'urn:oasis:names:tc:SAML:2.0:metadata',
    ID: '_md',
    entityID: stage.idpEntityId,
  });
  const parts = partsOf(stage);
  return [
    one(stage, 'nothing is signed', 'saml_assertion_unsigned', { assertion: false }),
    one(stage, 'only the response is signed', 'saml_only_response_signed', {
      assertion: false,
      response: {},
    }),
    one(stage, 'the signature of the assertion was taken out', 'saml_assertion_unsigned', {
      afterSigning: strip,
    }),
    one(
      stage,
      'the signature of the assertion was taken out of a signed response',
      'saml_only_response_signed',
      { afterSigning: strip, response: {} },
    ),
    one(stage, 'a signature of another namespace', 'saml_assertion_unsigned', {
      atLast: (xml) => xml.replaceAll(samlNs.ds, 'urn:x'),
    }),
    one(stage, 'the signature is under another name', 'saml_assertion_unsigned', {
      atLast: (xml) =>
        xml
          .replaceAll('ds:Signature>', 'ds:Signatur>')
          .replaceAll('<ds:Signature ', '<ds:Signatur '),
    }),
    {
      name: 'the signature of the metadata is put in',
      fault: form,
      form: toForm(
        buildResponse(
          parts,
          insertSignature(buildAssertion(parts), buildSignature(entity, '_md', { key: stage.idp })),
        ),
      ),
    },
    {
      name: 'the signature of the response is moved into the assertion',
      fault: form,
      form: toForm(
        buildResponse(
          parts,
          insertSignature(
            buildAssertion(parts),
            buildSignature(buildResponse(parts, buildAssertion(parts)), parts.responseId, {
              key: stage.idp,
            }),
          ),
        ),
      ),
    },
    {
      name: 'the signature of the assertion is moved into the response',
      fault: form,
      form: toForm(
        insertSignature(
          buildResponse(parts, buildAssertion(parts)),
          buildSignature(buildAssertion(parts), parts.assertionId, { key: stage.idp }),
        ),
      ),
    },
    {
      name: 'the signature of another assertion of the same provider',
      fault: altered,
      form: toForm(
        buildResponse(
          parts,
          insertSignature(
            buildAssertion(parts),
            buildSignature(
              buildAssertion({ ...parts, nameId: 'mallory@corp-of-tests.com' }),
              parts.assertionId,
              { key: stage.idp },
            ),
          ),
        ),
      ),
    },
  ];
}

function keys(stage: SamlStage): SamlCase[] {
  const { attacker, idp } = stage;
  return [
    signed(stage, 'the key of an attacker', otherKey, { key: attacker }),
    signed(
      stage,
      'the key of an attacker, and the certificate of the provider in KeyInfo',
      otherKey,
      { key: attacker, keyInfo: keyInfoOf(idp) },
    ),
    signed(stage, 'the key of an attacker without KeyInfo', otherKey, {
      key: attacker,
      keyInfo: '',
    }),
    signed(stage, 'the key of an attacker, by value', otherKey, {
      key: attacker,
      keyInfo: element('ds:KeyInfo', {}, element('ds:KeyValue', {}, element('ds:RSAKeyValue', {}))),
    }),
    signed(stage, 'the key of an attacker, with both certificates', otherKey, {
      key: attacker,
      keyInfo: keyInfoOf(attacker).replace(
        '</ds:X509Data>',
        `<ds:X509Certificate>${idp.certificate}</ds:X509Certificate></ds:X509Data>`,
      ),
    }),
    signed(stage, 'our own key', otherKey, { key: stage.sp }),
    one(stage, 'a response signed by an attacker around a good assertion', otherKey, {
      response: { key: attacker },
    }),
    one(stage, 'an assertion signed by an attacker in a good response', otherKey, {
      assertion: { key: attacker },
      response: {},
    }),
    signed(stage, 'a curve that is called RSA', otherKey, {
      key: stage.idpCurve,
      method: 'ecdsa-sha256',
      namedMethod: signatureMethods['rsa-sha256'],
    }),
    signed(stage, 'RSA that is called a curve', otherKey, {
      namedMethod: signatureMethods['ecdsa-sha256'],
    }),
    signed(stage, 'RSA-PSS that is called RSA', otherKey, {
      method: 'rsa-pss-sha256',
      namedMethod: signatureMethods['rsa-sha256'],
    }),
    signed(stage, 'another hash than is named', otherKey, {
      method: 'rsa-sha512',
      namedMethod: signatureMethods['rsa-sha256'],
    }),
    signed(stage, 'another digest than is named', altered, {
      digest: 'sha512',
      namedDigest: digestMethods.sha256,
    }),
  ];
}

function algorithms(stage: SamlStage): SamlCase[] {
  const parts = partsOf(stage);
  const plain = buildAssertion(parts);
  const hmac = (name: string, namedMethod: string, secret: string, hash: string): SamlCase => ({
    name,
    fault: algorithm,
    form: toForm(
      buildResponse(
        parts,
        insertSignature(
          plain,
          buildSignature(plain, parts.assertionId, { key: stage.idp, namedMethod }, (text) =>
            createHmac(hash, secret).update(text).digest('base64'),
          ),
        ),
      ),
    ),
  });
  const { 'hmac-sha1': sha1Mac, 'hmac-sha256': sha256Mac } = signatureMethods;
  const named = (namedMethod: string) =>
    signed(stage, `a method called ${JSON.stringify(namedMethod)}`, algorithm, { namedMethod });
  const digest = (namedDigest: string) =>
    signed(stage, `a digest called ${JSON.stringify(namedDigest)}`, algorithm, { namedDigest });
  return [
    signed(stage, 'SHA-1', algorithm, { method: 'rsa-sha1' }),
    signed(stage, 'SHA-1 on a curve', algorithm, { key: stage.idpCurve, method: 'ecdsa-sha1' }),
    signed(stage, 'a digest of SHA-1', algorithm, { digest: 'sha1' }),
    one(stage, 'SHA-1 around the response', algorithm, { response: { method: 'rsa-sha1' } }),
    hmac('HMAC with the certificate as its secret', sha1Mac, stage.idp.certificatePem, 'sha1'),
    hmac('HMAC with the bare certificate as its secret', sha1Mac, stage.idp.certificate, 'sha1'),
    hmac(
      'HMAC-SHA-256 with the certificate as its secret',
      sha256Mac,
      stage.idp.certificatePem,
      'sha256',
    ),
    hmac('HMAC with an empty secret', sha256Mac, '', 'sha256'),
    ...[
      '',
      'rsa-sha256',
      'none',
      'constructor',
      'toString',
      `${samlNs.ds}dsa-sha1`,
      'http://www.w3.org/2009/xmldsig11#dsa-sha256',
      'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
      'http://www.w3.org/2001/04/xmldsig-more#rsa-ripemd160',
      signatureMethods['rsa-sha256'].toUpperCase(),
      ` ${signatureMethods['rsa-sha256']}`,
    ].map(named),
    ...[
      '',
      'sha256',
      'constructor',
      'http://www.w3.org/2001/04/xmldsig-more#md5',
      'http://www.w3.org/2001/04/xmldsig-more#sha224',
      `${digestMethods.sha256} `,
    ].map(digest),
    signed(stage, 'a length of an HMAC', algorithm, {
      tamper: (xml) =>
        replaced(
          xml,
          '></ds:SignatureMethod>',
          '><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>',
        ),
    }),
    signed(stage, 'a parameter of the digest', otherKey, {
      tamper: (xml) => replaced(xml, '></ds:DigestMethod>', '><ds:X></ds:X></ds:DigestMethod>'),
    }),
  ];
}

function canonicalizations(stage: SamlStage): SamlCase[] {
  const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
  const others = [
    '',
    'constructor',
    inclusive,
    `${inclusive}#WithComments`,
    'http://www.w3.org/2006/12/xml-c14n11',
    `${samlNs.excC14n}WithComments`,
    `${samlNs.excC14n} `,
  ];
  const list = (prefixes: string | undefined, content = '') =>
    transform(samlNs.enveloped) +
    transform(
      samlNs.excC14n,
      element(
        'ec:InclusiveNamespaces',
        { 'xmlns:ec': samlNs.excC14n, PrefixList: prefixes },
        content,
      ),
    );
  const xpath = transform(
    'http://www.w3.org/TR/1999/REC-xpath-19991116',
    element('ds:XPath', {}, 'not(ancestor-or-self::*)'),
  );
  const sets: [string, string][] = [
    ['no transform', ''],
    ['only the enveloped signature', transform(samlNs.enveloped)],
    ['only canonicalization', transform(samlNs.excC14n)],
    ['the transforms the other way round', transform(samlNs.excC14n) + transform(samlNs.enveloped)],
    ['three transforms', usualTransforms() + transform(samlNs.excC14n)],
    ['two of the enveloped signature', transform(samlNs.enveloped).repeat(2)],
    ['XPath', transform(samlNs.enveloped) + xpath],
    ['XPath before the others', xpath + usualTransforms()],
    [
      'XPath filter 2',
      transform(samlNs.enveloped) + transform('http://www.w3.org/2002/06/xmldsig-filter2'),
    ],
    [
      'XSLT',
      transform(samlNs.enveloped) +
        transform(
          'http://www.w3.org/TR/1999/REC-xslt-19991116',
          element('xsl:stylesheet', {
            'xmlns:xsl': 'http://www.w3.org/1999/XSL/Transform',
            version: '1.0',
          }),
        ),
    ],
    ['base64', transform(samlNs.enveloped) + transform(`${samlNs.ds}base64`)],
    ['inclusive canonicalization', transform(samlNs.enveloped) + transform(inclusive)],
    [
      'canonicalization with comments',
      transform(samlNs.enveloped) + transform(`${samlNs.excC14n}WithComments`),
    ],
    [
      'a parameter of the enveloped signature',
      transform(samlNs.enveloped, element('ds:X', {})) + transform(samlNs.excC14n),
    ],
    ['an empty list of prefixes', list('')],
    ['no list of prefixes', list(undefined)],
    ['a list of prefixes that is code', list('*|//saml:NameID')],
    ['a list of prefixes with something in it', list('xs', element('ds:X', {}))],
    [
      'another parameter of canonicalization',
      transform(samlNs.enveloped) + transform(samlNs.excC14n, element('ds:XPath', {}, '//x')),
    ],
    [
      'transforms of another name',
      element('ds:Transformation', { Algorithm: samlNs.enveloped }) + transform(samlNs.excC14n),
    ],
    [
      'a decrypting transform',
      transform(samlNs.enveloped) + transform('http://www.w3.org/2002/07/decrypt#XML'),
    ],
  ];
  return [
    ...others.map((item) =>
      signed(stage, `SignedInfo by ${JSON.stringify(item)}`, canonicalization, {
        canonicalization: item,
      }),
    ),
    ...sets.map(([name, transforms]) => signed(stage, name, canonicalization, { transforms })),
    signed(stage, 'a list of prefixes for SignedInfo', canonicalization, {
      tamper: (xml) =>
        replaced(
          xml,
          '></ds:CanonicalizationMethod>',
          `><ec:InclusiveNamespaces xmlns:ec="${samlNs.excC14n}" PrefixList="saml"></ec:InclusiveNamespaces></ds:CanonicalizationMethod>`,
        ),
    }),
  ];
}

export const signatureCases = (stage: SamlStage): SamlCase[] => [
  ...missing(stage),
  ...keys(stage),
  ...algorithms(stage),
  ...canonicalizations(stage),
];
