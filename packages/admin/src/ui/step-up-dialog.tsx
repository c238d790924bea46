/** The fresh proof that far-reaching acts ask for: the password or the second factor again, or the company's sign-in. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { bailiwick, isRefusal } from '../api.ts';
import type { Door } from '../factors/step-up-proof.tsx';
import { within } from '../i18n/i18n.ts';
import { useSession } from '../session.ts';
import { Button, PasswordField } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Form, type Submit } from './form.tsx';

export interface StepUpProps {
  readonly onProven: () => void;
  readonly onCancel: () => void;
}

const loadProof = within('factors', () => import('../factors/step-up-proof.tsx'));
const StepUpProof = lazy(async () => ({ default: (await loadProof()).StepUpProof }));

const door: Door = {
  challenge: () => bailiwick.factors.challenge(),
  stepUp: (api, proof) => api.factors.stepUp({ proof }),
};

/** By what they have: the company's sign-in for whoever came by that, else the second factor, else the password. */
export function StepUpDialog(props: StepUpProps) {
  const session = useSession();
  const factors = useQuery({ queryKey: ['factors'], queryFn: () => bailiwick.factors.get() });
  if (session.data?.session.method === 'sso') return <FirstProof {...props} />;
  if (factors.isPending) return null;
  const { data } = factors;
  if (data === undefined || (data.passkeys.length === 0 && data.authenticator_app === null))
    return <FirstProof {...props} />;
  return (
    <Suspense>
      <StepUpProof factors={data} door={door} {...props} />
    </Suspense>
  );
}

function FirstProof({ onProven, onCancel }: StepUpProps) {
  const session = useSession();
  const [isClosed, setClosed] = useState(false);
  const bySso = isClosed || session.data?.session.method === 'sso';
  const cancel = (
    <Button onPress={onCancel}>
      <Trans>Cancel</Trans>
    </Button>
  );
  const provePassword: Submit = async ({ password = '' }, api) => {
    try {
      await api.sessions.stepUp({ password });
    } catch (error) {
      if (!isRefusal(error, 'user.sso_required')) throw error;
      setClosed(true);
      return;
    }
    onProven();
  };
  // The page is left: what it was about to do is not kept for when somebody comes back.
  const leave: Submit = async (_values, api) => {
    const begun = await api.ssoSignIns.start({
      email: session.data?.user.email ?? '',
      return_to: `${location.pathname}${location.search}`,
      reauthenticate: true,
    });
    location.assign(begun.location);
  };
  return (
    <Dialog
      title={bySso ? t`Sign in at your company again` : t`Enter your password again`}
      onClose={onCancel}
    >
      <p>
        <Trans>This reaches far, so we make sure that it is you.</Trans>
      </p>
      {bySso ? (
        <Form hasCode={false} submit={t`Continue`} onSubmit={leave} secondary={cancel}>
          <p className="section">
            <Trans>
              Your company’s sign-in brings you back to this page. Then do once more what you were
              about to do: nothing of it has happened yet.
            </Trans>
          </p>
        </Form>
      ) : (
        <Form submit={t`Continue`} onSubmit={provePassword} secondary={cancel}>
          <PasswordField name="password" label={t`Password`} autoComplete="current-password" />
        </Form>
      )}
    </Dialog>
  );
}
