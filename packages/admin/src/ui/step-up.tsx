/** Asks for a fresh proof when the server wants one, then repeats what was refused. */
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { isRefusal } from '../api.ts';
import { type RunWithProof, StepUp } from './step-up-context.ts';
import type { StepUpProps } from './step-up-dialog.tsx';

interface Waiting {
  readonly proven: () => void;
  readonly cancelled: () => void;
}

const StepUpDialog = lazy(() =>
  import('./step-up-dialog.tsx').then((module) => ({ default: module.StepUpDialog })),
);

/** @param dialog how the one who is signed in here proves it; without a word: users */
export function StepUpProvider({
  children,
  dialog: AskForProof = StepUpDialog,
}: {
  children: ReactNode;
  dialog?: ComponentType<StepUpProps>;
}) {
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
        <Suspense>
          <AskForProof onProven={waiting.proven} onCancel={waiting.cancelled} />
        </Suspense>
      )}
    </StepUp.Provider>
  );
}
