/** The mails of accounts. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { readEmail } from '../users/index.ts';

export interface AccountMail {
  readonly to: string;
  readonly organizationId: string | null;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The page of the account; absent for somebody who does not reach it any more. */
  readonly url?: string;
}

/** To somebody who owns, administers or oversees an account. */
export function accountMail(facts: AccountMail): MailMessage {
  const { to, subject, paragraphs, organizationId, url } = facts;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs,
      ...(url === undefined ? {} : { action: { label: 'Open the account', url } }),
      footer: 'You get this because you own, administer or oversee the account.',
    },
    organizationId,
  };
}
