/** Comparing an audit log with its seals, step by step, with what was found. */
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../api.ts';
import { Button } from './controls.tsx';
import { ProblemSummary, useAct } from './form.tsx';
import { Notice } from './parts.tsx';

interface Progress {
  readonly entries: number;
  readonly isDone: boolean;
  readonly findings: readonly Schemas['AuditLogFinding'][];
}

type Step = (body: { after?: string }) => Promise<Schemas['AuditLogVerification']>;

export interface Verification {
  readonly button: ReactNode;
  readonly result: ReactNode;
}

/** The button and the result, to be placed by the page. */
export function useVerification(step: Step, label = t`Verify`): Verification {
  const [progress, setProgress] = useState<Progress | null>(null);
  const { act, pending, problem } = useAct();
  const verify = async () => {
    let sum: Progress = { entries: 0, isDone: false, findings: [] };
    setProgress(sum);
    for (let after: string | null | undefined; after !== null; ) {
      const done = await step(after === undefined ? {} : { after });
      after = done.next_after;
      sum = {
        entries: sum.entries + done.checked_entries,
        isDone: after === null,
        findings: [...sum.findings, ...done.findings],
      };
      setProgress(sum);
    }
  };
  return {
    button: (
      <Button small pending={pending} onPress={() => void act(verify)}>
        {label}
      </Button>
    ),
    result: (
      <>
        {problem === null ? null : <ProblemSummary problem={problem} />}
        {progress === null ? null : <Result progress={progress} />}
      </>
    ),
  };
}

function Result({ progress }: { progress: Progress }) {
  const { entries } = progress;
  if (!progress.isDone)
    return (
      <Notice live>
        <Plural
          value={entries}
          one="Comparing with the seals… # entry so far."
          other="Comparing with the seals… # entries so far."
        />
      </Notice>
    );
  if (progress.findings.length === 0)
    return (
      <Notice tone="ok" live>
        <Plural
          value={entries}
          one="Verified: # entry and its seals are what they were."
          other="Verified: # entries and their seals are what they were."
        />
      </Notice>
    );
  return (
    <Notice tone="bad" live>
      <h2>
        <Trans>The log is not what was sealed</Trans>
      </h2>
      <ul>
        {progress.findings.map((finding) => (
          <li key={`${finding.kind} ${finding.sentence}`}>{finding.sentence}</li>
        ))}
      </ul>
      <p>
        <Trans>Keep this page, and tell whoever runs this instance.</Trans>
      </p>
    </Notice>
  );
}
