/**
 * Whose factors they are: somebody with a login, or an operator. What is asked of them, and what a change means for their
 * sessions, is theirs; how a factor is proven, counted and kept is the same for both (ADR 0076).
 */
import type { AuditTarget } from '../../kernel/audit.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { Logins } from '../sessions/index.ts';
import type { FactorScope, Standing } from './store.ts';

export interface Holder {
  readonly scope: FactorScope;
  readonly id: string;
  /** In its normal form: tries are counted by it. */
  readonly email: string;
  readonly emailAsTyped: string;
  readonly name: string;
  /** Whose log tells of it; null: that of the instance. */
  readonly organizationId: string | null;
  readonly target: AuditTarget;
  /** Apart from those of users. */
  readonly logins?: Logins | undefined;
}

/** A change of somebody's factors: they are locked, and whoever asks may still do it. */
export interface Changing {
  readonly work: Work;
  readonly holder: Holder;
  /** May they be left with a password alone? */
  readonly mayHaveNone: boolean;
  /** Ends what was begun by less than what is enrolled now; answers how many sessions. */
  readonly endOthers: (because: string) => Promise<number>;
  /** A factor is proven by being added: the session in which that is done is worth more from then on. */
  readonly noteProven?: (kind: 'passkey' | 'authenticator_app') => Promise<void>;
  /** Refuses what a policy asks for to be removed, by what would be left. */
  readonly assertEnough?: (left: Standing) => Promise<void>;
}
