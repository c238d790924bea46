/** One person: role, access and why, and what can be done. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { useGrantable } from '../../roles.ts';
import { Button, SelectField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, Ledger, Time } from '../../ui/parts.tsx';
import { useUndo } from '../../ui/undo-context.ts';
import { GiveAccess } from './give-access.tsx';
import { useOrganization } from './organization.ts';
import { Login } from './user-login.tsx';
import { refreshPerson } from './user-refresh.ts';
import { PersonMark } from './users.tsx';

type Person = Schemas['OrganizationUser'];

export function UserPage() {
  const userSid = usePathPart('userSid');
  const organization = useOrganization();
  const person = useQuery({
    queryKey: ['user', organization.sid, userSid],
    queryFn: () => bailiwick.organizationUsers.get(organization.sid, userSid),
  });
  const crumb = <Link to="/admin/users">Users</Link>;
  if (person.data === undefined || person.isError) {
    return (
      <Page help="user" title="User" place={organization.place} crumb={crumb}>
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
          <Deeds person={person.data} />
          <Login person={person.data} />
        </div>
        <Facts person={person.data} />
      </div>
    </Page>
  );
}

const stateWords: Record<Person['state'], string> = {
  active: '',
  inactive: ' It is deactivated: they cannot sign in, and keep their roles.',
  suspended: ' The operator suspended it: they cannot sign in until that is lifted.',
  pending_deletion: ' It is to be deleted: they cannot sign in.',
};

function leadOf(person: Person, name: string): string {
  if (person.kind === 'independent')
    return `A guest on accounts of ${name}. The login is their own: you decide about their access only.`;
  return `${name} manages this login.${stateWords[person.state]}`;
}

function Facts({ person }: { person: Person }) {
  return (
    <Ledger
      title="This person"
      rows={[
        ['Kind', <PersonMark key="kind" person={person} />],
        ['Address', person.email],
        ['Role', person.organization_role?.name ?? 'none'],
        ['Accounts with a role of their own', person.accounts],
        ['Owns accounts', person.owned_accounts],
        ['Last sign-in', <Time key="last" at={person.last_sign_in_at} />],
        ['Since', <ExactTime key="since" at={person.created_at} />],
      ]}
    >
      <p className="small">
        <code>{person.sid}</code> <CopyButton text={person.sid} what="SID" />
      </p>
    </Ledger>
  );
}

function Role({ person }: { person: Person }) {
  const organization = useOrganization();
  const roles = useGrantable('organization');
  const isOwner = person.organization_role?.name === 'Owner';
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
      <h2>Role in the organization</h2>
      <Form
        submit="Change the role"
        onSubmit={save}
        key={`${person.organization_role?.role_sid ?? ''}-${roles.length}`}
      >
        <SelectField
          name="role_sid"
          label="Role"
          options={roles}
          defaultValue={person.organization_role?.role_sid ?? ''}
        />
      </Form>
    </section>
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
        sentence: `${assignment.role_name} on ${scope.name} was taken from ${person.name}.`,
        undo: async () => {
          const back = { user_sid: person.sid, account_sid: scope.sid, role_sid };
          await bailiwick.roleAssignments.create(organization.sid, back);
          await refreshPerson(organization.sid, person.sid);
        },
      });
    });
  return (
    <section className="section">
      <h2>Access to accounts</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {access.data?.items.length === 0 ? <p>They reach no account.</p> : null}
      {access.data === undefined || access.data.items.length === 0 ? null : (
        <div className="table-wrap">
          <table className="table" aria-label="Access to accounts">
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Because</th>
                <th scope="col">
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {access.data.items.map((row) => (
                <tr key={row.account_sid}>
                  <td data-label="Account">
                    <Link to="/admin/accounts/$accountSid" params={{ accountSid: row.account_sid }}>
                      {row.account_name}
                    </Link>
                  </td>
                  <td data-label="Because">{row.because.join('; ')}</td>
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
                              label={`Take ${assignment.role_name} away on ${row.account_name}`}
                            >
                              Take {assignment.role_name} away
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
        <GiveAccess person={person} held={own.data?.items ?? []} />
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
      <h2>What they did last</h2>
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
        Everything in the audit log
      </Link>
    </section>
  );
}
