/**
 * A SAML identity provider as a server, for whoever walks through a sign-in: metadata, a form to sign in with, and the scenarios
 * in which providers go wrong. Its messages are those of `saml-messages.ts`.
 */
import { randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  after,
  buildAssertion,
  buildResponse,
  element,
  encryptAssertion,
  escapeCanonical,
  makeSamlKey,
  type ResponseParts,
  type SamlKey,
  samlNs,
  signatureMethods,
  signElement,
  toForm,
  usualParts,
} from './saml-messages.ts';

export const samlScenarios = {
  right: 'Everything is right',
  bad_signature: 'Another key signs',
  unsigned: 'Nothing is signed',
  only_response: 'Only the response is signed',
  sha1: 'Signed with SHA-1',
  skew: 'The clock is five minutes ahead',
  expired: 'The clock is an hour behind',
  wrong_audience: 'For another audience',
  wrong_recipient: 'For another address',
  error_status: 'The provider refuses',
  foreign_domain: 'An address of another domain',
  no_email: 'No e-mail address',
  transient: 'A NameID that changes each time',
  encrypted: 'Encrypted',
} as const;
export type SamlScenario = keyof typeof samlScenarios;

/** Whom the provider talks to. */
export interface SamlPeer {
  readonly spEntityId: string;
  readonly acsUrl: string;
  readonly logoutUrl: string;
  /** For encryption; without, it cannot be asked for. */
  readonly certificatePem?: string;
}

export interface SamlUser {
  readonly email: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

export interface SamlIdp extends AsyncDisposable {
  readonly entityId: string;
  readonly origin: string;
  readonly key: SamlKey;
  readonly metadata: string;
  /** What it does when nobody chooses otherwise in the form. */
  scenario: SamlScenario;
  serve(peer: SamlPeer): void;
  /** The fields that its form posts to us. @param requestId undefined: started here */
  answer(
    user: string,
    request: { requestId: string | undefined; relayState?: string; scenario?: SamlScenario },
  ): Record<string, string>;
  /** An address with a signed request to end a session with us. */
  logoutRequestUrl(user: string, sessionIndex?: string): string;
  stop(): Promise<void>;
}

export interface SamlIdpOptions {
  readonly users: Readonly<Record<string, SamlUser>>;
  readonly now?: () => Date;
}

interface Keys {
  readonly own: SamlKey;
  readonly stranger: SamlKey;
}

const html = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Identity provider</title></head><body>${body}</body></html>`;

const escapeHtml = (text: string): string =>
  escapeCanonical(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

function loginForm(users: readonly string[], fields: Record<string, string>, chosen: string) {
  const option = (value: string, label: string) =>
    `<option value="${value}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`;
  return html(
    `<h1>Sign in at the provider</h1><form method="post" action="/login">
${Object.entries(fields)
  .map(([name, value]) => hidden(name, value))
  .join('\n')}
<p><label>User <select name="user">${users.map((user) => option(user, user)).join('')}</select></label></p>
<p><label>Password <input type="password" name="password" value="any"></label></p>
<p><label>Scenario <select name="scenario">${Object.entries(samlScenarios)
      .map(([value, label]) => option(value, label))
      .join('')}</select></label></p>
<p><button>Sign in</button></p></form>`,
  );
}

const postingForm = (action: string, fields: Readonly<Record<string, string>>): string =>
  html(
    `<form method="post" action="${escapeHtml(action)}">${Object.entries(fields)
      .map(([name, value]) => hidden(name, value))
      .join('')}
<button>Continue</button></form><script>document.forms[0].submit()</script>`,
  );

