/** The mail to somebody of whom one session was ended. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say, type TextValue } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';

export interface AboutEnding {
  readonly to: string;
  readonly organizationId: string | null;
  readonly organization: string;
  readonly actor: TextValue;
  readonly program: TextValue;
  readonly clientAddress: string;
}

export function sessionEndedMail(about: AboutEnding): MailMessage {
  const { actor, organization, program, clientAddress } = about;
  const subject = say('You were signed out in one place');
  return {
    to: readEmail(about.to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{actor} of {organization} ended a session of your login: {program}, from the address {address}. Other sessions go on.',
          { actor, organization, program, address: clientAddress },
        ),
      ],
      action: { label: say('Where you are signed in'), url: '/console/profile' },
      footer: say(
        'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
      ),
    },
    organizationId: about.organizationId,
  };
}
