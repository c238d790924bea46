/** The fresh proof of an operator: the second factor, which they always have. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { bailiwick } from '../../api.ts';
import type { Door } from '../../factors/step-up-proof.tsx';
import { within } from '../../i18n/i18n.ts';
import type { StepUpProps } from '../../ui/step-up-dialog.tsx';

const loadProof = within('factors', () => import('../../factors/step-up-proof.tsx'));
const StepUpProof = lazy(async () => ({ default: (await loadProof()).StepUpProof }));

const door: Door = {
  challenge: () => bailiwick.operatorFactors.challenge(),
  stepUp: (api, proof) => api.operatorFactors.stepUp({ proof }),
};

export const useOperatorFactors = () =>
  useQuery({ queryKey: ['operator-factors'], queryFn: () => bailiwick.operatorFactors.get() });

export function OperatorStepUp(props: StepUpProps) {
  const { data } = useOperatorFactors();
  if (data === undefined) return null;
  return (
    <Suspense>
      <StepUpProof factors={data} door={door} {...props} />
    </Suspense>
  );
}
