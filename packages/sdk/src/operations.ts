/** Operations: waiting for one, and reading a trial like the dry run of a single act. */
import type { Operations } from './generated/operations.ts';
import type { components } from './generated/schema.d.ts';

type Operation = components['schemas']['Operation'];
type Impact = components['schemas']['Impact'];

/**
 * Looks at an operation until it is over, whether it succeeded or failed.
 * @param everyMs how long to wait between two looks
 */
export async function waitForOperation(
  client: Operations,
  organizationSid: string,
  operationSid: string,
  everyMs = 400,
): Promise<Operation> {
  let operation = await client.operations.get(organizationSid, operationSid);
  while (operation.finished_at === null) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    operation = await client.operations.get(organizationSid, operationSid);
  }
  return operation;
}

/**
 * What a finished trial found, in the shape that dry runs answer: how many can be changed, what that changes, and who is
 * refused for which reason.
 * @param noun what its rows are: `people`
 */
export async function impactOfTrial(
  client: Operations,
  organizationSid: string,
  trial: Operation,
  noun: string,
): Promise<Impact> {
  const { items } = await client.operations.listRefusals(organizationSid, trial.sid);
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
      counted('rows_changed', `${noun} can be changed`, created + updated),
      ...trial.changes,
      ...(unchanged === 0 ? [] : [counted('rows_unchanged', `${noun} are so already`, unchanged)]),
      ...items.map((refusal) => ({
        what: refusal.code,
        label: `cannot be: ${refusal.reason}`,
        count: refusal.count,
        names: refusal.keys,
      })),
    ],
    you: [],
    undo: null,
  };
}
