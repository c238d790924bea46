/** The passwords that attackers try first: the list of `@zxcvbn-ts/language-common` (MIT), read on first use. */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
let known: ReadonlySet<string> | undefined;

function list(): ReadonlySet<string> {
  if (known === undefined) {
    const { dictionary } = load('@zxcvbn-ts/language-common') as {
      dictionary: Record<string, readonly string[]>;
    };
    known = new Set(dictionary['passwords-common']);
  }
  return known;
}

/** The shortest piece that gives the text when it is repeated: `abcabc` → `abc`. */
function unitOf(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}

/** A listed password, one repeated until it is long enough, or one with digits and signs hung on. `folded` is lower-case. */
export function isCommonPassword(folded: string): boolean {
  const words = list();
  const bare = folded.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '');
  const candidates = [folded, unitOf(folded), bare, unitOf(bare)];
  return candidates.some((candidate) => candidate.length >= 4 && words.has(candidate));
}
