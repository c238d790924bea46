/** What a role is. */

export type ScopeKind = 'organization' | 'account';

export interface Role {
  /** `IX` + 32 hex digits; fixed, since assignments name it. */
  readonly sid: string;
  readonly name: string;
  readonly description: string;
  /** Where it is held. An organization role reaches all accounts of the organization as far as its permissions go. */
  readonly scopeKind: ScopeKind;
  /** Ownership is a column of the organization or account; it is shown as a role and never granted as one. */
  readonly grantable: boolean;
  readonly permissions: ReadonlySet<string>;
}
