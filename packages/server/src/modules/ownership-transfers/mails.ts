/** Mails about transfers of the ownership. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { issueToken } from '../../kernel/one-time-tokens.ts';
import { organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { listAnswerable } from '../organizations/index.ts';
import { readEmail } from '../users/index.ts';
import type { TransferRow } from './store.ts';

/** Tokens by which the Owner stops a transfer without signing in. */
export const stopPurpose = 'ownership_transfer_stop';
const stopLinkSeconds = 60 * 86_400;

const dayAndHour = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  readonly footer: string;
}

export function letterMail(letter: Letter, organizationId: string): MailMessage {
  const { to, subject, paragraphs, action, footer } = letter;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs,
      ...(action === undefined ? {} : { action }),
      footer,
    },
    organizationId,
  };
}

const send = (work: Work, row: TransferRow, letter: Letter): void =>
  work.mail(letterMail(letter, row.organizationId));

const becauseNamed = 'You get this because you are named in it.';
const becauseOwner = 'You get this because you are the Owner.';
const becauseAnswerable = 'You get this because you are an Administrator.';

/** The Administrators, without the two whom it is about. */
export async function listTold(work: Work, row: TransferRow): Promise<string[]> {
  const people = await listAnswerable(work.db, organizationScope(row.organizationId));
  return people
    .filter(({ id }) => id !== row.fromUserId && id !== row.toUserId)
    .map(({ email }) => email);
}

export function tellOffered(work: Work, row: TransferRow): void {
  send(work, row, {
    to: row.toEmail,
    subject: `${row.fromName} wants you to own ${row.organizationName}`,
    paragraphs: [
      `${row.fromName} offers you the ownership of the organization ${row.organizationName}. Its Owner answers for it, and alone can delete it and hand it over.`,
      'Sign in to accept or decline. The offer waits seven days.',
    ],
    action: { label: 'See the offer', url: '/console' },
    footer: becauseNamed,
  });
}

/** To the Owner, with the link that stops it. */
async function tellOwner(
  work: Work,
  row: TransferRow,
  said: { subject: string; paragraphs: readonly string[] },
): Promise<void> {
  const token = await issueToken(
    work.db,
    { purpose: stopPurpose, subjectId: row.id, organizationId: row.organizationId },
    stopLinkSeconds,
  );
  send(work, row, {
    to: row.fromEmail,
    ...said,
    action: { label: 'Stop it', url: `/stop-transfer#token=${token}` },
    footer: becauseOwner,
  });
}

export async function tellRequested(work: Work, row: TransferRow): Promise<void> {
  const subject = `${row.askedBy} asks for the ownership of ${row.organizationName}`;
  const paragraphs = [
    `${row.askedBy} says that the Owner cannot act any more, and asks that ${row.toName} become the Owner. The reason given: ${row.reason ?? ''}`,
    'The operator of this instance decides about it. If you can act, stop it.',
  ];
  await tellOwner(work, row, { subject, paragraphs });
  for (const to of await listTold(work, row))
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}

export async function tellWaiting(work: Work, row: TransferRow): Promise<void> {
  const when = dayAndHour(row.effectiveAt ?? work.now);
  const subject = `${row.toName} becomes the Owner of ${row.organizationName}`;
  const paragraphs = [
    `On ${when} ${row.toName} becomes the Owner of ${row.organizationName}, and ${row.fromName} an Administrator.`,
    `Until then ${row.fromName} can stop it.`,
  ];
  await tellOwner(work, row, { subject, paragraphs });
  for (const to of [row.toEmail, ...(await listTold(work, row))])
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}

export async function tellStopped(work: Work, row: TransferRow): Promise<void> {
  const subject = `The Owner of ${row.organizationName} stays the same`;
  const paragraphs = [
    `${row.toName} does not become the Owner: ${row.endedBecause ?? 'it was stopped'}.`,
  ];
  for (const to of [row.fromEmail, row.toEmail])
    send(work, row, { to, subject, paragraphs, footer: becauseNamed });
  for (const to of await listTold(work, row))
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}

export async function tellCompleted(work: Work, row: TransferRow): Promise<void> {
  const subject = `${row.toName} is the Owner of ${row.organizationName} now`;
  const paragraphs = [`${row.fromName} is an Administrator from now on.`];
  for (const to of [row.fromEmail, row.toEmail, ...(await listTold(work, row))])
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}
