/** Certificates: theirs, as they stand in metadata, looked through; and ours, which a profile gets when it is made. */
import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import type { Checks } from '../checks.ts';
import type { ReadProvider } from '../protocol.ts';
import { strictBase64, type VerificationKey } from './signatures.ts';

export type ReadCertificate = NonNullable<ReadProvider<never>['certificates']>[number];

const minRsaBits = 2_048;
const warnDays = 30;
const dayMs = 86_400_000;
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** Base64 without headers, from PEM, or from base64 with line breaks. */
export function bareCertificate(text: string): string | undefined {
  return strictBase64(text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, ''));
}

function parse(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

/** How people know a certificate: by the SHA-256 of it. */
export function describeCertificate(base64: string): string {
  const certificate = parse(base64);
  return certificate === undefined ? 'that cannot be read' : fingerprintOf(certificate);
}

/** The keys of certificates that were looked through when the profile was saved. */
export function verificationKeys(certificates: readonly string[]): VerificationKey[] {
  return certificates.flatMap((base64) => {
    const certificate = parse(base64);
    return certificate === undefined
      ? []
      : [{ key: certificate.publicKey, fingerprint: fingerprintOf(certificate) }];
  });
}

function algorithmOf({ publicKey }: X509Certificate): { name: string; isStrong: boolean } {
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  if (publicKey.asymmetricKeyType === 'rsa')
    return { name: `RSA ${modulusLength}`, isStrong: modulusLength >= minRsaBits };
  if (publicKey.asymmetricKeyType === 'ec')
    return { name: `ECDSA ${namedCurve}`, isStrong: curves.has(namedCurve) };
  return { name: publicKey.asymmetricKeyType ?? 'unknown', isStrong: false };
}

export type CertificateCheck = 'certificates' | 'certificate_key' | 'certificate_end';

/** Looks through up to four certificates. A certificate that has ended is told and goes on signing: what counts is its key (SS-09). */
export function readCertificates(
  given: readonly string[],
  checks: Checks<CertificateCheck>,
  now: Date,
): { certificates: string[]; described: ReadCertificate[] } {
  const certificates = [...new Set(given.map((text) => bareCertificate(text) ?? text))];
  const parsed = certificates.map(parse);
  if (certificates.length === 0 || certificates.length > 4)
    checks.fail('certificates', 'saml_certificate_missing', {
      expected: '1 to 4 certificates',
      found: String(certificates.length),
    });
  else if (parsed.includes(undefined))
    checks.fail('certificates', 'saml_certificate_unreadable', {
      expected: 'X.509 in base64',
      found: certificates[parsed.indexOf(undefined)]?.slice(0, 60),
    });
  else
    checks.pass('certificates', { expected: '1 to 4 certificates', found: String(parsed.length) });
  const described = parsed
    .filter((certificate) => certificate !== undefined)
    .map((certificate) => describe(certificate, checks, now));
  return { certificates, described };
}

function describe(
  certificate: X509Certificate,
  checks: Checks<CertificateCheck>,
  now: Date,
): ReadCertificate {
  const { name, isStrong } = algorithmOf(certificate);
  checks.expect('certificate_key', isStrong, 'saml_certificate_weak', {
    expected: `RSA of ${minRsaBits} bits or more, or ECDSA on P-256, P-384 or P-521`,
    found: name,
  });
  const endsAt = new Date(certificate.validTo);
  const found = endsAt.toISOString().slice(0, 10);
  if (endsAt.getTime() - now.getTime() < warnDays * dayMs)
    checks.warn('certificate_end', 'saml_certificate_ends', {
      expected: `in more than ${warnDays} days`,
      found,
    });
  else checks.pass('certificate_end', { expected: `in more than ${warnDays} days`, found });
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    fingerprint: fingerprintOf(certificate),
    algorithm: name,
    endsAt,
  };
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3_072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/** A new key of ours and a certificate that it signed itself, for ten years: nobody verifies its end, and roll-over is asked for. */
export async function newServiceProviderKeys(
  commonName: string,
  now: Date,
): Promise<{ privateKey: string; certificate: string }> {
  const keys = await webcrypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }],
    keys,
    signingAlgorithm: rsa,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + 3_650 * dayMs),
  });
  const exported = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    privateKey: PemConverter.encode(exported, 'PRIVATE KEY'),
    certificate: certificate.toString('pem'),
  };
}
