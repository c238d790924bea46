/** One person: role, access and why, and what can be done. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { organizationOwner, useGrantable } from '../../roles.ts';
import { Button, SelectField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, Ledger, Time } from '../../ui/parts.tsx';
import { useUndo } from '../../ui/undo-context.ts';
import { GiveAccess } from './give-access.tsx';
import { useOrganization } from './organization.ts';
import { GroupsOf } from './user-groups.tsx';
import { Login } from './user-login.tsx';
import { refreshPerson } from './user-refresh.ts';
import { SessionsOf } from './user-sessions.tsx';
import { SignInsOf } from './user-sign-ins.tsx';
import { SignsInBy } from './user-sso.tsx';
import { PersonMark } from './users.tsx';

type Person = Schemas['OrganizationUser'];

export function UserPage() {
  const userSid = usePathPart('userSid');
  const organization = useOrganization();
  const person = useQuery({
    queryKey: ['user', organization.sid, userSid],
    queryFn: () => bailiwick.organizationUsers.get(organization.sid, userSid),
  });
  const crumb = (
    <Link to="/admin/users">
      <Trans>Users</Trans>
    </Link>
  );
  if (person.data === undefined || person.isError) {
    return (
      <Page help="user" title={t`User`} place={organization.place} crumb={crumb}>
        {person.isError ? <ProblemSummary problem={problemOf(person.error)} /> : null}
      </Page>
    );
  }
  return (
    <Page
      help="user"
      title={person.data.name}
      place={organization.place}
      crumb={crumb}
      lead={leadOf(person.data, organization.friendly_name)}
    >
      <div className="columns">
        <div>
          <Role person={person.data} />
          <AccountAccess person={person.data} />
          <GroupsOf person={person.data} />
          <Deeds person={person.data} />
          <SignsInBy person={person.data} />
          <SessionsOf person={person.data} />
          <SignInsOf person={person.data} />
          <Login person={person.data} />
        </div>
        <Facts person={person.data} />
      </div>
    </Page>
  );
}

function leadOf(person: Person, name: string): string {
  if (person.kind === 'independent')
    return t`A guest on accounts of ${name}. The login is their own: you decide about their access only.`;
  switch (person.state) {
    case 'active':
      return t`${name} manages this login.`;
    case 'inactive':
      return t`${name} manages this login. It is deactivated: they cannot sign in, and keep their roles.`;
    case 'suspended':
      return t`${name} manages this login. The operator suspended it: they cannot sign in until that is lifted.`;
    case 'pending_deletion':
      return t`${name} manages this login. It is to be deleted: they cannot sign in.`;
  }
}

function Facts({ person }: { person: Person }) {
  return (
    <Ledger
      title={t`This person`}
      rows={[
        [t`Kind`, <PersonMark key="kind" person={person} />],
        [t`Address`, person.email],
        [t`Role`, person.organization_role?.name ?? t`none`],
        [t`Accounts with a role of their own`, person.accounts],
        [t`Owns accounts`, person.owned_accounts],
        [t`Last sign-in`, <Time key="last" at={person.last_sign_in_at} />],
        [t`Since`, <ExactTime key="since" at={person.created_at} />],
      ]}
    >
      <p className="small">
        <code>{person.sid}</code> <CopyButton text={person.sid} what={t`SID`} />
      </p>
    </Ledger>
  );
}

function Role({ person }: { person: Person }) {
  const organization = useOrganization();
  const roles = useGrantable('organization');
  const isOwner = person.organization_role?.role_sid === organizationOwner;
  if (person.kind === 'independent' || isOwner || !organization.may('role-assignments/create'))
    return null;
  const save: Submit = async (values, api) => {
    await api.roleAssignments.create(organization.sid, {
      user_sid: person.sid,
      role_sid: values['role_sid'] ?? '',
    });
    await refreshPerson(organization.sid, person.sid);
  };
  return (
    <section className="section">
      <h2>
        <Trans>Role in the organization</Trans>
      </h2>
      <Form
        submit={t`Change the role`}
        onSubmit={save}
        key={`${person.organization_role?.role_sid ?? ''}-${roles.length}`}
      >
        <SelectField
          name="role_sid"
          label={t`Role`}
          options={roles}
          defaultValue={person.organization_role?.role_sid ?? ''}
        />
      </Form>
    </section>
  );
}

function AccessHead() {
  return (
    <thead>
      <tr>
        <th scope="col">
          <Trans>Account</Trans>
        </th>
        <th scope="col">
          <Trans>Because</Trans>
        </th>
        <th scope="col">
          <span className="visually-hidden">
            <Trans>Actions</Trans>
          </span>
        </th>
      </tr>
    </thead>
  );
}

/** What they reach and why; roles that they hold on accounts can be taken, others given. */
function AccountAccess({ person }: { person: Person }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const access = useQuery({
    queryKey: ['user-access', organization.sid, person.sid],
    queryFn: () =>
      bailiwick.access.whatCanUserReach(organization.sid, person.sid, { page_size: 200 }),
  });
  const own = useQuery({
    queryKey: ['user-assignments', organization.sid, person.sid],
    queryFn: () =>
      bailiwick.roleAssignments.list(organization.sid, {
        user_sid: person.sid,
        scope_kind: 'account',
        page_size: 200,
      }),
  });
  const offerUndo = useUndo();
  const take = (assignment: Schemas['RoleAssignment']) =>
    void act(async () => {
      const { role_sid, scope } = assignment;
      await bailiwick.roleAssignments.delete(organization.sid, assignment.sid ?? '');
      await refreshPerson(organization.sid, person.sid);
      offerUndo({
        sentence: t`${{ roleName: assignment.role_name }} on ${{ accountName: scope.name }} was taken from ${{ name: person.name }}.`,
        undo: async () => {
          const back = { user_sid: person.sid, account_sid: scope.sid, role_sid };
          await bailiwick.roleAssignments.create(organization.sid, back);
          await refreshPerson(organization.sid, person.sid);
        },
      });
    });
  return (
    <section className="section">
      <h2>
        <Trans>Access to accounts</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {access.data?.items.length === 0 ? (
        <p>
          <Trans>They reach no account.</Trans>
        </p>
      ) : null}
      {access.data === undefined || access.data.items.length === 0 ? null : (
        <div className="table-wrap">
          <table className="table" aria-label={t`Access to accounts`}>
            <AccessHead />
            <tbody>
              {access.data.items.map((row) => (
                <tr key={row.account_sid}>
                  <td data-label={t`Account`}>
                    <Link to="/admin/accounts/$accountSid" params={{ accountSid: row.account_sid }}>
                      {row.account_name}
                    </Link>
                  </td>
                  <td data-label={t`Because`}>{row.because.join('; ')}</td>
                  <td className="actions">
                    {organization.may('role-assignments/delete')
                      ? own.data?.items
                          .filter(
                            (assignment) =>
                              assignment.scope.sid === row.account_sid && assignment.sid !== null,
                          )
                          .map((assignment) => (
                            <Button
                              key={assignment.sid}
                              small
                              pending={pending}
                              onPress={() => take(assignment)}
                              label={t`Take ${{ roleName: assignment.role_name }} away on ${{ accountName: row.account_name }}`}
                            >
                              <Trans>Take {ph({ roleName: assignment.role_name })} away</Trans>
                            </Button>
                          ))
                      : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {organization.may('role-assignments/create') && person.state !== 'pending_deletion' ? (
        <GiveAccess
          to={{
            change: { action: 'give', user_sid: person.sid },
            refresh: () => refreshPerson(organization.sid, person.sid),
          }}
          held={own.data?.items ?? []}
        />
      ) : null}
    </section>
  );
}

function Deeds({ person }: { person: Person }) {
  const organization = useOrganization();
  const events = useQuery({
    queryKey: ['audit', organization.sid, person.sid],
    queryFn: () =>
      bailiwick.auditEvents.list(organization.sid, { actor_sid: person.sid, page_size: 5 }),
  });
  if (events.data === undefined || events.data.items.length === 0) return null;
  return (
    <section className="section">
      <h2>
        <Trans>What they did last</Trans>
      </h2>
      <ol className="timeline">
        {events.data.items.map((event) => (
          <li key={event.sid}>
            {event.sentence}
            <br />
            <span className="small muted">
              <Time at={event.occurred_at} />
            </span>
          </li>
        ))}
      </ol>
      <Link to="/admin/audit-log" search={{ actor_sid: person.sid }}>
        <Trans>Everything in the audit log</Trans>
      </Link>
    </section>
  );
}
