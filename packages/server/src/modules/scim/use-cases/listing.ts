/** Lists for a client: by number (RFC 7644 §3.4.2) or by cursor (RFC 9865). */
import { createHash } from 'node:crypto';
import type { Db } from '../../../kernel/database.ts';
import { say } from '../../../kernel/text.ts';
import { groupTable, userTable } from '../columns-store.ts';
import { type FilterTable, filterSql, orderSql } from '../filter-store.ts';
import { presentScimGroup } from '../group-resource.ts';
import * as groups from '../groups-store.ts';
import { countAtMost, defaultCount } from '../protocol/documents.ts';
import { parseFilter } from '../protocol/filter.ts';
import { isShown, type Projection, projected } from '../protocol/projection.ts';
import {
  findPlace,
  groupKind,
  type JsonObject,
  type ResourceKind,
  urns,
  userKind,
} from '../protocol/schema.ts';
import { presentScimUser } from '../resource.ts';
import * as store from '../store.ts';
import { scimErrors } from '../vocabulary.ts';
import { type Client, seerOf } from './client.ts';

export interface Asked extends Projection {
  readonly filter?: string | undefined;
  readonly sortBy?: string | undefined;
  readonly sortOrder?: string | undefined;
  readonly startIndex?: number | undefined;
  readonly count?: number | undefined;
  /** Empty: the first page. */
  readonly cursor?: string | undefined;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A cursor goes on with the question that it came from. */
const questionOf = ({ filter, sortBy, sortOrder }: Asked) =>
  createHash('sha256')
    .update(JSON.stringify([filter ?? '', sortBy ?? '', sortOrder ?? '']))
    .digest('base64url')
    .slice(0, 16);

const invalidCursor = () =>
  scimErrors.invalid_cursor(say('It was made for another question, or not here.'));

function openCursor(asked: Asked): { key: string; id: string } | undefined {
  if (asked.cursor === undefined || asked.cursor === '') return undefined;
  const [question, key, id, ...more] = asked.cursor.split('.');
  const isOurs = question === questionOf(asked) && more.length === 0;
  if (!isOurs || key === undefined || id === undefined || !uuid.test(id)) throw invalidCursor();
  return { key: Buffer.from(key, 'base64url').toString('utf8'), id };
}

interface Row {
  readonly id: string;
  readonly orderKey: string;
}

const closeCursor = (asked: Asked, row: Row) =>
  [questionOf(asked), Buffer.from(row.orderKey).toString('base64url'), row.id].join('.');

function placeOf(sortBy: string | undefined, kind: ResourceKind) {
  if (sortBy === undefined) return undefined;
  const place = findPlace(sortBy, kind);
  if (place === undefined)
    throw scimErrors.invalid_value(say('sortBy cannot be {name}.', { name: sortBy.slice(0, 100) }));
  return place;
}

/** A number that a request names; what is less than the least is the least (RFC 7644 §3.4.2.4). */
const atLeast = (least: number, value: number | undefined, usual: number) =>
  Math.max(least, value ?? usual);

/** The keys of a cursor are ours; a forged one compares with nothing. */
async function readRows<R>(run: () => Promise<R[]>): Promise<R[]> {
  try {
    return await run();
  } catch (error) {
    // A key that is no time, or no number.
    if (/^22/.test((error as { code?: string }).code ?? '')) throw invalidCursor();
    throw error;
  }
}

interface Source<R extends Row> {
  readonly kind: ResourceKind;
  readonly table: FilterTable;
  count(condition: store.Listing['condition']): Promise<number>;
  read(listing: store.Listing): Promise<R[]>;
  present(rows: readonly R[]): Promise<JsonObject[]>;
}

async function listPage<R extends Row>(asked: Asked, source: Source<R>): Promise<JsonObject> {
  const { kind, table } = source;
  const condition =
    asked.filter === undefined || asked.filter.trim() === ''
      ? undefined
      : filterSql(parseFilter(asked.filter, kind), table);
  const order = orderSql(table, placeOf(asked.sortBy, kind));
  const isDescending = asked.sortOrder?.toLowerCase() === 'descending';
  const isByCursor = asked.cursor !== undefined;
  const after = openCursor(asked);
  const startIndex = atLeast(1, asked.startIndex, 1);
  const count = Math.min(countAtMost, atLeast(0, asked.count, defaultCount));
  const listing = {
    condition,
    order,
    isDescending,
    limit: isByCursor ? count + 1 : count,
    offset: isByCursor ? 0 : startIndex - 1,
    after,
  };
  const totalResults = await source.count(condition);
  const rows = count === 0 ? [] : await readRows(() => source.read(listing));
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  const hasMore = isByCursor && rows.length > count && last !== undefined;
  const resources = await source.present(shown);
  return {
    schemas: [urns.list],
    totalResults,
    itemsPerPage: shown.length,
    ...(isByCursor ? {} : { startIndex }),
    ...(hasMore ? { nextCursor: closeCursor(asked, last) } : {}),
    Resources: resources.map((resource) => projected(resource, asked, kind)),
  };
}

export function listUsers(db: Db, base: string, client: Client, asked: Asked): Promise<JsonObject> {
  const { scope } = client;
  const seer = seerOf(client);
  return listPage(asked, {
    kind: userKind,
    table: userTable(scope, seer),
    count: (condition) => store.countScimUsers(db, scope, seer, condition),
    read: (listing) => store.listScimUsers(db, scope, seer, listing),
    present: (rows) => Promise.resolve(rows.map((row) => presentScimUser(base, row))),
  });
}

/** In one answer. A group alone may be as large as groups get. */
const membersAtMost = { inList: 50_000, alone: 300_000 } as const;

/** With their members, where somebody asks for them. @throws scim.too_many */
async function presentGroups(
  db: Db,
  at: { readonly base: string; readonly client: Client; readonly asked: Projection },
  rows: readonly groups.ScimGroupRow[],
  atMost: number,
): Promise<JsonObject[]> {
  const { base, client, asked } = at;
  if (!isShown('members', asked, groupKind))
    return rows.map((row) => presentScimGroup(base, row, undefined));
  const groupIds = rows.map(({ id }) => id);
  const members =
    rows.length === 0
      ? []
      : await groups.listSeenMembers(db, client.scope, seerOf(client), {
          groupIds,
          atMost: atMost + 1,
        });
  if (members.length > atMost)
    throw scimErrors.too_many(
      say('They have more than {count} members together.', { count: atMost }),
    );
  const byGroup = Map.groupBy(members, ({ groupId }) => groupId);
  return rows.map((row) => presentScimGroup(base, row, byGroup.get(row.id) ?? []));
}

export function listGroups(
  db: Db,
  base: string,
  client: Client,
  asked: Asked,
): Promise<JsonObject> {
  const { scope } = client;
  const seer = seerOf(client);
  return listPage(asked, {
    kind: groupKind,
    table: groupTable(seer),
    count: (condition) => groups.countScimGroups(db, scope, seer, condition),
    read: (listing) => groups.listScimGroups(db, scope, seer, listing),
    present: (rows) => presentGroups(db, { base, client, asked }, rows, membersAtMost.inList),
  });
}

/** One group, as it is asked for. */
export async function showGroup(
  db: Db,
  at: { readonly base: string; readonly client: Client; readonly asked: Projection },
  row: groups.ScimGroupRow,
): Promise<JsonObject> {
  const [resource = {}] = await presentGroups(db, at, [row], membersAtMost.alone);
  return projected(resource, at.asked, groupKind);
}
