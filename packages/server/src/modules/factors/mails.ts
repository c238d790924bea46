/** The mails of second factors: the person is told of every change of how they sign in (AU-20). */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say, type Text, type TextValue } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import type { Holder } from './holder.ts';

type Recipient = Pick<Holder, 'emailAsTyped' | 'organizationId' | 'scope'>;

/** What somebody can do about a change that was not theirs. */
const remedyOf = ({ scope }: Recipient) =>
  scope.kind === 'operator'
    ? {
        advice: say(
          'If that was not you, tell whoever runs this instance with you at once: an operator can reset how you sign in, and so can whoever works on the machine.',
        ),
        action: { label: say('See how you sign in'), url: '/operator/profile' },
      }
    : {
        advice: say(
          'If that was not you, set a new password at once, and tell your administrator.',
        ),
        action: { label: say('It was not me'), url: '/forgot-password' },
      };

/** Whatever was changed: what it means, and what to do when it was somebody else. */
function changeMail(user: Recipient, subject: Text, sentence: Text): MailMessage {
  const { advice, action } = remedyOf(user);
  return {
    to: readEmail(user.emailAsTyped),
    subject,
    content: {
      heading: subject,
      paragraphs: [sentence, advice],
      action,
      footer: say('You get this because it is about your login. It cannot be turned off.'),
    },
    organizationId: user.organizationId,
  };
}

export const passkeyAddedMail = (user: Recipient, name: string): MailMessage =>
  changeMail(
    user,
    say('A passkey was added to your login'),
    say('You can sign in with {name} from now on. Your password alone is not enough any more.', {
      name,
    }),
  );

export const passkeyRenamedMail = (user: Recipient, before: string, after: string): MailMessage =>
  changeMail(
    user,
    say('A passkey of your login was renamed'),
    say('{before} is called {after} from now on. It works as before.', { before, after }),
  );

export const passkeyRemovedMail = (user: Recipient, name: string): MailMessage =>
  changeMail(
    user,
    say('A passkey was removed from your login'),
    say('{name} does not sign you in any more. Sessions elsewhere have ended.', { name }),
  );

export const appAddedMail = (user: Recipient): MailMessage =>
  changeMail(
    user,
    say('An authenticator app was added to your login'),
    say('Signing in asks for a code of the app from now on, beside your password.'),
  );

export const appRemovedMail = (user: Recipient): MailMessage =>
  changeMail(
    user,
    say('The authenticator app was removed from your login'),
    say('Its codes do not count any more. Sessions elsewhere have ended.'),
  );

export const recoveryCodesMadeMail = (user: Recipient): MailMessage =>
  changeMail(
    user,
    say('You have new recovery codes'),
    say('Ten new codes were made for your login. Earlier ones do not count any more.'),
  );

export const recoveryCodeUsedMail = (user: Recipient, left: number): MailMessage =>
  changeMail(
    user,
    say('A recovery code of yours was used'),
    left === 0
      ? say(
          'It stood in for your second factor and is used up. None is left: make new ones in your profile.',
        )
      : say(
          'It stood in for your second factor and is used up. {left, plural, one {# code is left.} other {# codes are left.}}',
          { left },
        ),
  );

export const factorsRemovedMail = (user: Recipient): MailMessage =>
  changeMail(
    user,
    say('Your second factor was removed'),
    say(
      'You proved your address by a code, after an administrator reset your second factor. Passkeys, authenticator app and recovery codes are gone: your password alone signs you in until you add new ones in your profile.',
    ),
  );

export interface ResetFacts {
  readonly actor: TextValue;
  readonly organization: string;
  readonly reason: string;
  readonly days: number;
}

/** To somebody whose administrator lets them go on without what they lost. */
export function resetStartedMail(user: Recipient, facts: ResetFacts): MailMessage {
  const { actor, organization, reason, days } = facts;
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('You can sign in without your second factor'),
    content: {
      heading: say('You can sign in without your second factor'),
      paragraphs: [
        say(
          '{actor} of {organization} reset your second factor, and every session of yours has ended. The reason given: {reason}',
          { actor, organization, reason },
        ),
        say(
          'Sign in with your password within {days, plural, one {# day} other {# days}} and have a code mailed to you: then what you lost is removed. If you have it still, sign in with it, and nothing changes.',
          { days },
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: say(
        'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
      ),
    },
    organizationId: user.organizationId,
  };
}

export function resetCodeMail(user: Recipient, code: string): MailMessage {
  return {
    to: readEmail(user.emailAsTyped),
    subject: say('Your code to sign in'),
    content: {
      heading: say('Your code to sign in'),
      paragraphs: [
        say(
          'Enter it on the page where you gave your password. It works once, for a quarter of an hour, and removes the second factor that you lost.',
        ),
      ],
      code,
      footer: say(
        'You get this because somebody, probably you, gave your password. If it was not you, set a new one at once.',
      ),
    },
    organizationId: user.organizationId,
  };
}
