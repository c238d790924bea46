/**
 * From which attributes the fields of a person are read: as usual, or as somebody chose for a connection. What a client calls a
 * person and whether they are active are never read from elsewhere: by the one it finds them, by the other it keeps them out. Pure.
 */
import { AppError } from '../../kernel/errors.ts';
import { listOf, say, type Text } from '../../kernel/text.ts';
import type { StoredMapping } from '../provisioning-connections/index.ts';
import { holdsFor } from './protocol/evaluate.ts';
import { type Path, readPath } from './protocol/patch.ts';
import { isObject } from './protocol/reading.ts';
import { type Json, type JsonObject, urns } from './protocol/schema.ts';
import { scimErrors } from './vocabulary.ts';

export const mappedFields = ['email', 'first_name', 'last_name'] as const;
export type MappedField = (typeof mappedFields)[number];

export const sourceAtMost = 300;
const pathsAtMost = 3;
const textAtMost = 255;

/** One path of a source, as it was written. */
interface Source {
  readonly written: string;
  readonly path: Path;
}

export interface Mapping {
  /** Without a source: as usual. */
  readonly sources: Readonly<Partial<Record<MappedField, readonly Source[]>>>;
  /** Where fields are or were read from elsewhere, what was sent is kept beside them, and answered (ADR 0108). */
  readonly keepsSent: boolean;
}

/** What stands at a path of a resource; undefined: nothing. */
export interface Reading {
  readonly path: string;
  readonly value: string | undefined;
}

const refuse = (field: MappedField, detail: Text) =>
  scimErrors.invalid_path(detail, { errors: [{ pointer: `/${field}`, detail }] });

/** Blanks separate paths, but not within brackets and quotes. */
const onePath = /(?:[^\s[\]]|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\])+/g;

function parsePath(field: MappedField, written: string): Source {
  const name = written.slice(0, 100);
  let path: Path | undefined;
  try {
    path = readPath(written);
  } catch (error) {
    if (error instanceof AppError) throw refuse(field, error.detail);
    throw error;
  }
  if (path === undefined)
    throw refuse(field, say('{name} is not kept here: nothing can be read from it.', { name }));
  const { attribute, sub } = path.place;
  if (attribute.mutability === 'readOnly')
    throw refuse(field, say('{name} is read-only: no client sends it.', { name }));
  if ((sub ?? attribute).type !== 'string')
    throw refuse(field, say('{name} is no text: name one that is, like name.givenName.', { name }));
  return { written, path };
}

/** @throws scim.invalid_path */
function parseSources(field: MappedField, text: string): readonly Source[] {
  const written = text.match(onePath) ?? [];
  if (written.length === 0 || text.replace(onePath, '').trim() !== '')
    throw refuse(field, say('This is no path, like name.givenName.'));
  const atMost = field === 'email' ? 1 : pathsAtMost;
  if (written.length > atMost)
    throw refuse(
      field,
      say('It is read from {count, plural, one {# path} other {# paths}} at most.', {
        count: atMost,
      }),
    );
  return written.map((one) => parsePath(field, one));
}

/** @throws scim.invalid_path */
export function parseMapping(stored: StoredMapping | null): Mapping {
  const sources: Partial<Record<MappedField, readonly Source[]>> = {};
  for (const field of mappedFields) {
    const text = stored?.[field] ?? null;
    if (text !== null) sources[field] = parseSources(field, text);
  }
  return { sources, keepsSent: stored !== null };
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const isAddress = (name: string) => name.includes('@');

/** The primary address, or else that of work, or else the first. */
export function chosenEmail(resource: JsonObject): JsonObject | undefined {
  const { emails } = resource;
  const list = Array.isArray(emails) ? emails.filter(isObject) : [];
  const usable = list.filter(({ value }) => typeof value === 'string');
  return (
    usable.find(({ primary }) => primary === true) ??
    usable.find(({ type }) => text(type)?.toLowerCase() === 'work') ??
    usable[0]
  );
}

function valueAt(resource: JsonObject, { place, filter }: Path): string | undefined {
  const { isEnterprise, attribute, sub } = place;
  const extension = resource[urns.enterprise];
  const holder = isEnterprise ? (isObject(extension) ? extension : {}) : resource;
  const held = holder[attribute.name];
  if (sub === undefined) return text(held);
  if (attribute.isMany !== true) return isObject(held) ? text(held[sub.name]) : undefined;
  if (filter === undefined) return text(chosenEmail(resource)?.[sub.name]);
  const list = Array.isArray(held) ? held.filter(isObject) : [];
  return text(list.find((one) => holdsFor(filter, one))?.[sub.name]);
}

function readAsUsual(field: MappedField, resource: JsonObject): readonly Reading[] {
  if (field !== 'email') {
    const part = field === 'first_name' ? 'givenName' : 'familyName';
    const { name } = resource;
    return [{ path: `name.${part}`, value: isObject(name) ? text(name[part]) : undefined }];
  }
  const inEmails = { path: 'emails.value', value: text(chosenEmail(resource)?.['value']) };
  if (inEmails.value !== undefined) return [inEmails];
  const userName = text(resource['userName']);
  const isUsable = userName !== undefined && isAddress(userName);
  return [inEmails, { path: 'userName', value: isUsable ? userName : undefined }];
}

/** Everything that is looked at for a field, in the order in which it is joined. */
export const readField = (
  { sources }: Mapping,
  field: MappedField,
  resource: JsonObject,
): readonly Reading[] =>
  sources[field]?.map(({ written, path }) => ({
    path: written,
    value: valueAt(resource, path),
  })) ?? readAsUsual(field, resource);

/** Undefined: none of it was sent. @throws scim.invalid_value */
export function valueOf(readings: readonly Reading[]): string | undefined {
  const found = readings.flatMap(({ value }) => value ?? []);
  if (found.length === 0) return undefined;
  const joined = found.join(' ');
  if (joined.length <= textAtMost) return joined;
  const path = listOf(readings.map((reading) => reading.path));
  throw scimErrors.invalid_value(say('{path} together are longer than 255 characters.', { path }));
}

export const readValue = (mapping: Mapping, field: MappedField, resource: JsonObject) =>
  valueOf(readField(mapping, field, resource));

/** @throws scim.invalid_value */
export function missingAddress({ sources }: Mapping): AppError {
  const [source] = sources.email ?? [];
  const detail =
    source === undefined
      ? say('userName is no address, and emails holds none.')
      : say('{path}, from which the address is read, is missing.', { path: source.written });
  return scimErrors.invalid_value(detail, {
    errors: [{ pointer: '/emails', detail: say('is missing') }],
  });
}
