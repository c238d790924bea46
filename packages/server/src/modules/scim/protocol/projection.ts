/** `attributes` and `excludedAttributes` (RFC 7644 §3.9): what a client wants to see of a resource. Pure. */
import { isObject } from './reading.ts';
import {
  findPlace,
  type Json,
  type JsonObject,
  type Place,
  type ResourceKind,
  urns,
  userKind,
} from './schema.ts';

export interface Projection {
  readonly attributes?: string | readonly string[] | undefined;
  readonly excludedAttributes?: string | readonly string[] | undefined;
}

const namesIn = (list: string | readonly string[]): string[] =>
  (typeof list === 'string' ? list.split(',') : list.map(String)).map((name) => name.trim());

interface Wanted {
  /** Whole schemas, by their URN. */
  readonly hasExtension: boolean;
  readonly places: readonly Place[];
}

function wantedOf(list: string | readonly string[], kind: ResourceKind): Wanted {
  const names = namesIn(list);
  return {
    hasExtension: names.some((name) => name.toLowerCase() === urns.enterprise.toLowerCase()),
    places: names.flatMap((name) => findPlace(name, kind) ?? []),
  };
}

const partsOf = (value: Json, keep: (name: string) => boolean): Json => {
  if (Array.isArray(value)) return value.map((one) => partsOf(one, keep));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => keep(name)));
};

function project(object: JsonObject, wanted: readonly Place[], isExcluding: boolean): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(object)) {
    const named = wanted.filter(({ attribute }) => attribute.name === name);
    const isAlways = ['id', 'schemas'].includes(name);
    const isWhole = named.some(({ sub }) => sub === undefined);
    const subs = named.flatMap(({ sub }) => sub?.name ?? []);
    if (isAlways || (isExcluding ? named.length === 0 : isWhole)) kept[name] = value;
    else if (isExcluding && !isWhole) kept[name] = partsOf(value, (part) => !subs.includes(part));
    else if (!isExcluding && subs.length > 0)
      kept[name] = partsOf(value, (part) => subs.includes(part));
  }
  return kept;
}

/** Of the extension: all of it, parts of it, or nothing. */
function projectExtension(extension: JsonObject, wanted: Wanted, isExcluding: boolean): JsonObject {
  const places = wanted.places.filter(({ isEnterprise }) => isEnterprise);
  if (wanted.hasExtension) return isExcluding ? {} : extension;
  return project(extension, places, isExcluding);
}

/** What is asked for with `attributes` counts before what is left out. */
export function projected(
  resource: JsonObject,
  asked: Projection,
  kind: ResourceKind = userKind,
): JsonObject {
  const isExcluding = asked.attributes === undefined;
  const list = asked.attributes ?? asked.excludedAttributes;
  if (list === undefined) return resource;
  const wanted = wantedOf(list, kind);
  const { [urns.enterprise]: extension, ...core } = resource;
  const places = wanted.places.filter(({ isEnterprise }) => !isEnterprise);
  const kept = project(core, places, isExcluding);
  if (!isObject(extension)) return kept;
  const part = projectExtension(extension, wanted, isExcluding);
  return Object.keys(part).length === 0 ? kept : { ...kept, [urns.enterprise]: part };
}

/** Is anything of the attribute shown? Asked before what is costly is read. */
export function isShown(name: string, asked: Projection, kind: ResourceKind): boolean {
  const list = asked.attributes ?? asked.excludedAttributes;
  if (list === undefined) return true;
  const named = wantedOf(list, kind).places.filter(({ attribute }) => attribute.name === name);
  return asked.attributes === undefined
    ? named.every(({ sub }) => sub !== undefined)
    : named.length > 0;
}
