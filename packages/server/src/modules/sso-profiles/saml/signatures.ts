/**
 * XML signatures, one form of them: enveloped in the element that they are about, over exclusive canonical XML, by a key
 * of the profile. Verifying gives the very bytes that were signed, and whoever reads a message reads those (SS-07 to SS-09).
 */
import type { KeyObject } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { FaultName } from '../faults.ts';
import {
  digestMethods,
  findIn,
  hashAlgorithms,
  rsaSha256,
  sha256,
  signatureAlgorithms,
  signingMethods,
} from './algorithms.ts';
import { envelopedSignature, exclusiveC14n, signatureNs } from './names.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  isNamed,
  readXml,
  standalone,
  valueOf,
  type XmlDocument,
  type XmlElement,
} from './xml.ts';

/** A key that may have signed, and how people know its certificate. */
export interface VerificationKey {
  readonly key: KeyObject;
  readonly fingerprint: string;
}

export interface BadSignature {
  readonly fault: FaultName;
  readonly expected: string;
  readonly found: string;
}

export interface GoodSignature {
  /** Read from the canonical bytes that were signed. */
  readonly signed: XmlElement;
  readonly by: VerificationKey;
  readonly method: string;
}

export type SignatureResult = GoodSignature | BadSignature;

const badForm = (expected: string, found: string): BadSignature => ({
  fault: 'saml_signature_form',
  expected,
  found,
});

/** Base64 with nothing but line breaks and spaces in it. */
export function strictBase64(text: string | undefined): string | undefined {
  const compact = (text ?? '').replace(/[ \t\r\n]/g, '');
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(compact) && compact.length % 4 === 0;
  return isBase64 ? compact : undefined;
}

const namesOf = (element: XmlElement | undefined): string =>
  element?.children
    .map(({ name, namespace }) => (namespace === signatureNs ? name : `{${namespace}}${name}`))
    .join(', ') ?? 'nothing';

const onlyHas = (element: XmlElement | undefined, ...names: readonly string[]): boolean =>
  element !== undefined &&
  element.attributes.every(({ namespace, name }) => namespace === '' && names.includes(name));

const wrongShape = (element: XmlElement | undefined, wanted: string): BadSignature | undefined =>
  namesOf(element) === wanted ? undefined : badForm(wanted, namesOf(element));

/** The transforms a reference may have: the signature is taken out, then exclusive canonical XML without comments. */
function findBadTransform(transforms: XmlElement | undefined): BadSignature | undefined {
  const bad = (found: string): BadSignature => ({
    fault: 'saml_signature_canonicalization',
    expected: `${envelopedSignature}, ${exclusiveC14n}`,
    found,
  });
  const [enveloped, canonical, ...rest] = transforms?.children ?? [];
  const algorithms = (transforms?.children ?? []).map((item) => attributeOf(item, 'Algorithm'));
  const areTransforms = transforms?.children.every((item) =>
    isNamed(item, signatureNs, 'Transform'),
  );
  if (
    areTransforms !== true ||
    rest.length > 0 ||
    algorithms[0] !== envelopedSignature ||
    algorithms[1] !== exclusiveC14n
  )
    return bad(algorithms.map((name) => name ?? 'nothing').join(', ') || 'none');
  if (enveloped?.children.length !== 0 || !onlyHas(enveloped, 'Algorithm'))
    return bad('a parameter of the enveloped-signature transform');
  const [list, ...others] = canonical?.children ?? [];
  if (list === undefined) return undefined;
  const prefixes = attributeOf(list, 'PrefixList') ?? '';
  const isPrefixList =
    others.length === 0 &&
    isNamed(list, exclusiveC14n, 'InclusiveNamespaces') &&
    list.children.length === 0 &&
    /^(?:[A-Za-z_][A-Za-z0-9._-]* ?){1,16}$/.test(prefixes);
  return isPrefixList
    ? undefined
    : bad('a parameter of canonicalization that is no list of prefixes');
}

function findBadAlgorithm(signedInfo: XmlElement): BadSignature | undefined {
  const canonicalization = childOf(signedInfo, signatureNs, 'CanonicalizationMethod');
  const canonicalName = attributeOf(canonicalization, 'Algorithm');
  if (canonicalName !== exclusiveC14n || canonicalization?.children.length !== 0)
    return {
      fault: 'saml_signature_canonicalization',
      expected: exclusiveC14n,
      found: canonicalName ?? 'nothing',
    };
  const method = childOf(signedInfo, signatureNs, 'SignatureMethod');
  const methodName = attributeOf(method, 'Algorithm');
  const allowed = {
    fault: 'saml_signature_algorithm',
    expected: 'RSA or ECDSA with SHA-256 or more',
  } as const;
  if (findIn(signingMethods, methodName) === undefined || method?.children.length !== 0)
    return { ...allowed, found: methodName ?? 'nothing' };
  const reference = childOf(signedInfo, signatureNs, 'Reference');
  const digestName = attributeOf(childOf(reference, signatureNs, 'DigestMethod'), 'Algorithm');
  if (findIn(digestMethods, digestName) === undefined)
    return { ...allowed, found: `digest ${digestName ?? 'nothing'}` };
  return undefined;
}

