/** SCIM over HTTP: what becomes of people whom a client changes or deletes, and whom it cannot touch (RFC 7644 §3.5, §3.6). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import {
  connectScim,
  createScimTools,
  expectRefused,
  patchUrn,
  person,
  resources,
  type ScimConnection,
  shown,
  userUrn,
} from '../../testing/scim.ts';

let app: TestApp;
let founded: Founded;
let scim: ScimConnection;
let tools: ReturnType<typeof createScimTools>;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  scim = await connectScim(app, founded);
  tools = createScimTools(scim, founded.domain);
});
afterAll(() => app.close());

const newMail = () => tools.newMail();

describe('replacing (§3.5.1)', () => {
  it('changes names, what is kept beside them, and whether they can sign in', async () => {
    const made = await tools.create({ title: 'Admiral' });
    const answer = await scim.call('PUT', `/Users/${made.id}`, {
      ...person(made.email, { externalId: undefined, displayName: 'G. H.' }),
      id: made.id,
      name: { givenName: 'Another', middleName: 'Excited', familyName: 'User' },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({
      id: made.id,
      displayName: 'G. H.',
      externalId: made.externalId,
      name: { givenName: 'Another', familyName: 'User' },
    });
    expect(answer.json['title']).toBeUndefined();
    const off = await scim.call('PUT', `/Users/${made.id}`, person(made.email, { active: false }));
    expect(shown(off).active).toBe(false);
    const on = await scim.call('PUT', `/Users/${made.id}`, person(made.email));
    expect(shown(on).active).toBe(true);
  });

  it('leaves a state that it does not name', async () => {
    const made = await tools.create({ active: false });
    await scim.call('PUT', `/Users/${made.id}`, person(made.email, { active: undefined }));
    expect((await tools.read(made.id)).active).toBe(false);
  });

  it('without a change writes nothing down', async () => {
    const made = await tools.create();
    const before = await tools.read(made.id);
    const body = person(made.email, { externalId: made.externalId });
    expect((await scim.call('PUT', `/Users/${made.id}`, body)).status).toBe(200);
    expect(await tools.read(made.id)).toEqual(before);
  });

  it('refuses what misses a name, and changes nothing', async () => {
    const made = await tools.create();
    const body = { schemas: [userUrn], id: made.id, userame: 'typo', active: false };
    expectRefused(await scim.call('PUT', `/Users/${made.id}`, body), 400, 'invalidValue');
    expect((await tools.read(made.id)).active).toBe(true);
  });
});

describe('changing (§3.5.2)', () => {
  it('does all or nothing (T157, SC-10)', async () => {
    const made = await tools.create();
    const before = await tools.read(made.id);
    for (const last of [
      { op: 'replace', path: 'nothing', value: 'x' },
      { op: 'replace', path: 'userName', value: 'grace@gmail.com' },
      { op: 'replace', path: 'id', value: founded.owner.userSid },
    ]) {
      const answer = await tools.patch(
        made.id,
        { op: 'replace', path: 'displayName', value: 'Changed' },
        { op: 'replace', path: 'name.givenName', value: 'Changed' },
        last,
        { op: 'replace', path: 'active', value: false },
      );
      expect(answer.status, answer.text).toBe(400);
      expect(await tools.read(made.id)).toEqual(before);
    }
  });

  it.each([false, 'False', 'false'])(
    'keeps somebody out by %j, with everything they had open',
    async (value) => {
      const member = await app.join(founded);
      const answer = await tools.patch(member.userSid, { op: 'Replace', path: 'active', value });
      expect(answer.status, answer.text).toBe(200);
      expect(shown(answer).active).toBe(false);
      await expect(member.client.user.get()).rejects.toMatchObject({ status: 401 });
      expect(
        (await tools.patch(member.userSid, { op: 'replace', value: { active: true } })).status,
      ).toBe(200);
      await expect(app.signIn(member.email)).resolves.toBeDefined();
    },
  );

  it('moves an address within the verified domains, ends the sessions and tells both (SC-05)', async () => {
    const member = await app.join(founded);
    const email = newMail();
    const answer = await tools.patch(
      member.userSid,
      { op: 'Replace', path: 'userName', value: email },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: email },
    );
    expect(shown(answer)).toMatchObject({ userName: email, emails: [{ value: email }] });
    await expect(member.client.user.get()).rejects.toMatchObject({ status: 401 });
    for (const address of [member.email, email])
      expect((await app.mailTo(address)).text).toContain('Okta of your organization says');
    expect((await tools.find(`userName eq "${member.email}"`)).json['totalResults']).toBe(0);
    await expect(app.signIn(email)).resolves.toBeDefined();
  });

  it('takes the address along where the name was it, and leaves the name where only the address moves', async () => {
    const [one, two] = [await tools.create(), await tools.create()];
    const [first, second] = [newMail(), newMail()];
    await tools.patch(one.id, { op: 'replace', path: 'userName', value: first });
    expect(await tools.read(one.id)).toMatchObject({ userName: first, emails: [{ value: first }] });
    await tools.patch(two.id, {
      op: 'replace',
      path: 'emails[type eq "work"].value',
      value: second,
    });
    expect(await tools.read(two.id)).toMatchObject({
      userName: two.email,
      emails: [{ value: second }],
    });
  });

  it('refuses an address elsewhere, and one that somebody has (T150)', async () => {
    const [made, other] = [await tools.create(), await tools.create()];
    const elsewhere = await app.found('Elsewhere');
    for (const value of ['grace@gmail.com', `grace@${elsewhere.domain}`]) {
      const path = 'emails[type eq "work"].value';
      expectRefused(
        await tools.patch(made.id, { op: 'replace', path, value }),
        400,
        'invalidValue',
      );
    }
    const path = 'emails';
    const value = [{ value: other.email, primary: true }];
    expectRefused(await tools.patch(made.id, { op: 'replace', path, value }), 409, 'uniqueness');
    expect((await tools.read(made.id)).emails[0]?.value).toBe(made.email);
  });

  it('honours If-Match (T158)', async () => {
    const made = await tools.create();
    const body = {
      schemas: [patchUrn],
      Operations: [{ op: 'replace', path: 'title', value: 'A' }],
    };
    const path = `/Users/${made.id}`;
    const first = await scim.call('PATCH', path, body, { 'if-match': made.meta.version });
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).not.toBe(made.meta.version);
    for (const [method, sent] of [
      ['PATCH', body],
      ['PUT', person(made.email)],
      ['DELETE', undefined],
    ] as const)
      expectRefused(await scim.call(method, path, sent, { 'if-match': made.meta.version }), 412);
    expectRefused(await scim.call('PATCH', path, body, { 'if-match': 'nonsense' }), 412);
    expect((await scim.call('PATCH', path, body, { 'if-match': '*' })).status).toBe(200);
  });

  it('of two at once with one version lets one win', async () => {
    const made = await tools.create();
    const answers = await Promise.all(
      ['A', 'B'].map((value) =>
        scim.call(
          'PATCH',
          `/Users/${made.id}`,
          { schemas: [patchUrn], Operations: [{ op: 'replace', path: 'title', value }] },
          { 'if-match': made.meta.version },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });
});

describe('deleting (§3.6)', () => {
  it('keeps the login and its history, and lets nobody in; sent again, it is the same person', async () => {
    const member = await app.join(founded);
    await tools.patch(member.userSid, { op: 'replace', path: 'externalId', value: 'kept' });
    const answer = await scim.call('DELETE', `/Users/${member.userSid}`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expectRefused(await scim.call('GET', `/Users/${member.userSid}`), 404);
    expectRefused(await scim.call('DELETE', `/Users/${member.userSid}`), 404);
    expect((await tools.find(`userName eq "${member.email}"`)).json['totalResults']).toBe(0);
    await expect(member.client.user.get()).rejects.toMatchObject({ status: 401 });
    const row = await founded.owner.client.organizationUsers.get(
      founded.organizationSid,
      member.userSid,
    );
    expect(row.state).toBe('inactive');
    const again = await scim.call('POST', '/Users', person(member.email));
    expect(again.status, again.text).toBe(201);
    expect(shown(again)).toMatchObject({ id: member.userSid, active: true });
  });
});

describe('whom it does not touch', () => {
  it('the Owner: their name, their address, their access (SC-08)', async () => {
    const { userSid } = founded.owner;
    for (const operation of [
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'name.givenName', value: 'Mallory' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: newMail() },
    ])
      expectRefused(await tools.patch(userSid, operation), 409);
    expectRefused(await scim.call('DELETE', `/Users/${userSid}`), 409);
    await expect(founded.owner.client.user.get()).resolves.toMatchObject({ state: 'active' });
    expect(
      (await tools.patch(userSid, { op: 'replace', path: 'externalId', value: unique('o') }))
        .status,
    ).toBe(200);
  });

  it('an Administrator can be kept out, by ten at once too, and the Owner is left', async () => {
    const admins = await Promise.all(
      Array.from({ length: 3 }, () =>
        app.join(founded, { role: 'IX00000000000000000000000000000002' }),
      ),
    );
    const answers = await Promise.all(
      [...admins.map(({ userSid }) => userSid), founded.owner.userSid].map((sid) =>
        tools.patch(sid, { op: 'replace', path: 'active', value: false }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 409]);
  });

  it('people of another organization, independent people, and those with a role as guests (T146, T153)', async () => {
    const other = await app.found('Other');
    const stranger = await app.signUp();
    const guest = await app.signUp();
    await founded.owner.client.accountInvitations.create(founded.accountSid, {
      emails: [guest.email],
      role_sid: 'IX00000000000000000000000000000103',
    });
    for (const sid of [other.owner.userSid, stranger.userSid, guest.userSid]) {
      expectRefused(await scim.call('GET', `/Users/${sid}`), 404);
      expectRefused(await scim.call('DELETE', `/Users/${sid}`), 404);
      expectRefused(await tools.patch(sid, { op: 'replace', path: 'active', value: false }), 404);
    }
    for (const email of [other.owner.email, stranger.email])
      expect((await tools.find(`userName eq "${email}"`)).json['totalResults']).toBe(0);
    await expect(stranger.client.user.get()).resolves.toMatchObject({ state: 'active' });
  });

  it('a login that is elsewhere with an address of ours (T148)', async () => {
    const domain = `${unique('late-')}.com`;
    const early = await app.signUp(`early@${domain}`);
    await app.prove(founded.owner, founded.organizationSid, domain);
    const answer = await scim.call('POST', '/Users', person(early.email));
    expectRefused(answer, 409, 'uniqueness');
    expect(answer.text).not.toContain(early.userSid);
    await expect(early.client.user.get()).resolves.toMatchObject({ organization_sid: null });
  });

  it('gives nobody a role, whatever is sent (SC-09)', async () => {
    const made = await tools.create({
      roles: [{ value: 'Owner' }],
      entitlements: ['admin'],
      userType: 'Owner',
    });
    const row = await founded.owner.client.organizationUsers.get(founded.organizationSid, made.id);
    expect(row.organization_role?.name).toBe('Standard User');
  });
});

describe('what a connection may take over (SC-03)', () => {
  it('sees people who are there already where it may, and adopts them with the first write', async () => {
    const here = await app.found('Adopting');
    const member = await app.join(here);
    const { call } = await connectScim(app, here);
    const found = await call(
      'GET',
      `/Users?filter=${encodeURIComponent(`userName eq "${member.email}"`)}`,
    );
    expect(resources(found).map(({ id }) => id)).toEqual([member.userSid]);
    const Operations = [{ op: 'replace', value: { externalId: '00u1' } }];
    const body = { schemas: [patchUrn], Operations };
    expect(shown(await call('PATCH', `/Users/${member.userSid}`, body)).externalId).toBe('00u1');
    const { items } = await here.owner.client.auditEvents.list(here.organizationSid, {
      event: 'scim_user.adopted',
    });
    expect(items).toHaveLength(1);
    // What one connection has, another neither sees nor takes.
    const second = await connectScim(app, here);
    expectRefused(await second.call('GET', `/Users/${member.userSid}`), 404);
    expectRefused(await second.call('POST', '/Users', person(member.email)), 409, 'uniqueness');
    await here.owner.client.provisioningConnections.end(
      here.organizationSid,
      (await here.owner.client.provisioningConnections.list(here.organizationSid)).items[0]?.sid ??
        '',
    );
    expect((await second.call('GET', `/Users/${member.userSid}`)).status).toBe(200);
  });

  it('sees nobody but its own where it may not', async () => {
    const here = await app.found('Strict');
    const member = await app.join(here);
    const { call } = await connectScim(app, here, { adopts_people: false });
    expect((await call('GET', '/Users')).json['totalResults']).toBe(0);
    expectRefused(await call('GET', `/Users/${member.userSid}`), 404);
    expectRefused(await call('DELETE', `/Users/${member.userSid}`), 404);
    expectRefused(await call('POST', '/Users', person(member.email)), 409, 'uniqueness');
    const mine = await call('POST', '/Users', person(`grace@${here.domain}`));
    expect(mine.status).toBe(201);
    expect((await call('GET', '/Users')).json['totalResults']).toBe(1);
  });
});
