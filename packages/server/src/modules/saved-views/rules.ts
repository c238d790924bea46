/** What a view may hold, and what becomes of it by a change. Pure. */
import { say, type Text } from '../../kernel/text.ts';

export const ownAtMost = 100;
export const sharedAtMost = 200;

const wordsAtMost = 20;
const charactersAtMost = 4_000;
const wordPattern = /^[a-z][a-z_]{0,31}$/;
/** Where somebody stands in a list is no part of a view of it. */
const passing: ReadonlySet<string> = new Set(['page_token', 'open']);

/** Why words are none of an address; undefined when they are. */
export function viewProblem(words: Readonly<Record<string, string>>): Text | undefined {
  const names = Object.keys(words);
  if (names.length > wordsAtMost)
    return say('must have at most {limit} words', { limit: wordsAtMost });
  const wrong = names.find((word) => !wordPattern.test(word) || passing.has(word));
  if (wrong !== undefined)
    return say('must not have the word "{word}"', { word: wrong.slice(0, 40) });
  const characters = Object.entries(words).flat().join('').length;
  if (characters > charactersAtMost)
    return say('must have at most {limit, number} characters', { limit: charactersAtMost });
  return undefined;
}

/** What everybody is told by a change; undefined: it is a matter of one person. */
export function tellingOf(
  wasShared: boolean,
  isShared: boolean,
): 'shared' | 'changed' | 'withdrawn' | undefined {
  if (!wasShared) return isShared ? 'shared' : undefined;
  return isShared ? 'changed' : 'withdrawn';
}
