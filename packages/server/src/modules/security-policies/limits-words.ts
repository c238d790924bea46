/** Limits in words. */
import { say, type Text } from '../../kernel/text.ts';
import type {
  AccountCreationRule,
  ApiKeyRule,
  ExternalUserRule,
  InvitationRule,
  PasswordRule,
  RememberedBrowserRule,
} from './limits.ts';
import { charactersOfEverybody, lifetimeDays } from './limits.ts';

export const apiKeySentenceOf = ({ max_age_days: days }: ApiKeyRule): Text =>
  days === null
    ? say(
        'API keys work for as long as whoever makes them chooses; secrets of OAuth apps without an end.',
      )
    : say(
        'API keys end {days, plural, one {# day} other {# days}} after they were made at the latest, and secrets of OAuth apps have to be rolled within as many.',
        { days },
      );

export const invitationSentenceOf = ({ lifetime_days: days }: InvitationRule): Text =>
  days === null
    ? say(
        'The link of an invitation works for {days, plural, one {# day} other {# days}}, as everywhere.',
        {
          days: lifetimeDays,
        },
      )
    : say('The link of an invitation works for {days, plural, one {# day} other {# days}}.', {
        days,
      });

/** @param account null: of the organization */
export function externalUserSentenceOf({ access }: ExternalUserRule, account: string | null): Text {
  if (account === null) {
    if (access === 'allowed')
      return say(
        'People from outside come to accounts by the invitation of whoever may invite there.',
      );
    return access === 'by_approval'
      ? say(
          'People from outside come to accounts only through the Owner and the Administrators of the organization.',
        )
      : say('Nobody from outside comes to an account of the organization.');
  }
  if (access === 'allowed')
    return say('{account} asks for no more than the organization.', { account });
  return access === 'by_approval'
    ? say(
        'People from outside come to {account} only through the Owner and the Administrators of the organization.',
        {
          account,
        },
      )
    : say('Nobody from outside comes to {account}.', { account });
}

export function accountCreationSentenceOf({ created_by: creators }: AccountCreationRule): Text {
  if (creators === 'everyone')
    return say('Accounts are created by whoever has a role that lets them.');
  return creators === 'administrators'
    ? say(
        'Accounts and subaccounts are created by the Owner and the Administrators of the organization alone.',
      )
    : say('Nobody creates accounts or subaccounts.');
}

export const passwordSentenceOf = ({ minimum_characters: minimum }: PasswordRule): Text =>
  minimum === null || minimum <= charactersOfEverybody
    ? say('Passwords have at least {characters} characters, as everywhere.', {
        characters: charactersOfEverybody,
      })
    : say('Passwords of the people whom you manage have at least {characters} characters.', {
        characters: minimum,
      });

/** @param account null: of the organization */
export function rememberedBrowserSentenceOf(
  { remembered_days: days }: RememberedBrowserRule,
  account: string | null,
): Text {
  if (account === null)
    return days === null || days === 0
      ? say('Whoever has a second factor is asked for it at every sign-in by password.')
      : say(
          'Whoever signs in by their second factor may have that browser remembered for {days, plural, one {# day} other {# days}}.',
          { days },
        );
  if (days === null) return say('{account} asks for no more than the organization.', { account });
  return days === 0
    ? say('Whoever reaches {account} has no browser remembered.', { account })
    : say(
        'Whoever reaches {account} has a browser remembered for {days, plural, one {# day} other {# days}} at most.',
        { account, days },
      );
}
