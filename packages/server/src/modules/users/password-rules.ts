/**
 * What may be a password: for everybody, and of managed people what their organization asks for beside it. Every door that sets a
 * password, or takes one as a proof, asks here.
 */
import type { Db } from '../../kernel/database.ts';
import { createQuestion } from '../../kernel/hooks.ts';
import { lengthOf, minimumLength, type Passwords } from '../../kernel/passwords.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { UserRow } from './store.ts';
import { userErrors } from './vocabulary.ts';

/** What an organization asks of the passwords of the people whom it manages. */
export interface PasswordDuty {
  readonly minimumCharacters: number;
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
  const { minimumCharacters: minimum, organizationName: organization } = duty ?? {
    minimumCharacters: minimumLength,
    organizationName: null,
  };
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
  password: string,
): TooShort | undefined {
  if (lengthOf(password) >= minimum) return undefined;
  return {
    rule: say('{organization} asks for passwords of at least {minimum} characters.', {
      organization,
      minimum,
    }),
    whoCan: say('The Owner or an Administrator of {organization}', { organization }),
    facts: { organization, minimum_characters: minimum },
  };
}

/** A password that is right, and shorter than the organization asks for; undefined: it is long enough. */
export async function findTooShort(
  db: Db,
  organizationId: string | null,
  password: string,
): Promise<TooShort | undefined> {
  const duty = await findDuty(db, organizationId);
  return duty === undefined ? undefined : tooShortFor(duty, password);
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
 * it: what a policy asks from a moment later on, signing in asks.
 * @throws user.password_not_accepted
 */
export async function assertPasswordAccepted(
  { db, passwords }: { readonly db: Db; readonly passwords: Passwords },
  password: string,
  owner: PasswordOwner,
  pointer = '/password',
): Promise<void> {
  const short = await findTooShort(db, owner.organizationId, password);
  if (short !== undefined) {
    const { rule, ...extras } = short;
    throw userErrors.password_not_accepted(rule, {
      errors: [{ pointer, detail: rule }],
      ...extras,
    });
  }
  const problem = passwords.problem(password, owner);
  if (problem !== undefined)
    throw userErrors.password_not_accepted(problem, { errors: [{ pointer, detail: problem }] });
}
