/** Access: every role that somebody holds, and the question "who may do this on that account, and why". */

import { listFilters } from '@bailiwick/sdk';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { useRoles } from '../../roles.ts';
import { Button, ButtonLink, SelectField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { type Column, Facts, List, Tabs, termFor, useListSearch } from '../../ui/list.tsx';
import { instantOf, localTimeOf } from '../../ui/local-time.ts';
import { Page } from '../../ui/page.tsx';
import { ExactTime, KindMark, Notice, Time } from '../../ui/parts.tsx';
import { PersonQuestion } from './access-person.tsx';
import { findAccounts, findPeople, findRoles, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

export function Access() {
  const organization = useOrganization();
  const [search] = useListSearch();
  return (
    <Page
      help="access"
      title={t`Access`}
      place={organization.place}
      lead={t`Who holds which role where. An organization role reaches every account; ownership is handed over, and not listed as a role.`}
      actions={
        <ButtonLink to="/admin/access/matrix">
          <Trans>Access matrix</Trans>
        </ButtonLink>
      }
    >
      <Tabs
        label={t`Views of access`}
        param="view"
        tabs={[
          { value: undefined, label: t`Roles` },
          { value: 'question', label: t`Who may, and why?` },
          { value: 'person', label: t`May this person?` },
        ]}
      />
      {search['view'] === 'question' ? (
        <Question />
      ) : search['view'] === 'person' ? (
        <PersonQuestion />
      ) : (
        <Assignments />
      )}
    </Page>
  );
}

const assignmentColumns = (): readonly Column<Schemas['RoleAssignment']>[] => [
  {
    key: 'user',
    label: t`Who`,
    file: ['user.name', 'user.email'],
    cell: (row) => (
      <>
        <Link className="strong" to="/admin/users/$userSid" params={{ userSid: row.user.sid }}>
          {row.user.name}
        </Link>
        <br />
        <span className="muted">{row.user.email}</span>
      </>
    ),
  },
  {
    key: 'kind',
    label: t`Kind`,
    file: ['user.is_managed'],
    cell: (row) => (
      <KindMark kind={row.user.is_managed ? 'managed' : 'independent'}>
        {row.user.is_managed ? t`Managed` : t`Independent`}
      </KindMark>
    ),
  },
  {
    key: 'role',
    label: t`Role`,
    kind: 'words',
    file: ['role_name'],
    cell: (row) => row.role_name,
  },
  {
    key: 'scope',
    label: t`Where`,
    sort: 'scope',
    file: ['scope.kind', 'scope.name'],
    cell: (row) =>
      row.scope.kind === 'organization' ? (
        t`Whole organization`
      ) : (
        <Link to="/admin/accounts/$accountSid" params={{ accountSid: row.scope.sid }}>
          {row.scope.name}
        </Link>
      ),
  },
  {
    key: 'since',
    label: t`Since`,
    file: ['created_at'],
    cell: (row) => (row.created_at === null ? '—' : <Time at={row.created_at} />),
  },
];

/** One role of somebody, and what it lets them do there. */
function AssignmentFacts({ row }: { row: Schemas['RoleAssignment'] }) {
  const roles = useRoles();
  const role = roles.data?.items.find(({ sid }) => sid === row.role_sid);
  return (
    <>
      <Facts
        facts={[
          [t`Who`, row.user.email],
          [t`Kind`, row.user.is_managed ? t`Managed` : t`Independent`],
          [t`Role`, row.role_name],
          [t`Where`, row.scope.kind === 'organization' ? t`Whole organization` : row.scope.name],
          [t`Since`, row.created_at === null ? '—' : <ExactTime key="since" at={row.created_at} />],
        ]}
      />
      {role === undefined ? null : (
        <details className="section">
          <summary>
            <Trans>
              What the role allows ({ph({ count: formatNumber(role.permissions.length) })})
            </Trans>
          </summary>
          <ul className="small mono">
            {role.permissions.map((permission) => (
              <li key={permission}>{permission}</li>
            ))}
          </ul>
        </details>
      )}
      <Link to="/admin/users/$userSid" params={{ userSid: row.user.sid }}>
        <Trans>Open the page of {ph({ name: row.user.name })}</Trans>
      </Link>
    </>
  );
}

function Assignments() {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const take = (sid: string) =>
    void act(async () => {
      await bailiwick.roleAssignments.delete(organization.sid, sid);
      await queryClient.invalidateQueries({ queryKey: ['role-assignments', organization.sid] });
    });
  const acts: Column<Schemas['RoleAssignment']> = {
    key: 'actions',
    label: '',
    kind: 'actions',
    cell: (row) =>
      row.sid !== null &&
      row.scope.kind === 'account' &&
      organization.may('role-assignments/delete') ? (
        <Button
          small
          pending={pending}
          onPress={() => take(row.sid ?? '')}
          label={t`Take away ${{ roleName: row.role_name }} on ${{ accountName: row.scope.name }} from ${{ name: row.user.name }}`}
        >
          <Trans>Take away</Trans>
        </Button>
      ) : null,
  };
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <List
        label={t`Role assignments`}
        queryKey={['role-assignments', organization.sid]}
        load={(query) => bailiwick.roleAssignments.list(organization.sid, query)}
        columns={[...assignmentColumns(), acts]}
        rowKey={(row) => row.sid ?? row.scope.sid + row.role_sid}
        params={[]}
        filter={{
          ...listFilters['roleAssignments.list'],
          values: {
            person: findPeople(organization.sid),
            account: findAccounts(organization.sid),
            role: findRoles(),
          },
          terms: {
            user_sid: termFor('person'),
            account_sid: termFor('account'),
            role_sid: termFor('role'),
            scope_kind: termFor('scope'),
          },
        }}
        defaultSort="scope"
        {...viewsOf(organization, 'role_assignments')}
        beside={{
          label: (row) =>
            t`Show ${{ roleName: row.role_name }} of ${{ name: row.user.name }} beside the list`,
          title: (row) => row.user.name,
          content: (row) => <AssignmentFacts row={row} />,
        }}
        exportFile={(body) => bailiwick.roleAssignments.export(organization.sid, body)}
        empty={{
          title: t`Nobody holds a role yet`,
          text: t`Only the Owner is here. Invite people with the access that they need.`,
        }}
      />
    </>
  );
}

function Question() {
  const organization = useOrganization();
  const roles = useRoles();
  const [search, change] = useListSearch();
  const { permission, account_sid, at } = search;
  const isAsked = permission !== undefined && account_sid !== undefined;
  const accounts = useQuery({
    queryKey: ['accounts', organization.sid, 'chooser'],
    queryFn: () =>
      bailiwick.organizationAccounts.list(organization.sid, { page_size: 100, kind: 'all' }),
  });
  const answer = useQuery({
    queryKey: ['who-can', organization.sid, permission, account_sid, at],
    queryFn: () =>
      bailiwick.access.whoCan(organization.sid, {
        permission: permission ?? '',
        account_sid: account_sid ?? '',
        ...(at === undefined ? {} : { at }),
        page_size: 100,
      }),
    retry: false,
    enabled: isAsked,
  });
  const permissions = [
    ...new Set(
      roles.data?.items
        .filter((role) => role.scope === 'account')
        .flatMap((role) => role.permissions),
    ),
  ].sort();
  const accountOptions =
    accounts.data?.items.map((account) => ({ value: account.sid, label: account.friendly_name })) ??
    [];
  return (
    <>
      <Form
        asks
        submit={t`Who may?`}
        onSubmit={(values) => {
          change({
            permission: values['permission'],
            account_sid: values['account_sid'],
            at: instantOf(values['at'] ?? ''),
          });
          return Promise.resolve();
        }}
      >
        <SelectField
          name="permission"
          label={t`Permission`}
          options={permissions.map((name) => ({ value: name, label: name }))}
          defaultValue={permission}
          key={`p-${permissions.length}`}
        />
        <SelectField
          name="account_sid"
          label={t`On the account`}
          options={accountOptions}
          defaultValue={account_sid}
          key={`a-${accountOptions.length}`}
        />
        <TextField
          name="at"
          label={t`As of`}
          type="datetime-local"
          defaultValue={localTimeOf(at)}
          required={false}
          help={t`Leave it empty to ask about now. The names are those of today.`}
        />
      </Form>
      {answer.isError ? <ProblemSummary problem={problemOf(answer.error)} /> : null}
      {answer.data === undefined ? null : (
        <WhoMay people={answer.data.items} isPast={at !== undefined} />
      )}
    </>
  );
}

function WhoMay({
  people,
  isPast,
}: {
  people: readonly Schemas['PersonWhoCan'][];
  isPast: boolean;
}) {
  if (people.length === 0)
    return (
      <Notice live>{isPast ? t`Nobody could do that there.` : t`Nobody may do that there.`}</Notice>
    );
  return (
    <section className="section" aria-label={t`Who may`}>
      <table className="table" aria-label={t`Who may, and why`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Who</Trans>
            </th>
            <th scope="col">
              <Trans>Because</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((row) => (
            <tr key={row.user_sid}>
              <td data-label={t`Who`}>
                <Link
                  className="strong"
                  to="/admin/users/$userSid"
                  params={{ userSid: row.user_sid }}
                >
                  {row.name}
                </Link>
              </td>
              <td data-label={t`Because`}>{row.because.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
