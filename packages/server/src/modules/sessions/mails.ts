/** The mails of signing in: a new password, and that there is one. */

import type { Language } from '../../kernel/languages.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say, type Text } from '../../kernel/text.ts';
import { readEmail, type UserRow } from '../users/index.ts';

type Recipient = Pick<UserRow, 'emailAsTyped' | 'organizationId'>;

export interface Asked {
  /** Who asked, as a sentence. */
  readonly sentence: Text;
  /** Of the request, where the person themselves sent it. */
  readonly language?: Language | undefined;
}

export function resetMail(user: Recipient, asked: Asked, token: string): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('Set a new password'),
    content: {
      heading: say('Set a new password'),
      paragraphs: [say('{asked} The link works once, for an hour.', { asked: asked.sentence })],
      action: { label: say('Set a new password'), url: `/reset-password#token=${token}` },
      footer: say(
        'You get this because it is about your login. If it was not you, ignore it: your password stays as it is.',
      ),
    },
    organizationId: user.organizationId,
    language: asked.language,
  };
}

/** Told to the person whenever their password changes, by whichever way. */
export function passwordChangedMail(user: Recipient): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('Your password was changed'),
    content: {
      heading: say('Your password was changed'),
      paragraphs: [
        say('From now on you sign in with the new password. Sessions elsewhere have ended.'),
        say('If that was not you, set a new password at once, and tell your administrator.'),
      ],
      action: { label: say('It was not me'), url: '/forgot-password' },
      footer: say('You get this because it is about your login. It cannot be turned off.'),
    },
    organizationId: user.organizationId,
  };
}
