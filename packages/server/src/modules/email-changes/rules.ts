/** What a new address would mean for a login: the policy of its domain holds here as at every other door. Pure. */
import { say, type Text } from '../../kernel/text.ts';
import { emailChangeErrors } from './vocabulary.ts';

export interface Mover {
  /** The organization that manages the login; null: independent. */
  readonly organizationId: string | null;
  readonly isOwner: boolean;
}

export interface Destination {
  readonly domain: string;
  /** Who holds the domain of the new address. */
  readonly holder: { readonly organizationId: string; readonly isProven: boolean } | undefined;
  /** What the sign-up policy of the domain says. */
  readonly outcome: 'open' | 'joins' | 'approval' | 'refused';
  /** The same in words, and whom to ask. */
  readonly sentence: Text;
  readonly whoCan: Text;
}

export type Verdict = 'stays' | 'joins';

/**
 * A managed login stays within the verified domains of its organization; its Owner may have an address that nobody
 * governs too. An independent one meets the sign-up policy of the new domain.
 * @throws email_change.outside_organization, email_change.governed
 */
export function verdictOn(mover: Mover, to: Destination): Verdict {
  if (mover.organizationId === null) return ofIndependent(to);
  const isOurs = to.holder?.organizationId === mover.organizationId && to.holder.isProven;
  if (isOurs || (mover.isOwner && to.holder === undefined)) return 'stays';
  throw emailChangeErrors.outside_organization(
    say('{domain} is not a verified domain of the organization that manages this login.', {
      domain: to.domain,
    }),
    {
      whoCan: say('An Administrator, by verifying the domain or by removing the login'),
      errors: [
        { pointer: '/email', detail: say('must be in a verified domain of the organization') },
      ],
    },
  );
}

function ofIndependent(to: Destination): Verdict {
  if (to.outcome === 'open') return 'stays';
  if (to.outcome === 'joins') return 'joins';
  throw emailChangeErrors.governed(to.sentence, { whoCan: to.whoCan });
}
