/** Requests, metadata and logout, with a provider that runs as a server; and what other implementations make of them. */
import { SAML } from '@node-saml/node-saml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamlIdp, type SamlScenario, startSamlIdp } from '../../../testing/saml-idp.ts';
import { makeSamlKey, type SamlKey, samlNs } from '../../../testing/saml-messages.ts';
import type { Outgoing, SamlProvider, SamlServiceProvider } from '../protocol.ts';
import {
  buildAuthnRequest,
  buildLogoutRequest,
  buildLogoutResponse,
  buildMetadata,
  newServiceProviderKeys,
  readMetadata,
  readSamlFields,
  verifyLogoutRequest,
  verifyLogoutResponse,
  verifySamlResponse,
} from './index.ts';
import { attributeOf, childrenOf, everyElement, readXml } from './xml.ts';

let idp: SamlIdp;
let weak: SamlKey;
let ending: SamlKey;
let sp: SamlServiceProvider;
let provider: SamlProvider;

beforeAll(async () => {
  const now = new Date();
  const [ours, before] = await Promise.all([
    newServiceProviderKeys('bailiwick SP1', now),
    newServiceProviderKeys('bailiwick SP1', now),
  ]);
  [idp, weak, ending] = await Promise.all([
    startSamlIdp({
      users: { alice: { email: 'alice@corp-of-tests.com', attributes: { groups: ['staff'] } } },
    }),
    makeSamlKey('rsa1024'),
    makeSamlKey('rsa', new Date(now.getTime() + 10 * 86_400_000)),
  ]);
  const address = 'https://id.vendor-of-things.com/sso/saml/SP1';
  sp = {
    entityId: address,
    acsUrl: `${address}/acs`,
    logoutUrl: `${address}/logout`,
    ...ours,
    previous: before,
    signRequests: true,
    wantEncrypted: false,
    nameIdFormat: 'email',
    emailAttribute: undefined,
  };
  idp.serve({
    spEntityId: sp.entityId,
    acsUrl: sp.acsUrl,
    logoutUrl: sp.logoutUrl,
    certificatePem: sp.certificate,
  });
  const read = readMetadata(await (await fetch(idp.entityId)).text(), now);
  if (read.provider === undefined) throw new Error('no provider');
  provider = read.provider;
});
afterAll(() => idp.stop());

const queryOf = (outgoing: Outgoing | undefined) => new URL(outgoing?.url ?? '').search.slice(1);
const fieldsOf = (outgoing: Outgoing | undefined) =>
  outgoing?.kind === 'post' ? outgoing.fields : {};

const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const fieldsIn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [
        name,
        value.replace(/&(#?\w+);/g, (_whole, mark: string) => marks[mark] ?? ''),
      ],
    ),
  );

/** What the form of the provider posts to us. */
async function walk(outgoing: Outgoing, scenario: SamlScenario) {
  const asked = await fetch(
    outgoing.url,
    outgoing.kind === 'post' ? { method: 'POST', body: new URLSearchParams(outgoing.fields) } : {},
  );
  const form = fieldsIn(await asked.text());
  const answered = await fetch(`${idp.origin}/login`, {
    method: 'POST',
    body: new URLSearchParams({ ...form, user: 'alice', scenario }),
  });
  return fieldsIn(await answered.text());
}

