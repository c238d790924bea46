/** What one operator does to another: lets them replace what they lost, or lets them go. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Why } from '../../ui/why.tsx';

interface ActProps {
  readonly operator: Schemas['Operator'];
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onClose: () => void;
}

export function ResetOperator({ operator, onDone, onClose }: ActProps) {
  const [reason, setReason] = useState<string | null>(null);
  const { sid, email } = operator;
  const title = t`Reset the second factor of ${email}`;
  if (reason === null)
    return (
      <Why title={title} onWhy={setReason} onClose={onClose}>
        <Trans>
          For when phone and keys are lost. You never see a secret: a link is mailed to{' '}
          {ph({ email })}, and with their password what was lost is removed.
        </Trans>
      </Why>
    );
  return (
    <FarReachingAct
      title={title}
      button={t`Reset the second factor`}
      inputs={[reason]}
      preview={() => bailiwick.operators.resetSecondFactorDryRun(sid, { reason })}
      run={async (api) => {
        await api.operators.resetSecondFactor(sid, { reason });
        await onDone(t`A link that works for a day is on its way to ${{ email }}.`);
      }}
      onClose={onClose}
      onBack={() => setReason(null)}
    >
      <p>
        <Trans>Until they open the link, what they have keeps counting.</Trans>
      </p>
    </FarReachingAct>
  );
}

export function RemoveOperator({ operator, onDone, onClose }: ActProps) {
  const { sid, email } = operator;
  return (
    <FarReachingAct
      title={t`Remove ${{ name: email }}`}
      button={t`Remove`}
      preview={() => bailiwick.operators.removeDryRun(sid)}
      run={async (api) => {
        await api.operators.remove(sid);
        await onDone(t`${{ email }} is no operator any more.`);
      }}
      onClose={onClose}
    >
      <p>
        <Trans>They are signed out at once and cannot sign in as operator any more.</Trans>
      </p>
    </FarReachingAct>
  );
}
