/** What the brake holds, and letting it go after seeing what then happens. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { bailiwick } from '../../../api.ts';
import { Button } from '../../../ui/controls.tsx';
import { FarReachingAct, namesOf } from '../../../ui/impact.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Connection, keepConnection } from './connection-data.ts';

export function HeldByBrake({ connection }: { connection: Connection }) {
  const { sid, may } = useOrganization();
  const [isReleasing, setReleasing] = useState(false);
  const { held } = connection;
  return (
    <Notice tone="warn" live>
      <p>{connection.sentence}</p>
      {held.count === 0 ? null : <p className="small">{namesOf(held.names, held.count)}</p>}
      {may('provisioning-connections/update') ? (
        <p className="form-foot">
          <Button onPress={() => setReleasing(true)}>
            <Trans>Let it go</Trans>
          </Button>
        </p>
      ) : (
        <p className="small">
          <Trans>The Owner and Administrators can let it go.</Trans>
        </p>
      )}
      {isReleasing ? (
        <FarReachingAct
          title={t`Let the brake of ${{ name: connection.name }} go`}
          button={t`Let it go for a day`}
          preview={() => bailiwick.provisioningConnections.releaseDryRun(sid, connection.sid)}
          run={async (api) => {
            const saved = await api.provisioningConnections.release(sid, connection.sid);
            await keepConnection(sid, saved);
            setReleasing(false);
          }}
          onClose={() => setReleasing(false)}
        >
          <p>
            <Trans>For a day, nothing that it sends is held, whoever it is about.</Trans>
          </p>
        </FarReachingAct>
      ) : null}
    </Notice>
  );
}
