/** Provisioning connections: who makes one, what its tokens are worth, the brake, the trial, and what is kept of its requests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { connectScim, patchUrn, scimCaller, userUrn } from '../../testing/scim.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const connections = (of: Founded = founded) => of.owner.client.provisioningConnections;
const person = (domain: string, more: Record<string, unknown> = {}) => ({
  schemas: [userUrn],
  userName: `${unique('grace')}@${domain}`,
  name: { givenName: 'Grace', familyName: 'Hopper' },
  ...more,
});
const deactivation = {
  schemas: [patchUrn],
  Operations: [{ op: 'replace', value: { active: false } }],
};

describe('making one', () => {
  it('shows the token once, with where to send and what comes next', async () => {
    const here = await app.found('Making');
    const { connection, token } = await connections(here).create(here.organizationSid, {
      name: 'Okta',
      adopts_people: false,
    });
    expect(token).toMatch(/^bwp_[\w-]{43}$/);
    expect(connection).toMatchObject({
      state: 'waiting',
      base_url: expect.stringMatching(/\/scim\/v2$/),
      brake_percent: 10,
      is_dry_run: false,
      tokens: [{ starts_with: token.slice(0, 12), last_used_at: null }],
      held: { count: 0, names: [] },
    });
    const read = await connections(here).get(here.organizationSid, connection.sid);
    expect(JSON.stringify(read)).not.toContain(token);
    expect(await scimCaller(app, token)('GET', '/Users')).toMatchObject({ status: 200 });
    const after = await connections(here).get(here.organizationSid, connection.sid);
    expect(after.state).toBe('working');
    expect(after.tokens[0]?.last_used_at).not.toBeNull();
    const { rows } = await app.superuser.query<{ text: string }>(
      `select t::text as text from provisioning_tokens t`,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain(token);
  });

  it('is for whoever holds what Administrators hold, with a fresh proof', async () => {
    const admin = await app.join(founded, { role: 'IX00000000000000000000000000000002' });
    const made = await admin.client.provisioningConnections.create(founded.organizationSid, {
      name: 'Entra ID',
      adopts_people: true,
    });
    expect(made.connection.made_by).toBe('Imogen Ilić');
    for (const role of [
      'IX00000000000000000000000000000003',
      'IX00000000000000000000000000000006',
    ]) {
      const other = await app.join(founded, { role });
      const attempt = other.client.provisioningConnections.create(founded.organizationSid, {
        name: 'Mine',
        adopts_people: true,
      });
      await expect(attempt).rejects.toMatchObject({ status: 403 });
    }
    await app.superuser.query(
      `update sessions set authenticated_at = now() - interval '1 day' where user_id =
      (select id from users where email = $1)`,
      [admin.email],
    );
    const late = admin.client.provisioningConnections.create(founded.organizationSid, {
      name: 'Late',
      adopts_people: true,
    });
    await expect(late).rejects.toMatchObject({ code: 'request.step_up_required' });
  });

  it("goes on when whoever made it leaves: what it does is the organization's", async () => {
    const here = await app.found('Leaving');
    const admin = await app.join(here, { role: 'IX00000000000000000000000000000002' });
    const { token } = await admin.client.provisioningConnections.create(here.organizationSid, {
      name: 'Okta',
      adopts_people: true,
    });
    await here.owner.client.organizationUsers.deactivate(here.organizationSid, admin.userSid);
    const made = await scimCaller(app, token)('POST', '/Users', person(here.domain));
    expect(made.status, made.text).toBe(201);
  });

  it('ends with ten', async () => {
    const here = await app.found('Ten');
    const make = () =>
      connections(here).create(here.organizationSid, { name: 'One', adopts_people: false });
    for (let made = 0; made < 10; made += 1) await make();
    await expect(make()).rejects.toMatchObject({ code: 'provisioning_connection.too_many' });
  });
});

describe('tokens', () => {
  it('two work at once, for rotation; a third is refused; a revoked one is dead at once', async () => {
    const one = await connectScim(app, founded);
    const second = await connections().createToken(founded.organizationSid, one.sid, {
      expires_in_days: 30,
    });
    for (const token of [one.token, second.token])
      expect((await scimCaller(app, token)('GET', '/Users?count=0')).status).toBe(200);
    await expect(
      connections().createToken(founded.organizationSid, one.sid, {}),
    ).rejects.toMatchObject({ code: 'provisioning_connection.too_many_tokens' });
    const [older] = second.connection.tokens;
    await connections().revokeToken(founded.organizationSid, one.sid, older?.sid ?? '');
    expect((await one.call('GET', '/Users')).status).toBe(401);
    expect((await scimCaller(app, second.token)('GET', '/Users?count=0')).status).toBe(200);
    await expect(
      connections().revokeToken(founded.organizationSid, one.sid, older?.sid ?? ''),
    ).rejects.toMatchObject({ code: 'provisioning_connection.token_over' });
  });

  it('of many that are made at once, one is the second', async () => {
    for (let round = 0; round < Number(process.env['RACE_ROUNDS'] ?? 5); round += 1) {
      const here = await app.found('Many tokens');
      const one = await connectScim(app, here);
      const made = await Promise.allSettled(
        Array.from({ length: 4 }, () =>
          connections(here).createToken(here.organizationSid, one.sid, {}),
        ),
      );
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { tokens } = await connections(here).get(here.organizationSid, one.sid);
      expect(tokens).toHaveLength(2);
    }
  });

  it('works for a year at most, and not a moment longer', async () => {
    const attempt = connections().create(founded.organizationSid, {
      name: 'Long',
      adopts_people: true,
      expires_in_days: 366,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'request.invalid' });
    const one = await connectScim(app, founded);
    await app.superuser.query(
      `update provisioning_tokens set created_at = now() - interval '8 days', expires_at = now() - interval '1 second' where connection_id =
        (select id from provisioning_connections order by id desc limit 1)`,
    );
    expect((await one.call('GET', '/Users')).status).toBe(401);
    const read = await connections().get(founded.organizationSid, one.sid);
    expect(read.state).toBe('without_token');
  });

  it('is dead when its organization is stopped, and when the connection ends', async () => {
    const here = await app.found('Stopped');
    const one = await connectScim(app, here);
    const impact = await connections(here).endDryRun(here.organizationSid, one.sid);
    expect(JSON.stringify(impact)).toContain('tokens_ended');
    const made = await one.call('POST', '/Users', person(here.domain));
    await connections(here).end(here.organizationSid, one.sid);
    expect((await one.call('GET', '/Users')).status).toBe(401);
    const row = await here.owner.client.organizationUsers.get(
      here.organizationSid,
      String(made.json['id']),
    );
    expect(row.state).toBe('active');
    const other = await connectScim(app, here);
    await app.superuser.query(
      `update organizations set state = 'suspended' where id = (
      select organization_id from users where email = $1)`,
      [here.owner.email],
    );
    expect((await other.call('GET', '/Users')).status).toBe(401);
  });

  it("is nobody else's to see or change", async () => {
    const one = await connectScim(app, founded);
    const other = await app.found('Elsewhere');
    const calls = [
      () => connections(other).get(other.organizationSid, one.sid),
      () => connections(other).update(other.organizationSid, one.sid, { name: 'Mine' }),
      () => connections(other).createToken(other.organizationSid, one.sid, {}),
      () => connections(other).release(other.organizationSid, one.sid),
      () => connections(other).end(other.organizationSid, one.sid),
      () => connections(other).listRequests(other.organizationSid, one.sid),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ status: 404 });
  });
});

describe('changing one', () => {
  it('takes what is sent and leaves the rest, by the version that was read', async () => {
    const one = await connectScim(app, founded);
    const changed = await connections().update(founded.organizationSid, one.sid, {
      name: 'Entra ID',
      brake_percent: 20,
    });
    expect(changed).toMatchObject({ name: 'Entra ID', brake_percent: 20, adopts_people: true });
    const stale = connections().update(
      founded.organizationSid,
      one.sid,
      { is_dry_run: true },
      { ifMatch: '"1"' },
    );
    await expect(stale).rejects.toMatchObject({ status: 412 });
    for (const brake_percent of [0, 101, 5.5])
      await expect(
        connections().update(founded.organizationSid, one.sid, { brake_percent }),
      ).rejects.toMatchObject({ status: 400 });
  });
});

describe('a trial', () => {
  it('tells what would have happened, and keeps nothing of it', async () => {
    const here = await app.found('Trial');
    const one = await connectScim(app, here, { is_dry_run: true });
    const member = await app.join(here);
    const body = person(here.domain);
    const made = await one.call('POST', '/Users', body);
    expect(made.status).toBe(403);
    expect(made.json['detail']).toContain(`It would have worked for ${body.userName}`);
    const path = `/Users/${member.userSid}`;
    expect((await one.call('PATCH', path, deactivation)).status).toBe(403);
    expect((await one.call('DELETE', path)).status).toBe(403);
    const wrong = await one.call('POST', '/Users', person('gmail.com'));
    expect(wrong.json['scimType']).toBe('invalidValue');
    await expect(member.client.user.get()).resolves.toMatchObject({ state: 'active' });
    expect((await one.call('GET', '/Users')).json['totalResults']).toBe(2);
    const read = await connections(here).get(here.organizationSid, one.sid);
    expect(read.state).toBe('trying');
    await connections(here).update(here.organizationSid, one.sid, { is_dry_run: false });
    expect((await one.call('POST', '/Users', body)).status).toBe(201);
  });
});

describe('the brake', () => {
  it('holds a sync that would keep out too many, until an administrator lets it go', async () => {
    const here = await app.found('Brake');
    const one = await connectScim(app, here, { brake_percent: 10 });
    const ids: string[] = [];
    for (let made = 0; made < 9; made += 1) {
      const answer = await one.call('POST', '/Users', person(here.domain));
      ids.push(String(answer.json['id']));
    }
    const keepOut = (id: string) => one.call('PATCH', `/Users/${id}`, deactivation);
    for (const id of ids.slice(0, 5)) expect((await keepOut(id)).status).toBe(200);
    for (const id of ids.slice(5, 8)) {
      const held = await keepOut(id);
      expect(held.status).toBe(429);
      expect(held.headers.get('retry-after')).toBe('3600');
      expect((await one.call('GET', `/Users/${id}`)).json['active']).toBe(true);
    }
    expect((await one.call('DELETE', `/Users/${ids[5] ?? ''}`)).status).toBe(429);
    const read = await connections(here).get(here.organizationSid, one.sid);
    expect(read).toMatchObject({ state: 'held', held: { count: 3 } });
    expect(read.held.names).toContain('Grace Hopper');
    expect(read.sentence).toContain('3 people');
    const impact = await connections(here).releaseDryRun(here.organizationSid, one.sid);
    expect(JSON.stringify(impact)).toContain('people_deactivated');
    expect((await keepOut(ids[5] ?? '')).status).toBe(429);
    const released = await connections(here).release(here.organizationSid, one.sid);
    expect(released.state).toBe('working');
    for (const id of ids.slice(5, 8)) expect((await keepOut(id)).status).toBe(200);
    await expect(connections(here).release(here.organizationSid, one.sid)).rejects.toMatchObject({
      code: 'provisioning_connection.not_held',
    });
  });

  it('is told to those who can let it go, once, and stands on the attention list until they do', async () => {
    const here = await app.found('Told');
    const admin = await app.join(here, { role: 'IX00000000000000000000000000000002' });
    const auditor = await app.join(here, { role: 'IX00000000000000000000000000000006' });
    const one = await connectScim(app, here, { brake_percent: 10 });
    const ids: string[] = [];
    for (let made = 0; made < 8; made += 1)
      ids.push(String((await one.call('POST', '/Users', person(here.domain))).json['id']));
    const kinds = async () =>
      (await here.owner.client.attention.get(here.organizationSid)).items.map(({ kind }) => kind);
    expect(await kinds()).not.toContain('provisioning_held');
    const statuses = (
      await Promise.all(ids.map((id) => one.call('PATCH', `/Users/${id}`, deactivation)))
    ).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    await expect
      .poll(async () => {
        const { rowCount } = await app.superuser.query(
          `select 1 from graphile_worker.jobs where task_identifier = 'provisioning.tell_held'`,
        );
        return rowCount;
      })
      .toBe(0);
    for (const { email } of [here.owner, admin]) {
      const mail = await app.mailTo(email);
      expect(mail.subject).toBe('The brake of Okta holds');
      expect(mail.text).toContain('beyond 10 % within a day');
      expect(mail.text).toContain(`/admin/provisioning/${one.sid}`);
    }
    const [item] = (await here.owner.client.attention.get(here.organizationSid)).items.filter(
      ({ kind }) => kind === 'provisioning_held',
    );
    expect(item).toMatchObject({
      count: 1,
      subjects: [{ sid: one.sid, name: 'Okta', until: null }],
    });
    const { items } = await here.owner.client.auditEvents.list(here.organizationSid, {
      event: 'provisioning_connection.held',
    });
    expect(items.map(({ actor }) => actor.kind)).toEqual(['system']);
    const { rows } = await app.superuser.query<{ count: string }>(
      `select count(*) from mails where subject = 'The brake of Okta holds' and recipient = any($1)`,
      [[here.owner.email, admin.email, auditor.email]],
    );
    expect(Number(rows[0]?.count)).toBe(2);
    await connections(here).release(here.organizationSid, one.sid);
    expect(await kinds()).not.toContain('provisioning_held');
  });

  it('lets five at once through, and not six', async () => {
    const here = await app.found('Brakes');
    const one = await connectScim(app, here, { brake_percent: 1 });
    const ids = await Promise.all(
      Array.from({ length: 8 }, async () =>
        String((await one.call('POST', '/Users', person(here.domain))).json['id']),
      ),
    );
    const answers = await Promise.all(
      ids.map((id) => one.call('PATCH', `/Users/${id}`, deactivation)),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  });
});

describe('what is kept of its requests', () => {
  it('each with its answer, without secrets, cut off', async () => {
    const here = await app.found('Requests');
    const one = await connectScim(app, here);
    const body = person(here.domain, { password: 'Very$ecret1', displayName: 'G. H.' });
    const made = await one.call('POST', '/Users', body);
    await one.call('POST', '/Users', body);
    await one.call('GET', '/Users?filter=nonsense');
    await one.call('POST', '/Users', person('gmail.com', { title: 'x'.repeat(20_000) }));
    const { items } = await connections(here).listRequests(here.organizationSid, one.sid);
    expect(items.map(({ method, status, refusal }) => [method, status, refusal])).toEqual([
      ['POST', 400, 'scim.invalid_value'],
      ['GET', 400, 'scim.invalid_filter'],
      ['POST', 409, 'user.email_taken'],
      ['POST', 201, null],
    ]);
    const [long, , , first] = items;
    expect(JSON.stringify(items)).not.toContain('Very$ecret1');
    expect(first?.body).toContain('"password":"(removed)"');
    expect(first?.answer).toContain(String(made.json['id']));
    expect(first?.address).toBe('/scim/v2/Users');
    expect(long?.body?.length).toBeLessThan(8_100);
  });

  it('is gone after a week', async () => {
    const here = await app.found('Week');
    const one = await connectScim(app, here);
    await one.call('GET', '/Users');
    await app.superuser.query(
      `update provisioning_requests set received_at = received_at - interval '8 days' where connection_id =
        (select id from provisioning_connections order by id desc limit 1)`,
    );
    const asked = () => connections(here).listRequests(here.organizationSid, one.sid);
    expect((await asked()).items).toEqual([]);
    await app.runJob('provisioning.forget');
    const { rows } = await app.superuser.query(
      `select 1 from provisioning_requests where received_at < now() - interval '7 days'`,
    );
    expect(rows).toEqual([]);
    await one.call('GET', '/Users?count=0');
    expect((await asked()).items.map(({ address }) => address)).toEqual(['/scim/v2/Users?count=0']);
  });
});
