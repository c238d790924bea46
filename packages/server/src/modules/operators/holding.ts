/** Operators as holders of factors: they never have none, and their guesses are counted apart from those of users. */
import type { OperatorActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { revokeAllTokens } from '../../kernel/one-time-tokens.ts';
import { type OperatorScope, operatorScope, platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { Changing, Holder } from '../factors/index.ts';
import type { Logins } from '../sessions/index.ts';
import { endHalfSessions } from './half-store.ts';
import * as store from './staff-store.ts';

const anyOperator = platformScope('whoever signs in as operator is not known yet; an address is');

const logins: Logins = {
  prefix: 'operator ',
  recentAddresses: (db, email) => store.listRecentAddresses(db, anyOperator, email),
};

/** A holder that the statements about operators know. */
export type Operator = Holder & { readonly scope: OperatorScope; readonly logins: Logins };

export const operatorOf = ({ id, email }: { id: string; email: string }): Operator => ({
  scope: operatorScope(id),
  id,
  email,
  emailAsTyped: email,
  name: email,
  organizationId: null,
  target: { type: 'operator', sid: sid('OE', id), name: email },
  logins,
});

/** The way in for whoever is not one yet: guesses are counted all the same. */
export const guessAt = (email: string) => ({ at: 'password', email, of: logins }) as const;

/** Where a browser of theirs is on, which goes on whatever ends. */
export interface Kept {
  readonly sessionId: string | null;
  readonly halfSessionId: string | null;
}

export const keepNone: Kept = { sessionId: null, halfSessionId: null };

/** Whatever was given out before is worth nothing, but for what goes on. Answers how many sessions ended. */
export async function endAll(db: Db, { scope }: Operator, kept: Kept): Promise<number> {
  await revokeAllTokens(db, scope.operatorId);
  await endHalfSessions(db, scope, kept.halfSessionId);
  return store.endSessions(db, scope, kept.sessionId);
}

const ended = () => requestErrors.unauthenticated(say('The session has ended. Sign in again.'));

/** Locked, and an operator still. @throws request.unauthenticated */
export async function lockOperator(db: Db, { scope }: Operator): Promise<store.OperatorRow> {
  const row = await store.lockOperator(db, scope);
  if (row === undefined) throw ended();
  return row;
}

/** A change by somebody who is signed in. @throws request.unauthenticated */
export async function lockOwn(work: Work & { readonly actor: OperatorActor }): Promise<Changing> {
  const { operatorId, sessionId, email } = work.actor;
  const holder = operatorOf({ id: operatorId, email });
  await lockOperator(work.db, holder);
  if (!(await store.isLiving(work.db, holder.scope, sessionId))) throw ended();
  return {
    work,
    holder,
    mayHaveNone: false,
    endOthers: () => endAll(work.db, holder, { sessionId, halfSessionId: null }),
  };
}
