/**
 * Signature wrapping: a good signed message is kept somewhere in the document, and a forged one stands where it will be read.
 * The eight forms of Somorovsky and others (2012), each of a signed assertion and of a signed response, with several disguises.
 */
import {
  buildAssertion,
  buildResponse,
  buildSignature,
  element,
  insertSignature,
  type ResponseParts,
  samlNs,
  toForm,
} from '../saml-messages.ts';
import { partsOf, type SamlCase, type SamlStage } from './stage.ts';

interface Material {
  /** As it was before it was signed, and its signature. */
  readonly assertion: string;
  readonly assertionSignature: string;
  /** With the signed assertion in it, before it was signed itself. */
  readonly response: string;
  readonly responseSignature: string;
  readonly parts: ResponseParts;
}

function gather(stage: SamlStage): Material {
  const parts = partsOf(stage);
  const assertion = buildAssertion(parts);
  const key = { key: stage.idp };
  const assertionSignature = buildSignature(assertion, parts.assertionId, key);
  const response = buildResponse(parts, insertSignature(assertion, assertionSignature));
  const responseSignature = buildSignature(response, parts.responseId, key);
  return { assertion, assertionSignature, response, responseSignature, parts };
}

/** How the forged assertion calls itself. */
type Disguise = 'another ID' | 'the same ID' | 'no ID' | 'another prefix' | 'no prefix';
const disguises: readonly Disguise[] = [
  'another ID',
  'the same ID',
  'no ID',
  'another prefix',
  'no prefix',
];

function forge({ parts }: Material, disguise: Disguise): string {
  const prefix = { 'another prefix': 'evil', 'no prefix': '' }[disguise as string] ?? 'saml';
  const forged = buildAssertion({
    ...parts,
    prefix,
    assertionId: disguise === 'the same ID' ? parts.assertionId : '_evil',
    nameId: 'ceo@corp-of-tests.com',
  });
  return disguise === 'no ID' ? forged.replace(' ID="_evil"', '') : forged;
}

const inObject = (signature: string, content: string): string =>
  signature.replace('</ds:Signature>', `${element('ds:Object', {}, content)}</ds:Signature>`);

/** Before the end of the root element. */
const append = (xml: string, content: string): string =>
  xml.replace(/<\/([\w:]+)>$/, (end) => content + end);

const afterStart = (xml: string, content: string): string =>
  xml.replace(/^<[^>]*>/, (start) => start + content);

/** Name, and the whole message made of the good parts and the forged assertion. */
type Form = readonly [string, (good: Material, evil: string) => string];

const evilParts = ({ parts }: Material): ResponseParts => ({
  ...parts,
  responseId: '_evilresponse',
});

const forms: readonly Form[] = [
  [
    'XSW1: the signed response in the signature of a forged one',
    (good, evil) =>
      insertSignature(
        buildResponse(evilParts(good), evil),
        inObject(good.responseSignature, good.response),
      ),
  ],
  [
    'XSW2: the signed response before its detached signature',
    (good, evil) =>
      insertSignature(buildResponse(evilParts(good), evil), good.response + good.responseSignature),
  ],
  [
    'XSW3: the forged assertion before the signed one',
    (good, evil) =>
      buildResponse(good.parts, evil + insertSignature(good.assertion, good.assertionSignature)),
  ],
  [
    'XSW3: the forged assertion after the signed one',
    (good, evil) =>
      buildResponse(good.parts, insertSignature(good.assertion, good.assertionSignature) + evil),
  ],
  [
    'XSW4: the signed assertion in the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        append(evil, insertSignature(good.assertion, good.assertionSignature)),
      ),
  ],
  [
    'XSW4: the signed assertion first in the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        afterStart(evil, insertSignature(good.assertion, good.assertionSignature)),
      ),
  ],
  [
    'XSW5: the signature in the forged assertion, the signed one at the end',
    (good, evil) =>
      append(
        buildResponse(good.parts, insertSignature(evil, good.assertionSignature)),
        good.assertion,
      ),
  ],
  [
    'XSW6: the signed assertion in the signature of the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        insertSignature(evil, inObject(good.assertionSignature, good.assertion)),
      ),
  ],
  [
    'XSW7: the forged assertion in extensions',
    (good, evil) =>
      buildResponse(
        { ...good.parts, extraInResponse: element('samlp:Extensions', {}, evil) },
        insertSignature(good.assertion, good.assertionSignature),
      ),
  ],
  [
    'XSW8: the signed assertion in an object beside the signature of the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        insertSignature(
          evil,
          good.assertionSignature.replace(
            '</ds:Signature>',
            `<ds:Object Id="_o">${good.assertion}</ds:Object></ds:Signature>`,
          ),
        ),
      ),
  ],
  [
    'the signed assertion in advice of the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        append(
          evil,
          element(
            'saml:Advice',
            { 'xmlns:saml': samlNs.saml },
            insertSignature(good.assertion, good.assertionSignature),
          ),
        ),
      ),
  ],
  [
    'the signed assertion in the status',
    (good, evil) =>
      buildResponse(good.parts, evil).replace(
        '</samlp:Status>',
        `<samlp:StatusDetail>${insertSignature(good.assertion, good.assertionSignature)}</samlp:StatusDetail></samlp:Status>`,
      ),
  ],
  [
    'the signed assertion in an attribute of the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        evil.replace(
          /<((?:\w+:)?)AttributeValue>/,
          (start) => start + insertSignature(good.assertion, good.assertionSignature),
        ),
      ),
  ],
  [
    'the signed assertion in the KeyInfo of the forged one',
    (good, evil) =>
      buildResponse(
        good.parts,
        insertSignature(
          evil,
          good.assertionSignature.replace('</ds:KeyInfo>', `${good.assertion}</ds:KeyInfo>`),
        ),
      ),
  ],
];

