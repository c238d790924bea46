/** Making an OAuth app; its secret is shown once. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../../ui/controls.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { newAppOf } from './app-choice.ts';
import { refreshApps } from './app-data.ts';
import { AppForm } from './app-form.tsx';
import { ShownClient, type ShownSecret } from './shown-client.tsx';

export function NewOAuthApp() {
  const organization = useOrganization();
  const [shown, setShown] = useState<ShownSecret | null>(null);
  return (
    <Page
      help="oauth-apps"
      title={t`Create an OAuth app`}
      place={organization.place}
      crumb={
        <Link to="/admin/oauth-apps">
          <Trans>OAuth apps</Trans>
        </Link>
      }
      lead={t`A program gets access tokens by a client id and a secret, and does what you choose here: within what you may do yourself, or within what each person may do who allows it.`}
    >
      {shown === null ? (
        <Making onMade={setShown} />
      ) : (
        <>
          <ShownClient shown={shown} />
          <div className="form-foot">
            <ButtonLink kind="primary" to="/admin/oauth-apps">
              <Trans>I have stored it</Trans>
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  );
}

function Making({ onMade }: { onMade: (shown: ShownSecret) => void }) {
  const { sid, may } = useOrganization();
  if (!may('oauth-apps/create'))
    return (
      <Notice>
        <p>
          <Trans>
            Your roles do not let you create OAuth apps. The Owner and Administrators can.
          </Trans>
        </p>
      </Notice>
    );
  return (
    <AppForm
      submit={t`Create the OAuth app`}
      onSubmit={async (choice, api) => {
        const { oauth_app, client_secret } = await api.oauthApps.create(sid, newAppOf(choice));
        onMade({ app: oauth_app, secret: client_secret });
        await refreshApps(sid);
      }}
    />
  );
}
