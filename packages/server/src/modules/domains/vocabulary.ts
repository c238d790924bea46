/** Published words of domains. Added to, never renamed. */
import { defineAuditEvents } from '../../kernel/audit.ts';
import { defineErrors } from '../../kernel/errors.ts';
import { defineMailKinds } from '../../kernel/mail-kinds.ts';
import { definePermissions } from '../../kernel/permissions.ts';

export const domainPermissions = definePermissions('/bailiwick/iam/domains', {
  read: 'see the domains of the organization',
  create: 'add a domain',
  verify: 'have a domain checked',
  delete: 'remove a domain',
});

export const domainEvents = defineAuditEvents('domain', {
  exported: '{actor} took {target} out as a file',
  added: '{actor} added the domain {target}',
  verified: 'the domain {target} was proven',
  uncertain: 'the proof of the domain {target} is gone',
  restored: 'the proof of the domain {target} is back',
  contested: 'the proof of the domain {target} is gone while another organization proves it',
  claimed_by_another: 'another organization proved the domain {target} too',
  held_by_another: 'the domain {target} was proven, but another organization holds it',
  claim_ended: 'the claim of another organization to the domain {target} ended',
  lapsed: 'the domain {target} lapsed',
  refused:
    'the claim to the domain {target} was refused: the organization that holds it proved it too',
  challenge_renewed: '{actor} asked for a new record for the domain {target}',
  removed: '{actor} removed the domain {target}',
});

export const domainErrors = defineErrors('domain', {
  not_a_domain: {
    kind: 'invalid',
    title: 'That is not a domain that can be claimed',
    remedy: 'Enter one bare domain name, like corp.com.',
  },
  public_suffix: {
    kind: 'invalid',
    title: 'Under this name others register theirs',
    remedy: 'Enter the domain that your company registered, like corp.co.uk.',
  },
  shared_mail: {
    kind: 'invalid',
    title: 'This domain is shared by people who have nothing to do with each other',
    remedy:
      'Public and disposable mail domains belong to no organization. Use a domain of your company.',
  },
  looks_like_another: {
    kind: 'conflict',
    title: 'This name cannot be told apart from a domain that somebody holds',
    remedy: 'Ask the operator of this instance, who can look at both.',
  },
  already_added: {
    kind: 'conflict',
    title: 'The domain is on your list already',
    remedy: 'Open it there.',
  },
  limit_reached: {
    kind: 'conflict',
    title: 'The organization has as many domains as it may',
    remedy: 'Remove one that you do not need.',
  },
  challenge_expired: {
    kind: 'conflict',
    title: 'The record is older than seven days',
    remedy: 'Ask for a new record and put that in its place.',
  },
  lapsed: {
    kind: 'conflict',
    title: 'The domain has lapsed',
    remedy: 'Ask for a new record, and prove the domain with that.',
  },
  people_remain: {
    kind: 'conflict',
    title: 'People are managed under this domain',
    remedy:
      'Look at the dry run with people=release, which says who becomes independent; then remove it so, or give them other addresses first.',
  },
  sso_enforced: {
    kind: 'conflict',
    title: 'People with an address there sign in through single sign-on only',
    remedy: 'Withdraw single sign-on from the domain first, then remove it.',
  },
  changed_meanwhile: {
    kind: 'conflict',
    title: 'The domain changed while it was checked',
    remedy: 'Check it again.',
  },
});

export const domainMails = defineMailKinds({
  domains: {
    title: 'Domains at risk',
    description:
      'When the proof of a domain that you look after is gone, another organization claims it, or it lapses.',
    isOptional: false,
  },
  domains_proven: {
    title: 'Domains that are proven',
    description: 'When a domain that you look after is proven, and when it is again.',
    isOptional: true,
  },
});
