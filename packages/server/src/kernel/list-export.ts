/**
 * A list as a CSV file: the same filter, the same order, the columns that were asked for. It is counted and written to
 * the audit log first, then sent page by page, so that its size costs no memory.
 */
import { z } from 'zod';
import type { AuditEventDefinition } from './audit.ts';
import { type CommandBinding, command } from './bind.ts';
import { csvLine } from './csv.ts';
import type { Database, Db } from './database.ts';
import { sid } from './ids.ts';
import { type Language, sourceLanguage } from './languages.ts';
import { nothing, type Page, type PageRequest, type RouteDefinition, route } from './route.ts';
import type { OrganizationScope } from './scope.ts';
import { sayAll } from './text.ts';

const rowsAtOnce = 1_000;
/** Beyond this the audit log says "more than". */
const countedAtMost = 1_000_000;

interface ExportedList extends RouteDefinition {
  readonly access: RouteDefinition['access'] & { readonly kind: 'organization' };
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
}

/**
 * The route that exports a list: `POST …/export` with what the list takes as its query. Needs a fresh proof (SE-09).
 * `columns` are paths into an item: `owner.email`.
 */
export function exportRoute<
  const L extends ExportedList,
  const C extends readonly [string, ...string[]],
>(list: L, about: { id: string; columns: C; audit: AuditEventDefinition }) {
  // By its own type, so that what the list is read by knows what stands in the path.
  const params: L['params'] = list.params;
  return route({
    id: about.id,
    method: 'POST',
    path: `${list.path}/export`,
    summary: `${list.summary}, as a CSV file`,
    description:
      'Takes the words of the list. CSV (RFC 4180, UTF-8, times in UTC, texts that a spreadsheet would calculate begin with an apostrophe). A transfer that breaks off is not complete.',
    access: list.access,
    params,
    body: z.strictObject({
      ...(list.query.shape as L['query']['shape']),
      columns: z
        .array(z.enum(about.columns))
        .min(1)
        .max(about.columns.length)
        .optional()
        .meta({ description: 'Which columns, in this order; without it all of them' }),
    }),
    response: { status: 200, schema: nothing },
    file: ['text/csv'],
    audit: [about.audit],
    stepUp: true,
    forMachines: true,
  });
}

/** What stands at a path; what several things have there, side by side. */
function textAt(item: unknown, [step, ...rest]: readonly string[]): string | null {
  if (item === null || item === undefined) return null;
  if (Array.isArray(item))
    return item.map((one) => textAt(one, step === undefined ? [] : [step, ...rest])).join('; ');
  if (step === undefined) return typeof item === 'string' ? item : JSON.stringify(item);
  return textAt((item as Readonly<Record<string, unknown>>)[step], rest);
}

type Load = (page: PageRequest) => Promise<Page<unknown>>;

async function* piecesOf(
  load: Load,
  columns: readonly string[],
  language: Language,
): AsyncGenerator<string, void, undefined> {
  yield csvLine(columns);
  const paths = columns.map((column) => column.split('.'));
  let page: PageRequest | undefined = { size: rowsAtOnce, countAtMost: 0 };
  while (page !== undefined) {
    const { items, nextKey }: Page<unknown> = await load(page);
    const lines = items
      .map((item) => sayAll(item, language))
      .map((item) => csvLine(paths.map((path) => textAt(item, path))));
    if (lines.length > 0) yield lines.join('');
    page = nextKey === null ? undefined : { ...page, from: { key: nextKey, backwards: false } };
  }
}

/** What was asked for, for the audit log: a filter as it was written. */
const told = (asked: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const isFilter = typeof value === 'object' && value !== null && 'source' in value;
      return [[name, isFilter ? value.source : value]];
    }),
  );

/** How many the list has, in words. */
function countedWords(count: Page<unknown>['count'], [one, many]: readonly [string, string]) {
  const { value, exact } = count ?? { value: countedAtMost, exact: false };
  if (exact && value === 1) return `1 ${one}`;
  return `${exact ? '' : 'more than '}${value.toLocaleString('en')} ${many}`;
}

export interface ListExport<Query, Params> {
  /** What its rows are called: one, and many. */
  readonly noun: readonly [string, string];
  readonly list: (
    db: Db,
    scope: OrganizationScope,
    query: Query,
    page: PageRequest,
    params: Params,
  ) => Promise<Page<unknown>>;
  /** What of the path the audit log says beside the filter. */
  readonly of?: (params: Params) => Readonly<Record<string, string>>;
}

interface ExportDefinition extends RouteDefinition {
  readonly access: ExportedList['access'];
  readonly params: z.ZodObject;
  readonly body: z.ZodObject<{ columns: z.ZodOptional<z.ZodArray<z.ZodEnum>> }>;
  readonly file: readonly string[];
  readonly audit: readonly AuditEventDefinition[];
}

/** Ties an export to the list that it is of. The file is read after the commit, by the handle outside the transaction. */
export function listExport<D extends ExportDefinition>(
  kernel: { readonly database: Database },
  definition: D,
  { noun, list, of }: ListExport<Omit<z.output<D['body']>, 'columns'>, z.output<D['params']>>,
): CommandBinding {
  const everyColumn = definition.body.shape.columns.unwrap().element.options.map(String);
  return command(definition as ExportDefinition, async ({ work, scope }, { body, params }) => {
    const { columns, ...query } = body;
    const path = params as unknown as z.output<D['params']>;
    const load =
      (db: Db): Load =>
      (page) =>
        list(db, scope, query as unknown as Omit<z.output<D['body']>, 'columns'>, page, path);
    const { count } = await load(work.db)({ size: 1, countAtMost: countedAtMost });
    const { organizationId } = scope;
    const [event] = definition.audit;
    if (event !== undefined)
      work.audit({
        event,
        target: {
          type: 'organization',
          sid: sid('OR', organizationId),
          name: countedWords(count, noun),
        },
        organizationId,
        after: {
          rows: count?.value ?? null,
          ...of?.(path),
          ...told(query),
          ...(columns === undefined ? {} : { columns }),
        },
      });
    return {
      name: `${noun[1].replaceAll(' ', '-')}-${work.now.toISOString().slice(0, 10)}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      pieces: piecesOf(
        load(kernel.database.db),
        columns?.map(String) ?? everyColumn,
        work.origin.language ?? sourceLanguage,
      ),
    };
  });
}
