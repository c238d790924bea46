/** The mails of a change of address: both addresses are told, the code goes to the new one only. */
import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';

interface Facts {
  readonly to: EmailAddress;
  readonly from: string;
  /** Undefined: the person themselves. */
  readonly askedBy: string | undefined;
  readonly newEmail: string;
  readonly organizationId: string | null;
}

export function codeMail(facts: Facts, code: string): MailMessage {
  const { to, askedBy, from, organizationId } = facts;
  const who = askedBy === undefined ? 'You asked, we believe,' : `${askedBy} asked you`;
  return {
    to,
    subject: 'Your code for a new address',
    content: {
      heading: 'Your code for a new address',
      paragraphs: [
        `${who} to sign in with ${to.asTyped} instead of ${from} from now on. Sign in with the address that you have, and enter this code in your profile.`,
      ],
      code,
      action: { label: 'Open your profile', url: '/console/profile' },
      footer:
        'You get this because somebody typed your address. If it is not about you, ignore it: without the code nothing happens.',
    },
    organizationId,
  };
}

/** Only the owner of the mailbox learns that there is a login. */
export function takenMail(facts: Facts): MailMessage {
  return {
    to: facts.to,
    subject: 'This address has a login already',
    content: {
      heading: 'This address has a login already',
      paragraphs: [
        'Nothing was changed: somebody wanted to use this address for another login, and one address has one login.',
      ],
      footer: 'You get this because the address is yours. If it was not you, ignore it.',
    },
  };
}

export function noticeMail(facts: Facts): MailMessage {
  const who = facts.askedBy ?? 'Somebody, probably you,';
  return {
    to: facts.to,
    subject: 'Your address is going to change',
    content: {
      heading: 'Your address is going to change',
      paragraphs: [
        `${who} asked that your login has the address ${facts.newEmail} instead of this one. That happens when the code that was mailed there is entered.`,
      ],
      action: { label: 'Open your profile', url: '/console/profile' },
      footer:
        'You get this because it is about your login; it cannot be turned off. If that was not you, call it off in your profile, set a new password, and tell your administrator.',
    },
    organizationId: facts.organizationId,
  };
}

/** @param undoToken for the old address, which may have the login back */
export function changedMail(facts: Facts, undoToken?: string): MailMessage {
  return {
    to: facts.to,
    subject: 'Your address was changed',
    content: {
      heading: 'Your address was changed',
      paragraphs: [
        `You sign in with ${facts.newEmail} instead of ${facts.from} from now on. Your password and your sessions stay as they are.`,
      ],
      ...(undoToken === undefined
        ? {}
        : {
            action: {
              label: 'That was not me: undo it',
              url: `/undo-email-change#token=${undoToken}`,
            },
          }),
      footer:
        undoToken === undefined
          ? 'You get this because it is about your login; it cannot be turned off. If that was not you, tell your administrator at once.'
          : 'You get this because it is about your login; it cannot be turned off. If that was not you, undo it within seven days, and tell your administrator at once.',
    },
    organizationId: facts.organizationId,
  };
}

export function undoneMail(facts: Facts): MailMessage {
  return {
    to: facts.to,
    subject: 'The change of your address was undone',
    content: {
      heading: 'The change of your address was undone',
      paragraphs: [
        `You sign in with ${facts.newEmail} again, instead of ${facts.from}. Every session has ended; a link for a new password is on its way to ${facts.newEmail}.`,
      ],
      footer:
        'You get this because it is about your login; it cannot be turned off. It was undone by the link that went to the old address.',
    },
    organizationId: facts.organizationId,
  };
}
