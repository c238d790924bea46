/**
 * What of an API description breaks programs that were written for an earlier one (ADR 0062): less is taken, or less is
 * answered. Words that are added (operations, optional fields, values of an answer, errors) break nothing.
 */
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `request`: it must still take what was taken. `answer`: it must still say what was said. */
type Direction = 'request' | 'answer';

interface Pair {
  readonly before: Json;
  readonly after: Json;
  readonly where: string;
  readonly direction: Direction;
}

class Comparison {
  readonly found: string[] = [];
  readonly #before: Json;
  readonly #after: Json;
  readonly #seen = new Set<string>();

  constructor(before: Json, after: Json) {
    this.#before = before;
    this.#after = after;
  }

  say(where: string, what: string): void {
    this.found.push(`${where}: ${what}`);
  }

  resolve(side: 'before' | 'after', value: unknown): Json {
    const schema = objectOf(value);
    const { $ref } = schema;
    if (typeof $ref !== 'string') return schema;
    let target: unknown = side === 'before' ? this.#before : this.#after;
    for (const part of $ref.slice(2).split('/')) target = objectOf(target)[part];
    return this.resolve(side, target);
  }

  /** A schema that holds itself is compared once. */
  isSeen(pair: { before: unknown; after: unknown; direction: Direction }): boolean {
    const names = [objectOf(pair.before)['$ref'], objectOf(pair.after)['$ref']];
    if (names.some((name) => name === undefined)) return false;
    const key = [...names, pair.direction].join(' ');
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }
}

const typesOf = (schema: Json): Set<string> =>
  new Set(
    [schema['type'] ?? []]
      .flat()
      .map(String)
      .flatMap((type) => (type === 'number' ? ['number', 'integer'] : [type])),
  );

const choicesOf = (schema: Json) => [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];

function compareTypes(comparison: Comparison, { before, after, where, direction }: Pair): void {
  const [was, is] = [typesOf(before), typesOf(after)];
  if (was.size === 0 || is.size === 0) return;
  const [must, may] = direction === 'request' ? [was, is] : [is, was];
  for (const type of must)
    if (!may.has(type))
      comparison.say(
        where,
        direction === 'request' ? `${type} is not taken any more` : `can be ${type} now`,
      );
}

function compareValues(comparison: Comparison, { before, after, where, direction }: Pair): void {
  const valuesOf = (schema: Json): readonly unknown[] =>
    'const' in schema ? [schema['const']] : listOf(schema['enum']);
  const [was, is] = [valuesOf(before), valuesOf(after)];
  if (direction === 'answer') return;
  if (was.length === 0 && is.length > 0) comparison.say(where, 'only some values are taken now');
  if (is.length === 0) return;
  for (const value of was)
    if (!is.includes(value)) comparison.say(where, `${String(value)} is not taken any more`);
}

/** The kinds of SIDs that a pattern takes; undefined: it is no pattern of SIDs. */
const kindsOfSids = (pattern: unknown) =>
  /^\^\(?([A-Z|]+)\)?\[0-9a-f\]\{32\}\$$/.exec(String(pattern))?.[1]?.split('|');

/** SIDs of further kinds, and all of those that were taken. */
function takesMoreSids(before: unknown, after: unknown): boolean {
  const [was, is] = [kindsOfSids(before), kindsOfSids(after)];
  return was !== undefined && is !== undefined && was.every((kind) => is.includes(kind));
}

const lower = ['maxLength', 'maxItems', 'maximum'];
const higher = ['minLength', 'minItems', 'minimum'];

function compareLimits(comparison: Comparison, { before, after, where, direction }: Pair): void {
  if (direction === 'answer') return;
  for (const name of lower)
    if (Number(after[name] ?? Infinity) < Number(before[name] ?? Infinity))
      comparison.say(where, `${name} is lower`);
  for (const name of higher)
    if (Number(after[name] ?? -Infinity) > Number(before[name] ?? -Infinity))
      comparison.say(where, `${name} is higher`);
  for (const name of ['pattern', 'format'])
    if (
      after[name] !== undefined &&
      after[name] !== before[name] &&
      !takesMoreSids(before[name], after[name])
    )
      comparison.say(where, `${name} is another`);
}

function compareFields(comparison: Comparison, { before, after, where, direction }: Pair): void {
  const [was, is] = [objectOf(before['properties']), objectOf(after['properties'])];
  const [mustBefore, must] = [listOf(before['required']), listOf(after['required'])];
  for (const [name, schema] of Object.entries(was)) {
    const at = `${where}.${name}`;
    if (!(name in is)) {
      comparison.say(at, direction === 'request' ? 'is not taken any more' : 'is gone');
      continue;
    }
    if (direction === 'request' && must.includes(name) && !mustBefore.includes(name))
      comparison.say(at, 'is required now');
    if (direction === 'answer' && mustBefore.includes(name) && !must.includes(name))
      comparison.say(at, 'may be missing now');
    compareSchemas(comparison, { before: schema, after: is[name], where: at, direction });
  }
  if (direction === 'request')
    for (const name of must)
      if (!(String(name) in was))
        comparison.say(`${where}.${String(name)}`, 'is required, and new');
}

