/** What a group gives to everybody in it: its roles, giving more, taking one away. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { standardUser, useGrantable } from '../../roles.ts';
import { Button, SelectField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Time } from '../../ui/parts.tsx';
import { GiveAccess } from './give-access.tsx';
import { refreshGroup } from './group-refresh.ts';
import { useOrganization } from './organization.ts';

type Group = Schemas['Group'];
type Held = Schemas['GroupRoleAssignment'];

/** As many as are shown at once; a group holds few. */
const shown = 200;

export function GroupAccess({ group }: { group: Group }) {
  const organization = useOrganization();
  const held = useQuery({
    queryKey: ['group-roles', organization.sid, group.sid],
    queryFn: () =>
      bailiwick.groupRoleAssignments.list(organization.sid, {
        group_sid: group.sid,
        page_size: shown,
      }),
    enabled: organization.may('role-assignments/read'),
  });
  const mayGive = organization.may('role-assignments/create');
  return (
    <>
      <section className="section">
        <h2>
          <Trans>What the group gives</Trans>
        </h2>
        {held.isError ? <ProblemSummary problem={problemOf(held.error)} /> : null}
        {held.data?.items.length === 0 ? (
          <p>
            <Trans>It gives nothing yet. Whoever is in it holds only what is their own.</Trans>
          </p>
        ) : null}
        {held.data === undefined || held.data.items.length === 0 ? null : (
          <HeldRoles group={group} held={held.data.items} />
        )}
        {held.data?.page.next_token == null ? null : (
          <p className="small muted">
            <Trans>
              There are more than are shown here. The API and the command line list all.
            </Trans>
          </p>
        )}
      </section>
      {mayGive && held.isSuccess ? (
        <>
          <GiveAccess
            to={{
              change: { action: 'give_to_group', group_sid: group.sid },
              refresh: () => refreshGroup(organization.sid, group.sid),
            }}
            held={held.data.items}
          />
          <GiveEverywhere group={group} held={held.data.items} />
        </>
      ) : null}
    </>
  );
}

function HeldRoles({ group, held }: { group: Group; held: readonly Held[] }) {
  const organization = useOrganization();
  const [taken, setTaken] = useState<Held>();
  const placeOf = ({ scope }: Held) =>
    scope.kind === 'organization' ? t`Whole organization` : scope.name;
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`What the group gives`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Role</Trans>
            </th>
            <th scope="col">
              <Trans>Where</Trans>
            </th>
            <th scope="col">
              <Trans>Since</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Actions</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map((row) => (
            <tr key={row.sid}>
              <td data-label={t`Role`}>{row.role_name}</td>
              <td data-label={t`Where`}>
                {row.scope.kind === 'organization' ? (
                  placeOf(row)
                ) : (
                  <Link to="/admin/accounts/$accountSid" params={{ accountSid: row.scope.sid }}>
                    {row.scope.name}
                  </Link>
                )}
              </td>
              <td data-label={t`Since`}>
                <Time at={row.created_at} />
              </td>
              <td className="actions">
                {organization.may('role-assignments/delete') ? (
                  <Button
                    small
                    onPress={() => setTaken(row)}
                    label={t`Take away ${{ roleName: row.role_name }} on ${{ place: placeOf(row) }} from the group`}
                  >
                    <Trans>Take away</Trans>
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {taken === undefined ? null : (
        <FarReachingAct
          title={t`Take ${{ roleName: taken.role_name }} away from ${{ groupName: group.friendly_name }}`}
          button={t`Take away`}
          inputs={[taken.sid]}
          preview={() => bailiwick.groupRoleAssignments.deleteDryRun(organization.sid, taken.sid)}
          run={async (api) => {
            await api.groupRoleAssignments.delete(organization.sid, taken.sid);
            await refreshGroup(organization.sid, group.sid);
            setTaken(undefined);
          }}
          onClose={() => setTaken(undefined)}
        />
      )}
    </div>
  );
}

/** A role on the organization itself: beside the one that each of its members has. */
function GiveEverywhere({ group, held }: { group: Group; held: readonly Held[] }) {
  const organization = useOrganization();
  const own = new Set(
    held.filter(({ scope }) => scope.kind === 'organization').map(({ role_sid }) => role_sid),
  );
  const roles = useGrantable('organization').filter(({ value }) => !own.has(value));
  const give: Submit = async (values, api) => {
    await api.groupRoleAssignments.create(organization.sid, {
      group_sid: group.sid,
      role_sid: values['role_sid'] ?? '',
    });
    await refreshGroup(organization.sid, group.sid);
  };
  if (roles.length === 0) return null;
  return (
    <div className="section">
      <h3>
        <Trans>Give a role in the whole organization</Trans>
      </h3>
      <Form submit={t`Give the role`} onSubmit={give} key={roles.length}>
        <SelectField
          name="role_sid"
          label={t`Role in the organization`}
          options={roles}
          defaultValue={standardUser}
          help={t`Members hold it beside their own role.`}
        />
      </Form>
    </div>
  );
}
