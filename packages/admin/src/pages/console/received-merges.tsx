/** The offer to merge the organization that somebody owns into another one: accept it knowing what changes, or decline. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime } from '../../ui/parts.tsx';

export function ReceivedMerges() {
  const received = useQuery({
    queryKey: ['received-merges'],
    queryFn: () => bailiwick.receivedOrganizationMerges.list(),
  });
  return received.data?.items.map((merge) => <Received key={merge.sid} merge={merge} />);
}

function Received({ merge }: { merge: Schemas['ReceivedOrganizationMerge'] }) {
  const [accepting, setAccepting] = useState(false);
  const { act, pending, problem } = useAct();
  const { sid, organization, candidate, offered_by, expires_at } = merge;
  const yours = candidate.friendly_name;
  const theirs = organization.friendly_name;
  const title = t`Merge ${yours} into ${theirs}`;
  const { receivedOrganizationMerges } = bailiwick;
  const decline = () =>
    void act(async () => {
      await receivedOrganizationMerges.decline(sid);
      await queryClient.invalidateQueries();
    });
  return (
    <section className="section measure" aria-label={title}>
      <h2>{title}</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <p>
        <Trans>
          {ph({ name: offered_by.name })} ({ph({ email: offered_by.email })}) offers it. The
          accounts of {yours}, which is yours, would join {theirs}, and {yours} would end. Nothing
          happens unless you accept; the offer ends on <ExactTime at={expires_at} />.
        </Trans>
      </p>
      <div className="form-foot">
        <Button kind="primary" onPress={() => setAccepting(true)}>
          <Trans>See what would change</Trans>
        </Button>
        <Button pending={pending} onPress={decline}>
          <Trans>Decline</Trans>
        </Button>
      </div>
      {accepting ? (
        <FarReachingAct
          title={title}
          button={t`Accept`}
          typedName={candidate.friendly_name}
          preview={() => receivedOrganizationMerges.acceptDryRun(sid)}
          run={async (api) => {
            await api.receivedOrganizationMerges.accept(sid);
            await queryClient.invalidateQueries();
            setAccepting(false);
          }}
          onClose={() => setAccepting(false)}
        />
      ) : null}
    </section>
  );
}
