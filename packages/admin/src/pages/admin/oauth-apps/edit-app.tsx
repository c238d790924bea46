/** Changing an OAuth app: its words, how long its tokens work, and what it may do. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useSession } from '../../../session.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type OAuthApp, refreshApps, useApp } from './app-data.ts';
import { type AppChoice, AppForm } from './app-form.tsx';

export function EditOAuthApp() {
  const organization = useOrganization();
  const { oauthAppSid = '' } = useParams({ strict: false });
  const app = useApp(organization.sid, oauthAppSid);
  const name = app.data?.name ?? t`OAuth app`;
  return (
    <Page
      help="oauth-apps"
      title={t`Change ${name}`}
      place={organization.place}
      crumb={
        <Link to="/admin/oauth-apps">
          <Trans>OAuth apps</Trans>
        </Link>
      }
      lead={t`A change of what it may do counts from the next call on, for tokens that are out too.`}
    >
      {app.isError ? <ProblemSummary problem={problemOf(app.error)} takesFocus={false} /> : null}
      {app.data === undefined ? null : <Changing app={app.data} />}
    </Page>
  );
}

/** Only what is another: what somebody took from the app meanwhile does not come back with a new name. */
function changesOf(app: OAuthApp, choice: AppChoice): Partial<AppChoice> {
  const isOther = (name: keyof AppChoice) =>
    JSON.stringify(name === 'permissions' ? [...app.permissions].sort() : app[name]) !==
    JSON.stringify(choice[name]);
  const names = ['name', 'description', 'permissions', 'access_token_seconds'] as const;
  return Object.fromEntries(names.filter(isOther).map((name) => [name, choice[name]]));
}

function Changing({ app }: { app: OAuthApp }) {
  const { sid, may } = useOrganization();
  const session = useSession();
  const navigate = useNavigate();
  if (app.state !== 'active' || !may('oauth-apps/update'))
    return (
      <Notice>
        <p>
          {app.state === 'active' ? (
            <Trans>
              Your roles do not let you change OAuth apps. The Owner and Administrators can.
            </Trans>
          ) : (
            <Trans>It is over, and cannot be changed any more. Create another one.</Trans>
          )}
        </p>
      </Notice>
    );
  return (
    <>
      {session.data?.user.sid === app.made_by_sid ? null : (
        <Notice>
          <p>
            <Trans>
              Only <bdi>{ph({ name: app.made_by })}</bdi> gives it more, since it acts within their
              access. You can take from it.
            </Trans>
          </p>
        </Notice>
      )}
      <AppForm
        app={app}
        submit={t`Save the changes`}
        onSubmit={async (choice, api) => {
          await api.oauthApps.update(sid, app.sid, changesOf(app, choice));
          await refreshApps(sid);
          await navigate({ to: '/admin/oauth-apps' });
        }}
      />
    </>
  );
}
