/**
 * The access matrix as a grid (APG): one cell at a time is in the tab order, arrow keys go on from there, Enter opens
 * what is behind it.
 */

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { formatCount, formatNumber } from '../../../i18n/formats.ts';
import { KindMark } from '../../../ui/parts.tsx';
import type { Account } from './changes.ts';
import { type Mark, nothing, type Row } from './marks.ts';

export interface Cell {
  readonly mark: Mark | undefined;
  /** Letters of the roles that are to be held once the tray is saved; undefined: as it is. */
  readonly pending: { readonly letters: string; readonly words: string } | undefined;
}

export interface GridProps {
  readonly rows: readonly Row[];
  readonly accounts: readonly Account[];
  readonly cellOf: (row: Row, account: Account) => Cell;
  readonly organizationMark: (row: Row) => { readonly letters: string; readonly words: string };
  readonly totalOf: (accountSid: string) => number | undefined;
  readonly onOpen: (row: Row, account: Account) => void;
}

interface At {
  readonly row: number;
  readonly column: number;
}

const pageStep = 10;

/** Where a key leads, before the edges are minded. Undefined: the key is not the grid's. */
function target(event: KeyboardEvent, at: At, last: At): At | undefined {
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const forward = isRtl ? -1 : 1;
  const whole = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown':
      return { ...at, row: at.row + 1 };
    case 'ArrowUp':
      return { ...at, row: at.row - 1 };
    case 'ArrowRight':
      return { ...at, column: at.column + forward };
    case 'ArrowLeft':
      return { ...at, column: at.column - forward };
    case 'PageDown':
      return { ...at, row: at.row + pageStep };
    case 'PageUp':
      return { ...at, row: at.row - pageStep };
    case 'Home':
      return { row: whole ? 0 : at.row, column: 0 };
    case 'End':
      return { row: whole ? last.row : at.row, column: last.column };
    default:
      return undefined;
  }
}

const between = (value: number, last: number) => Math.max(0, Math.min(last, value));

const totalText = (total: number | undefined) => (total === undefined ? '…' : formatNumber(total));

/** What stands in a place of the grid: of each row, one of its places may be the one in the tab order. */
const placesOf =
  (row: number, current: number | undefined, setAt: (at: At) => void) => (column: number) => ({
    'data-at': `${row} ${column}`,
    tabIndex: current === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });

