/** Responses whose signature has another form, stands elsewhere, or is of what was changed afterwards. */
import { createHash } from 'node:crypto';
import {
  buildAssertion,
  buildResponse,
  buildSignature,
  insertSignature,
  samlNs,
  signElement,
  toForm,
  transform,
} from '../saml-messages.ts';
import {
  partsOf,
  replaced,
  type SamlCase,
  type SamlStage,
  signedAssertion,
  type Wish,
  writeForm,
} from './stage.ts';

const form = 'saml_signature_form';
const canonicalization = 'saml_signature_canonicalization';
const altered = 'saml_signature_altered';
const otherKey = 'saml_signature_key';

const one = (stage: SamlStage, [name, fault]: readonly [string, string], wish: Wish): SamlCase => ({
  name,
  fault,
  form: writeForm(stage, wish),
});

function forms(stage: SamlStage): SamlCase[] {
  const parts = partsOf(stage);
  const { responseId } = parts;
  const tampered = (name: string, tamper: (xml: string) => string, fault = form) =>
    one(stage, [name, fault], { assertion: { tamper } });
  const swap = (name: string, from: string | RegExp, to: string, fault = form) =>
    tampered(name, (xml) => replaced(xml, from, to), fault);
  const reference = /<ds:Reference [^]*<\/ds:Reference>/;
  const uris: [string, string | undefined][] = [
    ['no URI', undefined],
    ['an empty URI', ''],
    ['a URI without #', 'x'],
    ['a URI of another element', '#_another'],
    ['a URI of the response', `#${responseId}`],
    ['a URI from outside', 'https://evil.test/assertion.xml'],
    ['a URI of a file', 'file:///etc/passwd'],
    ['an XPointer to the root', '#xpointer(/)'],
    ['an XPointer to an ID', "#xpointer(id('x'))"],
    ['a URI with a quote', "#x' or '1'='1"],
    ['a URI of nothing', '#'],
  ];
  const valueOf = (xml: string, name: string) =>
    new RegExp(`<ds:${name}>([^<]*)<`).exec(xml)?.[1] ?? '';
  const flip = (value: string) => (value.startsWith('A') ? 'B' : 'A') + value.slice(1);
  return [
    ...uris.map(([name, uri]) => one(stage, [name, form], { assertion: { uri } })),
    swap(
      'an empty SignedInfo',
      /<ds:SignedInfo>[^]*<\/ds:SignedInfo>/,
      '<ds:SignedInfo></ds:SignedInfo>',
    ),
    swap('no SignedInfo', /<ds:SignedInfo>[^]*<\/ds:SignedInfo>/, ''),
    swap(
      'two SignedInfo',
      '<ds:SignatureValue>',
      '<ds:SignedInfo></ds:SignedInfo><ds:SignatureValue>',
    ),
    swap('no SignatureValue', /<ds:SignatureValue>[^]*<\/ds:SignatureValue>/, ''),
    swap('an empty SignatureValue', /<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>'),
    swap(
      'a SignatureValue that is no base64',
      /<ds:SignatureValue>[^<]*/,
      '<ds:SignatureValue>!!!!',
    ),
    swap(
      'a SignatureValue with a foreign alphabet',
      /<ds:SignatureValue>..../,
      '<ds:SignatureValue>-_-_',
    ),
    swap(
      'two SignatureValues',
      '<ds:KeyInfo>',
      '<ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo>',
    ),
    swap(
      'an element in SignatureValue',
      '</ds:SignatureValue>',
      '<ds:X></ds:X></ds:SignatureValue>',
    ),
    swap('no reference', reference, ''),
    tampered('two references', (xml) =>
      replaced(xml, reference, (reference.exec(xml)?.[0] ?? '').repeat(2)),
    ),
    swap(
      'two DigestValues',
      '<ds:DigestValue>',
      '<ds:DigestValue>AAAA</ds:DigestValue><ds:DigestValue>',
    ),
    swap('an empty DigestValue', /<ds:DigestValue>[^<]*/, '<ds:DigestValue>'),
    swap('no DigestValue', /<ds:DigestValue>[^<]*<\/ds:DigestValue>/, ''),
    swap('an element in DigestValue', '<ds:DigestValue>', '<ds:DigestValue><ds:X></ds:X>'),
    swap('no transforms at all', /<ds:Transforms>[^]*<\/ds:Transforms>/, ''),
    swap('an Object', '</ds:Signature>', '<ds:Object></ds:Object></ds:Signature>'),
    swap(
      'a Manifest in an Object',
      '</ds:Signature>',
      '<ds:Object><ds:Manifest></ds:Manifest></ds:Object></ds:Signature>',
    ),
    swap('two KeyInfos', '<ds:KeyInfo>', '<ds:KeyInfo></ds:KeyInfo><ds:KeyInfo>'),
    swap('KeyInfo first', '<ds:SignedInfo>', '<ds:KeyInfo></ds:KeyInfo><ds:SignedInfo>'),
    swap(
      'a foreign element in SignedInfo',
      '<ds:CanonicalizationMethod',
      '<x:y xmlns:x="urn:x"></x:y><ds:CanonicalizationMethod',
    ),
    swap(
      'a SignedInfo of another namespace',
      '<ds:SignedInfo>',
      '<ds:SignedInfo xmlns:ds="urn:x">',
    ),
    tampered('two signatures', (xml) => xml + xml),
    tampered('a signature in the signature', (xml) =>
      replaced(xml, '</ds:KeyInfo>', `${xml}</ds:KeyInfo>`),
    ),
    one(stage, ['a second signature in the subject', form], {
      afterSigning: (xml) =>
        replaced(
          xml,
          '</saml:Subject>',
          `${/<ds:Signature [^]*<\/ds:Signature>/.exec(xml)?.[0] ?? ''}</saml:Subject>`,
        ),
    }),
    one(stage, ['the signature in the subject', form], {
      afterSigning: (xml) => {
        const signature = /<ds:Signature [^]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
        return replaced(
          replaced(xml, signature, ''),
          '</saml:Subject>',
          `${signature}</saml:Subject>`,
        );
      },
    }),
    one(stage, ['the signature in the status', form], {
      assertion: false,
      atLast: (xml) =>
        replaced(
          xml,
          '</samlp:Status>',
          `${buildSignature(buildAssertion(parts), parts.assertionId, { key: stage.idp })}</samlp:Status>`,
        ),
    }),
    tampered(
      'another SignatureValue',
      (xml) => replaced(xml, valueOf(xml, 'SignatureValue'), flip(valueOf(xml, 'SignatureValue'))),
      otherKey,
    ),
    tampered(
      'another DigestValue',
      (xml) => replaced(xml, valueOf(xml, 'DigestValue'), flip(valueOf(xml, 'DigestValue'))),
      altered,
    ),
    tampered(
      'the digest of nothing',
      (xml) => replaced(xml, valueOf(xml, 'DigestValue'), createHash('sha256').digest('base64')),
      altered,
    ),
    tampered(
      'a DigestValue that is cut off',
      (xml) => replaced(xml, valueOf(xml, 'DigestValue'), valueOf(xml, 'DigestValue').slice(0, 8)),
      altered,
    ),
    tampered(
      'a SignatureValue that is cut off',
      (xml) =>
        replaced(xml, valueOf(xml, 'SignatureValue'), valueOf(xml, 'SignatureValue').slice(0, 8)),
      otherKey,
    ),
    swap('another attribute in SignedInfo', '<ds:SignedInfo>', '<ds:SignedInfo Id="x">', otherKey),
  ];
}

/** Each part of a good assertion, changed on its way. */
function changes(stage: SamlStage): SamlCase[] {
  const swaps: [string, string | RegExp, string][] = [
    ['NameID', 'alice@corp', 'mallory@corp'],
    ['NameID, by one letter', 'alice@corp', 'alicE@corp'],
    ['the format of the NameID', 'emailAddress', 'unspecified'],
    ['an attribute', '>staff<', '>owners<'],
    ['the name of an attribute', 'Name="groups"', 'Name="roles"'],
    [
      'a value that is added',
      '</saml:Attribute>',
      '<saml:AttributeValue>root</saml:AttributeValue></saml:Attribute>',
    ],
    ['an end', /NotOnOrAfter="20/, 'NotOnOrAfter="21'],
    ['the session', 'SessionIndex="_session-1"', 'SessionIndex="_session-2"'],
    ['white space in the NameID', 'alice@corp-of-tests.com', ' alice@corp-of-tests.com'],
    ['white space between elements', '<saml:Subject>', ' <saml:Subject>'],
    ['a line end between elements', '<saml:Subject>', '\n<saml:Subject>'],
    ['an attribute of XML', '<saml:NameID ', '<saml:NameID SPNameQualifier="x" '],
    [
      'a namespace',
      '<saml:Subject>',
      '<saml:Subject xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion#">',
    ],
    ['the ID', /ID="_a/, 'ID="_b'],
    ['a way of signing in', 'PasswordProtectedTransport', 'X509'],
  ];
  return swaps.map(([name, from, to]) => ({
    name: `changed on its way: ${name}`,
    fault:
      name === 'the ID' || name === 'a namespace' ? (name === 'the ID' ? form : altered) : altered,
    form: writeForm(stage, { afterSigning: (xml) => replaced(xml, from, to) }),
  }));
}

function responses(stage: SamlStage): SamlCase[] {
  const parts = partsOf(stage);
  const assertion = signedAssertion(stage, parts);
  const good = signElement(buildResponse(parts, assertion), parts.responseId, { key: stage.idp });
  return [
    {
      name: 'a signed response that was changed',
      fault: altered,
      form: toForm(
        replaced(
          good,
          'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ',
          'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Consent="x" ',
        ),
      ),
    },
    {
      name: 'a response with two signatures',
      fault: 'saml_structure',
      form: toForm(
        insertSignature(
          good,
          buildSignature(buildResponse(parts, assertion), parts.responseId, { key: stage.idp }),
        ),
      ),
    },
    one(stage, ['a response signed with a bad transform', canonicalization], {
      response: { transforms: transform(samlNs.enveloped) },
    }),
    one(stage, ['a response signature of the assertion', form], {
      response: { uri: `#${parts.assertionId}` },
    }),
  ];
}

export const signatureFormCases = (stage: SamlStage): SamlCase[] => [
  ...forms(stage),
  ...changes(stage),
  ...responses(stage),
];
