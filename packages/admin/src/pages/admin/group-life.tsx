/** The words of a group, and its end. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { refreshGroup } from './group-refresh.ts';
import { useOrganization } from './organization.ts';

type Group = Schemas['Group'];

export function GroupWords({ group }: { group: Group }) {
  const organization = useOrganization();
  if (!organization.may('groups/update') || group.origin === 'provisioned')
    return group.description === '' ? null : <p>{group.description}</p>;
  const save: Submit = async (values, api) => {
    const fields = {
      friendly_name: (values['friendly_name'] ?? '').trim(),
      description: (values['description'] ?? '').trim(),
    };
    await api.groups.update(organization.sid, group.sid, fields, { ifMatch: group.version });
    await refreshGroup(organization.sid, group.sid);
  };
  return (
    <section className="section">
      <h2>
        <Trans>Name and description</Trans>
      </h2>
      <Form submit={t`Save`} onSubmit={save} key={group.version}>
        <TextField
          name="friendly_name"
          label={t`Name of the group`}
          defaultValue={group.friendly_name}
        />
        <TextField
          name="description"
          label={t`What it is for`}
          defaultValue={group.description}
          required={false}
        />
      </Form>
    </section>
  );
}

export function GroupEnd({ group }: { group: Group }) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  if (!organization.may('groups/delete') || group.origin === 'provisioned') return null;
  return (
    <section className="section">
      <h2>
        <Trans>Delete the group</Trans>
      </h2>
      <p>
        <Trans>What it gives ends for everybody in it. The people stay as they are.</Trans>
      </p>
      <Button kind="danger" onPress={() => setAsked(true)}>
        <Trans>Delete the group</Trans>
      </Button>
      {isAsked ? (
        <FarReachingAct
          title={t`Delete ${{ groupName: group.friendly_name }}`}
          button={t`Delete`}
          typedName={group.friendly_name}
          preview={() => bailiwick.groups.deleteDryRun(organization.sid, group.sid)}
          run={async (api) => {
            await api.groups.delete(organization.sid, group.sid);
            await navigate({ to: '/admin/groups' });
            await refreshGroup(organization.sid, group.sid);
          }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </section>
  );
}
