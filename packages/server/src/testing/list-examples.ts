/** What the fields of each list find in the company that the test of every list makes. */
import type { Founded, Person } from './app.ts';

/** What stands in our rows, so that every field finds something and leaves something out. */
export function examplesOfLists(
  ours: Founded,
  guest: Person,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const owner = ours.owner.email;
  const today = new Date().toISOString().slice(0, 10);
  return {
    'organizationUsers.list': {
      kind: 'independent',
      state: 'inactive',
      role: 'Administrator',
      account: '"Payments EU"',
      name: '',
      email: owner,
      domain: ours.domain,
      joined_by: 'invitation',
      last_sign_in: 'never',
      created: `>=${today}`,
    },
    'organizationAccounts.list': {
      kind: 'subaccount',
      state: 'suspended',
      name: 'payments*',
      owner: 'none',
      person: guest.email,
      tag: 'team:payments',
      suspended_by: 'organization',
      closes: 'never',
      created: '<1h',
    },
    'roleAssignments.list': {
      person: guest.userSid,
      account: '"Payments EU"',
      role: 'Developer',
      scope: 'organization',
      kind: 'independent',
      since: 'never',
    },
    'domains.list': {
      state: 'verified',
      method: 'dns',
      name: 'second-*',
      added_by: owner,
      verified: 'never',
      checked: '<1h',
      created: '<1h',
    },
    'invitations.list': {
      state: 'accepted',
      email: `waiting@${ours.domain}`,
      domain: ours.domain,
      role: 'none',
      account: '"Payments EU"',
      invited_by: owner,
      expires: '>1d',
      created: `..${today}`,
    },
    'joinRequests.list': {
      state: 'declined',
      email: `asking@${ours.domain}`,
      domain: ours.domain,
      decided_by: owner,
      created: '<1h',
    },
    'auditEvents.list': {
      event: 'domain.*',
      actor: ours.owner.userSid,
      target: 'Staging',
      account: ours.accountSid,
      outcome: 'denied',
      request: 'nothing',
      address: '127.0.0.1',
      at: '<1h',
    },
    'operations.list': {
      state: 'PENDING,IN_PROGRESS,SUCCEEDED,FAILED',
      kind: 'bulk_changes.*',
      dry_run: 'no',
      asked_by: owner,
      created: '<1h',
      finished: 'never',
    },
    'domainPeople.list': { standing: 'asked', name: 'bo*', email: 'already@*' },
    'oauthApps.list': {
      state: 'ended',
      grant_type: 'authorization_code',
      name: 'warehouse*',
      made_by: owner,
      permission: '/bailiwick/iam/domains/*',
      used: 'never',
      created: '<1h',
    },
    'apiKeys.list': {
      state: 'ended',
      name: 'nightly*',
      made_by: owner,
      permission: '/bailiwick/iam/domains/*',
      expires: 'never',
      used: 'never',
      created: '<1h',
    },
    'groups.list': {
      name: 'on-*',
      origin: 'manual',
      member: owner,
      role: 'Developer',
      account: '"Payments EU"',
      created: '<1h',
    },
    'groupMembers.list': { state: 'inactive', name: '', email: owner, added: '<1h' },
    'compliance.list': {
      state: 'owing',
      missing: 'passkey',
      policy: '"Payments EU"',
      kind: 'independent',
      name: '',
      email: guest.email,
      since: '<1h',
      last_sign_in: 'never',
      reminded: 'never',
    },
    'dormantPeople.list': {
      state: 'kept',
      idle_since: '<1h',
      last_active: 'never',
      through: 'sign_in',
      name: '',
      email: owner,
      warned: 'never',
      deactivates: 'never',
    },
  };
}

/** Fields of which every row of ours, or none, has the same: they still must be answered. */
export const uniform = new Set(
  [
    'organizationUsers.list created',
    'organizationUsers.list last_sign_in',
    'organizationUsers.list name',
    'organizationAccounts.list closes created',
    'domains.list added_by created',
    'apiKeys.list created',
    'oauthApps.list created',
    'invitations.list invited_by expires created',
    'joinRequests.list domain created',
    'auditEvents.list outcome request address at actor',
    'operations.list state kind dry_run asked_by created finished',
    'groups.list origin created',
    'groupMembers.list name added',
    'compliance.list missing name since last_sign_in',
    'dormantPeople.list state idle_since last_active through name warned deactivates',
  ].flatMap((line) => {
    const [id = '', ...fields] = line.split(' ');
    return fields.map((field) => `${id} ${field}`);
  }),
);
