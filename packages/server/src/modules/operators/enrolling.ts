/** An operator who has no second factor adds the first, in the half session, and is signed in by that. */

import type { Db } from '../../kernel/database.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { addApp, addPasskey, type Changing, readStanding } from '../factors/index.ts';
import {
  closeHalfSession,
  forgetHalfSession,
  getHalfSession,
  type InBrowser,
  type OperatorHalf,
} from './half-sessions.ts';
import { endAll, lockOperator, type Operator } from './holding.ts';
import { type Arriving, startSession } from './signing-in.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

/** A password is enough to add the first factor, and never to add another. @throws operator.enrolled */
async function assertNotEnrolled(db: Db, { scope }: Operator): Promise<void> {
  const { authenticatorApp, passkeys } = await readStanding(db, scope);
  if (authenticatorApp || passkeys > 0)
    throw operatorErrors.enrolled(say('It was added before, perhaps in another browser.'));
}

/** Before the transaction. @throws session.half_session_over, operator.enrolled */
export async function getEnrolling(context: InBrowser): Promise<OperatorHalf> {
  const half = await getHalfSession(context);
  await assertNotEnrolled(context.db, half.operator);
  return half;
}

/** Whose passkey it is to be. */
export const makingOf = ({ id, operator }: OperatorHalf) => ({ holder: operator, sessionId: id });

/** Locked: of two who enrol at once, one does. @throws operator.enrolled, request.unauthenticated */
export async function lockEnrolling(work: Work, { id, operator }: OperatorHalf): Promise<Changing> {
  await lockOperator(work.db, operator);
  await assertNotEnrolled(work.db, operator);
  return {
    work,
    holder: operator,
    mayHaveNone: false,
    endOthers: () => endAll(work.db, operator, { sessionId: null, halfSessionId: id }),
  };
}

/** The first factor is a proof as well: it was made a moment ago, in this browser, after the password. */
async function arriveEnrolled(
  arriving: Arriving,
  half: OperatorHalf,
  add: (changing: Changing) => Promise<unknown>,
) {
  const changing = await lockEnrolling(arriving.work, half);
  await add(changing);
  await closeHalfSession(arriving.work.db, half);
  forgetHalfSession(arriving.browser);
  arriving.work.audit({
    event: operatorEvents.signed_in,
    target: half.operator.target,
    organizationId: null,
    after: { second_factor: 'added' },
  });
  return startSession(arriving, half.operator);
}

type Verified = Parameters<typeof addPasskey>[2];
type CheckedCode = Parameters<typeof addApp>[1];

/** @throws operator.enrolled, session.half_session_over, passkey.exists */
export const enrolPasskey = (
  arriving: Arriving,
  half: OperatorHalf,
  { name, verified }: { readonly name: string; readonly verified: Verified },
) => arriveEnrolled(arriving, half, (changing) => addPasskey(changing, name, verified));

/** @throws operator.enrolled, session.half_session_over, authenticator_app.not_begun */
export const enrolApp = (arriving: Arriving, half: OperatorHalf, checked: CheckedCode) =>
  arriveEnrolled(arriving, half, (changing) => addApp(changing, checked));
