/** Published words of an organization's users. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const organizationUserPermissions = definePermissions('/bailiwick/iam/organization-users', {
  read: 'see the people of the organization',
  deactivate: 'deactivate people and let them back in',
  end_sessions: 'end the sessions of people',
  update: 'rename people and change their address',
  reset_password: 'have a link for a new password mailed to people',
  reset_second_factor: 'let people replace a second factor that they lost',
  provision: 'create logins in your domains without asking people, and change their addresses',
  remove: 'remove people from the organization',
  delete: 'delete people, and cancel that',
  offboard: 'deactivate people, hand over what they own and end their roles, in one step',
});

export const organizationUserEvents = defineAuditEvents('organization_user', {
  exported: '{actor} took {target} out as a file',
  deactivated: '{actor} deactivated {target}',
  reactivated: '{actor} let {target} back in',
  released: '{target} is managed no more: the organization holds their domain no more',
  sessions_ended: '{actor} ended all sessions of {target}',
  renamed: '{actor} renamed {target}',
  password_reset_sent: '{actor} had a link for a new password mailed to {target}',
  second_factor_reset: '{actor} let {target} replace their second factor',
  removed: '{actor} removed {target} from the organization',
  deletion_scheduled: '{actor} scheduled the deletion of {target}',
  deletion_cancelled: '{actor} cancelled the deletion of {target}',
  offboarded: '{actor} offboarded {target}',
});

export const organizationUserErrors = defineErrors('organization_user', {
  is_owner: {
    kind: 'conflict',
    title: 'The Owner cannot be deactivated',
    remedy: 'An organization always has an Owner who can sign in: hand the ownership over first.',
  },
  not_managed: {
    kind: 'conflict',
    title: 'This login is not yours to manage',
    remedy: 'Independent people keep their login. Take their roles on your accounts away instead.',
  },
  above_own: {
    kind: 'forbidden',
    title: 'This person holds more than you do',
    remedy: 'Ask the Owner.',
  },
  already: {
    kind: 'conflict',
    title: 'They are in that state already',
    remedy: 'Nothing is left to do.',
  },
  cannot_sign_in: {
    kind: 'conflict',
    title: 'They cannot sign in at the moment',
    remedy: 'Let them back in first.',
  },
  accounts_need_owner: {
    kind: 'conflict',
    title: 'The accounts that they own need a new owner',
    remedy: 'Name one for each, or one heir for all: an active managed user of the organization.',
  },
  not_their_account: {
    kind: 'invalid',
    title: 'They do not own this account',
    remedy: 'Name accounts that they own, and that are not closed.',
  },
});

export const organizationUserMails = defineMailKinds({
  login: {
    title: 'Your login',
    description:
      'When an administrator does something to your login, or gives you accounts of somebody who leaves.',
    isOptional: false,
  },
});
