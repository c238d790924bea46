/**
 * An organization that copies everything of another’s provider: its name, its key and the subjects it says. A link is kept by
 * profile and subject, and a profile answers for the domains of its own organization, so that none of it opens anything there.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  createSsoBrowser,
  faultOf,
  fieldsOf,
  finishAt,
  type SamlSetup,
  setUpSaml,
  signInBySaml,
} from '../../testing/sso.ts';

let app: TestApp;
let ours: Founded;
let theirs: Founded;
let saml: SamlSetup;
let copy: SamlSetup;

beforeAll(async () => {
  app = await createTestApp();
  [ours, theirs] = [await app.found('Ours'), await app.found('Theirs')];
  saml = await setUpSaml(app, ours);
  const { profileSid } = await setUpSaml(app, theirs);
  await theirs.owner.client.ssoProfiles.updateProvider(
    theirs.organizationSid,
    profileSid,
    fieldsOf(saml.peer),
  );
  copy = { peer: saml.peer, profileSid };
});
afterAll(() => app.close());

describe('a copied issuer, key and subject', () => {
  it('signs nobody of the other organization in, by no address and by none at all', async () => {
    const member = await app.join(ours);
    const nameId = unique('subject-');
    const asOurs = { nameId, attributes: { email: [member.email] } };
    expect((await signInBySaml(app, saml, asOurs)).status).toBe(200);
    const there = async (attributes: Record<string, string[]>) =>
      faultOf(await signInBySaml(app, copy, { nameId, attributes }));
    expect(await there({ email: [member.email] })).toBe('sso_domain_not_owned');
    expect(await there({ email: [`somebody@${theirs.domain}`] })).toBe('sso_no_login');
    expect(await there({})).toBe('sso_email_unusable');
    // The other way round it is the same: a subject that they link is nobody’s here.
    const person = await app.join(theirs);
    const subject = unique('subject-');
    const asTheirs = { nameId: subject, attributes: { email: [person.email] } };
    expect((await signInBySaml(app, copy, asTheirs)).status).toBe(200);
    expect(faultOf(await signInBySaml(app, saml, asTheirs))).toBe('sso_domain_not_owned');
  });

  it('what was signed for one profile is refused at the other, although both trust the same key', async () => {
    const member = await app.join(ours);
    const browser = createSsoBrowser(app);
    const begin = async ({ profileSid }: SamlSetup) => {
      const begun = await browser.post('/v1/sso-sign-ins', { sso_profile_sid: profileSid });
      return String(begun.body['location']);
    };
    const atOurs = await begin(saml);
    const atCopy = await begin(copy);
    const person = { nameId: member.email };
    const signedForCopy = saml.peer.answer(atCopy, person);
    const relayOfOurs = saml.peer.answer(atOurs, person).fields['RelayState'] ?? '';
    const ourAddress = saml.peer.answer(atOurs, person).url;
    // At our address, with the RelayState of our request: audience, recipient and request are those of the copy.
    const received = await browser.submit(ourAddress, {
      SAMLResponse: signedForCopy.fields['SAMLResponse'] ?? '',
      RelayState: relayOfOurs,
    });
    const done = await finishAt(browser, received);
    expect(done.status).toBe(403);
    expect(faultOf(done)).toMatch(/^saml_(audience|recipient|destination|in_response_to)$/);
    expect((await browser.get('/v1/session')).status).toBe(401);
  });
});
