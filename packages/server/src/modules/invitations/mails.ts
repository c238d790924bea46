/** The mails of invitations. */
import type { EmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { readEmail } from '../users/index.ts';
import type { InvitationRow } from './store.ts';

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

/** To whoever asked for an account: its owner brought it along. */
export function joinedMail(
  row: Pick<InvitationRow, 'accountName' | 'organizationName' | 'organizationId' | 'inviterEmail'>,
  ownerName: string,
): MailMessage {
  const subject = `The account ${row.accountName ?? ''} joined ${row.organizationName ?? ''}`;
  return {
    to: readEmail(row.inviterEmail),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        `You manage it from now on: ${ownerName} accepted, and is a managed user now, with every account that they own.`,
      ],
      action: { label: 'Open the accounts', url: '/admin/accounts' },
      footer: 'You get this because you asked for the account.',
    },
    organizationId: row.organizationId,
  };
}
