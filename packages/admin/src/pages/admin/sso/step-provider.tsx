/** The third step: what the identity provider shows about itself, looked at before anything of it is trusted. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { Button, ButtonLink } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { Ledger, Notice, Time } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { CheckList } from './checks.tsx';
import { ClientForm } from './client-form.tsx';
import { keepProfile, type SsoProfile } from './profile-data.ts';
import { type ProviderSource, SourceForm } from './source-form.tsx';

interface Looked {
  readonly source: ProviderSource;
  readonly answer: Schemas['SsoProviderCheck'];
}

export function ProviderStep({ profile }: { profile: SsoProfile }) {
  const organization = useOrganization();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [changes, setChanges] = useState(profile.theirs === null);
  if (!organization.may('sso-profiles/update'))
    return (
      <p>
        <Trans>The Owner and Administrators can change this.</Trans>
      </p>
    );
  const kept = async (saved: SsoProfile) => {
    await keepProfile(organization.sid, saved);
    setLooked(null);
    setChanges(false);
  };
  return (
    <>
      {profile.theirs === null ? null : <Theirs profile={profile} theirs={profile.theirs} />}
      {changes ? (
        <section className="section">
          <h2>
            <Trans>What {ph({ provider: profile.provider_title })} shows about itself</Trans>
          </h2>
          <SourceForm
            profile={profile}
            onLook={async (source) => {
              const { sid } = organization;
              const answer = await bailiwick.ssoProfiles.checkProvider(sid, profile.sid, source);
              setLooked({ source, answer });
            }}
          />
        </section>
      ) : (
        <p className="section">
          <Button onPress={() => setChanges(true)}>
            <Trans>Change it</Trans>
          </Button>
        </p>
      )}
      {looked === null ? null : <LookedAt profile={profile} looked={looked} onKept={kept} />}
      {profile.theirs !== null && profile.protocol === 'oidc' && !changes ? (
        <ClientForm profile={profile} />
      ) : null}
      {profile.setup.missing.length === 0 && !changes ? (
        <ButtonLink
          kind="primary"
          to="/admin/sso/$profileSid/set-up/$step"
          params={{ profileSid: profile.sid, step: 'test' }}
        >
          <Trans>Continue to the test</Trans>
        </ButtonLink>
      ) : null}
    </>
  );
}

/** What is trusted now. */
function Theirs({
  profile,
  theirs,
}: {
  profile: SsoProfile;
  theirs: NonNullable<SsoProfile['theirs']>;
}) {
  return (
    <Ledger
      title={t`What is trusted now`}
      rows={[
        [
          profile.protocol === 'saml' ? t`Entity ID` : t`Issuer`,
          <code key="issuer">{theirs.issuer}</code>,
        ],
        [t`Where people are sent`, <code key="sign-on">{theirs.sign_on_url}</code>],
        [t`Read again every day`, theirs.metadata_url === null ? t`no: it was given once` : t`yes`],
        [t`Last read`, <Time key="read" at={theirs.refreshed_at} />],
      ]}
    >
      {theirs.refresh_problem === null ? null : (
        <p className="field-error">{theirs.refresh_problem}</p>
      )}
    </Ledger>
  );
}

/** The checks, and only when nothing is wrong the way to trusting it. */
function LookedAt({
  profile,
  looked: { source, answer },
  onKept,
}: {
  profile: SsoProfile;
  looked: Looked;
  onKept: (saved: SsoProfile) => Promise<void>;
}) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const update = (api: typeof bailiwick) =>
    api.ssoProfiles.updateProvider(sid, profile.sid, source, { ifMatch: profile.version });
  const save: Submit = async (_values, api) => {
    const saved = await update(api);
    await onKept(saved);
    if (saved.setup.missing.length === 0)
      await navigate({
        to: '/admin/sso/$profileSid/set-up/$step',
        params: { profileSid: profile.sid, step: 'test' },
      });
  };
  return (
    <section className="section" aria-label={t`What we see from here`}>
      <h2>
        <Trans>What we see from here</Trans>
      </h2>
      <Notice tone={answer.is_usable ? 'ok' : 'bad'} live>
        {answer.is_usable
          ? t`It can be used. Nothing is saved yet.`
          : t`It cannot be used as it is. Nothing is saved.`}
      </Notice>
      <CheckList checks={answer.checks} />
      {!answer.is_usable ? null : profile.theirs === null ? (
        <Form submit={t`Trust this provider`} onSubmit={save}>
          {null}
        </Form>
      ) : (
        <div className="form-foot">
          <Button kind="primary" onPress={() => setAsking(true)}>
            <Trans>Trust this provider instead</Trans>
          </Button>
        </div>
      )}
      {asking ? (
        <FarReachingAct
          title={t`Change the provider of ${{ name: profile.name }}`}
          button={t`Trust this provider instead`}
          danger={false}
          preview={() => bailiwick.ssoProfiles.updateProviderDryRun(sid, profile.sid, source)}
          run={async (api) => onKept(await update(api))}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
