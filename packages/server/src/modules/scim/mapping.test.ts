/** From where fields are read: as usual, as chosen, for POST, PUT and PATCH, and what a preview tells of it (ADR 0108). */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  connectScim,
  createScimTools,
  enterpriseUrn,
  expectRefused,
  person,
  resources,
  type ScimConnection,
  shown,
} from '../../testing/scim.ts';
import { snapshotOf } from '../../testing/snapshot.ts';

type Sources = Parameters<BailiwickClient['provisioningMappings']['replace']>[2];

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());
// There are ten at most.
afterEach(async () => {
  const { provisioningConnections } = founded.owner.client;
  const { items } = await provisioningConnections.list(founded.organizationSid);
  for (const { sid } of items) await provisioningConnections.end(founded.organizationSid, sid);
});

const usual: Sources = { email: null, first_name: null, last_name: null };
const department = `${enterpriseUrn}:department`;

const mappings = () => founded.owner.client.provisioningMappings;
const map = (scim: ScimConnection, sources: Partial<Sources>) =>
  mappings().replace(founded.organizationSid, scim.sid, { ...usual, ...sources });
const preview = (
  scim: ScimConnection,
  asked: Parameters<BailiwickClient['provisioningMappings']['preview']>[2] = {},
) => mappings().preview(founded.organizationSid, scim.sid, asked);

const toolsOf = (scim: ScimConnection) => {
  const tools = createScimTools(scim, founded.domain);
  const { patch, read, find } = tools;
  const create = (...asked: Parameters<typeof tools.create>) => tools.create(...asked);
  return { patch, read, find, create, newMail: () => tools.newMail() };
};

/** A connection that reads so, with what a client does over it. */
async function mapped(sources: Partial<Sources>, options: { is_dry_run?: boolean } = {}) {
  const scim = await connectScim(app, founded, options);
  await map(scim, sources);
  return { scim, ...toolsOf(scim) };
}

const loginOf = async (id: string) => {
  const { items } = await founded.owner.client.organizationUsers.list(founded.organizationSid, {
    page_size: 200,
  });
  return items.find(({ sid }) => sid === id);
};

describe('choosing', () => {
  it('begins as usual, and says what that is', async () => {
    const scim = await connectScim(app, founded);
    const read = await mappings().get(founded.organizationSid, scim.sid);
    expect(read.sentence).toBe('Everything is read as usual.');
    expect(read.fields.map(({ field, source, is_fixed }) => [field, source, is_fixed])).toEqual([
      ['user_name', null, true],
      ['email', null, false],
      ['first_name', null, false],
      ['last_name', null, false],
      ['active', null, true],
    ]);
  });

  it('is kept, in the audit log, and taken back', async () => {
    const scim = await connectScim(app, founded);
    const saved = await map(scim, { first_name: 'displayName' });
    expect(saved).toMatchObject({
      version: 2,
      sentence: expect.stringMatching(/^1 field is read/),
    });
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      target_sid: scim.sid,
    });
    expect(items[0]).toMatchObject({
      event: 'provisioning_connection.updated',
      before: { mapping: null },
      after: { mapping: { ...usual, first_name: 'displayName' } },
    });
    expect((await map(scim, {})).sentence).toBe('Everything is read as usual.');
  });

  it.each([
    ['a path of no schema', 'name.first', 'name.first is known in no schema here.'],
    ['what is not kept', 'phoneNumbers.value', 'phoneNumbers.value is not kept here'],
    ['another extension', 'urn:example:Own:team', 'urn:example:Own:team is not kept here'],
    ['what is ours', 'id', 'id is read-only'],
    ['groups', 'groups.value', 'groups.value is read-only'],
    ['whether they are active', 'active', 'active is no text'],
    ['an attribute with parts', 'name', 'name is no text'],
    ['a list', 'emails', 'emails is no text'],
    ['a filter that is not finished', 'emails[type eq "work"', 'This is no path'],
    ['a filter by nothing', 'emails[color eq "red"].value', 'color cannot be filtered by'],
    ['blanks alone', '   ', 'This is no path'],
    ['four paths', 'title title title title', '3 paths at most'],
  ])('refuses %s, and names the rule', async (_what, source, rule) => {
    const scim = await connectScim(app, founded);
    await expect(map(scim, { first_name: source })).rejects.toMatchObject({
      status: 400,
      code: 'scim.invalid_path',
      problem: { detail: expect.stringContaining(rule), errors: [{ pointer: '/first_name' }] },
    });
  });

  it('takes one path for the address, and no more than 300 characters', async () => {
    const scim = await connectScim(app, founded);
    await expect(map(scim, { email: 'userName externalId' })).rejects.toMatchObject({
      code: 'scim.invalid_path',
    });
    await expect(map(scim, { last_name: `name.${'x'.repeat(300)}` })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  it('is for whoever may change connections; to others of the organization, and elsewhere, it is not there', async () => {
    const scim = await connectScim(app, founded);
    const reader = await app.join(founded, { role: 'IX00000000000000000000000000000006' });
    const nobody = await app.join(founded);
    const other = await app.found('Elsewhere');
    const attempt = async ({ client }: { client: BailiwickClient }, organizationSid: string) => {
      const outcomes = await Promise.allSettled([
        client.provisioningMappings.get(organizationSid, scim.sid),
        client.provisioningMappings.replace(organizationSid, scim.sid, usual),
        client.provisioningMappings.preview(organizationSid, scim.sid, {}),
      ]);
      return outcomes.map((one) =>
        one.status === 'fulfilled' ? 200 : (one.reason as { status: number }).status,
      );
    };
    expect(await attempt(reader, founded.organizationSid)).toEqual([200, 403, 200]);
    expect(await attempt(nobody, founded.organizationSid)).toEqual([403, 403, 403]);
    expect(await attempt(other.owner, other.organizationSid)).toEqual([404, 404, 404]);
    expect(await attempt(other.owner, founded.organizationSid)).toEqual([404, 404, 404]);
  });

  it('of two at once with the same version one counts', async () => {
    const scim = await connectScim(app, founded);
    const { version } = await mappings().get(founded.organizationSid, scim.sid);
    const choose = (first_name: string) => () =>
      mappings().replace(
        founded.organizationSid,
        scim.sid,
        { ...usual, first_name },
        { ifMatch: version },
      );
    const outcomes = await Promise.allSettled([choose('title')(), choose('displayName')()]);
    const refused = outcomes.filter((one) => one.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'request.stale' } }]);
    expect((await mappings().get(founded.organizationSid, scim.sid)).version).toBe(version + 1);
    await expect(choose('title')()).rejects.toMatchObject({ status: 412 });
  });
});