describe('a sign-in', () => {
  const request = { requestId: '_q1', relayState: 'state & more', forceAuthn: true };
  const results: [SamlScenario, string | undefined][] = [
    ['right', undefined],
    ['encrypted', undefined],
    ['no_email', undefined],
    ['foreign_domain', undefined],
    ['bad_signature', 'saml_signature_key'],
    ['unsigned', 'saml_assertion_unsigned'],
    ['only_response', 'saml_only_response_signed'],
    ['sha1', 'saml_signature_algorithm'],
    ['skew', 'saml_not_yet_valid'],
    ['expired', 'saml_expired'],
    ['wrong_audience', 'saml_audience'],
    ['wrong_recipient', 'saml_recipient'],
    ['error_status', 'saml_status_denied'],
    ['transient', 'saml_name_id_transient'],
  ];

  it.each(results)('%s → %s', async (scenario, fault) => {
    const now = new Date();
    for (const signOnBinding of ['redirect', 'post'] as const) {
      const outgoing = await buildAuthnRequest({ ...provider, signOnBinding }, sp, {
        ...request,
        now,
      });
      const { SAMLResponse = '', RelayState } = await walk(outgoing, scenario);
      expect(RelayState).toBe(request.relayState);
      const { identity, checks } = await verifySamlResponse(provider, sp, {
        samlResponse: SAMLResponse,
        requestId: '_q1',
        now,
      });
      expect(checks.find(({ outcome }) => outcome === 'failed')?.fault).toBe(fault);
      expect(identity === undefined).toBe(fault !== undefined);
    }
  });

  it('that is as large as it may be takes no longer for it', async () => {
    const { SAMLResponse = '' } = idp.answer('alice', { requestId: '_q1' });
    const xml = Buffer.from(SAMLResponse, 'base64').toString();
    for (const filling of [
      '<x/>'.repeat(2_900),
      `<x y="${'z'.repeat(150_000)}"/>`,
      'z'.repeat(150_000),
    ]) {
      const large = xml.replace('</saml:AttributeValue>', `${filling}</saml:AttributeValue>`);
      expect(large).not.toBe(xml);
      const start = performance.now();
      const { checks } = await verifySamlResponse(provider, sp, {
        samlResponse: Buffer.from(large).toString('base64'),
        requestId: '_q1',
        now: new Date(),
      });
      expect(performance.now() - start).toBeLessThan(5_000);
      expect(checks.find(({ outcome }) => outcome === 'failed')?.fault).toBe(
        'saml_signature_altered',
      );
    }
  });

  it('that starts at the provider is known as such', async () => {
    const { SAMLResponse = '' } = idp.answer('alice', { requestId: undefined });
    const { checks, identity } = await verifySamlResponse(provider, sp, {
      samlResponse: SAMLResponse,
      requestId: undefined,
      now: new Date(),
    });
    expect(identity).toBeUndefined();
    const faults = checks.flatMap(({ outcome, fault }) => (outcome === 'failed' ? fault : []));
    expect(new Set(faults)).toEqual(new Set(['saml_unsolicited']));
  });

  it('signs its request only where that is wanted, and says what it wants', async () => {
    const now = new Date('2026-01-02T03:04:05.678Z');
    const unsigned = { ...sp, signRequests: false };
    const wanted = { ...request, forceAuthn: false, relayState: undefined, now };
    const plain = await buildAuthnRequest(
      { ...provider, signOnUrl: 'https://idp.test/sso?idpid=1' },
      unsigned,
      wanted,
    );
    expect([...new URL(plain.url).searchParams.keys()]).toEqual(['idpid', 'SAMLRequest']);
    const form = await buildAuthnRequest({ ...provider, signOnBinding: 'post' }, unsigned, wanted);
    const { root } = readXml(Buffer.from(fieldsOf(form)['SAMLRequest'] ?? '', 'base64').toString());
    expect(Object.fromEntries(root.attributes.map(({ name, value }) => [name, value]))).toEqual({
      ID: '_q1',
      Version: '2.0',
      IssueInstant: now.toISOString(),
      Destination: provider.signOnUrl,
      ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      AssertionConsumerServiceURL: sp.acsUrl,
    });
    const signed = await buildAuthnRequest({ ...provider, signOnBinding: 'post' }, sp, {
      ...wanted,
      forceAuthn: true,
    });
    const xml = Buffer.from(fieldsOf(signed)['SAMLRequest'] ?? '', 'base64').toString();
    expect(childrenOf(readXml(xml).root, samlNs.ds, 'Signature')).toHaveLength(1);
    expect(attributeOf(readXml(xml).root, 'ForceAuthn')).toBe('true');
  });
});

