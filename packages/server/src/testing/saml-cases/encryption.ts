/** Encrypted assertions that are not signed, not for us, not what they say, or not assertions. */
import {
  buildResponse,
  type EncryptionParts,
  element,
  encryptAssertion,
  type ResponseParts,
  samlNs,
  toForm,
} from '../saml-messages.ts';
import {
  partsOf,
  replaced,
  type SamlCase,
  type SamlStage,
  signedAssertion,
  type Wish,
} from './stage.ts';

const unopened = 'saml_decryption';
const algorithm = 'saml_encryption_algorithm';

interface Sealed {
  readonly parts?: Partial<ResponseParts>;
  readonly assertion?: Wish['assertion'];
  readonly encryption?: Partial<EncryptionParts>;
  readonly certificatePem?: string;
  /** Instead of the assertion. */
  readonly content?: string;
  readonly afterwards?: (encrypted: string) => string;
}

export function writeEncrypted(stage: SamlStage, wish: Sealed = {}): string {
  const parts = partsOf(stage, wish.parts);
  const content = wish.content ?? signedAssertion(stage, parts, wish.assertion ?? {});
  const certificate = wish.certificatePem ?? stage.sp.certificatePem;
  const encrypted = encryptAssertion(content, certificate, wish.encryption);
  return toForm(buildResponse(parts, wish.afterwards?.(encrypted) ?? encrypted));
}

const flipLast = (sealed: Buffer): Buffer => {
  const copy = Buffer.from(sealed);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
};

const flipFirst = (sealed: Buffer): Buffer => {
  const copy = Buffer.from(sealed);
  copy[20] = (copy.at(20) ?? 0) ^ 1;
  return copy;
};

