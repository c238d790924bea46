/**
 * Examples of an OpenAPI description: what a field's declaration leaves out is found by its type and its name, and each
 * request and answer gets a whole one, made of those of its fields. Knows no field by itself.
 */
type Json = Record<string, unknown>;

/** Says an example for a field: by `Schema.field` first, then by `field`. Whole requests by their operation. */
export interface Story {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly requests: Readonly<Record<string, unknown>>;
  /** A SID with this prefix. */
  readonly sid: (prefix: string) => string;
}

interface Place {
  readonly story: Story;
  readonly schemas: Readonly<Record<string, Json>>;
  /** Schemas that are being written: a schema that holds itself ends there. */
  readonly within: readonly string[];
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const nameOfRef = (ref: unknown) => String(ref).slice('#/components/schemas/'.length);

/** What the type alone says: the first of a choice, a SID, a time. */
function byType(schema: Json, story: Story): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  const prefix = /^\^\(?([A-Z]{2})/.exec(
    typeof schema['pattern'] === 'string' ? schema['pattern'] : '',
  )?.[1];
  if (prefix !== undefined) return story.sid(prefix);
  if (schema['format'] === 'date-time') return '2026-11-24T09:30:00.000Z';
  if (schema['format'] === 'uuid') return '0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13';
  if (isOfType(schema, 'boolean')) return true;
  if (isOfType(schema, 'integer') || isOfType(schema, 'number'))
    return Math.max(1, Number(schema['minimum'] ?? 1));
  return undefined;
}

/** Nullable ones have two types. */
const isOfType = (schema: Json, type: string) => [schema['type']].flat().includes(type);

/** One name means different things: what is told of it counts where it is of the kind that the schema asks for. */
function suits(schema: Json, told: unknown, name: string): boolean {
  if (name.includes('.')) return true;
  const isChosen = 'enum' in schema || 'const' in schema;
  if (isChosen || ['date-time', 'uuid'].includes(String(schema['format']))) return false;
  if (!isOfType(schema, typeof told)) return false;
  return !('pattern' in schema) || new RegExp(String(schema['pattern'])).test(String(told));
}

/** @param names the field with its schema, then alone */
function exampleOf(schema: Json, names: readonly string[], place: Place): unknown {
  if ('example' in schema) return schema['example'];
  const { story, schemas, within } = place;
  if ('$ref' in schema) {
    const name = nameOfRef(schema['$ref']);
    if (within.includes(name)) return null;
    return exampleOf(schemas[name] ?? {}, [name], { ...place, within: [...within, name] });
  }
  const [alternative] = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])].filter(
    (one) => one['type'] !== 'null',
  );
  if (alternative !== undefined) return exampleOf(alternative, names, place);
  const told = names.find((name) => name in story.fields);
  if (told !== undefined && suits(schema, story.fields[told], told)) return story.fields[told];
  if (isOfType(schema, 'array')) {
    const item = exampleOf(schema['items'] as Json, names, place);
    return item === undefined || item === null ? [] : [item];
  }
  if (isObject(schema['properties'])) return exampleOfObject(schema, names[0] ?? '', place);
  if (isOfType(schema, 'object')) return {};
  return byType(schema, story);
}

function exampleOfObject(schema: Json, owner: string, place: Place): Json {
  const entries = Object.entries(schema['properties'] as Record<string, Json>).map(
    ([name, property]) => [name, exampleOf(property, [`${owner}.${name}`, name], place)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Gives every field of a schema, however deep, its example. */
function fillFields(schema: Json, owner: string, place: Place): void {
  for (const [name, property] of Object.entries((schema['properties'] ?? {}) as Json)) {
    if (!isObject(property)) continue;
    // What is said of the value holds for the place that may be null, too.
    const [value] = listOf(property['anyOf']);
    property['description'] ??= value?.['description'];
    if (property['description'] === undefined) delete property['description'];
    fillFields(property, `${owner}.${name}`, place);
    const isWhole = 'properties' in property || '$ref' in property || 'items' in property;
    if (isWhole || 'example' in property) continue;
    const example = exampleOf(property, [`${owner}.${name}`, name], place);
    if (example !== undefined) property['example'] = example;
  }
  for (const part of [schema['items'], ...listOf(schema['anyOf']), ...listOf(schema['oneOf'])])
    if (isObject(part)) fillFields(part, owner, place);
}

function fillOperation(operation: Json, place: Place): void {
  const id = String(operation['operationId']);
  for (const parameter of listOf(operation['parameters'])) {
    const name = String(parameter['name']);
    if ('$ref' in parameter) continue;
    const example = exampleOf(parameter['schema'] as Json, [`${id}.${name}`, name], place);
    if (example !== undefined) parameter['example'] = example;
  }
  const body = operation['requestBody'];
  const contents: [string, unknown][] = [
    ['', isObject(body) ? body['content'] : undefined],
    ...Object.values(operation['responses'] as Record<string, Json>).map(
      (response): [string, unknown] => ['answer', response['content']],
    ),
  ];
  for (const [kind, content] of contents) {
    for (const [mediaType, media] of Object.entries(isObject(content) ? content : {})) {
      if (!isObject(media) || !mediaType.endsWith('json')) continue;
      const schema = media['schema'] as Json;
      if (mediaType.includes('problem')) continue;
      fillFields(schema, id, place);
      const told = kind === '' ? place.story.requests[id] : undefined;
      media['example'] = told ?? exampleOf(schema, [id], place);
    }
  }
}

/** Adds the examples to a description, in place. */
export function addExamples(
  document: { paths: Record<string, Json>; schemas: Json; parameters: Record<string, Json> },
  story: Story,
): void {
  const schemas = document.schemas as Record<string, Json>;
  const place: Place = { story, schemas, within: [] };
  for (const [name, schema] of Object.entries(schemas)) fillFields(schema, name, place);
  for (const parameter of Object.values(document.parameters))
    parameter['example'] ??= exampleOf(
      parameter['schema'] as Json,
      [String(parameter['name'])],
      place,
    );
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item))
      if (isObject(operation)) fillOperation(operation, place);
}
