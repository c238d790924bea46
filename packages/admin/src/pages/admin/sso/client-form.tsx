/** Our client at an OpenID Connect provider: who we are there, and how we prove it. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Choices, PasswordField, TextField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { CopyButton } from '../../../ui/parts.tsx';
import type { ProfileSetUp } from './profile-data.ts';

type Authentication = 'secret' | 'private_key';

export type ClientInput = Parameters<BailiwickClient['ssoProfiles']['updateClient']>[2];

export function ClientForm({
  profile,
  onSave,
  hasCode = true,
}: {
  profile: ProfileSetUp;
  onSave: (client: ClientInput, api: BailiwickClient) => Promise<void>;
  /** Whoever has a login can do it by a program. */
  hasCode?: boolean;
}) {
  const { client } = profile;
  const [way, setWay] = useState<Authentication>(client?.authentication ?? 'secret');
  const save: Submit = async (values, api) => {
    const secret = values['client_secret'] ?? '';
    await onSave(
      {
        client_id: (values['client_id'] ?? '').trim(),
        authentication: way,
        ...(way === 'secret' && secret !== '' ? { client_secret: secret } : {}),
      },
      api,
    );
  };
  return (
    <section className="section">
      <h2>
        <Trans>Our client in {ph({ provider: profile.provider_title })}</Trans>
      </h2>
      <Form hasCode={hasCode} submit={t`Save the client`} onSubmit={save}>
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
