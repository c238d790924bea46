/** Which groups of the provider give which roles. The whole list is saved at once. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { useGrantable } from '../../../roles.ts';
import { Button, type Option, SelectField, TextField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { useOrganization } from '../organization.ts';
import { keepProfile, type SsoProfile } from './profile-data.ts';

interface Row {
  readonly key: number;
  readonly group: string;
  readonly roleSid: string;
  /** Empty: a role in the organization. */
  readonly accountSid: string;
}

const rowsOf = ({ role_mappings: mappings }: SsoProfile): readonly Row[] =>
  mappings.map(({ group, role_sid: roleSid, account_sid: accountSid }, key) => ({
    key,
    group,
    roleSid,
    accountSid: accountSid ?? '',
  }));

export function RoleMappings({ profile }: { profile: SsoProfile }) {
  const { sid } = useOrganization();
  const [rows, setRows] = useState(() => rowsOf(profile));
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'for-mappings'],
    queryFn: () => bailiwick.organizationAccounts.list(sid, { kind: 'all', page_size: 200 }),
  });
  const places: readonly Option[] = [
    { value: '', label: t`in the organization` },
    ...(accounts.data?.items ?? []).map((account) => ({
      value: account.sid,
      label: account.friendly_name,
    })),
  ];
  const save: Submit = async (values, api) => {
    const attribute = (values['groups_attribute'] ?? '').trim();
    const saved = await api.ssoProfiles.mapRoles(
      sid,
      profile.sid,
      {
        groups_attribute: attribute === '' ? null : attribute,
        mappings: rows.map(({ key, roleSid, accountSid }) => ({
          group: (values[`group-${key}`] ?? '').trim(),
          role_sid: roleSid,
          account_sid: accountSid === '' ? null : accountSid,
        })),
      },
      { ifMatch: profile.version },
    );
    await keepProfile(sid, saved);
  };
  const change = (key: number, changed: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  const add = () =>
    setRows([
      ...rows,
      {
        key: Math.max(-1, ...rows.map(({ key }) => key)) + 1,
        group: '',
        roleSid: '',
        accountSid: '',
      },
    ]);
  return (
    <section className="section">
      <h2>
        <Trans>Roles by groups</Trans>
      </h2>
      <p className="section">
        <Trans>
          Looked at whenever somebody signs in: who is in a group has its role, and who is in it no
          more loses it. What was given by hand stays. Ownership is never given by a group.
        </Trans>
      </p>
      <p>
        <Trans>
          A line counts as long as whoever saved it may give its role; the log of a sign-in, and a
          test, name what was not given.
        </Trans>
      </p>
      <Form submit={t`Save the roles by groups`} onSubmit={save}>
        <TextField
          name="groups_attribute"
          label={t`Attribute with the groups`}
          required={rows.length > 0}
          defaultValue={profile.groups_attribute ?? ''}
          help={t`As the test shows it. Empty: groups give nothing.`}
        />
        {rows.map((row, index) => (
          <MappingRow
            key={row.key}
            row={row}
            index={index}
            places={places}
            onChange={(changed) => change(row.key, changed)}
            onDrop={() => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
        <p className="section">
          <Button small onPress={add}>
            <Trans>Add a group</Trans>
          </Button>
        </p>
      </Form>
    </section>
  );
}

function MappingRow({
  row,
  index,
  places,
  onChange,
  onDrop,
}: {
  row: Row;
  index: number;
  places: readonly Option[];
  onChange: (changed: Partial<Row>) => void;
  onDrop: () => void;
}) {
  const roles = useGrantable(row.accountSid === '' ? 'organization' : 'account');
  const at = `/mappings/${index}`;
  const number = index + 1;
  return (
    <fieldset className="sso-mapping">
      <legend className="visually-hidden">
        <Trans>Group {number}</Trans>
      </legend>
      <TextField
        name={`group-${row.key}`}
        label={t`Group`}
        defaultValue={row.group}
        pointer={`${at}/group`}
      />
      <SelectField
        name={`place-${row.key}`}
        label={t`Where`}
        options={places}
        value={row.accountSid}
        pointer={`${at}/account_sid`}
        onChange={(accountSid) => onChange({ accountSid, roleSid: '' })}
      />
      <SelectField
        name={`role-${row.key}`}
        label={t`Role`}
        options={[{ value: '', label: t`Choose one` }, ...roles]}
        value={row.roleSid}
        pointer={`${at}/role_sid`}
        onChange={(roleSid) => onChange({ roleSid })}
      />
      <Button small label={t`Remove group ${number}`} onPress={onDrop}>
        <Trans>Remove</Trans>
      </Button>
    </fieldset>
  );
}
