/** The dialog for a fresh proof of somebody who has a second factor. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { bailiwick, type Schemas } from '../api.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProofForm } from './proof.tsx';

export function StepUpProof({
  factors,
  onProven,
  onCancel,
}: {
  factors: Schemas['Factors'];
  onProven: () => void;
  onCancel: () => void;
}) {
  return (
    <Dialog title={t`Prove again that it is you`} onClose={onCancel}>
      <p>
        <Trans>This reaches far, so we make sure that it is you.</Trans>
      </p>
      <ProofForm
        ways={{
          passkey: factors.passkeys.length > 0 && factors.passkeys_work_here,
          authenticator_app: factors.authenticator_app !== null,
          recovery_code: (factors.recovery_codes?.left ?? 0) > 0,
          mailed_code: false,
        }}
        submit={t`Continue`}
        hasCode
        challenge={() => bailiwick.factors.challenge()}
        prove={async (proof, api) => {
          if (proof.kind === 'mailed_code') return;
          await api.factors.stepUp({
            proof: proof.kind === 'passkey' ? proof : { kind: proof.kind, code: proof.code },
          });
          onProven();
        }}
        secondary={
          <Button onPress={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        }
      />
    </Dialog>
  );
}
