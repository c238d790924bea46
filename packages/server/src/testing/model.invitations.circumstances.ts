/** Steps of the test of the lives of invitations: what changes around them while they wait. */
import {
  type Cast,
  endAll,
  give,
  invitations,
  isOffer,
  isPending,
  type Made,
  type Make,
  people,
  remember,
  roleSidOf,
  touched,
} from './model.invitations.ts';
import { chance, pick, world } from './walk.ts';

/** Whoever invited loses the right, or has it again. */
export const changeRole: Make = ({ organization, other }) => {
  const own = people.filter((one) => one.organization === organization && one.role !== 'Owner');
  const who = own.includes(other) ? other : pick(own);
  const role = who.role === 'Administrator' ? 'Standard User' : 'Administrator';
  return {
    name: `make a ${who.role ?? ''} a ${role}`,
    call: () =>
      organization.owner.client.roleAssignments.create(organization.sid, {
        user_sid: who.userSid,
        role_sid: roleSidOf[role],
      }),
    outcome: () => {
      who.role = role;
    },
  };
};

export const changeProof: Make = ({ organization }) => ({
  name: organization.isProven ? 'the proof of the domain goes' : 'the proof is back',
  call: () =>
    world().database.query(
      `update domains set state = $2, uncertain_since = case when $2 = 'verified_uncertain' then now() end
        where name = $1 and state in ('verified', 'verified_uncertain')`,
      [organization.domain, organization.isProven ? 'verified_uncertain' : 'verified'],
    ),
  outcome: () => {
    organization.isProven = !organization.isProven;
  },
});

export const changeGuests: Make = ({ organization }) => ({
  name: organization.letsBeGuests ? 'forbid to be guests' : 'let people be guests',
  call: () =>
    organization.owner.client.signUpPolicy.update(organization.sid, {
      allows_foreign_invitations: !organization.letsBeGuests,
    }),
  outcome: () => {
    organization.letsBeGuests = !organization.letsBeGuests;
  },
});

export const makeAccount: Make = ({ who }) => ({
  name: 'make an account',
  call: () => who.client.accounts.create({ friendly_name: 'Made' }),
  outcome:
    who.role === 'Auditor'
      ? 'account.created_by_organization'
      : (made) => {
          touched.account = remember((made as Made).sid, who, who.organization);
        },
});

/** Often an account about which somebody was asked, or to which somebody is invited, and a colleague of its owner. */
function somethingWaitsFor(cast: Cast, isOffered: boolean): Cast {
  const waiting = invitations.flatMap((one) =>
    isPending(one) && isOffer(one) === isOffered && one.account?.organization != null
      ? [{ account: one.account, organization: one.account.organization }]
      : [],
  );
  if (waiting.length === 0 || chance(0.4)) return cast;
  const found = pick(waiting);
  const colleagues = people.filter((one) => one.organization === found.organization);
  return { ...cast, ...found, other: pick(colleagues) };
}

export const changeOwner: Make = (cast) => {
  const { account, organization, other } = somethingWaitsFor(cast, true);
  const isThere = account.organization === organization;
  touched.account = account;
  return {
    name: 'change the owner',
    call: () =>
      organization.owner.client.organizationAccounts.changeOwner(organization.sid, account.sid, {
        owner_user_sid: other.userSid,
        old_owner_stays: true,
      }),
    outcome: !isThere
      ? 'request.not_found'
      : account.owner === other
        ? 'account.already_owner'
        : other.organization !== organization
          ? 'account.owner_not_eligible'
          : () => give(account, other, true),
  };
};

export const close: Make = (cast) => {
  const { account, organization } = somethingWaitsFor(cast, chance(0.5));
  touched.account = account;
  return {
    name: account.isClosing ? 'restore an account' : 'close an account',
    call: () =>
      organization.owner.client.organizationAccounts[account.isClosing ? 'restore' : 'close'](
        organization.sid,
        account.sid,
      ),
    outcome:
      account.organization !== organization
        ? 'request.not_found'
        : () => {
            if (!account.isClosing) endAll(account);
            account.isClosing = !account.isClosing;
          },
  };
};
