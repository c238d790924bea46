/** The ownership of an organization that somebody offers: accept it knowing what changes, or decline. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime } from '../../ui/parts.tsx';

export function ReceivedTransfers() {
  const received = useQuery({
    queryKey: ['received-transfers'],
    queryFn: () => bailiwick.receivedOwnershipTransfers.list(),
  });
  return received.data?.items.map((transfer) => (
    <Received key={transfer.sid} transfer={transfer} />
  ));
}

function Received({ transfer }: { transfer: Schemas['OwnershipTransfer'] }) {
  const [accepting, setAccepting] = useState(false);
  const { act, pending, problem } = useAct();
  const { sid, organization, from, effective_at } = transfer;
  const title = t`Own the organization ${{ name: organization.friendly_name }}`;
  const { receivedOwnershipTransfers } = bailiwick;
  const decline = () =>
    void act(async () => {
      await receivedOwnershipTransfers.decline(sid);
      await queryClient.invalidateQueries();
    });
  return (
    <section className="section measure" aria-label={title}>
      <h2>{title}</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {effective_at === null ? (
        <>
          <p>
            <Trans>
              {ph({ name: from.name })} ({ph({ email: from.email })}) wants you to be its Owner. Its
              Owner answers for it, and alone can delete it and hand it over.
            </Trans>
          </p>
          {transfer.kind === 'hand_over' ? (
            <div className="form-foot">
              <Button kind="primary" onPress={() => setAccepting(true)}>
                <Trans>Accept</Trans>
              </Button>
              <Button pending={pending} onPress={decline}>
                <Trans>Decline</Trans>
              </Button>
            </div>
          ) : null}
        </>
      ) : (
        <p>
          <Trans>
            You become its Owner on <ExactTime at={effective_at} />. {ph({ name: from.name })} can
            stop it until then.
          </Trans>
        </p>
      )}
      {accepting ? (
        <FarReachingAct
          title={title}
          button={t`Accept`}
          danger={false}
          preview={() => receivedOwnershipTransfers.acceptDryRun(sid)}
          run={async (api) => {
            await api.receivedOwnershipTransfers.accept(sid);
            await queryClient.invalidateQueries();
            setAccepting(false);
          }}
          onClose={() => setAccepting(false)}
        />
      ) : null}
    </section>
  );
}
