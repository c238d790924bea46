/** Published words of an organization's users. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const organizationUserPermissions = definePermissions('/bailiwick/iam/organization-users', {
  read: 'see the people of the organization',
  deactivate: 'deactivate people and let them back in',
  end_sessions: 'end the sessions of people',
});

export const organizationUserEvents = defineAuditEvents('organization_user', {
  deactivated: '{actor} deactivated {target}',
  reactivated: '{actor} let {target} back in',
  sessions_ended: '{actor} ended all sessions of {target}',
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
});
