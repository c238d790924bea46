/** What counts as coming: a sign-in, a session in use, an API key, the token of an app; each saves whoever was warned. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp } from '../../testing/app.ts';
import { makeAskingApp, refresh, tokensFor } from '../../testing/consenting.ts';
import { idleFor, runDormant, setDormantRule, stateOf } from '../../testing/dormant.ts';
import { askForToken, clientOf } from '../../testing/programs.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const permissions = ['/bailiwick/iam/organization-users/read'];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Sessions are touched once a minute. */
const aMinuteLater = () =>
  app.superuser.query("update sessions set last_seen_at = now() - interval '2 minutes'");

type Coming = (person: Person, at: string) => Promise<() => Promise<unknown>>;

const ways: Readonly<Record<string, { readonly through: string; readonly prepare: Coming }>> = {
  'a sign-in': {
    through: 'sign_in',
    prepare: (person) => Promise.resolve(() => app.signIn(person.email)),
  },
  'the use of a session': {
    through: 'session',
    prepare: (person) =>
      Promise.resolve(async () => {
        await aMinuteLater();
        await person.client.sessions.getCurrent();
      }),
  },
  'the use of an API key': {
    through: 'api_key',
    prepare: async (person, at) => {
      const { key } = await person.client.apiKeys.create(at, { name: 'Report', permissions });
      return () => app.client(key).machine.get();
    },
  },
  'a token for an app of theirs': {
    through: 'oauth_token',
    prepare: async (person, at) => {
      const made = await person.client.oauthApps.create(at, { name: 'Warehouse', permissions });
      return () => askForToken(app.url, clientOf(made));
    },
  },
  'a token for an app that they let in': {
    through: 'oauth_token',
    prepare: async (person, at) => {
      const client = await makeAskingApp(person, at);
      const { refresh: token } = await tokensFor(app, client, person);
      return () => refresh(app, client, token);
    },
  },
};

it.each(Object.entries(ways))('%s after the warning saves', async (_way, { through, prepare }) => {
  const founded = await app.found();
  const at = founded.organizationSid;
  const [person, other] = [
    await app.join(founded, { role: administrator }),
    await app.join(founded, { role: administrator }),
  ];
  const come = await prepare(person, at);
  await idleFor(app, person, 100);
  await idleFor(app, other, 100);
  await setDormantRule(founded, 60);
  await runDormant(app);
  const shown = async () => {
    const { items } = await founded.owner.client.dormantPeople.list(at, {
      q: `email:${person.userSid}`,
    });
    return items[0];
  };
  expect(await shown()).toMatchObject({ state: 'warned' });
  await come();
  expect(await shown()).toMatchObject({
    state: 'expected',
    days_idle: 0,
    last_active_through: through,
  });
  await app.travel({ days: 16 });
  await runDormant(app);
  expect([await stateOf(app, person), await stateOf(app, other)]).toEqual(['active', 'inactive']);
});

it('what was refused is no coming: a wrong password, a key of the one who was deactivated', async () => {
  const founded = await app.found();
  const at = founded.organizationSid;
  const person = await app.join(founded, { role: administrator });
  const { key } = await person.client.apiKeys.create(at, { name: 'Report', permissions });
  await idleFor(app, person, 100);
  await setDormantRule(founded, 60);
  await runDormant(app);
  const wrong = app.client().sessions.create({ email: person.email, password: 'not at all' });
  expect(await outcomeOf(wrong)).not.toBe('done');
  await app.travel({ days: 16 });
  await runDormant(app);
  expect(await stateOf(app, person)).toBe('inactive');
  expect(await outcomeOf(app.client(key).machine.get())).toBe('request.unauthenticated');
});
