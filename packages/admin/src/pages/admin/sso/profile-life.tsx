/** Disabling, enabling and deleting a profile. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { useOrganization } from '../organization.ts';
import { keepProfile, keyOfProfiles, type SsoProfile } from './profile-data.ts';

export function ProfileLife({ profile }: { profile: SsoProfile }) {
  const { sid, may } = useOrganization();
  const { act, pending, problem } = useAct();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const isEnabled = profile.state === 'enabled';
  const turn = () =>
    void act(async () => {
      const { ssoProfiles } = bailiwick;
      const saved = await (isEnabled
        ? ssoProfiles.disable(sid, profile.sid)
        : ssoProfiles.enable(sid, profile.sid));
      await keepProfile(sid, saved);
    });
  if (!may('sso-profiles/update') && !may('sso-profiles/delete')) return null;
  return (
    <section className="section">
      <h2>
        <Trans>Disable, delete</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <dl className="acts">
        {may('sso-profiles/update') ? (
          <div>
            <dt>
              <Button pending={pending} onPress={turn}>
                {isEnabled ? t`Disable the profile` : t`Enable the profile`}
              </Button>
            </dt>
            <dd>
              {isEnabled
                ? t`Nobody signs in through it until it is enabled again. Everything that is set up is kept.`
                : t`People can sign in through it again, as it is set up.`}
            </dd>
          </div>
        ) : null}
        {may('sso-profiles/delete') ? (
          <div>
            <dt>
              <Button kind="danger" onPress={() => setDeleting(true)}>
                <Trans>Delete the profile</Trans>
              </Button>
            </dt>
            <dd>
              <Trans>
                It ends with everything that links people to the provider. Their logins stay.
              </Trans>
            </dd>
          </div>
        ) : null}
      </dl>
      {deleting ? (
        <FarReachingAct
          title={t`Delete ${{ name: profile.name }}`}
          button={t`Delete`}
          typedName={profile.name}
          preview={() => bailiwick.ssoProfiles.deleteDryRun(sid, profile.sid)}
          run={async (api) => {
            await api.ssoProfiles.delete(sid, profile.sid);
            await navigate({ to: '/admin/sso' });
            await queryClient.invalidateQueries({ queryKey: keyOfProfiles(sid) });
          }}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </section>
  );
}
