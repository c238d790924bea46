/**
 * The one list of the product: columns, search, order, pages, and its four states. What it shows is in the address, so
 * that reload, Back and a pasted link give the same view.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react';
import { type ListSearch, useQueryWords } from '../address.ts';
import { Chooser, type Choosing, SelectionBar, useChoosing } from './choosing.tsx';
import { Button } from './controls.tsx';
import { ProblemSummary, problemOf } from './form.tsx';

export type { ListSearch } from '../address.ts';

export interface Column<T> {
  readonly key: string;
  readonly label: string;
  /** The word of the API by which this column orders the list. */
  readonly sort?: string;
  /** `words`: short ones, that are not broken in the middle. */
  readonly kind?: 'number' | 'actions' | 'words';
  readonly cell: (row: T) => ReactNode;
}

interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly page: {
    readonly next_token: string | null;
    readonly previous_token: string | null;
    readonly count: { readonly value: number; readonly exact: boolean } | null;
  };
}

export interface ListProps<T> {
  /** For screen readers and the cache: "Users". */
  readonly label: string;
  readonly queryKey: readonly unknown[];
  readonly load: (query: ListSearch) => Promise<PageAnswer<T>>;
  /** When to look again, where rows change by themselves. */
  readonly lookAgainMs?: (rows: readonly T[]) => number | undefined;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** What a row is called, where rows can be chosen. */
  readonly rowName?: (row: T) => string;
  /** The words of the address that belong to the list. */
  readonly params: readonly string[];
  readonly searchLabel?: string;
  readonly defaultSort?: string;
  readonly filters?: ReactNode;
  /** Rows can be chosen, also across pages; what can be done with them stands in the bar. */
  readonly selection?: (selected: Choosing) => ReactNode;
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode };
}

/** The part of the address that a list reads and writes. */
export function useListSearch(): readonly [ListSearch, (change: ListSearch) => void] {
  const search: ListSearch = useQueryWords();
  const navigate = useNavigate();
  const change = (next: ListSearch) => {
    const merged = Object.fromEntries(
      Object.entries({ ...search, ...next }).filter(
        ([, value]) => value !== undefined && value !== '',
      ),
    );
    void navigate({ to: '.', search: merged });
  };
  return [search, change];
}

function usePicked(search: ListSearch, params: readonly string[]): ListSearch {
  const names = ['search', 'sort', 'page_token', ...params];
  return Object.fromEntries(
    names.filter((name) => search[name] !== undefined).map((name) => [name, search[name]]),
  );
}

export function List<T>(props: ListProps<T>) {
  const [search, change] = useListSearch();
  const asked = usePicked(search, props.params);
  const result = useQuery({
    queryKey: [...props.queryKey, asked],
    queryFn: () => props.load(asked),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => props.lookAgainMs?.(state.data?.items ?? []) ?? false,
  });
  const { page_token: _page, sort: _sort, ...words } = asked;
  const choosing = useChoosing(words);
  const isFiltered = Object.keys(asked).some((name) => name !== 'page_token' && name !== 'sort');
  const clear = () =>
    change(
      Object.fromEntries(
        ['search', 'page_token', ...props.params].map((name) => [name, undefined]),
      ),
    );
  return (
    <>
      {props.searchLabel === undefined && props.filters === undefined ? null : (
        <div className="filters">
          {props.searchLabel === undefined ? null : (
            <SearchBox
              label={props.searchLabel}
              value={asked['search'] ?? ''}
              onSearch={(text) => change({ search: text, page_token: undefined })}
            />
          )}
          {props.filters}
        </div>
      )}
      {props.selection === undefined || choosing.count === 0 ? null : (
        <SelectionBar choosing={choosing} total={result.data?.page.count ?? null}>
          {props.selection(choosing)}
        </SelectionBar>
      )}
      {result.isError ? (
        <>
          <ProblemSummary problem={problemOf(result.error)} takesFocus={false} />
          <Button onPress={() => void result.refetch()}>Try again</Button>
        </>
      ) : result.data?.items.length === 0 ? (
        <Empty isFiltered={isFiltered} onClear={clear} empty={props.empty} />
      ) : (
        <Rows
          {...props}
          choosing={props.selection === undefined ? undefined : choosing}
          rows={result.data?.items}
          sort={asked['sort'] ?? props.defaultSort}
          onSort={(sort) => change({ sort, page_token: undefined })}
        />
      )}
      {result.data === undefined || result.data.items.length === 0 ? null : (
        <Foot
          page={result.data.page}
          shown={result.data.items.length}
          onPage={(token) => change({ page_token: token })}
        />
      )}
    </>
  );
}

function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form role="search" className="input-row grow" onSubmit={submit}>
      <input
        className="input grow"
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">Search</Button>
    </form>
  );
}

