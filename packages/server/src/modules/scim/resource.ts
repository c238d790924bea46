/** A person as a SCIM resource, and what a resource says of a person. Pure. */
import { sid } from '../../kernel/ids.ts';
import { say } from '../../kernel/text.ts';
import { groupLocation } from './group-resource.ts';
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
    name: { formatted: row.fullName, givenName: row.firstName, familyName: row.lastName },
    active: row.state === 'active',
    emails: [{ value: row.email, type: row.emailType, primary: true }],
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
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const isAddress = (name: string) => name.includes('@');

/** The primary address, or else that of work, or else the first. */
function chosenEmail(resource: JsonObject): JsonObject | undefined {
  const { emails } = resource;
  const list = Array.isArray(emails) ? emails.filter(isObject) : [];
  const usable = list.filter(({ value }) => typeof value === 'string');
  return (
    usable.find(({ primary }) => primary === true) ??
    usable.find(({ type }) => text(type)?.toLowerCase() === 'work') ??
    usable[0]
  );
}

function nameOf(resource: JsonObject): string {
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

/** @param resource as `keepOnly` leaves it @throws scim.invalid_value */
export function dueOf(resource: JsonObject): Due {
  const userName = nameOf(resource);
  const chosen = chosenEmail(resource);
  const email = text(chosen?.['value']) ?? (isAddress(userName) ? userName : undefined);
  if (email === undefined)
    throw scimErrors.invalid_value(say('userName is no address, and emails holds none.'), {
      errors: [{ pointer: '/emails', detail: say('is missing') }],
    });
  const name = isObject(resource['name']) ? resource['name'] : {};
  const active = resource['active'];
  return {
    userName,
    email,
    emailType: text(chosen?.['type']) ?? 'work',
    firstName: text(name['givenName']),
    lastName: text(name['familyName']),
    active: typeof active === 'boolean' ? active : undefined,
    externalId: text(resource['externalId']),
    details: detailsOf(resource),
  };
}

/**
 * What is due after a change of `before`. A name that was the address takes the address along, where that is not changed by
 * itself; what a PATCH took away is empty.
 */
export function dueAfterPatch(before: JsonObject, after: JsonObject): Due {
  const old = dueOf(before);
  const due = dueOf(keepOnly(after));
  const follows =
    due.userName !== old.userName &&
    due.email === old.email &&
    old.userName.toLowerCase() === old.email.toLowerCase() &&
    isAddress(due.userName);
  const name = isObject(after['name']) ? after['name'] : undefined;
  return {
    ...due,
    ...(follows ? { email: due.userName } : {}),
    ...(name?.['familyName'] === null || after['name'] === null ? { lastName: '' } : {}),
    ...(after['externalId'] === null ? { externalId: null } : {}),
  };
}
