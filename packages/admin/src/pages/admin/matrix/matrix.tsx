/** The access matrix: people down, accounts across. What is changed waits in a tray and is saved at once. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { formatNumber, formatParts } from '../../../i18n/formats.ts';
import '../../../styles/matrix.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { useRoles } from '../../../roles.ts';
import { Button, ButtonLink } from '../../../ui/controls.tsx';
import { download } from '../../../ui/download.ts';
import { ProblemSummary, problemOf, useAct } from '../../../ui/form.tsx';
import { useListSearch } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { CellDialog } from './cell-dialog.tsx';
import { type Account, rolesThen, type Wishes, wishFor, withWish } from './changes.ts';
import { fileLimits, type MatrixFilter, readMatrixFile } from './export.ts';
import { Filters, Pager } from './filters.tsx';
import { Grid } from './grid.tsx';
import { lettersOf, markOf, nothing, type Role, type Row, weightOf } from './marks.ts';
import { Tray } from './tray.tsx';

/** More would take a phone too long to answer a press. */
const peopleAtOnce = 25;
const accountsAtOnce = 20;

const defined = (fields: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );

/** The part of the address that says which people and which accounts. */
function useMatrixFilter() {
  const [search] = useListSearch();
  const filter = {
    people: defined({
      search: search['people'],
      kind: search['people_kind'],
      only: search['people_only'],
    }),
    accounts: {
      kind: 'all' as const,
      ...defined({ search: search['accounts'], kind: search['accounts_kind'] }),
    },
  } as MatrixFilter;
  return { filter, search };
}

function useMatrix(organizationSid: string) {
  const { filter, search } = useMatrixFilter();
  const accountsAsked = {
    ...filter.accounts,
    page_size: accountsAtOnce,
    ...defined({ page_token: search['accounts_page'] }),
  };
  const accounts = useQuery({
    queryKey: ['accounts', organizationSid, 'matrix', accountsAsked],
    queryFn: () => bailiwick.organizationAccounts.list(organizationSid, accountsAsked),
    placeholderData: keepPreviousData,
  });
  const sids = accounts.data?.items.map(({ sid }) => sid).join(',');
  const columns = sids === undefined || sids === '' ? {} : { account_sids: sids };
  const peopleAsked = {
    ...filter.people,
    ...columns,
    page_size: peopleAtOnce,
    ...defined({ page_token: search['people_page'] }),
  };
  const people = useQuery({
    queryKey: ['access-matrix', organizationSid, peopleAsked],
    queryFn: () => bailiwick.access.matrix(organizationSid, peopleAsked),
    enabled: sids !== undefined,
    placeholderData: keepPreviousData,
  });
  const totals = useQuery({
    queryKey: ['access-totals', organizationSid, sids],
    queryFn: () => bailiwick.access.accountTotals(organizationSid, columns),
    enabled: sids !== undefined,
  });
  return { filter, accounts, people, totals };
}

export function AccessMatrix() {
  const organization = useOrganization();
  const { filter, accounts, people, totals } = useMatrix(organization.sid);
  const [wishes, setWishes] = useState<Wishes>(new Map());
  const roles = useRoles();
  const failed = [accounts, people, roles].find((query) => query.isError);
  return (
    <Page
      help="access-matrix"
      title={t`Access matrix`}
      place={organization.place}
      lead={t`People down, accounts across. A filled cell is a role on the account itself; a framed one comes from above, and is changed there.`}
      actions={
        <>
          <ButtonLink to="/admin/access">
            <Trans>Roles as a list</Trans>
          </ButtonLink>
          <CsvButton filter={filter} />
        </>
      }
    >
      <Filters />
      {failed === undefined ? null : (
        <ProblemSummary problem={problemOf(failed.error)} takesFocus={false} />
      )}
      {accounts.data === undefined ||
      people.data === undefined ||
      roles.data === undefined ? null : (
        <Matrix
          rows={people.data.items}
          accounts={accounts.data.items.map(({ sid, friendly_name }) => ({
            sid,
            name: friendly_name,
          }))}
          roles={roles.data.items}
          totals={new Map(totals.data?.items.map((one) => [one.account_sid, one.people]))}
          wishes={wishes}
          onWishes={setWishes}
        />
      )}
      <div className="matrix-pagers">
        <Pager of="people" param="people_page" answer={people.data} />
        <Pager of="accounts" param="accounts_page" answer={accounts.data} />
      </div>
      {roles.data === undefined ? null : <Legend roles={roles.data.items} />}
      <Tray wishes={wishes} onChange={setWishes} />
    </Page>
  );
}

interface MatrixProps {
  readonly rows: readonly Row[];
  readonly accounts: readonly Account[];
  readonly roles: readonly Role[];
  readonly totals: ReadonlyMap<string, number>;
  readonly wishes: Wishes;
  readonly onWishes: (wishes: Wishes) => void;
}

