/** People who lack what a security policy asks want attention: now, or from a day on, for those who may see the policies. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { addApp } from '../../testing/factors.ts';
import { askFactor, askNobody, foundProven, policyOrigin } from '../../testing/policies.ts';
import { roleSids } from '../roles/index.ts';

const developer = 'IX00000000000000000000000000000103';

let app: TestApp;
let founded: Founded;
let member: Person;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin });
  founded = await foundProven(app);
  member = await app.join(founded, {
    accounts: [{ account_sid: founded.accountSid, role_sid: developer }],
  });
});
afterAll(() => app.close());

const missing = async ({ client }: Person = founded.owner) => {
  const { items } = await client.attention.get(founded.organizationSid);
  return items.find(({ kind }) => kind === 'compliance_missing');
};
const subject = (until: string | null, { userSid: sid } = member) => ({
  sid,
  name: 'Imogen Ilić',
  until,
});

it('nobody does while nothing is asked', async () => {
  expect(await missing()).toBeUndefined();
});

it('says from when on, while it is only planned, and no day once it holds', async () => {
  const starts_at = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await askFactor(founded, { required_of: 'everyone', starts_at });
  expect(await missing()).toMatchObject({ count: 1, exact: true, subjects: [subject(starts_at)] });
  await askFactor(founded, { required_of: 'everyone' });
  expect(await missing()).toMatchObject({ count: 1, subjects: [subject(null)] });
  await askNobody(founded);
  expect(await missing()).toBeUndefined();
});

it('counts each person once, of an account too, and is gone with the factor or with the person', async () => {
  await askFactor(founded, { required_of: 'everyone', account_sid: founded.accountSid });
  const admin = await app.join(founded, { role: roleSids.organizationAdministrator });
  const both = [subject(null), subject(null, admin)];
  const { count, subjects = [] } = (await missing()) ?? {};
  expect(count).toBe(2);
  expect(subjects).toEqual(expect.arrayContaining(both));
  await askFactor(founded, {
    required_of: 'everyone',
    account_sid: founded.accountSid,
    phishing_resistant: true,
  });
  expect((await missing())?.count).toBe(2);
  await askFactor(founded, { required_of: 'everyone', account_sid: founded.accountSid });
  await addApp(member.client);
  expect((await missing())?.subjects).toEqual([subject(null, admin)]);
  await founded.owner.client.organizationUsers.deactivate(founded.organizationSid, admin.userSid);
  expect(await missing()).toBeUndefined();
  await founded.owner.client.organizationUsers.reactivate(founded.organizationSid, admin.userSid);
  expect((await missing())?.count).toBe(1);
});

it('is shown to nobody who may not see the policies', async () => {
  const auditor = await app.join(founded, { role: 'IX00000000000000000000000000000006' });
  expect(await missing(auditor)).toBeDefined();
  const other = await app.found('Contoso');
  const { items } = await other.owner.client.attention.get(other.organizationSid);
  expect(items.map(({ kind }) => kind)).not.toContain('compliance_missing');
});