function Empty({
  isFiltered,
  onClear,
  empty,
}: {
  isFiltered: boolean;
  onClear: () => void;
  empty: ListProps<unknown>['empty'];
}) {
  if (isFiltered) {
    return (
      <div className="empty">
        <h2>Nothing matches</h2>
        <p>There is nothing here with these filters.</p>
        <Button onPress={onClear}>Clear the filters</Button>
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>{empty.title}</h2>
      <p>{empty.text}</p>
      {empty.action}
    </div>
  );
}

function sortState(
  column: Column<unknown>,
  sort: string | undefined,
): 'ascending' | 'descending' | undefined {
  if (column.sort === undefined) return undefined;
  if (sort === column.sort) return 'ascending';
  return sort === `-${column.sort}` ? 'descending' : undefined;
}

interface RowsProps<T> extends ListProps<T> {
  readonly choosing: Choosing | undefined;
  readonly rows: readonly T[] | undefined;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

function Rows<T>(props: RowsProps<T>) {
  const { label, columns, rows, rowKey, sort, onSort, choosing } = props;
  const keys = rows?.map(rowKey) ?? [];
  return (
    <div className="table-wrap">
      <table className="table" aria-label={label} aria-busy={rows === undefined}>
        <thead>
          <tr>
            {choosing === undefined ? null : (
              <th scope="col" className="choose">
                <Chooser
                  label="Choose everybody on this page"
                  chosen={keys.length > 0 && keys.every(choosing.isChosen)}
                  disabled={keys.length === 0}
                  onChange={(chosen) => choosing.choose(keys, chosen)}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading
                key={column.key}
                column={column as Column<unknown>}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody className={rows === undefined ? 'skeleton' : undefined}>
          {rows === undefined
            ? [0, 1, 2, 3, 4].map((row) => (
                <tr key={row}>
                  {choosing === undefined ? null : <td className="choose" />}
                  {columns.map((column) => (
                    <td key={column.key} data-label={column.label} />
                  ))}
                </tr>
              ))
            : rows.map((row) => (
                <tr key={rowKey(row)} data-chosen={choosing?.isChosen(rowKey(row))}>
                  {choosing === undefined ? null : (
                    <td className="choose">
                      <Chooser
                        label={`Choose ${props.rowName?.(row) ?? rowKey(row)}`}
                        chosen={choosing.isChosen(rowKey(row))}
                        onChange={(chosen) => choosing.choose([rowKey(row)], chosen)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.key} className={column.kind} data-label={column.label}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({
  column,
  sort,
  onSort,
}: {
  column: Column<unknown>;
  sort: string | undefined;
  onSort: (sort: string) => void;
}) {
  const state = sortState(column, sort);
  const by = column.sort;
  if (column.label === '') {
    return (
      <th scope="col">
        <span className="visually-hidden">Actions</span>
      </th>
    );
  }
  return (
    <th scope="col" className={column.kind} aria-sort={state}>
      {by === undefined ? (
        column.label
      ) : (
        <Button kind="quiet" small onPress={() => onSort(state === 'ascending' ? `-${by}` : by)}>
          {column.label} {state === undefined ? '' : state === 'ascending' ? '↑' : '↓'}
        </Button>
      )}
    </th>
  );
}

function Foot({
  page,
  shown,
  onPage,
}: {
  page: PageAnswer<unknown>['page'];
  shown: number;
  onPage: (token: string) => void;
}) {
  const number = new Intl.NumberFormat('en');
  const matching =
    page.count === null
      ? ''
      : ` of ${number.format(page.count.value)}${page.count.exact ? '' : '+'} that match`;
  const { next_token: next, previous_token: previous } = page;
  return (
    <div className="table-foot">
      <span role="status">
        Showing {number.format(shown)}
        {matching}
      </span>
      {next === null && previous === null ? null : (
        <span className="pager">
          {previous === null ? null : (
            <Button kind="quiet" small onPress={() => onPage(previous)}>
              Back
            </Button>
          )}
          {next === null ? null : (
            <Button kind="quiet" small onPress={() => onPage(next)}>
              More
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

/** Tabs that are addresses. `value` undefined is the first. */
export function Tabs({
  label,
  param,
  tabs,
}: {
  label: string;
  param: string;
  tabs: readonly { value: string | undefined; label: ReactNode; count?: string | undefined }[];
}) {
  const [search, change] = useListSearch();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => {
        const current = search[param] === tab.value;
        return (
          <a
            key={tab.value ?? ''}
            href={tab.value === undefined ? '?' : `?${param}=${tab.value}`}
            aria-current={current ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              change({ [param]: tab.value, page_token: undefined, search: undefined });
            }}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="count">{tab.count}</span>}
          </a>
        );
      })}
    </nav>
  );
}
