/** SAML single logout, begun on either side, by redirect and by form: what is signed is followed once, and nothing else is. */
import { randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { logoutMessage, type RedirectedMessage, signedRedirect } from '../../testing/saml-idp.ts';
import { element, makeSamlKey, samlNs, signElement, toForm } from '../../testing/saml-messages.ts';
import {
  createSsoBrowser,
  fieldsOf,
  type SamlSetup,
  type SsoBrowser,
  setUpSaml,
  signInBySaml,
} from '../../testing/sso.ts';

const theirLogout = 'https://idp.example/slo';
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

let app: TestApp;
let founded: Founded;
let saml: SamlSetup;
let ourLogout: string;

async function setUp(here: Founded): Promise<SamlSetup> {
  const setup = await setUpSaml(app, here);
  const { saml: fields } = fieldsOf(setup.peer);
  await here.owner.client.ssoProfiles.updateProvider(here.organizationSid, setup.profileSid, {
    saml: { ...fields, logout_url: theirLogout },
  });
  return setup;
}

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  saml = await setUp(founded);
  const { ssoProfiles } = founded.owner.client;
  ({
    ours: { logout_url: ourLogout },
  } = await ssoProfiles.get(founded.organizationSid, saml.profileSid));
});
afterAll(() => app.close());

interface SignedIn {
  readonly member: Person;
  readonly browser: SsoBrowser;
}

async function signIn(sessionIndex = '_s1'): Promise<SignedIn> {
  const member = await app.join(founded);
  const browser = createSsoBrowser(app);
  const person = { nameId: member.email };
  const { status } = await signInBySaml(app, saml, person, { browser, parts: { sessionIndex } });
  expect(status).toBe(200);
  return { member, browser };
}

const isSignedIn = async ({ browser }: SignedIn) =>
  (await browser.get('/v1/session')).status === 200;

const nameIdOf = ({ email }: Person) =>
  element('saml:NameID', { 'xmlns:saml': samlNs.saml }, email);

const requestFor = (
  member: Person,
  { sessionIndex = '_s1', ...attributes }: Record<string, string> = {},
) =>
  logoutMessage(
    'LogoutRequest',
    { Destination: ourLogout, IssueInstant: new Date().toISOString(), ...attributes },
    saml.peer.entityId,
    nameIdOf(member) + element('samlp:SessionIndex', {}, sessionIndex),
  );

const byRedirect = (message: RedirectedMessage, key = saml.peer.key) =>
  signedRedirect(ourLogout, message, key);

const pathOf = (address: string) => {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
};

/** As a page of the provider leads a browser here: by GET, so its lax cookies come along. */
const lead = async ({ browser }: Pick<SignedIn, 'browser'>, address: string) => {
  const { status, location = '' } = await browser.get(pathOf(address));
  expect(status).toBe(303);
  return location;
};

const inflated = (location: string, parameter: string) => {
  const value = new URL(location).searchParams.get(parameter) ?? '';
  return inflateRawSync(Buffer.from(value, 'base64')).toString('utf8');
};

const fault = (name: string) => `/sso/signed-out?fault=${name}`;

