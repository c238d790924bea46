/** Where a managed person is signed in: ending one session, or all of them. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { organizationOwner } from '../../roles.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { Notice } from '../../ui/parts.tsx';
import { SessionTable } from '../../ui/session-table.tsx';
import { useOrganization } from './organization.ts';
import { refreshPerson } from './user-refresh.ts';

type Person = Schemas['OrganizationUser'];
type Session = Schemas['UserSession'];

/** Of independent people it is nobody's business. */
export function SessionsOf({ person }: { person: Person }) {
  const { sid, may } = useOrganization();
  const isShown = person.kind === 'managed' && may('organization-users/end-sessions');
  const sessions = useQuery({
    queryKey: ['user-sessions', sid, person.sid],
    queryFn: () => bailiwick.userSessions.list(sid, person.sid),
    enabled: isShown,
  });
  if (!isShown) return null;
  return (
    <section className="section">
      <h2>
        <Trans>Sessions</Trans>
      </h2>
      {sessions.isError ? (
        <ProblemSummary problem={problemOf(sessions.error)} takesFocus={false} />
      ) : null}
      {sessions.data === undefined ? null : (
        <Living person={person} sessions={sessions.data.items} />
      )}
    </section>
  );
}

function Living({ person, sessions }: { person: Person; sessions: readonly Session[] }) {
  const { sid } = useOrganization();
  const { act, pending, problem } = useAct();
  const [said, setSaid] = useState<string | null>(null);
  const [isEndingAll, setEndingAll] = useState(false);
  const isOwner = person.organization_role?.role_sid === organizationOwner;
  const end = (session: Session) =>
    void act(async () => {
      await bailiwick.userSessions.end(sid, person.sid, session.sid);
      await queryClient.invalidateQueries({ queryKey: ['user-sessions', sid, person.sid] });
      setSaid(t`The session has ended. ${{ name: person.name }} is told by mail.`);
    });
  return (
    <>
      {said === null ? null : (
        <Notice tone="ok" live>
          {said}
        </Notice>
      )}
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {sessions.length === 0 ? (
        <p>
          <Trans>They are signed in nowhere.</Trans>
        </p>
      ) : (
        <SessionTable sessions={sessions} {...(isOwner ? {} : { end })} pending={pending} />
      )}
      {isOwner && sessions.length > 0 ? (
        <p className="small muted">
          <Trans>Only the Owner ends sessions of the Owner.</Trans>
        </p>
      ) : null}
      <p>
        <Link to="/admin/sessions" search={{ q: `person:${person.sid}` }}>
          <Trans>These in the list of all sessions</Trans>
        </Link>
      </p>
      {isOwner || person.state !== 'active' ? null : (
        <div className="form-foot">
          <Button onPress={() => setEndingAll(true)}>
            <Trans>End all sessions</Trans>
          </Button>
        </div>
      )}
      {isEndingAll ? <EndAll person={person} onClose={() => setEndingAll(false)} /> : null}
    </>
  );
}

function EndAll({ person, onClose }: { person: Person; onClose: () => void }) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={t`End all sessions of ${{ name: person.name }}`}
      button={t`End all sessions`}
      danger={false}
      preview={() => bailiwick.organizationUsers.endSessionsDryRun(sid, person.sid)}
      run={async (api) => {
        await api.organizationUsers.endSessions(sid, person.sid);
        await refreshPerson(sid, person.sid);
        onClose();
      }}
      onClose={onClose}
    >
      <p>
        <Trans>They are signed out everywhere and have to sign in again.</Trans>
      </p>
    </FarReachingAct>
  );
}
