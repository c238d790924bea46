/** OAuth apps that ask people, as a resource: what they register, who changes it, and how they are found. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp } from '../../testing/app.ts';
import { makeAskingApp } from '../../testing/consenting.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const readUsers = '/bailiwick/iam/organization-users/read';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

const make = (extra: Record<string, unknown>) =>
  founded.owner.client.oauthApps.create(founded.organizationSid, {
    name: 'People dashboard',
    permissions: [readUsers],
    ...extra,
  });
const asking = { grant_type: 'authorization_code', redirect_uris: ['https://client.example/back'] };

it('acts for itself when nothing else is said', async () => {
  const { oauth_app } = await make({});
  expect(oauth_app).toMatchObject({
    grant_type: 'client_credentials',
    redirect_uris: [],
    company_name: null,
    homepage_url: null,
    terms_url: null,
  });
  const { authorization_url } = await founded.owner.client.oauthApps.get(
    founded.organizationSid,
    oauth_app.sid,
  );
  expect(authorization_url).toBeNull();
});

it('says where it leads people, and is found by what it was made for', async () => {
  const { oauth_app } = await make({
    ...asking,
    company_name: 'Contoso Analytics',
    homepage_url: 'https://client.example',
    terms_url: 'https://client.example/terms',
  });
  const { client } = founded.owner;
  expect(await client.oauthApps.get(founded.organizationSid, oauth_app.sid)).toMatchObject({
    ...asking,
    company_name: 'Contoso Analytics',
    authorization_url: `${app.app.kernel.publicUrl.origin}/oauth2/authorize`,
  });
  const { items } = await client.oauthApps.list(founded.organizationSid, {
    q: 'grant_type:authorization_code',
  });
  expect(items.map(({ sid }) => sid)).toEqual([oauth_app.sid]);
  const { items: events } = await client.auditEvents.list(founded.organizationSid, {
    event: 'oauth_app.created',
    target_sid: oauth_app.sid,
  });
  expect(events[0]).toMatchObject({ after: asking });
});

it.each([
  [{ grant_type: 'authorization_code' }, 'oauth_app.no_way_back'],
  [{ redirect_uris: ['https://client.example/back'] }, 'oauth_app.asks_nobody'],
  [{ company_name: 'Contoso' }, 'oauth_app.asks_nobody'],
  [{ ...asking, redirect_uris: [] }, 'request.invalid'],
  [{ ...asking, redirect_uris: ['http://client.example/back'] }, 'request.invalid'],
  [{ ...asking, redirect_uris: ['https://client.example/*'] }, 'request.invalid'],
  [{ ...asking, redirect_uris: ['https://client.example/a/..;/b'] }, 'request.invalid'],
  [
    { ...asking, redirect_uris: Array.from({ length: 11 }, (_, at) => `https://c${at}.example/`) },
    'request.invalid',
  ],
  [{ ...asking, redirect_uris: ['https://c.example/', 'https://c.example/'] }, 'request.invalid'],
  [{ ...asking, homepage_url: 'javascript:alert(1)' }, 'request.invalid'],
  [{ ...asking, terms_url: 'http://client.example' }, 'request.invalid'],
  [{ ...asking, company_name: '' }, 'request.invalid'],
  [{ grant_type: 'password' }, 'request.invalid'],
  [{ grant_type: 'implicit' }, 'request.invalid'],
])('refuses what does not fit: %j', async (wrong: Record<string, unknown>, code) => {
  expect(await outcomeOf(make(wrong))).toBe(code);
});

it('leads elsewhere only when its maker says so; others take an address away', async () => {
  const other = await app.join(founded, { role: administrator });
  const { id } = await makeAskingApp(founded.owner, founded.organizationSid, {
    redirect_uris: ['https://client.example/back', 'https://client.example/old'],
  });
  const change = (by: typeof other, to: Record<string, unknown>) =>
    by.client.oauthApps.update(founded.organizationSid, id, to);
  expect(await outcomeOf(change(other, { redirect_uris: ['https://evil.example/'] }))).toBe(
    'oauth_app.made_by_another',
  );
  const less = await change(other, { redirect_uris: ['https://client.example/back'] });
  expect(less.redirect_uris).toEqual(['https://client.example/back']);
  const more = await change(founded.owner, {
    redirect_uris: ['https://client.example/back', 'https://client.example/new'],
    company_name: null,
  });
  expect(more).toMatchObject({ company_name: null });
  expect(more.redirect_uris).toHaveLength(2);
  const { oauth_app } = await make({});
  expect(
    await outcomeOf(
      founded.owner.client.oauthApps.update(founded.organizationSid, oauth_app.sid, {
        redirect_uris: ['https://client.example/back'],
      }),
    ),
  ).toBe('oauth_app.asks_nobody');
});
