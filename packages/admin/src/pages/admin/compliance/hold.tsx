/** Putting people on hold until they meet what is asked of them, and lifting that: what it closes first. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import type { Choosing } from '../../../ui/list.tsx';
import { useOrganization } from '../organization.ts';
import { refreshCompliance } from './compliance-data.ts';

/** The API takes as many by one call. */
const heldAtMost = 100;

/** Only for rows that were chosen one by one: it closes everything that somebody has. */
export function HoldButton({ chosen }: { chosen: Choosing }) {
  const [isOpen, setOpen] = useState(false);
  if (chosen.matching !== undefined || chosen.count > heldAtMost) return null;
  return (
    <>
      <Button kind="danger" small onPress={() => setOpen(true)}>
        <Trans>Hold until met…</Trans>
      </Button>
      {isOpen ? (
        <HoldSheet users={chosen.keys} onDone={chosen.clear} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

interface Props {
  readonly users: readonly string[];
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

export function HoldSheet({ users, onDone, onClose }: Props) {
  const { sid } = useOrganization();
  const body = { user_sids: [...users] };
  const count = users.length;
  return (
    <FarReachingAct
      title={plural(count, {
        one: 'Put # person on hold',
        other: 'Put # people on hold',
      })}
      button={t`Put on hold`}
      inputs={[JSON.stringify(body)]}
      preview={() => bailiwick.compliance.holdDryRun(sid, body)}
      run={async (api) => {
        await api.compliance.hold(sid, body);
        await refreshCompliance(sid);
        onDone?.();
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          Nothing of theirs opens anything from now on, also before the policy starts and beside the
          account that asks. Signing in leads them through adding what is missing, and the hold ends
          with that.
        </Trans>
      </p>
    </FarReachingAct>
  );
}

export function LiftSheet({ users, onClose }: Props) {
  const { sid } = useOrganization();
  const body = { user_sids: [...users] };
  return (
    <FarReachingAct
      title={t`Lift the hold`}
      button={t`Lift the hold`}
      danger={false}
      inputs={[JSON.stringify(body)]}
      preview={() => bailiwick.compliance.liftHoldsDryRun(sid, body)}
      run={async (api) => {
        await api.compliance.liftHolds(sid, body);
        await refreshCompliance(sid);
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>The policies still ask of them what they ask of everybody.</Trans>
      </p>
    </FarReachingAct>
  );
}
