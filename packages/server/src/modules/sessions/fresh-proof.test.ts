/** Acts that reach far want a young proof of who does them (SE-09): which ones, by which session, and for how long. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Person, type TestApp, testPassword } from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Nouns by which somebody gets in, or by which an organization is governed: a change of these reaches far. */
const farReachingNouns = [
  'apiKeys',
  'authenticatorApp',
  'breakGlass',
  'compliance',
  'domains',
  'networkPolicies',
  'oauthApps',
  'organizationMerges',
  'organizations',
  'ownershipTransfers',
  'passkeys',
  'provisioningConnections',
  'provisioningMappings',
  'recoveryCodes',
  'securityPolicies',
  'ssoPersonRules',
  'ssoProfiles',
  'ssoSetupLinks',
];

/** Changes of them that do not: what only takes away, looks, words, or asks the domain for its record. */
const withoutProof: Readonly<Record<string, string>> = {
  'apiKeys.revoke': 'takes access away',
  'apiKeys.update': 'changes a name',
  'breakGlass.see': 'notes that an alarm was seen',
  'compliance.remind': 'sends a mail',
  'domains.create': 'says which record would prove it',
  'domains.renewChallenge': 'says which record would prove it',
  'domains.verify': 'the record is the proof',
  'oauthApps.endGrants': 'takes access away',
  'oauthApps.revoke': 'takes access away',
  'organizationMerges.withdraw': 'takes an offer back',
  'organizations.cancelDeletion': 'keeps what there is',
  'organizations.create': 'whoever founds one holds nothing yet',
  'organizations.preview': 'looks',
  'organizations.rename': 'changes a name',
  'ownershipTransfers.cancel': 'takes an offer back',
  'ownershipTransfers.lookUp': 'looks, by a link',
  'ownershipTransfers.stop': 'the link of the mail is the proof',
  'provisioningConnections.revokeToken': 'takes access away',
  'provisioningMappings.preview': 'looks',
  'ssoProfiles.checkProvider': 'looks',
  'ssoSetupLinks.revoke': 'takes access away',
};

it('is wanted for every change of what lets somebody in, but for these', () => {
  const changing = app.app.modules
    .flatMap((module) => module.routes(app.app.kernel))
    .map(({ definition }) => definition)
    .filter(({ id, method }) => {
      const [noun = ''] = id.split('.');
      return method !== 'GET' && farReachingNouns.includes(noun);
    });
  const nouns = new Set(changing.map(({ id }) => id.split('.')[0]));
  expect([...nouns].toSorted()).toEqual(farReachingNouns);
  const open = changing.filter(({ stepUp }) => stepUp === undefined).map(({ id }) => id);
  expect(open.toSorted()).toEqual(Object.keys(withoutProof));
});

it('counts for the session in which it was given, and for no other of the same person', async () => {
  const founded = await app.found();
  const there: Person = await app.signIn(founded.owner.email);
  const makeKey = ({ client }: Pick<Person, 'client'>) =>
    outcomeOf(
      client.apiKeys.create(founded.organizationSid, {
        name: 'Nightly report',
        permissions: ['/bailiwick/iam/organization-users/read'],
      }),
    );
  await app.superuser.query(
    `update sessions set authenticated_at = now() - interval '16 minutes' where user_id = (select id from users where email = $1)`,
    [founded.owner.email],
  );
  expect(await makeKey(founded.owner)).toBe('request.step_up_required');
  const { token } = await there.client.sessions.stepUp({ password: testPassword });
  expect(await makeKey({ client: app.client(token ?? '') })).toBe('done');
  expect(await makeKey(founded.owner)).toBe('request.step_up_required');
  // What a client says about itself proves nothing.
  const answer = await fetch(`${app.url}/v1/organizations/${founded.organizationSid}/api-keys`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${founded.owner.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'Report', permissions: [], acr: '2', auth_time: 9e9 }),
  });
  expect(answer.status).toBe(400);
});
