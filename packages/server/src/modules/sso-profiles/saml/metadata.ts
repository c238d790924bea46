/** Metadata: theirs, read and looked through, or typed field by field; and ours, written. */

import { isBrowserUrl } from '../addresses.ts';
import { Checks } from '../checks.ts';
import type { FaultName } from '../faults.ts';
import type { ReadProvider, SamlProvider, SamlServiceProvider } from '../protocol.ts';
import { bareCertificate, readCertificates } from './certificates.ts';
import { readTime } from './message.ts';
import {
  bindings,
  encryption11Ns,
  encryptionNs,
  metadataNs,
  nameIdFormats,
  protocolNs,
  signatureNs,
} from './names.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  everyElement,
  isNamed,
  readXml,
  valueOf,
  writeXml,
  type XmlElement,
  XmlError,
} from './xml.ts';

const names = [
  'metadata',
  'entity',
  'valid_until',
  'sign_on',
  'logout',
  'certificates',
  'certificate_key',
  'certificate_end',
] as const;
type MetadataChecks = Checks<(typeof names)[number]>;

const maxCharacters = 1_024 * 1_024;
const maxEntityId = 1_024;

/** What somebody types where there is no metadata. */
export interface SamlFields {
  readonly entityId: string;
  readonly signOnUrl: string;
  readonly signOnBinding?: 'redirect' | 'post';
  readonly logoutUrl?: string;
  readonly logoutBinding?: 'redirect' | 'post';
  /** PEM, or base64. */
  readonly certificates: readonly string[];
}

type Gathered = Omit<SamlProvider, 'signOnUrl' | 'signOnBinding'> & {
  readonly signOnUrl: string | undefined;
  readonly signOnBinding: 'redirect' | 'post';
};

function judge(gathered: Gathered, checks: MetadataChecks, now: Date): ReadProvider<SamlProvider> {
  const { entityId, signOnUrl, logoutUrl } = gathered;
  const isEntity = entityId.length >= 1 && entityId.length <= maxEntityId && !/\s/.test(entityId);
  checks.expect('entity', isEntity, 'saml_metadata_provider', {
    expected: `an entity ID of 1 to ${maxEntityId} characters`,
    found: entityId,
  });
  checks.expect('sign_on', isBrowserUrl(signOnUrl), 'saml_endpoint', {
    expected: 'an https address, by redirect or form',
    found: signOnUrl,
  });
  checks.expect('logout', logoutUrl === undefined || isBrowserUrl(logoutUrl), 'saml_endpoint', {
    expected: 'none, or an https address',
    found: logoutUrl,
  });
  const { certificates, described } = readCertificates(gathered.certificates, checks, now);
  const isUsable = !checks.hasFailures() && signOnUrl !== undefined;
  return {
    provider: isUsable ? { ...gathered, signOnUrl, certificates } : undefined,
    checks: checks.list(),
    certificates: described,
  };
}

export function readSamlFields(fields: SamlFields, now: Date): ReadProvider<SamlProvider> {
  const checks: MetadataChecks = new Checks(names);
  const gathered = {
    entityId: fields.entityId,
    signOnUrl: fields.signOnUrl,
    signOnBinding: fields.signOnBinding ?? 'redirect',
    logoutUrl: fields.logoutUrl,
    logoutBinding:
      fields.logoutUrl === undefined ? undefined : (fields.logoutBinding ?? 'redirect'),
    certificates: fields.certificates,
  } as const;
  return judge(gathered, checks, now);
}

/** Redirect before form: it is the shorter way. */
function endpointOf(role: XmlElement, name: string) {
  const all = childrenOf(role, metadataNs, name);
  for (const binding of ['redirect', 'post'] as const) {
    const found = all.find((item) => attributeOf(item, 'Binding') === bindings[binding]);
    const url = attributeOf(found, 'Location');
    if (url !== undefined) return { url, binding };
  }
  return undefined;
}

const signingCertificates = (role: XmlElement): string[] =>
  childrenOf(role, metadataNs, 'KeyDescriptor')
    .filter((item) => (attributeOf(item, 'use') ?? 'signing') === 'signing')
    .flatMap((item) => childrenOf(childOf(item, signatureNs, 'KeyInfo'), signatureNs, 'X509Data'))
    .flatMap((data) => childrenOf(data, signatureNs, 'X509Certificate'))
    .map((item) => valueOf(item) ?? '');

interface FoundProvider {
  readonly entity: XmlElement;
  readonly role: XmlElement;
}

