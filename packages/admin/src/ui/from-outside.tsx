/** Instead of the pages, for whoever comes from none of the networks of their organization: why, and leaving as the only act. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { bailiwick, isRefusal, queryClient } from '../api.ts';
import { forgetChanges } from '../changes.ts';
import { Button } from './controls.tsx';
import { problemOf } from './form.tsx';
import { PlainPage } from './page.tsx';
import { Notice } from './parts.tsx';
import { forgetAll } from './session-memory.ts';

export const isFromOutside = (error: unknown) => isRefusal(error, 'request.network_refused');

export function FromOutside({ error }: { error: unknown }) {
  const navigate = useNavigate();
  const { detail, remedy, who_can: whoCan } = problemOf(error);
  const signOut = async () => {
    await bailiwick.sessions.endCurrent();
    await navigate({ to: '/sign-in' });
    queryClient.clear();
    forgetChanges();
    forgetAll();
  };
  return (
    <PlainPage help="security-policies" title={t`You cannot go on from here`} lead={detail}>
      <Notice>
        <p>{remedy}</p>
        {whoCan === undefined ? null : (
          <p>
            <Trans>Who can change that: {whoCan}.</Trans>
          </p>
        )}
      </Notice>
      <div className="form-foot">
        <Button kind="primary" onPress={() => void signOut()}>
          <Trans>Sign out</Trans>
        </Button>
      </div>
    </PlainPage>
  );
}
