/** The edition of one's organization: what is used of each limit, until when it runs, and what other editions hold. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/controls.tsx';
import { saveAnswer } from '../../ui/download.ts';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Notice } from '../../ui/parts.tsx';
import { EditionLedger, UsageLimits } from '../../ui/usage.tsx';
import { FeaturesByEdition, WhatWouldBreak } from './usage-editions.tsx';

const soonMs = 30 * 86_400_000;

export function UsagePage() {
  const organization = useSession().data?.organization ?? null;
  if (organization === null)
    return (
      <Page
        help="usage"
        title={t`Usage`}
        place={t`Console`}
        lead={t`Editions belong to organizations, and your login belongs to none.`}
      >
        <Link to="/console/create-organization">
          <Trans>Create an Organization</Trans>
        </Link>
      </Page>
    );
  return <OrganizationUsage sid={organization.sid} name={organization.friendly_name} />;
}

function OrganizationUsage({ sid, name }: { sid: string; name: string }) {
  const usage = useQuery({
    queryKey: ['usage', sid],
    queryFn: () => bailiwick.usage.get(sid),
  });
  const { act, pending, problem } = useAct();
  const takeOut = () =>
    void act(async () => saveAnswer(await bailiwick.usage.download(sid), 'usage.csv'));
  return (
    <Page
      help="usage"
      title={t`Usage`}
      place={`${name} – ${t`Console`}`}
      lead={usage.data?.sentence ?? t`The edition of ${name}, and what is used of it.`}
      actions={
        usage.data === undefined ? undefined : (
          <Button pending={pending} onPress={takeOut}>
            <Trans>Take out as CSV</Trans>
          </Button>
        )
      }
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {usage.isError ? (
        <ProblemSummary problem={problemOf(usage.error)} takesFocus={false} />
      ) : null}
      {usage.data === undefined ? null : <Contents usage={usage.data} />}
    </Page>
  );
}

function Contents({ usage }: { usage: Schemas['Usage'] }) {
  return (
    <>
      <Ending usage={usage} />
      <div className="columns">
        <section className="section">
          <h2>
            <Trans>Limits</Trans>
          </h2>
          <UsageLimits usage={usage} />
        </section>
        <EditionLedger usage={usage} />
      </div>
      <FeaturesByEdition usage={usage} />
      <WhatWouldBreak usage={usage} />
    </>
  );
}

/** Said while something can still be done about it. */
function Ending({ usage: { edition, next, contact } }: { usage: Schemas['Usage'] }) {
  const ends = edition.ends_at;
  if (ends === null || new Date(ends).getTime() - Date.now() > soonMs) return null;
  if (next?.starts_at === ends) return null;
  return (
    <Notice tone="warn">
      <p>
        <Trans>
          {ph({ name: edition.name })} ends on <ExactTime at={ends} />. What you configured goes on
          working then, and what the next edition does not hold can no longer be changed.
        </Trans>
      </p>
      <p>
        {contact === null ? (
          <Trans>Your move: ask the operator of this instance for another one before.</Trans>
        ) : (
          <Trans>Your move: ask for another one before, at {contact}.</Trans>
        )}
      </p>
    </Notice>
  );
}
