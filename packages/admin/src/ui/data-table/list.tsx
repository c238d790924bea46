/**
 * The one list of the product. What it shows (filter, order, page, columns, the row beside it) is in the address, so that
 * reload, Back and a pasted link give the same view.
 */
import '../../styles/list.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { ListSearch } from '../../address.ts';
import { problemOf } from '../form.tsx';
import { askedOf, choiceOf, filterOf, useListSearch, withFilter } from './address.ts';
import { BesideTheList } from './beside.tsx';
import { SelectionBar, useChoosing } from './choosing.tsx';
import { Columns } from './columns.tsx';
import { ExportButton } from './export-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Foot } from './foot.tsx';
import { type Layout, useLayout } from './layout.ts';
import { Rows } from './rows.tsx';
import { SearchBox } from './search-box.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Empty, Failed } from './states.tsx';
import type { ListProps, PageAnswer } from './types.ts';
import { ViewButtons, ViewTabs } from './views.tsx';

function useAnswer<T>(props: ListProps<T>, asked: ListSearch) {
  return useQuery({
    queryKey: [...props.queryKey, asked],
    queryFn: () => props.load(asked),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => props.lookAgainMs?.(state.data?.items ?? []) ?? false,
  });
}

/** One list on whichever object's page: its columns are kept for all of them. */
const listName = (label: string) =>
  `${location.pathname.replaceAll(/[A-Z]{2}[0-9a-f]{32}/g, '')} ${label}`;

/** Which row stands beside the list, and its neighbours. */
function useBeside<T>(props: ListProps<T>, rows: readonly T[]) {
  const [search, change] = useListSearch();
  const [wasOpenedHere, setOpenedHere] = useState(false);
  const { open } = search;
  const index =
    props.beside === undefined ? -1 : rows.findIndex((row) => props.rowKey(row) === open);
  const neighbour = (by: 1 | -1) => rows[index + by];
  const show = (row: T | undefined) => {
    setOpenedHere(true);
    change({ open: row === undefined ? undefined : props.rowKey(row) }, { replace: index !== -1 });
  };
  const close = () => {
    change({ open: undefined }, { replace: true });
    const row = document.querySelector(`[data-row="${CSS.escape(open ?? '')}"]`);
    row?.querySelector<HTMLElement>('.beside button')?.focus();
  };
  return {
    open: index === -1 ? undefined : open,
    row: rows[index],
    wasOpenedHere,
    neighbour,
    show,
    close,
    toggle: (key: string) =>
      key === open ? close() : show(rows.find((row) => props.rowKey(row) === key)),
    go: (by: 1 | -1) => {
      if (index === -1) return false;
      const next = neighbour(by);
      if (next !== undefined) show(next);
      return true;
    },
  };
}

function Panel<T>({
  props,
  beside,
}: {
  props: ListProps<T>;
  beside: ReturnType<typeof useBeside<T>>;
}) {
  const { row, neighbour, show, close } = beside;
  if (row === undefined || props.beside === undefined) return null;
  const goTo = (next: T | undefined) => (next === undefined ? undefined : () => show(next));
  return (
    <BesideTheList
      name={props.rowKey(row)}
      title={props.beside.title(row)}
      onPrevious={goTo(neighbour(-1))}
      onNext={goTo(neighbour(1))}
      onClose={close}
      takesFocus={beside.wasOpenedHere}
    >
      {props.beside.content(row)}
    </BesideTheList>
  );
}

function Above<T>({
  props,
  asked,
  layout,
  search,
}: {
  props: ListProps<T>;
  asked: ListSearch;
  layout: Layout<T>;
  search: ReactNode;
}) {
  const { views, exportFile } = props;
  return (
    <>
      {views === undefined ? null : <ViewTabs viewed={views} />}
      <div className="filters">
        {search}
        {views === undefined ? null : <ViewButtons viewed={views} columns={layout.words} />}
        <Columns layout={layout} />
        {exportFile === undefined ? null : (
          <ExportButton {...{ asked, exportFile }} columns={layout.shown} />
        )}
      </div>
    </>
  );
}

