/**
 * Bulk requests (RFC 7644 §3.7): which operations there are, in which order they are done so that what one refers to is made
 * before it, and which refer to each other in a circle. Pure.
 */
import { requestErrors } from '../../../kernel/errors.ts';
import { say } from '../../../kernel/text.ts';
import { scimErrors } from '../vocabulary.ts';
import { isObject } from './reading.ts';
import { type Json, type JsonObject, urns } from './schema.ts';

export const operationsAtMost = 1_000;
/** What any request is held to. */
export const bytesAtMost = 1_048_576;

const methods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

export interface BulkOperation {
  readonly method: Method;
  /** Of a POST: what others refer to it by. */
  readonly bulkId: string | undefined;
  readonly resource: 'Users' | 'Groups';
  /** As it was sent: a reference may stand for it. Undefined for a POST. */
  readonly id: string | undefined;
  readonly version: string | undefined;
  readonly data: Json;
}

export interface BulkRequest {
  /** As many refusals end it. */
  readonly failOnErrors: number | undefined;
  readonly operations: readonly BulkOperation[];
}

const member = (of: JsonObject, name: string): Json | undefined => {
  const key = Object.keys(of).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : of[key];
};

const wrong = (at: number, detail: ReturnType<typeof say>) =>
  scimErrors.invalid_bulk(say('Operation {number}: {detail}', { number: at + 1, detail }));

function readOperation(from: Json, at: number): BulkOperation {
  if (!isObject(from)) throw wrong(at, say('it is no object'));
  const said = member(from, 'method');
  const method = methods.find((one) => typeof said === 'string' && one === said.toUpperCase());
  if (method === undefined) throw wrong(at, say('method is none of POST, PUT, PATCH and DELETE'));
  const path = member(from, 'path');
  const found =
    typeof path === 'string'
      ? /^\/(?<resource>Users|Groups)(?:\/(?<id>[^/?]{1,300}))?$/.exec(path)?.groups
      : undefined;
  const resource = found?.['resource'];
  const id = found?.['id'];
  if ((resource !== 'Users' && resource !== 'Groups') || (method === 'POST') !== (id === undefined))
    throw wrong(at, say('path is not that of a resource, or not one for {method}', { method }));
  const bulkId = member(from, 'bulkId');
  if (method === 'POST' && (typeof bulkId !== 'string' || bulkId === ''))
    throw wrong(at, say('a POST has a bulkId'));
  const version = member(from, 'version');
  const data = member(from, 'data');
  if (method !== 'DELETE' && !isObject(data)) throw wrong(at, say('data is no object'));
  return {
    method,
    bulkId: typeof bulkId === 'string' && bulkId !== '' ? bulkId : undefined,
    resource,
    id,
    version: typeof version === 'string' && version !== '' ? version : undefined,
    data: data ?? null,
  };
}

/** @throws scim.invalid_bulk, request.too_large */
export function readBulk(body: JsonObject): BulkRequest {
  const schemas = member(body, 'schemas');
  const urn = urns.bulkRequest;
  if (
    !Array.isArray(schemas) ||
    !schemas.some((one) => typeof one === 'string' && one.toLowerCase() === urn.toLowerCase())
  )
    throw scimErrors.invalid_bulk(say('schemas does not name {urn}.', { urn }));
  const list = member(body, 'Operations');
  if (!Array.isArray(list) || list.length === 0)
    throw scimErrors.invalid_bulk(say('Operations holds no operation.'));
  if (list.length > operationsAtMost)
    throw requestErrors.too_large(
      say('Operations holds more than {count}.', { count: operationsAtMost }),
    );
  const failOnErrors = member(body, 'failOnErrors') ?? undefined;
  const isNumber = typeof failOnErrors === 'number' && Number.isInteger(failOnErrors);
  if (failOnErrors !== undefined && (!isNumber || failOnErrors < 1))
    throw scimErrors.invalid_bulk(say('failOnErrors is no number of 1 or more.'));
  const operations = list.map(readOperation);
  const made = operations.filter(({ method }) => method === 'POST').map(({ bulkId }) => bulkId);
  if (new Set(made).size !== made.length)
    throw scimErrors.invalid_bulk(say('Two operations that make something have one bulkId.'));
  return { failOnErrors: isNumber ? failOnErrors : undefined, operations };
}

const referenceOf = (text: string): string | undefined =>
  /^bulkId:(?<id>.+)$/s.exec(text)?.groups?.['id'];

/** A text: whole, or the path of a PATCH with one in it: members[value eq "bulkId:ada"]. */
export function resolvedText(text: string, find: (bulkId: string) => string): string {
  const reference = referenceOf(text);
  if (reference !== undefined) return find(reference);
  return text.replaceAll(/"bulkId:(?<id>[^"]+)"/g, (_all, id: string) => `"${find(id)}"`);
}

/** Puts what references stand for in their place, wherever they are. */
export function resolved(value: Json, find: (bulkId: string) => string): Json {
  if (typeof value === 'string') return resolvedText(value, find);
  if (Array.isArray(value)) return value.map((one) => resolved(one, find));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, resolved(part, find)]),
  );
}

function referencesIn({ id, data }: BulkOperation): string[] {
  const found: string[] = [];
  const note = (bulkId: string) => {
    found.push(bulkId);
    return '';
  };
  resolved(data, note);
  resolved(id ?? null, note);
  return found;
}

export interface BulkOrder {
  /** The places of the operations, in the order in which they are done. */
  readonly order: readonly number[];
  /** Those that refer to each other in a circle: nothing of them can be made first. */
  readonly circular: ReadonlySet<number>;
}

/** As they were sent, but what is referred to comes before. */
export function orderOf(operations: readonly BulkOperation[]): BulkOrder {
  const places = new Map(
    operations.flatMap(({ method, bulkId }, place) =>
      method === 'POST' && bulkId !== undefined ? [[bulkId, place] as const] : [],
    ),
  );
  const order: number[] = [];
  const circular = new Set<number>();
  const done = new Set<number>();
  const under: number[] = [];
  const visit = (place: number, operation: BulkOperation): void => {
    if (done.has(place)) return;
    const begin = under.indexOf(place);
    if (begin !== -1) {
      for (const one of under.slice(begin)) circular.add(one);
      return;
    }
    under.push(place);
    for (const reference of referencesIn(operation)) {
      const other = places.get(reference);
      const made = other === undefined ? undefined : operations[other];
      if (other !== undefined && made !== undefined) visit(other, made);
    }
    under.pop();
    done.add(place);
    order.push(place);
  };
  for (const [place, operation] of operations.entries()) visit(place, operation);
  return { order, circular };
}
