/** The end of the organization: deleting it, the days that are left, and cancelling that with one click. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
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
      <h2>
        <Trans>Delete the organization</Trans>
      </h2>
      <p>
        <Trans>
          Its accounts and users live on as independent ones. You can cancel it for 30 days.
        </Trans>
      </p>
      <Button kind="danger" onPress={() => setAsking(true)}>
        <Trans>Delete {ph({ name: friendly_name })}</Trans>
      </Button>
      {asking ? (
        <FarReachingAct
          title={t`Delete ${{ name: friendly_name }}`}
          button={t`Delete`}
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

function useWholeOrganization() {
  const { sid } = useOrganization();
  return useQuery({
    queryKey: ['organization', sid],
    queryFn: () => bailiwick.organizations.get(sid),
  });
}

/** Below every page, which does not move for it: whether the organization is to be deleted could not be asked. */
export function EndingUnknown() {
  const { error } = useWholeOrganization();
  return error === null ? null : (
    <div className="section">
      <ProblemSummary problem={problemOf(error)} takesFocus={false} />
    </div>
  );
}

/** On every page of the Admin Center while the organization is to be deleted. */
export function EndingBanner() {
  const own = useOrganization();
  const { act, pending, problem } = useAct();
  const organization = useWholeOrganization();
  if (organization.data === undefined) return null;
  const { deletion_due_at: due } = organization.data;
  if (due === null) return null;
  const cancel = () =>
    void act(async () => {
      await bailiwick.organizations.cancelDeletion(own.sid);
      await queryClient.invalidateQueries();
    });
  return (
    <Notice tone="bad">
      <p>
        <Trans>
          {ph({ name: own.friendly_name })} is deleted on <ExactTime at={due} />. Until then its
          accounts work, and here one can read.
        </Trans>{' '}
        {own.may('organizations/delete')
          ? t`You can cancel it.`
          : t`${{ name: organization.data.owner.name }} can cancel it.`}
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {own.may('organizations/delete') ? (
        <Button pending={pending} onPress={cancel}>
          <Trans>Cancel the deletion</Trans>
        </Button>
      ) : null}
    </Notice>
  );
}
