/** Invitations wherever they are shown: what one is asked, by whom and for what, and what became of one's own. */
import { t } from '@lingui/core/macro';
import { Plural } from '@lingui/react/macro';
import type { Schemas } from '../api.ts';
import { formatList } from '../i18n/formats.ts';
import { Ledger, Notice } from './parts.tsx';

/** What one is asked, as the heading of the question. */
export function invitationTitle({ kind, from }: Schemas['ReceivedInvitation']): string {
  switch (kind) {
    case 'account_transfer':
      return t`Bring your account ${from} along`;
    case 'account_hand_over':
    case 'account_release':
      return t`Own the account ${from}`;
    default:
      return t`You are invited to ${from}`;
  }
}

export function InvitationFacts({ invitation }: { invitation: Schemas['ReceivedInvitation'] }) {
  return (
    <>
      <Ledger
        title={t`From ${{ invitedBy: invitation.invited_by }}`}
        rows={[
          [t`For`, invitation.email],
          [t`You will be`, formatList(invitation.roles)],
        ]}
      />
      {invitation.consequences.map((text) => (
        <p className="section" key={text}>
          {text}
        </p>
      ))}
    </>
  );
}

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
