/** A person as a SCIM resource, and what a resource says of a person. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { sid } from '../../kernel/ids.ts';
import { say } from '../../kernel/text.ts';
import { groupLocation } from './group-resource.ts';
import { chosenEmail, type Mapping, missingAddress, readValue } from './mapping.ts';
import { isObject, keepOnly } from './protocol/reading.ts';
import { type Json, type JsonObject, urns } from './protocol/schema.ts';
import type { ScimUserRow } from './store.ts';
import { scimErrors } from './vocabulary.ts';

/** Of what the client says, kept as it came: it decides nothing here. */
const details = [
  'displayName',
  'title',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
] as const;

export const locationOf = (base: string, row: Pick<ScimUserRow, 'id'>) =>
  `${base}/Users/${sid('US', row.id)}`;

/** What a client can change of it. */
export function saidOf(row: ScimUserRow): JsonObject {
  const { enterprise, ...kept } = row.details;
  return keepOnly({
    userName: row.userName,
    active: row.state === 'active',
    ...(row.sent ?? {
      name: { formatted: row.fullName, givenName: row.firstName, familyName: row.lastName },
      emails: [{ value: row.email, type: row.emailType, primary: true }],
    }),
    externalId: row.externalId,
    ...kept,
    ...(isObject(enterprise) ? { [urns.enterprise]: enterprise } : {}),
  });
}

function presentGroupOf(base: string, { id, name }: ScimUserRow['groups'][number]): JsonObject {
  const value = sid('GR', id);
  return { value, $ref: groupLocation(base, { id }), display: name, type: 'direct' };
}

export function presentScimUser(base: string, row: ScimUserRow): JsonObject {
  const said = saidOf(row);
  const extension = said[urns.enterprise] === undefined ? [] : [urns.enterprise];
  return {
    schemas: [urns.user, ...extension],
    id: sid('US', row.id),
    displayName: row.fullName,
    ...said,
    ...(row.groups.length === 0
      ? {}
      : { groups: row.groups.map((group) => presentGroupOf(base, group)) }),
    meta: {
      resourceType: 'User',
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: locationOf(base, row),
      version: `W/"${row.version}"`,
    },
  };
}

/** What is due of a person. */
export interface Due {
  readonly userName: string;
  /** As it was sent. */
  readonly email: string;
  readonly emailType: string;
  /** Undefined: it says nothing of it. */
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly active: boolean | undefined;
  readonly externalId: string | null | undefined;
  readonly details: JsonObject;
  readonly sent: JsonObject | null;
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const isAddress = (name: string) => name.includes('@');

export function nameOf(resource: JsonObject): string {
  const userName = text(resource['userName']);
  if (userName !== undefined) return userName;
  throw scimErrors.invalid_value(say('userName is missing.'), {
    errors: [{ pointer: '/userName', detail: say('is missing') }],
  });
}

function detailsOf(resource: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const name of details) {
    const value = resource[name];
    if (value !== undefined) kept[name] = value;
  }
  const extension = resource[urns.enterprise];
  return isObject(extension) ? { ...kept, enterprise: extension } : kept;
}

const withoutNulls = (part: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));

/** What is kept as it came, where fields are read from elsewhere. */
function sentOf({ name, emails }: JsonObject): JsonObject {
  return {
    ...(isObject(name) ? { name: withoutNulls(name) } : {}),
    ...(Array.isArray(emails) ? { emails: emails.filter(isObject).map(withoutNulls) } : {}),
  };
}

type Read = Omit<Due, 'email'> & { readonly email: string | undefined };

/** @param resource as `keepOnly` leaves it @throws scim.invalid_value */
function readDue(resource: JsonObject, mapping: Mapping): Read {
  const active = resource['active'];
  return {
    userName: nameOf(resource),
    email: readValue(mapping, 'email', resource),
    emailType: text(chosenEmail(resource)?.['type']) ?? 'work',
    firstName: readValue(mapping, 'first_name', resource),
    lastName: readValue(mapping, 'last_name', resource),
    active: typeof active === 'boolean' ? active : undefined,
    externalId: text(resource['externalId']),
    details: detailsOf(resource),
    sent: mapping.keepsSent ? sentOf(resource) : null,
  };
}

/** @param resource as `keepOnly` leaves it @throws scim.invalid_value */
export function dueOf(resource: JsonObject, mapping: Mapping): Due {
  const { email, ...rest } = readDue(resource, mapping);
  if (email === undefined) throw missingAddress(mapping);
  return { ...rest, email };
}

/** A name that was the address takes the address along, where that is read as usual and not changed by itself. */
function emailAfter(row: ScimUserRow, mapping: Mapping, old: Read, due: Read): string {
  if (due.email === undefined && old.email !== undefined) throw missingAddress(mapping);
  if (due.email !== undefined && due.email !== old.email) return due.email;
  const follows =
    mapping.sources.email === undefined &&
    due.userName !== old.userName &&
    old.userName.toLowerCase() === old.email?.toLowerCase() &&
    isAddress(due.userName);
  return follows ? due.userName : row.email;
}

/** What is due after a change of what is said of somebody: a field whose source did not change stays as it is here. */
export function dueAfterPatch(row: ScimUserRow, after: JsonObject, mapping: Mapping): Due {
  const before = saidOf(row);
  const old = readDue(before, mapping);
  const due = readDue(keepOnly(after), mapping);
  const isAsBefore = isDeepStrictEqual(sentOf(before), sentOf(keepOnly(after)));
  return {
    ...due,
    email: emailAfter(row, mapping, old, due),
    firstName: due.firstName === old.firstName ? undefined : due.firstName,
    // What a PATCH took away is empty.
    lastName: due.lastName === old.lastName ? undefined : (due.lastName ?? ''),
    ...(isAsBefore ? { sent: row.sent } : {}),
    ...(after['externalId'] === null ? { externalId: null } : {}),
  };
}
