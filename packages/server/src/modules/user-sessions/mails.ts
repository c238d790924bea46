/** The mails to somebody of whom one session was ended, or all. */
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

const footer = () =>
  say(
    'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
  );

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
      footer: footer(),
    },
    organizationId: about.organizationId,
  };
}

/** Somebody ended the sessions of the whole organization. */
export function sessionsEndedMail(
  about: Pick<AboutEnding, 'to' | 'organizationId' | 'organization' | 'actor'>,
): MailMessage {
  const { actor, organization } = about;
  const subject = say('You were signed out everywhere');
  return {
    to: readEmail(about.to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{actor} ended the sessions of everybody in {organization}, yours among them. Sign in again to go on. Your API keys and apps are as before.',
          { actor, organization },
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: footer(),
    },
    organizationId: about.organizationId,
  };
}
