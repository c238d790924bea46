/** The mails of signing in: a new password, and that there is one. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { readEmail, type UserRow } from '../users/index.ts';

type Recipient = Pick<UserRow, 'emailAsTyped' | 'organizationId'>;

/** @param askedBy the person themselves, as far as we know, or an administrator by name */
export function resetMail(user: Recipient, askedBy: string, token: string): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: 'Set a new password',
    content: {
      heading: 'Set a new password',
      paragraphs: [
        `${askedBy} asked for a new password for your login. The link works once, for an hour.`,
      ],
      action: { label: 'Set a new password', url: `/reset-password#token=${token}` },
      footer:
        'You get this because it is about your login. If it was not you, ignore it: your password stays as it is.',
    },
    organizationId: user.organizationId,
  };
}

/** Told to the person whenever their password changes, by whichever way. */
export function passwordChangedMail(user: Recipient): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: 'Your password was changed',
    content: {
      heading: 'Your password was changed',
      paragraphs: [
        'From now on you sign in with the new password. Sessions elsewhere have ended.',
        'If that was not you, set a new password at once, and tell your administrator.',
      ],
      action: { label: 'It was not me', url: '/forgot-password' },
      footer: 'You get this because it is about your login. It cannot be turned off.',
    },
    organizationId: user.organizationId,
  };
}
