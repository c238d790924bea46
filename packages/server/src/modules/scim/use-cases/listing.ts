/** Lists of people for a client: by number (RFC 7644 §3.4.2) or by cursor (RFC 9865). */
import { createHash } from 'node:crypto';
import type { Db } from '../../../kernel/database.ts';
import { say } from '../../../kernel/text.ts';
import { filterSql, orderSql } from '../filter-store.ts';
import { countAtMost, defaultCount } from '../protocol/documents.ts';
import { parseFilter } from '../protocol/filter.ts';
import { type Projection, projected } from '../protocol/projection.ts';
import { findPlace, type JsonObject, urns } from '../protocol/schema.ts';
import { presentScimUser } from '../resource.ts';
import * as store from '../store.ts';
import { scimErrors } from '../vocabulary.ts';
import { type Client, seerOf } from './writing.ts';

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

const closeCursor = (asked: Asked, row: store.ScimUserRow) =>
  [questionOf(asked), Buffer.from(row.orderKey).toString('base64url'), row.id].join('.');

function placeOf(sortBy: string | undefined) {
  if (sortBy === undefined) return undefined;
  const place = findPlace(sortBy);
  if (place === undefined)
    throw scimErrors.invalid_value(say('sortBy cannot be {name}.', { name: sortBy.slice(0, 100) }));
  return place;
}

/** A number that a request names; what is less than the least is the least (RFC 7644 §3.4.2.4). */
const atLeast = (least: number, value: number | undefined, usual: number) =>
  Math.max(least, value ?? usual);

/** The keys of a cursor are ours; a forged one compares with nothing. */
async function readRows(run: () => Promise<store.ScimUserRow[]>): Promise<store.ScimUserRow[]> {
  try {
    return await run();
  } catch (error) {
    // A key that is no time, or no number.
    if (/^22/.test((error as { code?: string }).code ?? '')) throw invalidCursor();
    throw error;
  }
}

export async function listUsers(
  db: Db,
  base: string,
  client: Client,
  asked: Asked,
): Promise<JsonObject> {
  const condition =
    asked.filter === undefined || asked.filter.trim() === ''
      ? undefined
      : filterSql(parseFilter(asked.filter), client.connection.id);
  const order = orderSql(placeOf(asked.sortBy));
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
  const seer = seerOf(client);
  const totalResults = await store.countScimUsers(db, client.scope, seer, condition);
  const rows =
    count === 0 ? [] : await readRows(() => store.listScimUsers(db, client.scope, seer, listing));
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  const hasMore = isByCursor && rows.length > count && last !== undefined;
  return {
    schemas: [urns.list],
    totalResults,
    itemsPerPage: shown.length,
    ...(isByCursor ? {} : { startIndex }),
    ...(hasMore ? { nextCursor: closeCursor(asked, last) } : {}),
    Resources: shown.map((row) => projected(presentScimUser(base, row), asked)),
  };
}
