/** What a policy decides, and how it is told. Pure. */
import { say, type Text } from '../../kernel/text.ts';

export const policies = [
  'INVITATION_ONLY',
  'AUTO_MEMBERSHIP',
  'APPROVAL_REQUIRED',
  'NO_MEMBERSHIP',
] as const;
export type Policy = (typeof policies)[number];

/** An organization that never chose gets the one that lets nobody in by itself. */
export const defaultPolicy: Policy = 'INVITATION_ONLY';

export type Outcome = 'open' | 'joins' | 'approval' | 'refused';

/** @param policy undefined: no organization holds the domain */
export function outcomeOf(policy: Policy | undefined): Outcome {
  switch (policy) {
    case undefined:
    case 'NO_MEMBERSHIP':
      return 'open';
    case 'AUTO_MEMBERSHIP':
      return 'joins';
    case 'APPROVAL_REQUIRED':
      return 'approval';
    case 'INVITATION_ONLY':
      return 'refused';
  }
}

/** What the person who signs up is told before they fill anything in. */
export function sentenceFor(
  outcome: Outcome,
  domain: string,
  organizationName: string | null,
  contact: string | null,
): Text {
  const sentence = ruleFor(outcome, domain, organizationName ?? '');
  return outcome === 'open' || contact === null || contact === ''
    ? sentence
    : say('{sentence} Questions: {contact}.', { sentence, contact });
}

function ruleFor(outcome: Outcome, domain: string, name: string): Text {
  switch (outcome) {
    case 'open':
      return say('You can sign up. The login and the account that you create are your own.');
    case 'joins':
      return say(
        'Addresses at {domain} are managed by {name}. You will join {name}: it manages your login and the accounts that you create.',
        { domain, name },
      );
    case 'approval':
      return say(
        'Addresses at {domain} are managed by {name}. An administrator decides before you can finish signing up.',
        { domain, name },
      );
    case 'refused':
      return say(
        'Addresses at {domain} are managed by {name}, and people join by invitation only. You can send a request that its administrators see.',
        { domain, name },
      );
  }
}

/** Whom to ask, and how. */
export function administratorsOf(
  governing: { readonly organizationName: string; readonly contact: string | null } | undefined,
): Text {
  const organization = governing?.organizationName ?? '';
  return governing?.contact == null
    ? say('Administrators of {organization}', { organization })
    : say('Administrators of {organization}: {contact}', {
        organization,
        contact: governing.contact,
      });
}

/** What another policy would have meant for those who tried, by what each would have met. */
export function previewOf(
  before: Policy,
  after: Policy,
  tries: number,
): { unchanged: number; changed: number; from: Outcome; to: Outcome } {
  const from = outcomeOf(before);
  const to = outcomeOf(after);
  return from === to
    ? { unchanged: tries, changed: 0, from, to }
    : { unchanged: 0, changed: tries, from, to };
}
