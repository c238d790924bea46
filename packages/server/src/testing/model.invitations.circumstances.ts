/** Steps of the test of the lives of invitations: what changes around them while they wait. */
import {
  endAll,
  give,
  type Made,
  type Make,
  people,
  remember,
  roleSidOf,
  touched,
} from './model.invitations.ts';
import { pick, world } from './walk.ts';

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

export const changeOwner: Make = ({ account, organization, other }) => {
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

export const close: Make = ({ account, organization }) => {
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
