/** How far the audit log is sealed, and the button that compares it with its seals. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { ExactTime, Notice } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

interface Progress {
  readonly entries: number;
  readonly isDone: boolean;
  readonly findings: readonly Schemas['AuditLogFinding'][];
}

const number = new Intl.NumberFormat('en');
const refreshMs = 30_000;

export function AuditLogSeal() {
  const organization = useOrganization();
  const [progress, setProgress] = useState<Progress | null>(null);
  const { act, pending, problem } = useAct();
  const seal = useQuery({
    queryKey: ['audit-seal', organization.sid],
    queryFn: () => bailiwick.auditLog.getSeal(organization.sid),
    refetchInterval: refreshMs,
  });
  const verify = async () => {
    let sum: Progress = { entries: 0, isDone: false, findings: [] };
    setProgress(sum);
    for (let after: string | null | undefined; after !== null; ) {
      const step: Schemas['AuditLogVerification'] = await bailiwick.auditLog.verify(
        organization.sid,
        after === undefined ? {} : { after },
      );
      after = step.next_after;
      sum = {
        entries: sum.entries + step.checked_entries,
        isDone: after === null,
        findings: [...sum.findings, ...step.findings],
      };
      setProgress(sum);
    }
  };
  if (seal.data === undefined) return null;
  const { newest, waiting, retention_days: retention } = seal.data;
  return (
    <section className="section" aria-label="Seal">
      <div className="input-row wrap">
        <span>
          {newest === null ? (
            'Not sealed yet.'
          ) : (
            <>
              Sealed until <ExactTime at={newest.sealed_until} />.
            </>
          )}{' '}
          <span className="muted">
            {waiting.entries === 0
              ? 'Nothing is waiting.'
              : `${number.format(waiting.entries)} newer ${waiting.entries === 1 ? 'entry' : 'entries'} will be sealed within a minute.`}
          </span>{' '}
          {retention === null ? null : (
            <span className="muted">Entries are kept for {number.format(retention)} days.</span>
          )}
        </span>
        <Button small pending={pending} onPress={() => void act(verify)}>
          Verify
        </Button>
      </div>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {progress === null ? null : <Result progress={progress} />}
    </section>
  );
}

function Result({ progress }: { progress: Progress }) {
  const entries = `${number.format(progress.entries)} ${progress.entries === 1 ? 'entry' : 'entries'}`;
  if (!progress.isDone) return <Notice live>Comparing with the seals… {entries} so far.</Notice>;
  if (progress.findings.length === 0)
    return (
      <Notice tone="ok" live>
        Verified: {entries} and their seals are what they were.
      </Notice>
    );
  return (
    <Notice tone="bad" live>
      <h2>The log is not what was sealed</h2>
      <ul>
        {progress.findings.map((finding) => (
          <li key={`${finding.kind} ${finding.sentence}`}>{finding.sentence}</li>
        ))}
      </ul>
      <p>Tell the operator of this instance, and keep this page.</p>
    </Notice>
  );
}
