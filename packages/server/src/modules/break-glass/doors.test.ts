/** What the emergency access opens, to whom, by what, and what stays closed: by single sign-on, by networks, and both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, testPassword } from '../../testing/app.ts';
import {
  enterByKey,
  enterByPassword,
  foundGuarded,
  foundWithKey,
  type Guarded,
  give,
} from '../../testing/break-glass.ts';
import { addApp, addKey, type Visitor } from '../../testing/factors.ts';
import { clientFrom, elsewhere, here, setNetworks } from '../../testing/networks.ts';
import { policyOrigin } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { setUpSaml } from '../../testing/sso.ts';

const administratorRole = 'IX00000000000000000000000000000002';
const refused = 'request.network_refused';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin, trustedProxies: [here] });
});
afterAll(() => app.close());

async function enforceSso(founded: Founded) {
  const { profileSid } = await setUpSaml(app, founded);
  const { client } = founded.owner;
  await client.ssoProfiles.enforce(founded.organizationSid, profileSid, founded.domainSid, {});
}

/** Alarms to one address so far. */
async function alarms(email: string): Promise<number> {
  const { rows } = await app.superuser.query<{ count: number }>(
    "select count(*)::int as count from mails where recipient = $1 and subject like '%used the emergency access'",
    [email],
  );
  return rows[0]?.count ?? 0;
}

const usesOf = async ({ owner, organizationSid }: Founded) =>
  (await owner.client.breakGlass.get(organizationSid)).uses;
const letPast = async ({ owner, organizationSid }: Founded) =>
  (await owner.client.auditEvents.list(organizationSid, { event: 'session.let_past' })).items;

describe('past single sign-on', () => {
  let guarded: Guarded;
  let codes: readonly string[];
  beforeAll(async () => {
    guarded = await foundWithKey(app);
    await addApp(guarded.founded.owner.client);
    ({ codes } = await guarded.founded.owner.client.recoveryCodes.create());
    await enforceSso(guarded.founded);
  });
  const code = (index: number) => ({ kind: 'recovery_code', code: codes[index] ?? '' }) as const;

  it('the Owner gets in by anything until it is given, as ever, and without this alarm', async () => {
    const { founded, key } = guarded;
    const { owner } = founded;
    expect((await enterByPassword(app, owner, code(0))).outcome).toBe('done');
    expect((await enterByKey(app, key)).outcome).toBe('done');
    expect(await usesOf(founded)).toEqual([]);
    expect((await app.mailTo(owner.email)).subject).toContain('signed in by a password');
  });

  it('once it is given, by a passkey and by nothing less', async () => {
    const { founded, key } = guarded;
    const { owner } = founded;
    await give(founded);
    expect((await enterByPassword(app, owner, code(1))).outcome).toBe('user.sso_required');
    const { problem } = await refusalOf(
      app.client().sessions.create({
        email: owner.email,
        password: testPassword,
        transport: 'bearer',
        second_factor: code(2),
      }),
    );
    expect(problem).toMatchObject({
      code: 'user.sso_required',
      who_can: 'You, by a passkey of yours',
    });
    // A code that was refused was not used up.
    expect((await owner.client.factors.get()).recovery_codes?.left).toBe(9);
    expect(await usesOf(founded)).toEqual([]);
    for (const enter of [() => enterByKey(app, key), () => enterByPassword(app, owner, key)]) {
      const { outcome, visitor } = await enter();
      expect(outcome).toBe('done');
      expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    }
    expect(await usesOf(founded)).toMatchObject([
      { past_sso: true, past_networks: false, client_address: here, seen_by: null },
      { past_sso: true, past_networks: false },
    ]);
  });

  it('a fresh proof is the passkey too, and nobody else gets in', async () => {
    const { founded, key } = guarded;
    const { visitor } = await enterByKey(app, key);
    const stepUp = async (proof: unknown) =>
      (await visitor.call('POST', '/v1/session/step-up/factor', { proof })).body.code ?? 'done';
    expect(await stepUp(code(3))).toBe('user.sso_required');
    const asked = await visitor.call('POST', '/v1/session/step-up/challenge');
    expect(await stepUp({ kind: 'passkey', credential: key.sign(asked.body) })).toBe('done');
    // Joining by a password is closed as well.
    const joining = app.join(founded, { role: administratorRole });
    expect(await outcomeOf(joining)).toBe('user.sso_required');
  });

  it('tells everybody who can act, once for each sign-in and not for each request', async () => {
    const { founded, key } = await foundGuarded(app);
    const administrator = await app.join(founded, { role: administratorRole });
    await enforceSso(founded);
    const { visitor } = await enterByKey(app, key);
    for (let request = 0; request < 3; request += 1) await visitor.call('GET', '/v1/user');
    for (const { email } of [founded.owner, administrator]) expect(await alarms(email)).toBe(1);
    const events = await letPast(founded);
    expect(events.map(({ after }) => after)).toEqual([{ past_sso: true, past_networks: false }]);
    expect(await outcomeOf(app.signIn(administrator.email))).toBe('user.sso_required');
    // No exception is told beside it.
    const { rowCount } = await app.superuser.query(
      "select 1 from mails where recipient = $1 and subject like '%signed in by a password'",
      [founded.owner.email],
    );
    expect(rowCount).toBe(0);
  });
});

