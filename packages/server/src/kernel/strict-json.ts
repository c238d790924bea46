/**
 * JSON as a request may hold it (RFC 8259): duplicate names, `__proto__`, lone surrogates, numbers beyond what a double holds and
 * depth beyond 32 are refused, because two parsers would answer them differently (IO-01).
 */
const maxDepth = 32;

/** @throws SyntaxError with a text for the caller */
export function parseStrictJson(text: string): unknown {
  assertUnambiguous(text);
  return JSON.parse(text, (name, value: unknown) => {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype')
      throw new SyntaxError(`the name ${name} is not allowed`);
    if (typeof value === 'string' && !value.isWellFormed())
      throw new SyntaxError('a text holds a lone surrogate');
    if (typeof value === 'string' && value.includes('\0'))
      throw new SyntaxError('a text holds a NUL character');
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new SyntaxError('a number is too large');
    return value;
  });
}

/** Walks the tokens once: strings directly in an object and followed by a colon are names. */
function assertUnambiguous(text: string): void {
  const names: (Set<string> | null)[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;
  let name: string | undefined;
  for (const match of text.matchAll(token)) {
    const [found] = match;
    if (found === '{' || found === '[') {
      names.push(found === '{' ? new Set() : null);
      if (names.length > maxDepth) throw new SyntaxError(`nested deeper than ${maxDepth}`);
    } else if (found === '}' || found === ']') names.pop();
    else if (found === ':') addName(names.at(-1), name);
    else if (found !== ',') name = found;
  }
}

function addName(names: Set<string> | null | undefined, quoted: string | undefined): void {
  if (names == null || quoted === undefined) return;
  // Escapes must not hide a second spelling of the same name.
  const name = JSON.parse(quoted) as string;
  if (names.has(name)) throw new SyntaxError(`the name ${name} stands twice in one object`);
  names.add(name);
}