/** What is wrong with a signature before any key is tried. */
function findBadForm(signature: XmlElement, id: string): BadSignature | undefined {
  const shape = namesOf(signature).replace(/, KeyInfo$/, '');
  if (shape !== 'SignedInfo, SignatureValue')
    return badForm('SignedInfo, SignatureValue', namesOf(signature));
  const signedInfo = childOf(signature, signatureNs, 'SignedInfo');
  const reference = childOf(signedInfo, signatureNs, 'Reference');
  const wrong =
    wrongShape(signedInfo, 'CanonicalizationMethod, SignatureMethod, Reference') ??
    wrongShape(reference, 'Transforms, DigestMethod, DigestValue');
  if (wrong !== undefined || signedInfo === undefined) return wrong;
  const uri = attributeOf(reference, 'URI');
  if (uri !== `#${id}`) return badForm(`a reference to #${id}`, uri ?? 'nothing');
  const values = [
    valueOf(childOf(signature, signatureNs, 'SignatureValue')),
    valueOf(childOf(reference, signatureNs, 'DigestValue')),
  ];
  if (values.some((value) => strictBase64(value) === undefined))
    return badForm('values in base64', values.join(', '));
  return (
    findBadAlgorithm(signedInfo) ?? findBadTransform(childOf(reference, signatureNs, 'Transforms'))
  );
}

/** A verifier that knows the allowed algorithms, and no key but the one it is given. */
function newVerifier(): SignedXml {
  const verifier = new SignedXml({ getCertFromKeyInfo: () => null });
  verifier.SignatureAlgorithms = signatureAlgorithms;
  verifier.HashAlgorithms = hashAlgorithms;
  verifier.CanonicalizationAlgorithms = Object.fromEntries(
    Object.entries(verifier.CanonicalizationAlgorithms).filter(
      ([name]) => name === exclusiveC14n || name === envelopedSignature,
    ),
  );
  return verifier;
}

type Attempt = { readonly signed: XmlElement } | 'altered' | 'other_key';

function tryKey(xml: string, signature: string, key: KeyObject): Attempt {
  const verifier = newVerifier();
  verifier.publicCert = key;
  try {
    verifier.loadSignature(signature);
    if (!verifier.checkSignature(xml)) return 'altered';
    const [signedXml = '', ...others] = verifier.getSignedReferences();
    // An empty canonical form would make the signature one of nothing.
    if (signedXml === '' || others.length > 0) return 'altered';
    return { signed: readXml(signedXml).root };
  } catch {
    return 'other_key';
  }
}

/** For the table only: which certificate the message says it was signed with. No decision rests on it (SS-09). */
function claimedKey(signature: XmlElement, describe: (certificate: string) => string): string {
  const keyInfo = childOf(signature, signatureNs, 'KeyInfo');
  const data = childOf(keyInfo, signatureNs, 'X509Data');
  const certificate = strictBase64(valueOf(childrenOf(data, signatureNs, 'X509Certificate')[0]));
  return certificate === undefined
    ? 'signed with another key, or altered'
    : `the message names the certificate ${describe(certificate)}`;
}

/** @param describe how people know a certificate, given in base64 */
export function verifyEnveloped(
  document: XmlDocument,
  element: XmlElement,
  {
    keys,
    describe,
  }: { keys: readonly VerificationKey[]; describe: (certificate: string) => string },
): SignatureResult | undefined {
  const [signature, second] = childrenOf(element, signatureNs, 'Signature');
  if (signature === undefined) return undefined;
  if (second !== undefined) return badForm('one signature', 'several in one element');
  const bad = findBadForm(signature, attributeOf(element, 'ID') ?? '');
  if (bad !== undefined) return bad;
  const signedInfo = childOf(signature, signatureNs, 'SignedInfo');
  const method =
    attributeOf(childOf(signedInfo, signatureNs, 'SignatureMethod'), 'Algorithm') ?? '';
  const expected = keys.map(({ fingerprint }) => fingerprint).join(', ');
  const [xml, alone] = [standalone(document, element), standalone(document, signature)];
  for (const by of keys) {
    const attempt = tryKey(xml, alone, by.key);
    if (attempt === 'altered')
      return {
        fault: 'saml_signature_altered',
        expected: 'what was signed',
        found: 'something else',
      };
    if (attempt !== 'other_key') return { signed: attempt.signed, by, method };
  }
  return { fault: 'saml_signature_key', expected, found: claimedKey(signature, describe) };
}

export interface Signer {
  readonly privateKey: KeyObject;
  /** Base64 DER; named in KeyInfo for whoever looks. */
  readonly certificate: string;
}

/** Signs the root element; the signature goes after its Issuer, where the schema wants it. */
export function signEnveloped(xml: string, { privateKey, certificate }: Signer): string {
  const signer = new SignedXml({
    getKeyInfoContent: () =>
      `<ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`,
  });
  signer.SignatureAlgorithms = signatureAlgorithms;
  signer.HashAlgorithms = hashAlgorithms;
  signer.signatureAlgorithm = rsaSha256;
  signer.canonicalizationAlgorithm = exclusiveC14n;
  signer.privateKey = privateKey;
  signer.addReference({
    xpath: '/*',
    transforms: [envelopedSignature, exclusiveC14n],
    digestAlgorithm: sha256,
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name()='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}