/** Drawn again when what it shows changes; going from cell to cell draws the two rows that it concerns. */
export const Grid = memo(function Grid(props: GridProps) {
  const { rows, accounts, cellOf, organizationMark, onOpen } = props;
  const grid = useRef<HTMLTableElement>(null);
  // Row 0 is the head, the one behind the people holds the totals; column 0 holds the names.
  const last: At = { row: rows.length + 1, column: accounts.length + 2 };
  const [at, setAt] = useState<At>({ row: 1, column: 2 });
  const current: At = { row: between(at.row, last.row), column: between(at.column, last.column) };
  const currentOf = (row: number) => (current.row === row ? current.column : undefined);
  const foot = placesOf(last.row, currentOf(last.row), setAt);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = target(event, current, last);
    if (next === undefined || event.altKey) return;
    event.preventDefault();
    const row = between(next.row, last.row);
    const column = between(next.column, last.column);
    grid.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };
  return (
    <div className="matrix-wrap">
      <table
        className="matrix"
        role="grid"
        aria-label={t`People and accounts`}
        ref={grid}
        onKeyDown={onKeyDown}
      >
        <Head {...{ accounts, setAt }} current={currentOf(0)} />
        <tbody>
          {rows.map((row, index) => (
            <Person
              key={row.user_sid}
              {...{ row, accounts, cellOf, organizationMark, onOpen, setAt }}
              number={index + 1}
              current={currentOf(index + 1)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="matrix-name" {...foot(0)}>
              <Trans>People who reach it</Trans>
            </th>
            <td className="matrix-total" {...foot(1)} />
            {accounts.map((account, index) => (
              <td key={account.sid} className="matrix-total" {...foot(index + 2)}>
                {totalText(props.totalOf(account.sid))}
              </td>
            ))}
            <td className="matrix-total" {...foot(last.column)} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
});

interface InTheGrid {
  readonly accounts: readonly Account[];
  /** The column of this row's place that is in the tab order. */
  readonly current: number | undefined;
  readonly setAt: (at: At) => void;
}

const Head = memo(function Head({ accounts, current, setAt }: InTheGrid) {
  const place = placesOf(0, current, setAt);
  return (
    <thead>
      <tr>
        <th scope="col" className="matrix-name" {...place(0)}>
          <Trans>Person</Trans>
        </th>
        <th scope="col" className="matrix-account" {...place(1)}>
          <span>
            <Trans>Organization</Trans>
          </span>
        </th>
        {accounts.map((account, index) => (
          <th key={account.sid} scope="col" className="matrix-account" title={account.name}>
            <Link
              to="/admin/accounts/$accountSid"
              params={{ accountSid: account.sid }}
              {...place(index + 2)}
            >
              <span>{account.name}</span>
            </Link>
          </th>
        ))}
        <th scope="col" className="matrix-account" {...place(accounts.length + 2)}>
          <span>
            <Trans>Accounts reached</Trans>
          </span>
        </th>
      </tr>
    </thead>
  );
});

interface PersonProps extends InTheGrid, Pick<GridProps, 'cellOf' | 'organizationMark' | 'onOpen'> {
  readonly row: Row;
  readonly number: number;
}

const Person = memo(function Person({
  row,
  number,
  accounts,
  current,
  setAt,
  cellOf,
  organizationMark,
  onOpen,
}: PersonProps) {
  const place = placesOf(number, current, setAt);
  const organization = organizationMark(row);
  const { accounts_reached: reached } = row;
  return (
    <tr>
      <th scope="row" className="matrix-name">
        <Link to="/admin/users/$userSid" params={{ userSid: row.user_sid }} {...place(0)}>
          <KindMark
            kind={
              row.state === 'active' ? (row.is_managed ? 'managed' : 'independent') : 'inactive'
            }
          >
            <span className="matrix-person">{row.name}</span>
          </KindMark>
          {row.state === 'active' ? null : (
            <span className="visually-hidden"> ({t`cannot sign in`})</span>
          )}
        </Link>
      </th>
      <td
        className="matrix-cell"
        aria-label={nameOf(organization.letters, organization.words)}
        {...place(1)}
      >
        {organization.letters}
      </td>
      {accounts.map((account, index) => (
        <GridCell
          key={account.sid}
          cell={cellOf(row, account)}
          place={place(index + 2)}
          title={`${row.name}, ${account.name}`}
          onOpen={() => onOpen(row, account)}
        />
      ))}
      <td className="matrix-total" {...place(accounts.length + 2)}>
        {formatCount(reached)}
      </td>
    </tr>
  );
});

/** What is seen comes first, so that a cell is found by it in speech too (WCAG 2.2, 2.5.3). */
const nameOf = (letters: string, words: string) =>
  letters === nothing ? words : `${letters}: ${words}`;

/** One element: of a thousand cells, what is in each costs a press its answer. */
function GridCell({
  cell: { mark, pending },
  place,
  title,
  onOpen,
}: {
  cell: Cell;
  place: ReturnType<ReturnType<typeof placesOf>>;
  title: string;
  onOpen: () => void;
}) {
  const more = pending === undefined && mark?.more === true ? '+' : '';
  const letters = `${pending?.letters ?? mark?.letters ?? nothing}${more}`;
  const words = mark?.words ?? t`nothing`;
  return (
    <td
      {...place}
      className="matrix-cell"
      aria-label={nameOf(
        letters,
        pending === undefined ? words : t`to be saved: ${{ wish: pending.words }}; now ${words}`,
      )}
      data-source={mark?.source}
      data-weight={pending === undefined && mark?.source === 'direct' ? mark.weight : undefined}
      data-pending={pending !== undefined}
      title={`${title}: ${pending === undefined ? words : pending.words}`}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ' && event.key !== 'F2') return;
        event.preventDefault();
        onOpen();
      }}
    >
      {letters}
    </td>
  );
}
