/** Asks for the password again when the server wants a fresh proof, then repeats what was refused. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isRefusal } from '../api.ts';
import { Button, PasswordField } from './controls.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';
import { type RunWithProof, StepUp } from './step-up-context.ts';

interface Waiting {
  readonly proven: () => void;
  readonly cancelled: () => void;
}

export function StepUpProvider({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run: RunWithProof = async (work) => {
    try {
      await work();
    } catch (error) {
      if (!isRefusal(error, 'request.step_up_required')) throw error;
      const proven = await new Promise<boolean>((resolve) =>
        setWaiting({ proven: () => resolve(true), cancelled: () => resolve(false) }),
      );
      setWaiting(null);
      if (!proven) throw error;
      await work();
    }
  };
  return (
    <StepUp.Provider value={run}>
      {children}
      {waiting === null ? null : (
        <Dialog title={t`Enter your password again`} onClose={waiting.cancelled}>
          <p>
            <Trans>This reaches far, so we make sure that it is you.</Trans>
          </p>
          <Form
            submit={t`Continue`}
            onSubmit={async ({ password = '' }, api) => {
              await api.sessions.stepUp({ password });
              waiting.proven();
            }}
            secondary={
              <Button onPress={waiting.cancelled}>
                <Trans>Cancel</Trans>
              </Button>
            }
          >
            <PasswordField name="password" label={t`Password`} autoComplete="current-password" />
          </Form>
        </Dialog>
      )}
    </StepUp.Provider>
  );
}
