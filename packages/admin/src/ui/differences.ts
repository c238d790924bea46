/** Where two texts differ, sign by sign, and what the first of the differences is called. Pure. */
import { t } from '@lingui/core/macro';

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

/** In words, for what looks like something else or like nothing. */
export function nameOfSign(sign: string): string {
  switch (sign) {
    case ' ':
      return t`a space`;
    case '\u00a0':
      return t`a space that does not break`;
    case '\u200b':
      return t`an invisible space of no width`;
    case '\ufeff':
      return t`an invisible mark`;
    case '"':
      return t`a quotation mark`;
    case '“':
    case '”':
      return t`a curly quotation mark`;
    case "'":
      return t`an apostrophe`;
    case '\\':
      return t`a backslash`;
    case '-':
      return t`a hyphen`;
    case '–':
      return t`a dash`;
    case '\ufffd':
      return t`a sign that cannot be shown`;
    default:
      return scriptOf(sign);
  }
}

function scriptOf(sign: string): string {
  if (/^[0-9]$/u.test(sign)) return t`“${sign}” (digit)`;
  if (/^\p{Script=Latin}$/u.test(sign)) return t`“${sign}” (Latin letter)`;
  if (/^\p{Script=Cyrillic}$/u.test(sign)) return t`“${sign}” (Cyrillic letter)`;
  if (/^\p{Script=Greek}$/u.test(sign)) return t`“${sign}” (Greek letter)`;
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return `“${sign}” (${code})`;
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
  if (found === undefined)
    return t`After character ${{ place: place - 1 }} it ends, and something is missing.`;
  const foundName = nameOfSign(found);
  if (expected === undefined)
    return t`From character ${place} on there is more than should be: ${foundName}.`;
  const expectedName = nameOfSign(expected);
  return t`At character ${place} there should be ${expectedName}, and there is ${foundName}.`;
}

/** What nobody would see is drawn as a sign of its own. */
export const shown = (text: string): string =>
  text.replace(/ /g, '␣').replace(/[\u00a0\u200b\ufeff]/g, '⍽');
