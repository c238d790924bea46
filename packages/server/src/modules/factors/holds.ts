/** Somebody may be held back until they have a factor: whoever keeps such holds is asked when one was added. */
import { createQuestion } from '../../kernel/hooks.ts';

/** Lifts what is met now, in the transaction in which the factor was added. True: something was lifted. */
export const metHold = createQuestion<{ readonly userId: string }, boolean>();
