/**
 * What may be a password: for everybody, and of managed people what their organization asks for beside it. Every door that sets a
 * password, or takes one as a proof, asks here.
 */
import type { Db } from '../../kernel/database.ts';
import { createQuestion } from '../../kernel/hooks.ts';
import { lengthOf, minimumLength, type Passwords } from '../../kernel/passwords.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { AcceptedPassword, UserRow } from './store.ts';
import { userErrors } from './vocabulary.ts';

/** What an organization asks of the passwords of the people whom it manages. */
export interface PasswordDuty {
  readonly minimumCharacters: number;
  /** What it will ask from a planned moment on; null: nothing is planned. */
  readonly plannedCharacters: number | null;
  readonly organizationName: string;
}

/** Another module keeps the policies. Undefined: the organization asks for no more than everybody does. */
export const passwordDuty = createQuestion<{ readonly organizationId: string }, PasswordDuty>();

/** Whoever belongs to no organization owes it nothing. */
const findDuty = async (
  db: Db,
  organizationId: string | null,
): Promise<PasswordDuty | undefined> =>
  organizationId === null ? undefined : passwordDuty.ask(db, { organizationId });

/** The rule as forms say it beforehand: to whoever holds a link, a proof or a session, and to nobody else. */
export async function readPasswordRule(db: Db, organizationId: string | null) {
  const duty = await findDuty(db, organizationId);
  const minimum = duty?.minimumCharacters ?? minimumLength;
  const organization = minimum > minimumLength ? (duty?.organizationName ?? null) : null;
  return {
    minimum_characters: minimum,
    sentence:
      organization === null
        ? say(
            'At least {minimum} characters. A few unrelated words are easy to remember and hard to guess.',
            { minimum },
          )
        : say(
            'At least {minimum} characters: {organization} asks for that. A few unrelated words are easy to remember and hard to guess.',
            { minimum, organization },
          ),
  };
}

export interface TooShort {
  /** By whose rule, and what it asks for. */
  readonly rule: Text;
  readonly whoCan: Text;
  readonly facts: { readonly organization: string; readonly minimum_characters: number };
}

function tooShortFor(
  { minimumCharacters: minimum, organizationName: organization }: PasswordDuty,
  length: number,
): TooShort | undefined {
  if (minimum <= minimumLength || length >= minimum) return undefined;
  return {
    rule: say('{organization} asks for passwords of at least {minimum} characters.', {
      organization,
      minimum,
    }),
    whoCan: say('The Owner or an Administrator of {organization}', { organization }),
    facts: { organization, minimum_characters: minimum },
  };
}

/** The most that is asked, now or from a moment on, of what a password has. Its length is kept nowhere. */
function metBy({ minimumCharacters, plannedCharacters }: PasswordDuty, length: number) {
  const met = [minimumCharacters, plannedCharacters ?? 0].filter(
    (asked) => asked > minimumLength && asked <= length,
  );
  return met.length === 0 ? null : Math.max(...met);
}

export interface MeasuredPassword {
  /** Undefined: it is long enough. */
  readonly tooShort: TooShort | undefined;
  /** Of what a policy asks, the most that it has; null: nothing is asked, or it has nothing of it. */
  readonly metCharacters: number | null;
}

/** A password that was just typed, against what the organization asks. */
export async function measurePassword(
  db: Db,
  organizationId: string | null,
  password: string,
): Promise<MeasuredPassword> {
  const duty = await findDuty(db, organizationId);
  if (duty === undefined) return { tooShort: undefined, metCharacters: null };
  const length = lengthOf(password);
  return { tooShort: tooShortFor(duty, length), metCharacters: metBy(duty, length) };
}

export interface PasswordOwner {
  readonly email: string;
  readonly names: readonly string[];
  /** Who manages the login, or will from now on; null: nobody. */
  readonly organizationId: string | null;
}

/** Whose it is, of a login that is there. */
export const passwordOwner = ({ email, fullName, organizationId }: UserRow): PasswordOwner => ({
  email,
  names: fullName.split(' '),
  organizationId,
});

/**
 * Refuses a password that is too short, too common or too close to the person. The duty is read outside of the transaction that saves
 * it: what a policy asks from a moment later on, signing in asks. Answers what of it the password meets.
 * @throws user.password_not_accepted
 */
export async function assertPasswordAccepted(
  { db, passwords }: { readonly db: Db; readonly passwords: Passwords },
  password: string,
  owner: PasswordOwner,
  pointer = '/password',
): Promise<Pick<MeasuredPassword, 'metCharacters'>> {
  const { tooShort, metCharacters } = await measurePassword(db, owner.organizationId, password);
  if (tooShort !== undefined) {
    const { rule, ...extras } = tooShort;
    throw userErrors.password_not_accepted(rule, {
      errors: [{ pointer, detail: rule }],
      ...extras,
    });
  }
  const problem = passwords.problem(password, owner);
  if (problem !== undefined)
    throw userErrors.password_not_accepted(problem, { errors: [{ pointer, detail: problem }] });
  return { metCharacters };
}

/** As it is saved: before the transaction, since hashing takes its time. @throws user.password_not_accepted */
export async function acceptPassword(
  by: { readonly db: Db; readonly passwords: Passwords },
  password: string,
  owner: PasswordOwner,
  pointer?: string,
): Promise<AcceptedPassword> {
  const { metCharacters } = await assertPasswordAccepted(by, password, owner, pointer);
  return { hash: await by.passwords.hash(password), metCharacters };
}
