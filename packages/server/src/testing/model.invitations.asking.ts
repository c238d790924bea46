/** Steps of the test of the lives of invitations: asking people, and asking about accounts. */
import { expect } from 'vitest';
import { unique } from './app.ts';
import {
  type Account,
  accounts,
  atAccount,
  atOrganization,
  developer,
  holderOf,
  type Invitation,
  invitations,
  isPending,
  type Kind,
  loginOf,
  type Made,
  type Make,
  mayInviteTo,
  type Organization,
  organizations,
  pendingOf,
  people,
  roleSidOf,
  touch,
  touched,
} from './model.invitations.ts';
import { chance, pick, type Step, world } from './walk.ts';

async function remembering(
  made: Made,
  of: Pick<Invitation, 'kind' | 'by' | 'organization' | 'account' | 'role'>,
): Promise<Invitation> {
  const { sid, email } = made;
  const token = await world().app.tokenFor(email);
  return {
    sid,
    email,
    ...of,
    state: 'pending',
    sends: 1,
    isSentJustNow: true,
    token,
    oldToken: undefined,
  };
}

/** Somebody who is here, somebody from elsewhere, or nobody yet. */
function pickEmail(organization: Organization): string {
  if (chance(0.45)) return `${unique('new')}@${organization.domain}`;
  if (chance(0.2)) return `${unique('new')}@${unique('elsewhere-')}.com`;
  const waiting = invitations.filter(isPending);
  if (waiting.length > 0 && chance(0.3)) return pick(waiting).email;
  return pick(people).email;
}

type Outcome = 'invited' | 'already_invited' | 'granted_now' | 'refused';

const isWaiting = (email: string, kind: Kind, place: Organization | Account) =>
  invitations.some(
    (one) =>
      isPending(one) &&
      one.kind === kind &&
      one.email === email &&
      (kind === 'account' ? one.account : one.organization) === place,
  );

/** Mails go to those who are invited, and only to them: the sum of what was done says so. */
function inviting(
  email: string,
  foretold: Outcome,
  of: Pick<Invitation, 'kind' | 'by' | 'organization' | 'account' | 'role'>,
  create: () => Promise<{ results: { outcome: string; invitation_sid: string | null }[] }>,
): Pick<Step, 'call' | 'outcome'> {
  touch({ email });
  return {
    call: async () => {
      const { results } = await create();
      const [result] = results;
      expect(result?.outcome, `${of.kind} for ${email}`).toBe(foretold);
      return result?.invitation_sid == null
        ? undefined
        : remembering({ sid: result.invitation_sid, email }, of);
    },
    outcome: (made) => {
      expect(made !== undefined).toBe(foretold === 'invited');
      if (made === undefined) return;
      invitations.push(made as Invitation);
      touched.one = made as Invitation;
    },
  };
}

export const invite: Make = ({ who, organization }) => {
  const email = pickEmail(organization);
  const role = pick(['Standard User', 'Administrator', 'Auditor'] as const);
  const refusal = atOrganization(who, organization);
  const login = loginOf(email);
  const foretold: Outcome =
    holderOf(email) !== organization || !organization.isProven || login?.organization != null
      ? 'refused'
      : isWaiting(email, 'organization', organization)
        ? 'already_invited'
        : 'invited';
  const step = inviting(
    email,
    foretold,
    { kind: 'organization', by: who, organization, account: null, role },
    () =>
      who.client.invitations.create(organization.sid, {
        emails: [email],
        organization_role_sid: roleSidOf[role],
      }),
  );
  return { name: `invite (${foretold})`, ...step, outcome: refusal ?? step.outcome };
};

