/**
 * Single sign-on is the only way, and something outside stops working: nobody is locked out for good, nothing opens by itself,
 * and whoever can act is told. The end of an edition is in `sso-profiles/enforcing.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
  unique,
} from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';
import {
  createSamlPeer,
  createSsoBrowser,
  faultOf,
  fieldsOf,
  type SamlSetup,
  setUpSaml,
  signInBySaml,
} from '../../testing/sso.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

interface Closed {
  readonly here: Founded;
  readonly setup: SamlSetup;
  readonly member: Person;
}

/** An organization in which single sign-on is the only way. */
async function close(name: string): Promise<Closed> {
  const here = await app.found(name);
  const setup = await setUpSaml(app, here);
  const member = await app.join(here);
  await here.owner.client.ssoProfiles.enforce(
    here.organizationSid,
    setup.profileSid,
    here.domainSid,
    {},
  );
  return { here, setup, member };
}

const byPassword = ({ email }: Pick<Person, 'email'>) =>
  outcomeOf(app.client().sessions.create({ email, password: testPassword, transport: 'bearer' }));
const read = ({ here, setup }: Closed) =>
  here.owner.client.ssoProfiles.get(here.organizationSid, setup.profileSid);
const withdraw = ({ here, setup }: Closed) =>
  here.owner.client.ssoProfiles.withdraw(here.organizationSid, setup.profileSid, here.domainSid);

describe('nobody is locked out, and nothing opens', () => {
  it('when the provider is out: the Owner has a password, sessions go on, and it can be withdrawn', async () => {
    const closed = await close('Out');
    const { here, setup, member } = closed;
    // Sent away, and never back.
    const browser = createSsoBrowser(app);
    expect((await browser.post('/v1/sso-sign-ins', { domain: here.domain })).status).toBe(200);
    expect(await byPassword(member)).toBe('user.sso_required');
    expect((await member.client.user.get()).email).toBe(member.email);
    expect(await byPassword(here.owner)).toBe('done');

    // Its metadata cannot be read either: what was read before counts.
    await app.superuser.query(
      "update sso_profiles set metadata_url = 'https://nobody.example/metadata' where id = $1",
      [setup.profileSid.slice(2)],
    );
    await app.runJob('sso_profiles.refresh', {
      profile_id: setup.profileSid.slice(2),
      organization_id: here.organizationSid.slice(2),
    });
    expect((await read(closed)).theirs?.refresh_problem).not.toBeNull();
    expect(await byPassword(member)).toBe('user.sso_required');
    expect((await signInBySaml(app, setup, { nameId: member.email })).status).toBe(200);

    await withdraw(closed);
    expect(await byPassword(member)).toBe('done');
  });

  it('when its certificate rolls over: both count side by side, then the next one alone', async () => {
    const closed = await close('Rolls over');
    const { here, setup, member } = closed;
    const { ssoProfiles } = here.owner.client;
    const next = { ...setup, peer: await createSamlPeer(setup.peer) };
    const trust = (...peers: readonly SamlSetup[]) =>
      ssoProfiles.updateProvider(here.organizationSid, setup.profileSid, {
        saml: {
          ...fieldsOf(setup.peer).saml,
          certificates: peers.map(({ peer }) => peer.key.certificatePem),
        },
      });
    const nameId = member.email;
    expect(faultOf(await signInBySaml(app, next, { nameId }))).toBe('saml_signature_key');
    await trust(setup, next);
    for (const either of [setup, next])
      expect((await signInBySaml(app, either, { nameId })).status).toBe(200);
    await trust(next);
    expect((await signInBySaml(app, next, { nameId })).status).toBe(200);
    expect(faultOf(await signInBySaml(app, setup, { nameId }))).toBe('saml_signature_key');
    expect(await byPassword(member)).toBe('user.sso_required');
    expect((await read(closed)).domains).toMatchObject([{ mode: 'enforced' }]);
  });

  it('when its certificate has ended: it goes on counting, as long as it is the one that is trusted', async () => {
    const closed = await close('Has ended');
    await app.superuser.query(
      "update sso_profiles set certificate_ends_at = now() - interval '1 day' where id = $1",
      [closed.setup.profileSid.slice(2)],
    );
    await app.runJob('sso_profiles.warn');
    expect((await app.mailTo(closed.here.owner.email)).subject).toMatch(/has ended$/);
    const { status } = await signInBySaml(app, closed.setup, { nameId: closed.member.email });
    expect(status).toBe(200);
    expect(await byPassword(closed.member)).toBe('user.sso_required');
  });
});

