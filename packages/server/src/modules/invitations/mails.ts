/** The mails of invitations. */
import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { readEmail } from '../users/index.ts';
import type { InvitationRow } from './store.ts';
import { invitationMails } from './vocabulary.ts';

export function invitationMail(facts: {
  to: EmailAddress;
  from: string;
  invitedBy: string;
  organizationId: string | null;
  roles: readonly string[];
  token: string;
}): MailMessage {
  return {
    to: facts.to,
    subject: `You are invited to ${facts.from}`,
    content: {
      heading: `You are invited to ${facts.from}`,
      paragraphs: [
        `You can join ${facts.from}: ${facts.invitedBy} invites you. The link is for ${facts.to.asTyped} alone, works once, and for seven days.`,
      ],
      ledger: [{ label: 'You will be', value: [...new Set(facts.roles)].join(', ') }],
      action: { label: 'Read the invitation', url: `/invitation#token=${facts.token}` },
      footer:
        'You get this because somebody typed your address. If you do not know them, ignore it: without your answer nothing happens.',
    },
    organizationId: facts.organizationId,
  };
}

type OfferFacts = Pick<
  InvitationRow,
  'kind' | 'accountName' | 'organizationName' | 'organizationId' | 'invitedBy'
>;

const offerSubjects: Record<string, (row: OfferFacts) => string> = {
  account_transfer: (row) =>
    `${row.organizationName ?? ''} asks you to bring your account ${row.accountName ?? ''} along`,
  account_hand_over: (row) =>
    `${row.invitedBy} wants to hand you the account ${row.accountName ?? ''}`,
  account_release: (row) =>
    `${row.organizationName ?? ''} offers you the account ${row.accountName ?? ''}`,
};

/** Asks somebody about an account itself; the consequences stand on the page behind the link. */
export function offerMail(row: OfferFacts, to: EmailAddress, url: string): MailMessage {
  const subject = offerSubjects[row.kind]?.(row) ?? '';
  return {
    to,
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `You decide: nothing changes unless you accept. ${row.invitedBy} asks you; the link is for ${to.asTyped} alone, works once, and for seven days.`,
      ],
      action: { label: 'Read what changes', url },
      footer:
        'You get this because somebody typed your address. If you do not know them, ignore it: without your answer nothing happens.',
    },
    organizationId: row.organizationId,
  };
}

type AnsweredFacts = OfferFacts & Pick<InvitationRow, 'emailAsTyped' | 'inviterEmail'>;

const answeredSubjects: Record<'accepted' | 'declined', (row: AnsweredFacts) => string> = {
  accepted: (row) =>
    row.kind === 'account_release'
      ? `The account ${row.accountName ?? ''} left ${row.organizationName ?? ''}`
      : `The account ${row.accountName ?? ''} joined ${row.organizationName ?? ''}`,
  // Of an account that did not come along, nobody learns the name.
  declined: (row) =>
    row.kind === 'account_transfer'
      ? `${row.emailAsTyped} does not bring the account along that you asked for`
      : `${row.emailAsTyped} does not want the account ${row.accountName ?? ''}`,
};

const answeredSentences: Record<'accepted' | 'declined', (row: AnsweredFacts) => string> = {
  accepted: (row) =>
    row.kind === 'account_release'
      ? `You do not manage it any more: ${row.emailAsTyped} accepted and owns it now, with its subaccounts.`
      : `You manage it from now on: ${row.emailAsTyped} accepted, and is a managed user now, with every account that they own.`,
  declined: () => 'Nothing changes. You can ask again, or somebody else.',
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
      footer: 'You get this because you asked.',
    },
    organizationId: row.organizationId,
    kind: invitationMails.accounts_joined,
  };
}
