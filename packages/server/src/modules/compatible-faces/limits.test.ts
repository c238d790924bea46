/** What the library is told where there is an end of it: of tries, of places in an edition, of the organization of a token. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Founded, TestApp } from '../../testing/app.ts';
import { limitTo } from '../../testing/editions.ts';
import {
  createReachableApp,
  expectCode,
  libraryAt,
  makeKey,
  organizationOf,
} from '../../testing/helper-library.ts';

let app: TestApp;
let founded: Founded;

beforeAll(async () => {
  // Limits are counted by address, and everything here comes from one.
  app = await createReachableApp({ rateLimitMultiplier: 1 });
  founded = await app.found();
});
afterAll(() => app.close());

it('an edition that is full lets nobody in: 400 and 25007', async () => {
  const key = await makeKey(founded, [
    'iam/organization-users/provision',
    'iam/organization-accounts/create',
  ]);
  const organization = organizationOf(libraryAt(app, key), founded.organizationSid);
  await limitTo(app, founded.organizationSid, { managed_users: 1 });
  const email = `grace@${founded.domain}`;
  const person = { userName: email, emails: [{ primary: true, value: email }] };
  await expectCode(organization.users.create(person), [400, 25007]);
});

it('a token of an app of another organization is 403: 25107, and 25018 for people', async () => {
  const other = await app.found('Contoso');
  const made = await other.owner.client.oauthApps.create(other.organizationSid, {
    name: 'Reader',
    permissions: ['/bailiwick/iam/organization-accounts/read'],
  });
  const answer = await fetch(`${app.url}/v2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: made.oauth_app.sid,
      client_secret: made.client_secret,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const library = libraryAt(app, token);
  expect(await organizationOf(library, other.organizationSid).accounts.list()).toHaveLength(1);
  const foreign = organizationOf(library, founded.organizationSid);
  await expectCode(foreign.accounts.list(), [403, 25107]);
  await expectCode(foreign.users.list(), [403, 25018]);
});

it('too many wrong keys from one address are 429: 25109, 25021 for people, 20429 at the newer addresses', async () => {
  const wrong = 'bwk_nothing-of-the-kind';
  const library = libraryAt(app, wrong);
  const organization = organizationOf(library, founded.organizationSid);
  for (let tries = 0; tries < 60; tries += 1)
    await expectCode(organization.accounts.list(), [401, 25107]);
  await expectCode(organization.accounts.list(), [429, 25109]);
  await expectCode(organization.users.list(), [429, 25021]);
  await expectCode(
    library.iam.v1.rolePermission('IX00000000000000000000000000000105').list(),
    [429, 20429],
  );
  const bare = await fetch(`${app.url}/Organizations/${founded.organizationSid}/Accounts`, {
    headers: { authorization: `Bearer ${wrong}` },
  });
  expect(Number(bare.headers.get('retry-after'))).toBeGreaterThan(0);
});
