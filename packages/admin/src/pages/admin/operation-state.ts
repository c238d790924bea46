/** In which words an operation stands. */
import type { Schemas } from '../../api.ts';
import type { Tone } from '../../ui/parts.tsx';

type Operation = Schemas['Operation'];

export const titleOf = ({ label, dry_run: isTrial }: Operation): string =>
  `${isTrial ? 'Trial: ' : ''}${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;

const number = new Intl.NumberFormat('en');
const rowsAre = (count: number) => (count === 1 ? '1 row is' : `${number.format(count)} rows are`);

/** Where it stands, and whose move it is. */
export function sentenceOf(operation: Operation): string {
  const { state, done_rows: done, total_rows: total, outcomes, error } = operation;
  const of = total === null ? '' : ` of ${number.format(total)}`;
  switch (state) {
    case 'PENDING':
      return 'It begins in a moment. You can leave this page.';
    case 'IN_PROGRESS':
      return `${number.format(done)}${of} rows are done. You can leave this page; it goes on.`;
    case 'FAILED':
      return `It stopped after ${number.format(done)}${of} rows: ${error?.detail ?? ''} What was done stays done.`;
    case 'SUCCEEDED': {
      if (outcomes.error === 0) return `${rowsAre(done)} done, and none was refused.`;
      const refused = number.format(outcomes.error);
      return `${rowsAre(done - outcomes.error)} done. Refused: ${refused}, with the reasons below.`;
    }
  }
}

export const toneOf = (operation: Operation): Tone => {
  if (operation.state === 'FAILED') return 'bad';
  if (operation.state !== 'SUCCEEDED') return 'plain';
  return operation.outcomes.error === 0 ? 'ok' : 'warn';
};

export const stateWords: Readonly<Record<Operation['state'], string>> = {
  PENDING: 'Waiting',
  IN_PROGRESS: 'Running',
  SUCCEEDED: 'Done',
  FAILED: 'Stopped',
};
