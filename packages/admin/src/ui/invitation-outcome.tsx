/** What became of invitations that were sent. Behind a session: its texts are none of signing in. */
import { Plural } from '@lingui/react/macro';
import type { Schemas } from '../api.ts';
import { Notice } from './parts.tsx';

/** What became of those who were invited just now. */
export function InvitationOutcome({ result }: { result: Schemas['InvitationResults'] }) {
  const missed = result.results.filter(
    (row) => row.outcome === 'refused' || row.outcome === 'already_invited',
  );
  const { invited, granted, refused } = result;
  return (
    <Notice tone={missed.length === 0 ? 'ok' : 'warn'} live>
      <ul>
        <li>
          <Plural value={invited} one="# person was invited." other="# people were invited." />
        </li>
        {granted === 0 ? null : (
          <li>
            <Plural
              value={granted}
              one="# person got access at once."
              other="# people got access at once."
            />
          </li>
        )}
        {refused === 0 ? null : (
          <li>
            <Plural
              value={refused}
              one="# person was not invited."
              other="# people were not invited."
            />
          </li>
        )}
      </ul>
      {missed.length === 0 ? null : (
        <ul>
          {missed.map((row) => (
            <li key={row.email}>
              <span className="strong">{row.email}</span>: {row.reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