describe('single logout', () => {
  const now = new Date();
  const hint = JSON.stringify({
    value: 'alice@corp-of-tests.com',
    format: 'urn:x',
    nameQualifier: 'q',
    spNameQualifier: 's',
  });
  const ask = (binding: 'redirect' | 'post') =>
    buildLogoutRequest({ ...provider, logoutBinding: binding }, sp, {
      logoutHint: hint,
      sessionIndex: '_s1',
      requestId: '_l1',
      relayState: 'back',
      now,
    });
  /** We, seen from the other side. */
  const mirror = (): SamlProvider => ({
    ...provider,
    entityId: sp.entityId,
    certificates: [sp.certificate.replace(/-----[^-]+-----|\s/g, '')],
  });
  const other = (): SamlServiceProvider => ({
    ...sp,
    entityId: idp.entityId,
    logoutUrl: provider.logoutUrl ?? '',
  });
  const incoming = (outgoing: Outgoing | undefined) =>
    outgoing?.kind === 'post'
      ? ({ binding: 'post', fields: outgoing.fields } as const)
      : ({ binding: 'redirect', query: queryOf(outgoing) } as const);
  const firstFault = ({ checks }: { checks: readonly { outcome: string; fault?: string }[] }) =>
    checks.find(({ outcome }) => outcome === 'failed')?.fault;

  it.each(['redirect', 'post'] as const)(
    'our request goes by %s, with all that the NameID had',
    (binding) => {
      const { verified, checks } = verifyLogoutRequest(mirror(), other(), {
        incoming: incoming(ask(binding)),
        now,
      });
      expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect(verified).toMatchObject({
        requestId: '_l1',
        subject: JSON.parse(hint),
        sessionIndexes: ['_s1'],
        relayState: 'back',
      });
    },
  );

  it('is understood by another implementation', async () => {
    const them = new SAML({
      callbackUrl: sp.acsUrl,
      issuer: idp.entityId,
      idpIssuer: sp.entityId,
      idpCert: mirror().certificates[0] ?? '',
    });
    const redirected = ask('redirect');
    const container = Object.fromEntries(new URL(redirected?.url ?? '').searchParams);
    const read = await them.validateRedirectAsync(container, queryOf(redirected));
    expect(read.profile).toMatchObject({ nameID: 'alice@corp-of-tests.com', sessionIndex: '_s1' });
    const posted = await them.validatePostRequestAsync(fieldsOf(ask('post')));
    expect(posted.profile.nameID).toBe('alice@corp-of-tests.com');
  });

  it('their answer to it is taken, once it is theirs and to it', async () => {
    const answered = await fetch(ask('redirect')?.url ?? '', { redirect: 'manual' });
    const query = new URL(answered.headers.get('location') ?? '').search.slice(1);
    const verify = (text: string, requestId = '_l1') =>
      verifyLogoutResponse(provider, sp, {
        incoming: { binding: 'redirect', query: text },
        requestId,
        now: new Date(),
      });
    expect(verify(query).verified).toEqual({ isPartial: false, relayState: 'back' });
    expect(firstFault(verify(query, '_other'))).toBe('saml_in_response_to');
    expect(firstFault(verify(query.replace('RelayState=back', 'RelayState=evil')))).toBe(
      'saml_signature_key',
    );
    expect(firstFault(verify(query.replace(/&Signature=.*/, '')))).toBe('saml_logout_unsigned');
    expect(firstFault(verify(query.replace('rsa-sha256', 'rsa-sha1')))).toBe(
      'saml_signature_algorithm',
    );
    expect(firstFault(verify(`${query}&RelayState=evil`))).toBe('saml_response_missing');
    expect(firstFault(verify(query.replace('SAMLResponse=', 'SAMLResponse=%zz')))).toBe(
      'saml_response_missing',
    );
  });

  it('their request is followed, once it is signed, for us, and of now', () => {
    const good = new URL(idp.logoutRequestUrl('alice', '_s9')).search.slice(1);
    const verify = (query: string, at = new Date(), profile = sp) =>
      verifyLogoutRequest(provider, profile, { incoming: { binding: 'redirect', query }, now: at });
    const { verified } = verify(good);
    expect(verified).toMatchObject({
      subject: { value: 'alice@corp-of-tests.com' },
      sessionIndexes: ['_s9'],
    });
    expect(firstFault(verify(good.replace(/&Signature=.*/, '')))).toBe('saml_logout_unsigned');
    expect(firstFault(verify(good.replace(/&SigAlg=[^&]*/, '')))).toBe('saml_signature_algorithm');
    expect(firstFault(verify(good, new Date(Date.now() + 10 * 60_000)))).toBe('saml_expired');
    expect(firstFault(verify(good, new Date(Date.now() - 10 * 60_000)))).toBe('saml_not_yet_valid');
    expect(firstFault(verify(good, new Date(), { ...sp, logoutUrl: 'https://other.test' }))).toBe(
      'saml_destination',
    );
    const crossed = queryOf(ask('redirect'));
    expect(firstFault(verify(crossed))).toBe('saml_signature_key');
    expect(firstFault(verify('SAMLRequest=AAAA'))).toBe('saml_too_large');
    expect(firstFault(verify(''))).toBe('saml_response_missing');
  });

  it('a form that is signed by another, or not at all, is not followed', () => {
    const fields = fieldsOf(ask('post'));
    const verify = (xml: string) =>
      verifyLogoutRequest(mirror(), other(), {
        incoming: { binding: 'post', fields: { SAMLRequest: Buffer.from(xml).toString('base64') } },
        now,
      });
    const xml = Buffer.from(fields['SAMLRequest'] ?? '', 'base64').toString();
    expect(verify(xml).verified?.requestId).toBe('_l1');
    expect(firstFault(verify(xml.replace(/<ds:Signature[^]*<\/ds:Signature>/, '')))).toBe(
      'saml_logout_unsigned',
    );
    expect(firstFault(verify(xml.replace('alice@', 'ceo@')))).toBe('saml_signature_altered');
    const theirs = verifyLogoutRequest(provider, other(), {
      incoming: { binding: 'post', fields },
      now,
    });
    expect(firstFault(theirs)).toBe('saml_signature_key');
    const response = verifyLogoutResponse(mirror(), other(), {
      incoming: { binding: 'post', fields: { SAMLResponse: fields['SAMLRequest'] } },
      requestId: '_x',
      now,
    });
    expect(firstFault(response)).toBe('saml_not_a_response');
  });

  it.each([
    [true, undefined],
    [false, 'saml_status_failed'],
  ])('our answer says whether it is done: %s', (isDone, fault) => {
    for (const logoutBinding of ['redirect', 'post'] as const) {
      const outgoing = buildLogoutResponse({ ...provider, logoutBinding }, sp, {
        inResponseTo: '_theirs',
        requestId: '_ours',
        isDone,
        relayState: undefined,
        now,
      });
      const verdict = verifyLogoutResponse(mirror(), other(), {
        incoming: incoming(outgoing),
        requestId: '_theirs',
        now,
      });
      expect(firstFault(verdict)).toBe(fault);
    }
  });

  it('goes nowhere where the provider has no address for it', () => {
    const without = { ...provider, logoutUrl: undefined, logoutBinding: undefined };
    const asked = {
      logoutHint: hint,
      sessionIndex: undefined,
      requestId: '_l1',
      relayState: undefined,
      now,
    };
    expect(buildLogoutRequest(without, sp, asked)).toBeUndefined();
    expect(
      buildLogoutResponse(without, sp, {
        inResponseTo: '_a',
        requestId: '_b',
        isDone: true,
        relayState: undefined,
        now,
      }),
    ).toBeUndefined();
  });
});

