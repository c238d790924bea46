/**
 * A group as a client sends it, whole or as a PATCH (RFC 7643 §4.2, RFC 7644 §3.5.2): what Okta and Entra ID send is
 * understood. Members are never read to be changed: a PATCH becomes who comes and who goes, so that one of 100,000 costs the
 * same as one of ten. Pure.
 */
import { say } from '../../../kernel/text.ts';
import { scimErrors } from '../vocabulary.ts';
import { type Filter, parseValueFilter } from './filter.ts';
import { type Operation, readOperations } from './patch.ts';
import { isObject, valueOf } from './reading.ts';
import {
  findPlace,
  groupKind,
  isPassedOver,
  type Json,
  type JsonObject,
  splitUrn,
} from './schema.ts';

/** Some send members one by one. */
const operationsAtMost = 1_000;

/** Who is to be in it: those who are, or nobody, without some and with others. Ids as they were sent. */
export interface MembersDue {
  readonly begins: 'as_it_is' | 'empty';
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

export interface GroupDue {
  /** Undefined: it says nothing of it. */
  readonly displayName?: string;
  readonly externalId?: string | null;
  readonly members?: MembersDue;
}

/** While it is read. */
interface Draft {
  displayName?: string;
  externalId?: string | null;
  members?: { begins: MembersDue['begins']; added: Set<string>; removed: Set<string> };
}

const missing = (name: string) =>
  scimErrors.invalid_value(say('{name} is missing.', { name }), {
    errors: [{ pointer: `/${name}`, detail: say('is missing') }],
  });

const partOf = (value: JsonObject, name: string): Json | undefined => {
  const key = Object.keys(value).find((one) => one.toLowerCase() === name);
  return key === undefined ? undefined : value[key];
};

function memberId(value: Json): string {
  const id = isObject(value) ? partOf(value, 'value') : value;
  if (typeof id === 'string' && id !== '') return id;
  throw scimErrors.invalid_value(say('A member has no value: the id of a user.'));
}

/** @throws scim.invalid_value */
function memberIds(value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(memberId);
}

const membersIn = (draft: Draft) =>
  (draft.members ??= { begins: 'as_it_is', added: new Set(), removed: new Set() });

function addMembers(draft: Draft, ids: readonly string[]): void {
  const members = membersIn(draft);
  for (const id of ids) {
    members.added.add(id);
    members.removed.delete(id);
  }
}

function removeMembers(draft: Draft, ids: readonly string[]): void {
  const members = membersIn(draft);
  for (const id of ids) {
    members.added.delete(id);
    members.removed.add(id);
  }
}

function setMembers(draft: Draft, ids: readonly string[]): void {
  draft.members = { begins: 'empty', added: new Set(ids), removed: new Set() };
}

/** Sets what one attribute says. What is ours to set is passed over, since clients send a whole resource back. */
function setAttribute(draft: Draft, name: string, value: Json): void {
  const place = findPlace(name, groupKind);
  if (place === undefined || place.sub !== undefined) return;
  const { attribute } = place;
  if (attribute.name === 'members') setMembers(draft, memberIds(value));
  if (attribute.name !== 'displayName' && attribute.name !== 'externalId') return;
  const text = valueOf(attribute, value);
  if (attribute.name === 'externalId') draft.externalId = typeof text === 'string' ? text : null;
  else if (typeof text === 'string') draft.displayName = text;
  else throw missing('displayName');
}

/** As POST and PUT send it. @throws scim.invalid_value */
export function readGroup(body: JsonObject): GroupDue & { readonly displayName: string } {
  const draft: Draft = {};
  for (const [name, value] of Object.entries(body)) setAttribute(draft, name, value);
  const { displayName } = draft;
  if (displayName === undefined) throw missing('displayName');
  return { ...draft, displayName };
}

/** Which members a value path names: they are known by their ids here, and are not searched. @throws scim.invalid_filter */
function idsNamed(filter: Filter): string[] {
  if (filter.kind === 'or') return [...idsNamed(filter.left), ...idsNamed(filter.right)];
  const isId =
    filter.kind === 'compare' && filter.operator === 'eq' && filter.place.sub?.name === 'value';
  if (isId && typeof filter.value === 'string') return [filter.value];
  throw scimErrors.invalid_filter(
    say('Members are chosen by their ids: {example}.', { example: 'members[value eq "US…"]' }),
  );
}

type GroupPath =
  | { readonly name: 'displayName' | 'externalId' }
  | { readonly name: 'members'; readonly chosen: readonly string[] | undefined }
  | { readonly name: 'passed' };

const unknownPath = (path: string) =>
  scimErrors.invalid_path(say('{path} is known in no schema here.', { path: path.slice(0, 200) }));

/** @throws scim.invalid_path, scim.invalid_filter, scim.mutability */
function readPath(text: string): GroupPath {
  const bracket = /^(?<named>[^[\]]+)\[(?<filter>.+)\](?<sub>\.[\w$]+)?$/s.exec(text);
  const { named = text, filter, sub } = bracket?.groups ?? {};
  const place = findPlace(named, groupKind);
  if (place === undefined) {
    const { urn, rest } = splitUrn(named);
    const isOther = urn !== undefined && urn !== groupKind.urn;
    if (isOther || rest.split('.').some(isPassedOver)) return { name: 'passed' };
    throw unknownPath(text);
  }
  const { attribute } = place;
  if (attribute.mutability === 'readOnly' || place.sub !== undefined || sub !== undefined)
    throw scimErrors.mutability(say('{name} is read-only.', { name: text.slice(0, 200) }));
  if (attribute.name === 'members') {
    const chosen = filter === undefined ? undefined : idsNamed(parseValueFilter(filter, place));
    return { name: 'members', chosen };
  }
  if (filter !== undefined) throw unknownPath(text);
  return { name: attribute.name === 'displayName' ? 'displayName' : 'externalId' };
}

function changeMembers(
  draft: Draft,
  { op, value }: Operation,
  chosen: readonly string[] | undefined,
): void {
  if (op === 'remove') {
    // With a value those members are meant, as Entra ID sends it; without one, everybody.
    if (chosen !== undefined) removeMembers(draft, chosen);
    else if (value === undefined || value === null) setMembers(draft, []);
    else removeMembers(draft, memberIds(value));
    return;
  }
  if (chosen !== undefined)
    throw scimErrors.mutability(say('A member is added or removed, and not changed.'));
  if (op === 'add') addMembers(draft, memberIds(value));
  else setMembers(draft, memberIds(value));
}

function apply(draft: Draft, operation: Operation): void {
  const { op, path, value } = operation;
  if (path === undefined) {
    if (op === 'remove') throw scimErrors.no_target(say('A remove names no path.'));
    if (!isObject(value ?? null))
      throw scimErrors.invalid_value(say('Without a path the value is an object of attributes.'));
    for (const [name, part] of Object.entries(value as JsonObject))
      if (op === 'add' && findPlace(name, groupKind)?.attribute.name === 'members')
        addMembers(draft, memberIds(part));
      else setAttribute(draft, name, part);
    return;
  }
  const read = readPath(path);
  if (read.name === 'passed') return;
  if (read.name === 'members') changeMembers(draft, operation, read.chosen);
  else setAttribute(draft, read.name, op === 'remove' ? null : (value ?? null));
}

/** @throws scim.invalid_patch, invalid_path, invalid_filter, invalid_value, no_target, mutability */
export function readGroupPatch(body: JsonObject): GroupDue {
  const draft: Draft = {};
  for (const operation of readOperations(body, operationsAtMost)) apply(draft, operation);
  return draft;
}
