/** The instance's own OpenAPI description, as the reference reads it. */
import { type WrittenCall, writeCall } from '@bailiwick/sdk/snippets';
import { slugOf } from './page.ts';

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Content {
  readonly [mediaType: string]: { readonly schema: Schema; readonly example?: unknown };
}

interface RawOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly unknown[];
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Content }>
  >;
  readonly 'x-access': 'public' | 'self' | 'organization' | 'account' | 'operator';
  readonly 'x-permission'?: string;
  readonly 'x-audit-events'?: readonly string[];
  readonly 'x-errors': readonly string[];
  readonly 'x-fresh-proof'?: boolean;
  readonly 'x-limits'?: readonly { readonly calls: number; readonly seconds: number }[];
}

export interface Document {
  readonly info: { readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

export interface Operation extends Omit<RawOperation, 'parameters'> {
  readonly noun: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly success: string;
  readonly answer: { readonly schema: Schema; readonly example?: unknown } | undefined;
  /** With the examples of the description, as the SDK sends it. */
  readonly call: WrittenCall;
}

export interface Noun {
  readonly name: string;
  /** `organizationUsers` → `Organization users` */
  readonly title: string;
  readonly path: string;
  readonly operations: readonly Operation[];
}

const json = 'application/json';

function resolved(document: Document, raw: RawOperation): Parameter[] {
  return (raw.parameters ?? []).map((parameter) => {
    if (!('$ref' in parameter)) return parameter;
    const name = parameter.$ref.slice('#/components/parameters/'.length);
    const found = document.components.parameters[name];
    if (found === undefined) throw new Error(`there is no parameter ${name}`);
    return found;
  });
}

function callOf(raw: RawOperation, parameters: readonly Parameter[]): WrittenCall {
  const path = parameters.filter((one) => one.in === 'path').map((one) => one.example);
  const body = raw.requestBody?.content[json]?.example;
  const asked = parameters.filter((one) => one.in === 'query' && one.required === true);
  const query = Object.fromEntries(asked.map((one) => [one.name, one.example]));
  return writeCall(raw.operationId, [
    ...path,
    ...(body === undefined ? [] : [body]),
    ...(asked.length === 0 ? [] : [query]),
  ]);
}

function operationOf(
  document: Document,
  { path, method, raw }: { path: string; method: string; raw: RawOperation },
): Operation {
  const parameters = resolved(document, raw);
  const success = Object.keys(raw.responses).find(
    (status) => raw.responses[status]?.content?.[json],
  );
  const first = Object.keys(raw.responses).find((status) => status.startsWith('2')) ?? '200';
  const status = success?.startsWith('2') === true ? success : first;
  return {
    ...raw,
    noun: raw.operationId.split('.')[0] ?? '',
    method: method.toUpperCase(),
    path,
    parameters,
    success: status,
    answer: raw.responses[status]?.content?.[json],
    call: callOf(raw, parameters),
  };
}

/** Every noun with its operations, in the order of the description. */
export function nounsOf(document: Document): Noun[] {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, raw]) => operationOf(document, { path, method, raw })),
  );
  const names = [...new Set(operations.map(({ noun }) => noun))];
  return names.map((name) => {
    const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return {
      name,
      title: words.charAt(0).toUpperCase() + words.slice(1),
      path: `/docs/api/${slugOf(words)}`,
      operations: operations.filter(({ noun }) => noun === name),
    };
  });
}

/** Who may, in words. */
export function whoMay(operation: Operation): string {
  const permission = operation['x-permission'];
  switch (operation['x-access']) {
    case 'public':
      return 'Anybody; no credential is needed';
    case 'self':
      return 'Anybody who is signed in, about what is their own';
    case 'operator':
      return 'The operator of the instance';
    case 'organization':
      return `Whoever has ${permission ?? ''} in the organization`;
    case 'account':
      return `Whoever has ${permission ?? ''} on the account`;
  }
}

/** `POST`s that take Idempotency-Key and the like: what the call offers beyond its fields. */
export function traitsOf(operation: Operation): (readonly [string, string])[] {
  const takes = (name: string) => operation.parameters.some((one) => one.name === name);
  const limits = operation['x-limits'] ?? [];
  return [
    ...(takes('dry_run')
      ? [
          [
            'Dry run',
            'With dry_run=true it answers what it would change, and changes nothing',
          ] as const,
        ]
      : []),
    ...(takes('Idempotency-Key')
      ? [
          [
            'Idempotency',
            'The same Idempotency-Key within 24 hours acts once; the SDK sends one by itself',
          ] as const,
        ]
      : []),
    ...(takes('If-Match')
      ? [
          [
            'Versions',
            'With If-Match it is refused when the thing was changed since it was read',
          ] as const,
        ]
      : []),
    ...(takes('page_token')
      ? [
          [
            'Paging',
            'page_size up to 200; page_token from next_token or previous_token of an answer',
          ] as const,
        ]
      : []),
    ...(operation['x-fresh-proof'] === true
      ? [['Fresh proof', 'The password must have been entered within the last minutes'] as const]
      : []),
    ...limits.map(
      ({ calls, seconds }) =>
        ['Limit', `${calls} calls in ${seconds} seconds from one address`] as const,
    ),
  ];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
  readonly limits: string;
  readonly example: string | undefined;
  /** The schema it refers to. */
  readonly refers: string | undefined;
  readonly fields: readonly Field[];
}