describe('metadata', () => {
  const now = new Date();
  const firstFault = (xml: string) => {
    const { provider: found, checks } = readMetadata(xml, now);
    const failed = checks.find(({ outcome }) => outcome === 'failed')?.fault;
    expect(found === undefined).toBe(failed !== undefined);
    return failed;
  };
  const changed = (from: string | RegExp, to: string) => {
    const xml = idp.metadata.replace(from, to);
    expect(xml).not.toBe(idp.metadata);
    return xml;
  };

  it('of the provider is read', () => {
    const { provider: found, checks, certificates } = readMetadata(idp.metadata, now);
    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(found).toEqual({
      entityId: idp.entityId,
      signOnUrl: `${idp.origin}/sso`,
      signOnBinding: 'redirect',
      logoutUrl: `${idp.origin}/slo`,
      logoutBinding: 'redirect',
      certificates: [idp.key.certificate],
    });
    expect(certificates).toMatchObject([
      { algorithm: 'RSA 2048', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it.each([
    [
      'with comments and a declaration',
      (xml: string) => `\ufeff<?xml version="1.0"?><!-- ours -->${xml}`,
    ],
    ['with a certificate in lines', (xml: string) => xml.replace(/(MII.{60})/, '\n   $1\n   ')],
    ['with a key for everything', (xml: string) => xml.replace(' use="signing"', '')],
    [
      'in a federation of one',
      (xml: string) =>
        `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${xml}</md:EntitiesDescriptor>`,
    ],
    [
      'that ends later',
      (xml: string) => xml.replace(' entityID=', ' validUntil="2999-01-01T00:00:00Z" entityID='),
    ],
    [
      'without logout',
      (xml: string) => xml.replace(/<md:SingleLogoutService [^]*?<\/md:SingleLogoutService>/g, ''),
    ],
  ])('%s is read, too', (_name, change) => {
    expect(change(idp.metadata)).not.toBe(idp.metadata);
    expect(firstFault(change(idp.metadata))).toBeUndefined();
  });

  it('that cannot be used is refused with its reason', () => {
    const twice = `<x>${idp.metadata}${idp.metadata}</x>`;
    expect(firstFault('')).toBe('saml_metadata_unreadable');
    expect(firstFault('<!DOCTYPE html><html></html>')).toBe('saml_metadata_unreadable');
    expect(firstFault('x'.repeat(1_100_000))).toBe('saml_metadata_unreadable');
    expect(
      firstFault(`<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${idp.metadata}`),
    ).toBe('saml_metadata_unreadable');
    expect(firstFault('<x></x>')).toBe('saml_metadata_provider');
    expect(firstFault(twice)).toBe('saml_metadata_provider');
    expect(firstFault(buildMetadata(sp))).toBe('saml_metadata_provider');
    expect(firstFault(changed(/entityID="[^"]*"/, 'entityID=""'))).toBe('saml_metadata_provider');
    expect(firstFault(changed(' entityID=', ' validUntil="2001-01-01T00:00:00Z" entityID='))).toBe(
      'saml_metadata_expired',
    );
    expect(
      firstFault(changed(/<md:SingleSignOnService [^]*?<\/md:SingleSignOnService>/g, '')),
    ).toBe('saml_endpoint');
    expect(firstFault(changed(/Location="[^"]*\/sso"/g, 'Location="javascript:alert(1)"'))).toBe(
      'saml_endpoint',
    );
    expect(firstFault(changed(/Location="[^"]*\/sso"/g, 'Location="http://idp.test/sso"'))).toBe(
      'saml_endpoint',
    );
    expect(firstFault(changed(/Location="[^"]*\/slo"/g, 'Location="data:x"'))).toBe(
      'saml_endpoint',
    );
    expect(firstFault(changed(' use="signing"', ' use="encryption"'))).toBe(
      'saml_certificate_missing',
    );
    expect(firstFault(changed(/MII.{20}/, '!'))).toBe('saml_certificate_unreadable');
    expect(firstFault(changed(idp.key.certificate, weak.certificate))).toBe(
      'saml_certificate_weak',
    );
  });

  it('typed by hand is judged the same', () => {
    const fields = {
      entityId: 'https://idp.test',
      signOnUrl: 'https://idp.test/sso',
      certificates: [idp.key.certificatePem],
    };
    expect(readSamlFields(fields, now).provider).toEqual({
      entityId: 'https://idp.test',
      signOnUrl: 'https://idp.test/sso',
      signOnBinding: 'redirect',
      logoutUrl: undefined,
      logoutBinding: undefined,
      certificates: [idp.key.certificate],
    });
    const faultOf = (change: object) =>
      readSamlFields({ ...fields, ...change }, now).checks.find(
        ({ outcome }) => outcome === 'failed',
      )?.fault;
    expect(faultOf({ certificates: [] })).toBe('saml_certificate_missing');
    expect(faultOf({ certificates: [idp.key.privatePem] })).toBe('saml_certificate_unreadable');
    expect(faultOf({ signOnUrl: '' })).toBe('saml_endpoint');
    expect(faultOf({ entityId: '' })).toBe('saml_metadata_provider');
    const soon = readSamlFields({ ...fields, certificates: [ending.certificate] }, now);
    expect(soon.provider).toBeDefined();
    expect(soon.checks.find(({ name }) => name === 'certificate_end')).toMatchObject({
      outcome: 'warned',
      fault: 'saml_certificate_ends',
    });
    const five = readSamlFields({ ...fields, certificates: ['a', 'b', 'c', 'd', 'e'] }, now);
    expect(five.provider).toBeUndefined();
  });

  it('of ours names both certificates while they roll over', () => {
    const { root } = readXml(buildMetadata({ ...sp, entityId: 'https://id.test/?a=1&b=<2>' }));
    expect(attributeOf(root, 'entityID')).toBe('https://id.test/?a=1&b=<2>');
    const all = [...everyElement(root)];
    const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
    const certificates = all
      .filter(({ name }) => name === 'X509Certificate')
      .map(({ text }) => text);
    const both = [sp.certificate, sp.previous?.certificate ?? ''].map(bare);
    expect(certificates).toEqual([...both, ...both]);
    expect(all.filter(({ name }) => name === 'AssertionConsumerService')).toHaveLength(1);
    expect(all.filter(({ name }) => name === 'SingleLogoutService')).toHaveLength(2);
  });
});
