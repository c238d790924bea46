/** Who is calling, as the engine learned it from the credential. Read anew on every request. */
export type Actor = AnonymousActor | UserActor | MachineActor | OperatorActor | SystemActor;

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  /** The organization that manages this login; null: independent. */
  readonly organizationId: string | null;
  readonly sessionId: string;
  readonly email: string;
  readonly name: string;
  /** When they last proved who they are, by the database's clock. */
  readonly authenticatedAt: Date;
  /** True while that proof is young enough for far-reaching acts. */
  readonly recentlyAuthenticated: boolean;
  /** True while it is young enough for changing how they prove it. */
  readonly justAuthenticated: boolean;
  /** A policy asks for more than was proven in this session: it is worth nothing (`owing.ts`). */
  readonly owes?: OwedProof;
  /** From where this request comes; absent: no request is at work. */
  readonly clientAddress?: string;
  /** It comes from none of the networks of their organization (`networks.ts`). */
  readonly outside?: Outside;
}

/** From where nobody may come, by the rule of an organization or of one of its accounts. */
export interface Outside {
  readonly organizationId: string;
  readonly organizationName: string;
  /** Whose rule it is; null: the organization's. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  /** `reported`: it is let in, and written down. */
  readonly verdict: 'refused' | 'reported';
}

/** What a policy asks for. */
export interface OwedProof {
  readonly organizationName: string;
  /** No code of an app will do. */
  readonly passkey: boolean;
}

/** By what a machine shows itself. A further kind adds its authenticator, and nothing else. */
export type MachineCredential = 'api_key' | 'oauth_app' | 'provisioning';

/**
 * A program with a credential of its own. It holds what it was given, as far as the person who answers for it holds that
 * now; it owns nothing, and proves nothing anew (ADR 0080).
 */
export interface MachineActor {
  readonly kind: 'machine';
  readonly credential: MachineCredential;
  readonly machineId: string;
  /** The one organization that it belongs to. */
  readonly organizationId: string;
  /** What people call it. */
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
  /** Who answers for it: named in rows that keep a person. The audit log names the machine. */
  readonly userId: string;
  readonly email: string;
  /** When what it showed stops working; null: without an end. */
  readonly expiresAt?: Date | null;
  /** As of people. */
  readonly clientAddress?: string;
  readonly outside?: Outside;
}

/** Whoever acts within an organization. `userId` is the person, or who answers for the machine. */
export type MemberActor = UserActor | MachineActor;

export interface OperatorActor {
  readonly kind: 'operator';
  readonly operatorId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly recentlyAuthenticated: boolean;
  /** True while the proof is young enough for changing how they prove it. */
  readonly justAuthenticated: boolean;
}

/** Work that nobody asked for just now: a scheduled job, or the first start. */
export interface SystemActor {
  readonly kind: 'system';
  readonly job: string;
}

export const anonymous: AnonymousActor = { kind: 'anonymous' };
