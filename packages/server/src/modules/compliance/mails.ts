/** The mails of compliance. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dateOf, say, type Text, type TextValue } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';

const footer = () =>
  say(
    'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
  );

export interface AskedOf {
  /** The policy as a sentence. */
  readonly sentence: Text;
  /** Null: it asks now. */
  readonly startsAt: Date | null;
  /** Does it close one account alone? */
  readonly isOfAccount: boolean;
}

export interface Reminder {
  readonly to: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Who reminds. */
  readonly actor: TextValue;
  readonly asked: readonly AskedOf[];
  /** Have they an app already, and need a passkey? */
  readonly hasApp: boolean;
}

const untilWhen = ({ sentence, startsAt, isOfAccount }: AskedOf): Text => {
  if (startsAt !== null)
    return say('{rule} It starts on {day}: add it until then.', {
      rule: sentence,
      day: dateOf(startsAt),
    });
  return isOfAccount
    ? say('{rule} It holds now: you cannot reach the account until you add it.', { rule: sentence })
    : say('{rule} It holds now: your next sign-in leads you through adding it.', {
        rule: sentence,
      });
};

/** To somebody who does not meet what is asked of them yet. */
export function reminderMail(about: Reminder): MailMessage {
  const { to, organizationId, organizationName, actor, asked, hasApp } = about;
  const subject = hasApp
    ? say('{organizationName} asks you for a passkey', { organizationName })
    : say('{organizationName} asks you for a second factor', { organizationName });
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        hasApp
          ? say(
              '{actor} reminds you: you have an authenticator app, and a passkey or a security key is asked of you.',
              { actor },
            )
          : say('{actor} reminds you: your login has no second factor yet.', { actor }),
        ...asked.map(untilWhen),
        say('You add it in your profile, under how you sign in. It takes two minutes.'),
      ],
      action: { label: say('Open your profile'), url: '/console/profile' },
      footer: footer(),
    },
    organizationId,
  };
}

export interface AboutHold {
  readonly to: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Who decided. */
  readonly actor: TextValue;
}

/** To somebody of whose login nothing opens anything until they add what is asked. */
export function heldMail(about: AboutHold & { readonly isPasskey: boolean }): MailMessage {
  const { to, organizationId, organizationName, actor, isPasskey } = about;
  const subject = isPasskey
    ? say('Your login is on hold until you add a passkey')
    : say('Your login is on hold until you add a second factor');
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{actor} of {organizationName} put your login on hold: you are signed out, and API keys and OAuth apps that you made are refused.',
          { actor, organizationName },
        ),
        say(
          'Sign in with your password: that leads you through adding what is asked, and everything is open again.',
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: footer(),
    },
    organizationId,
  };
}

export function liftedMail(about: AboutHold): MailMessage {
  const { to, organizationId, organizationName, actor } = about;
  const subject = say('Your login is not on hold any more');
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{actor} of {organizationName} lifted the hold. What a security policy asks of you still has to be added.',
          { actor, organizationName },
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: footer(),
    },
    organizationId,
  };
}
