/** What would become of somebody who is sent, field by field, by the rules that are used then; nothing is changed. */
import type { Db } from '../../../kernel/database.ts';
import { AppError } from '../../../kernel/errors.ts';
import { sid, uuidOfSid } from '../../../kernel/ids.ts';
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { listOf, say, type Text } from '../../../kernel/text.ts';
import {
  findRequestAboutPerson,
  getConnection,
  type StoredMapping,
} from '../../provisioning-connections/index.ts';
import type { RoleCatalogue } from '../../roles/index.ts';
import {
  type MappedField,
  mappedFields,
  parseMapping,
  type Reading,
  readField,
  valueOf,
} from '../mapping.ts';
import { applyPatch } from '../protocol/patch.ts';
import { keepOnly, readResource } from '../protocol/reading.ts';
import type { JsonObject } from '../protocol/schema.ts';
import { type Due, dueAfterPatch, dueOf, nameOf, saidOf } from '../resource.ts';
import * as store from '../store.ts';
import { scimErrors } from '../vocabulary.ts';
import { type Client, clientOf, seerOf } from './client.ts';
import type { Field } from './mapping.ts';
import { assertNameIsOurs, assertOurDomain, getScimUser, namesOf } from './writing.ts';

/** Somebody as they are sent, beside who is here. */
interface Sent {
  readonly row: store.ScimUserRow | undefined;
  readonly resource: JsonObject;
  readonly due: Due;
}
/** Somebody of whom not enough can be read. */
interface Unread extends Omit<Sent, 'due'> {
  readonly refusal: AppError;
}

/** What a rule says against it is what is shown. */
function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

const refusalOf = (check: Promise<void>): Promise<AppError | undefined> =>
  check.then(() => undefined, asRefusal);

interface Told {
  readonly field: Field;
  readonly reads: readonly Reading[];
  readonly before: string | null;
  readonly value: string | undefined;
  readonly refusal?: AppError | undefined;
  /** What a new person gets where nothing was sent. */
  readonly instead?: string;
}

function tell({ field, reads, before, value, refusal, instead }: Told) {
  const isMissing = value === undefined;
  const becomes = value ?? before ?? instead ?? null;
  const path = listOf(reads.map((one) => one.path));
  const said = (): {
    outcome: 'new' | 'changed' | 'same' | 'missing' | 'refused';
    sentence: Text;
  } => {
    if (refusal !== undefined) return { outcome: 'refused', sentence: refusal.detail };
    if (isMissing && reads.some((one) => one.value !== undefined))
      return { outcome: 'same', sentence: say('This request does not change it.') };
    if (isMissing && before !== null)
      return {
        outcome: 'missing',
        sentence: say('Nothing was sent at {path}: it stays as it is.', { path }),
      };
    if (isMissing)
      return {
        outcome: 'missing',
        sentence:
          instead === undefined || instead === ''
            ? say('Nothing was sent at {path}: it is empty.', { path })
            : say('Nothing was sent at {path}: a new person gets {value}.', {
                path,
                value: instead,
              }),
      };
    if (before === null) return { outcome: 'new', sentence: say('A new person gets it.') };
    if (before === value) return { outcome: 'same', sentence: say('It stays as it is.') };
    return { outcome: 'changed', sentence: say('It is {before} now.', { before }) };
  };
  return {
    field,
    reads: reads.map((one) => ({ path: one.path, value: one.value ?? null })),
    before,
    value: refusal === undefined ? becomes : null,
    ...said(),
    refusal: refusal?.code ?? null,
  };
}

async function previewFields(db: Db, client: Client, { row, resource, due }: Sent) {
  const { mapping } = client;
  const names = namesOf(due);
  const before = beforeOf(row);
  const isNewAddress = due.email.toLowerCase() !== row?.email.toLowerCase();
  const isNewName = due.userName.toLowerCase() !== row?.userName.toLowerCase();
  return [
    tell({
      field: 'user_name',
      reads: [{ path: 'userName', value: due.userName }],
      before: row?.userName ?? null,
      value: due.userName,
      refusal: isNewName ? await refusalOf(assertNameIsOurs(db, client, due)) : undefined,
    }),
    tell({
      field: 'email',
      reads: readField(mapping, 'email', resource),
      before: before.email,
      value: due.email,
      refusal: isNewAddress ? await refusalOf(assertOurDomain(db, client, due.email)) : undefined,
    }),
    tell({
      field: 'first_name',
      reads: readField(mapping, 'first_name', resource),
      before: before.first_name,
      value: due.firstName,
      instead: names.firstName,
    }),
    tell({
      field: 'last_name',
      reads: readField(mapping, 'last_name', resource),
      before: before.last_name,
      value: due.lastName,
      instead: names.lastName,
    }),
    tellActive(row, due),
  ];
}

/** Yes and no are told in words. */
function tellActive(row: store.ScimUserRow | undefined, { active }: Due) {
  const value = active === undefined ? undefined : String(active);
  const told = tell({
    field: 'active',
    reads: [{ path: 'active', value }],
    before: row === undefined ? null : String(row.state === 'active'),
    value,
    instead: 'true',
  });
  if (told.outcome === 'changed')
    return {
      ...told,
      sentence:
        active === true ? say('They can sign in again.') : say('They cannot sign in any more.'),
    };
  if (row !== undefined) return told;
  return {
    ...told,
    sentence:
      active === false
        ? say('A new person who cannot sign in.')
        : say('A new person who can sign in.'),
  };
}

const beforeOf = (row: store.ScimUserRow | undefined) =>
  ({
    email: row?.email ?? null,
    first_name: row?.firstName ?? null,
    last_name: row?.lastName ?? null,
  }) satisfies Record<MappedField, string | null>;

