/** The mails to people who do not come any more, before their login is deactivated. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dateOf, say } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';

export interface Warning {
  readonly to: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Whole days without coming. */
  readonly days: number;
  readonly dueAt: Date;
}

function dormantMail(about: Warning, isReminder: boolean): MailMessage {
  const { to, organizationId, organizationName, days, dueAt } = about;
  const day = dateOf(dueAt);
  const subject = isReminder
    ? say('Your login is about to be deactivated')
    : say('Sign in to keep your login at {organizationName}', { organizationName });
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'You have not come to {organizationName} for {days, plural, one {# day} other {# days}}. Logins that nobody uses are deactivated there: yours on {day}.',
          { organizationName, days, day },
        ),
        say('Sign in once before that day, and it stays as it is.'),
        say(
          'If you do not need it any more, you need not do anything. An administrator can let you back in later.',
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: say(
        'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
      ),
    },
    organizationId,
  };
}

/** Two weeks before or more. */
export const warningMail = (about: Warning): MailMessage => dormantMail(about, false);

/** A few days before. */
export const lastWarningMail = (about: Warning): MailMessage => dormantMail(about, true);
