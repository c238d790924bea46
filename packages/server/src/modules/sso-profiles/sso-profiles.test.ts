/** Profiles: what can be set up, what is refused, what a change of trust costs, and what the clock looks after. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { giveEdition } from '../../testing/editions.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import { makeSamlKey } from '../../testing/saml-messages.ts';
import { createSamlPeer, fieldsOf, setUpSaml } from '../../testing/sso.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  await giveEdition(app, founded.organizationSid, 'security');
});
afterAll(() => app.close());

const profiles = () => founded.owner.client.ssoProfiles;
const create = (protocol: 'saml' | 'oidc' = 'saml', provider_kind = 'okta') =>
  profiles().create(founded.organizationSid, {
    name: 'Okta of Northwind',
    protocol,
    provider_kind: provider_kind as 'okta',
  });

describe('a profile', () => {
  it('begins with our values, in the words of the provider, and says whose move it is', async () => {
    const made = await create();
    const { origin } = app.app.kernel.publicUrl;
    expect(made.ours.acs_url).toBe(`${origin}/v1/sso/${made.sid}/acs`);
    expect(made.form.fields[0]).toEqual({
      value_of: 'acs_url',
      label: 'Single sign-on URL',
      value: made.ours.acs_url,
    });
    expect(made.setup).toEqual({ step: 'provider', missing: ['provider'] });
    expect(made.sentence).toContain('Your move');
    expect(made.keys.certificate).toContain('BEGIN CERTIFICATE');
    expect(JSON.stringify(made)).not.toContain('PRIVATE KEY');
    const published = await fetch(`${app.url}/v1/sso/${made.sid}/metadata`);
    expect(published.headers.get('content-type')).toContain('application/samlmetadata+xml');
    expect(await published.text()).toContain(made.ours.entity_id);
  });

  it('speaks what its provider speaks', async () => {
    expect(await outcomeOf(create('oidc', 'generic_saml'))).toBe('sso_profile.wrong_protocol');
    const saml = await create();
    expect(
      await outcomeOf(
        profiles().updateClient(founded.organizationSid, saml.sid, { client_id: 'x' }),
      ),
    ).toBe('sso_profile.wrong_protocol');
    expect(
      await outcomeOf(
        profiles().checkProvider(founded.organizationSid, saml.sid, {
          issuer: 'https://idp.example',
        }),
      ),
    ).toBe('sso_profile.wrong_protocol');
    expect((await fetch(`${app.url}/v1/sso/${saml.sid}/jwks`)).status).toBe(404);
  });

  it('takes one way to know its provider, and says what is wrong with it', async () => {
    const { sid } = await create();
    const peer = await createSamlPeer();
    const at = [founded.organizationSid, sid] as const;
    for (const source of [
      {},
      { ...fieldsOf(peer), metadata_xml: '<x/>' },
      { metadata_url: 'http://idp.example' },
    ])
      expect(await outcomeOf(profiles().updateProvider(...at, source as never))).toBe(
        'request.invalid',
      );
    const unread = await profiles().checkProvider(...at, { metadata_xml: '<html/>' });
    expect(unread.is_usable).toBe(false);
    expect(unread.checks.find(({ outcome }) => outcome === 'failed')?.cure).toBeTruthy();
    expect(await outcomeOf(profiles().updateProvider(...at, { metadata_xml: '<html/>' }))).toBe(
      'sso_profile.provider_unreadable',
    );
    const unreachable = await profiles().checkProvider(...at, {
      metadata_url: `https://${unique('nowhere-')}.example/metadata`,
    });
    expect(unreachable.checks[0]).toMatchObject({
      name: 'reachable',
      outcome: 'failed',
      fault: 'metadata_unreachable',
    });
    const good = await profiles().checkProvider(...at, fieldsOf(peer));
    expect(good).toMatchObject({ is_usable: true, issuer: peer.entityId });
    expect((await profiles().get(...at)).theirs).toBeNull();
  });

  it('is changed by the version that was read, and keeps what was not sent', async () => {
    const made = await create();
    const at = [founded.organizationSid, made.sid] as const;
    const changed = await profiles().update(
      ...at,
      { name: 'Other' },
      { ifMatch: `"${made.version}"` },
    );
    expect(changed.options.sign_requests).toBe(true);
    expect(
      await outcomeOf(
        profiles().update(...at, { name: 'Third' }, { ifMatch: `"${made.version}"` }),
      ),
    ).toBe('request.stale');
  });

  it('rolls its key over: the earlier one stays until it is retired', async () => {
    const made = await create();
    const at = [founded.organizationSid, made.sid] as const;
    const rotated = await profiles().rotateKeys(...at);
    expect(rotated.keys.previous_certificate).toBe(made.keys.certificate);
    expect(rotated.keys.certificate).not.toBe(made.keys.certificate);
    const metadata = await (await fetch(`${app.url}/v1/sso/${made.sid}/metadata`)).text();
    const bare = (pem: string) => pem.replaceAll(/-----[^-]+-----|\s/g, '');
    for (const certificate of [rotated.keys.certificate, made.keys.certificate])
      expect(metadata.replaceAll(/\s/g, '')).toContain(bare(certificate));
    expect((await profiles().retirePreviousKey(...at)).keys.previous_certificate).toBeNull();
    expect(await outcomeOf(profiles().retirePreviousKey(...at))).toBe('sso_profile.already');
  });

  it('is nobody else’s', async () => {
    const { sid } = await create();
    const theirs = await app.found('Theirs');
    await giveEdition(app, theirs.organizationSid, 'security');
    const other = theirs.owner.client.ssoProfiles;
    const peer = await createSamlPeer();
    for (const act of [
      () => other.get(founded.organizationSid, sid),
      () => other.get(theirs.organizationSid, sid),
      () => other.delete(theirs.organizationSid, sid),
      () => other.updateProvider(theirs.organizationSid, sid, fieldsOf(peer)),
    ])
      expect(await outcomeOf(act())).toBe('request.not_found');
  });

  it('wants a fresh proof of whoever changes what is trusted', async () => {
    const { sid } = await create();
    const administrator = await app.join(founded, { role: 'IX00000000000000000000000000000002' });
    await app.superuser.query(
      "update sessions set authenticated_at = now() - interval '1 hour' where user_id = $1",
      [administrator.userSid.slice(2)],
    );
    const peer = await createSamlPeer();
    const { ssoProfiles } = administrator.client;
    expect(
      await outcomeOf(ssoProfiles.updateProvider(founded.organizationSid, sid, fieldsOf(peer))),
    ).toBe('request.step_up_required');
  });
});

describe('another provider or client', () => {
  it('clears every test, and says so before', async () => {
    const here = await app.found('Changes');
    const setup = await setUpSaml(app, here);
    const { ssoProfiles } = here.owner.client;
    const at = [here.organizationSid, setup.profileSid] as const;
    expect((await ssoProfiles.get(...at)).is_freshly_tested).toBe(true);
    const next = await createSamlPeer();
    const impact = await ssoProfiles.updateProviderDryRun(...at, fieldsOf(next));
    expect(impact.changes).toContainEqual(
      expect.objectContaining({ what: 'tests_void', count: 1 }),
    );
    expect((await ssoProfiles.get(...at)).is_freshly_tested).toBe(true);
    const after = await ssoProfiles.updateProvider(...at, fieldsOf(next));
    expect(after).toMatchObject({ is_freshly_tested: false, setup: { step: 'test' } });
  });

  it('of a client of OpenID Connect wants its secret again, which is never shown', async () => {
    const { sid } = await create('oidc');
    const at = [founded.organizationSid, sid] as const;
    const entered = await profiles().updateClient(...at, {
      client_id: 'client',
      client_secret: 'the secret of the client',
    });
    expect(entered.client).toEqual({
      client_id: 'client',
      authentication: 'secret',
      is_complete: true,
    });
    expect(JSON.stringify(entered)).not.toContain('the secret of the client');
    const { rows } = await app.superuser.query<{ sealed: Buffer }>(
      'select client_secret_sealed as sealed from sso_profiles where id = $1',
      [sid.slice(2)],
    );
    expect(rows[0]?.sealed.includes('the secret of the client')).toBe(false);
    // Another client id wants another secret.
    const other = await profiles().updateClient(...at, { client_id: 'other' });
    expect(other.client?.is_complete).toBe(false);
  });
});

describe('the clock', () => {
  it('warns before the last certificate ends, once for each time', async () => {
    const here = await app.found('Ends');
    await giveEdition(app, here.organizationSid, 'security');
    const { sid } = await here.owner.client.ssoProfiles.create(here.organizationSid, {
      name: 'Soon over',
      protocol: 'saml',
      provider_kind: 'generic_saml',
    });
    const peer = await createSamlPeer();
    const soon = await makeSamlKey('rsa', new Date(Date.now() + 13.5 * 86_400_000));
    await here.owner.client.ssoProfiles.updateProvider(here.organizationSid, sid, {
      saml: { ...fieldsOf(peer).saml, certificates: [soon.certificatePem] },
    });
    await app.runJob('sso_profiles.warn');
    expect((await app.mailTo(here.owner.email)).subject).toBe(
      'The certificate of Soon over ends in 14 days',
    );
    const mails = async () => {
      const { rows } = await app.superuser.query<{ count: string }>(
        'select count(*) as count from mails where recipient = $1',
        [here.owner.email],
      );
      return Number(rows[0]?.count);
    };
    const before = await mails();
    await app.runJob('sso_profiles.warn');
    expect(await mails()).toBe(before);
    await app.travel({ days: 7 });
    await app.runJob('sso_profiles.warn');
    expect(await mails()).toBe(before + 1);
  });
});