describe('a request of the provider by redirect', () => {
  it('ends that session, answers with the RelayState, and is in the log', async () => {
    const here = await signIn();
    const elsewhere = createSsoBrowser(app);
    const parts = { sessionIndex: '_s2' };
    await signInBySaml(app, saml, { nameId: here.member.email }, { browser: elsewhere, parts });
    const relayState = 'their state & more';
    const xml = requestFor(here.member);
    const location = await lead(here, byRedirect({ parameter: 'SAMLRequest', xml, relayState }));
    expect(location.startsWith(`${theirLogout}?SAMLResponse=`)).toBe(true);
    expect(new URL(location).searchParams.get('RelayState')).toBe(relayState);
    const answer = inflated(location, 'SAMLResponse');
    expect(answer).toContain(success);
    expect(answer).toContain(`InResponseTo="${/ ID="([^"]+)"/.exec(xml)?.[1] ?? ''}"`);
    expect(await isSignedIn(here)).toBe(false);
    expect(await isSignedIn({ ...here, browser: elsewhere })).toBe(true);
    const [event] = (
      await founded.owner.client.auditEvents.list(founded.organizationSid, {
        event: 'sso_sign_in.ended_by_provider',
      })
    ).items;
    expect(event).toMatchObject({ after: { sessions_ended: 1 } });
  });

  it('is followed once, of ten at once too', async () => {
    const here = await signIn();
    const address = byRedirect({ parameter: 'SAMLRequest', xml: requestFor(here.member) });
    const answers = await Promise.all(Array.from({ length: 10 }, () => lead(here, address)));
    const done = answers.filter((location) => inflated(location, 'SAMLResponse').includes(success));
    expect(done).toHaveLength(1);
    // Signed in again: the message of before does nothing any more.
    const browser = createSsoBrowser(app);
    await signInBySaml(
      app,
      saml,
      { nameId: here.member.email },
      { browser, parts: { sessionIndex: '_s1' } },
    );
    expect(inflated(await lead({ browser }, address), 'SAMLResponse')).not.toContain(success);
    expect(await isSignedIn({ ...here, browser })).toBe(true);
  });

  it('does nothing when it is wrong in any way, whatever cookies come along', async () => {
    const here = await signIn();
    const stranger = await makeSamlKey('rsa');
    const xml = requestFor(here.member);
    const good = byRedirect({ parameter: 'SAMLRequest', xml, relayState: 'a' });
    const old = new Date(Date.now() - 600_000).toISOString();
    const other = await setUp(await app.found('Theirs'));
    const wrong: readonly (readonly [string, string])[] = [
      [good.replace(/&Signature=.*/, ''), 'saml_logout_unsigned'],
      [good.replace(/&SigAlg=[^&]*/, ''), 'saml_signature_algorithm'],
      [good.replace('RelayState=a', 'RelayState=b'), 'saml_signature_key'],
      [good.replace('&RelayState=a', ''), 'saml_signature_key'],
      [byRedirect({ parameter: 'SAMLRequest', xml, hash: 'sha1' }), 'saml_signature_algorithm'],
      [byRedirect({ parameter: 'SAMLRequest', xml }, stranger), 'saml_signature_key'],
      [byRedirect({ parameter: 'SAMLRequest', xml }, other.peer.key), 'saml_signature_key'],
      [`${good}&SAMLRequest2=x&SAMLResponse=${'A'.repeat(20)}`, 'saml_logout_unsigned'],
      [good.replace('SAMLRequest=', 'SAML%52equest='), 'saml_logout_unsigned'],
      [ourLogout, 'saml_logout_unsigned'],
      [`${ourLogout}?SAMLRequest=AAAA`, 'saml_too_large'],
      [
        byRedirect({
          parameter: 'SAMLRequest',
          xml: requestFor(here.member, { IssueInstant: old }),
        }),
        'saml_expired',
      ],
      [
        byRedirect({
          parameter: 'SAMLRequest',
          xml: requestFor(here.member, { Destination: 'https://somebody-else.example/slo' }),
        }),
        'saml_destination',
      ],
      [good.replace(saml.profileSid, other.profileSid), 'saml_signature_key'],
    ];
    for (const [address, name] of wrong)
      expect(await lead(here, address), address).toBe(fault(name));
    const twice = await here.browser.get(pathOf(`${good}&SAMLRequest=AAAA`));
    expect(twice.status).toBe(400);
    expect(await isSignedIn(here)).toBe(true);
    expect(inflated(await lead(here, good), 'SAMLResponse')).toContain(success);
    expect(await isSignedIn(here)).toBe(false);
  });
});

it('is followed as a form too, when it is signed inside', async () => {
  const here = await signIn();
  const xml = requestFor(here.member);
  const submit = async (message: string) =>
    (await here.browser.submit(ourLogout, { SAMLRequest: toForm(message), RelayState: 'r' }))
      .location ?? '';
  expect(await submit(xml)).toBe(fault('saml_logout_unsigned'));
  expect(await isSignedIn(here)).toBe(true);
  const id = / ID="([^"]+)"/.exec(xml)?.[1] ?? '';
  const location = await submit(signElement(xml, id, { key: saml.peer.key }));
  expect(new URL(location).searchParams.get('RelayState')).toBe('r');
  expect(await isSignedIn(here)).toBe(false);
});

