/** The people of an account and their roles in it. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { formatList } from '../../i18n/formats.ts';
import { developer, useGrantable } from '../../roles.ts';
import { Button, SelectField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { KindMark } from '../../ui/parts.tsx';
import { may } from './account-permissions.ts';

type Member = Schemas['Member'];
const kindWords: Record<Member['kind'], MessageDescriptor> = {
  owner: msg`Owner`,
  managed: msg`Managed`,
  independent: msg`Independent`,
};

/** A role, and where it comes from when it is held further up. */
function roleText({ role_name: role, held_on: heldOn }: Member['roles'][number]): string {
  return heldOn === 'parent_account' ? t`${role} (main account)` : role;
}

export function Team({ account }: { account: Schemas['OpenAccount'] }) {
  const [changing, setChanging] = useState<Member | null>(null);
  const columns: Column<Member>[] = [
    {
      key: 'name',
      label: t`Name`,
      cell: (row) => (
        <>
          <span className="strong">{row.name}</span>
          <br />
          <span className="muted">{row.email}</span>
        </>
      ),
    },
    {
      key: 'kind',
      label: t`Kind`,
      cell: (row) => <KindMark kind={row.kind}>{i18n._(kindWords[row.kind])}</KindMark>,
    },
    {
      key: 'roles',
      label: t`Roles`,
      kind: 'words',
      cell: (row) => formatList(row.roles.map(roleText)),
    },
    {
      key: 'actions',
      label: '',
      kind: 'actions',
      cell: (row) =>
        may(account, 'members/update') && row.kind !== 'owner' ? (
          <Button
            small
            onPress={() => setChanging(row)}
            label={t`Change roles of ${{ name: row.name }}`}
          >
            <Trans>Change roles</Trans>
          </Button>
        ) : null,
    },
  ];
  return (
    <section className="section">
      <h2>
        <Trans>Team</Trans>
      </h2>
      <p>
        <Trans>
          People with a role on this account. People who reach it by their role in the organization
          are not listed here.
        </Trans>
      </p>
      <List
        label={t`Team`}
        queryKey={['members', account.sid]}
        load={(query) => bailiwick.accountMembers.list(account.sid, query)}
        columns={columns}
        rowKey={(row) => row.user_sid}
        params={[]}
        searchLabel={t`Find by name or address`}
        empty={{ title: t`Nobody yet`, text: t`Invite the first person below.` }}
      />
      {changing === null ? null : (
        <ChangeRoles account={account} member={changing} onClose={() => setChanging(null)} />
      )}
    </section>
  );
}

function ChangeRoles({
  account,
  member,
  onClose,
}: {
  account: Schemas['OpenAccount'];
  member: Member;
  onClose: () => void;
}) {
  const options = useGrantable('account');
  const { act, pending, problem } = useAct();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['members', account.sid] });
  const remove = (sid: string) =>
    void act(async () => {
      await bailiwick.accountMembers.removeRole(account.sid, sid);
      await refresh();
      onClose();
    });
  const add: Submit = async (values, api) => {
    await api.accountMembers.addRole(account.sid, {
      user_sid: member.user_sid,
      role_sid: values['role_sid'] ?? '',
    });
    await refresh();
    onClose();
  };
  return (
    <Dialog title={t`Roles of ${{ name: member.name }}`} onClose={onClose}>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <ul className="section">
        {member.roles
          .filter((role) => role.held_on === 'account')
          .map((role) => (
            <li key={role.role_sid + (role.group?.sid ?? '')} className="input-row">
              <span>
                {role.group === null
                  ? role.role_name
                  : t`${{ roleName: role.role_name }} through the group ${{ groupName: role.group.name }}`}
              </span>
              {role.assignment_sid === null ? null : (
                <Button
                  small
                  kind="danger"
                  pending={pending}
                  onPress={() => remove(role.assignment_sid ?? '')}
                  label={t`Take away ${{ roleName: role.role_name }} from ${{ name: member.name }}`}
                >
                  <Trans>Take away</Trans>
                </Button>
              )}
            </li>
          ))}
      </ul>
      <Form
        submit={t`Give this role`}
        onSubmit={add}
        secondary={
          <Button onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
        }
      >
        <SelectField
          name="role_sid"
          label={t`Another role`}
          options={options}
          defaultValue={developer}
        />
      </Form>
    </Dialog>
  );
}
