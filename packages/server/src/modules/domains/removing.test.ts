/** Giving a domain up: who is told what it would change, what is refused, and what becomes of the people. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/app.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('an unproven domain, and one that only the Owner uses, are removed without more', async () => {
  const side = await app.found();
  const { client } = side.owner;
  const added = await client.domains.create(side.organizationSid, { name: `x.${side.domain}` });
  await client.domains.remove(side.organizationSid, added.sid);
  await client.domains.remove(side.organizationSid, side.domainSid);
  expect((await client.domains.list(side.organizationSid)).items).toEqual([]);
});

it('one that people are managed under is refused, and says how many; the dry run says what it would mean', async () => {
  const side = await app.found();
  const member = await app.join(side, { role: roleSids.organizationAdministrator });
  await member.client.accounts.create({ friendly_name: 'Their own' });
  const { client } = side.owner;
  const { organizationSid, domainSid } = side;
  const refused = await refusalOf(client.domains.remove(organizationSid, domainSid));
  expect(refused).toMatchObject({ code: 'domain.people_remain', status: 409 });
  expect(refused.message).toContain('1 ');
  const impact = await client.domains.removeDryRun(organizationSid, domainSid, {
    people: 'release',
  });
  expect(impact.changes.map(({ what, count }) => [what, count])).toEqual([
    ['people_released', 1],
    ['accounts_passed_on', 1],
    ['sign_up_policies_ended', 1],
  ]);
  expect(impact.changes[0]?.names).toEqual(['Imogen Ilić']);
  expect((await client.domains.get(organizationSid, domainSid)).domain.state).toBe('verified');

  await client.domains.remove(organizationSid, domainSid, { people: 'release' });
  expect((await client.domains.list(organizationSid)).items).toEqual([]);
  await expect
    .poll(async () => (await client.organizationUsers.list(organizationSid, {})).items.length)
    .toBe(1);
  const again = await app.signIn(member.email);
  expect((await again.client.user.get()).organization_sid).toBeNull();
});

it('the same name is a new domain: it has to be proven, by a new record', async () => {
  const side = await app.found();
  const { client } = side.owner;
  const before = (await client.domains.get(side.organizationSid, side.domainSid)).domain;
  await client.domains.remove(side.organizationSid, side.domainSid);
  const anew = await client.domains.create(side.organizationSid, { name: side.domain });
  expect(anew.sid).not.toBe(before.sid);
  const seen = await client.domains.verify(side.organizationSid, anew.sid, { method: 'dns' });
  expect(seen.state).toBe('unverified');
});

it('a stranger, somebody without the right, and a nonsense flag are refused', async () => {
  const [side, other] = [await app.found(), await app.found()];
  const member = await app.join(side);
  const remove = (by: typeof member, query?: { people: 'release' }) =>
    outcomeOf(by.client.domains.remove(side.organizationSid, side.domainSid, query));
  expect(await remove(other.owner)).toBe('request.not_found');
  expect(await remove(member, { people: 'release' })).toBe('request.forbidden');
  const nonsense = { people: 'perhaps' } as unknown as { people: 'release' };
  expect(await remove(side.owner, nonsense)).toBe('request.invalid');
});
