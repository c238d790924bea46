/**
 * The one reader of XML from outside. It takes the small part of XML 1.0 that SAML messages are made of and refuses the
 * rest: document types, entities of one's own, processing instructions, comments and CDATA (SS-07). What it accepts, every
 * parser reads alike, so that nothing hides in how two of them differ. Also what writes XML.
 */

export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

export interface XmlElement {
  readonly namespace: string;
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The characters directly in it, without those of its children. */
  readonly text: string;
  /** Where it stands in the text of its document. */
  readonly source: Source;
}

interface Source {
  readonly start: number;
  readonly end: number;
  /** Prefix and namespace, of all that are in scope. */
  readonly scope: ReadonlyMap<string, string>;
  /** Prefixes that it declares itself. */
  readonly declares: ReadonlySet<string>;
  readonly qualified: string;
}

export interface XmlDocument {
  /** With the line ends that an XML processor hands on. */
  readonly text: string;
  readonly root: XmlElement;
}

/** `forbidden`: well-formed perhaps, but of a kind that has no place in a message of SAML. */
export class XmlError extends Error {
  readonly kind: 'malformed' | 'forbidden' | 'too_deep';
  constructor(kind: XmlError['kind'], message: string) {
    super(message);
    this.name = 'XmlError';
    this.kind = kind;
  }
}

interface OpenElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  text: string;
  readonly qualified: string;
  readonly start: number;
  readonly scope: ReadonlyMap<string, string>;
  readonly declares: ReadonlySet<string>;
}

const maxDepth = 32;
const maxNamespaces = 64;
const xmlNs = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNs = 'http://www.w3.org/2000/xmlns/';

const ncName = '[A-Za-z_][A-Za-z0-9._-]*';
const declaration =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"utf-8"|'utf-8'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/i;
const openTag = new RegExp(
  `<(${ncName}(?::${ncName})?)((?:[ \\t\\n]+${ncName}(?::${ncName})?[ \\t\\n]*=[ \\t\\n]*(?:"[^"<]*"|'[^'<]*'))*)[ \\t\\n]*(/?)>`,
  'y',
);
const closeTag = new RegExp(`</(${ncName}(?::${ncName})?)[ \\t\\n]*>`, 'y');
const attribute = new RegExp(
  `(${ncName}(?::${ncName})?)[ \\t\\n]*=[ \\t\\n]*(?:"([^"]*)"|'([^']*)')`,
  'g',
);
// Everything outside the Char production of XML 1.0 §2.2.
const illegal = new RegExp('[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]', 'u');

const malformed = (message: string) => new XmlError('malformed', message);

const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function charOf(reference: string): string {
  const code = /^x/i.test(reference) ? Number.parseInt(reference.slice(1), 16) : Number(reference);
  const char = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
  if (illegal.test(char)) throw malformed('a reference to a character that XML does not have');
  return char;
}

