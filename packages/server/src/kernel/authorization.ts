/**
 * The one question "may they?". The kernel asks it before every command and query; a module answers it, given to
 * the engine by the composition root, because roles and owners are business words.
 */
import type { Actor, MachineCredential, Outside } from './actor.ts';
import type { Db } from './database.ts';
import type { Permission } from './permissions.ts';
import type { Origin } from './unit-of-work.ts';

/** What a caller holds at one place, at this moment. */
export interface Held {
  has(permission: Permission | string): boolean;
  /** All permissions held, for the ceiling rule. */
  readonly permissions: ReadonlySet<string>;
  readonly isOwner: boolean;
  /** The roles that give it, in words for refusals and for "because". */
  readonly roleIds: readonly string[];
}

export interface OrganizationStanding {
  readonly held: Held;
  readonly organizationName: string;
  /** `suspended` and so on: why nothing may be held there. */
  readonly organizationState: string;
}

export interface AccountStanding {
  readonly held: Held;
  readonly accountName: string;
  readonly parentAccountId: string | null;
  readonly organizationId: string | null;
  /** The caller comes from outside of the networks that count there, and is let in. */
  readonly outside?: Outside;
}

/** Whose standing is asked for: the caller, or somebody who acted earlier (an inviter). */
export type Asker = Actor | { readonly kind: 'user'; readonly userId: string };

/** Each answers undefined for a stranger: to them the place does not exist. */
export interface Authorizer {
  atOrganization(
    db: Db,
    asker: Asker,
    organizationId: string,
  ): Promise<OrganizationStanding | undefined>;
  atAccount(db: Db, asker: Asker, accountId: string): Promise<AccountStanding | undefined>;
  /** Names of roles that hold the permission, for "who can": `['Owner', 'Administrator']`. */
  rolesWith(permission: string): readonly string[];
}

/** A credential as it came in. */
export interface Credential {
  readonly kind: 'cookie' | 'operator_cookie' | 'bearer';
  readonly secret: string;
  /** Where the request comes from. */
  readonly origin: Origin;
  readonly addressPrefix: string;
  /** What the face of the route takes; undefined: it is one of the REST API. */
  readonly taken: readonly MachineCredential[] | undefined;
}

/**
 * Turns a credential into an actor: undefined when it is not, or no longer, valid. One statement.
 * @throws request.unauthenticated, request.too_many where more can be said
 */
export type Authenticator = (db: Db, credential: Credential) => Promise<Actor | undefined>;
