/** Why single sign-on did not sign somebody in: what is wrong, why it comes to that, what to change, and what to tell whom. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useQueryWords } from '../../address.ts';
import { bailiwick, type Problem } from '../../api.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { CopyButton } from '../../ui/parts.tsx';

/** What was begun is not there any more; nothing else is known of an address that was cut. */
export const overFault = 'sso_request_over';

export interface Refusal {
  /** Its entry in the catalogue of faults. */
  readonly fault: string;
  /** By which an administrator finds it in the audit log and the log of the instance. */
  readonly reference: string;
  readonly found?: string | undefined;
  readonly whoCan?: string | undefined;
}

/** Undefined: it is no refusal of single sign-on, but something else that went wrong. */
export function refusalOf(error: unknown): Refusal | undefined {
  const { facts, request_id: reference, who_can: whoCan }: Problem = problemOf(error);
  const fault = facts?.['fault'];
  if (typeof fault !== 'string') return undefined;
  const found = facts?.['found'];
  const read = typeof found === 'string' && found !== '' ? found : undefined;
  return { fault, reference, found: read, whoCan };
}

/** Where a browser lands when the answer of an identity provider belongs to nothing that we asked. */
export function FailedSso() {
  const { fault = overFault, reference = '' } = useQueryWords();
  return <RefusalPage refusal={{ fault, reference }} />;
}

export function RefusalPage({ refusal, title }: { refusal: Refusal; title?: string }) {
  const { fault, reference, found, whoCan } = refusal;
  const entry = useQuery({
    queryKey: ['sso-fault', fault],
    queryFn: () => bailiwick.ssoFaults.get(fault),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const heading = title ?? t`You are not signed in`;
  // A page of its own, so that nothing of it moves when the words are there.
  if (entry.isPending)
    return (
      <PlainPage key="waits" help="sso" title={heading}>
        {null}
      </PlainPage>
    );
  return (
    <PlainPage key="told" help="sso" title={heading} lead={entry.data?.title}>
      {entry.isError ? <ProblemSummary problem={problemOf(entry.error)} /> : null}
      {entry.data === undefined ? null : (
        <dl className="ruled">
          <div>
            <dt>
              <Trans>Why</Trans>
            </dt>
            <dd>{entry.data.cause}</dd>
          </div>
          {found === undefined ? null : (
            <div>
              <dt>
                <Trans>Found</Trans>
              </dt>
              <dd className="mono">{found}</dd>
            </div>
          )}
          <div>
            <dt>
              <Trans>What to change</Trans>
            </dt>
            <dd>{entry.data.cure}</dd>
          </div>
        </dl>
      )}
      {reference === '' ? null : <Reference reference={reference} whoCan={whoCan} />}
      <div className="form-foot">
        <ButtonLink kind="primary" to="/sign-in">
          <Trans>Sign in again</Trans>
        </ButtonLink>
      </div>
    </PlainPage>
  );
}

function Reference({ reference, whoCan }: { reference: string; whoCan: string | undefined }) {
  return (
    <p className="section">
      {whoCan === undefined ? (
        <Trans>Give your administrator this reference:</Trans>
      ) : (
        <Trans>Who can change it: {ph({ whoCan })}. Give them this reference:</Trans>
      )}{' '}
      <code>{reference}</code> <CopyButton text={reference} what={t`the reference`} />
    </p>
  );
}
