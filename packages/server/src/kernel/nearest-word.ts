/** What somebody meant who mistyped a word. Pure. */

/** Number of insertions, deletions and replacements between two words (Levenshtein). */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** Nothing of this length is a mistyped word. */
const wordAtMost = 300;

/** The candidate that differs the least, by `atMost` letters. */
export function nearestWord(
  word: string,
  candidates: readonly string[],
  atMost: number,
): string | undefined {
  if (word.length > wordAtMost) return undefined;
  const [nearest] = candidates
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .sort((a, b) => a.far - b.far);
  return nearest !== undefined && nearest.far <= atMost ? nearest.candidate : undefined;
}
