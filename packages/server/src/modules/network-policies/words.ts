/** Network policies in words. */
import { say, type Text } from '../../kernel/text.ts';
import type { NetworkRule } from './rules.ts';

/** @param account null: of the organization */
export function sentenceOf({ mode, networks }: NetworkRule, account: string | null): Text {
  const count = networks.length;
  if (mode === 'off')
    return account === null
      ? say('Access is open from everywhere.')
      : say('{account} asks for no more than the organization.', { account });
  if (mode === 'report_only')
    return account === null
      ? say(
          'Access is open from everywhere. Who comes from outside of {count, plural, one {the # network} other {the # networks}} below is written down.',
          { count },
        )
      : say(
          '{account} is open from everywhere. Who comes there from outside of {count, plural, one {the # network} other {the # networks}} below is written down.',
          { account, count },
        );
  return account === null
    ? say(
        'Access is open from {count, plural, one {# network} other {# networks}} alone. Whoever comes from elsewhere is refused, and so are people from outside at your accounts.',
        { count },
      )
    : say(
        '{account} is open from {count, plural, one {# network} other {# networks}} alone. Whoever comes from elsewhere is refused there.',
        { account, count },
      );
}
