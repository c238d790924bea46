/** What can be chosen of a profile: logins for newcomers, names of attributes, signatures and encryption. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Checkbox, SelectField, TextField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { useOrganization } from '../organization.ts';
import { keepProfile, type SsoProfile } from './profile-data.ts';

type Options = SsoProfile['options'];

/** Empty: the usual names count. */
const nameOrNull = (text: string | undefined) => {
  const name = (text ?? '').trim();
  return name === '' ? null : name;
};

export function ProfileOptions({ profile }: { profile: SsoProfile }) {
  const { sid } = useOrganization();
  const isSaml = profile.protocol === 'saml';
  const [switches, setSwitches] = useState({
    creates_people: profile.options.creates_people,
    sign_requests: profile.options.sign_requests,
    want_encrypted: profile.options.want_encrypted,
  });
  const save: Submit = async (values, api) => {
    const { creates_people, sign_requests, want_encrypted } = switches;
    const ofProtocol = isSaml
      ? {
          sign_requests,
          want_encrypted,
          name_id_format: values['name_id_format'] as Options['name_id_format'],
        }
      : { scopes: (values['scopes'] ?? '').split(/\s+/).filter((scope) => scope !== '') };
    const saved = await api.ssoProfiles.update(
      sid,
      profile.sid,
      {
        name: (values['name'] ?? '').trim(),
        creates_people,
        ...ofProtocol,
        email_attribute: nameOrNull(values['email_attribute']),
        first_name_attribute: nameOrNull(values['first_name_attribute']),
        last_name_attribute: nameOrNull(values['last_name_attribute']),
      },
      { ifMatch: profile.version },
    );
    await keepProfile(sid, saved);
  };
  const set = (name: keyof typeof switches) => (checked: boolean) =>
    setSwitches({ ...switches, [name]: checked });
  return (
    <section className="section">
      <h2>
        <Trans>Options</Trans>
      </h2>
      <Form submit={t`Save the options`} onSubmit={save}>
        <TextField name="name" label={t`Name`} defaultValue={profile.name} maxLength={64} />
        <Checkbox
          name="creates_people"
          label={t`Make logins for people who come for the first time, where the sign-up policy lets them join`}
          checked={switches.creates_people}
          onChange={set('creates_people')}
        />
        {isSaml ? (
          <>
            <Checkbox
              name="sign_requests"
              label={t`Sign our requests`}
              checked={switches.sign_requests}
              onChange={set('sign_requests')}
            />
            <Checkbox
              name="want_encrypted"
              label={t`Take encrypted assertions only`}
              checked={switches.want_encrypted}
              onChange={set('want_encrypted')}
            />
            <SelectField
              name="name_id_format"
              label={t`Format of the NameID`}
              defaultValue={profile.options.name_id_format}
              options={[
                { value: 'email', label: t`The e-mail address` },
                { value: 'persistent', label: t`One that stays when the address changes` },
                { value: 'unspecified', label: t`Whatever the provider likes` },
              ]}
            />
          </>
        ) : (
          <TextField
            name="scopes"
            label={t`Scopes`}
            defaultValue={profile.options.scopes.join(' ')}
            help={t`Words, separated by spaces. openid is always asked for.`}
          />
        )}
        <AttributeNames options={profile.options} />
        <p className="small muted">
          <Trans>Another way to read who somebody is wants a new test before the next step.</Trans>
        </p>
      </Form>
    </section>
  );
}

function AttributeNames({ options }: { options: Options }) {
  const usual = t`Empty: the usual names count.`;
  return (
    <>
      <TextField
        name="email_attribute"
        label={t`Attribute with the e-mail address`}
        required={false}
        defaultValue={options.email_attribute ?? ''}
        help={usual}
      />
      <TextField
        name="first_name_attribute"
        label={t`Attribute with the first name`}
        required={false}
        defaultValue={options.first_name_attribute ?? ''}
        help={usual}
      />
      <TextField
        name="last_name_attribute"
        label={t`Attribute with the last name`}
        required={false}
        defaultValue={options.last_name_attribute ?? ''}
        help={usual}
      />
    </>
  );
}
