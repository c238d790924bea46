/** The second step: the app at the identity provider, by whoever looks after it. */
import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../../ui/controls.tsx';
import { AppParts } from './app-parts.tsx';
import type { SsoProfile } from './profile-data.ts';
import { SetUpLinks } from './set-up-links.tsx';

export function AppStep({ profile }: { profile: SsoProfile }) {
  return (
    <>
      <AppParts profile={profile}>
        <ButtonLink
          kind="primary"
          to="/admin/sso/$profileSid/set-up/$step"
          params={{ profileSid: profile.sid, step: 'provider' }}
        >
          <Trans>The app is there: continue</Trans>
        </ButtonLink>
      </AppParts>
      <SetUpLinks profile={profile} />
    </>
  );
}
