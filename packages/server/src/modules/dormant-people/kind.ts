/** The rule about dormant people as a kind of security policy: planned, changed and written down as the others are. */
import type { PolicyKind } from '../security-policies/index.ts';
import { type DormantRule, nobodyLeaves } from './rules.ts';
import { sentenceOf } from './words.ts';

export const dormantKind: PolicyKind<DormantRule> = {
  name: 'dormant_people',
  nothing: nobodyLeaves,
  asksSomething: ({ idle_days }) => idle_days !== null,
  // No account has one: logins belong to the whole organization.
  isAsStrict: () => false,
  sentence: sentenceOf,
};
