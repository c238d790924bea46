/** API keys over HTTP: what one may, and what it is worth when its maker changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  testPassword,
} from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { apiKeysIn } from '../../testing/programs.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';
const auditor = 'IX00000000000000000000000000000006';
const developer = 'IX00000000000000000000000000000103';
const iam = (name: string) => `/bailiwick/iam/${name}`;
const readUsers = iam('organization-users/read');
const readDomains = iam('domains/read');

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const { keyOf, admin, listUsers } = apiKeysIn(() => ({ app, founded }));
const giveRole = (person: Person, role_sid: string) =>
  founded.owner.client.roleAssignments.create(founded.organizationSid, {
    user_sid: person.userSid,
    role_sid,
  });

describe('a key', () => {
  it('does what it was given, and nothing else', async () => {
    const maker = await admin();
    const { client, made, key } = await keyOf(maker, [readUsers]);
    expect(made).toMatchObject({ state: 'active', made_by_sid: maker.userSid, last_used_at: null });
    expect(key.startsWith(made.starts_with)).toBe(true);
    const { items } = await client.organizationUsers.list(founded.organizationSid);
    expect(items.length).toBeGreaterThan(1);
    const refused = await refusalOf(client.domains.list(founded.organizationSid));
    expect(refused.problem).toMatchObject({
      code: 'request.forbidden',
      missing_permission: readDomains,
    });
  });

  it('changes things in its own name, with its maker in the rows that keep a person', async () => {
    const maker = await admin();
    const give = [
      iam('invitations/create'),
      iam('invitations/read'),
      iam('organization-accounts/create'),
    ];
    const { client, sid } = await keyOf(maker, give, { name: 'Hiring system' });
    const email = `fresh@${founded.domain}`;
    const { results } = await client.invitations.create(founded.organizationSid, {
      emails: [email],
    });
    expect(results[0]?.outcome).toBe('invited');
    expect((await app.mailTo(email)).text).toContain('Hiring system');
    const { items } = await client.invitations.list(founded.organizationSid);
    expect(items.find((one) => one.email === email)?.invited_by).toBe('Imogen Ilić');
    const { items: events } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      actor_sid: sid,
    });
    expect(events.map(({ event }) => event).sort()).toEqual([
      'api_key.first_used',
      'invitation.created',
    ]);
    expect(events.find(({ event }) => event === 'invitation.created')).toMatchObject({
      actor: { kind: 'api_key', sid, name: 'Hiring system', session_sid: null },
      sentence: expect.stringContaining('Hiring system') as string,
    });
  });

  it('reaches the accounts of its organization, as far as its maker does', async () => {
    const { client } = await keyOf(founded.owner, [
      '/bailiwick/account/accounts/read',
      '/bailiwick/account/accounts/update',
    ]);
    expect((await client.accounts.get(founded.accountSid)).sid).toBe(founded.accountSid);
    await client.accounts.setTags(founded.accountSid, { tags: ['nightly'] });
    expect(await outcomeOf(client.accounts.suspend(founded.accountSid))).toBe('request.forbidden');
  });

  it('owns nothing: what is the Owner’s alone cannot be given', async () => {
    for (const name of [
      'organizations/delete',
      'organizations/hand-over',
      'api-keys/create',
      'sso-profiles/update',
    ]) {
      const refused = await refusalOf(keyOf(founded.owner, [iam(name)]));
      expect(refused.problem, name).toMatchObject({
        code: 'api_key.unknown_permission',
        errors: [{ pointer: '/permissions/0' }],
      });
    }
  });

  it('sees nothing of another organization, also when its maker does', async () => {
    const other = await app.found('Others');
    const { key } = await keyOf(founded.owner, [readUsers, '/bailiwick/account/accounts/read']);
    const client = app.client(key);
    expect(await outcomeOf(client.organizationUsers.list(other.organizationSid))).toBe(
      'request.not_found',
    );
    await other.owner.client.accountInvitations.create(other.accountSid, {
      emails: [founded.owner.email],
      role_sid: developer,
    });
    const [received] = (await founded.owner.client.receivedInvitations.list()).items;
    await founded.owner.client.receivedInvitations.accept(received?.sid ?? '');
    expect(await outcomeOf(founded.owner.client.accounts.get(other.accountSid))).toBe('done');
    expect(await outcomeOf(client.accounts.get(other.accountSid))).toBe('request.not_found');
    expect(await outcomeOf(other.owner.client.apiKeys.list(founded.organizationSid))).toBe(
      'request.not_found',
    );
  });

  it('learns what it is', async () => {
    const { client, sid } = await keyOf(await admin(), [readUsers, readDomains]);
    expect(await client.machine.get()).toMatchObject({
      credential: 'api_key',
      sid,
      organization_sid: founded.organizationSid,
      permissions: [readDomains, readUsers],
      answered_for_by: 'Imogen Ilić',
    });
    expect(await outcomeOf(founded.owner.client.machine.get())).toBe('request.unauthenticated');
  });

  it('is refused with the reason where only people may', async () => {
    const { client } = await keyOf(await admin(), [iam('role-assignments/create'), readUsers]);
    const calls = [
      () => client.user.get(),
      () => client.sessions.list(),
      () => client.sessions.stepUp({ password: testPassword }),
      () => client.receivedInvitations.list(),
      () => client.apiKeys.create(founded.organizationSid, { name: 'x', permissions: [readUsers] }),
      () =>
        client.bulkChanges.check(founded.organizationSid, {
          act: 'deactivate',
          users: [founded.owner.userSid],
        }),
      () => client.passwordResets.create({ email: founded.owner.email }),
    ];
    for (const call of calls) {
      const { problem } = await refusalOf(call());
      expect(problem.code).toBe('request.not_for_machines');
      expect(problem.detail).toContain('Nightly report');
    }
  });

  it('makes nobody an administrator, not even with every permission of one', async () => {
    const { items } = await founded.owner.client.apiKeys.listPermissions(founded.organizationSid);
    const everything = items.filter(({ is_yours: yours }) => yours).map(({ name }) => name);
    expect(everything.length).toBeLessThanOrEqual(100);
    const { client } = await keyOf(founded.owner, everything);
    const member = await app.join(founded);
    const give = (role_sid: string) =>
      outcomeOf(
        client.roleAssignments.create(founded.organizationSid, {
          user_sid: member.userSid,
          role_sid,
        }),
      );
    expect(await give(administrator)).toBe('role_assignment.above_own');
    expect(await give(auditor)).toBe('done');
    expect(
      await outcomeOf(
        client.roleAssignments.create(founded.organizationSid, {
          user_sid: member.userSid,
          role_sid: developer,
          account_sid: founded.accountSid,
        }),
      ),
    ).toBe('done');
  });
});

describe('making one', () => {
  it('asks for the permission to, and for a fresh proof', async () => {
    const member = await app.join(founded);
    const refused = await refusalOf(keyOf(member));
    expect(refused.problem.missing_permission).toBe(iam('api-keys/create'));
    const maker = await admin();
    await app.superuser.query("update sessions set authenticated_at = now() - interval '1 hour'");
    expect(await outcomeOf(keyOf(maker))).toBe('request.step_up_required');
    const again = await app.signIn(maker.email);
    expect(await outcomeOf(keyOf(again))).toBe('done');
    founded = { ...founded, owner: await app.signIn(founded.owner.email) };
  });

  it('tells its maker by mail', async () => {
    const maker = await admin();
    await keyOf(maker, [readUsers], { name: 'Told about' });
    expect((await app.mailTo(maker.email)).subject).toBe(
      'The API key Told about was made in your name',
    );
  });

  it('shows the secret once, and stores none', async () => {
    const { key, sid, made } = await keyOf(founded.owner);
    const seen = JSON.stringify([
      await founded.owner.client.apiKeys.get(founded.organizationSid, sid),
      await founded.owner.client.apiKeys.list(founded.organizationSid, { page_size: 200 }),
      (await app.superuser.query('select * from api_keys')).rows,
      (await app.superuser.query('select * from audit_events')).rows,
    ]);
    expect(seen).not.toContain(key);
    expect(seen).not.toContain(key.slice(made.starts_with.length));
    expect(seen).toContain(made.starts_with);
  });

  it.each([
    [{ permissions: [] }, 'request.invalid'],
    [{ permissions: [readUsers, readUsers] }, 'request.invalid'],
    [
      { permissions: Array.from({ length: 101 }, (_, index) => `/acme/a/b/c${index}`) },
      'request.invalid',
    ],
    [{ permissions: ['everything'] }, 'request.invalid'],
    [{ permissions: ['/acme/messages/things/send'] }, 'api_key.unknown_permission'],
    [{ name: '' }, 'request.invalid'],
    [{ name: 'a\u202Eb' }, 'request.invalid'],
    [{ expires_in_days: 0 }, 'request.invalid'],
    [{ organization_id: 'x' }, 'request.invalid'],
  ])('refuses what does not fit: %j', async (wrong, code) => {
    const body = { name: 'Wrong', permissions: [readUsers], ...wrong };
    expect(
      await outcomeOf(founded.owner.client.apiKeys.create(founded.organizationSid, body)),
    ).toBe(code);
  });

  it('ends after 90 days unless something else is said', async () => {
    const days = (at: string | null) =>
      at === null ? null : Math.round((Date.parse(at) - Date.now()) / 86_400_000);
    expect(days((await keyOf(founded.owner)).made.expires_at)).toBe(90);
    expect(
      days((await keyOf(founded.owner, [readUsers], { expires_in_days: 7 })).made.expires_at),
    ).toBe(7);
    expect(
      (await keyOf(founded.owner, [readUsers], { expires_in_days: null })).made.expires_at,
    ).toBeNull();
  });
});

describe('what a key is worth', () => {
  it('shrinks with its maker on the next request, and comes back with them', async () => {
    const maker = await admin();
    const { client, sid } = await keyOf(maker, [
      readUsers,
      iam('organization-users/deactivate'),
      iam('organization-accounts/create'),
    ]);
    expect(await listUsers(client)).toBe('done');
    await giveRole(maker, auditor);
    expect(await listUsers(client)).toBe('done');
    const member = await app.join(founded);
    const deactivate = () =>
      outcomeOf(client.organizationUsers.deactivate(founded.organizationSid, member.userSid));
    expect(await deactivate()).toBe('request.forbidden');
    const seen = await founded.owner.client.apiKeys.get(founded.organizationSid, sid);
    expect(seen.in_force).toEqual([readUsers]);
    expect(seen.permissions).toHaveLength(3);
    await giveRole(maker, standardUser);
    expect(await listUsers(client)).toBe('request.forbidden');
    await giveRole(maker, administrator);
    expect(await deactivate()).toBe('done');
  });

  const ends: readonly (readonly [string, (maker: Person) => Promise<unknown>])[] = [
    [
      'deactivated and reactivated',
      async (maker) => {
        const at = [founded.organizationSid, maker.userSid] as const;
        await founded.owner.client.organizationUsers.deactivate(...at);
        await founded.owner.client.organizationUsers.reactivate(...at);
      },
    ],
    [
      'removed',
      (maker) =>
        founded.owner.client.organizationUsers.remove(founded.organizationSid, maker.userSid, {}),
    ],
    [
      'to be deleted',
      (maker) =>
        founded.owner.client.organizationUsers.delete(founded.organizationSid, maker.userSid, {}),
    ],
    [
      'given another password',
      (maker) =>
        maker.client.user.changePassword({
          current_password: testPassword,
          new_password: 'nine grey herons wade slowly',
        }),
    ],
  ];
  it.each(ends)('is nothing once its maker was %s', async (_what, act) => {
    const maker = await admin();
    const { client, sid } = await keyOf(maker);
    expect(await listUsers(client)).toBe('done');
    await act(maker);
    const refused = await refusalOf(client.machine.get());
    expect(refused.problem).toMatchObject({
      code: 'request.unauthenticated',
      detail: expect.stringContaining('Nightly report') as string,
    });
    const seen = await founded.owner.client.apiKeys.get(founded.organizationSid, sid);
    expect(seen).toMatchObject({ state: 'ended', in_force: [] });
  });

  it('is nothing once its organization was suspended, also when that is lifted', async () => {
    const other = await app.found('Suspended');
    const { api_key, key } = await other.owner.client.apiKeys.create(other.organizationSid, {
      name: 'Of a suspended one',
      permissions: [readUsers],
    });
    const client = app.client(key);
    expect(await outcomeOf(client.machine.get())).toBe('done');
    const operator = await signInOperator(app);
    await operator.operatedOrganizations.suspend(other.organizationSid, { reason: 'Unpaid' });
    expect(await outcomeOf(client.machine.get())).toBe('request.unauthenticated');
    await operator.operatedOrganizations.liftSuspension(other.organizationSid);
    expect(await outcomeOf(client.machine.get())).toBe('request.unauthenticated');
    const seen = await other.owner.client.apiKeys.get(other.organizationSid, api_key.sid);
    expect(seen.sentence).toBe('It ended when the organization was suspended.');
  });

  it('is nothing after its time', async () => {
    const { client } = await keyOf(founded.owner, [readUsers], { expires_in_days: 30 });
    const { client: endless } = await keyOf(founded.owner, [readUsers], { expires_in_days: null });
    await app.travel({ days: 31 });
    founded = { ...founded, owner: await app.signIn(founded.owner.email) };
    expect((await refusalOf(client.machine.get())).problem.detail).toContain('It expired.');
    expect(await outcomeOf(endless.machine.get())).toBe('done');
  });
});

describe('renaming and listing', () => {
  it('renames, and refuses a change of what was changed meanwhile', async () => {
    const { sid } = await keyOf(founded.owner);
    const { apiKeys } = founded.owner.client;
    const renamed = await apiKeys.update(
      founded.organizationSid,
      sid,
      { name: 'Weekly report' },
      { ifMatch: '"1"' },
    );
    expect(renamed.name).toBe('Weekly report');
    expect(
      await outcomeOf(
        apiKeys.update(founded.organizationSid, sid, { name: 'x' }, { ifMatch: '"1"' }),
      ),
    ).toBe('request.stale');
  });

  it('finds keys by what they are, and shows readers all of them', async () => {
    const maker = await admin();
    const { sid } = await keyOf(maker, [readDomains], { name: 'Find me' });
    await keyOf(maker, [readUsers], { name: 'Not me', expires_in_days: null });
    const reader = await app.join(founded, { role: auditor });
    const list = async (q: string) =>
      (await reader.client.apiKeys.list(founded.organizationSid, { q })).items.map(
        (row) => row.name,
      );
    expect(await list(`permission:${readDomains} made_by:${maker.userSid}`)).toEqual(['Find me']);
    expect(await list(`made_by:${maker.email} state:active expires:never`)).toEqual(['Not me']);
    expect(await list(sid)).toEqual(['Find me']);
    expect(await list(`made_by:${maker.userSid} used:never name:find*`)).toEqual(['Find me']);
    expect(await outcomeOf(reader.client.apiKeys.revoke(founded.organizationSid, sid))).toBe(
      'request.forbidden',
    );
  });

  it('notes the last use with its address, once a minute, and the first in the audit log', async () => {
    const { sid, client } = await keyOf(founded.owner);
    await Promise.all(Array.from({ length: 5 }, () => client.machine.get()));
    const seen = await founded.owner.client.apiKeys.get(founded.organizationSid, sid);
    expect(seen).toMatchObject({ last_used_from: '127.0.0.1' });
    await client.machine.get();
    const again = await founded.owner.client.apiKeys.get(founded.organizationSid, sid);
    expect(again.last_used_at).toBe(seen.last_used_at);
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      event: 'api_key.first_used',
      actor_sid: sid,
    });
    expect(items).toHaveLength(1);
  });
});

it('counts wrong keys by address, and lets right ones through', async () => {
  await using strict = await createTestApp({
    rateLimitMultiplier: 1,
    trustedProxies: ['127.0.0.1'],
  });
  const owner = await strict.signUp();
  const { sid } = await owner.client.organizations.create({ friendly_name: 'Flooded' });
  const { key } = await owner.client.apiKeys.create(sid, {
    name: 'Right',
    permissions: [readUsers],
  });
  const call = async (token: string, from: string) => {
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': from };
    return (await fetch(`${strict.url}/v1/machine`, { headers })).status;
  };
  const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
  const flood: number[] = [];
  for (let round = 0; round < 65; round += 1) flood.push(await call(wrong, '198.51.100.7'));
  expect(flood.filter((status) => status === 401)).toHaveLength(60);
  expect(flood.filter((status) => status === 429)).toHaveLength(5);
  expect(await call(key, '198.51.100.7')).toBe(200);
  expect(await call(wrong, '198.51.100.8')).toBe(401);
});
