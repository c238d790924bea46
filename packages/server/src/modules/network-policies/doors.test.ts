/** From outside of the networks: every kind of credential, in each state of a rule, at the organization and at one account. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, testPassword } from '../../testing/app.ts';
import { Visitor } from '../../testing/factors.ts';
import {
  clientFrom,
  type Doors,
  doorsOf,
  elsewhere,
  fetchFrom,
  here,
  letStart,
  setNetworks,
} from '../../testing/networks.ts';
import { guestAt, policyOrigin } from '../../testing/policies.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { createSsoBrowser, setUpSaml, signInBySaml } from '../../testing/sso.ts';

const administrator = 'IX00000000000000000000000000000002';
const developer = 'IX00000000000000000000000000000103';
const refused = 'request.network_refused';
const refusedHere = 'request.network_refused_here';
const kinds = ['session', 'API key', 'access token', 'token endpoint', 'SCIM token'] as const;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin, trustedProxies: [here] });
});
afterAll(() => app.close());

describe('by each kind of credential', () => {
  let founded: Founded;
  let doors: Doors;
  beforeAll(async () => {
    founded = await app.found();
    doors = await doorsOf(app, founded);
  });
  const both = async (kind: (typeof kinds)[number]) => ({
    inside: await doors[kind](here),
    outside: await doors[kind](elsewhere),
  });

  it.each(kinds)('%s: open while it is off, or only reported', async (kind) => {
    await setNetworks(founded, 'off', { networks: [] });
    expect(await both(kind)).toEqual({ inside: 'done', outside: 'done' });
    await setNetworks(founded, 'report_only');
    expect(await both(kind)).toEqual({ inside: 'done', outside: 'done' });
  });

  it.each(kinds)('%s: refused from outside once it counts, at the next request', async (kind) => {
    await setNetworks(founded, 'enforced');
    expect(await both(kind)).toEqual({ inside: 'done', outside: refused });
    // Edited while it lives.
    await setNetworks(founded, 'enforced', { networks: [here, '198.51.100.0/24'] });
    expect(await both(kind)).toEqual({ inside: 'done', outside: 'done' });
    await setNetworks(founded, 'enforced');
    expect(await both(kind)).toEqual({ inside: 'done', outside: refused });
    await setNetworks(founded, 'off');
    expect(await both(kind)).toEqual({ inside: 'done', outside: 'done' });
  });

  it.each(kinds)('%s: open until a rule of a day to come starts, by itself', async (kind) => {
    await setNetworks(founded, 'off', { networks: [] });
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await setNetworks(founded, 'enforced', { startsAt });
    expect(planned).toMatchObject({
      mode: 'off',
      planned: { mode: 'enforced', networks: [{ network: here, note: 'Office' }] },
    });
    expect(await both(kind)).toEqual({ inside: 'done', outside: 'done' });
    await letStart(app);
    expect(await both(kind)).toEqual({ inside: 'done', outside: refused });
  });

  it.each(kinds)('%s: the rule of another organization is none of theirs', async (kind) => {
    await setNetworks(founded, 'off');
    await setNetworks(await app.found('Contoso'), 'enforced');
    expect(await both(kind)).toEqual({ inside: 'done', outside: 'done' });
  });
});

describe('what is refused', () => {
  it('names the rule, from where one comes, and who can change it; only leaving is open', async () => {
    const founded = await app.found();
    const { token, email } = await app.join(founded);
    await setNetworks(founded, 'enforced');
    const outside = clientFrom(app, elsewhere, token);
    const { problem, status } = await refusalOf(outside.user.get());
    expect(status).toBe(403);
    expect(problem).toMatchObject({
      detail: `Northwind Traders allows access only from its own networks. You come from ${elsewhere}.`,
      who_can: 'The Owner or an Administrator of Northwind Traders',
      facts: { organization: 'Northwind Traders', address: elsewhere },
    });
    expect(await outcomeOf(outside.accounts.get(founded.accountSid))).toBe(refused);
    expect(await outcomeOf(outside.sessions.stepUp({ password: testPassword }))).toBe(refused);
    // Where anybody may ask, they are anybody.
    expect(await outcomeOf(outside.sessions.options({ email }))).toBe('done');
    expect(await outcomeOf(outside.sessions.endCurrent())).toBe('done');
    expect(await outcomeOf(clientFrom(app, here, token).user.get())).toBe(
      'request.unauthenticated',
    );
  });

  it('is no use of a credential, and keeps no session alive', async () => {
    const founded = await app.found();
    const doors = await doorsOf(app, founded);
    await setNetworks(founded, 'enforced');
    await app.superuser.query(
      `with a as (update sessions set last_seen_at = now() - interval '50 minutes' returning 1)
        update api_keys set last_used_at = null, last_used_from = null`,
    );
    expect(await doors.session(elsewhere)).toBe(refused);
    expect(await doors['API key'](elsewhere)).toBe(refused);
    const noted = await app.superuser.query(
      `select (select count(*)::int from sessions where last_seen_at > now() - interval '40 minutes') as seen,
        (select count(*)::int from api_keys where last_used_at is not null) as used`,
    );
    expect(noted.rows).toEqual([{ seen: 0, used: 0 }]);
    expect(await doors.session(here)).toBe('done');
  });

  it('is told before a second factor is asked for that would not help', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced');
    await app.superuser.query(
      `insert into security_policies (scope_id, kind, organization_id, rule)
        select organization_id, 'second_factor', organization_id, '{"required_of": "everyone", "phishing_resistant": false}'
        from users where email = $1`,
      [member.email],
    );
    expect(await outcomeOf(clientFrom(app, elsewhere, member.token).user.get())).toBe(refused);
    expect(await outcomeOf(member.client.user.get())).toBe('request.second_factor_owed');
  });
});

describe('signing in', () => {
  const signIn = (address: string, email: string, password = testPassword) =>
    outcomeOf(clientFrom(app, address).sessions.create({ email, password, transport: 'bearer' }));

  it('is refused after the password and not before, and leaves nothing behind', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced');
    expect(await signIn(elsewhere, member.email)).toBe(refused);
    expect(await signIn(elsewhere, member.email, 'quite another password')).toBe('session.refused');
    expect(await signIn(elsewhere, `nobody@${founded.domain}`)).toBe('session.refused');
    expect((await member.client.sessions.list()).items).toHaveLength(1);
    expect(await signIn(here, member.email)).toBe('done');
  });

  it('by the provider of the company is refused as well', async () => {
    const founded = await app.found();
    const setup = await setUpSaml(app, founded);
    const member = await app.join(founded);
    const signInFrom = async (networks: string[]) => {
      await app.superuser.query(
        `update security_policies set rule = jsonb_build_object('mode', 'enforced', 'networks',
          (select jsonb_agg(jsonb_build_object('network', n, 'note', '')) from unnest($1::text[]) n)) where kind = 'network'`,
        [networks],
      );
      const browser = createSsoBrowser(app);
      const got = await signInBySaml(app, setup, { nameId: member.email }, { browser });
      return { status: got.status, inside: (await browser.get('/v1/user')).status };
    };
    await setNetworks(founded, 'enforced');
    expect(await signInFrom([here])).toEqual({ status: 200, inside: 200 });
    expect(await signInFrom(['203.0.113.0/24'])).toEqual({ status: 403, inside: 401 });
  });

  it('by an invitation that makes a login is refused, and the link works from inside', async () => {
    const founded = await app.found();
    await setNetworks(founded, 'enforced');
    const email = `nora@${founded.domain}`;
    await founded.owner.client.invitations.create(founded.organizationSid, { emails: [email] });
    const token = await app.tokenFor(email);
    const accept = (address: string) =>
      outcomeOf(
        clientFrom(app, address).invitations.accept({
          token,
          first_name: 'Nora',
          last_name: 'Haddad',
          password: testPassword,
          transport: 'bearer',
        }),
      );
    expect(await accept(elsewhere)).toBe(refused);
    expect(await accept(here)).toBe('done');
  });

  it('an invitation is not accepted from outside by whoever has a login either', async () => {
    const founded = await app.found();
    const guest = await app.signUp();
    await setNetworks(founded, 'enforced');
    await founded.owner.client.accountInvitations.create(founded.accountSid, {
      emails: [guest.email],
      role_sid: developer,
    });
    const [item] = (await guest.client.receivedInvitations.list()).items;
    const accept = (address: string) =>
      outcomeOf(clientFrom(app, address, guest.token).receivedInvitations.accept(item?.sid ?? ''));
    expect(await accept(elsewhere)).toBe(refused);
    expect(await accept(here)).toBe('done');
  });
});

describe('at an account', () => {
  it('its own list is asked of everybody beside that of the organization, and nothing else closes', async () => {
    const founded = await app.found();
    const { client } = founded.owner;
    const at = founded.organizationSid;
    const other = await client.organizationAccounts.create(at, { friendly_name: 'Staging' });
    const below = await client.subaccounts.create(founded.accountSid, { friendly_name: 'Below' });
    const both = [founded.accountSid, other.sid].map((account_sid) => ({
      account_sid,
      role_sid: developer,
    }));
    const member = await app.join(founded, { accounts: both });
    const chief = await app.join(founded, { role: administrator });
    const guest = await guestAt(app, founded, founded.accountSid, other.sid);
    const { key } = await client.apiKeys.create(at, {
      name: 'Accounts',
      permissions: ['/bailiwick/account/accounts/read'],
    });
    await setNetworks(founded, 'enforced', { accountSid: founded.accountSid });
    for (const token of [member.token, chief.token, guest.token, key]) {
      const outside = clientFrom(app, elsewhere, token);
      const open = (sid: string) => outcomeOf(outside.accounts.get(sid));
      expect(await open(founded.accountSid)).toBe(refusedHere);
      expect(await open(below.sid)).toBe(refusedHere);
      expect(await open(other.sid)).toBe('done');
      expect(await outcomeOf(clientFrom(app, here, token).accounts.get(founded.accountSid))).toBe(
        'done',
      );
    }
    const { problem } = await refusalOf(
      clientFrom(app, elsewhere, guest.token).accounts.get(founded.accountSid),
    );
    expect(problem.detail).toBe(
      `Production allows access only from certain networks. You come from ${elsewhere}.`,
    );
    // Stricter still: inside of the organization, and not of the account.
    const networks = [here, '198.51.100.0/24'];
    await setNetworks(founded, 'enforced', { networks });
    const outside = clientFrom(app, elsewhere, member.token);
    expect(await outcomeOf(outside.user.get())).toBe('done');
    expect(await outcomeOf(outside.accounts.get(founded.accountSid))).toBe(refusedHere);
    // And an address that only the account has does not pass that of the organization.
    await setNetworks(founded, 'enforced');
    await setNetworks(founded, 'enforced', { accountSid: founded.accountSid, networks });
    expect(await outcomeOf(outside.accounts.get(founded.accountSid))).toBe(refused);
    // A stranger learns nothing.
    const stranger = await app.signUp();
    expect(
      await outcomeOf(clientFrom(app, elsewhere, stranger.token).accounts.get(founded.accountSid)),
    ).toBe('request.not_found');
  });

  it('people from outside are asked by the organization at its accounts, and nowhere else', async () => {
    const founded = await app.found();
    const guest = await guestAt(app, founded);
    await setNetworks(founded, 'enforced');
    const outside = clientFrom(app, elsewhere, guest.token);
    expect(await outcomeOf(outside.accounts.get(founded.accountSid))).toBe(refused);
    expect(await outcomeOf(outside.user.get())).toBe('done');
    expect(await outcomeOf(guest.client.accounts.get(founded.accountSid))).toBe('done');
  });

  it('its list is gone with it: in another organization it counts for nobody', async () => {
    const founded = await app.found();
    const member = await app.join(founded, {
      accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
    });
    await setNetworks(founded, 'enforced', { accountSid: founded.accountSid });
    const contoso = await app.found('Contoso');
    await app.superuser.query(
      `update security_policies set organization_id = (select organization_id from users where email = $1)
        where account_id is not null and kind = 'network'`,
      [contoso.owner.email],
    );
    const outside = clientFrom(app, elsewhere, member.token);
    expect(await outcomeOf(outside.accounts.get(founded.accountSid))).toBe('done');
  });
});

describe('an address', () => {
  it('of IPv6 is inside by its network, and one that is mapped is the IPv4 that it means', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced', {
      networks: [here, '2001:db8:0:1::/64', '203.0.113.0/24'],
    });
    const from = (address: string) => outcomeOf(clientFrom(app, address, member.token).user.get());
    expect(await from('2001:db8:0:1:aaaa:bbbb:cccc:dddd')).toBe('done');
    expect(await from('[2001:db8:0:1::9]:4711')).toBe('done');
    expect(await from('2001:db8:0:2::1')).toBe(refused);
    expect(await from('::ffff:203.0.113.9')).toBe('done');
    expect(await from('::ffff:203.0.114.9')).toBe(refused);
    expect(await from('fe80::1%eth0')).toBe(refused);
  });

  it('that a stranger writes into a header changes nothing', async () => {
    const direct = await createTestApp({ publicUrl: policyOrigin });
    try {
      const founded = await direct.found();
      const member = await direct.join(founded);
      await setNetworks(founded, 'enforced');
      // Whoever is no proxy of ours is where their connection comes from, whatever they say.
      const outside = clientFrom(direct, elsewhere, member.token);
      expect(await outcomeOf(outside.user.get())).toBe('done');
      await direct.superuser.query(
        `update security_policies set rule = jsonb_set(rule, '{networks}', '[{"network": "${elsewhere}", "note": ""}]') where kind = 'network'`,
      );
      const spoofed = await refusalOf(clientFrom(direct, elsewhere, member.token).user.get());
      expect(spoofed.problem.facts).toMatchObject({ address: here });
    } finally {
      await direct.close();
    }
  });

  it('left of an untrusted hop counts for nothing', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced', { networks: [here, '203.0.113.7'] });
    const from = (address: string) => outcomeOf(clientFrom(app, address, member.token).user.get());
    expect(await from(`203.0.113.7, ${elsewhere}`)).toBe(refused);
    expect(await from(`${elsewhere}, 203.0.113.7`)).toBe('done');
  });
});

it('a cookie is as much as a token: the pages of somebody outside are signed out by leaving alone', async () => {
  const founded = await app.found();
  const member = await app.join(founded);
  const visitor = new Visitor(app.url, policyOrigin);
  const { status } = await visitor.call('POST', '/v1/sessions', {
    email: member.email,
    password: testPassword,
  });
  expect(status).toBe(201);
  await setNetworks(founded, 'enforced');
  expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
  await app.superuser.query(
    `update security_policies set rule = jsonb_set(rule, '{networks}', '[]') where kind = 'network'`,
  );
  expect((await visitor.call('GET', '/v1/user')).body.code).toBe(refused);
  expect((await visitor.call('DELETE', '/v1/session')).status).toBe(204);
  expect((await fetchFrom(here)(`${app.url}/v1/session`)).status).toBe(401);
});
