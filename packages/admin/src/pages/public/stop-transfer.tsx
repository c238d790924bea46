/** Stops a transfer of the ownership by the link of the mail, without signing in. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, takeToken } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';

export function StopTransfer() {
  const [token] = useState(takeToken);
  const [stopped, setStopped] = useState(false);
  const { act, pending, problem } = useAct();
  const transfer = useQuery({
    queryKey: ['transfer-to-stop', token],
    queryFn: () => bailiwick.ownershipTransfers.lookUp({ token: token ?? '' }),
    enabled: token !== null && !stopped,
  });
  if (stopped) {
    return (
      <PlainPage
        help="mailed-links"
        title={t`It is stopped`}
        lead={t`The Owner stays the same. If you did not start this yourself, set a new password: somebody may be using your login.`}
      >
        <Link to="/forgot-password">
          <Trans>Set a new password</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (token === null || transfer.isError) {
    return (
      <PlainPage key="failed" help="mailed-links" title={t`This link does not work`}>
        {transfer.isError ? (
          <ProblemSummary problem={problemOf(transfer.error)} />
        ) : (
          <p className="section">
            <Trans>The link is incomplete. Open it again from the mail.</Trans>
          </p>
        )}
        <Link to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  if (transfer.data === undefined)
    return (
      <PlainPage help="mailed-links" title={t`One moment…`}>
        {null}
      </PlainPage>
    );
  const { organization, to } = transfer.data;
  const stop = () =>
    void act(async () => {
      await bailiwick.ownershipTransfers.stop({ token });
      setStopped(true);
    });
  return (
    <PlainPage
      help="mailed-links"
      title={t`${{ person: to.name }} is to own ${{ organization: organization.friendly_name }}`}
      lead={t`If you stop it, the Owner of ${{ name: organization.friendly_name }} stays the same.`}
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <Button kind="danger" pending={pending} onPress={stop}>
        <Trans>Stop it</Trans>
      </Button>
    </PlainPage>
  );
}
