/** A managed person as helper libraries have them, and what a request says of one. Pure. */
import { sid } from '../../kernel/ids.ts';
import { say } from '../../kernel/text.ts';
import {
  applyPatch,
  findPlace,
  type Json,
  type JsonObject,
  scimErrors,
  urns,
} from '../scim/index.ts';
import type { Details, PersonRow } from './store.ts';
import { compatibleErrors } from './vocabulary.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const usualType = 'work';

/** What a program can change of it. */
export function saidOf(row: PersonRow): JsonObject {
  const { emailType = usualType, ...shown } = row.details;
  return {
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    userName: row.email,
    displayName: row.fullName,
    name: { givenName: row.firstName, familyName: row.lastName },
    emails: [{ primary: true, value: row.email, type: emailType }],
    active: row.state === 'active',
    ...shown,
  };
}

export function presentPerson(row: PersonRow): JsonObject {
  return {
    id: sid('US', row.id),
    ...saidOf(row),
    schemas: [urns.user],
    meta: {
      resourceType: 'user',
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      version: `W/${row.version}`,
    },
  };
}

/** What is due of a person; undefined: nothing is said of it. */
export interface Due {
  readonly email: string;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly active: boolean | undefined;
  readonly externalId: string | null | undefined;
  readonly details: Details;
}

const lengthsFrom = 2;

const wrongAt = (name: string, detail: Parameters<typeof scimErrors.invalid_value>[0]) =>
  scimErrors.invalid_value(detail, { errors: [{ pointer: `/${name}`, detail }] });

/** @throws scim.invalid_value at userName */
function nameOf(resource: JsonObject): string {
  const name = text(resource['userName']);
  if (name === undefined) throw wrongAt('userName', say('userName is missing.'));
  if (name.length < lengthsFrom)
    throw wrongAt('userName', say('{name} has less than 2 characters.', { name: 'userName' }));
  return name;
}

/** The primary address; the only one is that. @throws scim.invalid_value at emails */
function emailOf(resource: JsonObject): JsonObject | undefined {
  const { emails } = resource;
  if (emails === undefined) return undefined;
  const list = Array.isArray(emails) ? emails.filter(isObject) : [];
  const primary = list.find((one) => one['primary'] === true) ?? (list.length === 1 ? list[0] : {});
  if (text(primary?.['value']) === undefined)
    throw wrongAt('emails', say('None of the addresses is the primary one.'));
  return primary;
}

function externalIdOf(resource: JsonObject): string | undefined {
  const id = text(resource['externalId']);
  if (id !== undefined && id.length < lengthsFrom)
    throw wrongAt('externalId', say('{name} has less than 2 characters.', { name: 'externalId' }));
  return id;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

interface Read extends Due {
  readonly userName: string;
}

function read(resource: JsonObject): Read {
  const userName = nameOf(resource);
  const email = emailOf(resource);
  const name = isObject(resource['name']) ? resource['name'] : {};
  const { active } = resource;
  const emailType = text(email?.['type']);
  const details = {
    displayName: text(resource['displayName']),
    locale: text(resource['locale']),
    timezone: text(resource['timezone']),
    emailType: emailType === usualType ? undefined : emailType,
  };
  return {
    userName,
    email: text(email?.['value']) ?? userName,
    firstName: text(name['givenName']),
    lastName: text(name['familyName']),
    active: typeof active === 'boolean' ? active : undefined,
    externalId: externalIdOf(resource),
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
  };
}

/** @param resource as the protocol reads it @throws scim.invalid_value, compatible.names_differ */
export function dueOf(resource: JsonObject): Due {
  const { userName, ...due } = read(resource);
  if (same(userName, due.email)) return due;
  throw compatibleErrors.names_differ(
    say('userName is {name}, and the primary address is {email}.', {
      name: userName,
      email: due.email,
    }),
  );
}

/**
 * What is due after a PATCH; what it took away is empty.
 * @param after as the operations left it, nulls among it
 * @param kept the same without them
 * @throws scim.invalid_value, compatible.address_alone, compatible.name_alone
 */
export function dueAfterPatch(row: PersonRow, after: JsonObject, kept: JsonObject): Due {
  const { userName, ...due } = read(kept);
  if (!same(userName, due.email)) {
    const names = { name: userName, email: due.email };
    const detail = say('userName would be {name}, and the primary address {email}.', names);
    throw same(userName, row.email)
      ? compatibleErrors.address_alone(detail)
      : compatibleErrors.name_alone(detail);
  }
  const name = isObject(after['name']) ? after['name'] : undefined;
  return {
    ...due,
    ...(name?.['familyName'] === null ? { lastName: '' } : {}),
    ...(after['externalId'] === null ? { externalId: null } : {}),
  };
}

/** The name that is shown is kept only where it is another than the names together, or was. */
export function detailsOf(due: Due, before: PersonRow | undefined): Details {
  const { displayName, ...others } = due.details;
  const names = [due.firstName ?? before?.firstName, due.lastName ?? before?.lastName];
  const isRepeated = before?.details.displayName === undefined && displayName === before?.fullName;
  const isNames =
    displayName ===
    names
      .filter((name) => name !== '')
      .join(' ')
      .trim();
  return displayName === undefined || isRepeated || isNames ? others : { ...others, displayName };
}

const memberOf = (body: JsonObject, name: string) =>
  Object.keys(body).find((key) => key.toLowerCase() === name);

/** Operations on what is known nowhere are passed over, and the word for the protocol may be missing. @throws scim.* as `applyPatch` */
export function patched(said: JsonObject, body: JsonObject): JsonObject {
  const named = memberOf(body, 'schemas') === undefined ? { schemas: [urns.patch] } : {};
  const key = memberOf(body, 'operations');
  const operations = key === undefined ? undefined : body[key];
  if (!Array.isArray(operations)) return applyPatch(said, { ...named, ...body });
  const isKnown = (one: Json) => {
    const path = isObject(one) ? text(one[memberOf(one, 'path') ?? '']) : undefined;
    return path === undefined || findPlace(path.replace(/\[.*\]/s, '')) !== undefined;
  };
  const known = operations.filter(isKnown);
  const isPassedOver = known.length === 0 && operations.length > 0;
  return isPassedOver ? said : applyPatch(said, { ...named, ...body, [key ?? '']: known });
}