/** Where there is only one assertion, and the signature is about something else that was signed once. */
function single(stage: SamlStage, good: Material): SamlCase[] {
  const evil = forge(good, 'the same ID');
  const other = buildResponse(good.parts, '');
  const encrypted = element(
    'saml:EncryptedAssertion',
    { 'xmlns:saml': samlNs.saml },
    insertSignature(good.assertion, good.assertionSignature),
  );
  const hidden = good.assertion.replaceAll('saml:Assertion', 'saml:Assertion2');
  return [
    {
      name: 'the good signature in a forged assertion of the same ID',
      fault: 'saml_signature_altered',
      form: toForm(buildResponse(good.parts, insertSignature(evil, good.assertionSignature))),
    },
    {
      name: 'a signed response without assertion, and the forged one put in',
      fault: 'saml_signature_altered',
      form: toForm(
        insertSignature(
          buildResponse(good.parts, evil),
          buildSignature(other, good.parts.responseId, { key: stage.idp }),
        ),
      ),
    },
    {
      name: 'the signed assertion under another name beside the forged one',
      fault: 'saml_structure',
      form: toForm(
        append(
          buildResponse(
            good.parts,
            insertSignature(
              evil,
              good.assertionSignature.replace(good.parts.assertionId, '_evil2'),
            ),
          ),
          hidden.replace(good.parts.assertionId, '_evil2'),
        ),
      ),
    },
    {
      name: 'a forged assertion beside a readable one in EncryptedAssertion',
      fault: 'saml_several_assertions',
      form: toForm(buildResponse(good.parts, evil + encrypted)),
    },
    {
      name: 'a response in a response',
      fault: 'saml_signature_form',
      form: toForm(buildResponse({ ...evilParts(good), extraInResponse: good.response }, '')),
    },
    {
      name: 'a forged response around the signed one',
      fault: 'saml_several_assertions',
      form: toForm(
        buildResponse(
          {
            ...evilParts(good),
            extraInResponse: insertSignature(good.response, good.responseSignature),
          },
          evil,
        ),
      ),
    },
    {
      name: 'IDs that differ in how they are called',
      fault: 'saml_duplicate_id',
      form: toForm(
        buildResponse(good.parts, insertSignature(good.assertion, good.assertionSignature)).replace(
          '<samlp:Status>',
          `<samlp:Status Id="${good.parts.assertionId}">`,
        ),
      ),
    },
    {
      name: 'an ID in small letters beside',
      fault: 'saml_duplicate_id',
      form: toForm(
        buildResponse(good.parts, insertSignature(good.assertion, good.assertionSignature)).replace(
          '<samlp:Status>',
          `<samlp:Status id="${good.parts.assertionId}">`,
        ),
      ),
    },
    {
      name: 'an ID of XML beside',
      fault: 'saml_duplicate_id',
      form: toForm(
        buildResponse(good.parts, insertSignature(good.assertion, good.assertionSignature)).replace(
          '<samlp:Status>',
          `<samlp:Status xml:id="${good.parts.assertionId}">`,
        ),
      ),
    },
    {
      name: 'response and assertion of one ID',
      fault: 'saml_duplicate_id',
      form: toForm(
        buildResponse(
          { ...good.parts, responseId: good.parts.assertionId },
          insertSignature(good.assertion, good.assertionSignature),
        ),
      ),
    },
  ];
}

export function wrappingCases(stage: SamlStage): SamlCase[] {
  const good = gather(stage);
  return [
    ...forms.flatMap(([name, make]) =>
      disguises.flatMap((disguise) => {
        const whole = make(good, forge(good, disguise));
        const responseSigned = insertSignature(whole, good.responseSignature);
        return [
          { name: `${name}, ${disguise}`, fault: 'saml_several_assertions', form: toForm(whole) },
          ...(name.startsWith('XSW1') || name.startsWith('XSW2')
            ? []
            : [
                {
                  name: `${name}, ${disguise}, and a signed response`,
                  fault: 'saml_several_assertions',
                  form: toForm(responseSigned),
                },
              ]),
        ];
      }),
    ),
    ...single(stage, good),
  ];
}
