/** Mails about transfers of the ownership. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import { issueToken } from '../../kernel/one-time-tokens.ts';
import { organizationScope } from '../../kernel/scope.ts';
import { minuteOf, readText, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { listAnswerable } from '../organizations/index.ts';
import { readEmail } from '../users/index.ts';
import type { TransferRow } from './store.ts';

/** Tokens by which the Owner stops a transfer without signing in. */
export const stopPurpose = 'ownership_transfer_stop';
const stopLinkSeconds = 60 * 86_400;

interface Letter {
  readonly to: string;
  readonly subject: Text;
  readonly paragraphs: readonly Text[];
  readonly action?: { readonly label: Text; readonly url: string };
  readonly footer: Text;
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

const becauseNamed = say('You get this because you are named in it.');
const becauseOwner = say('You get this because you are the Owner.');
const becauseAnswerable = say('You get this because you are an Administrator.');

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
    subject: say('{fromName} wants you to own {organizationName}', {
      fromName: row.fromName,
      organizationName: row.organizationName,
    }),
    paragraphs: [
      say(
        '{fromName} offers you the ownership of the organization {organizationName}. Its Owner answers for it, and alone can delete it and hand it over.',
        { fromName: row.fromName, organizationName: row.organizationName },
      ),
      say('Sign in to accept or decline. The offer waits seven days.'),
    ],
    action: { label: say('See the offer'), url: '/console' },
    footer: becauseNamed,
  });
}

/** To the Owner, with the link that stops it. */
async function tellOwner(
  work: Work,
  row: TransferRow,
  said: { subject: Text; paragraphs: readonly Text[] },
): Promise<void> {
  const token = await issueToken(
    work.db,
    { purpose: stopPurpose, subjectId: row.id, organizationId: row.organizationId },
    stopLinkSeconds,
  );
  send(work, row, {
    to: row.fromEmail,
    ...said,
    action: { label: say('Stop it'), url: `/stop-transfer#token=${token}` },
    footer: becauseOwner,
  });
}

export async function tellRequested(work: Work, row: TransferRow): Promise<void> {
  const subject = say('{askedBy} asks for the ownership of {organizationName}', {
    askedBy: row.askedBy,
    organizationName: row.organizationName,
  });
  const paragraphs = [
    say(
      '{askedBy} says that the Owner cannot act any more, and asks that {toName} become the Owner. The reason given: {reason}',
      { askedBy: row.askedBy, toName: row.toName, reason: row.reason ?? '' },
    ),
    say('The operator of this instance decides about it. If you can act, stop it.'),
  ];
  await tellOwner(work, row, { subject, paragraphs });
  for (const to of await listTold(work, row))
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}

export async function tellWaiting(work: Work, row: TransferRow): Promise<void> {
  const when = minuteOf(row.effectiveAt ?? work.now);
  const subject = say('{toName} becomes the Owner of {organizationName}', {
    toName: row.toName,
    organizationName: row.organizationName,
  });
  const paragraphs = [
    say(
      'On {when} {toName} becomes the Owner of {organizationName}, and {fromName} an Administrator.',
      { when, toName: row.toName, organizationName: row.organizationName, fromName: row.fromName },
    ),
    say('Until then {fromName} can stop it.', { fromName: row.fromName }),
  ];
  await tellOwner(work, row, { subject, paragraphs });
  for (const to of [row.toEmail, ...(await listTold(work, row))])
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}

export async function tellStopped(work: Work, row: TransferRow): Promise<void> {
  const subject = say('The Owner of {organizationName} stays the same', {
    organizationName: row.organizationName,
  });
  const paragraphs = [
    say('{toName} does not become the Owner: {because}.', {
      toName: row.toName,
      because: readText(row.endedBecause ?? say('it was stopped')),
    }),
  ];
  for (const to of [row.fromEmail, row.toEmail])
    send(work, row, { to, subject, paragraphs, footer: becauseNamed });
  for (const to of await listTold(work, row))
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}

export async function tellCompleted(work: Work, row: TransferRow): Promise<void> {
  const subject = say('{toName} is the Owner of {organizationName} now', {
    toName: row.toName,
    organizationName: row.organizationName,
  });
  const paragraphs = [
    say('{fromName} is an Administrator from now on.', { fromName: row.fromName }),
  ];
  for (const to of [row.fromEmail, row.toEmail, ...(await listTold(work, row))])
    send(work, row, { to, subject, paragraphs, footer: becauseAnswerable });
}
