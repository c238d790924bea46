/**
 * Guesses at what somebody proves themselves by, counted before it is looked at (AU-05): by login, by what is guessed at,
 * and by the place it comes from. Nobody outside can shut the owner out for good (AU-04).
 */
import { createHash } from 'node:crypto';
import type { PrepareContext } from '../../kernel/bind.ts';
import { addressPrefix } from '../../kernel/client-address.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { Limit } from '../../kernel/rate-limits.ts';
import type { RouteDefinition } from '../../kernel/route.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import { listRecentAddresses } from './store.ts';

export type GuessingContext = Pick<PrepareContext<RouteDefinition>, 'db' | 'addressPrefix'>;

interface Guessed {
  /** From one address prefix against one login: the one that a guesser meets. */
  readonly here: Limit;
  /** Against one login from everywhere: slows the owner down elsewhere, and never where they have been before. */
  readonly anywhere: Limit;
  readonly refusal: () => Text;
}

const password: Guessed = {
  here: { name: 'password-guess', limit: 10, windowSeconds: 900 },
  anywhere: { name: 'password-guess-anywhere', limit: 200, windowSeconds: 900 },
  refusal: () =>
    say(
      'Too many wrong passwords for this address from where you are. Wait, or set a new password by mail.',
    ),
};

/** Six digits are few: from everywhere no more than a few dozen an hour are looked at. */
const factor = (kind: string): Guessed => ({
  here: { name: `${kind}-guess`, limit: 10, windowSeconds: 900 },
  anywhere: { name: `${kind}-guess-anywhere`, limit: 30, windowSeconds: 3_600 },
  refusal: () =>
    say('Too many wrong tries with this from where you are. Wait, or take another way.'),
});

const guessed = {
  password,
  authenticator_app: factor('authenticator-app'),
  recovery_code: factor('recovery-code'),
  passkey: factor('passkey'),
  mailed_code: factor('mailed-code'),
};

export type GuessedAt = keyof typeof guessed;

/** A kind of login: guesses at one are none at another with the same address. */
export interface Logins {
  /** Tells the kinds apart; nothing for users. */
  readonly prefix: string;
  /** From where somebody with this address signed in lately. */
  recentAddresses(db: Db, email: string): Promise<readonly string[]>;
}

const anyLogin = platformScope('whoever signs in is not known yet; an address is');

const users: Logins = {
  prefix: '',
  recentAddresses: (db, email) => listRecentAddresses(db, anyLogin, email),
};

/** What is tried, and at which login; `email` in its normal form. */
export interface Guess {
  readonly at: GuessedAt;
  readonly email: string;
  /** Without a word: users. */
  readonly of?: Logins | undefined;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const loginOf = ({ of = users, email }: Guess) => digest(`${of.prefix}${email}`);
const placeOf = (context: GuessingContext, guess: Guess) =>
  `${loginOf(guess)} ${context.addressPrefix}`;

/** @throws request.too_many */
export async function countTry(
  { rateLimits }: Kernel,
  context: GuessingContext,
  guess: Guess,
): Promise<void> {
  const { here, anywhere, refusal } = guessed[guess.at];
  const tooMany = (retryAfterSeconds: number) =>
    requestErrors.too_many(refusal(), { retryAfterSeconds });
  const there = await rateLimits.consume(context.db, here, placeOf(context, guess));
  if (!there.allowed) throw tooMany(there.retryAfterSeconds);
  const everywhere = await rateLimits.consume(context.db, anywhere, loginOf(guess));
  if (everywhere.allowed || (await isKnownPlace(context, guess))) return;
  throw tooMany(everywhere.retryAfterSeconds);
}

async function isKnownPlace(context: GuessingContext, guess: Guess): Promise<boolean> {
  const { of = users, email } = guess;
  const addresses = await of.recentAddresses(context.db, email);
  return addresses.some((address) => addressPrefix(address) === context.addressPrefix);
}

/** They have proven themselves from here. */
export function forgetTries(
  { rateLimits }: Kernel,
  context: GuessingContext,
  guess: Guess,
): Promise<void> {
  return rateLimits.reset(context.db, guessed[guess.at].here, placeOf(context, guess));
}

/** Forgets the guesses at the password from everywhere: the owner of the mailbox has just proven themselves. */
export function forgetGuesses({ rateLimits }: Kernel, db: Db, email: string): Promise<void> {
  return rateLimits.reset(db, password.anywhere, digest(email));
}