describe('past the networks', () => {
  it('is closed for the Owner without it, and open with it: at the pages and the API, by that session', async () => {
    const { founded, key } = await foundWithKey(app);
    await setNetworks(founded, 'enforced');
    expect((await enterByKey(app, key, elsewhere)).outcome).toBe(refused);
    expect(await alarms(founded.owner.email)).toBe(0);
    await give(founded);
    const { visitor, outcome } = await enterByKey(app, key, elsewhere);
    expect(outcome).toBe('done');
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    const at = founded.organizationSid;
    expect((await visitor.call('GET', `/v1/organizations/${at}/network-policies`)).status).toBe(
      200,
    );
    expect(await usesOf(founded)).toMatchObject([
      { past_sso: false, past_networks: true, client_address: elsewhere },
    ]);
    expect(await alarms(founded.owner.email)).toBe(1);
    expect((await enterByPassword(app, founded.owner, key, elsewhere)).outcome).toBe('done');
    expect(await alarms(founded.owner.email)).toBe(2);
  });

  it('does not open a session that was begun inside, nor one by less: each use is told', async () => {
    const { founded, key } = await foundGuarded(app);
    const { owner } = founded;
    const { codes } = await owner.client.recoveryCodes.create();
    await setNetworks(founded, 'enforced');
    const inside = await enterByKey(app, key, here);
    expect(inside.outcome).toBe('done');
    expect(await usesOf(founded)).toEqual([]);
    expect(await outcomeOf(clientFrom(app, elsewhere, owner.token).user.get())).toBe(refused);
    const second = { kind: 'recovery_code', code: codes[0] ?? '' } as const;
    expect((await enterByPassword(app, owner, second, elsewhere)).outcome).toBe(refused);
    expect(await alarms(owner.email)).toBe(0);
  });

  it('keys and programs of the Owner stay bound, and so does a token that the session gives out', async () => {
    const { founded, key } = await foundGuarded(app);
    const { owner, organizationSid: at } = founded;
    const { key: secret } = await owner.client.apiKeys.create(at, {
      name: 'Nightly report',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    await setNetworks(founded, 'enforced');
    const { visitor } = await enterByKey(app, key, elsewhere);
    expect((await visitor.call('GET', `/v1/organizations/${at}/users`)).status).toBe(200);
    expect(await outcomeOf(clientFrom(app, elsewhere, secret).organizationUsers.list(at))).toBe(
      refused,
    );
    expect(await outcomeOf(clientFrom(app, here, secret).organizationUsers.list(at))).toBe('done');
  });

  it('does not open an account that has a list of its own', async () => {
    const { founded, key } = await foundGuarded(app);
    await setNetworks(founded, 'enforced', { accountSid: founded.accountSid });
    await setNetworks(founded, 'enforced');
    const { visitor } = await enterByKey(app, key, elsewhere);
    const account = await visitor.call('GET', `/v1/accounts/${founded.accountSid}`);
    expect(account.body.code).toBe('request.network_refused_here');
  });

  it('closes with the next request when it is ended or the passkey goes, for good', async () => {
    const { founded, key } = await foundGuarded(app);
    const { owner, organizationSid: at } = founded;
    await setNetworks(founded, 'enforced');
    const opened = async () => {
      const { visitor } = await enterByKey(app, key, elsewhere);
      return async () => (await visitor.call('GET', '/v1/user')).body.code ?? 'done';
    };
    const first = await opened();
    expect(await first()).toBe('done');
    await owner.client.breakGlass.end(at, owner.userSid);
    expect(await first()).toBe(refused);
    await give(founded);
    // What was begun under the earlier one stays closed.
    expect(await first()).toBe(refused);
    const second = await opened();
    expect(await second()).toBe('done');
    await app.superuser.query(
      'delete from passkeys where user_id = (select id from users where email = $1)',
      [owner.email],
    );
    expect(await second()).toBe(refused);
    await addKey(owner.client, policyOrigin);
    expect(await second()).toBe('request.unauthenticated');
  });

  it('is not ended by whoever is in by it', async () => {
    const { founded, key } = await foundGuarded(app);
    await setNetworks(founded, 'enforced');
    const { visitor } = await enterByKey(app, key, elsewhere);
    const path = `/v1/organizations/${founded.organizationSid}/break-glass-owners/${founded.owner.userSid}`;
    expect((await visitor.call('DELETE', path)).body.code).toBe('break_glass.in_use');
  });

  it('and its end, at once: whoever gets in is told of, and is out with the next request', async () => {
    const organizations: Founded[] = [];
    const visitors: Visitor[] = [];
    const outcomes = await race(6, async () => {
      const { founded, key } = await foundGuarded(app);
      const { owner, organizationSid: at } = founded;
      await setNetworks(founded, 'enforced');
      organizations.push(founded);
      const enter = async () => {
        const { visitor, outcome } = await enterByKey(app, key, elsewhere);
        visitors.push(visitor);
        return outcome;
      };
      return [enter, () => outcomeOf(owner.client.breakGlass.end(at, owner.userSid))];
    });
    expect(visitors).toHaveLength(6);
    for (const [round, [entering, ending]] of outcomes.entries()) {
      const founded = organizations[round];
      if (entering?.status !== 'fulfilled' || founded === undefined)
        throw new Error('nobody entered');
      expect(ending).toMatchObject({ value: 'done' });
      expect(['done', refused]).toContain(entering.value);
      const times = entering.value === 'done' ? 1 : 0;
      expect(await alarms(founded.owner.email)).toBe(times);
      expect(await usesOf(founded)).toHaveLength(times);
      expect((await visitors[round]?.call('GET', '/v1/user'))?.status).not.toBe(200);
    }
  });

  it('past both at once is one alarm', async () => {
    const { founded, key } = await foundGuarded(app);
    await enforceSso(founded);
    await setNetworks(founded, 'enforced');
    expect((await enterByKey(app, key, elsewhere)).outcome).toBe('done');
    expect((await letPast(founded)).map(({ after }) => after)).toEqual([
      { past_sso: true, past_networks: true },
    ]);
    expect(await alarms(founded.owner.email)).toBe(1);
  });
});