export const inviteToAccount: Make = ({ who, account }) => {
  const { organization } = account;
  const emails = [
    pickEmail(organization ?? pick(organizations)),
    `${unique('new')}@${unique('far-')}.com`,
  ];
  const email = emails.find((one) => {
    const login = loginOf(one);
    const isColleague = login?.organization != null && login.organization === organization;
    return login !== account.owner && !isColleague;
  });
  if (email === undefined) throw new Error('a new address is always one');
  const foretold: Outcome =
    organization !== null && loginOf(email) === undefined && holderOf(email) === organization
      ? 'refused'
      : isWaiting(email, 'account', account)
        ? 'already_invited'
        : 'invited';
  const step = inviting(
    email,
    foretold,
    { kind: 'account', by: who, organization, account, role: null },
    () =>
      who.client.accountInvitations.create(account.sid, {
        emails: [email],
        role_sid: developer,
      }),
  );
  return {
    name: `invite to an account (${foretold})`,
    ...step,
    outcome: atAccount(who, account, mayInviteTo(who, account)) ?? step.outcome,
  };
};

/** An offer of an account, by whatever door. */
function offering(
  refusal: string | undefined,
  of: Pick<Invitation, 'kind' | 'by' | 'organization' | 'account'>,
  make: () => Promise<Made>,
): Pick<Step, 'call' | 'outcome'> {
  return {
    call: async () => remembering(await make(), { ...of, role: null }),
    outcome:
      refusal ??
      ((made) => {
        invitations.push(made as Invitation);
        touch({ one: made as Invitation, email: (made as Invitation).email });
      }),
  };
}

const isAskedOut = (account: Account) =>
  pendingOf(account).some(({ kind }) => kind === 'account_hand_over' || kind === 'account_release');

export const handOver: Make = ({ account, who: anybody, other }) => {
  const who = chance(0.8) ? account.owner : anybody;
  const { organization } = account;
  const isOwners = account.owner === who && !account.isClosing;
  const refusal =
    atAccount(who, account, isOwners) ??
    (other === who
      ? 'account.already_owner'
      : organization !== null && other.organization !== organization
        ? 'account.owner_not_eligible'
        : isAskedOut(account)
          ? 'invitation.offer_pending'
          : undefined);
  const of = { kind: 'account_hand_over' as const, by: who, organization, account };
  return {
    name: 'offer a hand-over',
    ...offering(refusal, of, () =>
      who.client.accounts.handOver(account.sid, { email: other.email }),
    ),
  };
};

export const release: Make = ({ account, who, other, organization }) => {
  const email = chance(0.3) ? `${unique('new')}@${unique('far-')}.com` : other.email;
  const refusal =
    atOrganization(who, organization) ??
    (account.organization !== organization
      ? 'request.not_found'
      : loginOf(email)?.organization === organization
        ? 'account.owner_not_eligible'
        : account.isClosing
          ? 'account.wrong_state'
          : isAskedOut(account)
            ? 'invitation.offer_pending'
            : undefined);
  const of = { kind: 'account_release' as const, by: who, organization, account };
  const { organizationAccounts } = who.client;
  return {
    name: 'offer a release',
    ...offering(refusal, of, () =>
      organizationAccounts.release(organization.sid, account.sid, { email }),
    ),
  };
};

export const addAccount: Make = ({ who, organization, account: any }) => {
  const near = accounts.filter(
    (one) => one.organization === null && holderOf(one.owner.email) === organization,
  );
  const account = near.length > 0 && chance(0.7) ? pick(near) : any;
  const { owner } = account;
  const isAddable =
    account.organization === null &&
    !account.isClosing &&
    owner.organization === null &&
    organization.isProven &&
    holderOf(owner.email) === organization;
  const isAsked = pendingOf(account).some(
    (one) => one.kind === 'account_transfer' && one.organization === organization,
  );
  const refusal =
    atOrganization(who, organization) ??
    (account.organization === organization
      ? 'invitation.account_is_here'
      : !isAddable
        ? 'invitation.account_not_addable'
        : isAsked
          ? 'invitation.offer_pending'
          : undefined);
  const of = { kind: 'account_transfer' as const, by: who, organization, account };
  const { organizationAccounts } = who.client;
  return {
    name: 'ask for an account',
    ...offering(refusal, of, () =>
      organizationAccounts.add(organization.sid, { account_sid: account.sid }),
    ),
  };
};
