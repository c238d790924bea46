/**
 * The lives of invitations against their tables, of people and of accounts: random steps of several people over two
 * organizations and accounts outside of both, of people who have a login and of those who get one.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Founded, unique } from './app.ts';
import {
  acceptInVain,
  answer,
  minutesPass,
  resend,
  revoke,
  weekPasses,
} from './model.invitations.answering.ts';
import {
  addAccount,
  handOver,
  invite,
  inviteToAccount,
  release,
} from './model.invitations.asking.ts';
import {
  changeGuests,
  changeOwner,
  changeProof,
  changeRole,
  close,
  makeAccount,
} from './model.invitations.circumstances.ts';
import {
  type Account,
  accounts,
  atOrganization,
  forget,
  holderOf,
  type Invitation,
  invitations,
  isOffer,
  isPending,
  loginOf,
  type Make,
  mayInviteTo,
  meet,
  organizations,
  people,
  remember,
  resendReason,
  roleSidOf,
  touched,
} from './model.invitations.ts';
import {
  buildWorld,
  chance,
  expectEveryEvent,
  leaveWorld,
  pick,
  type Step,
  seed,
  stepsOr,
  timeoutFor,
  walk,
  world,
} from './walk.ts';

const steps = stepsOr(300);

async function settle(founded: Founded, isOpen: boolean): Promise<void> {
  const owner = meet(founded.owner, null, 'Owner');
  const { organizationSid: sid, domain } = founded;
  const organization = { sid, owner, domain, isProven: true, letsBeGuests: true, isOpen };
  owner.organization = organization;
  organizations.push(organization);
  remember(founded.accountSid, owner, organization);
  for (const role of ['Administrator', 'Administrator', 'Standard User', 'Auditor'] as const)
    meet(await world().app.join(founded, { role: roleSidOf[role] }), organization, role);
  const { client } = founded.owner;
  await client.signUpPolicy.update(sid, { policy: 'NO_MEMBERSHIP' });
  await comeFromOutside(domain);
  await client.signUpPolicy.update(sid, { policy: isOpen ? 'NO_MEMBERSHIP' : 'INVITATION_ONLY' });
}

/** Somebody independent, with an account. */
async function comeFromOutside(domain?: string): Promise<void> {
  const email = domain === undefined ? undefined : `${unique('near')}@${domain}`;
  const met = meet(await world().app.signUp(email), null, null);
  const [own] = (await met.client.accounts.list()).items;
  remember(own?.sid ?? '', met, null);
}

beforeAll(async () => {
  const { app } = await buildWorld();
  await settle(await app.found('First'), true);
  await settle(await app.found('Second'), false);
  await comeFromOutside();
  await comeFromOutside();
});
afterAll(leaveWorld);

const makers: readonly Make[] = [
  invite,
  invite,
  invite,
  inviteToAccount,
  inviteToAccount,
  handOver,
  release,
  addAccount,
  addAccount,
  resend,
  resend,
  resend,
  revoke,
  answer,
  answer,
  answer,
  answer,
  answer,
  acceptInVain,
  minutesPass,
  minutesPass,
  weekPasses,
  changeRole,
  changeProof,
  changeGuests,
  makeAccount,
  changeOwner,
  close,
];

async function next(): Promise<readonly [Step, string]> {
  const near = people.filter((one) => one.organization === null && holderOf(one.email)?.isOpen);
  if (near.length === 0) await comeFromOutside(organizations[0]?.domain);
  forget();
  const make = pick(makers);
  const account = pick(accounts.slice(-12));
  const organization = account.organization ?? pick(organizations);
  const able = people.filter((one) => atOrganization(one, organization) === undefined);
  const isAtAccount = make === inviteToAccount;
  const fit = isAtAccount ? people.filter((one) => mayInviteTo(one, account)) : able;
  const who = fit.length > 0 && chance(0.7) ? pick(fit) : pick(people);
  const colleagues = people.filter((one) => one.organization === organization);
  const other = make === handOver && chance(0.6) ? pick(colleagues) : pick(people);
  const restores = organizations.find(({ isProven }) => !isProven);
  if (restores !== undefined && chance(0.12))
    return [changeProof({ who, other, account, organization: restores }), 'a domain'];
  const step = make({ who, other, account, organization });
  return [step, touched.one === undefined ? 'none' : `${touched.one.kind} ${touched.one.state}`];
}

