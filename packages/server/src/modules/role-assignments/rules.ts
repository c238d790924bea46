/** Rules of access: which states stop it, and the ceiling on what one may give. Pure. */

/** Nothing can be done in an organization that the operator suspended or that is gone. */
export function isOrganizationUsable(state: string): boolean {
  return state === 'active' || state === 'pending_deletion';
}

export interface AccountStates {
  readonly state: string;
  readonly parentState: string | null;
  readonly organizationState: string | null;
}

/** A suspended parent covers its subaccounts; a suspended organization covers its accounts. */
export function isAccountUsable(states: AccountStates): boolean {
  const usable = (state: string) => state === 'active';
  return (
    usable(states.state) &&
    (states.parentState === null || usable(states.parentState)) &&
    (states.organizationState === null || isOrganizationUsable(states.organizationState))
  );
}

/**
 * The ceiling: nobody gives a permission that they do not hold at that place now (AZ-07). Compared by permission
 * sets, never by names of roles.
 * @returns the permissions above the giver's own; empty: may be given
 */
export function aboveCeiling(given: ReadonlySet<string>, own: ReadonlySet<string>): string[] {
  return [...given].filter((permission) => !own.has(permission));
}
