/** What is left of somebody in an organization that they leave: nothing; and of what they owned: all of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidOfSid } from '../../kernel/ids.ts';
import { organizationScope } from '../../kernel/scope.ts';
import { createTestApp, type Founded, type Person, type TestApp } from '../../testing/app.ts';
import { race } from '../../testing/race.ts';
import { outcomeOf, refusalOf } from '../../testing/refusal.ts';
import { roleSids } from '../roles/index.ts';
import { releaseUser } from './leaving.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 15);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

interface Heir {
  readonly person?: Person;
  readonly heirMayBeInactive?: boolean;
}

const release = (side: Founded, leaver: Person, heir: Heir = {}) =>
  app.app.kernel.asSystem('test', {}, (work) =>
    releaseUser(work, {
      scope: organizationScope(uuidOfSid('OR', side.organizationSid) ?? ''),
      userId: uuidOfSid('US', leaver.userSid) ?? '',
      heirUserId: uuidOfSid('US', (heir.person ?? side.owner).userSid) ?? '',
      heirMayBeInactive: heir.heirMayBeInactive ?? false,
    }),
  );

it('their roles end, their accounts pass to the heir without them, their login is independent and signed out', async () => {
  const side = await app.found();
  const accounts = [{ account_sid: side.accountSid, role_sid: roleSids.developer }];
  const leaver = await app.join(side, { role: roleSids.organizationAdministrator, accounts });
  const own = await leaver.client.accounts.create({ friendly_name: 'Their own' });
  await leaver.client.subaccounts.create(own.sid, { friendly_name: 'Below it' });
  const released = await release(side, leaver);
  expect(released).toMatchObject({ rolesEnded: 2, sessionsEnded: 1 });
  expect(released.passedOn.map((account) => account.friendlyName)).toEqual(['Their own']);

  expect(await refusalOf(leaver.client.user.get())).toMatchObject({ status: 401 });
  const again = await app.signIn(leaver.email);
  expect((await again.client.user.get()).organization_sid).toBeNull();
  expect((await again.client.accounts.list()).items).toEqual([]);
  expect(await outcomeOf(again.client.organizations.get(side.organizationSid))).toBe(
    'request.not_found',
  );
  expect(await side.owner.client.accounts.get(own.sid)).toMatchObject({
    owner: { user_sid: side.owner.userSid },
  });
});

it('an account that was outside the organization stays with them, and so do their roles elsewhere', async () => {
  const [side, other] = [await app.found(), await app.found()];
  const leaver = await app.join(side);
  await other.owner.client.accountInvitations.create(other.accountSid, {
    emails: [leaver.email],
    role_sid: roleSids.support,
  });
  const [received] = (await leaver.client.receivedInvitations.list()).items;
  await leaver.client.receivedInvitations.accept(received?.sid ?? '');
  expect(await release(side, leaver)).toMatchObject({ rolesEnded: 1, passedOn: [] });
  const again = await app.signIn(leaver.email);
  expect((await again.client.accounts.list()).items.map((account) => account.sid)).toEqual([
    other.accountSid,
  ]);
});

it('the Owner, somebody outside, and an heir who is not managed here are refused, and nothing changes', async () => {
  const [side, other] = [await app.found(), await app.found()];
  const leaver = await app.join(side);
  const own = await leaver.client.accounts.create({ friendly_name: 'Their own' });
  await expect(release(side, side.owner)).rejects.toThrow('one Owner');
  await expect(release(side, other.owner)).rejects.toThrow('no one but themselves');
  await expect(release(side, leaver, { person: other.owner })).rejects.toThrow(
    'not a managed user',
  );
  expect((await leaver.client.accounts.get(own.sid)).owner?.user_sid).toBe(leaver.userSid);
});

it('an heir who cannot sign in is refused, but for the clock', async () => {
  const side = await app.found();
  const [leaver, heir] = [await app.join(side), await app.join(side)];
  await leaver.client.accounts.create({ friendly_name: 'Their own' });
  await side.owner.client.organizationUsers.deactivate(side.organizationSid, heir.userSid);
  await expect(release(side, leaver, { person: heir })).rejects.toThrow('deactivated');
  expect(
    (await release(side, leaver, { person: heir, heirMayBeInactive: true })).passedOn,
  ).toHaveLength(1);
});

it(`an account that they make at the same moment passes on too, or is their own: ${rounds} rounds`, async () => {
  const side = await app.found();
  const outcomes = await race<number | string>(rounds, async () => {
    const leaver = await app.join(side);
    return [
      () => release(side, leaver).then((released): number | string => released.passedOn.length),
      () => outcomeOf(leaver.client.accounts.create({ friendly_name: 'Meanwhile' })),
    ];
  });
  for (const [released, made] of outcomes) {
    const passedOn = released?.status === 'fulfilled' ? released.value : released?.reason;
    const outcome = made?.status === 'fulfilled' ? made.value : made?.reason;
    expect([0, 1]).toContain(passedOn);
    if (passedOn === 1) expect(outcome).toBe('done');
  }
}, 600_000);
