/** The mails of signing in: a new password, that there is one, and a browser that is new. */

import type { Language } from '../../kernel/languages.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { minuteOf, say, type Text } from '../../kernel/text.ts';
import { readEmail, type UserRow } from '../users/index.ts';
import { type Program, sayProgram } from './programs.ts';
import type { RequiredSso } from './single-sign-on.ts';

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

/** Instead of a link: passwords are closed for them. */
export function useSsoMail(
  user: Recipient,
  asked: Asked,
  required: Pick<RequiredSso, 'organizationName' | 'profileName'>,
): MailMessage {
  const { organizationName, profileName } = required;
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('You sign in through {profileName}', { profileName }),
    content: {
      heading: say('You sign in through {profileName}', { profileName }),
      paragraphs: [
        asked.sentence,
        say(
          '{organizationName} has you sign in through {profileName}, so there is no password here to set. If you cannot sign in there, ask whoever looks after it in your company.',
          { organizationName, profileName },
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: say('You get this because it is about your login. It cannot be turned off.'),
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

/** Told once for each browser that a login was not used from so far. */
export function newBrowserMail(
  user: Recipient,
  from: { readonly program: Program; readonly clientAddress: string; readonly at: Date },
): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('Your login was used from a new browser'),
    content: {
      heading: say('Your login was used from a new browser'),
      paragraphs: [
        say('It was {program}, from the address {address}, at {moment}.', {
          program: sayProgram(from.program),
          address: from.clientAddress,
          moment: minuteOf(from.at),
        }),
        say(
          'If that was you, there is nothing to do. If it was not, end that session where you are signed in, and set a new password: that ends every other one too.',
        ),
      ],
      action: { label: say('Where you are signed in'), url: '/console/profile' },
      footer: say(
        'You get this because it is about your login, once for each browser. It cannot be turned off.',
      ),
    },
    organizationId: user.organizationId,
  };
}
