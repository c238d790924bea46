/** The end of the organization: deleting it, the days that are left, and cancelling that with one click. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime, Notice } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

export function DeleteOrganization({ isEnding }: { isEnding: boolean }) {
  const organization = useOrganization();
  const [asking, setAsking] = useState(false);
  const { sid, friendly_name } = organization;
  if (isEnding || !organization.may('organizations/delete')) return null;
  return (
    <section className="section">
      <h2>Delete the organization</h2>
      <p>Its accounts and users live on as independent ones. You can cancel it for 30 days.</p>
      <Button kind="danger" onPress={() => setAsking(true)}>
        Delete {friendly_name}
      </Button>
      {asking ? (
        <FarReachingAct
          title={`Delete ${friendly_name}`}
          button="Delete"
          typedName={friendly_name}
          preview={() => bailiwick.organizations.deleteDryRun(sid)}
          run={async (api) => {
            await api.organizations.delete(sid);
            await queryClient.invalidateQueries();
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}

/** On every page of the Admin Center while the organization is to be deleted. */
export function EndingBanner() {
  const own = useOrganization();
  const { act, pending, problem } = useAct();
  const organization = useQuery({
    queryKey: ['organization', own.sid],
    queryFn: () => bailiwick.organizations.get(own.sid),
  });
  const due = organization.data?.deletion_due_at ?? null;
  if (due === null) return null;
  const cancel = () =>
    void act(async () => {
      await bailiwick.organizations.cancelDeletion(own.sid);
      await queryClient.invalidateQueries();
    });
  return (
    <Notice tone="bad">
      <p>
        {own.friendly_name} is deleted on <ExactTime at={due} />. Until then its accounts work, and
        here one can read.{' '}
        {own.may('organizations/delete')
          ? 'You can cancel it.'
          : `${organization.data?.owner.name ?? 'The Owner'} can cancel it.`}
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {own.may('organizations/delete') ? (
        <Button pending={pending} onPress={cancel}>
          Cancel the deletion
        </Button>
      ) : null}
    </Notice>
  );
}
