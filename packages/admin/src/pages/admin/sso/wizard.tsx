/** Setting up single sign-on after the provider is chosen: one page, whose step stands in the address. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, Navigate } from '@tanstack/react-router';
import { usePathPart } from '../../../address.ts';
import '../../../styles/sso.css';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useOrganization } from '../organization.ts';
import { type SsoProfile, useProfile } from './profile-data.ts';
import { AppStep } from './step-app.tsx';
import { EnforceStep } from './step-enforce.tsx';
import { PeopleStep } from './step-people.tsx';
import { ProviderStep } from './step-provider.tsx';
import { TestStep } from './step-test.tsx';
import { isSetUpStep, type SetUpStep, Steps, stepOf } from './steps.tsx';

function titleOf(step: SetUpStep, { provider_title: provider }: SsoProfile): string {
  switch (step) {
    case 'app':
      return t`Create the app in ${provider}`;
    case 'provider':
      return t`Bring the side of ${provider}`;
    case 'test':
      return t`Test the sign-in`;
    case 'people':
      return t`Who is affected`;
    case 'enforce':
      return t`Make it the only way`;
  }
}

function contentOf(step: SetUpStep, profile: SsoProfile) {
  switch (step) {
    case 'app':
      return <AppStep profile={profile} />;
    case 'provider':
      return <ProviderStep profile={profile} />;
    case 'test':
      return <TestStep profile={profile} />;
    case 'people':
      return <PeopleStep profile={profile} />;
    case 'enforce':
      return <EnforceStep profile={profile} />;
  }
}

export function SetUpSso() {
  const organization = useOrganization();
  const step = usePathPart('step');
  const profile = useProfile(usePathPart('profileSid'));
  const all = (
    <Link to="/admin/sso">
      <Trans>Single sign-on</Trans>
    </Link>
  );
  if (profile.data === undefined || profile.isError)
    return (
      <Page help="sso" title={t`Single sign-on`} place={organization.place} crumb={all}>
        {profile.isError ? <ProblemSummary problem={problemOf(profile.error)} /> : null}
      </Page>
    );
  const { data } = profile;
  if (!isSetUpStep(step))
    return (
      <Navigate
        to="/admin/sso/$profileSid/set-up/$step"
        params={{ profileSid: data.sid, step: stepOf(data) }}
        replace
      />
    );
  return (
    <Page
      help="sso"
      title={titleOf(step, data)}
      place={organization.place}
      lead={<span role="status">{data.sentence}</span>}
      crumb={
        <>
          {all} ›{' '}
          <Link to="/admin/sso/$profileSid" params={{ profileSid: data.sid }}>
            {data.name}
          </Link>
        </>
      }
    >
      <Steps current={step} profile={data} />
      {contentOf(step, data)}
    </Page>
  );
}
