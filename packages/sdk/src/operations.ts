/** Operations: waiting for one, and reading a trial like the dry run of a single act. */

import type { Operations } from './all-operations.ts';
import { BailiwickError } from './errors.ts';
import type { components } from './generated/schema.d.ts';

type Operation = components['schemas']['Operation'];
type Impact = components['schemas']['Impact'];

/** Whoever asks, where nobody does it to themselves in passing. */
const yourself = 'bulk_change.yourself';

const stopped = {
  type: 'about:blank',
  title: 'The trial stopped before the end',
  status: 409,
  remedy: 'Try it again.',
  request_id: '',
};

export interface Waiting {
  /** How long to wait between two looks. */
  readonly everyMs?: number;
  /** Is told what each look found. */
  readonly onLook?: (operation: Operation) => void;
  /** Ends the waiting, not the operation. */
  readonly signal?: AbortSignal;
}

/** Looks at an operation until it is over, whether it succeeded or failed. */
export async function waitForOperation(
  client: Operations,
  organizationSid: string,
  operationSid: string,
  { everyMs = 400, onLook, signal }: Waiting = {},
): Promise<Operation> {
  for (;;) {
    signal?.throwIfAborted();
    const operation = await client.operations.get(organizationSid, operationSid);
    onLook?.(operation);
    if (operation.finished_at !== null) return operation;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** What its rows are called, to be read after a number. */
export interface TrialWords {
  /** `people can be changed`; without it the changes say it. */
  readonly can?: string;
  /** `people are so already` */
  readonly already: string;
  /** `cannot be: The address is taken.` */
  readonly cannot?: (reason: string) => string;
  readonly yourself?: string;
  /** Of the error where the trial stopped before the end. */
  readonly stopped?: { readonly title: string; readonly remedy: string };
}

export const peopleWords: TrialWords = {
  can: 'people can be changed',
  already: 'people are so already',
};

/**
 * What a finished trial found, in the shape that dry runs answer: how many can be changed, what that changes, and who is
 * refused for which reason.
 * @throws BailiwickError when the trial stopped before the end: what it found is not the whole
 */
export async function impactOfTrial(
  client: Operations,
  organizationSid: string,
  trial: Operation,
  words: TrialWords,
): Promise<Impact> {
  if (trial.error !== null)
    throw new BailiwickError({ ...stopped, ...words.stopped, ...trial.error });
  const { items } = await client.operations.listRefusals(organizationSid, trial.sid);
  const isAmongThem = items.some(({ code }) => code === yourself);
  const others = items.filter(({ code }) => code !== yourself);
  const { created, updated, unchanged } = trial.outcomes;
  const counted = (what: string, label: string, count: number) => ({
    what,
    label,
    count,
    names: [],
  });
  return {
    dry_run: true,
    operation: trial.kind,
    changes: [
      ...(words.can === undefined ? [] : [counted('rows_changed', words.can, created + updated)]),
      ...trial.changes,
      ...(unchanged === 0 ? [] : [counted('rows_unchanged', words.already, unchanged)]),
      ...others.map((refusal) => ({
        what: refusal.code,
        label: words.cannot?.(refusal.reason) ?? `cannot be: ${refusal.reason}`,
        count: refusal.count,
        names: refusal.keys,
      })),
    ],
    you: isAmongThem ? [words.yourself ?? 'You are among them, and stay as you are.'] : [],
    undo: null,
  };
}
