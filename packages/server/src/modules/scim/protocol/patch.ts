/**
 * PATCH (RFC 7644 §3.5.2): operations over a resource, all or none. Takes what Okta and Entra ID send: operations in capitals,
 * no path, keys with dots, `remove` with a value. Pure: a copy is changed, the rules of a user are applied to the result.
 */
import { say } from '../../../kernel/text.ts';
import { scimErrors } from '../vocabulary.ts';
import { holdsFor } from './evaluate.ts';
import { type Filter, parseValueFilter } from './filter.ts';
import { holderOf, isObject, keyOf, setKey, setPlace, valueOf } from './reading.ts';
import { findPlace, findSub, type Json, type JsonObject, type Place, urns } from './schema.ts';

const operationsAtMost = 100;
type Op = 'add' | 'replace' | 'remove';

export interface Operation {
  readonly op: Op;
  readonly path: string | undefined;
  readonly value: Json | undefined;
}

/** Names of the message are compared whatever their case, too. */
function member(of: JsonObject, name: string): Json | undefined {
  const found = Object.keys(of).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : of[found];
}

const isOp = (text: string): text is Op => /^(?:add|replace|remove)$/.test(text);

function readOperation(from: Json): Operation {
  if (!isObject(from)) throw scimErrors.invalid_patch(say('An operation is no object.'));
  const named = member(from, 'op');
  const op = typeof named === 'string' ? named.toLowerCase() : '';
  if (!isOp(op))
    throw scimErrors.invalid_patch(say('{found} is no operation.', { found: op.slice(0, 40) }));
  const path = member(from, 'path');
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw scimErrors.invalid_path(say('A path is no text.'));
  const value = member(from, 'value');
  if (op !== 'remove' && value === undefined)
    throw scimErrors.invalid_value(say('An operation that adds or replaces has no value.'));
  return { op, path: typeof path === 'string' && path !== '' ? path : undefined, value };
}

/** @throws scim.invalid_patch */
export function readOperations(body: JsonObject, atMost = operationsAtMost): Operation[] {
  const schemas = member(body, 'schemas');
  const isPatch =
    Array.isArray(schemas) &&
    schemas.some(
      (one) => typeof one === 'string' && one.toLowerCase() === urns.patch.toLowerCase(),
    );
  if (!isPatch)
    throw scimErrors.invalid_patch(say('schemas does not name {urn}.', { urn: urns.patch }));
  const operations = member(body, 'operations');
  if (!Array.isArray(operations) || operations.length === 0)
    throw scimErrors.invalid_patch(say('Operations holds no operation.'));
  if (operations.length > atMost)
    throw scimErrors.invalid_patch(say('Operations holds more than {count}.', { count: atMost }));
  return operations.map(readOperation);
}

export interface Path {
  readonly place: Place;
  /** Which of many values. */
  readonly filter: Filter | undefined;
}

const unknownPath = (path: string) =>
  scimErrors.invalid_path(say('{path} is known in no schema here.', { path: path.slice(0, 200) }));

/** Undefined: something that is not kept, which is passed over. @throws scim.invalid_path, scim.invalid_filter */
export function readPath(text: string): Path | undefined {
  const bracket = /^(?<name>[^[\]]+)\[(?<filter>.+)\](?:\.(?<sub>[\w$]+))?$/s.exec(text);
  const { name = text, filter: source, sub: subName } = bracket?.groups ?? {};
  const key = keyOf(name);
  if (key.kind === 'passed') return undefined;
  if (key.kind === 'extension') return undefined;
  if (key.kind === 'unknown') throw unknownPath(text);
  const { place } = key;
  if (source === undefined) return { place, filter: undefined };
  if (place.attribute.isMany !== true || place.sub !== undefined) throw unknownPath(text);
  const filter = parseValueFilter(source, place);
  if (subName === undefined) return { place, filter };
  const sub = findSub(place.attribute, subName);
  if (sub === undefined && keyOf(subName).kind === 'passed') return undefined;
  if (sub === undefined) throw unknownPath(text);
  return { place: { ...place, sub }, filter };
}

function assertWritable({ attribute, sub }: Place): void {
  if (attribute.mutability !== 'readOnly' && sub?.mutability !== 'readOnly') return;
  throw scimErrors.mutability(say('{name} is read-only.', { name: (sub ?? attribute).name }));
}

/** What `type eq "work"` says of a value that is not there yet. */
function impliedBy(filter: Filter): JsonObject {
  if (filter.kind === 'and') return { ...impliedBy(filter.left), ...impliedBy(filter.right) };
  if (filter.kind !== 'compare' || filter.operator !== 'eq') return {};
  return filter.place.sub === undefined ? {} : { [filter.place.sub.name]: filter.value };
}

