/** Deciding about networks: who may, what a list may hold, what it shows before, what it refuses; and what is found while it is only reported. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/app.ts';
import {
  chosen,
  clientFrom,
  doorsOf,
  elsewhere,
  fetchFrom,
  here,
  letStart,
  setNetworks,
} from '../../testing/networks.ts';
import { guestAt } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';

const auditor = 'IX00000000000000000000000000000006';
const refused = 'request.network_refused';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ trustedProxies: [here] });
});
afterAll(() => app.close());

describe('deciding', () => {
  it('is for those who may; reads as it was saved, and is written down', async () => {
    const founded = await app.found();
    const at = founded.organizationSid;
    const [reader, member] = [await app.join(founded, { role: auditor }), await app.join(founded)];
    const read = await reader.client.networkPolicies.get(at);
    expect(read).toMatchObject({
      policy: { mode: 'off', networks: [], started_at: null, planned: null, version: 0 },
      accounts: [],
      your_address: here,
      findings: { people: 0, programs: 0, items: [] },
    });
    expect(read.policy.sentence).toBe('Access is open from everywhere.');
    const by = (client: typeof reader.client) =>
      outcomeOf(client.networkPolicies.update(at, chosen('enforced')));
    expect(await by(reader.client)).toBe('request.forbidden');
    expect(await outcomeOf(member.client.networkPolicies.get(at))).toBe('request.forbidden');
    const stranger = await app.found('Contoso');
    expect(await by(stranger.owner.client)).toBe('request.not_found');
    const foreign = setNetworks(founded, 'enforced', { accountSid: stranger.accountSid });
    expect(await outcomeOf(foreign)).toBe('request.not_found');
    const { key } = await founded.owner.client.apiKeys.create(at, {
      name: 'Nightly report',
      permissions: ['/bailiwick/iam/security-policies/read'],
    });
    expect(await outcomeOf(app.client(key).networkPolicies.get(at))).toBe('done');
    expect(await by(app.client(key))).toBe('request.not_for_machines');

    const networks = [here, '203.0.113.0/24', '::ffff:198.51.100.0/120', '2001:DB8::/48'];
    const saved = await setNetworks(founded, 'enforced', { networks });
    const kept = [here, '203.0.113.0/24', '198.51.100.0/24', '2001:db8::/48'];
    expect(saved).toMatchObject({
      mode: 'enforced',
      networks: kept.map((network) => ({ network, note: 'Office' })),
      version: 1,
    });
    expect(saved.sentence).toMatch(/^Access is open from 4 networks alone/);
    const { policy } = await reader.client.networkPolicies.get(at);
    expect(policy).toEqual(saved);
    const own = await setNetworks(founded, 'enforced', { accountSid: founded.accountSid });
    expect((await reader.client.networkPolicies.get(at)).accounts).toEqual([own]);
    const { items } = await founded.owner.client.auditEvents.list(at, {
      q: 'event:security_policy.changed',
    });
    expect(items).toHaveLength(2);
    expect(items[1]).toMatchObject({
      before: { policy: 'network', mode: 'off', networks: [] },
      after: { policy: 'network', mode: 'enforced', networks: saved.networks },
    });
  });

  it('refuses what is no network, and names each line with the reason', async () => {
    const founded = await app.found();
    const refusal = async (...networks: string[]) => {
      const { code, problem } = await refusalOf(setNetworks(founded, 'report_only', { networks }));
      return { code, errors: problem.errors };
    };
    expect(await refusal('203.0.113.7/24', here, '0.0.0.0/0', 'office')).toMatchObject({
      code: 'network_policy.not_accepted',
      errors: [
        {
          pointer: '/networks/0/network',
          detail:
            '203.0.113.7/24 has bits beyond its prefix: write 203.0.113.0/24, or 203.0.113.7 for the one address',
        },
        { pointer: '/networks/2/network' },
        { pointer: '/networks/3/network' },
      ],
    });
    expect(await refusal('203.0.113.0/24', '203.0.113.9', '203.0.113.0/24')).toMatchObject({
      errors: [
        {
          pointer: '/networks/1/network',
          detail: '203.0.113.9 is within 203.0.113.0/24, which is in the list',
        },
        { pointer: '/networks/2/network', detail: '203.0.113.0/24 is in the list twice' },
      ],
    });
    const many = Array.from({ length: 201 }, (_, index) => `10.0.${index}.0/24`);
    expect((await refusal(...many)).code).toBe('request.invalid');
    expect(await outcomeOf(setNetworks(founded, 'report_only', { networks: many.slice(1) }))).toBe(
      'done',
    );
  });

  it('refuses a list that shuts its author out, now or later, and not what is only reported', async () => {
    const founded = await app.found();
    const networks = ['203.0.113.0/24'];
    const startsAt = new Date(Date.now() + 86_400_000).toISOString();
    const { problem, code } = await refusalOf(setNetworks(founded, 'enforced', { networks }));
    expect(code).toBe('network_policy.author_outside');
    expect(problem).toMatchObject({
      detail: `You come from ${here}, and the list does not have it.`,
      facts: { address: here },
    });
    for (const more of [{ networks, startsAt }, { networks: [] }])
      expect(await outcomeOf(setNetworks(founded, 'enforced', more))).toBe(code);
    const accountSid = founded.accountSid;
    expect(await outcomeOf(setNetworks(founded, 'enforced', { networks, accountSid }))).toBe(code);
    expect(await outcomeOf(setNetworks(founded, 'report_only', { networks }))).toBe('done');
    // From there it is no list that shuts out.
    const there = clientFrom(app, '203.0.113.9', founded.owner.token);
    const update = there.networkPolicies.update(
      founded.organizationSid,
      chosen('enforced', { networks }),
    );
    expect(await outcomeOf(update)).toBe('done');
    expect(await outcomeOf(founded.owner.client.user.get())).toBe(refused);
    // Whoever runs the instance has a way out for them.
    const guide = readFileSync(
      new URL('../../../../../docs/guides/production.md', import.meta.url),
      'utf8',
    );
    const statement = /```sql\n(update security_policies[^`]+)```/.exec(guide)?.[1] ?? '';
    await app.superuser.query(statement.replace('ada@northwind.example', founded.owner.email));
    expect(await outcomeOf(founded.owner.client.user.get())).toBe('done');
  });

  it('sees who came first; of two at once with one version, one decides', async () => {
    const founded = await app.found();
    await setNetworks(founded, 'report_only');
    const stale = founded.owner.client.networkPolicies.update(
      founded.organizationSid,
      chosen('off'),
      { ifMatch: '"0"' },
    );
    expect(await outcomeOf(stale)).toBe('request.stale');
    const rounds = await race(3, async () => {
      const { owner, organizationSid } = await app.found();
      return (['enforced', 'report_only'] as const).map(
        (mode) => () =>
          outcomeOf(
            owner.client.networkPolicies.update(organizationSid, chosen(mode), { ifMatch: '"0"' }),
          ),
      );
    });
    for (const round of rounds)
      expect(
        round.map((one) => (one.status === 'fulfilled' ? one.value : 'thrown')).toSorted(),
      ).toEqual(['done', 'request.stale']);
  });

  it('shows before who came from outside, by number and name, and changes nothing', async () => {
    const founded = await app.found();
    const at = founded.organizationSid;
    const { client } = founded.owner;
    const [inside, outside] = [await app.join(founded), await app.join(founded)];
    const guest = await guestAt(app, founded);
    await app.superuser.query(
      `update sessions set client_address = $1 where user_id in (select id from users where email = any($2::text[]))`,
      [elsewhere, [outside.email, guest.email]],
    );
    const { key } = await client.apiKeys.create(at, {
      name: 'Nightly report',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    await clientFrom(app, '2001:db8:0:9::1', key).organizationUsers.list(at);
    const counts = async (more: Parameters<typeof chosen>[1] = {}) => {
      const shown = await client.networkPolicies.updateDryRun(at, chosen('enforced', more));
      return Object.fromEntries(shown.changes.map(({ what, count }) => [what, count]));
    };
    expect(await counts()).toEqual({
      people_outside: 2,
      sessions_outside: 2,
      api_keys_outside: 1,
      oauth_apps_outside: 0,
    });
    expect(await counts({ networks: [here, '2001:db8::/48', '198.51.100.0/24'] })).toEqual({
      people_outside: 0,
      sessions_outside: 0,
      api_keys_outside: 0,
      oauth_apps_outside: 0,
    });
    // The guest alone reaches the account, beside whoever administers it.
    expect(await counts({ accountSid: founded.accountSid })).toMatchObject({ people_outside: 1 });
    const shown = await client.networkPolicies.updateDryRun(at, chosen('enforced'));
    expect(shown.changes[0]?.names).toEqual(['Ada Okafor', 'Imogen Ilić']);
    expect(shown.you).toEqual([
      `You come from ${here}, which is in the list: nothing changes for you here.`,
      expect.stringContaining('Nobody has emergency access'),
    ]);
    expect((await client.networkPolicies.get(at)).policy.version).toBe(0);
    expect(await outcomeOf(inside.client.user.get())).toBe('done');
  });
});

describe('while it is only reported', () => {
  it('who comes from outside is let in, and stands in the list by name, kind and address', async () => {
    const founded = await app.found();
    const at = founded.organizationSid;
    const doors = await doorsOf(app, founded);
    const guest = await guestAt(app, founded);
    const found = async () => (await founded.owner.client.networkPolicies.get(at)).findings;
    await setNetworks(founded, 'off', { networks: [] });
    for (const door of Object.values(doors)) expect(await door(elsewhere)).toBe('done');
    expect(await found()).toMatchObject({ people: 0, programs: 0 });
    await setNetworks(founded, 'report_only');
    for (const door of Object.values(doors)) {
      expect(await door(here)).toBe('done');
      expect(await door(elsewhere)).toBe('done');
    }
    const there = clientFrom(app, elsewhere, guest.token);
    await there.accounts.get(founded.accountSid);
    // What is somebody else's business is not written down.
    await there.user.get();
    const findings = await found();
    expect(findings).toMatchObject({ people: 2, programs: 3 });
    const rows = findings.items.map(({ kind, name, address, account_name, requests }) => ({
      kind,
      name,
      address,
      account_name,
      requests,
    }));
    const common = { address: elsewhere, account_name: null };
    expect(rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))).toEqual([
      { kind: 'person', name: 'Ada Okafor', ...common, requests: 1 },
      { kind: 'oauth_app', name: 'Data warehouse', ...common, requests: 1 },
      { kind: 'person', name: 'Imogen Ilić', ...common, requests: 1 },
      { kind: 'api_key', name: 'Nightly report', ...common, requests: 1 },
      { kind: 'provisioning', name: 'Okta', ...common, requests: 1 },
    ]);
  });

  it('many requests within a minute are one row that is written once; of IPv6 a network of 64 bits', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'report_only', { accountSid: founded.accountSid });
    await setNetworks(founded, 'report_only');
    const from = (address: string) => clientFrom(app, address, member.token).user.get();
    await Promise.all(Array.from({ length: 20 }, (_, n) => from(`2001:db8:0:7::${n + 1}`)));
    await from('2001:db8:0:8::1');
    const { items } = (await founded.owner.client.networkPolicies.get(founded.organizationSid))
      .findings;
    expect(items.map(({ address }) => address).toSorted()).toEqual([
      '2001:db8:0:7::/64',
      '2001:db8:0:8::/64',
    ]);
    const { rows } = await app.superuser.query(
      "select requests from network_findings where address like '2001:db8:0:7:%'",
    );
    expect(rows).toEqual([{ requests: 1 }]);
  });

  it('what is refused is not reported, and what is old is neither shown nor kept', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    const at = founded.organizationSid;
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    await setNetworks(founded, 'report_only');
    await clientFrom(app, elsewhere, member.token).user.get();
    const found = async () => (await founded.owner.client.networkPolicies.get(at)).findings;
    expect((await found()).people).toBe(1);
    await setNetworks(founded, 'enforced', { startsAt });
    await letStart(app);
    const late = clientFrom(app, '192.0.2.1', member.token);
    expect(await outcomeOf(late.user.get())).toBe(refused);
    expect((await found()).items).toHaveLength(1);
    await app.superuser.query(
      "update network_findings set day = day - 32, last_seen_at = last_seen_at - interval '32 days'",
    );
    expect(await found()).toEqual({ people: 0, programs: 0, items: [] });
    await app.runJob('network_findings.prune');
    const { rows } = await app.superuser.query('select 1 from network_findings');
    expect(rows).toEqual([]);
  });
});

it('from outside no route is open but leaving, to a session and to a key', async () => {
  const founded = await app.found();
  const at = founded.organizationSid;
  const { key } = await founded.owner.client.apiKeys.create(at, {
    name: 'Nightly report',
    permissions: ['/bailiwick/iam/organization-users/read'],
  });
  const { token } = await app.join(founded);
  await setNetworks(founded, 'enforced');
  const guarded = app.app.modules
    .flatMap((module) => module.routes(app.app.kernel))
    .map(({ definition }) => definition)
    .filter(({ access, id }) => access.kind !== 'public' && id !== 'sessions.endCurrent');
  expect(guarded.length).toBeGreaterThan(250);
  const opened: string[] = [];
  for (const { method, path, face, id } of guarded) {
    for (const credential of [token, key]) {
      const answer = await fetchFrom(elsewhere)(app.url + path.replaceAll(/\{\w+\}/g, 'x'), {
        method,
        headers: { authorization: `Bearer ${credential}` },
      });
      const text = await answer.text();
      // Routes in the way of another product take keys, those of SCIM neither of the two.
      const isShut =
        face === undefined
          ? answer.status === 403 && text.includes(refused)
          : answer.status === 401 || answer.status === 403;
      if (!isShut) opened.push(`${id} ${answer.status} ${text.slice(0, 100)}`);
    }
  }
  expect(opened).toEqual([]);
  expect(await outcomeOf(clientFrom(app, elsewhere, token).sessions.endCurrent())).toBe('done');
});
