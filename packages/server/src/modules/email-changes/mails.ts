/** The mails of a change of address: both addresses are told, the code goes to the new one only. */

import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { say, type TextValue } from '../../kernel/text.ts';

interface Facts {
  readonly to: EmailAddress;
  readonly from: string;
  /** Undefined: the person themselves. */
  readonly askedBy: TextValue | undefined;
  readonly newEmail: string;
  readonly organizationId: string | null;
}

export function codeMail(facts: Facts, code: string): MailMessage {
  const { to, askedBy, from, organizationId } = facts;
  const asked =
    askedBy === undefined
      ? say('You asked, we believe, to sign in with {to} instead of {from} from now on.', {
          to: to.asTyped,
          from,
        })
      : say('{askedBy} asked you to sign in with {to} instead of {from} from now on.', {
          askedBy,
          to: to.asTyped,
          from,
        });
  return {
    to,
    subject: say('Your code for a new address'),
    content: {
      heading: say('Your code for a new address'),
      paragraphs: [
        say(
          '{asked} Sign in with the address that you have, and enter this code in your profile.',
          { asked },
        ),
      ],
      code,
      action: { label: say('Open your profile'), url: '/console/profile' },
      footer: say(
        'You get this because somebody typed your address. If it is not about you, ignore it: without the code nothing happens.',
      ),
    },
    organizationId,
  };
}

/** Only the owner of the mailbox learns that there is a login. */
export function takenMail(facts: Facts): MailMessage {
  return {
    to: facts.to,
    subject: say('This address has a login already'),
    content: {
      heading: say('This address has a login already'),
      paragraphs: [
        say(
          'Nothing was changed: somebody wanted to use this address for another login, and one address has one login.',
        ),
      ],
      footer: say('You get this because the address is yours. If it was not you, ignore it.'),
    },
  };
}

export function noticeMail(facts: Facts): MailMessage {
  const { askedBy, newEmail } = facts;
  const asked =
    askedBy === undefined
      ? say(
          'Somebody, probably you, asked that your login has the address {newEmail} instead of this one.',
          { newEmail },
        )
      : say('{askedBy} asked that your login has the address {newEmail} instead of this one.', {
          askedBy,
          newEmail,
        });
  return {
    to: facts.to,
    subject: say('Your address is going to change'),
    content: {
      heading: say('Your address is going to change'),
      paragraphs: [
        say('{asked} That happens when the code that was mailed there is entered.', { asked }),
      ],
      action: { label: say('Open your profile'), url: '/console/profile' },
      footer: say(
        'You get this because it is about your login; it cannot be turned off. If that was not you, call it off in your profile, set a new password, and tell your administrator.',
      ),
    },
    organizationId: facts.organizationId,
  };
}

/** @param undoToken for the old address, which may have the login back */
export function changedMail(facts: Facts, undoToken?: string): MailMessage {
  return {
    to: facts.to,
    subject: say('Your address was changed'),
    content: {
      heading: say('Your address was changed'),
      paragraphs: [
        say(
          'You sign in with {newEmail} instead of {from} from now on. Your password and your sessions stay as they are.',
          { newEmail: facts.newEmail, from: facts.from },
        ),
      ],
      ...(undoToken === undefined
        ? {}
        : {
            action: {
              label: say('That was not me: undo it'),
              url: `/undo-email-change#token=${undoToken}`,
            },
          }),
      footer:
        undoToken === undefined
          ? say(
              'You get this because it is about your login; it cannot be turned off. If that was not you, tell your administrator at once.',
            )
          : say(
              'You get this because it is about your login; it cannot be turned off. If that was not you, undo it within seven days, and tell your administrator at once.',
            ),
    },
    organizationId: facts.organizationId,
  };
}

export function undoneMail(facts: Facts): MailMessage {
  return {
    to: facts.to,
    subject: say('The change of your address was undone'),
    content: {
      heading: say('The change of your address was undone'),
      paragraphs: [
        say(
          'You sign in with {newEmail} again, instead of {from}. Every session has ended; a link for a new password is on its way to {newEmail}.',
          { newEmail: facts.newEmail, from: facts.from },
        ),
      ],
      footer: say(
        'You get this because it is about your login; it cannot be turned off. It was undone by the link that went to the old address.',
      ),
    },
    organizationId: facts.organizationId,
  };
}

/** The directory of the company says the address: nobody was asked, so both addresses are told. */
export function vouchedMail(facts: Facts): MailMessage {
  return {
    to: facts.to,
    subject: say('Your address was changed'),
    content: {
      heading: say('Your address was changed'),
      paragraphs: [
        say(
          '{askedBy} of your organization says that your address is {newEmail} now, and was {from}. You are signed out everywhere: sign in with the new one.',
          { askedBy: facts.askedBy ?? '', newEmail: facts.newEmail, from: facts.from },
        ),
      ],
      footer: say(
        'You get this because your login has or had this address. If it is wrong, ask an administrator of your organization.',
      ),
    },
    organizationId: facts.organizationId,
  };
}
