import { SAML } from '@node-saml/node-saml';
import { describe, expect, it } from 'vitest';
import {
  makeSamlStage,
  type SamlStage,
  validCases,
  wrongCases,
} from '../../../testing/saml-cases/index.ts';
import { faults } from '../faults.ts';
import type { Diagnosis, SamlProvider, SamlServiceProvider } from '../protocol.ts';
import { verifySamlResponse } from './index.ts';

// Keys are made before the tables are, since every case is written and signed with them.
const stage = await makeSamlStage(new Date());
const wrong = wrongCases(stage);
const valid = validCases(stage);

const providerOf = ({ idp, idpNext, idpCurve, idpEntityId }: SamlStage): SamlProvider => ({
  entityId: idpEntityId,
  signOnUrl: 'https://idp.corp-of-tests.com/sso',
  signOnBinding: 'redirect',
  logoutUrl: undefined,
  logoutBinding: undefined,
  certificates: [idp.certificate, idpNext.certificate, idpCurve.certificate],
});

const profileOf = ({ sp, spBefore, acsUrl, spEntityId }: SamlStage): SamlServiceProvider => ({
  entityId: spEntityId,
  acsUrl,
  logoutUrl: `${acsUrl}/../slo`,
  privateKey: sp.privatePem,
  certificate: sp.certificatePem,
  previous: { privateKey: spBefore.privatePem, certificate: spBefore.certificatePem },
  signRequests: true,
  wantEncrypted: false,
  nameIdFormat: 'email',
  emailAttribute: undefined,
});

interface Judged {
  readonly form: string;
  readonly requestId?: string | null;
  readonly wantEncrypted?: boolean;
  readonly emailAttribute?: string;
  readonly nameIdFormat?: SamlServiceProvider['nameIdFormat'];
}

const judge = ({ form, requestId = stage.requestId, ...wishes }: Judged): Promise<Diagnosis> =>
  verifySamlResponse(
    providerOf(stage),
    { ...profileOf(stage), ...wishes },
    { samlResponse: form, requestId: requestId ?? undefined, now: stage.now },
  );

const failuresOf = ({ checks }: Diagnosis) =>
  checks
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ name, fault }) => `${name}: ${fault ?? 'none'}`);

describe('a wrong response', () => {
  it('is one of more than 300, no two of them alike', () => {
    expect(wrong.length).toBeGreaterThanOrEqual(300);
    const names = wrong.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(new Set(wrong.map(({ form, requestId }) => `${requestId ?? ''} ${form}`)).size).toBe(
      wrong.length,
    );
  });

  it.each(wrong)('$name → $fault', async ({ fault, ...answer }) => {
    const { checks, identity, raw } = await judge(answer);
    expect(identity).toBeUndefined();
    const failed = checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed[0]?.fault).toBe(fault);
    for (const { fault: named, expected, found } of checks) {
      expect(named === undefined || Object.hasOwn(faults, named)).toBe(true);
      expect(expected.length).toBeLessThanOrEqual(1_000);
      expect(found.length).toBeLessThanOrEqual(1_000);
    }
    expect(failed.every((check) => check.fault !== undefined)).toBe(true);
    expect(raw.length).toBeLessThanOrEqual(262_144);
  });
});

describe('a right response', () => {
  it.each(valid)('$name', async ({ name: _name, subject, email, ...answer }) => {
    const diagnosis = await judge(answer);
    expect(failuresOf(diagnosis)).toEqual([]);
    expect(diagnosis.identity?.subject).toBe(subject ?? stage.nameId);
    expect(diagnosis.identity?.email ?? null).toBe(email === undefined ? stage.nameId : email);
    expect(diagnosis.identity?.replayUntil.getTime()).toBeGreaterThanOrEqual(stage.now.getTime());
    expect(diagnosis.raw).not.toMatch(/SignatureValue>[A-Za-z0-9]|CipherValue>[A-Za-z0-9]/);
  });

  it('gives all attributes, the session, and what a logout has to name', async () => {
    const [first] = valid;
    const { identity } = await judge(first ?? { form: '' });
    expect(identity).toMatchObject({
      attributes: { givenName: ['Alice'], groups: ['staff', 'admins'] },
      sessionIndex: '_session-1',
      replayKey: expect.stringMatching(/^_a/),
    });
    expect(JSON.parse(identity?.logoutHint ?? '')).toEqual({
      value: 'alice@corp-of-tests.com',
      format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    });
  });

  it.each([
    ['no address at all', 'saml_email_missing'],
    ['a persistent NameID and an attribute of the usual name', undefined],
    ['a NameID without a format', undefined],
    ['the longest subject', undefined],
  ])('%s is told, and no fault', async (wanted, fault) => {
    const answer = valid.find(({ name }) => name === wanted);
    const { checks } = await judge(answer ?? { form: '' });
    const warned = checks.filter(({ outcome }) => outcome === 'warned').map((check) => check.fault);
    expect(warned).toEqual(fault === undefined ? [] : [fault]);
  });

  it('of another format than was asked for is told, and taken', async () => {
    const { form = '' } = valid.find(({ name }) => name === 'a NameID without a format') ?? {};
    const { checks, identity } = await judge({ form, nameIdFormat: 'persistent' });
    expect(identity?.subject).toBe(stage.nameId);
    expect(checks.filter(({ outcome }) => outcome === 'warned')).toMatchObject([
      { name: 'name_id_format', fault: 'saml_name_id_format' },
    ]);
  });

  it('keeps names of attributes that objects have themselves', async () => {
    const answer = valid.find(({ name }) => name === 'attributes that nobody expects');
    const { identity } = await judge(answer ?? { form: '' });
    expect(Object.entries(identity?.attributes ?? {})).toEqual([
      ['constructor', ['x']],
      ['__proto__', ['y']],
      ['toString', ['z']],
    ]);
  });
});

describe('another implementation of SAML', () => {
  it.each(valid.filter(({ isForOthers }) => isForOthers === true))(
    'takes it as well: $name',
    async ({ form, email }) => {
      const other = new SAML({
        callbackUrl: stage.acsUrl,
        issuer: stage.spEntityId,
        audience: stage.spEntityId,
        idpIssuer: stage.idpEntityId,
        idpCert: [stage.idp.certificate, stage.idpNext.certificate],
        decryptionPvk: stage.sp.privatePem,
        wantAssertionsSigned: true,
        wantAuthnResponseSigned: false,
      });
      const { profile } = await other.validatePostResponseAsync({ SAMLResponse: form });
      expect(profile?.nameID).toBe(email === undefined ? stage.nameId : email);
    },
  );
});