function findProviders(root: XmlElement): FoundProvider[] {
  return [...everyElement(root)]
    .filter((item) => isNamed(item, metadataNs, 'EntityDescriptor'))
    .flatMap((entity) =>
      childrenOf(entity, metadataNs, 'IDPSSODescriptor').map((role) => ({ entity, role })),
    );
}

function refuse(
  checks: MetadataChecks,
  fault: FaultName,
  finding: { expected: string; found: string },
): ReadProvider<SamlProvider> {
  checks.fail('metadata', fault, finding);
  return { provider: undefined, checks: checks.list() };
}

function readRoot(xml: string): XmlElement | string {
  if (xml.length > maxCharacters) return `${xml.length} characters`;
  try {
    return readXml(xml.replace(/^\uFEFF/, '').trimStart(), {
      skipsComments: true,
      maxElements: 20_000,
    }).root;
  } catch (error) {
    if (error instanceof XmlError) return error.message;
    throw error;
  }
}

/** Metadata as pasted, or fetched over https: whoever may configure the profile vouches for it, its signature is not asked for. */
export function readMetadata(xml: string, now: Date): ReadProvider<SamlProvider> {
  const checks: MetadataChecks = new Checks(names);
  const root = readRoot(xml);
  if (typeof root === 'string')
    return refuse(checks, 'saml_metadata_unreadable', {
      expected: `XML of at most ${maxCharacters} characters`,
      found: root,
    });
  const [found, second] = findProviders(root);
  if (found === undefined || second !== undefined)
    return refuse(checks, 'saml_metadata_provider', {
      expected: 'one EntityDescriptor with an IDPSSODescriptor',
      found: found === undefined ? `${root.name} without one` : 'several',
    });
  checks.pass('metadata', { expected: 'one identity provider', found: root.name });
  const { entity, role } = found;
  const until = attributeOf(entity, 'validUntil') ?? attributeOf(root, 'validUntil');
  const end = readTime(until);
  const isValid = until === undefined || (end !== undefined && end > now);
  checks.expect('valid_until', isValid, 'saml_metadata_expired', {
    expected: `after ${now.toISOString()}, or no end`,
    found: until,
  });
  const signOn = endpointOf(role, 'SingleSignOnService');
  const logout = endpointOf(role, 'SingleLogoutService');
  const gathered = {
    entityId: attributeOf(entity, 'entityID') ?? '',
    signOnUrl: signOn?.url,
    signOnBinding: signOn?.binding ?? 'redirect',
    logoutUrl: logout?.url,
    logoutBinding: logout?.binding,
    certificates: signingCertificates(role),
  };
  return judge(gathered, checks, now);
}

/** What we open, best first, for providers that choose by it. */
const encryptionMethods = [
  `${encryption11Ns}aes256-gcm`,
  `${encryption11Ns}aes128-gcm`,
  `${encryptionNs}aes256-cbc`,
  `${encryptionNs}rsa-oaep-mgf1p`,
];

function keyDescriptor(use: 'signing' | 'encryption', certificate: string): string {
  const methods = use === 'signing' ? [] : encryptionMethods;
  return writeXml(
    'md:KeyDescriptor',
    { use },
    writeXml(
      'ds:KeyInfo',
      { 'xmlns:ds': signatureNs },
      writeXml(
        'ds:X509Data',
        {},
        writeXml('ds:X509Certificate', {}, bareCertificate(certificate) ?? ''),
      ),
    ),
    ...methods.map((Algorithm) => writeXml('md:EncryptionMethod', { Algorithm })),
  );
}

/** Our side, for the provider to read: both certificates while they roll over. */
export function buildMetadata(sp: SamlServiceProvider): string {
  const certificates = [
    sp.certificate,
    ...(sp.previous === undefined ? [] : [sp.previous.certificate]),
  ];
  const logout = Object.values(bindings).map((Binding) =>
    writeXml('md:SingleLogoutService', { Binding, Location: sp.logoutUrl }),
  );
  const role = writeXml(
    'md:SPSSODescriptor',
    {
      AuthnRequestsSigned: String(sp.signRequests),
      WantAssertionsSigned: 'true',
      protocolSupportEnumeration: protocolNs,
    },
    ...(['signing', 'encryption'] as const).flatMap((use) =>
      certificates.map((certificate) => keyDescriptor(use, certificate)),
    ),
    ...logout,
    writeXml('md:NameIDFormat', {}, escapeXml(nameIdFormats[sp.nameIdFormat])),
    writeXml('md:AssertionConsumerService', {
      Binding: bindings.post,
      Location: sp.acsUrl,
      index: '0',
      isDefault: 'true',
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(
    'md:EntityDescriptor',
    { 'xmlns:md': metadataNs, entityID: sp.entityId },
    role,
  )}\n`;
}
