/** Where two texts differ, sign by sign, and what the first of the differences is called. Pure. */

export interface Piece {
  readonly text: string;
  readonly isSame: boolean;
}

export interface Differences {
  readonly expected: readonly Piece[];
  readonly found: readonly Piece[];
  /** "At character 31 there should be “0” (digit), and there is “O” (Latin letter)." Undefined: they are the same. */
  readonly sentence: string | undefined;
}

/** What is compared stays short: the rest counts as one. */
const comparedAtMost = 600;

/** The longest run of signs that both have in this order, as pairs of places. */
function commonPlaces(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const places: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      places.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return places;
}

function piecesOf(signs: readonly string[], same: ReadonlySet<number>): Piece[] {
  const pieces: { text: string; isSame: boolean }[] = [];
  for (const [index, sign] of signs.entries()) {
    const last = pieces.at(-1);
    const isSame = same.has(index);
    if (last?.isSame === isSame) last.text += sign;
    else pieces.push({ text: sign, isSame });
  }
  return pieces;
}

const named: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\u00a0': 'a space that does not break',
  '\u200b': 'an invisible space of no width',
  '\ufeff': 'an invisible mark',
  '"': 'a quotation mark',
  '“': 'a curly quotation mark',
  '”': 'a curly quotation mark',
  "'": 'an apostrophe',
  '\\': 'a backslash',
  '-': 'a hyphen',
  '–': 'a dash',
  '\ufffd': 'a sign that cannot be shown',
};
const scripts: readonly (readonly [RegExp, string])[] = [
  [/^[0-9]$/u, 'digit'],
  [/^\p{Script=Latin}$/u, 'Latin letter'],
  [/^\p{Script=Cyrillic}$/u, 'Cyrillic letter'],
  [/^\p{Script=Greek}$/u, 'Greek letter'],
];

/** In words, for what looks like something else or like nothing. */
export function nameOfSign(sign: string): string {
  const name = named[sign];
  if (name !== undefined) return name;
  const script = scripts.find(([pattern]) => pattern.test(sign))?.[1];
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return `“${sign}” (${script ?? code})`;
}

export function differencesOf(expectedText: string, foundText: string): Differences {
  const expected = [...expectedText].slice(0, comparedAtMost);
  const found = [...foundText].slice(0, comparedAtMost);
  const places = commonPlaces(expected, found);
  const at = (side: 0 | 1) => new Set(places.map((place) => place[side]));
  const first = expected.findIndex((sign, index) => found[index] !== sign);
  const index = first === -1 ? expected.length : first;
  return {
    expected: piecesOf(expected, at(0)),
    found: piecesOf(found, at(1)),
    sentence:
      expectedText === foundText ? undefined : sentenceOf(expected[index], found[index], index + 1),
  };
}

function sentenceOf(
  expected: string | undefined,
  found: string | undefined,
  place: number,
): string {
  if (found === undefined) return `After character ${place - 1} it ends, and something is missing.`;
  if (expected === undefined)
    return `From character ${place} on there is more than should be: ${nameOfSign(found)}.`;
  return `At character ${place} there should be ${nameOfSign(expected)}, and there is ${nameOfSign(found)}.`;
}

/** What nobody would see is drawn as a sign of its own. */
export const shown = (text: string): string =>
  text.replace(/ /g, '␣').replace(/[\u00a0\u200b\ufeff]/g, '⍽');
