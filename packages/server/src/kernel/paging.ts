/**
 * Keyset pages. A cursor is the sort key of the last row seen, sealed by a MAC over the caller and the question:
 * it works for the same caller, route and filter only, and cannot be made by hand (AZ-15).
 */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { requestErrors } from './errors.ts';
import type { Page, PageKey, PageRequest } from './route.ts';
import { say } from './text.ts';

/** What a cursor is bound to. */
export interface CursorBinding {
  readonly principal: string;
  readonly routeId: string;
  /** The filters and the sort, in one spelling. */
  readonly question: string;
}

function mac(key: Buffer, binding: CursorBinding, payload: string): Buffer {
  const text = [binding.principal, binding.routeId, binding.question, payload].join('\0');
  return createHmac('sha256', key).update(text).digest().subarray(0, 16);
}

export function sealCursor(
  key: Buffer,
  binding: CursorBinding,
  position: PageKey,
  backwards: boolean,
): string {
  const payload = Buffer.from(JSON.stringify([backwards ? 1 : 0, ...position])).toString(
    'base64url',
  );
  return `${payload}.${mac(key, binding, payload).toString('base64url')}`;
}

/** @throws request.invalid when it was not made here for this caller and this question */
export function openCursor(
  key: Buffer,
  binding: CursorBinding,
  token: string,
): { key: PageKey; backwards: boolean } {
  const [payload = '', tag = ''] = token.split('.', 2);
  const expected = mac(key, binding, payload);
  const given = Buffer.from(tag, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw requestErrors.invalid(say('page_token does not belong to this list'), {
      errors: [
        {
          pointer: 'query/page_token',
          detail: say('use a token of an answer to the same question'),
        },
      ],
    });
  }
  const [backwards, ...position] = JSON.parse(
    Buffer.from(payload, 'base64url').toString('utf8'),
  ) as [number, ...PageKey];
  return { key: position, backwards: backwards === 1 };
}

export const pageSchema = z.object({
  page_size: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number from 1 to 200')
    .transform(Number)
    .refine((size) => size >= 1 && size <= 200, 'must be a number from 1 to 200')
    .default(50),
  page_token: z.string().max(2000).optional(),
  count: z.enum(['exact']).optional(),
});

export type PageQuery = z.output<typeof pageSchema>;
/** What the engine itself reads of the query of a list. */
export const pageWords = Object.keys(pageSchema.shape);
/** An exact count ends here too: beyond it nobody reads the digits, and somebody would wait for them. */
const exactlyCountedAtMost = 10_000_000;

export function openPage(
  paging: PageQuery | undefined,
  cursor: CursorBinding,
  key: Buffer,
): PageRequest {
  const size = paging?.page_size ?? 50;
  return {
    size,
    ...(paging?.count === undefined ? {} : { countAtMost: exactlyCountedAtMost }),
    ...(paging?.page_token === undefined
      ? {}
      : { from: openCursor(key, cursor, paging.page_token) }),
  };
}

export interface SortColumn {
  /** A column or expression written in the code, never taken from a request. */
  readonly column: RawBuilder<unknown>;
  readonly descending?: boolean;
}

/**
 * The condition and order of a keyset page. All columns go in one direction (so that one index serves), the last
 * being the id. `where` is undefined on the first page.
 */
export function keyset(columns: readonly SortColumn[], page: PageRequest) {
  const backwards = page.from?.backwards === true;
  const descending = (columns[0]?.descending === true) !== backwards;
  const list = sql.join(columns.map((entry) => entry.column));
  const order = sql.join(
    columns.map((entry) => sql`${entry.column} ${sql.raw(descending ? 'desc' : 'asc')}`),
  );
  if (page.from === undefined) return { where: undefined, order, limit: page.size + 1 };
  const values = sql.join(page.from.key.map((value) => sql`${value}`));
  const where = sql<boolean>`(${list}) ${sql.raw(descending ? '<' : '>')} (${values})`;
  return { where, order, limit: page.size + 1 };
}

/** Makes a page of `size + 1` rows as `keyset` ordered them. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  page: PageRequest,
  keyOf: (row: Row) => PageKey,
  present: (row: Row) => Item,
  count: Page<Item>['count'] = null,
): Page<Item> {
  const backwards = page.from?.backwards === true;
  const more = rows.length > page.size;
  const shown = rows.slice(0, page.size);
  if (backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasNext = backwards ? true : more;
  const hasPrevious = backwards ? more : page.from !== undefined;
  return {
    items: shown.map(present),
    nextKey: hasNext && last !== undefined ? keyOf(last) : null,
    previousKey: hasPrevious && first !== undefined ? keyOf(first) : null,
    count,
  };
}

export const countCeiling = 10_000;

/** Turns a count that was bounded at one more than the ceiling into what the answer says. */
export function boundedCount(
  counted: number,
  ceiling: number = countCeiling,
): { value: number; exact: boolean } {
  return { value: Math.min(counted, ceiling), exact: counted <= ceiling };
}

/** Counts as far as the page asks, or else as far as is usual for the list; 0 does not count. */
export async function countFor(
  { countAtMost }: PageRequest,
  count: (ceiling: number) => Promise<number>,
  usually: number = countCeiling,
): Promise<{ value: number; exact: boolean } | null> {
  const ceiling = countAtMost ?? usually;
  return ceiling === 0 ? null : boundedCount(await count(ceiling), ceiling);
}
