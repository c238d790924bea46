/** What people allowed an app, as its organization sees it: how many they are, and ending it for all of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import {
  begin,
  letIn,
  makeAskingApp,
  redeem,
  refresh,
  tokensFor,
} from '../../testing/consenting.ts';
import { clientOf, type OAuthClient } from '../../testing/programs.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const auditor = 'IX00000000000000000000000000000006';
const inviting = '/bailiwick/iam/invitations/create';

let app: TestApp;
let founded: Founded;
let people: readonly Person[];

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  people = [
    await app.join(founded, { role: administrator }),
    await app.join(founded, { role: administrator }),
  ];
});
afterAll(() => app.close());

const makeApp = () => makeAskingApp(founded.owner, founded.organizationSid);
const apps = (person = founded.owner) => person.client.oauthApps;
const peopleOf = async ({ id }: OAuthClient) =>
  (await apps().get(founded.organizationSid, id)).people;
const isAlive = (token: string) => outcomeOf(app.client(token).machine.get());
const errorOf = async (client: OAuthClient, token: string) =>
  (await refresh(app, client, token)).body.error;

describe('how many people let an app in', () => {
  it('is in its answer and in the list, and counts each person once', async () => {
    const client = await makeApp();
    expect(await peopleOf(client)).toBe(0);
    for (const person of people) await tokensFor(app, client, person);
    await tokensFor(app, client, people[0] as Person);
    expect(await peopleOf(client)).toBe(2);
    const { items } = await apps().list(founded.organizationSid);
    expect(items.find(({ sid }) => sid === client.id)).toMatchObject({
      people: 2,
      sentence: 'It acts for 2 people who allowed it.',
    });
  });

  it('is without those who ended it, whose login is another, and who left; and none once the app is over', async () => {
    const client = await makeApp();
    const [ends, signsOut, leaves, stays] = [
      await app.join(founded, { role: administrator }),
      await app.join(founded, { role: administrator }),
      await app.join(founded, { role: administrator }),
      await app.join(founded, { role: administrator }),
    ];
    for (const person of [ends, signsOut, leaves, stays]) await tokensFor(app, client, person);
    expect(await peopleOf(client)).toBe(4);
    await ends.client.connectedApps.end(client.id);
    const { organizationUsers } = founded.owner.client;
    await organizationUsers.endSessions(founded.organizationSid, signsOut.userSid);
    await organizationUsers.remove(founded.organizationSid, leaves.userSid, { accounts: [] });
    expect(await peopleOf(client)).toBe(1);
    const { changes } = await apps().revokeDryRun(founded.organizationSid, client.id);
    expect(changes).toContainEqual(
      expect.objectContaining({ what: 'people_not_acted_for', count: 1 }),
    );
    await apps().revoke(founded.organizationSid, client.id);
    expect(await peopleOf(client)).toBe(0);
  });
});

it('what an app that asks people is worth does not hang on what its maker holds', async () => {
  const maker = await app.join(founded, { role: administrator });
  const client = await makeAskingApp(maker, founded.organizationSid, { permissions: [inviting] });
  await founded.owner.client.roleAssignments.create(founded.organizationSid, {
    user_sid: maker.userSid,
    role_sid: auditor,
  });
  const { access } = await tokensFor(app, client, people[0] as Person, { scope: inviting });
  expect((await app.client(access).machine.get()).permissions).toEqual([inviting]);
  const seen = await apps().get(founded.organizationSid, client.id);
  expect(seen).toMatchObject({ in_force: [inviting], grant_type: 'authorization_code' });
});

describe('ending it for all', () => {
  const at = () => founded.organizationSid;

  it('shows whom it is about, then leaves nothing of it, and the app asks again', async () => {
    const client = await makeApp();
    const other = await makeApp();
    const tokens = [];
    for (const person of people) tokens.push(await tokensFor(app, client, person));
    const kept = await tokensFor(app, other, people[0] as Person);
    const impact = await apps().endGrantsDryRun(at(), client.id);
    expect(impact.changes).toMatchObject([{ what: 'people_not_acted_for', count: 2 }]);
    expect(impact.changes[0]?.names).toHaveLength(2);
    expect(await peopleOf(client)).toBe(2);
    expect(await isAlive(tokens[0]?.access ?? '')).toBe('done');

    await apps().endGrants(at(), client.id);
    expect(await peopleOf(client)).toBe(0);
    for (const { access, refresh: token } of tokens) {
      expect(await isAlive(access)).toBe('request.unauthenticated');
      expect(await errorOf(client, token)).toBe('invalid_grant');
    }
    const { request } = begin(client);
    for (const person of people) {
      expect((await person.client.oauthConsents.check(request)).is_agreed).toBe(false);
      expect((await person.client.connectedApps.list()).items.map(({ sid }) => sid)).not.toContain(
        client.id,
      );
    }
    expect(await isAlive(kept.access)).toBe('done');
    const again = await tokensFor(app, client, people[0] as Person);
    expect(await isAlive(again.access)).toBe('done');
    const { items } = await founded.owner.client.auditEvents.list(at(), {
      event: 'oauth_grant.ended_for_all',
    });
    expect(items).toMatchObject([{ target: { sid: client.id }, before: { people: 2 } }]);
  });

  it('is refused where there is nothing to end, and to whoever may not revoke apps', async () => {
    const client = await makeApp();
    expect(await outcomeOf(apps().endGrants(at(), client.id))).toBe('oauth_app.acts_for_nobody');
    const forItself = await apps().create(at(), {
      name: 'For itself',
      permissions: ['/bailiwick/iam/organization-users/read'],
    });
    expect(await outcomeOf(apps().endGrants(at(), clientOf(forItself).id))).toBe(
      'oauth_app.acts_for_nobody',
    );
    await tokensFor(app, client, people[0] as Person);
    const reader = await app.join(founded, { role: auditor });
    const { endGrants, endGrantsDryRun } = apps(reader);
    for (const end of [endGrants, endGrantsDryRun])
      expect(await outcomeOf(end(at(), client.id))).toBe('request.forbidden');
    const strangers = await app.found();
    expect(
      await outcomeOf(
        strangers.owner.client.oauthApps.endGrants(strangers.organizationSid, client.id),
      ),
    ).toBe('request.not_found');
    expect(await peopleOf(client)).toBe(1);
  });

  it('of two at once, one ends it', async () => {
    const client = await makeApp();
    const outcomes = await race(5, async () => {
      for (const person of people) await letIn(person, begin(client).request);
      return [0, 1].map(() => () => outcomeOf(apps().endGrants(at(), client.id)));
    });
    for (const round of outcomes)
      expect(
        round.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')).toSorted(),
      ).toEqual(['done', 'oauth_app.acts_for_nobody']);
  });

  it('leaves no grant behind of somebody who is being let in at that moment', async () => {
    const client = await makeApp();
    const person = people[0] as Person;
    const { request, verifier } = begin(client);
    await person.client.oauthConsents.give(request);
    const waiting = (count: number) =>
      expect
        .poll(
          async () =>
            (
              await app.superuser.query(
                "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
              )
            ).rowCount,
        )
        .toBe(count);
    // Whoever is let in has a grant by then, and waits with its last statement.
    await app.superuser.query('begin; lock table audit_events in share row exclusive mode');
    const letting = person.client.oauthConsents.letIn(request);
    await waiting(1);
    const ending = apps().endGrants(at(), client.id);
    await waiting(2);
    await app.superuser.query('commit');
    const { location } = await letting;
    await ending;
    const code = new URL(location).searchParams.get('code') ?? '';
    const { body } = await redeem(app, client, { code, code_verifier: verifier });
    expect(body.error).toBe('invalid_grant');
  });
});
