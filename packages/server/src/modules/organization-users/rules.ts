/** Who may be acted upon. Pure. */
import { organizationUserErrors } from './vocabulary.ts';

export interface Target {
  readonly isManagedHere: boolean;
  readonly isOwner: boolean;
  readonly permissions: ReadonlySet<string>;
}

/**
 * Only managed logins are acted upon, never the Owner's, and never that of somebody who holds more (AZ-11).
 * @throws organization_user.not_managed, organization_user.is_owner, organization_user.above_own
 */
export function assertMayActOn(target: Target, own: ReadonlySet<string>): void {
  if (!target.isManagedHere)
    throw organizationUserErrors.not_managed(
      'An independent person belongs to no one but themselves.',
    );
  if (target.isOwner)
    throw organizationUserErrors.is_owner('The Owner must always be able to sign in.', {
      whoCan: 'The Owner, by handing the ownership over',
    });
  if ([...target.permissions].some((permission) => !own.has(permission))) {
    throw organizationUserErrors.above_own('They hold roles that reach further than yours.', {
      whoCan: 'The Owner',
    });
  }
}
