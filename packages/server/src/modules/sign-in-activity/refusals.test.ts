/** What the log tells of sign-ins that were refused: also from outside of the networks, once in a while, and in the reader's language. */
import { createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, testPassword } from '../../testing/app.ts';
import { clientFrom, elsewhere, here, setNetworks } from '../../testing/networks.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const other = '192.0.2.44';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ trustedProxies: [here], rateLimitMultiplier: 1 });
});
afterAll(() => app.close());

const signIn = (address: string, email: string, password = testPassword) =>
  outcomeOf(clientFrom(app, address).sessions.create({ email, password, transport: 'bearer' }));

const refusalsOf = async ({ owner, organizationSid }: Founded, userSid: string) =>
  (await owner.client.userSignIns.list(organizationSid, userSid)).items.filter(
    ({ outcome }) => outcome === 'refused',
  );

describe('a sign-in from outside of the networks', () => {
  it('is told with its reason and address, the first from each place', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced');
    for (const address of [elsewhere, elsewhere, elsewhere, other])
      expect(await signIn(address, member.email)).toBe('request.network_refused');
    const told = await refusalsOf(founded, member.userSid);
    const reason = 'from outside of the networks that the organization allows';
    expect(told).toMatchObject([
      { client_address: other, reason, method: null },
      { client_address: elsewhere, reason },
    ]);
    const { items } = await founded.owner.client.auditEvents.list(founded.organizationSid, {
      target_sid: member.userSid,
      event: 'session.refused',
    });
    expect(items).toMatchObject([{ outcome: 'denied', reason }, { reason }]);
    // Nothing of the sign-in itself was kept.
    expect((await member.client.sessions.list()).items).toHaveLength(1);
  });

  it('with a wrong password says nothing of networks', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await setNetworks(founded, 'enforced');
    expect(await signIn(elsewhere, member.email, 'quite another password')).toBe('session.refused');
    expect(await refusalsOf(founded, member.userSid)).toMatchObject([
      { reason: 'wrong address or password' },
    ]);
  });
});

describe('why it was refused', () => {
  it('is said in the language of whoever reads it, also of rows that hold the sentence', async () => {
    const founded = await app.found();
    const member = await app.join(founded);
    await signIn(here, member.email, 'quite another password');
    const { owner, organizationSid } = founded;
    const inGerman = createClient({ baseUrl: app.url, token: owner.token, language: () => 'de' });
    const german = async () =>
      (await inGerman.userSignIns.list(organizationSid, member.userSid)).items[0]?.reason;
    const said = 'falsche Adresse oder falsches Passwort';
    expect(await german()).toBe(said);
    const [event] = (await inGerman.auditEvents.list(organizationSid, { event: 'session.refused' }))
      .items;
    expect(event?.reason).toBe(said);
    await app.superuser.query(
      `insert into audit_events (id, log_id, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, reason, client_address, user_agent, request_id)
        select gen_random_uuid(), log_id, event, outcome, actor_kind, actor_name, target_type, target_sid, target_name, 'wrong address or password', client_address, user_agent, request_id
        from audit_events where event = 'session.refused' and target_sid = $1`,
      [member.userSid],
    );
    const rows = (await inGerman.userSignIns.list(organizationSid, member.userSid)).items;
    expect(rows.map(({ reason }) => reason)).toEqual([said, said]);
  });
});
