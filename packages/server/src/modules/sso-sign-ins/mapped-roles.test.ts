/** Roles by groups when they are used: a mapping counts as far as whoever saved it may still give the role (AZ-07, SS-17). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
} from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import {
  createSsoBrowser,
  finishAt,
  type SamlSetup,
  setUpSaml,
  signInBySaml,
} from '../../testing/sso.ts';

const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';
const auditor = 'IX00000000000000000000000000000006';
const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
let founded: Founded;
let setup: SamlSetup;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  setup = await setUpSaml(app, founded);
});
afterAll(() => app.close());

const groups = ['auditors', 'developers'];
const signIn = (nameId: string) => signInBySaml(app, setup, { nameId, attributes: { groups } });

const mapBy = ({ client }: Pick<Person, 'client'>) =>
  client.ssoProfiles.mapRoles(founded.organizationSid, setup.profileSid, {
    groups_attribute: 'groups',
    mappings: [
      { group: 'auditors', role_sid: auditor },
      { group: 'developers', role_sid: developer, account_sid: founded.accountSid },
    ],
  });

const give = (person: Pick<Person, 'userSid'>, role_sid: string) =>
  founded.owner.client.roleAssignments.create(founded.organizationSid, {
    user_sid: person.userSid,
    role_sid,
  });

async function rolesOf(userSid: string) {
  const { organizationUsers, roleAssignments } = founded.owner.client;
  const person = await organizationUsers.get(founded.organizationSid, userSid);
  const { items } = await roleAssignments.list(founded.organizationSid, {
    user_sid: userSid,
    scope_kind: 'account',
  });
  return [person.organization_role?.name, ...items.map(({ role_name }) => role_name)];
}

const newest = async (event: string) => {
  const { auditEvents } = founded.owner.client;
  return (await auditEvents.list(founded.organizationSid, { event })).items[0];
};

const rolesCheck = async () => {
  const browser = createSsoBrowser(app);
  const path = `/v1/organizations/${founded.organizationSid}/sso-profiles/${setup.profileSid}/tests`;
  const begun = await browser.post(path, {}, { bearer: founded.owner.token });
  const { url, fields } = setup.peer.answer(String(begun.body['location']), {
    nameId: `tester@${founded.domain}`,
    attributes: { groups },
  });
  const done = await finishAt(browser, await browser.submit(url, fields));
  const { sid } = done.body['test'] as { sid: string };
  const { test } = await founded.owner.client.ssoTests.get(
    founded.organizationSid,
    setup.profileSid,
    sid,
  );
  return test.checks.find(({ name }) => name === 'roles');
};

it('are given while their author may give them, and neither given nor left afterwards, which the log and a test say', async () => {
  const author = await app.join(founded, { role: administrator });
  const member = await app.join(founded);
  await mapBy(author);
  await signIn(member.email);
  expect(await rolesOf(member.userSid)).toEqual(['Auditor', 'Developer']);
  expect((await newest('session.started'))?.after).not.toHaveProperty('roles_not_given');
  expect(await rolesCheck()).toMatchObject({ outcome: 'passed', found: '2' });

  await give(author, standardUser);
  const later = await signIn(member.email);
  expect(later.status).toBe(200);
  expect(await rolesOf(member.userSid)).toEqual(['Standard User']);
  const withheld = ['auditors → Auditor', 'developers → Developer'];
  expect((await newest('session.started'))?.after).toMatchObject({ roles_not_given: withheld });
  expect(await rolesCheck()).toMatchObject({
    outcome: 'warned',
    found: `without ${withheld.join(', ')}`,
    fault: 'sso_role_not_given',
  });

  // The same list, saved by somebody who may give it, is theirs.
  await mapBy(founded.owner);
  await signIn(member.email);
  expect(await rolesOf(member.userSid)).toEqual(['Auditor', 'Developer']);
});

it('are not given by an author who is deactivated, nor to people who come for the first time', async () => {
  const author = await app.join(founded, { role: administrator });
  await mapBy(author);
  const { organizationUsers, invitations, ssoProfiles, signUpPolicy } = founded.owner.client;
  await organizationUsers.deactivate(founded.organizationSid, author.userSid);

  const invited = `${unique('invited')}@${founded.domain}`;
  await invitations.create(founded.organizationSid, { emails: [invited] });
  const accepted = await signIn(invited);
  const first = accepted.body['session'] as { user: { sid: string } };
  expect(await rolesOf(first.user.sid)).toEqual(['Standard User']);
  expect((await newest('invitation.accepted'))?.after).toMatchObject({
    roles_not_given: ['auditors → Auditor', 'developers → Developer'],
  });

  await ssoProfiles.update(founded.organizationSid, setup.profileSid, { creates_people: true });
  await signUpPolicy.update(founded.organizationSid, { policy: 'AUTO_MEMBERSHIP' });
  const made = await signIn(`${unique('made')}@${founded.domain}`);
  const second = made.body['session'] as { user: { sid: string } };
  expect(await rolesOf(second.user.sid)).toEqual(['Standard User']);
  expect((await newest('session.started'))?.after).toMatchObject({
    created: true,
    roles_not_given: ['auditors → Auditor', 'developers → Developer'],
  });
});

it('leave what somebody gave by hand, when their author may give nothing any more', async () => {
  const author = await app.join(founded, { role: administrator });
  const member = await app.join(founded);
  await mapBy(author);
  await give(member, auditor);
  await give(author, standardUser);
  await signIn(member.email);
  expect(await rolesOf(member.userSid)).toEqual(['Auditor']);
});

it('follow one order with the loss of their author’s role, whichever comes first', async () => {
  const author = await app.join(founded, { role: administrator });
  const member = await app.join(founded);
  await mapBy(author);
  await give(author, standardUser);
  const outcomes = await race<unknown>(4, async () => {
    await give(author, administrator);
    return [() => signIn(member.email), () => give(author, standardUser)];
  });
  for (const [signedIn, demoted] of outcomes) {
    expect(signedIn).toMatchObject({ status: 'fulfilled', value: { status: 200 } });
    expect(demoted).toMatchObject({ status: 'fulfilled' });
  }
  await signIn(member.email);
  expect(await rolesOf(member.userSid)).toEqual(['Standard User']);
});
