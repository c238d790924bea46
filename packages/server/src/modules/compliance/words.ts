/** What somebody lacks, in words. */
import { dateOf, say, type Text } from '../../kernel/text.ts';
import {
  type ApiKeyRule,
  apiKeySentenceOf,
  type ExternalUserRule,
  externalUserSentenceOf,
  passwordSentenceOf,
  type SecondFactorRule,
  secondFactorSentence,
} from '../security-policies/index.ts';
import type { missing } from './contract.ts';

export type Missing = (typeof missing)[number];

/** What a policy asks that is not met, by its kind. */
export type Asking =
  | { readonly missing: 'second_factor' | 'passkey'; readonly rule: SecondFactorRule }
  | { readonly missing: 'password'; readonly rule: { readonly minimum_characters: number } }
  | { readonly missing: 'api_key' | 'oauth_app'; readonly rule: ApiKeyRule }
  | { readonly missing: 'outside'; readonly rule: ExternalUserRule };

/** What is asked of second factors, counted as sessions are (`sessions.factor_level`). */
export const factorAt = (asked: number): 'passkey' | 'second_factor' =>
  asked === 2 ? 'passkey' : 'second_factor';

export const isFactor = ({ missing }: Pick<Asking, 'missing'>): boolean =>
  missing === 'passkey' || missing === 'second_factor';

/** The policy as a sentence. @param account null: of the organization */
export function sentenceOf(asking: Asking, account: string | null): Text {
  switch (asking.missing) {
    case 'second_factor':
    case 'passkey':
      return secondFactorSentence(asking.rule, account);
    case 'password':
      return passwordSentenceOf(asking.rule);
    case 'api_key':
    case 'oauth_app':
      return apiKeySentenceOf(asking.rule);
    case 'outside':
      return externalUserSentenceOf(asking.rule, account);
  }
}

/** As a mail says it to whom it is asked of. */
export const sentenceTo = (
  asking: Asking,
  { organization, account }: { readonly organization: string; readonly account: string | null },
): Text =>
  asking.missing === 'password'
    ? say('{organization} asks for passwords of at least {minimum} characters.', {
        organization,
        minimum: asking.rule.minimum_characters,
      })
    : sentenceOf(asking, account);

export interface Lack {
  readonly missing: Missing;
  /** Their second factor, counted as sessions are. */
  readonly has: number;
  readonly isPlanned: boolean;
  readonly since: Date;
  readonly things: number;
}

const credentialStanding = ({ missing, isPlanned, since, things }: Lack): Text => {
  const day = dateOf(since);
  if (missing === 'api_key')
    return say(
      '{things, plural, one {# API key that they made works longer than is allowed, and is refused} other {# API keys that they made work longer than is allowed, and the first of them is refused}} from {day} on.',
      { things, day },
    );
  return isPlanned
    ? say(
        '{things, plural, one {# OAuth app that they made gets} other {# OAuth apps that they made get}} no tokens from {day} on without a new secret.',
        { things, day },
      )
    : say(
        '{things, plural, one {# OAuth app that they made gets} other {# OAuth apps that they made get}} no tokens: the secret is too old.',
        { things },
      );
};

/** As the list and the file say it. Whoever lacks a factor has an app at most. */
export function standingOf(lack: Lack): Text {
  switch (lack.missing) {
    case 'second_factor':
    case 'passkey':
      return lack.has === 0
        ? say('They have no second factor.')
        : say('They have an authenticator app, and a passkey is asked.');
    case 'password':
      return say(
        'Their password is not known to be long enough: it is measured when they type it.',
      );
    case 'api_key':
    case 'oauth_app':
      return credentialStanding(lack);
    case 'outside':
      return lack.isPlanned
        ? say(
            'They are from outside, and their roles on {things, plural, one {# account open} other {# accounts open}} nothing from then on.',
            { things: lack.things },
          )
        : say(
            'They are from outside, and their roles on {things, plural, one {# account open} other {# accounts open}} nothing.',
            { things: lack.things },
          );
  }
}

/** Sentences one after another. @param texts at least one */
export const paragraphOf = (texts: readonly Text[]): Text =>
  texts.reduce((before, after) => say('{before} {after}', { before, after }));