function partsFor(
  user: SamlUser,
  scenario: SamlScenario,
  talk: { peer: SamlPeer; entityId: string; requestId: string | undefined; now: Date },
): ResponseParts {
  const { peer, entityId, requestId } = talk;
  const shift = { skew: 300, expired: -3_600 }[scenario as string] ?? 0;
  const now = new Date(talk.now.getTime() + shift * 1_000);
  const email = scenario === 'foreign_domain' ? 'somebody@elsewhere-of-tests.com' : user.email;
  const usual = usualParts({
    idpEntityId: entityId,
    spEntityId: peer.spEntityId,
    acsUrl: peer.acsUrl,
    requestId: requestId ?? '',
    now,
    nameId: scenario === 'no_email' ? 'E-1000' : email,
  });
  const status = 'urn:oasis:names:tc:SAML:2.0:status:';
  const changes: Partial<Record<SamlScenario, Partial<ResponseParts>>> = {
    wrong_audience: { audiences: ['https://another.test/sp'] },
    wrong_recipient: { recipient: 'https://another.test/acs' },
    error_status: {
      status: `${status}Responder`,
      innerStatus: `${status}RequestDenied`,
      statusMessage: 'not assigned',
    },
    transient: { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
    no_email: { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
  };
  return {
    ...usual,
    inResponseTo: requestId,
    confirmationInResponseTo: requestId,
    sessionIndex: `_s${randomBytes(8).toString('hex')}`,
    attributes: user.attributes ?? {},
    ...changes[scenario],
  };
}

function writeAnswer(
  parts: ResponseParts,
  scenario: SamlScenario,
  keys: Keys,
  peer: SamlPeer,
): string {
  if (scenario === 'error_status') return buildResponse(parts, '');
  const plain = buildAssertion(parts);
  const unsigned = scenario === 'unsigned' || scenario === 'only_response';
  const key = scenario === 'bad_signature' ? keys.stranger : keys.own;
  const weak = scenario === 'sha1' ? ({ method: 'rsa-sha1', digest: 'sha1' } as const) : {};
  const assertion = unsigned ? plain : signElement(plain, parts.assertionId, { key, ...weak });
  const inside =
    scenario === 'encrypted' && peer.certificatePem !== undefined
      ? encryptAssertion(assertion, peer.certificatePem)
      : assertion;
  const response = buildResponse(parts, inside);
  return scenario === 'only_response'
    ? signElement(response, parts.responseId, { key: keys.own })
    : response;
}

interface AskedFor {
  readonly requestId: string;
  readonly relayState: string | undefined;
}

/** What a request of ours says, as far as this provider cares. */
function readRequest(parameters: URLSearchParams, isPost: boolean): AskedFor {
  const bytes = Buffer.from(parameters.get('SAMLRequest') ?? '', 'base64');
  const xml = (isPost ? bytes : inflateRawSync(bytes)).toString();
  const requestId = / ID="([^"]+)"/.exec(xml)?.[1];
  if (requestId === undefined) throw new Error('a request without an ID');
  return { requestId, relayState: parameters.get('RelayState') ?? undefined };
}

export interface RedirectedMessage {
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState?: string | undefined;
  readonly hash?: 'sha1' | 'sha256';
}

