/** Who may be acted upon. Pure. */
import { say } from '../../kernel/text.ts';
import { organizationUserErrors } from './vocabulary.ts';

/** Of whom something is asked that concerns their belonging to the organization. */
export interface Belonging {
  readonly isManagedHere: boolean;
  readonly isOwner: boolean;
}

export interface Target extends Belonging {
  readonly permissions: ReadonlySet<string>;
}

/**
 * Only managed logins are acted upon, never the Owner's, and never that of somebody who holds more (AZ-11).
 * @throws organization_user.not_managed, organization_user.is_owner, organization_user.above_own
 */
export function assertMayActOn(target: Target, own: ReadonlySet<string>): void {
  assertIsManagedHere(target);
  if (target.isOwner)
    throw organizationUserErrors.is_owner(say('The Owner must always be able to sign in.'), {
      whoCan: say('The Owner, by handing the ownership over'),
    });
  if ([...target.permissions].some((permission) => !own.has(permission))) {
    throw organizationUserErrors.above_own(say('They hold roles that reach further than yours.'), {
      whoCan: say('The Owner'),
    });
  }
}

function assertIsManagedHere(target: Belonging): void {
  if (!target.isManagedHere)
    throw organizationUserErrors.not_managed(
      say('An independent person belongs to no one but themselves.'),
    );
}

/**
 * An organization never loses its Owner, whatever happens to a domain.
 * @throws organization_user.not_managed, organization_user.is_owner
 */
export function assertMayBeReleased(target: Belonging): void {
  assertIsManagedHere(target);
  if (target.isOwner)
    throw organizationUserErrors.is_owner(
      say('An organization has one Owner, who is managed by it.'),
      {
        whoCan: say('The Owner, by handing the ownership over'),
      },
    );
}