const refName = (schema: Schema): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;

/** What stands in a list, or beside null. */
function inner(schema: Schema): { schema: Schema; isNullable: boolean; isList: boolean } {
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  const isNullable =
    choices?.some((one) => one['type'] === 'null') === true ||
    (Array.isArray(schema['type']) && schema['type'].includes('null'));
  const rest = choices?.filter((one) => one['type'] !== 'null') ?? [];
  const value = rest.length === 1 && rest[0] !== undefined ? rest[0] : schema;
  const isList = typeof value['items'] === 'object' && value['items'] !== null;
  return { schema: isList ? (value['items'] as Schema) : value, isNullable, isList };
}

function typeName(schema: Schema): string {
  const name = refName(schema);
  if (name !== undefined) return name;
  if (Array.isArray(schema['enum'])) return 'one of';
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (schema['format'] === 'date-time') return 'time';
  const types = [schema['type']].flat().filter((type) => type !== 'null' && type !== undefined);
  if (types.length > 0) return types.map(String).join(' or ');
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  return choices === undefined ? 'any value' : [...new Set(choices.map(typeName))].join(' or ');
}

function limitsText(schema: Schema): string {
  const parts: string[] = [];
  if (Array.isArray(schema['enum'])) parts.push(schema['enum'].map(String).join(', '));
  const between = (low: unknown, high: unknown, what: string) => {
    const limitOf = (value: unknown) =>
      typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? String(value) : '';
    const [bottom, top] = [limitOf(low), limitOf(high)];
    if (bottom !== '' && top !== '') parts.push(`${bottom} to ${top}${what}`);
    else if (bottom !== '') parts.push(`at least ${bottom}${what}`);
    else if (top !== '') parts.push(`at most ${top}${what}`);
  };
  between(schema['minLength'], schema['maxLength'], ' characters');
  between(schema['minItems'], schema['maxItems'], ' items');
  between(schema['minimum'], schema['maximum'], '');
  const sid = /^\^\(?([A-Z]{2}(?:\|[A-Z]{2})*)\)?\[0-9a-f\]\{32\}\$$/.exec(
    typeof schema['pattern'] === 'string' ? schema['pattern'] : '',
  )?.[1];
  if (sid !== undefined)
    parts.push(`a SID: ${sid.replaceAll('|', ' or ')} and 32 hexadecimal digits`);
  if (schema['default'] !== undefined)
    parts.push(`${JSON.stringify(schema['default'])} unless told otherwise`);
  return parts.join('; ');
}

const exampleText = (value: unknown) =>
  typeof value === 'string' ? value : value === undefined ? undefined : JSON.stringify(value);

export function fieldOf(name: string, outer: Schema, isRequired: boolean): Field {
  const { schema, isNullable, isList } = inner(outer);
  const type = `${isList ? 'list of ' : ''}${typeName(schema)}${isNullable ? ' or null' : ''}`;
  const described = outer['description'] ?? schema['description'];
  const limits = [isList ? limitsText(outer) : '', limitsText(schema)].filter(
    (text) => text !== '',
  );
  const fields = refName(schema) === undefined ? fieldsOf(schema) : [];
  return {
    name,
    type,
    isRequired,
    description: typeof described === 'string' ? described : '',
    limits: limits.join('; '),
    example: fields.length > 0 ? undefined : exampleText(outer['example'] ?? schema['example']),
    refers: refName(schema),
    fields,
  };
}

/** The fields of an object; none where it is something else. */
export function fieldsOf(schema: Schema): Field[] {
  const required = new Set(
    Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [],
  );
  return Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>).map(
    ([name, property]) => fieldOf(name, property, required.has(name)),
  );
}

/** Every named schema that one leads to, itself first. */
export function schemasBehind(
  schema: Schema,
  document: Document,
  found = new Set<string>(),
): Set<string> {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    schemasBehind(document.components.schemas[name] ?? {}, document, found);
  }
  return found;
}
