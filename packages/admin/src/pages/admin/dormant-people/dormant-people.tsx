/** When people last came, the longest ago first, and what the rule about dormant people does to each. */
import { listFilters } from '@bailiwick/sdk';
import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick } from '../../../api.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { type Column, List } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ExactTime, Notice, Stamp, Time } from '../../../ui/parts.tsx';
import { findPeople } from '../list-parts.ts';
import { useOrganization } from '../organization.ts';
import {
  type DormantPerson,
  type DormantRule,
  keyOfRule,
  stateWords,
  throughWords,
} from './dormant-data.ts';
import { RuleProgress } from './progress.tsx';

export function DormantPeople() {
  const { sid, place } = useOrganization();
  const rule = useQuery({
    queryKey: keyOfRule(sid),
    queryFn: () => bailiwick.dormantPeople.get(sid),
  });
  return (
    <Page
      help="dormant-people"
      title={t`Dormant people`}
      place={place}
      lead={t`When each of the people whom you manage last came, the longest ago first, and what becomes of them.`}
    >
      {rule.isError ? <ProblemSummary problem={problemOf(rule.error)} takesFocus={false} /> : null}
      {rule.data === undefined ? null : <Standing rule={rule.data} />}
      <People />
    </Page>
  );
}

/** Where things stand, and where that is decided. */
function Standing({ rule }: { rule: DormantRule }) {
  const { planned, sentence } = rule.policy;
  return (
    <div className="section">
      <p className="measure">
        {sentence} <RuleProgress rule={rule} />{' '}
        <Link to="/admin/security-policies">
          <Trans>Security policies</Trans>
        </Link>
      </p>
      {planned === null ? null : (
        <Notice>
          <Trans>
            Another rule starts by itself at <ExactTime at={planned.starts_at} />.
          </Trans>{' '}
          {planned.sentence}
        </Notice>
      )}
    </div>
  );
}

const columns = (): readonly Column<DormantPerson>[] => [
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
    key: 'last',
    label: t`Last came`,
    sort: 'idle_since',
    file: ['last_active_at', 'idle_since'],
    cell: (row) =>
      row.last_active_at === null ? <Trans>never</Trans> : <Time at={row.last_active_at} />,
  },
  {
    key: 'through',
    label: t`Through`,
    kind: 'words',
    file: ['last_active_through'],
    cell: (row) =>
      row.last_active_through === null ? null : i18n._(throughWords[row.last_active_through]),
  },
  {
    key: 'idle',
    label: t`Days since`,
    file: ['days_idle'],
    cell: ({ days_idle: days }) => plural(days, { one: '# day', other: '# days' }),
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => (
      <Stamp tone={stateWords[row.state].tone}>{i18n._(stateWords[row.state].word)}</Stamp>
    ),
  },
  {
    key: 'next',
    label: t`What follows`,
    kind: 'words',
    file: ['next', 'warns_at', 'deactivates_at'],
    cell: (row) => row.next,
  },
  {
    key: 'warned',
    label: t`Last mail`,
    file: ['warned_at', 'reminded_at'],
    cell: (row) => <Time at={row.reminded_at ?? row.warned_at} />,
  },
];

function People() {
  const { sid } = useOrganization();
  return (
    <List
      label={t`When people last came`}
      queryKey={['dormant-people', sid]}
      load={(query) => bailiwick.dormantPeople.list(sid, query)}
      columns={columns()}
      rowKey={(row) => row.user_sid}
      rowName={(row) => row.name}
      params={[]}
      filter={{ ...listFilters['dormantPeople.list'], values: { email: findPeople(sid) } }}
      defaultSort="idle_since"
      exportFile={(body) => bailiwick.dormantPeople.export(sid, body)}
      empty={{
        title: t`You manage nobody who can sign in`,
        text: t`Whoever joins the organization is listed here.`,
        action: (
          <ButtonLink to="/admin/users/invite">
            <Trans>Invite people</Trans>
          </ButtonLink>
        ),
      }}
    />
  );
}
