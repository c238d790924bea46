/**
 * What hangs on somebody's factors elsewhere: they may be held back until they have one, and the emergency access of their organization
 * may be theirs for as long as they have a passkey.
 */
import { createQuestion } from '../../kernel/hooks.ts';
import type { Text } from '../../kernel/text.ts';

/** Lifts what is met now, in the transaction in which the factor was added. True: something was lifted. */
export const metHold = createQuestion<{ readonly userId: string }, boolean>();

/** What follows for others when somebody removes their last passkey. */
export interface PasskeyLoss {
  /** Why it is refused. */
  readonly refusal: { readonly detail: Text; readonly whoCan: Text } | undefined;
}

/** Asked before it is removed, with the person locked. Nobody answers: nothing follows. */
export const lastPasskeyLost = createQuestion<{ readonly userId: string }, PasskeyLoss>();
