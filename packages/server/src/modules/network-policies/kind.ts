/** Network rules as a kind of security policy: planned, changed and written down as the others are. */
import type { PolicyKind } from '../security-policies/index.ts';
import { type NetworkRule, openEverywhere } from './rules.ts';
import { sentenceOf } from './words.ts';

export const networkKind: PolicyKind<NetworkRule> = {
  name: 'network',
  nothing: openEverywhere,
  asksSomething: ({ mode }) => mode !== 'off',
  // Whoever comes to an account passes its rule and that of its organization: it cannot be laxer.
  isAsStrict: () => true,
  sentence: sentenceOf,
};
