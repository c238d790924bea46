/** Rules of access: which states stop it, and the ceiling on what one may give. Pure. */
import { accountPermissions, organizationAccountPermissions } from '../accounts/index.ts';
import { memberPermissions } from './vocabulary.ts';

/** Nothing can be done in an organization that the operator suspended or that is gone. */
export function isOrganizationUsable(state: string): boolean {
  return state === 'active' || state === 'pending_deletion';
}

/** Of an organization that is to be deleted one may see everything and cancel that; nothing else is changed any more. */
export function countsInOrganization(state: string, permission: string): boolean {
  if (state !== 'pending_deletion') return isOrganizationUsable(state);
  return permission.endsWith('/read') || permission === '/bailiwick/iam/organizations/delete';
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

const resting: ReadonlySet<string> = new Set(
  [
    accountPermissions.read,
    accountPermissions.suspend,
    accountPermissions.close,
    organizationAccountPermissions.suspend,
    organizationAccountPermissions.close,
    memberPermissions.read,
  ].map((permission) => permission.name),
);

/**
 * Does a permission on an account count in the states that it is in? Of one that is out of use only what is needed to
 * see it and to bring it back; under an organization that is out of use, nothing.
 */
export function countsIn(states: AccountStates, permission: string): boolean {
  if (isAccountUsable(states)) return true;
  const isUnderUsable =
    states.organizationState === null || isOrganizationUsable(states.organizationState);
  return isUnderUsable && resting.has(permission);
}

/** About nothing but things of one's own, which nobody else ever has: whoever has it can do no more to anybody or anything. */
const ofOnesOwn: ReadonlySet<string> = new Set(['/bailiwick/iam/saved-views/keep']);

/**
 * The ceiling: nobody gives a permission that they do not hold at that place now (AZ-07). Compared by permission
 * sets, never by names of roles; what is about one's own things alone is no power, and does not count (ADR 0103).
 * @returns the permissions above the giver's own; empty: may be given
 */
export function aboveCeiling(given: ReadonlySet<string>, own: ReadonlySet<string>): string[] {
  return [...given].filter((permission) => !own.has(permission) && !ofOnesOwn.has(permission));
}

/**
 * What machines are never given: nothing that needs it takes a machine. A test compares it with the routes.
 */
export const forPeopleAlone: ReadonlySet<string> = new Set(
  [
    'account/accounts/close',
    'iam/api-keys/create',
    'iam/api-keys/update',
    'iam/api-keys/revoke',
    'iam/break-glass/see',
    'iam/bulk-changes/create',
    'iam/compliance/hold',
    'iam/domain-people/capture',
    'iam/domains/delete',
    'iam/imports/create',
    'iam/oauth-apps/create',
    'iam/oauth-apps/revoke',
    'iam/oauth-apps/update',
    'iam/organization-accounts/add',
    'iam/organization-accounts/change-owner',
    'iam/organization-accounts/close',
    'iam/organization-accounts/release',
    'iam/organization-users/delete',
    'iam/organization-users/offboard',
    'iam/organization-users/reset-password',
    'iam/organization-users/reset-second-factor',
    'iam/organizations/request-ownership',
    'iam/provisioning-connections/create',
    'iam/provisioning-connections/delete',
    'iam/provisioning-connections/update',
    'iam/saved-views/keep',
    'iam/saved-views/share',
    'iam/security-policies/update',
    'iam/sso-profiles/create',
    'iam/sso-profiles/delegate',
    'iam/sso-profiles/delete',
    'iam/sso-profiles/enforce',
    'iam/sso-profiles/test',
    'iam/sso-profiles/update',
  ].map((name) => `/bailiwick/${name}`),
);
