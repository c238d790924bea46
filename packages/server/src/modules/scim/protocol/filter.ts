/**
 * The filter grammar (RFC 7644 §3.4.2.2), read once into a typed tree: value paths, and, or, not, parentheses, every operator;
 * names and operators whatever their case. Bounded, and with the attributes that are kept only. Pure: SQL is made elsewhere,
 * of the tree.
 */
import { say, type Text } from '../../../kernel/text.ts';
import { scimErrors } from '../vocabulary.ts';
import { findPlace, findSub, type Place, type ResourceKind, userKind } from './schema.ts';

const bytesAtMost = 1_024;
const depthAtMost = 8;

export type Operator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';
export type Literal = string | number | boolean | null;

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter }
  | { readonly kind: 'present'; readonly place: Place }
  | {
      readonly kind: 'compare';
      readonly place: Place;
      readonly operator: Operator;
      readonly value: Literal;
    }
  /** `emails[type eq "work"]`: one value for which the whole of `inner` holds. */
  | { readonly kind: 'value'; readonly place: Place; readonly inner: Filter };

interface Token {
  readonly kind: 'word' | 'literal' | '(' | ')' | '[' | ']' | 'end';
  readonly text: string;
  readonly value?: Literal;
  /** From 1 on. */
  readonly at: number;
}

const wrong = (at: number, detail: Text): Error =>
  scimErrors.invalid_filter(say('At character {position}: {detail}', { position: at, detail }));

const isOperator = (word: string): word is Operator =>
  /^(?:eq|ne|co|sw|ew|gt|ge|lt|le)$/.test(word);

function literalOf(text: string, at: number): Literal {
  try {
    return JSON.parse(text) as Literal;
  } catch {
    throw wrong(at, say('a value is not written as in JSON'));
  }
}

