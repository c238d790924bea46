/**
 * Scopes: the proof that somebody decided on whose behalf a store may look. Every store function takes one first.
 * The engine makes them after authorization; jobs and start-up make them by the functions here, by name.
 */
declare const made: unique symbol;

/** Reach: one organization. */
export interface OrganizationScope {
  readonly kind: 'organization';
  readonly organizationId: string;
  readonly [made]: true;
}

/** Reach: one account, with the organization that manages it (null: an account outside every organization). */
export interface AccountScope {
  readonly kind: 'account';
  readonly accountId: string;
  readonly parentAccountId: string | null;
  readonly organizationId: string | null;
  readonly [made]: true;
}

/** Reach: one person's own things. */
export interface UserScope {
  readonly kind: 'user';
  readonly userId: string;
  readonly [made]: true;
}

/** Reach: one operator's own things. */
export interface OperatorScope {
  readonly kind: 'operator';
  readonly operatorId: string;
  readonly [made]: true;
}

/** Reach: everything. Each use says why; a test lists them all. */
export interface PlatformScope {
  readonly kind: 'platform';
  readonly because: string;
  readonly [made]: true;
}

export type Scope = OrganizationScope | AccountScope | UserScope | PlatformScope;

export function organizationScope(organizationId: string): OrganizationScope {
  return { kind: 'organization', organizationId } as OrganizationScope;
}

export function accountScope(account: {
  accountId: string;
  parentAccountId: string | null;
  organizationId: string | null;
}): AccountScope {
  return { kind: 'account', ...account } as AccountScope;
}

export function userScope(userId: string): UserScope {
  return { kind: 'user', userId } as UserScope;
}

export function operatorScope(operatorId: string): OperatorScope {
  return { kind: 'operator', operatorId } as OperatorScope;
}

/** `because` says, for the reader and for the test that lists them, why no single organization bounds this. */
export function platformScope(because: string): PlatformScope {
  return { kind: 'platform', because } as PlatformScope;
}

/** The log of things outside every organization and account. */
export const platformLogId = '00000000-0000-0000-0000-000000000000';
