/** The mails of invitations. */
import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';

export function invitationMail(facts: {
  to: EmailAddress;
  from: string;
  invitedBy: string;
  organizationId: string | null;
  roles: readonly string[];
  token: string;
}): MailMessage {
  return {
    to: facts.to,
    subject: `You are invited to ${facts.from}`,
    content: {
      heading: `You are invited to ${facts.from}`,
      paragraphs: [
        `${facts.invitedBy} invites you. The link is for ${facts.to.asTyped} alone, works once, and for seven days.`,
      ],
      ledger: [{ label: 'You will be', value: [...new Set(facts.roles)].join(', ') }],
      action: { label: 'Read the invitation', url: `/invitation#token=${facts.token}` },
      footer: 'If you do not know them, ignore this mail: without your answer nothing happens.',
    },
    organizationId: facts.organizationId,
  };
}