function unescape(text: string): string {
  return text.replace(
    /&(?:#(x[0-9a-fA-F]{1,8}|[0-9]{1,8});|([A-Za-z_][\w.-]*);)?/g,
    (_whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return charOf(code);
      if (name === undefined) throw malformed('an ampersand that begins no reference');
      const known = predefined[name];
      if (known === undefined) throw new XmlError('forbidden', 'an entity of its own');
      return known;
    },
  );
}

function splitName(qualified: string): [prefix: string, name: string] {
  const colon = qualified.indexOf(':');
  return colon === -1 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}

interface RawAttribute {
  readonly qualified: string;
  readonly value: string;
}

function readAttributes(text: string): RawAttribute[] {
  const found: RawAttribute[] = [];
  const names = new Set<string>();
  for (const [, qualified = '', double, single] of text.matchAll(attribute)) {
    if (names.has(qualified)) throw malformed(`the attribute ${qualified} stands twice`);
    names.add(qualified);
    // XML 1.0 §3.3.3: literal white space in a value is a space.
    const literal = (double ?? single ?? '').replace(/[\t\n]/g, ' ');
    found.push({ qualified, value: unescape(literal) });
  }
  return found;
}

const declaredPrefix = (qualified: string): string => qualified.replace(/^xmlns:?/, '');

function assertNamespace(prefix: string, namespace: string): void {
  if (/^xml/i.test(prefix) || namespace === xmlNs || namespace === xmlnsNs)
    throw malformed('a namespace that is reserved');
  if (prefix !== '' && namespace === '') throw malformed('a prefix without a namespace');
}

function declare(outer: ReadonlyMap<string, string>, declarations: readonly RawAttribute[]) {
  if (declarations.length === 0) return outer;
  const scope = new Map(outer);
  for (const { qualified, value } of declarations) {
    const prefix = declaredPrefix(qualified);
    assertNamespace(prefix, value);
    scope.set(prefix, value);
    // Each element that declares one copies all that are in scope.
    if (scope.size > maxNamespaces) throw malformed(`more than ${maxNamespaces} namespaces`);
  }
  return scope;
}

function resolveAttributes(
  raw: readonly RawAttribute[],
  scope: ReadonlyMap<string, string>,
): XmlAttribute[] {
  const seen = new Set<string>();
  return raw.map(({ qualified, value }) => {
    const [prefix, name] = splitName(qualified);
    const namespace = prefix === '' ? '' : prefix === 'xml' ? xmlNs : scope.get(prefix);
    if (namespace === undefined) throw malformed(`the prefix ${prefix} is not declared`);
    const key = `${namespace} ${name}`;
    if (seen.has(key)) throw malformed(`the attribute ${name} stands twice`);
    seen.add(key);
    return { namespace, name, value };
  });
}

const isDeclaration = ({ qualified }: RawAttribute): boolean => /^xmlns(?::|$)/.test(qualified);

function open(
  { start, qualified, attributes }: { start: number; qualified: string; attributes: string },
  outer: ReadonlyMap<string, string>,
): OpenElement {
  const raw = readAttributes(attributes);
  const declarations = raw.filter(isDeclaration);
  const scope = declare(outer, declarations);
  const [prefix, name] = splitName(qualified);
  const namespace = scope.get(prefix);
  if (namespace === undefined && prefix !== '')
    throw malformed(`the prefix ${prefix} is not declared`);
  return {
    qualified,
    namespace: namespace ?? '',
    name,
    attributes: resolveAttributes(
      raw.filter((item) => !isDeclaration(item)),
      scope,
    ),
    children: [],
    text: '',
    start,
    scope,
    declares: new Set(declarations.map((item) => declaredPrefix(item.qualified))),
  };
}

function assertAllowed(text: string, at: number): void {
  if (text.startsWith('<!--', at)) throw new XmlError('forbidden', 'a comment');
  if (text.startsWith('<![CDATA[', at)) throw new XmlError('forbidden', 'a CDATA section');
  if (text.startsWith('<!', at)) throw new XmlError('forbidden', 'a document type');
  if (text.startsWith('<?', at)) throw new XmlError('forbidden', 'a processing instruction');
}

const finish = (element: OpenElement, end: number): XmlElement => ({
  namespace: element.namespace,
  name: element.name,
  attributes: element.attributes,
  children: element.children,
  text: element.text,
  source: {
    start: element.start,
    end,
    scope: element.scope,
    declares: element.declares,
    qualified: element.qualified,
  },
});

interface ReadingOptions {
  /** For metadata, which people write and nothing is verified of. */
  readonly skipsComments?: boolean;
  /** Verifying a signature takes time for each. */
  readonly maxElements?: number;
}

class Reader {
  private readonly text: string;
  private at = 0;
  private count = 0;
  private readonly stack: OpenElement[] = [];
  private root: XmlElement | undefined;
  private readonly skipsComments: boolean;
  private readonly maxElements: number;

  constructor(text: string, { skipsComments = false, maxElements = 3_000 }: ReadingOptions) {
    this.text = text;
    this.skipsComments = skipsComments;
    this.maxElements = maxElements;
    this.at = declaration.exec(text)?.[0].length ?? 0;
  }

  read(): XmlElement {
    while (this.at < this.text.length) {
      if (this.text[this.at] === '<') this.readTag();
      else this.readText();
    }
    if (this.stack.length > 0 || this.root === undefined) throw malformed('it ends before its end');
    return this.root;
  }

  private readText(): void {
    const next = this.text.indexOf('<', this.at);
    const end = next === -1 ? this.text.length : next;
    const raw = this.text.slice(this.at, end);
    this.at = end;
    if (raw.includes(']]>')) throw malformed('the end of a CDATA section without its start');
    const top = this.stack.at(-1);
    if (top !== undefined) top.text += unescape(raw);
    else if (/[^ \t\n]/.test(raw)) throw malformed('characters outside the root element');
  }

  private skipComment(): boolean {
    if (!this.skipsComments || !this.text.startsWith('<!--', this.at)) return false;
    const end = this.text.indexOf('--', this.at + 4);
    if (end === -1 || this.text[end + 2] !== '>') throw malformed('a comment that is none');
    this.at = end + 3;
    return true;
  }

  private readTag(): void {
    if (this.skipComment()) return;
    assertAllowed(this.text, this.at);
    closeTag.lastIndex = this.at;
    const close = closeTag.exec(this.text);
    if (close !== null) {
      this.at = closeTag.lastIndex;
      this.close(close[1] ?? '');
      return;
    }
    openTag.lastIndex = this.at;
    const tag = openTag.exec(this.text);
    if (tag === null) throw malformed('a tag that is none');
    const start = this.at;
    this.at = openTag.lastIndex;
    if (this.stack.length === 0 && this.root !== undefined)
      throw malformed('more than one root element');
    if (this.stack.length >= maxDepth)
      throw new XmlError('too_deep', `nested deeper than ${maxDepth}`);
    this.count += 1;
    if (this.count > this.maxElements) throw malformed(`more than ${this.maxElements} elements`);
    const [, qualified = '', attributes = '', slash] = tag;
    const outer = this.stack.at(-1)?.scope ?? new Map<string, string>();
    this.stack.push(open({ start, qualified, attributes }, outer));
    if (slash === '/') this.close(qualified);
  }

  private close(qualified: string): void {
    const element = this.stack.pop();
    if (element?.qualified !== qualified) throw malformed(`${qualified} ends and did not begin`);
    const parent = this.stack.at(-1);
    const finished = finish(element, this.at);
    if (parent === undefined) this.root = finished;
    else parent.children.push(finished);
  }
}

/** @throws XmlError */
export function readXml(given: string, options: ReadingOptions = {}): XmlDocument {
  if (illegal.test(given)) throw malformed('a character that XML does not have');
  // XML 1.0 §2.11: whoever verifies a signature has to see the same line ends.
  const text = given.replace(/\r\n?/g, '\n');
  return { text, root: new Reader(text, options).read() };
}

/**
 * The element as a document of its own, with the namespaces that were in scope. What exclusive canonicalization makes of
 * it is the same, and nothing that stood around it is left.
 */
export function standalone({ text }: XmlDocument, { source }: XmlElement): string {
  const missing = [...source.scope].filter(([prefix]) => !source.declares.has(prefix));
  const declarations = missing.map(([prefix, namespace]) => {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    return ` ${name}="${escapeXml(namespace)}"`;
  });
  const afterName = source.start + 1 + source.qualified.length;
  return `<${source.qualified}${declarations.join('')}${text.slice(afterName, source.end)}`;
}

export const isNamed = (element: XmlElement, namespace: string, name: string): boolean =>
  element.namespace === namespace && element.name === name;

export const childrenOf = (
  element: XmlElement | undefined,
  namespace: string,
  name: string,
): XmlElement[] => element?.children.filter((child) => isNamed(child, namespace, name)) ?? [];

/** The only child of that name: undefined when there is none, and when there are several. */
export function childOf(
  element: XmlElement | undefined,
  namespace: string,
  name: string,
): XmlElement | undefined {
  const [first, second] = childrenOf(element, namespace, name);
  return second === undefined ? first : undefined;
}

/** Of no namespace, as all attributes of SAML are. */
export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((item) => item.namespace === '' && item.name === name)?.value;

/** What an element that may only hold characters holds. */
export const valueOf = (element: XmlElement | undefined): string | undefined =>
  element === undefined || element.children.length > 0 ? undefined : element.text;

/** It and everything in it, in the order of the document. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}

/** All characters in it, for values that are markup of somebody's own. */
export const innerText = (element: XmlElement): string =>
  element.children.length === 0
    ? element.text
    : [...everyElement(element)]
        .map(({ text }) => text.trim())
        .filter((text) => text !== '')
        .join(' ');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** For text and for values of attributes. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"'\t\n\r]/g, (char) => escapes[char] ?? char);

/** Writes one element; what is undefined among the attributes is left out. */
export function writeXml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  return `<${name}${written}>${content.join('')}</${name}>`;
}
