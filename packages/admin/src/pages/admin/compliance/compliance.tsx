/** Who does not meet the security policies: how many, since when, by which policy; and reminding them. */
import { listFilters } from '@bailiwick/sdk';
import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { type Choosing, type Column, List } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ExactTime, Notice, Stamp, Time } from '../../../ui/parts.tsx';
import { findAccounts, findPeople, viewsOf } from '../list-parts.ts';
import { useOrganization } from '../organization.ts';
import { Lacking } from './beside.tsx';
import {
  keyOfCompliance,
  type NonCompliance,
  type Summary,
  stateWords,
} from './compliance-data.ts';
import { HoldButton } from './hold.tsx';
import { RemindButton } from './remind.tsx';

export function Compliance() {
  const { sid, place } = useOrganization();
  const summary = useQuery({
    queryKey: [...keyOfCompliance(sid), 'summary'],
    queryFn: () => bailiwick.compliance.get(sid),
  });
  return (
    <Page
      help="compliance"
      title={t`Compliance`}
      place={place}
      lead={t`Who does not meet what the security policies ask, of the organization and of its accounts. Whoever meets all of it is not in the list.`}
    >
      {summary.isError ? (
        <ProblemSummary problem={problemOf(summary.error)} takesFocus={false} />
      ) : null}
      {summary.data === undefined ? null : <Standing summary={summary.data} />}
      <People summary={summary.data} />
    </Page>
  );
}

/** One sentence on where things stand, and whose move it is. */
function Standing({
  summary: { asked, suspended, owing, planned, next_starts_at: nextStart },
}: {
  summary: Summary;
}) {
  const all = formatNumber(asked);
  return (
    <div className="section">
      <p className="measure">
        {asked === 0
          ? t`No security policy asks anything of anybody.`
          : owing + planned === 0
            ? plural(asked, {
                one: 'The one person of whom something is asked meets it. Nobody has to do anything.',
                other: 'All # people meet what is asked of them. Nobody has to do anything.',
              })
            : owing === 0
              ? t`Everybody meets what is asked of them now.`
              : plural(owing, {
                  one: `# of ${all} people does not meet what is asked of them. Whose move it is stands in the row.`,
                  other: `# of ${all} people do not meet what is asked of them. Whose move it is stands in each row.`,
                })}
        {suspended === 0 ? null : (
          <>
            {' '}
            {plural(suspended, {
              one: '# person is on hold until they do.',
              other: '# people are on hold until they do.',
            })}
          </>
        )}
      </p>
      {nextStart === null ? null : (
        <Notice>
          <Planned planned={planned} />{' '}
          <Trans>
            The next policy starts by itself at <ExactTime at={nextStart} />.
          </Trans>
        </Notice>
      )}
    </div>
  );
}

function Planned({ planned }: { planned: number }) {
  return planned === 0
    ? t`Some of them lack also what will be asked.`
    : plural(planned, {
        one: '# person meets what is asked now, and lacks what will be asked.',
        other: '# people meet what is asked now, and lack what will be asked.',
      });
}

/** What comes first of what they lack, and how much else there is: all of it stands beside the list. */
function WhereTheyStand({ row: { policies } }: { row: NonCompliance }) {
  const [first, ...others] = new Set(policies.map(({ standing }) => standing));
  return (
    <span>
      {first}
      <AndMore more={others.length} />
    </span>
  );
}

function AndMore({ more }: { more: number }) {
  return more === 0 ? null : (
    <span className="small muted"> {plural(more, { one: 'and # more', other: 'and # more' })}</span>
  );
}

/** The first account that asks, or the organization, and how many more there are. */
function AskedBy({ row: { policies } }: { row: NonCompliance }) {
  const [first, ...others] = policies;
  if (first === undefined) return null;
  return (
    <span>
      <Link
        to="/admin/security-policies"
        search={first.account_sid === null ? {} : { account: first.account_sid }}
      >
        {first.account_name ?? t`The organization`}
      </Link>
      <AndMore more={others.length} />
    </span>
  );
}

const columns = (): readonly Column<NonCompliance>[] => [
  {
    key: 'name',
    label: t`Name`,
    sort: 'name',
    file: ['name'],
    cell: (row) => (
      <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.user_sid }}>
        {row.name}
      </Link>
    ),
  },
  { key: 'email', label: t`Email`, file: ['email'], isExtra: true, cell: (row) => row.email },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => (
      <Stamp tone={stateWords[row.state].tone}>{i18n._(stateWords[row.state].word)}</Stamp>
    ),
  },
  {
    key: 'standing',
    label: t`Where things stand`,
    file: ['missing', 'standing'],
    kind: 'words',
    cell: (row) => <WhereTheyStand row={row} />,
  },
  {
    key: 'policy',
    label: t`Policy`,
    kind: 'words',
    file: ['policies.sentence'],
    cell: (row) => <AskedBy row={row} />,
  },
  {
    key: 'since',
    label: t`Since`,
    sort: 'since',
    file: ['since'],
    cell: (row) => <Time at={row.since} />,
  },
  {
    key: 'last',
    label: t`Last sign-in`,
    file: ['last_sign_in_at', 'signed_in_since'],
    cell: (row) => <Time at={row.last_sign_in_at} />,
  },
  {
    key: 'reminded',
    label: t`Reminded`,
    file: ['reminded_at'],
    cell: (row) => <Time at={row.reminded_at} />,
  },
];

function People({ summary }: { summary: Summary | undefined }) {
  const organization = useOrganization();
  const { sid, may } = organization;
  const nothingAsked = summary?.asked === 0;
  return (
    <List
      label={t`People who do not meet a policy`}
      queryKey={keyOfCompliance(sid)}
      load={(query) => bailiwick.compliance.list(sid, query)}
      columns={columns()}
      rowKey={(row) => row.user_sid}
      rowName={(row) => row.name}
      {...(may('compliance/remind')
        ? {
            selection: (chosen: Choosing) => (
              <>
                <RemindButton chosen={chosen} />
                {may('compliance/hold') ? <HoldButton chosen={chosen} /> : null}
              </>
            ),
          }
        : {})}
      params={[]}
      {...viewsOf(organization, 'compliance')}
      filter={{
        ...listFilters['compliance.list'],
        values: { policy: findAccounts(sid), email: findPeople(sid) },
      }}
      defaultSort="name"
      exportFile={(body) => bailiwick.compliance.export(sid, body)}
      beside={{
        label: (row) => t`Show ${{ name: row.name }} beside the list`,
        title: (row) => row.name,
        content: (row) => <Lacking key={row.user_sid} row={row} />,
      }}
      empty={{
        title: nothingAsked ? t`Nothing is asked of anybody` : t`Everybody meets what is asked`,
        text: nothingAsked
          ? t`Ask for a second factor, longer passwords or younger keys, now or from a day on: then this list says who does not meet it.`
          : t`Whoever lacks something again, or joins without it, is listed here.`,
        action: (
          <ButtonLink to="/admin/security-policies">
            <Trans>Security policies</Trans>
          </ButtonLink>
        ),
      }}
    />
  );
}