/** A message in the query of an address, signed as it is sent. */
export function signedRedirect(
  to: string,
  { parameter, xml, relayState, hash = 'sha256' }: RedirectedMessage,
  key: SamlKey,
): string {
  const pairs = [
    [parameter, deflateRawSync(xml).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ['SigAlg', signatureMethods[`rsa-${hash}`]],
  ];
  const query = pairs
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const signature = sign(hash, Buffer.from(query), key.privateKey).toString('base64');
  return `${to}${to.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}

const allBindings = ['HTTP-Redirect', 'HTTP-POST'];

/** @param logoutBindings by which it takes messages about signing out */
export const metadataOf = (
  entityId: string,
  origin: string,
  { certificate }: SamlKey,
  logoutBindings: readonly string[] = allBindings,
): string =>
  element(
    'md:EntityDescriptor',
    { 'xmlns:md': 'urn:oasis:names:tc:SAML:2.0:metadata', entityID: entityId },
    element(
      'md:IDPSSODescriptor',
      { protocolSupportEnumeration: samlNs.samlp },
      element(
        'md:KeyDescriptor',
        { use: 'signing' },
        element(
          'ds:KeyInfo',
          { 'xmlns:ds': samlNs.ds },
          element('ds:X509Data', {}, element('ds:X509Certificate', {}, certificate)),
        ),
      ),
      ...['SingleLogoutService', 'SingleSignOnService'].flatMap((service) =>
        (service === 'SingleLogoutService' ? logoutBindings : allBindings).map((binding) =>
          element(`md:${service}`, {
            Binding: `urn:oasis:names:tc:SAML:2.0:bindings:${binding}`,
            Location: `${origin}${service === 'SingleSignOnService' ? '/sso' : '/slo'}`,
          }),
        ),
      ),
    ),
  );

async function readParameters(request: IncomingMessage, url: URL): Promise<URLSearchParams> {
  if (request.method !== 'POST') return url.searchParams;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

export const logoutMessage = (
  name: 'LogoutRequest' | 'LogoutResponse',
  attributes: Record<string, string>,
  issuer: string,
  content: string,
) =>
  element(
    `samlp:${name}`,
    {
      'xmlns:samlp': samlNs.samlp,
      ID: `_l${randomBytes(12).toString('hex')}`,
      Version: '2.0',
      ...attributes,
    },
    element('saml:Issuer', { 'xmlns:saml': samlNs.saml }, escapeCanonical(issuer)),
    content,
  );

export async function startSamlIdp({
  users,
  now = () => new Date(),
}: SamlIdpOptions): Promise<SamlIdp> {
  const [own, stranger] = await Promise.all([makeSamlKey('rsa'), makeSamlKey('rsa')]);
  let peer: SamlPeer | undefined;
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entityId = `${origin}/metadata`;
  const metadata = metadataOf(entityId, origin, own);
  const peerOf = (): SamlPeer => {
    if (peer === undefined) throw new Error('the provider knows nobody yet');
    return peer;
  };
  const userOf = (name: string): SamlUser => {
    const found = users[name];
    if (found === undefined) throw new Error(`the provider has no user ${name}`);
    return found;
  };

  const idp: SamlIdp = {
    entityId,
    origin,
    key: own,
    metadata,
    scenario: 'right',
    serve: (next) => void (peer = next),
    answer(user, { requestId, relayState, scenario = idp.scenario }) {
      const talk = { peer: peerOf(), entityId, requestId, now: now() };
      const parts = partsFor(userOf(user), scenario, talk);
      const SAMLResponse = toForm(writeAnswer(parts, scenario, { own, stranger }, peerOf()));
      return relayState === undefined ? { SAMLResponse } : { SAMLResponse, RelayState: relayState };
    },
    logoutRequestUrl(user, sessionIndex) {
      const { logoutUrl } = peerOf();
      const nameId = element(
        'saml:NameID',
        {
          'xmlns:saml': samlNs.saml,
          Format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        },
        escapeCanonical(userOf(user).email),
      );
      const session =
        sessionIndex === undefined ? '' : element('samlp:SessionIndex', {}, sessionIndex);
      const times = { IssueInstant: now().toISOString(), NotOnOrAfter: after(now(), 120) };
      const xml = logoutMessage(
        'LogoutRequest',
        { Destination: logoutUrl, ...times },
        entityId,
        nameId + session,
      );
      return signedRedirect(logoutUrl, { parameter: 'SAMLRequest', xml }, own);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    [Symbol.asyncDispose]: () => idp.stop(),
  };

  const logoutAnswer = (parameters: URLSearchParams, isPost: boolean): string => {
    const { logoutUrl } = peerOf();
    if (parameters.get('SAMLResponse') !== null) return logoutUrl;
    const { requestId, relayState } = readRequest(parameters, isPost);
    const status = element(
      'samlp:Status',
      {},
      element('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:Success' }),
    );
    const attributes = {
      Destination: logoutUrl,
      InResponseTo: requestId,
      IssueInstant: now().toISOString(),
    };
    const xml = logoutMessage('LogoutResponse', attributes, entityId, status);
    return signedRedirect(logoutUrl, { parameter: 'SAMLResponse', xml, relayState }, own);
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', origin);
    const parameters = await readParameters(request, url);
    const isPost = request.method === 'POST';
    const page = (body: string) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
    if (url.pathname === '/metadata')
      response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' }).end(metadata);
    else if (url.pathname === '/sso') {
      const { requestId, relayState } = readRequest(parameters, isPost);
      const fields = { requestId, ...(relayState === undefined ? {} : { relayState }) };
      page(loginForm(Object.keys(users), fields, idp.scenario));
    } else if (url.pathname === '/start') page(loginForm(Object.keys(users), {}, idp.scenario));
    else if (url.pathname === '/login') {
      const relayState = parameters.get('relayState');
      const fields = idp.answer(parameters.get('user') ?? '', {
        requestId: parameters.get('requestId') ?? undefined,
        scenario: (parameters.get('scenario') ?? idp.scenario) as SamlScenario,
        ...(relayState === null ? {} : { relayState }),
      });
      page(postingForm(peerOf().acsUrl, fields));
    } else if (url.pathname === '/slo')
      response.writeHead(302, { location: logoutAnswer(parameters, isPost) }).end();
    else response.writeHead(404).end();
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    respond(request, response).catch((error: unknown) =>
      response.writeHead(400).end(String(error)),
    );
  });
  return idp;
}