function tokenize(source: string): Token[] {
  if (Buffer.byteLength(source) > bytesAtMost)
    throw scimErrors.invalid_filter(say('The filter is longer than 1,024 bytes.'));
  const tokens: Token[] = [];
  const pattern =
    /\s+|(?<mark>[()[\]])|(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d[\w.+-]*)|(?<word>\.?[a-z$][\w.:$-]*)|(?<other>.)/giy;
  for (const found of source.matchAll(pattern)) {
    const { mark, text, number, word, other } = found.groups ?? {};
    const at = found.index + 1;
    if (other !== undefined) throw wrong(at, say('{found} is not expected here', { found: other }));
    if (mark !== undefined) tokens.push({ kind: mark as Token['kind'], text: mark, at });
    const literal = text ?? number ?? (/^(?:true|false|null)$/.test(word ?? '') ? word : undefined);
    if (literal !== undefined)
      tokens.push({ kind: 'literal', text: literal, value: literalOf(literal, at), at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
  }
  tokens.push({ kind: 'end', text: '', at: source.length + 1 });
  return tokens;
}

/** Reads the tokens from left to right; `or` binds least, then `and`, then `not`. */
class Reader {
  readonly #tokens: readonly Token[];
  /** Within a value path names are those of its parts. */
  readonly #within: Place | undefined;
  readonly #kind: ResourceKind;
  #next = 0;

  constructor(tokens: readonly Token[], within: Place | undefined, kind: ResourceKind = userKind) {
    this.#tokens = tokens;
    this.#within = within;
    this.#kind = kind;
  }

  #peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error('a filter ends with a token that says so');
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #isWord(word: string): boolean {
    const token = this.#peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  #expect(kind: Token['kind']): void {
    const token = this.#take();
    if (token.kind !== kind)
      throw wrong(token.at, say('{mark} is missing here', { mark: kind === 'end' ? '' : kind }));
  }

  whole(depth = 1): Filter {
    const filter = this.#either(depth);
    const rest = this.#peek();
    if (rest.kind !== 'end')
      throw wrong(rest.at, say('{found} is not expected here', { found: rest.text }));
    return filter;
  }

  #either(depth: number): Filter {
    let left = this.#both(depth);
    while (this.#isWord('or')) {
      this.#take();
      left = { kind: 'or', left, right: this.#both(depth) };
    }
    return left;
  }

  #both(depth: number): Filter {
    let left = this.#one(depth);
    while (this.#isWord('and')) {
      this.#take();
      left = { kind: 'and', left, right: this.#one(depth) };
    }
    return left;
  }

  #one(depth: number): Filter {
    const token = this.#peek();
    if (depth > depthAtMost)
      throw wrong(token.at, say('more than {depth} levels of parentheses', { depth: depthAtMost }));
    if (token.kind === '(') {
      this.#take();
      const inner = this.#either(depth + 1);
      this.#expect(')');
      return inner;
    }
    if (this.#isWord('not')) {
      this.#take();
      if (this.#peek().kind !== '(')
        throw wrong(this.#peek().at, say('{mark} is missing here', { mark: '(' }));
      return { kind: 'not', inner: this.#one(depth) };
    }
    return this.#expression(depth);
  }

  #place(token: Token): Place {
    const place =
      this.#within === undefined
        ? findPlace(token.text, this.#kind)
        : partOf(this.#within, token.text.replace(/^\./, ''));
    if (place === undefined)
      throw wrong(
        token.at,
        say('{name} cannot be filtered by', { name: token.text.slice(0, 100) }),
      );
    return place;
  }

  #expression(depth: number): Filter {
    const name = this.#take();
    if (name.kind !== 'word') throw wrong(name.at, say('the name of an attribute is missing here'));
    const place = this.#place(name);
    if (this.#peek().kind === '[') return this.#valuePath(name, place, depth);
    const operator = this.#take();
    const word = operator.text.toLowerCase();
    if (operator.kind === 'word' && word === 'pr') return { kind: 'present', place };
    if (operator.kind !== 'word' || !isOperator(word))
      throw wrong(operator.at, say('an operator is missing here, like eq or co'));
    const literal = this.#take();
    if (literal.kind !== 'literal' || literal.value === undefined)
      throw wrong(literal.at, say('a value is missing here, like "Ada" or true'));
    return this.#compared(place, word, { value: literal.value, at: literal.at });
  }

  #compared(place: Place, operator: Operator, told: { value: Literal; at: number }): Filter {
    const { attribute, sub } = valueOf(place);
    const { type } = sub ?? attribute;
    const value = type === 'boolean' ? toBoolean(told.value) : told.value;
    const isOrdered = ['gt', 'ge', 'lt', 'le'].includes(operator);
    const isPartial = ['co', 'sw', 'ew'].includes(operator);
    const fits =
      value === null
        ? operator === 'eq' || operator === 'ne'
        : type === 'boolean'
          ? typeof value === 'boolean' && !isOrdered && !isPartial
          : type === 'dateTime'
            ? typeof value === 'string' && !isPartial && !Number.isNaN(Date.parse(value))
            : typeof value === 'string' && type !== 'complex';
    if (!fits)
      throw wrong(
        told.at,
        say('{name} cannot be compared with {value} by {operator}', {
          name: (sub ?? attribute).name,
          value: JSON.stringify(told.value).slice(0, 100),
          operator,
        }),
      );
    return { kind: 'compare', place: valueOf(place), operator, value };
  }

  #valuePath(name: Token, place: Place, depth: number): Filter {
    if (this.#within !== undefined || place.sub !== undefined || place.attribute.sub === undefined)
      throw wrong(name.at, say('{name} has no values to choose from', { name: name.text }));
    this.#take();
    const begin = this.#next;
    while (this.#peek().kind !== ']') {
      if (this.#take().kind === 'end')
        throw wrong(name.at, say('{mark} is missing here', { mark: ']' }));
    }
    const end = { kind: 'end', text: ']', at: this.#take().at } as const;
    const inside = [...this.#tokens.slice(begin, this.#next - 1), end];
    const inner = new Reader(inside, place).whole(depth + 1);
    const behind = this.#peek();
    if (behind.kind !== 'word' || !behind.text.startsWith('.'))
      return { kind: 'value', place, inner };
    // `emails[type eq "work"].value eq "x"`, as Entra ID asks: the same value is narrowed further.
    const part = new Reader(this.#tokens, place).#from(this.#next, depth);
    this.#next = part.next;
    return { kind: 'value', place, inner: { kind: 'and', left: inner, right: part.filter } };
  }

  #from(next: number, depth: number): { filter: Filter; next: number } {
    this.#next = next;
    return { filter: this.#expression(depth), next: this.#next };
  }
}

/** A boolean comes as text from some. */
const toBoolean = (value: Literal): Literal =>
  typeof value === 'string' && /^(?:true|false)$/i.test(value)
    ? value.toLowerCase() === 'true'
    : value;

function partOf(within: Place, name: string): Place | undefined {
  const sub = findSub(within.attribute, name);
  return sub === undefined ? undefined : { ...within, sub };
}

/** An attribute with many values is compared by the value of each (RFC 7644 §3.4.2.2). */
function valueOf(place: Place): Place {
  if (place.sub !== undefined || place.attribute.sub === undefined) return place;
  return partOf(place, 'value') ?? place;
}

/** @throws scim.invalid_filter */
export function parseFilter(source: string, kind: ResourceKind = userKind): Filter {
  return new Reader(tokenize(source), undefined, kind).whole();
}

/** The filter within a value path of a PATCH. @throws scim.invalid_filter */
export function parseValueFilter(source: string, within: Place): Filter {
  return new Reader(tokenize(source), within).whole();
}
