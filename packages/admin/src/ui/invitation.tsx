/** Invitations wherever they are shown: what one is asked, by whom and for what. */
import { t } from '@lingui/core/macro';
import type { Schemas } from '../api.ts';
import { formatList } from '../i18n/formats.ts';
import { Ledger } from './parts.tsx';

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
