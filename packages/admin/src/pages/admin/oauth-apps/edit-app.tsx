/** Changing an OAuth app: its words, how long its tokens work, and what it may do. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../../session.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { changesOf } from './app-choice.ts';
import { type OAuthApp, refreshApps, useAppToChange } from './app-data.ts';
import { AppForm } from './app-form.tsx';
import { asksPeople } from './grant-types.ts';

export function EditOAuthApp() {
  const organization = useOrganization();
  const { oauthAppSid = '' } = useParams({ strict: false });
  const app = useAppToChange(organization.sid, oauthAppSid);
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
      // With the name above it, which may take several lines.
      lead={
        app.data === undefined
          ? undefined
          : t`A change of what it may do counts from the next call on, for tokens that are out too.`
      }
    >
      {app.isError ? <ProblemSummary problem={problemOf(app.error)} takesFocus={false} /> : null}
      {app.data === undefined || !app.isFetchedAfterMount ? null : (
        <Changing key={app.data.sid} app={app.data} />
      )}
    </Page>
  );
}

/** What was seen is what is changed: when it was read anew meanwhile, the server compares the versions. */
function Changing({ app: newest }: { app: OAuthApp }) {
  const [app] = useState(newest);
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
            {asksPeople(app) ? (
              <Trans>
                Only <bdi>{ph({ name: app.made_by })}</bdi>, who made it, gives it more permissions
                or other addresses. You can take from it.
              </Trans>
            ) : (
              <Trans>
                Only <bdi>{ph({ name: app.made_by })}</bdi> gives it more, since it acts within
                their access. You can take from it.
              </Trans>
            )}
          </p>
        </Notice>
      )}
      <AppForm
        app={app}
        submit={t`Save the changes`}
        onSubmit={async (choice, api) => {
          await api.oauthApps.update(sid, app.sid, changesOf(app, choice), {
            ifMatch: app.version,
          });
          await refreshApps(sid);
          await navigate({ to: '/admin/oauth-apps' });
        }}
      />
    </>
  );
}
