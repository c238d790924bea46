/**
 * Who may not use a password because their organization has them sign in through its identity provider. Another module
 * knows; every door that takes or makes a password asks here, with the same refusal.
 */
import type { Db } from '../../kernel/database.ts';
import { createHook, createQuestion } from '../../kernel/hooks.ts';
import { sid } from '../../kernel/ids.ts';
import { say } from '../../kernel/text.ts';
import { type UserRow, userErrors } from '../users/index.ts';
import type { FactorLevel } from './second-factors.ts';

/** Somebody with a login, or, without one, an address in a domain. */
export interface SignInSubject {
  readonly emailDomain: string;
  readonly user:
    | {
        readonly id: string;
        readonly organizationId: string | null;
        /** The most that is proven when the door opens; without it, a passkey may still be. */
        readonly proven?: FactorLevel | undefined;
      }
    /** Nobody in particular: what is said holds for the whole domain, and tells nothing about a login. */
    | undefined;
}

/** Why, and by whose rule. */
export interface RequiredSso {
  readonly profileId: string;
  readonly profileName: string;
  readonly organizationName: string;
  /** `domain`: all of the domain; `person`: this person was chosen; `emergency`: theirs is the emergency access, by a passkey alone. */
  readonly because: 'domain' | 'person' | 'emergency';
}

/** What a domain offers to whoever signs in with an address in it. */
export interface OfferedSso {
  readonly profileId: string;
  readonly isRequired: boolean;
}

export const requiredSso = createQuestion<SignInSubject, RequiredSso>();
export const offeredSso = createQuestion<string, OfferedSso>();

/** Somebody signed in by a password. `noteException` is for whoever finds that an exception from single sign-on was used. */
export const passwordUsed = createHook<{
  readonly user: UserRow;
  readonly noteException: () => void;
}>();

/** The refusal of every door that is closed. @throws user.sso_required */
export async function assertNoSsoRequired(db: Db, subject: SignInSubject): Promise<void> {
  const required = await requiredSso.ask(db, subject);
  if (required === undefined) return;
  const { organizationName, profileName, because } = required;
  const domain = subject.emailDomain;
  const named = { organizationName, profileName };
  const sentences = {
    domain: say(
      '{organizationName} has everybody with an address at {domain} sign in through {profileName}.',
      { ...named, domain },
    ),
    person: say('{organizationName} has you sign in through {profileName}.', named),
    emergency: say(
      '{organizationName} has you sign in through {profileName}. Your emergency access is open by a passkey, and by nothing less.',
      named,
    ),
  };
  // An exception opens nothing to the Owner who has the emergency access: their own passkey does.
  const whoCan =
    because === 'emergency'
      ? say('You, by a passkey of yours')
      : say('The Owner or an Administrator of {organizationName}, by an exception for you', {
          organizationName,
        });
  throw userErrors.sso_required(sentences[because], {
    whoCan,
    facts: { sso_profile_sid: sid('JB', required.profileId), domain },
  });
}