export function encryptionCases(stage: SamlStage): SamlCase[] {
  const parts = partsOf(stage);
  const good = signedAssertion(stage, parts);
  const sealed = (name: string, fault: string, wish: Sealed): SamlCase => ({
    name: `encrypted: ${name}`,
    fault,
    form: writeEncrypted(stage, wish),
  });
  const swap = (name: string, fault: string, from: string | RegExp, to: string) =>
    sealed(name, fault, { afterwards: (xml) => replaced(xml, from, to) });
  const encryptedKey = /<xenc:EncryptedKey>[^]*<\/xenc:EncryptedKey>/;
  return [
    sealed('an unsigned assertion', 'saml_assertion_unsigned', { assertion: false }),
    sealed('signed by an attacker', 'saml_signature_key', { assertion: { key: stage.attacker } }),
    sealed('signed with SHA-1', 'saml_signature_algorithm', { assertion: { method: 'rsa-sha1' } }),
    sealed('changed after it was signed', 'saml_signature_altered', {
      content: replaced(good, 'alice@', 'mallory@'),
    }),
    sealed('for another audience', 'saml_audience', {
      parts: { audiences: ['https://another.test'] },
    }),
    sealed('for another request', 'saml_in_response_to', {
      parts: { confirmationInResponseTo: '_another' },
    }),
    sealed('of another conversation in a response to ours', 'saml_in_response_to', {
      content: signedAssertion(stage, partsOf(stage, { confirmationInResponseTo: '_old' })),
    }),
    sealed('expired', 'saml_expired', {
      parts: { notOnOrAfter: new Date(stage.now.getTime() - 61_000).toISOString() },
    }),
    sealed('for another key', unopened, { certificatePem: stage.attacker.certificatePem }),
    sealed('GCM, changed at the end', unopened, { encryption: { tamper: flipLast } }),
    sealed('GCM, changed in the middle', unopened, { encryption: { tamper: flipFirst } }),
    sealed('GCM, cut off', unopened, { encryption: { tamper: (bytes) => bytes.subarray(0, 20) } }),
    sealed('GCM with a short tag', unopened, {
      encryption: { tamper: (bytes) => bytes.subarray(0, -8) },
    }),
    sealed('CBC, changed at the end', unopened, {
      encryption: {
        content: 'aes256-cbc',
        tamper: (bytes) => {
          const copy = Buffer.from(bytes);
          copy[copy.length - 17] = (copy.at(-17) ?? 0) ^ 0xf0;
          return copy;
        },
      },
    }),
    sealed('CBC, cut off', unopened, {
      encryption: { content: 'aes256-cbc', tamper: (bytes) => bytes.subarray(0, 33) },
    }),
    sealed('CBC, only a vector', unopened, {
      encryption: { content: 'aes128-cbc', tamper: (bytes) => bytes.subarray(0, 16) },
    }),
    sealed('GCM that is called CBC', unopened, {
      encryption: { namedContent: `${samlNs.xenc}aes256-cbc` },
    }),
    sealed('a key of another length', unopened, {
      encryption: { namedContent: `${samlNs.xenc11}aes128-gcm` },
    }),
    sealed('RSA with the old padding', algorithm, { encryption: { oaep: 'pkcs1' } }),
    sealed('RSA with the old padding that is called OAEP', unopened, {
      encryption: { oaep: 'pkcs1', namedKeyMethod: `${samlNs.xenc}rsa-oaep-mgf1p` },
    }),
    sealed('Triple DES', algorithm, {
      encryption: { namedContent: `${samlNs.xenc}tripledes-cbc` },
    }),
    sealed('an algorithm that nobody knows', algorithm, {
      encryption: { namedContent: 'constructor' },
    }),
    sealed('a wrapped key of another kind', algorithm, {
      encryption: { namedKeyMethod: `${samlNs.xenc}kw-aes256` },
    }),
    sealed('OAEP of two hashes', algorithm, {
      encryption: { oaep: 'sha256', namedKeyMethod: `${samlNs.xenc}rsa-oaep-mgf1p` },
    }),
    swap(
      'no method',
      algorithm,
      /<xenc:EncryptionMethod Algorithm="[^"]*gcm"><\/xenc:EncryptionMethod>/,
      '',
    ),
    swap('no encrypted key', 'saml_structure', encryptedKey, ''),
    sealed('two encrypted keys', 'saml_structure', {
      afterwards: (xml) =>
        replaced(xml, encryptedKey, (encryptedKey.exec(xml)?.[0] ?? '').repeat(2)),
    }),
    swap('no data', 'saml_structure', /<xenc:EncryptedData [^]*<\/xenc:EncryptedData>/, ''),
    swap(
      'no ciphertext',
      unopened,
      /<xenc:CipherValue>[^<]*<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>/,
      '</xenc:CipherData></xenc:EncryptedData>',
    ),
    swap(
      'a reference instead of a ciphertext',
      unopened,
      /<xenc:CipherValue>[^<]*<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>/,
      '<xenc:CipherReference URI="https://evil.test"></xenc:CipherReference></xenc:CipherData></xenc:EncryptedData>',
    ),
    swap(
      'a ciphertext that is no base64',
      unopened,
      /<xenc:CipherValue>[^<]*/g,
      '<xenc:CipherValue>!!!!',
    ),
    sealed('nothing', unopened, { content: '' }),
    sealed('text', unopened, { content: 'alice@corp-of-tests.com' }),
    sealed('a response', unopened, { content: buildResponse(parts, good) }),
    sealed('two assertions', unopened, { content: good + good }),
    sealed('an assertion in an assertion', unopened, {
      content: replaced(good, '</saml:Assertion>', `${good}</saml:Assertion>`),
    }),
    sealed('an encrypted assertion again', unopened, {
      content: encryptAssertion(good, stage.sp.certificatePem),
    }),
    sealed('an assertion of another namespace', unopened, {
      content: good.replaceAll(samlNs.saml, 'urn:x'),
    }),
    sealed('a document type before it', unopened, {
      content: `<!DOCTYPE x [<!ENTITY f "x">]>${good}`,
    }),
    sealed('a comment in the NameID', unopened, {
      content: replaced(good, 'alice@', '<!---->alice@'),
    }),
    sealed('two elements of one ID', 'saml_duplicate_id', {
      content: replaced(good, '<saml:Subject>', `<saml:Subject ID="${parts.assertionId}">`),
    }),
    sealed('a signature in the subject', 'saml_signature_form', {
      content: replaced(
        good,
        '</saml:Subject>',
        `${element('ds:Signature', { 'xmlns:ds': samlNs.ds })}</saml:Subject>`,
      ),
    }),
    {
      name: 'an encrypted and a readable assertion',
      fault: 'saml_several_assertions',
      form: toForm(buildResponse(parts, good + encryptAssertion(good, stage.sp.certificatePem))),
    },
    {
      name: 'a readable one where encryption is asked for',
      fault: 'saml_not_encrypted',
      form: toForm(buildResponse(parts, good)),
      wantEncrypted: true,
    },
  ];
}
