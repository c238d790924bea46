/** The form of an OAuth app: when it is made, and later. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Choices, SelectField, TextField } from '../../../ui/controls.tsx';
import { Form } from '../../../ui/form.tsx';
import { useOrganization } from '../organization.ts';
import { PermissionChooser } from '../programs/permission-chooser.tsx';
import type { AppChoice } from './app-choice.ts';
import { minutesOf, type OAuthApp, useAppPermissions } from './app-data.ts';
import { grantChoices } from './grant-types.ts';
import { forPeopleOf, PeopleFields } from './people-fields.tsx';

const lifetimes = [300, 900, 1800, 3600];

export function AppForm({
  app,
  submit,
  onSubmit,
}: {
  /** The one that is changed; undefined: a new one. */
  app?: OAuthApp;
  submit: string;
  onSubmit: (choice: AppChoice, api: BailiwickClient) => Promise<void>;
}) {
  const organization = useOrganization();
  const permissions = useAppPermissions(organization.sid);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(app?.permissions));
  const [grantType, setGrantType] = useState(app?.grant_type ?? 'client_credentials');
  const asks = grantType === 'authorization_code';
  return (
    <Form
      submit={submit}
      onSubmit={(values, api) => {
        const { name = '', description = '', access_token_seconds = '' } = values;
        return onSubmit(
          {
            name: name.trim(),
            description: description.trim(),
            permissions: [...chosen].sort(),
            access_token_seconds: Number(access_token_seconds),
            forPeople: asks ? forPeopleOf(values) : undefined,
          },
          api,
        );
      }}
    >
      <div className="measure">
        {app === undefined ? (
          <Choices
            name="grant_type"
            legend={t`For whom does it act?`}
            choices={grantChoices()}
            value={grantType}
            onChange={(value) =>
              setGrantType(value === 'authorization_code' ? value : 'client_credentials')
            }
          />
        ) : null}
        <OwnFields app={app} />
        {asks ? <PeopleFields app={app} /> : null}
      </div>
      <PermissionChooser permissions={permissions} chosen={chosen} onChange={setChosen} />
    </Form>
  );
}

function OwnFields({ app }: { app: OAuthApp | undefined }) {
  const seconds = app?.access_token_seconds ?? 3600;
  const options = [...new Set([...lifetimes, seconds])]
    .sort((a, b) => a - b)
    .map((value) => ({ value: String(value), label: minutesOf(value) }));
  return (
    <>
      <TextField
        name="name"
        label={t`Name`}
        defaultValue={app?.name ?? ''}
        maxLength={64}
        help={t`What the program is called, like “Data warehouse”. The audit log calls it so.`}
      />
      <TextField
        name="description"
        label={t`What it is for`}
        defaultValue={app?.description ?? ''}
        maxLength={250}
        required={false}
        help={t`For whoever looks at it in a year. It may stay empty.`}
      />
      <SelectField
        name="access_token_seconds"
        label={t`Each of its tokens works for`}
        options={options}
        defaultValue={String(seconds)}
        help={t`Programs get a new one by themselves. What the app may do is looked at again at every call.`}
      />
    </>
  );
}