describe('reading people', () => {
  it('makes somebody of what was chosen, and answers what was sent', async () => {
    const { create, read } = await mapped({
      email: 'emails[type eq "home"].value',
      first_name: 'displayName',
      last_name: `name.familyName ${department}`,
    });
    const home = `${unique('home')}@${founded.domain}`;
    const emails = [
      { value: `private@${unique('x')}.example`, type: 'work', primary: true },
      { value: home, type: 'home' },
    ];
    const made = await create({ emails, [enterpriseUrn]: { department: 'Tools' } });
    expect(await loginOf(made.id)).toMatchObject({
      email: home,
      first_name: 'Grace Hopper',
      last_name: 'Hopper Tools',
    });
    const name = { givenName: 'Grace', familyName: 'Hopper' };
    expect(made).toMatchObject({ name, emails });
    expect(await read(made.id)).toEqual(expect.objectContaining({ name, emails }));
  });

  it('finds people by what was sent: any of the addresses, and both parts of one', async () => {
    const { create, find } = await mapped({ first_name: 'displayName' });
    const work = `${unique('grace')}@${founded.domain}`;
    const home = `${unique('home')}@elsewhere.example`;
    const { id } = await create({
      emails: [
        { value: work, type: 'work', primary: true },
        { value: home, type: 'home' },
      ],
    });
    const ids = async (filter: string) => resources(await find(filter)).map((one) => one.id);
    expect(await ids(`emails.value eq "${home.toUpperCase()}"`)).toEqual([id]);
    expect(await ids(`emails[type eq "home" and value eq "${home}"]`)).toEqual([id]);
    expect(await ids(`emails[type eq "work" and value eq "${home}"]`)).toEqual([]);
    expect(await ids(`userName pr and emails[type eq "home"].value eq "${home}"`)).toEqual([id]);
    expect(await ids(`id eq "${id}" and not (emails.value pr)`)).toEqual([]);
    expect(await ids(`id eq "${id}" and name.givenName eq "grace"`)).toEqual([id]);
    expect(await ids(`id eq "${id}" and name.givenName eq "Grace Hopper"`)).toEqual([]);
  });

  it('replaces and changes by the same: what its source does not change stays as it is here', async () => {
    const { scim, create, patch, read } = await mapped({ first_name: 'displayName' });
    const { id, email } = await create();
    const put = await scim.call('PUT', `/Users/${id}`, person(email, { displayName: 'Amazing' }));
    expect(put.status, put.text).toBe(200);
    expect(await loginOf(id)).toMatchObject({ first_name: 'Amazing', last_name: 'Hopper' });
    await founded.owner.client.organizationUsers.update(founded.organizationSid, id, {
      first_name: 'By hand',
    });
    await patch(id, { op: 'replace', path: 'name.givenName', value: 'Gracie' });
    expect(await loginOf(id)).toMatchObject({ first_name: 'By hand', last_name: 'Hopper' });
    expect((await read(id)).name.givenName).toBe('Gracie');
    await patch(id, { op: 'replace', path: 'displayName', value: 'Grace B.' });
    await patch(id, { op: 'replace', path: 'name.familyName', value: 'Murray' });
    expect(await loginOf(id)).toMatchObject({ first_name: 'Grace B.', last_name: 'Murray' });
    await patch(id, { op: 'remove', path: 'name.familyName' });
    expect(await loginOf(id)).toMatchObject({ last_name: '' });
  });

  it('changes an address by its source alone, also of somebody who was made as usual', async () => {
    const scim = await connectScim(app, founded);
    const { create, patch, newMail } = toolsOf(scim);
    const { id, email } = await create();
    await map(scim, { email: 'emails[type eq "other"].value' });
    const other = newMail();
    expect((await patch(id, { op: 'replace', path: 'userName', value: newMail() })).status).toBe(
      200,
    );
    expect(await loginOf(id)).toMatchObject({ email });
    const changed = await patch(id, {
      op: 'add',
      path: 'emails[type eq "other"].value',
      value: other,
    });
    expect(changed.status, changed.text).toBe(200);
    expect(await loginOf(id)).toMatchObject({ email: other });
    expect(shown(changed).emails.map(({ value }) => value)).toEqual([email, other]);
    const gone = await patch(id, { op: 'remove', path: 'emails[type eq "other"]' });
    expectRefused(gone, 400, 'invalidValue');
    expect(gone.json['detail']).toContain('emails[type eq "other"].value, from which the address');
  });

  it('an address that is read from elsewhere is in a verified domain, or refused (SC-05)', async () => {
    const { scim, create, patch, newMail } = await mapped({ email: 'externalId' });
    const foreign = await scim.call(
      'POST',
      '/Users',
      person(newMail(), { externalId: 'eve@elsewhere-mail.com' }),
    );
    expectRefused(foreign, 400, 'invalidValue');
    expect(foreign.json['detail']).toContain('elsewhere-mail.com is no verified domain');
    expectRefused(
      await scim.call('POST', '/Users', person(newMail(), { externalId: 'no address' })),
      400,
      'invalidValue',
    );
    expectRefused(
      await scim.call('POST', '/Users', person(newMail(), { externalId: undefined })),
      400,
      'invalidValue',
    );
    const { id } = await create({ externalId: newMail() });
    const before = await loginOf(id);
    expectRefused(
      await patch(id, { op: 'replace', path: 'externalId', value: 'eve@elsewhere-mail.com' }),
      400,
      'invalidValue',
    );
    expect(await loginOf(id)).toEqual(before);
    expectRefused(
      await scim.call(
        'POST',
        '/Users',
        person('eve@elsewhere-mail.com', { externalId: newMail() }),
      ),
      400,
      'invalidValue',
    );
  });

  it('what is missing leaves a name as it is, and a new person is called by what there is', async () => {
    const { scim, create, newMail } = await mapped({ first_name: 'title', last_name: 'userType' });
    const { id, email } = await create({ title: 'Admiral' });
    expect(await loginOf(id)).toMatchObject({ first_name: 'Admiral', last_name: '' });
    const put = await scim.call('PUT', `/Users/${id}`, person(email, { userType: 'Navy' }));
    expect(put.status, put.text).toBe(200);
    expect(await loginOf(id)).toMatchObject({ first_name: 'Admiral', last_name: 'Navy' });
    const other = await create({}, newMail());
    expect(await loginOf(other.id)).toMatchObject({ first_name: 'Grace Hopper', last_name: '' });
  });

  it('keeps people out by active, whatever else is chosen', async () => {
    const { create, patch } = await mapped({ first_name: 'displayName', email: 'userName' });
    const { id } = await create();
    expect((await patch(id, { op: 'replace', value: { active: false } })).status).toBe(200);
    expect(await loginOf(id)).toMatchObject({ state: 'inactive' });
  });

  it('in a trial, tells what was read', async () => {
    const { scim, newMail } = await mapped({ first_name: 'title' }, { is_dry_run: true });
    const email = newMail();
    const tried = await scim.call('POST', '/Users', person(email, { title: 'Admiral' }));
    expectRefused(tried, 403);
    expect(tried.json['detail']).toContain(`${email} (Admiral Hopper, ${email})`);
  });
});

