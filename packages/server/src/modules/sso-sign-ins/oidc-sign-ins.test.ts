/** Signing in through a real OpenID provider, and SAML metadata that is read every day, over HTTPS. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { giveEdition } from '../../testing/editions.ts';
import { type HttpsHost, startHttpsHost } from '../../testing/https-host.ts';
import { type OidcOp, startOidcOp } from '../../testing/oidc-op.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { makeSamlKey, type SamlKey } from '../../testing/saml-messages.ts';
import { createSsoBrowser, faultOf, type SsoBrowser } from '../../testing/sso.ts';

let app: TestApp;
let host: HttpsHost;
let founded: Founded;

beforeAll(async () => {
  host = await startHttpsHost();
  app = await createTestApp({ httpsHost: host });
  founded = await app.found();
  await giveEdition(app, founded.organizationSid, 'security');
});
afterAll(async () => {
  await app.close();
  await host[Symbol.asyncDispose]();
});

const newName = () => {
  const name = `${unique('idp-')}.example`;
  app.dns.set(name, 'A', ['127.0.0.1']);
  return name;
};

async function finish(browser: SsoBrowser, profileSid: string, backAt: string) {
  return browser.post('/v1/sso-sign-ins/complete', {
    sso_profile_sid: profileSid,
    query: new URL(backAt).search,
  });
}

describe('OpenID Connect', () => {
  it('is discovered, tested, signed in through, and signed out of', async () => {
    const member = await app.join(founded);
    const unverified = await app.join(founded);
    const { ssoProfiles } = founded.owner.client;
    const made = await ssoProfiles.create(founded.organizationSid, {
      name: 'Keycloak of Northwind',
      protocol: 'oidc',
      provider_kind: 'keycloak',
    });
    const at = [founded.organizationSid, made.sid] as const;
    const op: OidcOp = startOidcOp({
      host,
      name: newName(),
      users: {
        member: { email: member.email, email_verified: true, name: 'Imogen' },
        unverified: { email: unverified.email, email_verified: false },
      },
      clients: [
        {
          client_id: 'us',
          client_secret: 'a secret that only the two of us know',
          redirect_uris: [made.ours.redirect_uri],
          post_logout_redirect_uris: [made.ours.logout_redirect_uri],
        },
      ],
    });
    const read = await ssoProfiles.checkProvider(...at, { issuer: op.issuer });
    expect(read, JSON.stringify(read.checks)).toMatchObject({ is_usable: true, issuer: op.issuer });
    const known = await ssoProfiles.updateProvider(...at, { issuer: op.issuer });
    expect(known.setup).toEqual({ step: 'client', missing: ['client'] });
    await ssoProfiles.updateClient(...at, {
      client_id: 'us',
      client_secret: 'a secret that only the two of us know',
    });

    const tester = createSsoBrowser(app);
    const begun = await tester.post(
      `/v1/organizations/${founded.organizationSid}/sso-profiles/${made.sid}/tests`,
      {},
      { bearer: founded.owner.token },
    );
    const tested = await finish(
      tester,
      made.sid,
      await op.signIn(String(begun.body['location']), 'member'),
    );
    expect(tested.body['test'], JSON.stringify(tested.body)).toMatchObject({ state: 'successful' });

    await ssoProfiles.addDomain(...at, { domain_sid: founded.domainSid });
    const browser = createSsoBrowser(app);
    const start = () => browser.post('/v1/sso-sign-ins', { email: member.email });
    const backAt = await op.signIn(String((await start()).body['location']), 'member');
    const signedIn = await finish(browser, made.sid, backAt);
    expect(signedIn.body['session']).toMatchObject({ user: { sid: member.userSid } });
    expect(faultOf(await finish(browser, made.sid, backAt))).toBe('sso_request_over');
    const ended = await browser.post('/v1/sso-sign-ins/end', {});
    expect(String(ended.body['location'])).toContain(new URL(op.issuer).host);

    const doubted = createSsoBrowser(app);
    const asked = await doubted.post('/v1/sso-sign-ins', { domain: founded.domain });
    const refused = await finish(
      doubted,
      made.sid,
      await op.signIn(String(asked.body['location']), 'unverified'),
    );
    expect(refused.status).toBe(403);

    // Another client id wants its secret anew: nobody is sent away without one.
    await ssoProfiles.updateClient(...at, { client_id: 'other' });
    expect(faultOf(await start())).toBe('sso_profile_unusable');
  });

  it('refuses at one profile what came back from another', async () => {
    const { ssoProfiles } = founded.owner.client;
    const [one, other] = await Promise.all(
      ['One', 'Other'].map((name) =>
        ssoProfiles.create(founded.organizationSid, {
          name,
          protocol: 'oidc',
          provider_kind: 'generic_oidc',
        }),
      ),
    );
    const op = startOidcOp({
      host,
      name: newName(),
      users: { member: { email: `a@${founded.domain}`, email_verified: true } },
      clients: [
        {
          client_id: 'us',
          client_secret: 'a secret that only the two of us know',
          redirect_uris: [one?.ours.redirect_uri ?? ''],
        },
      ],
    });
    const sid = one?.sid ?? '';
    await ssoProfiles.updateProvider(founded.organizationSid, sid, { issuer: op.issuer });
    await ssoProfiles.updateClient(founded.organizationSid, sid, {
      client_id: 'us',
      client_secret: 'a secret that only the two of us know',
    });
    const browser = createSsoBrowser(app);
    const begun = await browser.post('/v1/sso-sign-ins', { sso_profile_sid: sid });
    const backAt = await op.signIn(String(begun.body['location']), 'member');
    expect(faultOf(await finish(browser, other?.sid ?? '', backAt))).toBe('oidc_callback_address');
  });
});

describe('SAML metadata at an address', () => {
  const metadataOf = (entityId: string, key: SamlKey) =>
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${key.certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${entityId}/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

  it('is read again every day: a new certificate is followed, another provider is not', async () => {
    const { ssoProfiles } = founded.owner.client;
    const { sid } = await ssoProfiles.create(founded.organizationSid, {
      name: 'Read daily',
      protocol: 'saml',
      provider_kind: 'generic_saml',
    });
    const at = [founded.organizationSid, sid] as const;
    const name = newName();
    const entityId = `https://${name}/entity`;
    const [first, second] = [await makeSamlKey('rsa'), await makeSamlKey('rsa')];
    const metadata_url = `https://${name}:${host.port}/metadata`;
    host.serve(name, '/metadata', { body: metadataOf(entityId, first) });
    const before = await ssoProfiles.updateProvider(...at, { metadata_url });
    const payload = { profile_id: uuidOf(sid), organization_id: uuidOf(founded.organizationSid) };

    host.serve(name, '/metadata', { body: metadataOf(entityId, second) });
    await app.runJob('sso_profiles.refresh', payload);
    const rolled = await ssoProfiles.get(...at);
    expect(rolled.theirs?.certificates[0]?.fingerprint).not.toBe(
      before.theirs?.certificates[0]?.fingerprint,
    );

    host.serve(name, '/metadata', { body: metadataOf('https://somebody-else.example', second) });
    await app.runJob('sso_profiles.refresh', payload);
    const kept = await ssoProfiles.get(...at);
    expect(kept.theirs).toMatchObject({ issuer: entityId });
    expect(kept.theirs?.refresh_problem).toContain('https://somebody-else.example');
    expect((await app.mailTo(founded.owner.email)).subject).toBe(
      'The metadata of Read daily cannot be read',
    );

    host.serve(name, '/metadata', { kind: 'redirect', to: 'https://elsewhere.example/' });
    expect(await outcomeOf(ssoProfiles.updateProvider(...at, { metadata_url }))).toBe(
      'sso_profile.provider_unreadable',
    );
  });
});

const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
