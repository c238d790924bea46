/** What the policies of an organization limit, besides how people prove themselves. Pure. */
import { minimumLength } from '../../kernel/passwords.ts';

export interface ApiKeyRule {
  /** How old an API key, and the secret of an OAuth app, may become; null: as old as it likes. */
  readonly max_age_days: number | null;
}

export const daysOfKeysAtMost = 365;

export const anyAge: ApiKeyRule = { max_age_days: null };

export interface InvitationRule {
  /** How many days the link of a mail works; null: as many as the product lets it. */
  readonly lifetime_days: number | null;
}

/** As the product has it. */
export const lifetimeDays = 7;

export const usualLifetime: InvitationRule = { lifetime_days: null };

export const outsiderAccesses = ['allowed', 'by_approval', 'not_allowed'] as const;

export interface ExternalUserRule {
  /** Whether people from outside may be on accounts, from the loosest to the strictest. */
  readonly access: (typeof outsiderAccesses)[number];
}

export const outsidersAllowed: ExternalUserRule = { access: 'allowed' };

const strictnessOf = ({ access }: ExternalUserRule) => outsiderAccesses.indexOf(access);

export const isAsClosed = (rule: ExternalUserRule, than: ExternalUserRule): boolean =>
  strictnessOf(rule) >= strictnessOf(than);

export interface PasswordRule {
  /** How long passwords of managed people are at least; null: as long as everybody's. */
  readonly minimum_characters: number | null;
}

/** Of everybody. */
export const charactersOfEverybody = minimumLength;
/** What any password manager and a handful of words can give. */
export const charactersAtMost = 64;

export const usualPasswords: PasswordRule = { minimum_characters: null };

export interface RememberedBrowserRule {
  /** For how many days a browser may be remembered after a second factor; 0: none is; null: nothing was chosen. */
  readonly remembered_days: number | null;
}

export const daysRememberedAtMost = 30;

export const noneRemembered: RememberedBrowserRule = { remembered_days: null };

/** Where an organization chose nothing, none is: of all rules the strictest. */
const daysOf = ({ remembered_days: days }: RememberedBrowserRule) => days ?? 0;

export const isAsShort = (rule: RememberedBrowserRule, than: RememberedBrowserRule): boolean =>
  daysOf(rule) <= daysOf(than);

export const accountCreators = ['everyone', 'administrators', 'nobody'] as const;

export interface AccountCreationRule {
  /** Who creates accounts, of those whose roles let them. */
  readonly created_by: (typeof accountCreators)[number];
}

export const anybodyCreates: AccountCreationRule = { created_by: 'everyone' };