/** Values chosen by a filter: changed, or made where none fits, as Entra ID means it. */
function setChosen(resource: JsonObject, { place, filter }: Path, value: Json): void {
  if (filter === undefined) return;
  const holder = holderOf(resource, place);
  const { attribute, sub } = place;
  const before = holder[attribute.name];
  const list = Array.isArray(before) ? before.filter(isObject) : [];
  const read = sub === undefined ? valueOf(attribute, value) : { [sub.name]: valueOf(sub, value) };
  const change = Array.isArray(read) ? read[0] : read;
  if (!isObject(change ?? null)) return;
  const isChosen = (one: JsonObject) => holdsFor(filter, one);
  holder[attribute.name] = list.some(isChosen)
    ? list.map((one) => (isChosen(one) ? { ...one, ...(change as JsonObject) } : one))
    : [...list, { ...impliedBy(filter), ...(change as JsonObject) }];
}

/** `remove` with a value takes those values only; without one, everything. */
function remove(resource: JsonObject, { place, filter }: Path, value: Json | undefined): void {
  const holder = holderOf(resource, place);
  const { attribute, sub } = place;
  const before = holder[attribute.name];
  if (attribute.isMany === true && Array.isArray(before)) {
    const list = before.filter(isObject);
    const named = value === undefined || value === null ? [] : valueOf(attribute, value);
    const values = Array.isArray(named) ? named.filter(isObject).map((one) => one['value']) : [];
    const isTaken = (one: JsonObject) =>
      filter === undefined
        ? values.length === 0 || values.includes(one['value'] ?? null)
        : holdsFor(filter, one);
    if (filter !== undefined && !list.some(isTaken))
      throw scimErrors.no_target(say('No value of {name} fits.', { name: attribute.name }));
    holder[attribute.name] = list.flatMap((one) => {
      if (!isTaken(one)) return [one];
      return sub === undefined ? [] : [{ ...one, [sub.name]: null }];
    });
    return;
  }
  if (sub === undefined) holder[attribute.name] = null;
  else if (isObject(before)) holder[attribute.name] = { ...before, [sub.name]: null };
}

/** Values that are there already are not added again. */
function add(resource: JsonObject, place: Place, value: Json): void {
  const { attribute, sub } = place;
  if (attribute.isMany !== true || sub !== undefined) {
    setPlace(resource, place, value);
    return;
  }
  const holder = holderOf(resource, place);
  const before = holder[attribute.name];
  const list = Array.isArray(before) ? before.filter(isObject) : [];
  const read = valueOf(attribute, value);
  const added = Array.isArray(read) ? read.filter(isObject) : [];
  const isNew = (one: JsonObject) => !list.some((other) => other['value'] === one['value']);
  // One value is the primary one (RFC 7643 §2.4): the newest that says so.
  const hasPrimary = added.some((one) => one['primary'] === true);
  const old = hasPrimary ? list.map((one) => ({ ...one, primary: false })) : list;
  holder[attribute.name] = [...old, ...added.filter(isNew)];
}

function apply(resource: JsonObject, { op, path, value }: Operation): void {
  if (path === undefined) {
    if (op === 'remove') throw scimErrors.no_target(say('A remove names no path.'));
    if (!isObject(value ?? null))
      throw scimErrors.invalid_value(say('Without a path the value is an object of attributes.'));
    for (const [name, part] of Object.entries(value as JsonObject)) {
      const place = findPlace(name);
      if (place?.attribute.mutability === undefined && place !== undefined && op === 'add')
        add(resource, place, part);
      else setKey(resource, name, part);
    }
    return;
  }
  if (keyOf(path).kind === 'extension') {
    setKey(resource, path, op === 'remove' ? null : (value ?? null));
    return;
  }
  const read = readPath(path);
  if (read === undefined) return;
  assertWritable(read.place);
  if (op === 'remove') remove(resource, read, value);
  else if (read.filter !== undefined) setChosen(resource, read, value ?? null);
  else if (op === 'add') add(resource, read.place, value ?? null);
  else setPlace(resource, read.place, value ?? null);
}

/** @throws scim.invalid_patch, invalid_path, invalid_filter, invalid_value, no_target, mutability */
export function applyPatch(resource: JsonObject, body: JsonObject): JsonObject {
  const changed = structuredClone(resource);
  for (const operation of readOperations(body)) apply(changed, operation);
  return changed;
}
