/**
 * Half sessions of operators: the password was right, the second factor is still owed, or the first one has to be added. As
 * for people (ADR 0075) one is no session: a table and a cookie of their own, which no other door looks for.
 */
import type { BrowserSecrets } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import { operatorScope, platformScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import { sessionErrors } from '../sessions/index.ts';
import * as store from './half-store.ts';
import { type Operator, operatorOf } from './holding.ts';

const cookie = 'operator_half_session';
const lifetimeSeconds = 600;
const triesAtMost = 5;

const anyOperator = platformScope('a secret names the operator on the way; nobody is known before');

export type InBrowser = { readonly db: Db; readonly browser: BrowserSecrets };

export interface OperatorHalf {
  readonly id: string;
  readonly operator: Operator;
}

export const halfSessionOver = () =>
  sessionErrors.half_session_over(
    say('It took longer than ten minutes, had five wrong tries, or was finished elsewhere.'),
  );

export async function beginHalfSession(
  { db, browser }: InBrowser,
  { scope }: Operator,
): Promise<void> {
  const secret = randomToken(32);
  await store.insertHalfSession(db, scope, {
    id: newId(),
    secretHash: hashToken(secret),
    lifetimeSeconds,
  });
  browser.keep(cookie, secret, lifetimeSeconds);
}

function secretOf({ browser }: InBrowser): Buffer {
  const secret = browser.find(cookie);
  if (secret === undefined) throw halfSessionOver();
  return hashToken(secret);
}

function present(row: store.OperatorHalfRow | undefined): OperatorHalf {
  if (row === undefined) throw halfSessionOver();
  return { id: row.id, operator: operatorOf({ id: row.operatorId, email: row.email }) };
}

/** The half session of the browser that asks. @throws session.half_session_over */
export const getHalfSession = async (context: InBrowser): Promise<OperatorHalf> =>
  present(await store.findHalfSession(context.db, anyOperator, secretOf(context)));

/** The same, one try the poorer: before anything is compared. @throws session.half_session_over */
export async function takeHalfSessionTry(context: InBrowser): Promise<OperatorHalf> {
  const about = { secretHash: secretOf(context), atMost: triesAtMost };
  return present(await store.takeHalfSessionTry(context.db, anyOperator, about));
}

/** Takes it out of use: of many at once, one goes on. @throws session.half_session_over */
export async function closeHalfSession(db: Db, { id, operator }: OperatorHalf): Promise<void> {
  if (!(await store.endHalfSession(db, operatorScope(operator.id), id))) throw halfSessionOver();
}

/** Takes it out of the browser. */
export const forgetHalfSession = (browser: BrowserSecrets): void => browser.keep(cookie, null, 0);
