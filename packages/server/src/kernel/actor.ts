/** Who is calling, as the engine learned it from the credential. Read anew on every request. */
export type Actor = AnonymousActor | UserActor | OperatorActor | SystemActor;

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
}

export interface OperatorActor {
  readonly kind: 'operator';
  readonly operatorId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly recentlyAuthenticated: boolean;
}

/** Work that nobody asked for just now: a scheduled job, or the first start. */
export interface SystemActor {
  readonly kind: 'system';
  readonly job: string;
}

export const anonymous: AnonymousActor = { kind: 'anonymous' };
