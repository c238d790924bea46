/** Making an API key: its name, how long it works, and what it may do, in plain words. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink, SelectField, TextField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { PermissionChooser } from '../programs/permission-chooser.tsx';
import { refreshKeys, useKeyPermissions } from './key-data.ts';
import { type Shown, ShownKey } from './shown-key.tsx';

const without = 'never';
/** @param most what the organization allows; null: anything */
const lifetimes = (most: number | null) => [
  ...[...new Set([7, 30, 90, 365, ...(most === null ? [] : [most])])]
    .filter((days) => days <= (most ?? days))
    .toSorted((a, b) => a - b)
    .map((days) => ({
      value: String(days),
      label: plural(days, { one: '# day', other: '# days' }),
    })),
  ...(most === null ? [{ value: without, label: t`without an end` }] : []),
];

export function NewApiKey() {
  const organization = useOrganization();
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <Page
      help="api-keys"
      title={t`Create an API key`}
      place={organization.place}
      crumb={
        <Link to="/admin/api-keys">
          <Trans>API keys</Trans>
        </Link>
      }
      lead={t`A program with the key does what you choose here, within what you may do yourself at that moment. Everything it does stands in the audit log under the name of the key.`}
    >
      {shown === null ? (
        <KeyForm onMade={setShown} />
      ) : (
        <>
          <ShownKey shown={shown} />
          <div className="form-foot">
            <ButtonLink kind="primary" to="/admin/api-keys">
              <Trans>I have stored it</Trans>
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  );
}

function KeyForm({ onMade }: { onMade: (shown: Shown) => void }) {
  const organization = useOrganization();
  const permissions = useKeyPermissions(organization.sid);
  const most = permissions.data?.days_at_most ?? null;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!organization.may('api-keys/create'))
    return (
      <Notice>
        <p>
          <Trans>
            Your roles do not let you create API keys. The Owner and Administrators can.
          </Trans>
        </p>
      </Notice>
    );
  const create: Submit = async (values, api) => {
    const { expires_in_days: days = without } = values;
    const { api_key, key } = await api.apiKeys.create(organization.sid, {
      name: (values['name'] ?? '').trim(),
      permissions: [...chosen].sort(),
      expires_in_days: days === without ? null : Number(days),
    });
    onMade({ name: api_key.name, key });
    await refreshKeys(organization.sid);
  };
  return (
    <Form submit={t`Create the API key`} onSubmit={create}>
      <div className="measure">
        <TextField
          name="name"
          label={t`Name`}
          maxLength={64}
          help={t`What the program is for, like “Nightly report”. The audit log calls it so.`}
        />
        <SelectField
          name="expires_in_days"
          label={t`It works for`}
          key={most}
          options={lifetimes(most)}
          defaultValue={String(Math.min(90, most ?? 90))}
          help={t`It also ends when your login leaves, is stopped, or gets another password.`}
        />
      </div>
      <PermissionChooser permissions={permissions} chosen={chosen} onChange={setChosen} />
    </Form>
  );
}