/** What was looked at all the same, and where it ends. */
const previewUnread = ({ mapping }: Client, { row, resource, refusal }: Unread) =>
  mappedFields.map((field) => {
    const reads = readField(mapping, field, resource);
    const told = { field, reads, before: beforeOf(row)[field] };
    try {
      const value = valueOf(reads);
      const isWhy = field === 'email' && value === undefined;
      return tell({ ...told, value, ...(isWhy ? { refusal } : {}) });
    } catch (error) {
      return tell({ ...told, value: undefined, refusal: asRefusal(error) });
    }
  });

type Previewed = readonly ReturnType<typeof tell>[];

const refusedBecause = (reason: Text) => say('It is refused: {reason}', { reason });

function sentenceOf({ row, due }: Sent, told: Previewed): Text {
  const refused = told.find(({ outcome }) => outcome === 'refused');
  if (refused !== undefined) return refusedBecause(refused.sentence);
  const toldOf = (field: Field) => told.find((one) => one.field === field)?.value ?? '';
  if (row === undefined)
    return say('It makes a new person: {name}, {email}.', {
      name: `${toldOf('first_name')} ${toldOf('last_name')}`.trim(),
      email: due.email,
    });
  return told.some(({ outcome }) => outcome === 'changed')
    ? say('It changes {name}, who is here already.', { name: row.fullName })
    : say('{name} is here already, and stays the same.', { name: row.fullName });
}

/** Whoever was named in the address, or is here under the name, as far as the connection sees them. */
async function findPerson(db: Db, client: Client, name: string, userSid: string | undefined) {
  const { scope } = client;
  const id =
    uuidOfSid('US', userSid ?? '') ?? (await store.findByUserName(db, scope, seerOf(client), name));
  return id === undefined ? undefined : store.findScimUser(db, scope, seerOf(client), id);
}

/** @throws scim.*, request.not_found for a PATCH of somebody who is not here */
async function readSent(db: Db, client: Client, found: Found): Promise<Sent | Unread> {
  const { mapping } = client;
  if (found.isPatch) {
    const row = await getScimUser(db, client, found.userSid ?? '');
    const after = applyPatch(saidOf(row), found.body);
    const of = { row, resource: keepOnly(after) };
    return readOr(of, () => dueAfterPatch(row, after, mapping));
  }
  const resource = readResource(found.body);
  const of = { row: await findPerson(db, client, nameOf(resource), found.userSid), resource };
  return readOr(of, () => dueOf(resource, mapping));
}

function readOr(of: Omit<Sent, 'due'>, read: () => Due): Sent | Unread {
  try {
    return { ...of, due: read() };
  } catch (error) {
    return { ...of, refusal: asRefusal(error) };
  }
}

interface Asked {
  readonly id: string;
  readonly sources: StoredMapping | undefined;
  readonly resource: JsonObject | undefined;
  readonly requestId: string | undefined;
}

type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequestAboutPerson>>>;

function bodyOf({ body }: RequestRow): JsonObject {
  try {
    return JSON.parse(body ?? '') as JsonObject;
  } catch {
    throw scimErrors.no_person(say('It was longer than what is kept of a request.'));
  }
}

interface Found {
  readonly request: {
    readonly request_id: string;
    readonly received_at: string;
    readonly method: string;
    readonly address: string;
  } | null;
  readonly isPatch: boolean;
  readonly body: JsonObject;
  readonly userSid?: string;
}

/** What is looked at: undefined where nothing came yet. @throws scim.no_person */
async function findAsked(db: Db, client: Client, asked: Asked): Promise<Found | undefined> {
  if (asked.resource !== undefined) return { request: null, isPatch: false, body: asked.resource };
  const row = await findRequestAboutPerson(db, client.scope, {
    connectionId: client.connection.id,
    requestId: asked.requestId,
  });
  if (row === undefined && asked.requestId !== undefined)
    throw scimErrors.no_person(
      say('No request of the last week with this ID says something of a person.'),
    );
  if (row === undefined) return undefined;
  const { requestId, receivedAt, method, address } = row;
  const userSid = /US[0-9a-f]{32}/.exec(address)?.[0];
  return {
    request: { request_id: requestId, received_at: receivedAt.toISOString(), method, address },
    isPatch: method === 'PATCH',
    body: bodyOf(row),
    ...(userSid === undefined ? {} : { userSid }),
  };
}

/** Reads, and changes nothing. @throws scim.invalid_path, scim.no_person, request.not_found */
export async function previewMapping(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  asked: Asked,
) {
  const connection = await getConnection(db, scope, asked.id);
  const client = clientOf(
    catalogue,
    scope,
    connection,
    parseMapping(asked.sources ?? connection.mapping),
  );
  const found = await findAsked(db, client, asked);
  if (found === undefined)
    return {
      sentence: say('Nothing came yet that says something of a person.'),
      request: null,
      user_sid: null,
      fields: [],
    };
  const { request } = found;
  const sent = await readSent(db, client, found).catch(asRefusal);
  if (sent instanceof AppError)
    return { sentence: refusedBecause(sent.detail), request, user_sid: null, fields: [] };
  const { row } = sent;
  const answer = { request, user_sid: row === undefined ? null : sid('US', row.id) };
  if ('refusal' in sent)
    return {
      ...answer,
      sentence: refusedBecause(sent.refusal.detail),
      fields: previewUnread(client, sent),
    };
  const told = await previewFields(db, client, sent);
  return { ...answer, sentence: sentenceOf(sent, told), fields: told };
}
