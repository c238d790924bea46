/** A certificate authority of one test run: certificates for any host name, good ones and bad ones. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** `untrusted`: signed by nobody we know. */
export type CertificateFault = 'expired' | 'wrong_name' | 'untrusted';

export interface Certificate {
  readonly keyPem: string;
  readonly certificatePem: string;
}

export interface CertificateAuthority {
  /** What clients have to trust. */
  readonly caPem: string;
  /** @param host a name, or an IPv4 address */
  issue(host: string, fault?: CertificateFault): Promise<Certificate>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

const daysFromNow = (days: number): Date => new Date(Date.now() + days * dayMs);

/** RFC 6125: clients look at the alternative names only, never at the subject. */
function alternativeName(host: string): Extension {
  const type = /^[\d.]+$/.test(host) ? 'ip' : 'dns';
  return new SubjectAlternativeNameExtension([{ type, value: host }]);
}

async function createRoot(name: string) {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    notBefore: daysFromNow(-30),
    notAfter: daysFromNow(30),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return { keys, certificate };
}

export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const root = await createRoot('CN=Authority of this test run');
  const stranger = await createRoot('CN=Authority that nobody trusts');
  const leafKeys = await makeKeys();
  const exported = await webcrypto.subtle.exportKey('pkcs8', leafKeys.privateKey);
  const keyPem = PemConverter.encode(exported, 'PRIVATE KEY');
  return {
    caPem: root.certificate.toString('pem'),
    async issue(host, fault) {
      const signer = fault === 'untrusted' ? stranger : root;
      const certificate = await X509CertificateGenerator.create({
        subject: 'CN=A server of this test run',
        issuer: signer.certificate.subject,
        publicKey: leafKeys.publicKey,
        signingKey: signer.keys.privateKey,
        notBefore: daysFromNow(-20),
        notAfter: daysFromNow(fault === 'expired' ? -10 : 20),
        extensions: [
          alternativeName(fault === 'wrong_name' ? 'another-name.test' : host),
          new BasicConstraintsExtension(false),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        ],
      });
      return { keyPem, certificatePem: certificate.toString('pem') };
    },
  };
}
