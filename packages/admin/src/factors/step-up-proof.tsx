/** The dialog for a fresh proof of somebody who has a second factor. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Factors } from './own.ts';
import { type Proof, ProofForm } from './proof.tsx';

export interface Door {
  readonly challenge: () => Promise<Schemas['PasskeyChallenge']>;
  readonly stepUp: (
    api: BailiwickClient,
    proof: Parameters<BailiwickClient['factors']['stepUp']>[0]['proof'],
  ) => Promise<unknown>;
}

export function StepUpProof({
  factors,
  door,
  onProven,
  onCancel,
}: {
  factors: Factors;
  door: Door;
  onProven: () => void;
  onCancel: () => void;
}) {
  const prove = async (proof: Proof, api: BailiwickClient) => {
    if (proof.kind === 'mailed_code') return;
    await door.stepUp(
      api,
      proof.kind === 'passkey' ? proof : { kind: proof.kind, code: proof.code },
    );
    onProven();
  };
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
        challenge={door.challenge}
        prove={prove}
        secondary={
          <Button onPress={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        }
      />
    </Dialog>
  );
}