function compareChoices(comparison: Comparison, { before, after, where, direction }: Pair): void {
  const [was, is] = [choicesOf(before), choicesOf(after)];
  if (was.length === 0 && is.length === 0) return;
  const isNullable = (list: readonly unknown[], whole: Json) =>
    list.some((one) => typesOf(objectOf(one)).has('null')) || typesOf(whole).has('null');
  const [could, can] = [isNullable(was, before), isNullable(is, after)];
  if (direction === 'request' && could && !can) comparison.say(where, 'null is not taken any more');
  if (direction === 'answer' && can && !could) comparison.say(where, 'can be null now');
  const plain = (list: readonly unknown[], whole: Json) => {
    const values = list.filter((one) => !typesOf(objectOf(one)).has('null'));
    return values.length === 0 ? [whole] : values;
  };
  const [values, others] = [plain(was, before), plain(is, after)];
  if (values.length === 1 && others.length === 1 && (was.length > 0 || is.length > 0)) {
    const [one, other] = [values[0], others[0]];
    if (one !== before || other !== after)
      compareSchemas(comparison, { before: one, after: other, where, direction });
    return;
  }
  // Of several kinds each must still be among them.
  const [must, may] = direction === 'request' ? [values, others] : [others, values];
  const known = may.map((one) => JSON.stringify(bare(one)));
  for (const one of must)
    if (!known.includes(JSON.stringify(bare(one))))
      comparison.say(
        where,
        direction === 'request' ? 'one kind is not taken any more' : 'has a new kind',
      );
}

/** What is only said, and decides nothing. */
const words = new Set(['description', 'example', 'examples', 'title', 'summary']);

/** A description without what it says in words: enough to compare, a third of the size. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const isNamed = (name: string) => words.has(name) && typeof value[name] !== 'object';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isNamed(name) && name !== 'example')
      .map(([name, inner]) => [name, bare(inner)]),
  );
}

function compareSchemas(
  comparison: Comparison,
  asked: { before: unknown; after: unknown; where: string; direction: Direction },
): void {
  if (comparison.isSeen(asked)) return;
  const { where, direction } = asked;
  const before = comparison.resolve('before', asked.before);
  const after = comparison.resolve('after', asked.after);
  const pair = { before, after, where, direction };
  compareTypes(comparison, pair);
  compareValues(comparison, pair);
  compareLimits(comparison, pair);
  compareChoices(comparison, pair);
  if (isObject(before['properties'])) compareFields(comparison, pair);
  if (isObject(before['items']))
    compareSchemas(comparison, {
      before: before['items'],
      after: after['items'],
      where: `${where}[]`,
      direction,
    });
}

function parametersOf(comparison: Comparison, side: 'before' | 'after', operation: Json) {
  return new Map(
    listOf(operation['parameters']).map((one) => {
      const parameter = comparison.resolve(side, one);
      return [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter] as const;
    }),
  );
}

function compareParameters(comparison: Comparison, { before, after, where }: Pair): void {
  const was = parametersOf(comparison, 'before', before);
  const is = parametersOf(comparison, 'after', after);
  for (const [name, parameter] of was) {
    const now = is.get(name);
    if (now === undefined) comparison.say(`${where} ${name}`, 'is not taken any more');
    else {
      if (now['required'] === true && parameter['required'] !== true)
        comparison.say(`${where} ${name}`, 'is required now');
      compareSchemas(comparison, {
        before: parameter['schema'],
        after: now['schema'],
        where: `${where} ${name}`,
        direction: 'request',
      });
    }
  }
  for (const [name, parameter] of is)
    if (!was.has(name) && parameter['required'] === true)
      comparison.say(`${where} ${name}`, 'is required, and new');
}

function compareContent(
  comparison: Comparison,
  content: { before: unknown; after: unknown },
  { where, direction }: Pick<Pair, 'where' | 'direction'>,
): void {
  const is = objectOf(content.after);
  for (const [mediaType, media] of Object.entries(objectOf(content.before))) {
    const now = is[mediaType];
    if (now === undefined) comparison.say(where, `${mediaType} is gone`);
    else
      compareSchemas(comparison, {
        before: objectOf(media)['schema'],
        after: objectOf(now)['schema'],
        where,
        direction,
      });
  }
}

function compareOperations(comparison: Comparison, pair: Pair): void {
  const { before, after, where } = pair;
  if (after['operationId'] !== before['operationId'])
    comparison.say(where, `is called ${String(after['operationId'])} now`);
  for (const name of ['x-access', 'x-permission'])
    if (before[name] !== after[name] && after['x-access'] !== 'public')
      comparison.say(where, `asks for ${String(after[name])} instead of ${String(before[name])}`);
  if (after['x-fresh-proof'] === true && before['x-fresh-proof'] !== true)
    comparison.say(where, 'asks for a fresh proof now');
  compareParameters(comparison, pair);
  const [body, bodyNow] = [objectOf(before['requestBody']), objectOf(after['requestBody'])];
  if (bodyNow['required'] === true && body['required'] !== true)
    comparison.say(where, 'asks for a body now');
  compareContent(
    comparison,
    { before: body['content'], after: bodyNow['content'] },
    { where: `${where} body`, direction: 'request' },
  );
  const now = objectOf(after['responses']);
  for (const [status, response] of Object.entries(objectOf(before['responses']))) {
    if (!status.startsWith('2')) continue;
    if (!(status in now)) comparison.say(where, `does not answer ${status} any more`);
    else
      compareContent(
        comparison,
        { before: objectOf(response)['content'], after: objectOf(now[status])['content'] },
        { where: `${where} ${status}`, direction: 'answer' },
      );
  }
}

/** One sentence for each thing that breaks; none when programs of before go on. */
export function breakingChanges(before: object, after: object): string[] {
  const comparison = new Comparison(before as Json, after as Json);
  const now = objectOf((after as Json)['paths']);
  for (const [path, item] of Object.entries(objectOf((before as Json)['paths'])))
    for (const [method, operation] of Object.entries(objectOf(item))) {
      const where = `${method.toUpperCase()} ${path}`;
      const same = objectOf(now[path])[method];
      if (same === undefined) comparison.say(where, 'is gone');
      else
        compareOperations(comparison, {
          before: objectOf(operation),
          after: objectOf(same),
          where,
          direction: 'request',
        });
    }
  return comparison.found;
}
