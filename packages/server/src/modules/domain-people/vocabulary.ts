/** Published words of people who already use a domain. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const domainPeoplePermissions = definePermissions('/bailiwick/iam/domain-people', {
  read: 'see who already uses the domains of the organization',
  capture: 'capture people who already use a domain of the organization',
});

export const domainPeopleEvents = defineAuditEvents('domain_people', {
  exported: '{actor} took the people who use the domain {target} out as a file',
  checked: '{actor} had an import of people who use the domain {target} tried',
  asking: '{actor} began to ask people who use the domain {target}',
  capturing: '{actor} began to capture people who use the domain {target}',
  captured: '{actor} captured {target}: the organization manages their login',
});

export const domainPeopleErrors = defineErrors('domain_people', {
  domain_not_verified: {
    kind: 'conflict',
    title: 'The domain is not proven at the moment',
    remedy:
      'Who uses a domain is shown to the organization that has proven it. Bring the proof back, then look again.',
  },
  capture_not_allowed: {
    kind: 'forbidden',
    title: 'People with a login cannot be captured here',
    remedy: 'Ask them instead: everybody decides on their own invitation.',
  },
  capture_needs_dns: {
    kind: 'conflict',
    title: 'Capturing people needs a domain that is proven by DNS',
    remedy: 'Prove the domain by its DNS record, or ask the people instead.',
  },
  not_in_domain: {
    kind: 'not_found',
    title: 'Nobody with this SID has an address in the domain',
    remedy: 'Look at the list again: they may have changed their address.',
  },
  here_already: {
    kind: 'conflict',
    title: 'They belong to the organization already',
    remedy: 'Nothing is left to do.',
  },
  asked_already: {
    kind: 'conflict',
    title: 'They were asked and have not answered',
    remedy: 'Wait for the answer, or send the invitation again.',
  },
  managed_elsewhere: {
    kind: 'conflict',
    title: 'Another organization manages this login',
    remedy: 'They can join once that organization has released them.',
  },
  declined_recently: {
    kind: 'conflict',
    title: 'They declined in the last 30 days',
    remedy: 'Talk to them. Whoever then wants to join is invited by their address.',
  },
  not_possible: {
    kind: 'conflict',
    title: 'This login cannot join at the moment',
    remedy: 'Whoever holds it can ask the operator of this instance.',
  },
});
