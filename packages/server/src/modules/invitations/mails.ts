/** The mails of invitations. */

import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { listOf, say, type Text, type TextValue } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import type { InvitationRow } from './store.ts';
import { invitationMails } from './vocabulary.ts';

export function invitationMail(facts: {
  to: EmailAddress;
  from: string;
  invitedBy: string;
  organizationId: string | null;
  roles: readonly TextValue[];
  token: string;
  days: number;
}): MailMessage {
  return {
    to: facts.to,
    subject: say('You are invited to {from}', { from: facts.from }),
    content: {
      heading: say('You are invited to {from}', { from: facts.from }),
      paragraphs: [
        say(
          'You can join {from}: {invitedBy} invites you. The link is for {asTyped} alone, works once, and for {days, plural, one {# day} other {# days}}.',
          {
            from: facts.from,
            invitedBy: facts.invitedBy,
            asTyped: facts.to.asTyped,
            days: facts.days,
          },
        ),
      ],
      ledger: [
        { label: say('You will be'), value: say('{roles}', { roles: listOf(facts.roles) }) },
      ],
      action: { label: say('Read the invitation'), url: `/invitation#token=${facts.token}` },
      footer: say(
        'You get this because somebody typed your address. If you do not know them, ignore it: without your answer nothing happens.',
      ),
    },
    organizationId: facts.organizationId,
  };
}

type OfferFacts = Pick<
  InvitationRow,
  'kind' | 'accountName' | 'organizationName' | 'organizationId' | 'invitedBy'
>;

const offerSubjects: Record<string, (row: OfferFacts) => Text> = {
  account_transfer: (row) =>
    say('{organizationName} asks you to bring your account {accountName} along', {
      organizationName: row.organizationName ?? '',
      accountName: row.accountName ?? '',
    }),
  account_hand_over: (row) =>
    say('{invitedBy} wants to hand you the account {accountName}', {
      invitedBy: row.invitedBy,
      accountName: row.accountName ?? '',
    }),
  account_release: (row) =>
    say('{organizationName} offers you the account {accountName}', {
      organizationName: row.organizationName ?? '',
      accountName: row.accountName ?? '',
    }),
};

/** Asks somebody about an account itself; the consequences stand on the page behind the link. */
export function offerMail(
  row: OfferFacts & { readonly days: number },
  to: EmailAddress,
  url: string,
): MailMessage {
  const subject = offerSubjects[row.kind]?.(row);
  if (subject === undefined) throw new Error(`no mail asks about ${row.kind}`);
  return {
    to,
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          'You decide: nothing changes unless you accept. {invitedBy} asks you; the link is for {asTyped} alone, works once, and for {days, plural, one {# day} other {# days}}.',
          { invitedBy: row.invitedBy, asTyped: to.asTyped, days: row.days },
        ),
      ],
      action: { label: say('Read what changes'), url },
      footer: say(
        'You get this because somebody typed your address. If you do not know them, ignore it: without your answer nothing happens.',
      ),
    },
    organizationId: row.organizationId,
  };
}

type AnsweredFacts = OfferFacts & Pick<InvitationRow, 'emailAsTyped' | 'inviterEmail'>;

const answeredSubjects: Record<'accepted' | 'declined', (row: AnsweredFacts) => Text> = {
  accepted: (row) =>
    row.kind === 'account_release'
      ? say('The account {accountName} left {organizationName}', {
          accountName: row.accountName ?? '',
          organizationName: row.organizationName ?? '',
        })
      : say('The account {accountName} joined {organizationName}', {
          accountName: row.accountName ?? '',
          organizationName: row.organizationName ?? '',
        }),
  // Of an account that did not come along, nobody learns the name.
  declined: (row) =>
    row.kind === 'account_transfer'
      ? say('{emailAsTyped} does not bring the account along that you asked for', {
          emailAsTyped: row.emailAsTyped,
        })
      : say('{emailAsTyped} does not want the account {accountName}', {
          emailAsTyped: row.emailAsTyped,
          accountName: row.accountName ?? '',
        }),
};

const answeredSentences: Record<'accepted' | 'declined', (row: AnsweredFacts) => Text> = {
  accepted: (row) =>
    row.kind === 'account_release'
      ? say(
          'You do not manage it any more: {emailAsTyped} accepted and owns it now, with its subaccounts.',
          { emailAsTyped: row.emailAsTyped },
        )
      : say(
          'You manage it from now on: {emailAsTyped} accepted, and is a managed user now, with every account that they own.',
          { emailAsTyped: row.emailAsTyped },
        ),
  declined: () => say('Nothing changes. You can ask again, or somebody else.'),
};

/** To whoever asked about an account: what they were answered. */
export function answeredMail(row: AnsweredFacts, answer: 'accepted' | 'declined'): MailMessage {
  const subject = answeredSubjects[answer](row);
  return {
    to: readEmail(row.inviterEmail),
    subject,
    content: {
      heading: subject,
      paragraphs: [answeredSentences[answer](row)],
      footer: say('You get this because you asked.'),
    },
    organizationId: row.organizationId,
    kind: invitationMails.accounts_joined,
  };
}
