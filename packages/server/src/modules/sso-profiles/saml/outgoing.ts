/** Messages that we send: over a redirect, signed in its query, or in a form that posts itself, signed inside. */
import { createPrivateKey } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Outgoing, SamlProvider, SamlServiceProvider } from '../protocol.ts';
import { rsaSha256, signText } from './algorithms.ts';
import { bareCertificate } from './certificates.ts';
import { assertionNs, bindings, nameIdFormats, protocolNs } from './names.ts';
import { signEnveloped } from './signatures.ts';
import { escapeXml, writeXml } from './xml.ts';

interface Message {
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState: string | undefined;
  readonly isSigned: boolean;
}

interface Target {
  readonly url: string;
  readonly binding: 'redirect' | 'post';
}

/** SAML Bindings §3.4.4.1: what is signed is the query as it is sent, in this order. */
function redirectTo(url: string, message: Message, sp: SamlServiceProvider): string {
  const value = deflateRawSync(Buffer.from(message.xml)).toString('base64');
  const pairs: [string, string][] = [[message.parameter, value]];
  if (message.relayState !== undefined) pairs.push(['RelayState', message.relayState]);
  if (message.isSigned) pairs.push(['SigAlg', rsaSha256]);
  const query = pairs.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&');
  const joined = `${url}${url.includes('?') ? '&' : '?'}${query}`;
  if (!message.isSigned) return joined;
  const signature = signText(rsaSha256, query, createPrivateKey(sp.privateKey));
  return `${joined}&Signature=${encodeURIComponent(signature)}`;
}

export function send(
  { url, binding }: Target,
  message: Message,
  sp: SamlServiceProvider,
): Outgoing {
  if (binding === 'redirect') return { kind: 'redirect', url: redirectTo(url, message, sp) };
  const signer = {
    privateKey: createPrivateKey(sp.privateKey),
    certificate: bareCertificate(sp.certificate) ?? '',
  };
  const xml = message.isSigned ? signEnveloped(message.xml, signer) : message.xml;
  const relayState = message.relayState === undefined ? {} : { RelayState: message.relayState };
  return {
    kind: 'post',
    url,
    fields: { [message.parameter]: Buffer.from(xml).toString('base64'), ...relayState },
  };
}

/** What all our messages begin with. */
export const messageAttributes = (id: string, url: string, now: Date) => ({
  'xmlns:samlp': protocolNs,
  'xmlns:saml': assertionNs,
  ID: id,
  Version: '2.0',
  IssueInstant: now.toISOString(),
  Destination: url,
});

export const issuerOf = (sp: SamlServiceProvider): string =>
  writeXml('saml:Issuer', {}, escapeXml(sp.entityId));

export interface AuthnRequest {
  /** An ID of XML: it begins with a letter or an underscore. */
  readonly requestId: string;
  readonly relayState: string | undefined;
  readonly forceAuthn: boolean;
  readonly now: Date;
}

export function buildAuthnRequest(
  provider: SamlProvider,
  sp: SamlServiceProvider,
  { requestId, relayState, forceAuthn, now }: AuthnRequest,
): Promise<Outgoing> {
  const xml = writeXml(
    'samlp:AuthnRequest',
    {
      ...messageAttributes(requestId, provider.signOnUrl, now),
      ForceAuthn: forceAuthn ? 'true' : undefined,
      ProtocolBinding: bindings.post,
      AssertionConsumerServiceURL: sp.acsUrl,
    },
    issuerOf(sp),
    writeXml('samlp:NameIDPolicy', { Format: nameIdFormats[sp.nameIdFormat], AllowCreate: 'true' }),
  );
  const message = { parameter: 'SAMLRequest', xml, relayState, isSigned: sp.signRequests } as const;
  const target = { url: provider.signOnUrl, binding: provider.signOnBinding };
  return Promise.resolve(send(target, message, sp));
}
