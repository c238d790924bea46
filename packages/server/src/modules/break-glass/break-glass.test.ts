/** Giving and ending the emergency access: who may, to whom, what it amounts to, and what ends it by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/app.ts';
import { enterByKey, foundGuarded, foundWithKey, give } from '../../testing/break-glass.ts';
import { addKey } from '../../testing/factors.ts';
import { chosen, clientFrom, elsewhere, here, setNetworks } from '../../testing/networks.ts';
import { policyOrigin } from '../../testing/policies.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { setUpSaml } from '../../testing/sso.ts';

const administratorRole = 'IX00000000000000000000000000000002';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin, trustedProxies: [here] });
});
afterAll(() => app.close());

const kindsOf = async (client: Person['client'], at: string) =>
  (await client.attention.get(at)).items.map(({ kind }) => kind);

describe('who has it', () => {
  it('is nobody, until the Owner gives it to themselves; both are told and written down', async () => {
    const { founded } = await foundWithKey(app);
    const { owner, organizationSid: at } = founded;
    const administrator = await app.join(founded, { role: administratorRole });
    const before = await owner.client.breakGlass.get(at);
    expect(before).toMatchObject({
      owners: [],
      owner: { user_sid: owner.userSid, has_passkey: true },
      is_advised: false,
      uses: [],
      unseen: 0,
    });
    const impact = await owner.client.breakGlass.nameDryRun(at, owner.userSid);
    expect(impact.changes).toMatchObject([{ what: 'people_told', count: 2 }]);
    expect(impact.you[0]).toContain('your passkey is your only other way in');
    expect((await owner.client.breakGlass.get(at)).owners).toEqual([]);
    const named = await give(founded);
    expect(named).toMatchObject({ user_sid: owner.userSid, email: owner.email });
    expect(await outcomeOf(give(founded))).toBe('break_glass.already');
    expect((await owner.client.breakGlass.get(at)).owners).toEqual([named]);
    for (const { email } of [owner, administrator])
      expect((await app.mailTo(email)).subject).toContain('has the emergency access from now on');
    const { items } = await owner.client.auditEvents.list(at, { event: 'break_glass.named' });
    expect(items).toMatchObject([{ target: { sid: owner.userSid } }]);
  });

  it('wants a passkey: an authenticator app is not enough', async () => {
    const founded = await app.found();
    const { problem } = await refusalOf(give(founded));
    expect(problem).toMatchObject({ code: 'break_glass.no_passkey' });
    expect(problem.who_can).toContain('in the profile');
  });

  it('is the Owner alone, by the Owner alone, of their organization alone', async () => {
    const { founded } = await foundWithKey(app);
    const { owner, organizationSid: at } = founded;
    const administrator = await app.join(founded, { role: administratorRole });
    await addKey(administrator.client, policyOrigin);
    const { founded: other } = await foundWithKey(app, 'Contoso');
    expect(await outcomeOf(owner.client.breakGlass.name(at, administrator.userSid))).toBe(
      'break_glass.not_owner',
    );
    expect(await outcomeOf(owner.client.breakGlass.name(at, other.owner.userSid))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(owner.client.breakGlass.name(at, `US${'0'.repeat(32)}`))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(owner.client.breakGlass.name(at, 'US12'))).toBe('request.invalid');
    for (const act of [
      () => administrator.client.breakGlass.name(at, owner.userSid),
      () => administrator.client.breakGlass.end(at, owner.userSid),
    ])
      expect(await outcomeOf(act())).toBe('request.forbidden');
    for (const act of [
      () => other.owner.client.breakGlass.get(at),
      () => other.owner.client.breakGlass.name(at, owner.userSid),
      () => other.owner.client.breakGlass.end(at, owner.userSid),
      () => other.owner.client.breakGlass.see(at, { used_until: new Date().toISOString() }),
    ])
      expect(await outcomeOf(act())).toBe('request.not_found');
  });

  it('needs a proof of the last five minutes', async () => {
    const { founded } = await foundWithKey(app);
    await app.superuser.query(
      "update sessions set authenticated_at = now() - interval '6 minutes' where user_id in (select id from users where email = $1)",
      [founded.owner.email],
    );
    expect(await outcomeOf(give(founded))).toBe('request.step_up_required');
  });

  it('is ended by the Owner, and given again as a new one', async () => {
    const { founded } = await foundGuarded(app);
    const { owner, organizationSid: at } = founded;
    const impact = await owner.client.breakGlass.endDryRun(at, owner.userSid);
    expect(impact.you[0]).toContain('Nobody has it');
    await owner.client.breakGlass.end(at, owner.userSid);
    expect((await app.mailTo(owner.email)).subject).toContain('does not have the emergency access');
    expect(await outcomeOf(owner.client.breakGlass.end(at, owner.userSid))).toBe(
      'request.not_found',
    );
    expect(await outcomeOf(give(founded))).toBe('done');
  });
});

describe('what ends it by itself', () => {
  it('is the last passkey, where nothing is closed that it opens; a later one brings nothing back', async () => {
    const { founded } = await foundGuarded(app);
    const { owner, organizationSid: at } = founded;
    const { passkeys } = await owner.client.factors.get();
    await owner.client.passkeys.delete(passkeys[0]?.sid ?? '');
    const { items } = await owner.client.auditEvents.list(at, { event: 'passkey.removed' });
    expect(items[0]?.after).toMatchObject({ emergency_access_ended: true });
    await addKey(owner.client, policyOrigin);
    expect((await owner.client.breakGlass.get(at)).owners).toEqual([]);
  });

  it('is refused to be the last passkey while networks count; another one can go', async () => {
    const { founded } = await foundGuarded(app);
    const { owner } = founded;
    await setNetworks(founded, 'enforced');
    const [first] = (await owner.client.factors.get()).passkeys;
    const { problem, status } = await refusalOf(owner.client.passkeys.delete(first?.sid ?? ''));
    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: 'second_factor.keeps_open' });
    expect(problem.detail).toContain('Northwind Traders');
    await addKey(owner.client, policyOrigin, 'Spare key');
    expect(await outcomeOf(owner.client.passkeys.delete(first?.sid ?? ''))).toBe('done');
    expect(await outcomeOf(owner.client.passkeys.delete(first?.sid ?? ''))).toBe(
      'request.not_found',
    );
  });

  it('is that somebody else owns the organization', async () => {
    const { founded, key } = await foundGuarded(app);
    const { owner, organizationSid: at } = founded;
    const next = await app.join(founded, { role: administratorRole });
    await setNetworks(founded, 'enforced');
    const { visitor } = await enterByKey(app, key, elsewhere);
    expect((await visitor.call('GET', '/v1/user')).status).toBe(200);
    await app.superuser.query(
      'update organizations set owner_user_id = (select id from users where email = $2) where owner_user_id = (select id from users where email = $1)',
      [owner.email, next.email],
    );
    expect((await visitor.call('GET', '/v1/user')).body.code).toBe('request.network_refused');
    expect((await next.client.breakGlass.get(at)).owners).toEqual([]);
    await app.superuser.query(
      'update organizations set owner_user_id = (select id from users where email = $2) where owner_user_id = (select id from users where email = $1)',
      [next.email, owner.email],
    );
    expect((await owner.client.breakGlass.get(at)).owners).toEqual([]);
    expect((await visitor.call('GET', '/v1/user')).body.code).toBe('request.network_refused');
  });
});

describe('what closes ways in', () => {
  it('says whether anybody gets in when nobody does by the rule, and wants it named', async () => {
    const { founded } = await foundWithKey(app);
    const { owner, organizationSid: at } = founded;
    const saml = await setUpSaml(app, founded);
    const impacts = async () => [
      await owner.client.networkPolicies.updateDryRun(at, chosen('enforced')),
      await owner.client.ssoProfiles.enforceDryRun(at, saml.profileSid, founded.domainSid, {}),
    ];
    for (const { you } of await impacts())
      expect(you.join(' ')).toContain('Nobody has emergency access');
    await setNetworks(founded, 'enforced');
    expect(await kindsOf(owner.client, at)).toContain('break_glass_missing');
    expect(await owner.client.breakGlass.get(at)).toMatchObject({ is_advised: true });
    await give(founded);
    for (const { you } of await impacts())
      expect(you.join(' ')).toContain('gets in past it by a passkey');
    expect(await kindsOf(owner.client, at)).not.toContain('break_glass_missing');
    expect(await owner.client.breakGlass.get(at)).toMatchObject({ is_advised: false });
  });

  it('and the last passkey, at once: what is enforced keeps its emergency access, or never had it', async () => {
    const outcomes = await race(6, async () => {
      const { founded } = await foundGuarded(app);
      const [only] = (await founded.owner.client.factors.get()).passkeys;
      expect(await outcomeOf(app.signIn(founded.owner.email))).toBe('session.factor_required');
      return [
        async () => ({
          founded,
          outcome: await outcomeOf(founded.owner.client.passkeys.delete(only?.sid ?? '')),
        }),
        async () => ({ founded, outcome: await outcomeOf(setNetworks(founded, 'enforced')) }),
      ];
    });
    for (const [removing, enforcing] of outcomes) {
      if (removing?.status !== 'fulfilled' || enforcing?.status !== 'fulfilled')
        throw new Error('an entrant failed');
      const { founded, outcome } = removing.value;
      expect(enforcing.value.outcome).toBe('done');
      expect(['done', 'second_factor.keeps_open']).toContain(outcome);
      const { owners, owner } = await founded.owner.client.breakGlass.get(founded.organizationSid);
      expect([owners.length > 0, owner.has_passkey]).toEqual(
        outcome === 'done' ? [false, false] : [true, true],
      );
    }
  });
});

describe('that it was used', () => {
  it('wants attention until somebody who may notes that they saw it; what came later stays', async () => {
    const { founded, key } = await foundGuarded(app);
    const { owner, organizationSid: at } = founded;
    const administrator = await app.join(founded, { role: administratorRole });
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced');
    await enterByKey(app, key, elsewhere);
    expect(await kindsOf(administrator.client, at)).toContain('break_glass_used');
    const [first] = (await administrator.client.breakGlass.get(at)).uses;
    await enterByKey(app, key, elsewhere);
    const seen = { used_until: first?.used_at ?? '' };
    expect(await outcomeOf(member.client.breakGlass.see(at, seen))).toBe('request.forbidden');
    expect(await administrator.client.breakGlass.see(at, seen)).toMatchObject({ unseen: 1 });
    expect(await outcomeOf(administrator.client.breakGlass.see(at, seen))).toBe(
      'break_glass.nothing_new',
    );
    expect(
      await outcomeOf(administrator.client.breakGlass.see(at, { used_until: 'yesterday' })),
    ).toBe('request.invalid');
    const [last] = (await owner.client.breakGlass.get(at)).uses;
    await owner.client.breakGlass.see(at, { used_until: last?.used_at ?? '' });
    expect(await kindsOf(administrator.client, at)).not.toContain('break_glass_used');
    const { items } = await owner.client.auditEvents.list(at, { event: 'break_glass.seen' });
    expect(items.map(({ after }) => after)).toEqual([{ uses: 1 }, { uses: 1 }]);
    expect(await outcomeOf(clientFrom(app, elsewhere).breakGlass.get(at))).toBe(
      'request.unauthenticated',
    );
  });
});