/** What the grid shows in its cells: the same functions as long as the roles and what waits in the tray are the same. */
function useCells({ roles, totals, wishes }: Pick<MatrixProps, 'roles' | 'totals' | 'wishes'>) {
  return useMemo(() => {
    const letters = lettersOf(roles);
    const lettersFor = (sids: readonly string[]) => {
      const [strongest] = sids.toSorted((a, b) => weightOf(roles, b) - weightOf(roles, a));
      if (strongest === undefined) return nothing;
      return `${letters.get(strongest) ?? '?'}${sids.length > 1 ? '+' : ''}`;
    };
    const namesFor = (sids: readonly string[]) =>
      sids.length === 0
        ? t`no role of their own`
        : formatParts(sids.map((sid) => roles.find((role) => role.sid === sid)?.name ?? sid));
    return {
      cellOf: (row: Row, account: Account) => {
        const then = wishFor(wishes, row, account)?.then;
        return {
          mark: markOf(row, account.sid, roles, letters),
          pending:
            then === undefined
              ? undefined
              : { letters: lettersFor([...then]), words: namesFor([...then]) },
        };
      },
      organizationMark: (row: Row) => {
        const held = row.from_organization.map(({ role_sid }) => role_sid);
        return { letters: lettersFor(held), words: held.length === 0 ? t`none` : namesFor(held) };
      },
      totalOf: (sid: string) => totals.get(sid),
    };
  }, [roles, totals, wishes]);
}

function Matrix({ rows, accounts, roles, totals, wishes, onWishes }: MatrixProps) {
  const organization = useOrganization();
  const [open, setOpen] = useState<{ row: Row; account: Account } | null>(null);
  const cells = useCells({ roles, totals, wishes });
  const openCell = useCallback((row: Row, account: Account) => setOpen({ row, account }), []);
  if (rows.length === 0 || accounts.length === 0) {
    return (
      <div className="empty">
        <h2>
          <Trans>Nothing matches</Trans>
        </h2>
        <p>
          {rows.length === 0
            ? t`There are no people with these filters.`
            : t`There are no accounts with these filters.`}
        </p>
      </div>
    );
  }
  return (
    <>
      <Grid {...{ rows, accounts }} {...cells} onOpen={openCell} />
      {open === null ? null : (
        <CellDialog
          {...open}
          roles={roles}
          chosen={rolesThen(wishes, open.row, open.account)}
          mayChange={organization.may('role-assignments/create')}
          onChoose={(then) => {
            onWishes(withWish(wishes, open.row, open.account, then));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Legend({ roles }: { roles: readonly Role[] }) {
  const byLetters = new Map<string, string>();
  for (const [sid, letters] of lettersOf(roles))
    byLetters.set(letters, roles.find((role) => role.sid === sid)?.name ?? sid);
  return (
    <section className="section matrix-legend" aria-label={t`What the letters mean`}>
      <dl>
        {[...byLetters].map(([letters, name]) => (
          <div key={letters}>
            <dt>{letters}</dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <ul className="small">
        <li>
          <span className="matrix-key" data-source="direct" aria-hidden="true">
            {'D'}
          </span>{' '}
          <Trans>on the account itself: the darker, the further the role reaches</Trans>
        </li>
        <li>
          <span className="matrix-key" data-source="parent" aria-hidden="true">
            {'D'}
          </span>{' '}
          <Trans>from the account above</Trans>
        </li>
        <li>
          <span className="matrix-key" data-source="organization" aria-hidden="true">
            {'A'}
          </span>{' '}
          <Trans>from a role on the organization</Trans>
        </li>
        <li>
          <span className="matrix-key" data-pending="true" aria-hidden="true">
            {'D'}
          </span>{' '}
          <Trans>waits in the tray</Trans>
        </li>
      </ul>
    </section>
  );
}

function CsvButton({ filter }: { filter: MatrixFilter }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const [isCut, setCut] = useState(false);
  const save = () =>
    void act(async () => {
      const file = await readMatrixFile(organization.sid, filter);
      setCut(file.isCut);
      download('access-matrix.csv', new Blob([file.text], { type: 'text/csv;charset=utf-8' }));
    });
  return (
    <>
      <Button pending={pending} onPress={save}>
        {pending ? t`Reading…` : t`Save as CSV`}
      </Button>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {isCut ? (
        <Notice tone="warn" live>
          <Trans>
            The file holds the first {ph({ people: formatNumber(fileLimits.people) })} people and{' '}
            {ph({ accounts: fileLimits.accounts })} accounts. Filter to get the others.
          </Trans>
        </Notice>
      ) : null}
    </>
  );
}