function Search<T>({
  props,
  field,
  error,
}: {
  props: ListProps<T>;
  field: React.RefObject<HTMLInputElement | null>;
  error: unknown;
}) {
  const [search, change] = useListSearch();
  if (props.filter !== undefined)
    return (
      <FilterBar
        label={props.label}
        filter={props.filter}
        value={filterOf(search, props)}
        problem={error === null ? undefined : problemOf(error)}
        field={field}
        onFilter={(q) => change(withFilter(props, q))}
      />
    );
  if (props.searchLabel === undefined) return null;
  return (
    <SearchBox
      label={props.searchLabel}
      value={search['search'] ?? ''}
      field={field}
      onSearch={(text) => change({ search: text, page_token: undefined })}
    />
  );
}

function Found<T>({
  props,
  asked,
  answer,
  size,
  change,
  children,
}: {
  props: ListProps<T>;
  asked: ListSearch;
  answer: PageAnswer<T> | undefined;
  size: string | undefined;
  change: (next: ListSearch) => void;
  children: ReactNode;
}) {
  const { page_token: _token, page_size: _size, ...words } = asked;
  return (
    <>
      {children}
      {answer === undefined ? null : (
        <Foot
          page={answer.page}
          exactly={{
            key: [...props.queryKey, words],
            load: async () =>
              (await props.load({ ...words, page_size: '1', count: 'exact' })).page.count,
          }}
          shown={answer.items.length}
          size={size}
          onPage={(token) => change({ page_token: token, open: undefined })}
          onSize={(next) => change({ page_size: next, page_token: undefined })}
        />
      )}
    </>
  );
}

export function List<T>(props: ListProps<T>) {
  const [search, change] = useListSearch();
  const asked = askedOf(search, props);
  const result = useAnswer(props, asked);
  const words = choiceOf(asked);
  const choosing = useChoosing(words);
  const layout = useLayout(listName(props.label), props.columns);
  const rows = result.data?.items;
  const beside = useBeside(props, rows ?? []);
  const region = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(region, beside.go);
  const own = ['search', 'page_token', 'open', ...props.params];
  const clear = () =>
    change({
      ...withFilter(props, ''),
      ...Object.fromEntries(own.map((name) => [name, undefined])),
    });
  return (
    <div className="list" ref={region} data-beside={beside.row !== undefined}>
      <Above
        {...{ props, asked, layout }}
        search={<Search {...{ props, field }} error={result.error} />}
      />
      {props.selection === undefined || choosing.count === 0 ? null : (
        <SelectionBar choosing={choosing} total={result.data?.page.count ?? null}>
          {props.selection(choosing)}
        </SelectionBar>
      )}
      {result.isError ? (
        <Failed
          problem={problemOf(result.error)}
          onRetry={() => void result.refetch()}
          onClear={clear}
        />
      ) : rows?.length === 0 ? (
        <Empty isFiltered={Object.keys(words).length > 0} onClear={clear} empty={props.empty} />
      ) : (
        <Found
          {...{ props, asked }}
          answer={result.data}
          size={search['page_size']}
          change={change}
        >
          <Rows
            label={props.label}
            columns={layout.shown}
            rows={rows}
            isStale={result.isPlaceholderData}
            rowKey={props.rowKey}
            rowName={props.rowName ?? props.rowKey}
            density={layout.density}
            choosing={props.selection === undefined ? undefined : choosing}
            beside={props.beside}
            open={beside.open}
            onOpen={beside.toggle}
            sort={asked['sort'] ?? props.defaultSort}
            onSort={(sort) => change({ sort, page_token: undefined })}
          />
        </Found>
      )}
      <Panel {...{ props, beside }} />
    </div>
  );
}
