/**
 * SAML single logout with a provider that takes messages about it by form alone: ours go by a page of ours with one button and
 * no script, theirs arrive posted, and both are believed once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { logoutMessage, metadataOf } from '../../testing/saml-idp.ts';
import { element, samlNs, signElement, toForm } from '../../testing/saml-messages.ts';
import {
  createSsoBrowser,
  type SamlSetup,
  type SsoBrowser,
  setUpSaml,
  signInBySaml,
} from '../../testing/sso.ts';

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

let app: TestApp;
let founded: Founded;
let saml: SamlSetup;
let ourLogout: string;
let theirLogout: string;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  saml = await setUpSaml(app, founded);
  const { peer, profileSid } = saml;
  const { origin } = new URL(peer.signOnUrl);
  theirLogout = `${origin}/slo`;
  const { ssoProfiles } = founded.owner.client;
  await ssoProfiles.updateProvider(founded.organizationSid, profileSid, {
    metadata_xml: metadataOf(peer.entityId, origin, peer.key, ['HTTP-POST']),
  });
  const profile = await ssoProfiles.get(founded.organizationSid, profileSid);
  ourLogout = profile.ours.logout_url;
  expect(profile.theirs?.logout_url).toBe(theirLogout);
});
afterAll(() => app.close());

interface SignedIn {
  readonly member: Person;
  readonly browser: SsoBrowser;
}

async function signIn(): Promise<SignedIn> {
  const member = await app.join(founded);
  const browser = createSsoBrowser(app);
  const person = { nameId: member.email };
  const { status } = await signInBySaml(app, saml, person, {
    browser,
    parts: { sessionIndex: '_s1' },
  });
  expect(status).toBe(200);
  return { member, browser };
}

interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly page: string;
}

const plain = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'");

/** What the page would post, and to where. */
async function openForm(location: string): Promise<Form> {
  const answer = await fetch(`${app.url}${location}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  // No script, and no word on forms: a policy of `'self'` would keep it from the provider.
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; frame-ancestors 'none'",
  );
  const page = await answer.text();
  expect(page).not.toContain('<script');
  const inputs = [...page.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  return {
    page,
    action: plain(/action="([^"]+)"/.exec(page)?.[1] ?? ''),
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, plain(value)])),
  };
}

const messageIn = ({ fields }: Form, parameter: string) =>
  Buffer.from(fields[parameter] ?? '', 'base64').toString('utf8');
const idOf = (xml: string) => /\sID="([^"]+)"/.exec(xml)?.[1] ?? '';

describe('signing out here', () => {
  async function signOut() {
    const here = await signIn();
    const ended = await here.browser.post('/v1/sso-sign-ins/end', {});
    const location = String(ended.body['location']);
    expect(location).toMatch(/^\/v1\/sso-forms\/[\w-]{43}$/);
    expect((await here.browser.get('/v1/session')).status).toBe(401);
    return { here, location, form: await openForm(location) };
  }

  const answerTo = (requestId: string) => {
    const xml = logoutMessage(
      'LogoutResponse',
      { Destination: ourLogout, InResponseTo: requestId, IssueInstant: new Date().toISOString() },
      saml.peer.entityId,
      element('samlp:Status', {}, element('samlp:StatusCode', { Value: success })),
    );
    return toForm(signElement(xml, idOf(xml), { key: saml.peer.key }));
  };

  it('leads to a form that takes a signed request to the provider, whose posted answer ends it, once', async () => {
    const { here, form } = await signOut();
    expect(form.action).toBe(theirLogout);
    const asked = messageIn(form, 'SAMLRequest');
    expect(asked).toContain('<samlp:LogoutRequest');
    expect(asked).toContain(`Destination="${theirLogout}"`);
    expect(asked).toContain('<ds:Signature');
    expect(asked).toContain(`>${here.member.email}</saml:NameID>`);
    expect(asked).toContain('<samlp:SessionIndex>_s1</samlp:SessionIndex>');
    const fields = {
      SAMLResponse: answerTo(idOf(asked)),
      RelayState: form.fields['RelayState'] ?? '',
    };
    const first = await here.browser.submit(ourLogout, fields);
    expect(first.location).toBe('/sso/signed-out');
    const again = await here.browser.submit(ourLogout, fields);
    expect(again.location).toBe('/sso/signed-out?fault=saml_logout_unasked');
  });

  it('the answer to one request is none to another, and one without a signature is none at all', async () => {
    const [one, other] = [await signOut(), await signOut()];
    const crossed = await one.here.browser.submit(ourLogout, {
      SAMLResponse: answerTo(idOf(messageIn(other.form, 'SAMLRequest'))),
      RelayState: one.form.fields['RelayState'] ?? '',
    });
    expect(crossed.location).toBe('/sso/signed-out?fault=saml_in_response_to');
    const unsigned = logoutMessage(
      'LogoutResponse',
      {
        Destination: ourLogout,
        InResponseTo: idOf(messageIn(other.form, 'SAMLRequest')),
        IssueInstant: new Date().toISOString(),
      },
      saml.peer.entityId,
      element('samlp:Status', {}, element('samlp:StatusCode', { Value: success })),
    );
    const posted = await other.here.browser.submit(ourLogout, {
      SAMLResponse: toForm(unsigned),
      RelayState: other.form.fields['RelayState'] ?? '',
    });
    expect(posted.location).toBe('/sso/signed-out?fault=saml_logout_unsigned');
  });

  it('the form is nothing by another word, when its time is over, or when the profile is gone', async () => {
    const { location } = await signOut();
    const read = async (path: string) => (await fetch(`${app.url}${path}`)).status;
    expect(await read(location)).toBe(200);
    expect(await read(`${location.slice(0, -1)}${location.endsWith('A') ? 'B' : 'A'}`)).toBe(403);
    await app.superuser.query("update sso_logout_forms set expires_at = now() - interval '1 s'");
    expect(await read(location)).toBe(403);
    const { rows } = await app.superuser.query<{ sealed: Buffer }>(
      'select sealed from sso_logout_forms',
    );
    for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toContain('SAMLRequest');
  });
});

it('a request of the provider is answered by a form as well, which says that it is done', async () => {
  const { member, browser } = await signIn();
  const xml = logoutMessage(
    'LogoutRequest',
    { Destination: ourLogout, IssueInstant: new Date().toISOString() },
    saml.peer.entityId,
    element('saml:NameID', { 'xmlns:saml': samlNs.saml }, member.email) +
      element('samlp:SessionIndex', {}, '_s1'),
  );
  const { location = '' } = await browser.submit(ourLogout, {
    SAMLRequest: toForm(signElement(xml, idOf(xml), { key: saml.peer.key })),
    RelayState: 'their state & more',
  });
  expect((await browser.get('/v1/session')).status).toBe(401);
  const form = await openForm(location);
  expect(form.action).toBe(theirLogout);
  expect(form.fields['RelayState']).toBe('their state & more');
  const answer = messageIn(form, 'SAMLResponse');
  expect(answer).toContain(success);
  expect(answer).toContain(`InResponseTo="${idOf(xml)}"`);
  expect(answer).toContain('<ds:Signature');
});
