/** Our client at an OpenID Connect provider: who we are there, and how we prove it. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Choices, PasswordField, TextField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { CopyButton } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { keepProfile, type SsoProfile } from './profile-data.ts';

type Authentication = 'secret' | 'private_key';

export function ClientForm({ profile }: { profile: SsoProfile }) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const { client } = profile;
  const [way, setWay] = useState<Authentication>(client?.authentication ?? 'secret');
  const save: Submit = async (values, api) => {
    const secret = values['client_secret'] ?? '';
    const saved = await api.ssoProfiles.updateClient(
      sid,
      profile.sid,
      {
        client_id: (values['client_id'] ?? '').trim(),
        authentication: way,
        ...(way === 'secret' && secret !== '' ? { client_secret: secret } : {}),
      },
      { ifMatch: profile.version },
    );
    await keepProfile(sid, saved);
    if (saved.setup.missing.length === 0)
      await navigate({
        to: '/admin/sso/$profileSid/set-up/$step',
        params: { profileSid: profile.sid, step: 'test' },
      });
  };
  return (
    <section className="section">
      <h2>
        <Trans>Our client in {ph({ provider: profile.provider_title })}</Trans>
      </h2>
      <Form submit={t`Save the client`} onSubmit={save}>
        <TextField name="client_id" label={t`Client ID`} defaultValue={client?.client_id ?? ''} />
        <Choices
          name="authentication"
          legend={t`It proves who it is by`}
          choices={[
            {
              value: 'secret',
              title: t`a secret`,
              text: t`The provider makes it and shows it once. It is kept sealed, and never shown here.`,
            },
            {
              value: 'private_key',
              title: t`a key of ours`,
              text: t`Nothing secret travels. The provider reads our public key from its address.`,
            },
          ]}
          value={way}
          onChange={(value) => setWay(value as Authentication)}
        />
        {way === 'secret' ? (
          <PasswordField
            name="client_secret"
            label={t`Client secret`}
            autoComplete="new-password"
            help={
              client?.is_complete === true
                ? t`One is there: enter it again, or a new one.`
                : undefined
            }
          />
        ) : (
          <p>
            <Trans>
              Our public key: <code>{ph({ address: profile.ours.jwks_url })}</code>
            </Trans>{' '}
            <CopyButton text={profile.ours.jwks_url} what={t`the address of our key`} />
          </p>
        )}
      </Form>
    </section>
  );
}
