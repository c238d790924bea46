/** Each kind of policy: what it says when nothing was chosen, which of two rules is stricter, and its words. A further policy is one more of these. */
import type { Text } from '../../kernel/text.ts';
import {
  type AccountCreationRule,
  type ApiKeyRule,
  anyAge,
  anybodyCreates,
  charactersOfEverybody,
  type ExternalUserRule,
  type InvitationRule,
  isAsClosed,
  isAsShort,
  noneRemembered,
  outsidersAllowed,
  type PasswordRule,
  type RememberedBrowserRule,
  usualLifetime,
  usualPasswords,
} from './limits.ts';
import {
  accountCreationSentenceOf,
  apiKeySentenceOf,
  externalUserSentenceOf,
  invitationSentenceOf,
  passwordSentenceOf,
  rememberedBrowserSentenceOf,
} from './limits-words.ts';
import {
  isAsStrict,
  isAsStrictSession,
  levelOfRule,
  noLimits,
  nothingAsked,
  type SecondFactorRule,
  type SessionRule,
} from './rules.ts';
import { sentenceOf, sessionSentenceOf } from './words.ts';

/** Further policies are further kinds. */
export type KindName =
  | 'account_creation'
  | 'external_users'
  | 'api_keys'
  | 'dormant_people'
  | 'invitations'
  | 'network'
  | 'passwords'
  | 'remembered_browsers'
  | 'second_factor'
  | 'session';

export interface PolicyKind<Rule> {
  readonly name: KindName;
  readonly nothing: Rule;
  readonly asksSomething: (rule: Rule) => boolean;
  /** Asks for no less, of nobody fewer. */
  readonly isAsStrict: (rule: Rule, than: Rule) => boolean;
  /** @param accountName null: of the organization */
  readonly sentence: (rule: Rule, accountName: string | null) => Text;
}

export const secondFactorKind: PolicyKind<SecondFactorRule> = {
  name: 'second_factor',
  nothing: nothingAsked,
  asksSomething: (rule) => levelOfRule(rule) > 0,
  isAsStrict,
  sentence: sentenceOf,
};

export const sessionKind: PolicyKind<SessionRule> = {
  name: 'session',
  nothing: noLimits,
  asksSomething: (rule) => Object.values(rule).some((minutes) => minutes !== null),
  isAsStrict: isAsStrictSession,
  sentence: sessionSentenceOf,
};

/** No account has one of these: what they are about is of the whole organization. */
const ofOrganization = { isAsStrict: () => false } as const;

export const apiKeyKind: PolicyKind<ApiKeyRule> = {
  ...ofOrganization,
  name: 'api_keys',
  nothing: anyAge,
  asksSomething: ({ max_age_days }) => max_age_days !== null,
  sentence: apiKeySentenceOf,
};

export const invitationKind: PolicyKind<InvitationRule> = {
  ...ofOrganization,
  name: 'invitations',
  nothing: usualLifetime,
  asksSomething: ({ lifetime_days }) => lifetime_days !== null,
  sentence: invitationSentenceOf,
};

export const externalUserKind: PolicyKind<ExternalUserRule> = {
  name: 'external_users',
  nothing: outsidersAllowed,
  asksSomething: ({ access }) => access !== 'allowed',
  isAsStrict: isAsClosed,
  sentence: externalUserSentenceOf,
};

export const accountCreationKind: PolicyKind<AccountCreationRule> = {
  ...ofOrganization,
  name: 'account_creation',
  nothing: anybodyCreates,
  asksSomething: ({ created_by }) => created_by !== 'everyone',
  sentence: accountCreationSentenceOf,
};

export const passwordKind: PolicyKind<PasswordRule> = {
  ...ofOrganization,
  name: 'passwords',
  nothing: usualPasswords,
  asksSomething: ({ minimum_characters: minimum }) =>
    minimum !== null && minimum > charactersOfEverybody,
  sentence: passwordSentenceOf,
};

export const rememberedBrowserKind: PolicyKind<RememberedBrowserRule> = {
  name: 'remembered_browsers',
  nothing: noneRemembered,
  asksSomething: ({ remembered_days }) => remembered_days !== null,
  isAsStrict: isAsShort,
  sentence: rememberedBrowserSentenceOf,
};
