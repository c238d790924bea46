/** One connection to an identity provider: where it stands, its domains, its certificates and keys, and its options. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../../address.ts';
import { ButtonLink } from '../../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { CopyButton, ExactTime, Ledger, Notice, Time } from '../../../ui/parts.tsx';
import '../../../styles/sso.css';
import { useOrganization } from '../organization.ts';
import { protocolName, type SsoProfile, useProfile } from './profile-data.ts';
import { DomainsOfProfile } from './profile-domains.tsx';
import { Failing } from './profile-failing.tsx';
import { Certificates, OurKeys } from './profile-keys.tsx';
import { ProfileLife } from './profile-life.tsx';
import { RoleMappings } from './profile-mappings.tsx';
import { ProfileOptions } from './profile-options.tsx';
import { ProfileStamp } from './profiles.tsx';
import { SetUpLinks } from './set-up-links.tsx';
import { stepOf } from './steps.tsx';

export function SsoProfilePage() {
  const organization = useOrganization();
  const profile = useProfile(usePathPart('profileSid'));
  const crumb = (
    <Link to="/admin/sso">
      <Trans>Single sign-on</Trans>
    </Link>
  );
  if (profile.data === undefined || profile.isError)
    return (
      <Page help="sso" title={t`Single sign-on`} place={organization.place} crumb={crumb}>
        {profile.isError ? <ProblemSummary problem={problemOf(profile.error)} /> : null}
      </Page>
    );
  const { data } = profile;
  const mayUpdate = organization.may('sso-profiles/update');
  return (
    <Page
      help="sso"
      title={data.name}
      place={organization.place}
      crumb={crumb}
      lead={<span role="status">{data.sentence}</span>}
      actions={<NextStep profile={data} />}
    >
      <Failing profile={data} />
      {data.theirs?.refresh_problem == null ? null : (
        <Notice tone="bad">{data.theirs.refresh_problem}</Notice>
      )}
      <div className="columns">
        <div>
          <section className="section">
            <h2>
              <Trans>Domains</Trans>
            </h2>
            {data.domains.length === 0 ? (
              <p>
                <Trans>None yet: nobody signs in through it.</Trans>
              </p>
            ) : (
              <DomainsOfProfile profile={data} />
            )}
          </section>
          {mayUpdate ? (
            <>
              <ProfileOptions key={`options-${data.version}`} profile={data} />
              <RoleMappings key={`mappings-${data.version}`} profile={data} />
            </>
          ) : null}
          <SetUpLinks profile={data} />
          <ProfileLife profile={data} />
        </div>
        <div>
          <Standing profile={data} />
          <Certificates profile={data} />
          <OurKeys profile={data} />
        </div>
      </div>
    </Page>
  );
}

function NextStep({ profile }: { profile: SsoProfile }) {
  const isDone = profile.setup.step === 'done';
  return (
    <ButtonLink
      kind={isDone ? 'secondary' : 'primary'}
      to="/admin/sso/$profileSid/set-up/$step"
      params={{ profileSid: profile.sid, step: isDone ? 'test' : stepOf(profile) }}
    >
      {isDone ? t`Test the sign-in` : t`Go on with setting it up`}
    </ButtonLink>
  );
}

function Standing({ profile }: { profile: SsoProfile }) {
  return (
    <Ledger
      title={t`Where it stands`}
      rows={[
        [t`State`, <ProfileStamp key="state" profile={profile} />],
        [t`Provider`, profile.provider_title],
        [t`Protocol`, protocolName(profile)],
        [t`Last good test`, <Time key="tested" at={profile.tested_at} />],
        [t`Metadata last read`, <Time key="read" at={profile.theirs?.refreshed_at ?? null} />],
        [t`Added`, <ExactTime key="added" at={profile.created_at} />],
        [t`Added by`, profile.created_by],
      ]}
    >
      <p className="small">
        <code>{profile.sid}</code> <CopyButton text={profile.sid} what={t`SID`} />
      </p>
      <p className="small">
        <Trans>
          A link that begins signing in: <code>{ph({ link: profile.ours.start_url })}</code>
        </Trans>{' '}
        <CopyButton text={profile.ours.start_url} what={t`the link`} />
      </p>
    </Ledger>
  );
}
