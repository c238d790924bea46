/** The hand-over between what needs a fresh proof and the dialog that asks for it. */
import { createContext, useContext } from 'react';

/** Runs something that may need a fresh proof. */
export type RunWithProof = (work: () => Promise<void>) => Promise<void>;

export const StepUp = createContext<RunWithProof>((work) => work());

export const useStepUp = () => useContext(StepUp);