describe('the answer of the provider to ours', () => {
  /** Signs out here, and answers what it was asked. */
  async function signOut() {
    const here = await signIn();
    const ended = await here.browser.post('/v1/sso-sign-ins/end', {});
    const location = String(ended.body['location']);
    expect(location.startsWith(`${theirLogout}?SAMLRequest=`)).toBe(true);
    const asked = inflated(location, 'SAMLRequest');
    return {
      here,
      relayState: new URL(location).searchParams.get('RelayState') ?? '',
      requestId: / ID="([^"]+)"/.exec(asked)?.[1] ?? '',
    };
  }
  const answerTo = (requestId: string, status = success) =>
    logoutMessage(
      'LogoutResponse',
      {
        Destination: ourLogout,
        InResponseTo: requestId,
        IssueInstant: new Date().toISOString(),
      },
      saml.peer.entityId,
      element('samlp:Status', {}, element('samlp:StatusCode', { Value: status })),
    );

  it('ends the way out, once, by redirect and by form', async () => {
    const { here, relayState, requestId } = await signOut();
    const xml = answerTo(requestId);
    const address = byRedirect({ parameter: 'SAMLResponse', xml, relayState });
    const answers = await Promise.all(Array.from({ length: 10 }, () => lead(here, address)));
    expect(answers.toSorted().slice(0, 2)).toEqual([
      '/sso/signed-out',
      fault('saml_logout_unasked'),
    ]);
    const again = await signOut();
    const signed = answerTo(again.requestId);
    const id = / ID="([^"]+)"/.exec(signed)?.[1] ?? '';
    const posted = await here.browser.submit(ourLogout, {
      SAMLResponse: toForm(signElement(signed, id, { key: saml.peer.key })),
      RelayState: again.relayState,
    });
    expect(posted.location).toBe('/sso/signed-out');
  });

  it('is not believed when it is another’s, to something else, late, or says that it failed', async () => {
    const stranger = await makeSamlKey('rsa');
    const outcome = async (
      change: (asked: { relayState: string; requestId: string }) => Promise<string> | string,
    ) => {
      const { here, ...asked } = await signOut();
      return lead(here, await change(asked));
    };
    const answer = (
      { relayState, requestId }: { relayState: string; requestId: string },
      status?: string,
    ) => ({ parameter: 'SAMLResponse' as const, xml: answerTo(requestId, status), relayState });
    expect(await outcome((asked) => byRedirect(answer(asked), stranger))).toBe(
      fault('saml_signature_key'),
    );
    expect(await outcome((asked) => byRedirect(answer(asked)).replace(/&Signature=.*/, ''))).toBe(
      fault('saml_logout_unsigned'),
    );
    expect(await outcome((asked) => byRedirect(answer({ ...asked, requestId: '_another' })))).toBe(
      fault('saml_in_response_to'),
    );
    const unknown = randomBytes(24).toString('base64url');
    expect(await outcome((asked) => byRedirect(answer({ ...asked, relayState: unknown })))).toBe(
      fault('saml_logout_unasked'),
    );
    expect(
      await outcome(async (asked) => {
        await app.superuser.query(
          "update sso_logouts set expires_at = expires_at - interval '61 minutes'",
        );
        return byRedirect(answer(asked));
      }),
    ).toBe(fault('saml_logout_unasked'));
    const failed = 'urn:oasis:names:tc:SAML:2.0:status:Responder';
    expect(await outcome((asked) => byRedirect(answer(asked, failed)))).toBe(
      fault('saml_status_failed'),
    );
  });
});

it('names both ways of signing out in our metadata', async () => {
  const read = await createSsoBrowser(app).get(`/v1/sso/${saml.profileSid}/metadata`);
  const metadata = String(read.body['text']);
  for (const binding of ['HTTP-Redirect', 'HTTP-POST'])
    expect(metadata).toContain(
      `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${ourLogout}"`,
    );
});

it('does nothing for a profile that is disabled', async () => {
  const here = await app.found('Disabled');
  const setup = await setUp(here);
  const { ssoProfiles } = here.owner.client;
  await ssoProfiles.disable(here.organizationSid, setup.profileSid);
  const browser = createSsoBrowser(app);
  const address = `${ourLogout.replace(saml.profileSid, setup.profileSid)}?SAMLRequest=AAAA`;
  expect(await lead({ browser }, address)).toBe(fault('sso_profile_unusable'));
});
