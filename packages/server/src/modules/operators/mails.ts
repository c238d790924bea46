/** The mails of operators: being asked to be one, and being helped back in. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';

export function operatorInvitationMail(
  to: string,
  facts: { readonly by: string; readonly token: string; readonly hours: number },
): MailMessage {
  const { by, token, hours } = facts;
  return {
    to: readEmail(to),
    subject: say('You are asked to be an operator'),
    content: {
      heading: say('You are asked to be an operator'),
      paragraphs: [
        say(
          '{by} asks you to look after this instance of Bailiwick with them. An operator is a login of its own: it belongs to no organization.',
          { by },
        ),
        say(
          'Choose a password and add a second factor within {hours, plural, one {# hour} other {# hours}}.',
          { hours },
        ),
      ],
      action: { label: say('Become an operator'), url: `/operator/join#token=${token}` },
      footer: say(
        'You get this because somebody entered your address. If you do nothing, nothing happens.',
      ),
    },
    organizationId: null,
  };
}

export function operatorResetMail(
  to: string,
  facts: {
    readonly by: string;
    readonly reason: string;
    readonly token: string;
    readonly hours: number;
  },
): MailMessage {
  const { by, reason, token, hours } = facts;
  return {
    to: readEmail(to),
    subject: say('You can replace your second factor'),
    content: {
      heading: say('You can replace your second factor'),
      paragraphs: [
        say(
          '{by} lets you go on without the second factor of your operator login, and every session of yours has ended. The reason given: {reason}',
          { by, reason },
        ),
        say(
          'Open the link within {hours, plural, one {# hour} other {# hours}} and enter your password: then what you lost is removed, and you add a new one. If you have it still, sign in with it, and nothing changes.',
          { hours },
        ),
      ],
      action: { label: say('Replace it'), url: `/operator/reset#token=${token}` },
      footer: say('You get this because it is about your operator login. It cannot be turned off.'),
    },
    organizationId: null,
  };
}

/** When a link of the machine, or of another operator, was used. */
export function operatorRecoveredMail(to: string, hasNewPassword: boolean): MailMessage {
  const subject = hasNewPassword
    ? say('Your operator login has a new password')
    : say('The second factor of your operator login was removed');
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        hasNewPassword
          ? say(
              'It was set by a link that somebody printed on the machine of this instance. The second factor was removed with it, and a new one is asked for at once.',
            )
          : say(
              'It was removed by the link that was mailed to you, with your password. A new one is asked for at once.',
            ),
        say('If that was not you, tell whoever runs this instance with you at once.'),
      ],
      action: { label: say('Sign in'), url: '/operator/sign-in' },
      footer: say('You get this because it is about your operator login. It cannot be turned off.'),
    },
    organizationId: null,
  };
}
