/** The mails of accounts. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say, type Text } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';

export interface AccountMail {
  readonly to: string;
  readonly organizationId: string | null;
  readonly subject: Text;
  readonly paragraphs: readonly Text[];
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
      ...(url === undefined ? {} : { action: { label: say('Open the account'), url } }),
      footer: say('You get this because you own, administer or oversee the account.'),
    },
    organizationId,
  };
}
