/**
 * Single sign-on from the outside: a browser with its cookies, which posts as pages of ours and of others do, and an identity
 * provider that answers what it was asked, or anything else.
 */
import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { Founded, TestApp } from './app.ts';
import { giveEdition } from './editions.ts';
import {
  buildAssertion,
  buildResponse,
  makeSamlKey,
  type ResponseParts,
  type SamlKey,
  signElement,
  toForm,
  usualParts,
} from './saml-messages.ts';

/** What came back, whatever it was. */
export interface Got {
  readonly status: number;
  readonly location: string | undefined;
  // A test looks into it where it knows what to find.
  readonly body: Record<string, unknown>;
}

export interface SsoBrowser {
  readonly cookies: ReadonlyMap<string, string>;
  /** As a page of ours. */
  post(path: string, body: unknown, options?: { bearer?: string }): Promise<Got>;
  get(path: string): Promise<Got>;
  /** As a page of another site: without cookies. */
  submit(url: string, fields: Readonly<Record<string, string>>): Promise<Got>;
}

/** @param address from where it comes, for an instance that believes us as a proxy */
export function createSsoBrowser(app: TestApp, address?: string): SsoBrowser {
  const cookies = new Map<string, string>();
  const { origin } = app.app.kernel.publicUrl;
  const send = async (path: string, init: RequestInit, keepsCookies: boolean): Promise<Got> => {
    const headers = new Headers(init.headers);
    if (address !== undefined) headers.set('x-forwarded-for', address);
    const answer = await fetch(`${app.url}${path}`, { redirect: 'manual', ...init, headers });
    for (const line of keepsCookies ? answer.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await answer.text();
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? undefined,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  };
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookies,
    post: (path, body, { bearer } = {}) =>
      send(
        path,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin,
            cookie: cookie(),
            ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          },
          body: JSON.stringify(body),
        },
        true,
      ),
    get: (path) => send(path, { headers: { cookie: cookie() } }, true),
    submit: (url, fields) =>
      send(
        new URL(url).pathname,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            origin: 'https://idp.example',
            'sec-fetch-site': 'cross-site',
          },
          body: new URLSearchParams(fields).toString(),
        },
        false,
      ),
  };
}

export interface SamlPeer {
  readonly entityId: string;
  readonly signOnUrl: string;
  readonly key: SamlKey;
  /** The form that it has a browser post after it was asked at `location`. */
  answer(
    location: string,
    person: { nameId: string; attributes?: ResponseParts['attributes'] },
    parts?: Partial<ResponseParts>,
    /** What becomes of the signed assertion. */
    encrypt?: (assertion: string) => string,
  ): { url: string; fields: Record<string, string> };
}

/** @param before the same provider, whose next key this is */
export async function createSamlPeer(before?: SamlPeer): Promise<SamlPeer> {
  const key = await makeSamlKey('rsa');
  const name = randomBytes(6).toString('hex');
  const { entityId, signOnUrl } = before ?? {
    entityId: `https://idp-${name}.example/entity`,
    signOnUrl: `https://idp-${name}.example/sso`,
  };
  return {
    entityId,
    signOnUrl,
    key,
    answer(location, { nameId, attributes = {} }, parts = {}, encrypt) {
      const asked = new URL(location).searchParams;
      const request = inflateRawSync(
        Buffer.from(asked.get('SAMLRequest') ?? '', 'base64'),
      ).toString('utf8');
      const read = (pattern: RegExp) => pattern.exec(request)?.[1] ?? '';
      const acsUrl = read(/AssertionConsumerServiceURL="([^"]+)"/);
      const usual = usualParts({
        idpEntityId: entityId,
        spEntityId: read(/Issuer[^>]*>([^<]+)</),
        acsUrl,
        requestId: read(/\sID="([^"]+)"/),
        now: new Date(),
        nameId,
      });
      const all = { ...usual, attributes, ...parts };
      const signed = signElement(buildAssertion(all), all.assertionId, { key });
      const assertion = encrypt === undefined ? signed : encrypt(signed);
      return {
        url: acsUrl,
        fields: {
          SAMLResponse: toForm(buildResponse(all, assertion)),
          RelayState: asked.get('RelayState') ?? '',
        },
      };
    },
  };
}

export interface SamlSetup {
  readonly peer: SamlPeer;
  readonly profileSid: string;
}

/** A SAML profile that is set up, tested and put in front of the domain of the organization. */
export async function setUpSaml(app: TestApp, founded: Founded): Promise<SamlSetup> {
  const { owner, organizationSid, domainSid, domain } = founded;
  await giveEdition(app, organizationSid, 'security');
  const peer = await createSamlPeer();
  const { ssoProfiles } = owner.client;
  const { sid } = await ssoProfiles.create(organizationSid, {
    name: 'Okta of Northwind',
    protocol: 'saml',
    provider_kind: 'okta',
  });
  await ssoProfiles.updateProvider(organizationSid, sid, fieldsOf(peer));
  await testSaml(app, founded, { peer, profileSid: sid }, `somebody@${domain}`);
  await ssoProfiles.addDomain(organizationSid, sid, { domain_sid: domainSid });
  return { peer, profileSid: sid };
}

export const fieldsOf = (peer: SamlPeer) => ({
  saml: {
    entity_id: peer.entityId,
    sign_on_url: peer.signOnUrl,
    certificates: [peer.key.certificatePem],
  },
});

/** Runs a test to its end, and answers how it came out. */
export async function testSaml(
  app: TestApp,
  founded: Founded,
  { peer, profileSid }: SamlSetup,
  nameId: string,
): Promise<Got> {
  const browser = createSsoBrowser(app);
  const path = `/v1/organizations/${founded.organizationSid}/sso-profiles/${profileSid}/tests`;
  const begun = await browser.post(path, {}, { bearer: founded.owner.token });
  const { url, fields } = peer.answer(String(begun.body['location']), { nameId });
  return finishAt(browser, await browser.submit(url, fields));
}

/** What our page does when it was called with the word of an answer. */
export function finishAt(browser: SsoBrowser, received: Got): Promise<Got> {
  const answer = /#answer=(.+)$/.exec(received.location ?? '')?.[1] ?? '';
  return browser.post('/v1/sso-sign-ins/complete', { answer });
}

export async function signInBySaml(
  app: TestApp,
  setup: SamlSetup,
  person: { nameId: string; attributes?: ResponseParts['attributes'] },
  options: {
    browser?: SsoBrowser;
    parts?: Partial<ResponseParts>;
    encrypt?: (assertion: string) => string;
  } = {},
): Promise<Got> {
  const browser = options.browser ?? createSsoBrowser(app);
  const begun = await browser.post('/v1/sso-sign-ins', { sso_profile_sid: setup.profileSid });
  if (begun.status !== 200) return begun;
  const { url, fields } = setup.peer.answer(
    String(begun.body['location']),
    person,
    options.parts,
    options.encrypt,
  );
  const received = await browser.submit(url, fields);
  return /#answer=/.test(received.location ?? '') ? finishAt(browser, received) : received;
}

/** The fault that a refusal names. */
export const faultOf = ({ body }: Got): unknown =>
  (body['facts'] as Record<string, unknown> | undefined)?.['fault'] ?? body['code'];