/** As its place shows it. */
async function readInvitation(one: Invitation) {
  const { organization, account, email, sid } = one;
  const asked = { state: 'all', page_size: 200 } as const;
  if (isOffer(one)) {
    if (organization !== null)
      return (
        await organization.owner.client.accountOffers.list(organization.sid, asked)
      ).items.find((item) => item.sid === sid);
    if (account === null || account.isClosing) return undefined;
    const { hand_over: waiting } = await account.owner.client.accounts.getHandOver(account.sid);
    return waiting?.sid === sid ? waiting : undefined;
  }
  const search = email;
  const list =
    organization !== null
      ? await organization.owner.client.invitations.list(organization.sid, { ...asked, search })
      : account === null || account.isClosing
        ? undefined
        : await account.owner.client.accountInvitations.list(account.sid, { ...asked, search });
  return list?.items.find((item) => item.sid === sid);
}

async function compareInvitation(one: Invitation, told: string): Promise<void> {
  const shown = await readInvitation(one);
  if (shown === undefined) {
    // An account outside shows the hand-over that waits, and no other.
    const isHidden = one.organization === null && (isOffer(one) || one.account?.isClosing === true);
    expect(isHidden && (!isPending(one) || one.account?.isClosing === true), told).toBe(true);
    return;
  }
  const reason = resendReason(one)?.slice('invitation.'.length) ?? null;
  expect(shown, told).toMatchObject({
    state: one.state,
    sends: one.sends,
    can_resend: reason === null,
    can_resend_reason: reason,
  });
}

/** What waits for somebody is what they see, and no more. */
async function compareReceived(email: string, told: string): Promise<void> {
  const login = loginOf(email);
  if (login === undefined) return;
  const { items } = await login.client.receivedInvitations.list();
  const waiting = invitations.filter((one) => one.email === email && isPending(one));
  expect(items.map(({ sid }) => sid).toSorted(), told).toEqual(
    waiting.map(({ sid }) => sid).toSorted(),
  );
  const { organization_sid } = await login.client.user.get();
  expect(organization_sid, told).toBe(login.organization?.sid ?? null);
}

async function compareAccount(account: Account, told: string): Promise<void> {
  const { organization, owner } = account;
  const shown = await owner.client.accounts.get(account.sid);
  expect(shown, told).toMatchObject({
    owner: { user_sid: owner.userSid },
    organization: organization === null ? null : { sid: organization.sid },
    state: account.isClosing ? 'pending_closure' : 'active',
  });
}

async function compare(told: string): Promise<void> {
  const { one, account, email } = touched;
  if (one !== undefined) await compareInvitation(one, told);
  if (email !== undefined) await compareReceived(email, told);
  if (account === undefined) return;
  await compareAccount(account, told);
  for (const offered of invitations.filter((other) => other.account === account).slice(-3))
    await compareInvitation(offered, told);
}

/** Each that expired has its event in the log, once. */
async function compareEvents(): Promise<void> {
  await world().app.runJob('invitations.expire');
  const { rows } = await world().app.superuser.query<{ sid: string }>(
    `select target_sid as sid from audit_events where event = 'invitation.expired'`,
  );
  const expired = invitations.filter(({ state }) => state === 'expired');
  expect(rows.map(({ sid }) => sid).toSorted()).toEqual(expired.map(({ sid }) => sid).toSorted());
}

it(
  `${steps} random steps with invitations end as the lifecycles say (seed ${seed})`,
  async () => {
    await walk({ steps, next, compare, atLeast: { done: 25, refused: 25 } });
    for (const one of invitations.slice(-100)) await compareInvitation(one, 'at the end');
    for (const account of accounts) await compareAccount(account, 'at the end');
    await compareEvents();
    expectEveryEvent(steps, 'invitation', 'account offer');
  },
  timeoutFor(steps),
);
