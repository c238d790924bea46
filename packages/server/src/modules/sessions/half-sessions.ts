/**
 * Half sessions: the password was right, the second factor is still owed (AU-14). One is no session: it is kept in a table
 * of its own, carried by a cookie of its own that only our pages have sent, and no other door looks for it.
 */
import type { BrowserSecrets, PrepareContext } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { newId } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { RouteDefinition } from '../../kernel/route.ts';
import { platformScope, userScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import { getUser, type UserRow } from '../users/index.ts';
import * as store from './half-store.ts';
import { findRememberedBrowser, type RememberedBrowser } from './remembered-browsers.ts';
import { readDays } from './remembered-browsers-store.ts';
import {
  type CheckedFactor,
  checkedFactor,
  enrolmentRequired,
  type FactorDuty,
  factorDuty,
  factorRequired,
  type SecondFactors,
  secondFactors,
  type TypedProof,
} from './second-factors.ts';
import { sessionErrors } from './vocabulary.ts';

const cookie = 'half_session';
const lifetimeSeconds = 600;
const triesAtMost = 5;

const anyUser = platformScope('a secret names who began to sign in; nobody is known before');

type Preparing = Pick<
  PrepareContext<RouteDefinition>,
  'db' | 'addressPrefix' | 'denied' | 'browser'
>;

/** Who is on the way, as of the time of the password. */
export interface HalfSession {
  readonly id: string;
  /** A factor was proven in it, which a policy finds too weak. */
  readonly isProven: boolean;
  readonly user: UserRow;
}

export const halfSessionOver = () =>
  sessionErrors.half_session_over(
    say('It took longer than ten minutes, had five wrong tries, or was finished elsewhere.'),
  );

async function begin({ db, browser }: Preparing, user: UserRow): Promise<void> {
  const secret = randomToken(32);
  await store.insertHalfSession(db, userScope(user.id), {
    id: newId(),
    secretHash: hashToken(secret),
    credentialEpoch: user.credentialEpoch,
    lifetimeSeconds,
  });
  browser.keep(cookie, secret, lifetimeSeconds);
}

/** What came along with the password. */
export interface Checked {
  readonly factor?: CheckedFactor | undefined;
  /** A browser in which a factor was proven another day, by which nothing is proven now. */
  readonly remembered?: RememberedBrowser;
}

interface Sent {
  readonly transport: 'cookie' | 'bearer';
  readonly second_factor?: TypedProof | undefined;
}

/**
 * After the right password: the proof that came along, or the browser that is remembered, or nothing where none is owed. A browser that
 * brings neither gets a half session to go on with: to prove a factor, or to add the first one, where a policy asks for it.
 * @throws session.factor_required, session.enrolment_required, session.factor_refused, request.too_many
 */
export async function checkSecondFactor(
  kernel: Kernel,
  context: Preparing,
  user: UserRow,
  sent: Sent,
): Promise<Checked> {
  const [factors, duty] = [
    await secondFactors.ask(context.db, { userId: user.id }),
    await factorDuty.ask(context.db, { userId: user.id, at: 'everywhere' }),
  ];
  const { second_factor: proof } = sent;
  if (factors !== undefined && proof !== undefined)
    return { factor: await checkedFactor.ask(context.db, { kernel, context, user, proof }) };
  if (factors === undefined && duty === undefined) return {};
  if (sent.transport === 'bearer') throw whatIsOwed({ factors, duty });
  const remembered =
    factors === undefined ? undefined : await findRememberedBrowser(context, user.id);
  if (remembered !== undefined && remembered.level >= (duty?.level ?? 0)) return { remembered };
  await begin(context, user);
  const rememberedDays = await readDays(context.db, userScope(user.id));
  throw whatIsOwed({ factors, duty, rememberedDays });
}

interface Owed {
  readonly factors: SecondFactors | undefined;
  readonly duty: FactorDuty | undefined;
  /** For how long a policy lets the browser be remembered. */
  readonly rememberedDays?: number;
}

function whatIsOwed({ factors, duty, rememberedDays }: Owed) {
  if (factors !== undefined) return factorRequired(factors, { duty, rememberedDays });
  if (duty !== undefined) return enrolmentRequired(duty);
  throw new Error('nothing is owed');
}

/** Refuses a password as the fresh proof of somebody who has more to give. @throws session.factor_required */
export async function assertPasswordIsEnough(db: Db, userId: string): Promise<void> {
  const factors = await secondFactors.ask(db, { userId });
  if (factors !== undefined) throw factorRequired({ ...factors, mailedCode: false });
}

type Carried = { readonly db: Db; readonly browser: BrowserSecrets };

const secretOf = ({ browser }: Carried): Buffer => {
  const secret = browser.find(cookie);
  if (secret === undefined) throw halfSessionOver();
  return hashToken(secret);
};

async function withUser(db: Db, row: store.HalfSessionRow | undefined): Promise<HalfSession> {
  if (row === undefined) throw halfSessionOver();
  const user = await getUser(db, userScope(row.userId));
  return {
    id: row.id,
    isProven: row.isProven,
    user: { ...user, credentialEpoch: row.credentialEpoch },
  };
}

/** The half session of the browser that asks. @throws session.half_session_over */
export async function getHalfSession(context: Carried): Promise<HalfSession> {
  return withUser(context.db, await store.findHalfSession(context.db, anyUser, secretOf(context)));
}

/** The same, one try the poorer: before anything is compared. @throws session.half_session_over */
export async function takeHalfSessionTry(context: Carried): Promise<HalfSession> {
  const about = { secretHash: secretOf(context), atMost: triesAtMost };
  return withUser(context.db, await store.takeTry(context.db, anyUser, about));
}

/** Takes it out of use. False when it was over already. */
export const closeHalfSession = (db: Db, { id, user }: HalfSession): Promise<boolean> =>
  store.endHalfSession(db, userScope(user.id), id);

/** It may be used to add a stronger factor now. False when it was over already. */
export const noteProven = (db: Db, { id, user }: HalfSession): Promise<boolean> =>
  store.proveHalfSession(db, userScope(user.id), id);

/** Takes it out of the browser. */
export const forgetHalfSession = (browser: BrowserSecrets): void => browser.keep(cookie, null, 0);
