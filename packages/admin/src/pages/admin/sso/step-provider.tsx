/** The third step: what the identity provider shows about itself, looked at before anything of it is trusted. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button, ButtonLink } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { ClientForm, type ClientInput } from './client-form.tsx';
import { keepProfile, type SsoProfile } from './profile-data.ts';
import { type Looked, Theirs, WhatWeSee } from './provider-parts.tsx';
import { SourceForm } from './source-form.tsx';

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
        <ClientOfProfile profile={profile} />
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

/** Trusting what was looked at; for the first time at once, else with what it changes. */
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
    <WhatWeSee answer={answer}>
      {profile.theirs === null ? (
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
    </WhatWeSee>
  );
}

function ClientOfProfile({ profile }: { profile: SsoProfile }) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const save = async (client: ClientInput, api: typeof bailiwick) => {
    const { version } = profile;
    const saved = await api.ssoProfiles.updateClient(sid, profile.sid, client, {
      ifMatch: version,
    });
    await keepProfile(sid, saved);
    if (saved.setup.missing.length === 0)
      await navigate({
        to: '/admin/sso/$profileSid/set-up/$step',
        params: { profileSid: profile.sid, step: 'test' },
      });
  };
  return <ClientForm profile={profile} onSave={save} />;
}