describe('when people try and nobody gets in', () => {
  const fail = async ({ setup, here }: Closed, browser = createSsoBrowser(app)) => {
    const nameId = `${unique('somebody')}@${here.domain}`;
    const parts = { audiences: ['https://somebody-else.example'] };
    const answer = await signInBySaml(app, setup, { nameId }, { browser, parts });
    expect(faultOf(answer)).toBe('saml_audience');
  };
  const failMany = async (closed: Closed, people: number) => {
    for (let count = 0; count < people; count += 1) await fail(closed);
  };
  const watch = () => app.runJob('sso_sign_ins.watch');
  const mails = async ({ here }: Closed) => {
    const { rows } = await app.superuser.query<{ count: string }>(
      'select count(*) as count from mails where recipient = $1',
      [here.owner.email],
    );
    return Number(rows[0]?.count);
  };
  const attention = async ({ here }: Closed, by: Person = here.owner) =>
    (await by.client.attention.get(here.organizationSid)).items.find(
      ({ kind }) => kind === 'sso_failing',
    );

  it('the profile and the list of what wants attention say so from the fifth person on, the Owner is told once', async () => {
    const closed = await close('Five');
    const same = createSsoBrowser(app);
    for (let count = 0; count < 6; count += 1) await fail(closed, same);
    await failMany(closed, 3);
    await watch();
    expect((await read(closed)).failing).toBeNull();
    expect(await attention(closed)).toBeUndefined();
    const before = await mails(closed);
    await fail(closed);
    await Promise.all([watch(), watch(), watch()]);
    const failing = await read(closed);
    expect(failing.failing).toMatchObject({ people: 5 });
    expect(failing.sentence).toContain('Nobody gets in: 5 people tried');
    expect(await attention(closed)).toMatchObject({
      count: 1,
      subjects: [{ sid: closed.setup.profileSid, name: 'Okta of Northwind' }],
    });
    expect((await app.mailTo(closed.here.owner.email)).subject).toBe(
      'Nobody gets in through Okta of Northwind',
    );
    await failMany(closed, 2);
    await watch();
    expect(await mails(closed)).toBe(before + 1);
    expect(await byPassword(closed.member)).toBe('user.sso_required');

    // The first who gets in ends it.
    await signInBySaml(app, closed.setup, { nameId: closed.member.email });
    await watch();
    expect((await read(closed)).failing).toBeNull();
    expect(await attention(closed)).toBeUndefined();
    await watch();
    expect(await mails(closed)).toBe(before + 1);
  });

  it('counts people who were sent away and did not come back', async () => {
    const closed = await close('Away');
    for (let count = 0; count < 5; count += 1)
      await createSsoBrowser(app).post('/v1/sso-sign-ins', { domain: closed.here.domain });
    await watch();
    expect((await read(closed)).failing).toBeNull();
    await app.superuser.query(
      `update sso_requests set created_at = created_at - interval '10 minutes', expires_at = expires_at - interval '10 minutes'
       where profile_id = $1`,
      [closed.setup.profileSid.slice(2)],
    );
    await app.superuser.query(
      "update sso_profiles set updated_at = updated_at - interval '1 hour' where id = $1",
      [closed.setup.profileSid.slice(2)],
    );
    await watch();
    expect((await read(closed)).failing).toMatchObject({ people: 5 });
  });

  it('is nothing where somebody gets in, where passwords are open, and before the last change', async () => {
    const mixed = await close('Mixed');
    await failMany(mixed, 5);
    await signInBySaml(app, mixed.setup, { nameId: mixed.member.email });
    const changed = await close('Changed');
    await failMany(changed, 5);
    await changed.here.owner.client.ssoProfiles.update(
      changed.here.organizationSid,
      changed.setup.profileSid,
      { name: 'Another name' },
    );
    const open = await close('Open');
    await withdraw(open);
    await failMany(open, 5);
    await watch();
    for (const closed of [mixed, changed, open])
      expect((await read(closed)).failing, closed.here.organizationSid).toBeNull();
  });

  it('ends at once when it is withdrawn or changed, and begins anew when it fails again', async () => {
    const closed = await close('Ends');
    const before = await mails(closed);
    await failMany(closed, 5);
    await watch();
    expect((await read(closed)).failing).not.toBeNull();
    const { ssoProfiles } = closed.here.owner.client;
    const path = [closed.here.organizationSid, closed.setup.profileSid] as const;
    expect((await ssoProfiles.update(...path, { name: 'Mended' })).failing).toBeNull();
    expect(await attention(closed)).toBeUndefined();
    await watch();
    await failMany(closed, 5);
    await watch();
    expect((await read(closed)).failing).toMatchObject({ people: 5 });
    expect(await mails(closed)).toBe(before + 2);
    expect((await withdraw(closed)).failing).toBeNull();
    expect(await attention(closed)).toBeUndefined();
  });

  it('is told only to those who may see single sign-on', async () => {
    const closed = await close('Told');
    await failMany(closed, 5);
    await watch();
    const stranger = await app.found('Stranger');
    expect(await outcomeOf(stranger.owner.client.attention.get(closed.here.organizationSid))).toBe(
      'request.not_found',
    );
    const path = closed.here.organizationSid;
    expect(await outcomeOf(closed.member.client.attention.get(path))).toBe('request.forbidden');
    await closed.here.owner.client.roleAssignments.create(path, {
      user_sid: closed.member.userSid,
      role_sid: roleSids.auditor,
    });
    expect(await attention(closed, closed.member)).toBeDefined();
  });
});
