/** In which words an operation stands. */
import { type MessageDescriptor } from '@lingui/core';
import { msg, plural, t } from '@lingui/core/macro';
import type { Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import type { Tone } from '../../ui/parts.tsx';

type Operation = Schemas['Operation'];

export function titleOf({ label, dry_run: isTrial }: Operation): string {
  const title = `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
  return isTrial ? t`Trial: ${title}` : title;
}

function progressOf(done: number, all: number | null): string {
  if (all === null)
    return plural(done, {
      one: '# row is done. You can leave this page; it goes on.',
      other: '# rows are done. You can leave this page; it goes on.',
    });
  const total = formatNumber(all);
  return plural(done, {
    one: `# of ${total} rows is done. You can leave this page; it goes on.`,
    other: `# of ${total} rows are done. You can leave this page; it goes on.`,
  });
}

function stoppedAfter(done: number, all: number | null, reason: string): string {
  if (all === null)
    return plural(done, {
      one: `It stopped after # row: ${reason} What was done stays done.`,
      other: `It stopped after # rows: ${reason} What was done stays done.`,
    });
  const total = formatNumber(all);
  return plural(done, {
    one: `It stopped after # of ${total} rows: ${reason} What was done stays done.`,
    other: `It stopped after # of ${total} rows: ${reason} What was done stays done.`,
  });
}

/** Where it stands, and whose move it is. */
export function sentenceOf(operation: Operation): string {
  const { state, done_rows: done, total_rows: total, outcomes, error } = operation;
  switch (state) {
    case 'PENDING':
      return t`It begins in a moment. You can leave this page.`;
    case 'IN_PROGRESS':
      return progressOf(done, total);
    case 'FAILED':
      return stoppedAfter(done, total, error?.detail ?? '');
    case 'SUCCEEDED': {
      if (outcomes.error === 0)
        return plural(done, {
          one: '# row is done, and none was refused.',
          other: '# rows are done, and none was refused.',
        });
      const refused = formatNumber(outcomes.error);
      const kept = done - outcomes.error;
      return plural(kept, {
        one: `# row is done. Refused: ${refused}, with the reasons below.`,
        other: `# rows are done. Refused: ${refused}, with the reasons below.`,
      });
    }
  }
}

export const toneOf = (operation: Operation): Tone => {
  if (operation.state === 'FAILED') return 'bad';
  if (operation.state !== 'SUCCEEDED') return 'plain';
  return operation.outcomes.error === 0 ? 'ok' : 'warn';
};

export const stateWords: Readonly<Record<Operation['state'], MessageDescriptor>> = {
  PENDING: msg`Waiting`,
  IN_PROGRESS: msg`Running`,
  SUCCEEDED: msg`Done`,
  FAILED: msg`Stopped`,
};
