/** Ending sessions that were chosen, or everybody's: what it does to whom comes first. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button } from '../../../ui/controls.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import type { Choosing } from '../../../ui/list.tsx';
import { useOrganization } from '../organization.ts';
import { refreshSessions } from './sessions-data.ts';

/** The API takes as many by one call. */
const endedAtMost = 100;

/** Only for rows that were chosen one by one: for the others there is ending all. One's own stays out of it. */
export function EndButton({ chosen }: { chosen: Choosing }) {
  const own = useSession().data?.session.sid;
  const [isOpen, setOpen] = useState(false);
  const sessions = chosen.keys.filter((key) => key !== own);
  const count = sessions.length;
  if (chosen.matching !== undefined || count > endedAtMost)
    return (
      <span className="small muted">
        <Trans>At most 100 sessions are ended by one act.</Trans>
      </span>
    );
  if (count === 0)
    return (
      <span className="small muted">
        <Trans>This is the session that you are using. Sign out to end it.</Trans>
      </span>
    );
  return (
    <>
      <Button kind="danger" small onPress={() => setOpen(true)}>
        {plural(count, { one: 'End # session…', other: 'End # sessions…' })}
      </Button>
      {isOpen ? (
        <EndSheet sessions={sessions} onDone={chosen.clear} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

interface Props {
  readonly sessions: readonly string[];
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

export function EndSheet({ sessions, onDone, onClose }: Props) {
  const { sid } = useOrganization();
  const body = { session_sids: [...sessions] };
  const count = sessions.length;
  return (
    <FarReachingAct
      title={plural(count, { one: 'End # session', other: 'End # sessions' })}
      button={plural(count, { one: 'End # session', other: 'End # sessions' })}
      inputs={[JSON.stringify(body)]}
      preview={() => bailiwick.organizationSessions.endDryRun(sid, body)}
      run={async (api) => {
        await api.organizationSessions.end(sid, body);
        await refreshSessions(sid);
        onDone?.();
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          They are signed out there at once, and go on wherever else they are signed in.
        </Trans>
      </p>
    </FarReachingAct>
  );
}

export function EndAllButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        <Trans>End all sessions…</Trans>
      </Button>
      {isOpen ? <EndAllSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EndAllSheet({ onClose }: { onClose: () => void }) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  return (
    <FarReachingAct
      title={t`End all sessions of the organization`}
      button={t`End all sessions`}
      preview={() => bailiwick.organizationSessions.endAllDryRun(sid)}
      run={async (api) => {
        const { sid: operationSid } = await api.organizationSessions.endAll(sid);
        await queryClient.invalidateQueries({ queryKey: ['operations', sid] });
        await navigate({ to: '/admin/operations/$operationSid', params: { operationSid } });
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          Everybody whom you manage has to sign in again, on every device. It takes a moment for
          many people; the page of the operation shows how far it is.
        </Trans>
      </p>
    </FarReachingAct>
  );
}
