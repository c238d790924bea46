/**
 * A user as a client sends it, in one form: names in our spelling, values of the kind that the schema says. What is not kept is
 * left out; what identity providers really send is understood ("False", a manager as a bare text, keys with dots). Pure.
 */
import { say, type Text } from '../../../kernel/text.ts';
import { scimErrors } from '../vocabulary.ts';
import {
  type Attribute,
  coreAttributes,
  enterpriseAttributes,
  findPlace,
  findSub,
  isPassedOver,
  type Json,
  type JsonObject,
  type Place,
  splitUrn,
  urns,
} from './schema.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textAtMost = 255;
const valuesAtMost = 50;

const refuse = (name: string) =>
  scimErrors.invalid_value(say('{name} cannot be this.', { name }), {
    errors: [{ pointer: `/${name}`, detail: say('has a value of another kind') }],
  });

const refuseText = (name: string, detail: Text) =>
  scimErrors.invalid_value(detail, { errors: [{ pointer: `/${name}`, detail }] });

function textOf(attribute: Attribute, value: Json): Json {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw refuse(attribute.name);
  const text = value.normalize('NFC').trim();
  if (text.length > textAtMost)
    throw refuseText(
      attribute.name,
      say('{name} is longer than 255 characters.', { name: attribute.name }),
    );
  // What is shown to people must not turn their lines round.
  if (/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text))
    throw refuseText(
      attribute.name,
      say('{name} holds control characters.', { name: attribute.name }),
    );
  return text === '' ? null : text;
}

function booleanOf(attribute: Attribute, value: Json): Json {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(?:true|false)$/i.test(value))
    return value.toLowerCase() === 'true';
  throw refuse(attribute.name);
}

/** One value of an attribute that has parts. A bare text is its value, as Entra ID sends a manager. */
function partsOf(attribute: Attribute, value: Json): JsonObject {
  if (typeof value === 'string') {
    const sub = findSub(attribute, 'value');
    if (sub === undefined) throw refuse(attribute.name);
    return { [sub.name]: textOf(sub, value) };
  }
  if (!isObject(value)) throw refuse(attribute.name);
  const parts: JsonObject = {};
  for (const [key, part] of Object.entries(value)) {
    const sub = findSub(attribute, key);
    if (sub !== undefined && sub.mutability !== 'readOnly') parts[sub.name] = valueOf(sub, part);
  }
  return parts;
}

/** In the kind that the schema says; null takes it away. @throws scim.invalid_value */
export function valueOf(attribute: Attribute, value: Json): Json {
  if (value === null) return null;
  if (attribute.isMany === true) {
    const list = Array.isArray(value) ? value : [value];
    if (list.length > valuesAtMost) throw refuse(attribute.name);
    return list.filter((one) => one !== null).map((one) => partsOf(attribute, one));
  }
  if (attribute.type === 'complex') return partsOf(attribute, value);
  return attribute.type === 'boolean' ? booleanOf(attribute, value) : textOf(attribute, value);
}

/** What a key of a resource names: a place of ours; nothing that is kept; or the whole of an extension. */
export type Key =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'extension' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'unknown' };

export function keyOf(text: string): Key {
  const { urn, rest } = splitUrn(text);
  if (urn !== undefined && rest === '')
    return urn === urns.enterprise ? { kind: 'extension' } : { kind: 'passed' };
  const place = findPlace(text);
  if (place !== undefined) return { kind: 'place', place };
  const isOther = urn !== undefined && urn !== urns.user && urn !== urns.enterprise;
  const parts = rest.split('.');
  return isOther || parts.some(isPassedOver) ? { kind: 'passed' } : { kind: 'unknown' };
}

/** The object that holds the attribute: the resource, or its extension. */
export function holderOf(resource: JsonObject, { isEnterprise }: Place): JsonObject {
  if (!isEnterprise) return resource;
  const held = resource[urns.enterprise];
  if (isObject(held)) return held;
  const made: JsonObject = {};
  resource[urns.enterprise] = made;
  return made;
}

/** Sets what one key says. Keys with dots are paths, as Entra ID's newer flag sends them. */
export function setKey(resource: JsonObject, text: string, value: Json): void {
  const key = keyOf(text);
  if (key.kind === 'extension') {
    if (value === null) resource[urns.enterprise] = null;
    if (!isObject(value)) return;
    for (const [name, part] of Object.entries(value))
      if (keyOf(`${urns.enterprise}:${name}`).kind === 'place')
        setKey(resource, `${urns.enterprise}:${name}`, part);
    return;
  }
  if (key.kind !== 'place' || key.place.attribute.mutability === 'readOnly') return;
  setPlace(resource, key.place, value);
}

/** Parts of an attribute that are not sent stay as they are. */
export function setPlace(resource: JsonObject, place: Place, value: Json): void {
  const { attribute, sub } = place;
  const holder = holderOf(resource, place);
  const before = holder[attribute.name];
  if (sub !== undefined) {
    if (sub.mutability === 'readOnly') return;
    const read = valueOf(sub, value);
    if (attribute.isMany === true) {
      const list = Array.isArray(before) ? before.filter(isObject) : [];
      holder[attribute.name] =
        list.length === 0
          ? [{ [sub.name]: read, primary: true }]
          : list.map((one) => ({ ...one, [sub.name]: read }));
    } else holder[attribute.name] = { ...(isObject(before) ? before : {}), [sub.name]: read };
    return;
  }
  const read = valueOf(attribute, value);
  holder[attribute.name] =
    isObject(read) && isObject(before) && attribute.name === 'name' ? { ...before, ...read } : read;
}

const isMine = (attribute: Attribute) =>
  attribute.mutability !== 'readOnly' && attribute.name !== 'schemas';

/** A whole resource as it is sent by POST or PUT. @throws scim.invalid_value */
export function readResource(body: JsonObject): JsonObject {
  const resource: JsonObject = {};
  for (const [name, value] of Object.entries(body)) setKey(resource, name, value);
  return keepOnly(resource);
}

/** Without nulls, and with what is kept only. */
export function keepOnly(resource: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const attribute of coreAttributes.filter(isMine)) {
    const value = resource[attribute.name];
    if (value !== undefined && value !== null) kept[attribute.name] = value;
  }
  const extension = resource[urns.enterprise];
  if (isObject(extension)) {
    const entries = enterpriseAttributes.flatMap(({ name }) => {
      const value = extension[name];
      return value === undefined || value === null ? [] : [[name, value] as const];
    });
    if (entries.length > 0) kept[urns.enterprise] = Object.fromEntries(entries);
  }
  return kept;
}
