/** Each kind of policy: what it says when nothing was chosen, which of two rules is stricter, and its words. A further policy is one more of these. */
import type { Text } from '../../kernel/text.ts';
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
export type KindName = 'second_factor' | 'session' | 'network';

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
