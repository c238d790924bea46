/** Mails about the organization itself, to the people who answer for it. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { readEmail } from '../users/index.ts';
import { listAnswerable } from './life-store.ts';

export interface Notice {
  /** Also the heading. */
  readonly subject: Text;
  readonly paragraphs: readonly Text[];
  readonly action?: { readonly label: Text; readonly url: string };
}

export function noticeMail(to: string, notice: Notice, organizationId: string): MailMessage {
  const { subject, paragraphs, action } = notice;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs,
      ...(action === undefined ? {} : { action }),
      footer: say(
        'You get this because you answer for this organization, as its Owner or an Administrator. It cannot be turned off.',
      ),
    },
    organizationId,
  };
}

/** Tells the Owner and the Administrators. */
export async function tellAnswerable(
  work: Work,
  scope: OrganizationScope,
  notice: Notice,
): Promise<void> {
  const people = await listAnswerable(work.db, scope);
  for (const { email } of people) work.mail(noticeMail(email, notice, scope.organizationId));
}
