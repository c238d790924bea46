/** Published words of organization merges. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const mergePermissions = definePermissions('/bailiwick/iam/organizations', {
  merge: 'merge another organization in',
});

export const mergeEvents = defineAuditEvents('organization_merge', {
  offered: '{actor} offered {target} to merge their organization in',
  withdrawn: '{actor} withdrew the offer to {target} to merge their organization in',
  declined: '{actor} declined to merge their organization in',
  expired: 'the offer to {target} to merge their organization in expired',
  completed: '{actor} merged the organization {target} in',
});

export const mergeErrors = defineErrors('organization_merge', {
  outside_domains: {
    kind: 'conflict',
    title: 'The address is not in a verified domain of this organization',
    remedy:
      'The Owner of the other organization has to have an address in one of your verified domains. Verify the domain first.',
  },
  no_candidate: {
    kind: 'conflict',
    title: 'No organization can be merged in under this address',
    remedy:
      'Ask the person: they have to own an active organization without a verified domain of its own, of which no ownership is being transferred.',
  },
  already_open: {
    kind: 'conflict',
    title: 'This organization has been offered it already',
    remedy: 'Wait for the answer, or withdraw the offer first.',
  },
  not_open: {
    kind: 'conflict',
    title: 'This offer cannot be answered any more',
    remedy: 'It was answered, withdrawn, or has expired. Ask for another one.',
  },
  not_possible: {
    kind: 'conflict',
    title: 'The organizations cannot be merged as they are',
    remedy: 'Change what the message names, then accept again while the offer is open.',
  },
});
