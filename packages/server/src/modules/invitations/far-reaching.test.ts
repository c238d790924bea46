/** To offer a role that reaches far is to give it: it wants a young proof of who does it, by every door that offers one (SE-09). */
import { uploadImport, waitForOperation } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTestApp,
  type Founded,
  type Person,
  type TestApp,
  unique,
} from '../../testing/app.ts';
import { outcomeOf } from '../../testing/refusal.ts';

const administrator = 'IX00000000000000000000000000000002';
const standardUser = 'IX00000000000000000000000000000003';
const owed = 'request.step_up_required';

let app: TestApp;
let founded: Founded;
beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
});
afterAll(() => app.close());

/** As if whoever is signed in had proven it long ago. */
const proveLongAgo = ({ email }: Person) =>
  app.superuser.query(
    `update sessions set authenticated_at = now() - interval '16 minutes' where user_id = (select id from users where email = $1)`,
    [email],
  );
const newAddress = () => `${unique('nora')}@${founded.domain}`;
const inviting = ({ client }: Person, role: string, email = newAddress()) => ({
  send: () =>
    outcomeOf(
      client.invitations.create(founded.organizationSid, {
        emails: [email],
        organization_role_sid: role,
      }),
    ),
  email,
});
const waiting = async () =>
  (await founded.owner.client.invitations.list(founded.organizationSid)).items.map(
    ({ email }) => email,
  );

it('an invitation that makes an administrator', async () => {
  const admin = await app.join(founded, { role: administrator });
  await proveLongAgo(admin);
  const [far, near] = [inviting(admin, administrator), inviting(admin, standardUser)];
  expect(await far.send()).toBe(owed);
  expect(await near.send()).toBe('done');
  expect(await waiting()).toContain(near.email);
  expect(await waiting()).not.toContain(far.email);
  // Looking at what it would do changes nothing.
  const shown = await admin.client.invitations.preview(founded.organizationSid, {
    emails: [far.email],
    organization_role_sid: administrator,
  });
  expect(shown.results[0]?.outcome).toBe('invited');
  const again = await app.signIn(admin.email);
  expect(await inviting(again, administrator, far.email).send()).toBe('done');
});

it('an approval that makes one of whoever asked to join', async () => {
  const { client } = founded.owner;
  await client.signUpPolicy.update(founded.organizationSid, { policy: 'APPROVAL_REQUIRED' });
  const email = newAddress();
  const { sid } = await app.client().signUps.create({ email });
  const { proof } = await app.client().signUps.verify(sid, { code: await app.codeFor(email) });
  await app.client().signUps.requestToJoin(sid, {
    proof,
    first_name: 'Nora',
    last_name: 'Haddad',
  });
  const [asked] = (await client.joinRequests.list(founded.organizationSid)).items;
  const admin = await app.join(founded, { role: administrator });
  const approve = (by: Person, role: string) =>
    outcomeOf(
      by.client.joinRequests.approve(founded.organizationSid, asked?.sid ?? '', {
        organization_role_sid: role,
      }),
    );
  await proveLongAgo(admin);
  expect(await approve(admin, administrator)).toBe(owed);
  expect(await waiting()).not.toContain(email);
  expect(await approve(await app.signIn(admin.email), administrator)).toBe('done');
  expect(await waiting()).toContain(email);
});

it('an import, whose rows may make some', async () => {
  const admin = await app.join(founded, { role: administrator });
  const [far, near] = [newAddress(), newAddress()];
  const upload = async (text: string) =>
    (await uploadImport(admin.client, founded.organizationSid, { name: 'people.csv', text })).sid;
  const giving = await upload(`email,organization_role\n${far},Administrator\n`);
  const plain = await upload(`email,first_name\n${near},Nora\n`);
  const run = async ({ client }: Person, sid: string) => {
    const operation = await client.imports.run(founded.organizationSid, sid, { notify: false });
    await waitForOperation(client, founded.organizationSid, operation.sid, { everyMs: 50 });
  };
  await proveLongAgo(admin);
  expect(await outcomeOf(run(admin, giving))).toBe(owed);
  expect(await outcomeOf(admin.client.imports.check(founded.organizationSid, giving))).toBe('done');
  expect(await outcomeOf(run(admin, plain))).toBe('done');
  expect(await waiting()).toContain(near);
  expect(await waiting()).not.toContain(far);
  await run(await app.signIn(admin.email), giving);
  expect(await waiting()).toContain(far);
});
