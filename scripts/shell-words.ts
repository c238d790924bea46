/** Takes a line of a shell apart as a POSIX shell would: single and double quotation marks, `\` and joined lines. */
export function shellWords(
  line: string,
  environment: Readonly<Record<string, string>> = {},
): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: "'" | '"' | undefined;
  const joined = line.replaceAll('\\\n', ' ');
  for (let at = 0; at < joined.length; at += 1) {
    const character = joined[at] ?? '';
    if (quote === "'") {
      if (character === "'") quote = undefined;
      else word = (word ?? '') + character;
    } else if (character === '\\') {
      at += 1;
      word = (word ?? '') + (joined[at] ?? '');
    } else if (quote === '"' && character === '$') {
      const name = /^\w+/.exec(joined.slice(at + 1))?.[0] ?? '';
      word = (word ?? '') + (environment[name] ?? '');
      at += name.length;
    } else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === "'" || character === '"')) {
      quote = character;
      word ??= '';
    } else if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== undefined) throw new Error(`a ${quote} is not closed: ${line}`);
  return word === undefined ? words : [...words, word];
}
