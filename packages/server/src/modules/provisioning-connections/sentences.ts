/** Where a connection stands, in a word and in a sentence that says whose move it is. Pure. */
import { dayOf, listOf, say, type Text } from '../../kernel/text.ts';
import type { ConnectionRow } from './store.ts';

export const isHeld = ({ heldCount, heldGroups }: ConnectionRow) =>
  heldCount > 0 || heldGroups.length > 0;

export function heldSentence({
  heldCount: count,
  heldGroups,
  brakePercent: percent,
}: Pick<ConnectionRow, 'heldCount' | 'heldGroups' | 'brakePercent'>): Text {
  const groups = listOf(heldGroups);
  if (heldGroups.length === 0)
    return say(
      'The brake holds: it wanted to deactivate {count, plural, one {# person} other {# people}} beyond {percent} % within a day. It is your move: let it go, or stop it at the identity provider.',
      { count, percent },
    );
  if (count === 0)
    return say(
      'The brake holds: it wanted to take people out of {groups} beyond {percent} % within a day. It is your move: let it go, or stop it at the identity provider.',
      { groups, percent },
    );
  return say(
    'The brake holds: it wanted to deactivate {count, plural, one {# person} other {# people}} and to take people out of {groups}, beyond {percent} % within a day. It is your move: let it go, or stop it at the identity provider.',
    { count, groups, percent },
  );
}

type State = 'waiting' | 'working' | 'trying' | 'held' | 'without_token';

export function stateOf(row: ConnectionRow): State {
  if (row.tokens.length === 0) return 'without_token';
  if (isHeld(row)) return 'held';
  if (row.lastRequestAt === null) return 'waiting';
  return row.isDryRun ? 'trying' : 'working';
}

export function sentenceOf(row: ConnectionRow): Text {
  switch (stateOf(row)) {
    case 'without_token':
      return say('No token works: make one, and put it into the identity provider.');
    case 'held':
      return heldSentence(row);
    case 'waiting':
      return say('Nothing came yet: put address and token into the identity provider.');
    case 'trying':
      return say('It is tried out: what it sends is told below, and nothing is changed.');
    case 'working':
      return say('It works. The token ends on {day}.', {
        day: dayOf(
          new Date(
            row.tokens
              .map(({ expiresAt }) => expiresAt)
              .toSorted()
              .at(-1) ?? '',
          ),
        ),
      });
  }
}
