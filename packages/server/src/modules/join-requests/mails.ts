/** The mails of asking to join an organization. */

import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import { joinRequestMails } from './vocabulary.ts';

/** To whoever decides about it. */
export function askedMail(to: EmailAddress, askedBy: string, organizationId: string): MailMessage {
  const subject = say('{askedBy} asks to join your organization', { askedBy });
  return {
    to,
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'You decide whether they may. They proved their address, and can do nothing until somebody approves.',
        ),
      ],
      action: { label: say('Look at the request'), url: '/admin/users?tab=requests' },
      footer: say('You get this because you decide who joins.'),
    },
    organizationId,
    kind: joinRequestMails.join_requests,
  };
}

export function declinedMail(
  to: string,
  organization: { readonly id: string; readonly friendlyName: string },
): MailMessage {
  const subject = say('{friendlyName} declined your request to join', {
    friendlyName: organization.friendlyName,
  });
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'You cannot sign up with this address for now: {friendlyName} decides who may use it. If you think that is a mistake, ask an administrator there directly.',
          { friendlyName: organization.friendlyName },
        ),
      ],
      footer: say('You get this because you asked to join.'),
    },
    organizationId: organization.id,
  };
}
