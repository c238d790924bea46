/** A trial of an operation, as the ledger of any far-reaching act. */

import { type Impact, impactOfTrial, type TrialWords, waitForOperation } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { bailiwick, type Schemas } from '../../api.ts';

export interface Looking {
  readonly signal: AbortSignal;
  readonly onLook: (operation: Schemas['Operation']) => void;
}

/** One that nobody waits for any more is called off. */
export async function tryOut(
  organizationSid: string,
  start: () => Promise<{ readonly sid: string }>,
  words: Pick<TrialWords, 'can' | 'already'>,
  looking: Looking,
): Promise<Impact> {
  const { sid } = await start();
  try {
    const trial = await waitForOperation(bailiwick, organizationSid, sid, looking);
    return await impactOfTrial(bailiwick, organizationSid, trial, {
      ...words,
      cannot: (reason) => t`cannot be: ${reason}`,
      yourself: t`You are among them, and stay as you are.`,
      stopped: { title: t`The trial stopped before the end`, remedy: t`Try it again.` },
    });
  } catch (error) {
    // It may have ended in the meantime, which is as good.
    if (looking.signal.aborted)
      await bailiwick.operations.cancel(organizationSid, sid).catch(() => undefined);
    throw error;
  }
}
