/** Steps of the test of the lives of invitations: what becomes of one that waits, by anybody's hand or the clock's. */
import { expect } from 'vitest';
import { uuidOfSid } from '../kernel/ids.ts';
import { type Person, testPassword } from './app.ts';
import { invite } from './model.invitations.asking.ts';
import {
  accept,
  atAccount,
  atOrganization,
  type Cast,
  change,
  type Invitation,
  invitations,
  isOffer,
  isPending,
  loginOf,
  type Made,
  type Make,
  mayInviteTo,
  meet,
  obstacleForNewcomer,
  obstacleTo,
  pendingOf,
  resendReason,
  touch,
  touched,
} from './model.invitations.ts';
import { chance, pick, type Step, world } from './walk.ts';

/** Mostly one that waits; of none, an invitation. */
const ofInvitation =
  (make: (one: Invitation, cast: Cast) => Step): Make =>
  (cast) => {
    const waiting = invitations.filter(isPending);
    const from = waiting.length > 0 && chance(0.8) ? waiting : invitations.slice(-20);
    if (from.length === 0) return invite(cast);
    const one = pick(from);
    touch({ one, email: one.email });
    return make(one, cast);
  };

interface Door {
  readonly refusal: string | undefined;
  /** The door of an organization sends no hand-over again: that is for the Owner of the account. */
  readonly resendRefusal?: string | undefined;
  readonly resend: () => Promise<unknown>;
  readonly revoke: () => Promise<unknown>;
}

/** The door at which somebody sends an invitation again, or takes it back. */
function doorOf(one: Invitation, { who: anybody }: Cast): Door | undefined {
  const { organization, account, sid, kind } = one;
  if (kind === 'account_hand_over' && account !== null && chance(0.7)) {
    const who = chance(0.8) ? account.owner : anybody;
    const waits = pendingOf(account).some((other) => other.kind === kind);
    const may = account.owner === who && !account.isClosing;
    const refusal = atAccount(who, account, may) ?? (waits ? undefined : 'request.not_found');
    const { accounts: own } = who.client;
    // The door knows one that waits, not which.
    if (waits && !isPending(one)) return undefined;
    return {
      refusal,
      resend: () => own.resendHandOver(account.sid),
      revoke: () => own.revokeHandOver(account.sid),
    };
  }
  if (kind === 'account' && account !== null && (organization === null || chance(0.5))) {
    const who = chance(0.8) ? account.owner : anybody;
    const { accountInvitations } = who.client;
    return {
      refusal: atAccount(who, account, mayInviteTo(who, account)),
      resend: () => accountInvitations.resend(account.sid, sid),
      revoke: () => accountInvitations.revoke(account.sid, sid),
    };
  }
  if (organization === null) return undefined;
  const who = chance(0.75) ? organization.owner : anybody;
  const { accountOffers, invitations: own } = who.client;
  return {
    refusal: atOrganization(who, organization),
    resendRefusal: kind === 'account_hand_over' ? 'request.not_found' : undefined,
    resend: () =>
      isOffer(one)
        ? accountOffers.resend(organization.sid, sid)
        : own.resend(organization.sid, sid),
    revoke: () =>
      isOffer(one)
        ? accountOffers.revoke(organization.sid, sid)
        : own.revoke(organization.sid, sid),
  };
}

export const resend = ofInvitation((one, cast) => {
  const door = doorOf(one, cast);
  if (door === undefined) return invite(cast);
  const { refusal, resendRefusal, resend: call } = door;
  return {
    name: `send ${isOffer(one) ? 'an offer' : 'an invitation'} again`,
    call: async () => {
      const answered = (await call()) as Made;
      expect(answered.sid).toBe(one.sid);
      return world().app.tokenFor(one.email);
    },
    outcome:
      refusal ??
      resendRefusal ??
      resendReason(one) ??
      ((token) => {
        change(one, 'resend');
        one.sends += 1;
        one.isSentJustNow = true;
        one.oldToken = one.token;
        one.token = token as string;
      }),
  };
});

export const revoke = ofInvitation((one, cast) => {
  const door = doorOf(one, cast);
  if (door === undefined) return invite(cast);
  return {
    name: `revoke ${isOffer(one) ? 'an offer' : 'an invitation'}`,
    call: door.revoke,
    outcome:
      door.refusal ?? (isPending(one) ? () => change(one, 'revoke') : 'invitation.not_pending'),
  };
});

export const answer = ofInvitation((one, cast) => {
  const invited = loginOf(one.email);
  if (invited === undefined) return acceptAsNew(one);
  const who = chance(0.85) ? invited : cast.who;
  if (one.account !== null) touched.account = one.account;
  const isDead = who !== invited || !isPending(one);
  const isDeclining = chance(0.25);
  const { receivedInvitations } = who.client;
  return {
    name: `${isDeclining ? 'decline' : 'accept'} ${one.kind}`,
    call: () =>
      isDeclining ? receivedInvitations.decline(one.sid) : receivedInvitations.accept(one.sid),
    outcome: isDead
      ? 'invitation.link_dead'
      : isDeclining
        ? () => change(one, 'decline')
        : (obstacleTo(one, who) ?? (() => accept(one, who))),
  };
});

/** By the link of the mail; also by that of an earlier one. */
function acceptAsNew(one: Invitation): Step {
  const { oldToken } = one;
  const isOld = oldToken !== undefined && chance(0.3);
  if (one.account !== null) touched.account = one.account;
  return {
    name: `accept ${one.kind} as a new person`,
    call: async () => {
      const input = { first_name: 'Noor', last_name: 'Haddad', password: testPassword };
      const token = isOld ? oldToken : one.token;
      const accepted = await world()
        .app.client()
        .invitations.accept({ ...input, token, transport: 'bearer' });
      const own = accepted.token ?? '';
      const userSid = accepted.user.sid;
      return { email: one.email, userSid, token: own, client: world().app.client(own) };
    },
    outcome:
      isOld || !isPending(one)
        ? 'invitation.link_dead'
        : loginOf(one.email) !== undefined
          ? 'invitation.login_exists'
          : (obstacleForNewcomer(one) ??
            obstacleTo(one, undefined) ??
            ((person) => accept(one, meet(person as Person, null, null)))),
  };
}

/** Somebody with a login follows the link, as if they had none. */
export const acceptInVain = ofInvitation((one, cast) =>
  loginOf(one.email) === undefined ? revoke(cast) : acceptAsNew(one),
);

export const minutesPass = ofInvitation((one) => ({
  name: 'five minutes pass',
  call: () =>
    world().database.query(
      `update invitations set last_sent_at = last_sent_at - interval '6 minutes' where id = $1`,
      [uuidOfSid('NF', one.sid)],
    ),
  outcome: () => {
    one.isSentJustNow = false;
  },
}));

/** Expired from that second on, and written down once by the clocks of two processes; or by one that is late. */
export const weekPasses = ofInvitation((one) => {
  const isClockLate = chance(0.4);
  return {
    name: isClockLate ? 'a week passes, and the clock is late' : 'a week passes',
    call: async () => {
      await world().database.query('update invitations set expires_at = now() where id = $1', [
        uuidOfSid('NF', one.sid),
      ]);
      if (isClockLate) return;
      await Promise.all([
        world().app.runJob('invitations.expire'),
        world().app.runJob('invitations.expire'),
      ]);
    },
    outcome: () => {
      if (isPending(one)) change(one, 'expire');
    },
  };
});