describe('the preview', () => {
  const fieldOf = (answer: Awaited<ReturnType<typeof preview>>, name: string) =>
    answer.fields.find(({ field }) => field === name);

  it('tells each field of a resource, and changes nothing', async () => {
    const { scim, newMail } = await mapped({});
    const email = newMail();
    const before = await snapshotOf(app.database.url);
    const answer = await preview(scim, {
      sources: { ...usual, first_name: 'displayName title', last_name: 'userType' },
      resource: { ...person(email), displayName: 'Grace' },
    });
    expect(await snapshotOf(app.database.url)).toBe(before);
    expect(answer).toMatchObject({
      sentence: `It makes a new person: Grace, ${email}.`,
      request: null,
      user_sid: null,
    });
    expect(fieldOf(answer, 'first_name')).toMatchObject({
      reads: [
        { path: 'displayName', value: 'Grace' },
        { path: 'title', value: null },
      ],
      before: null,
      value: 'Grace',
      outcome: 'new',
    });
    expect(fieldOf(answer, 'last_name')).toMatchObject({
      outcome: 'missing',
      sentence: 'Nothing was sent at userType: it is empty.',
    });
    expect(fieldOf(answer, 'email')).toMatchObject({ value: email, outcome: 'new' });
    expect(fieldOf(answer, 'active')).toMatchObject({ value: 'true' });
  });

  it('takes the newest request that says something of a person, or the one that is named', async () => {
    const { scim, create, patch, newMail } = await mapped({});
    expect(await preview(scim)).toMatchObject({ request: null, fields: [] });
    const { id, email } = await create();
    await scim.call('GET', `/Users/${id}`);
    const made = await preview(scim, { sources: { ...usual, first_name: 'displayName' } });
    expect(made).toMatchObject({
      request: { method: 'POST', address: '/scim/v2/Users' },
      user_sid: id,
      sentence: 'It changes Grace Hopper, who is here already.',
    });
    expect(fieldOf(made, 'first_name')).toMatchObject({
      before: 'Grace',
      value: 'Grace Hopper',
      outcome: 'changed',
      sentence: 'It is Grace now.',
    });
    await patch(id, { op: 'replace', path: 'title', value: 'Admiral' });
    const patched = await preview(scim, { sources: { ...usual, last_name: 'title' } });
    expect(patched.request?.method).toBe('PATCH');
    expect(fieldOf(patched, 'email')).toMatchObject({ value: email, outcome: 'same' });
    await scim.call('PUT', `/Users/${id}`, person(newMail()));
    expect((await preview(scim)).user_sid).toBe(id);
    const again = await preview(scim, { request_id: made.request?.request_id ?? '' });
    expect(again.request).toEqual(made.request);
  });

  it('names the rule that refuses', async () => {
    const { scim, newMail } = await mapped({});
    const foreign = await preview(scim, {
      resource: { ...person(newMail()), emails: [{ value: 'eve@elsewhere-mail.com' }] },
    });
    expect(foreign.sentence).toContain('elsewhere-mail.com is no verified domain');
    expect(fieldOf(foreign, 'email')).toMatchObject({
      outcome: 'refused',
      refusal: 'scim.domain_unverified',
      value: null,
    });
    const name = await preview(scim, {
      resource: { ...person('eve@elsewhere-mail.com'), emails: [{ value: newMail() }] },
    });
    expect(fieldOf(name, 'user_name')).toMatchObject({ refusal: 'scim.domain_unverified' });
    const missing = await preview(scim, {
      sources: { ...usual, email: 'title' },
      resource: person(newMail()),
    });
    expect(fieldOf(missing, 'email')).toMatchObject({
      outcome: 'refused',
      refusal: 'scim.invalid_value',
      reads: [{ path: 'title', value: null }],
    });
    expect(fieldOf(missing, 'first_name')).toMatchObject({ value: 'Grace' });
    const nobody = await preview(scim, { resource: { displayName: 'Grace' } });
    expect(nobody).toMatchObject({ sentence: 'It is refused: userName is missing.', fields: [] });
    const long = 'x'.repeat(200);
    const tooLong = await preview(scim, {
      sources: { ...usual, first_name: 'title userType' },
      resource: { ...person(newMail()), title: long, userType: long },
    });
    expect(fieldOf(tooLong, 'first_name')).toMatchObject({ refusal: 'scim.invalid_value' });
  });

  it('refuses what it cannot look at', async () => {
    const { scim, newMail } = await mapped({});
    await expect(preview(scim, { request_id: 'none' })).rejects.toMatchObject({
      code: 'scim.no_person',
    });
    await expect(
      preview(scim, { request_id: 'none', resource: person(newMail()) }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(
      preview(scim, { sources: { ...usual, email: 'active' }, resource: person(newMail()) }),
    ).rejects.toMatchObject({ code: 'scim.invalid_path' });
    const large = person(newMail(), { ignored: 'x'.repeat(9_000) });
    expect((await scim.call('POST', '/Users', large)).status).toBe(201);
    expect(await preview(scim)).toMatchObject({ fields: [] });
  });
});
