/** Chooses when a policy begins. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { Choices } from '../../../ui/controls.tsx';
import type { Start } from './start.ts';

interface StartChoiceProps {
  readonly start: Start;
  /** What it means, in words. */
  readonly now: string;
  readonly later: string;
  readonly onChange: (changed: Partial<Start>) => void;
}

export function StartChoice({ start: { start, at }, now, later, onChange }: StartChoiceProps) {
  const id = useId();
  return (
    <>
      <Choices
        name={id}
        legend={t`It begins`}
        choices={[
          { value: 'now', title: t`now`, text: now },
          { value: 'later', title: t`at a time`, text: later },
        ]}
        value={start}
        onChange={(value) => onChange({ start: value === 'later' ? 'later' : 'now' })}
      />
      {start === 'later' ? (
        <div className="field">
          <label htmlFor={`${id}-at`}>
            <Trans>When, in your own time</Trans>
          </label>
          <input
            id={`${id}-at`}
            className="input"
            type="datetime-local"
            value={at}
            onChange={(event) => onChange({ at: event.target.value })}
          />
        </div>
      ) : null}
    </>
  );
}
