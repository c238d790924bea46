/** Mails about merging organizations: to both Owners, to the Administrators, and to everybody whom it concerns. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { listAnswerable } from '../organizations/index.ts';
import { readEmail } from '../users/index.ts';
import type { MergeRow } from './store.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  readonly because: string;
}

export function mergeMail(letter: Letter, organizationId: string): MailMessage {
  const { to, subject, paragraphs, action, because } = letter;
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs,
      ...(action === undefined ? {} : { action }),
      footer: `You get this because ${because}. It cannot be turned off.`,
    },
    organizationId,
  };
}

const youOwn = 'you own the organization';
const youAnswer = 'you answer for the organization';
const yourLogin = 'it is about your login';
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

export const offeredLetter = (
  row: Pick<
    MergeRow,
    'email' | 'offeredBy' | 'offeredByEmail' | 'organizationName' | 'candidateName' | 'expiresAt'
  >,
): Letter => ({
  to: row.email,
  subject: `${row.organizationName} wants to merge ${row.candidateName} in`,
  paragraphs: [
    `${row.offeredBy} (${row.offeredByEmail}), the Owner of ${row.organizationName}, offers to merge your organization ${row.candidateName} into ${row.organizationName}. Its accounts would join, and ${row.candidateName} would end.`,
    `Nothing happens unless you accept. Sign in to see exactly what would change for the accounts, for your people and for you. The offer ends on ${dayOf(row.expiresAt)}.`,
  ],
  action: { label: 'See the offer', url: '/console' },
  because: youOwn,
});

export const endedLetter = (
  to: string,
  row: Pick<MergeRow, 'organizationName' | 'endedBecause'>,
  about: string,
): Letter => ({
  to,
  subject: `${about} is not merged into ${row.organizationName}`,
  paragraphs: [
    `The offer to merge it into ${row.organizationName} has ended: ${row.endedBecause ?? 'it was called off'}. Nothing was changed.`,
  ],
  because: youOwn,
});

/** The receiving side knows the other organization by the address only. */
export const theirsBefore = (row: Pick<MergeRow, 'email'>) =>
  row.email === '' ? 'The other organization' : `The organization of ${row.email}`;

/** What the receiving side is told when it has come about. */
export const mergedLetter = (
  to: string,
  row: Pick<MergeRow, 'organizationName' | 'candidateName' | 'ownerName'>,
  figures: { readonly accounts: number; readonly people: number; readonly outside: number },
): Letter => ({
  to,
  subject: `${row.candidateName} was merged into ${row.organizationName}`,
  paragraphs: [
    `${row.ownerName} accepted: ${row.candidateName} is part of ${row.organizationName} now.`,
    `Accounts that joined: ${figures.accounts}. People who joined as Standard Users: ${figures.people}. People who stay outside: ${figures.outside}; they keep their roles on accounts as independent users.`,
  ],
  action: { label: 'Open the Admin Center', url: '/admin' },
  because: youAnswer,
});

export const joinedLetter = (
  person: { readonly email: string; readonly wasOwner: boolean },
  row: Pick<MergeRow, 'organizationName' | 'candidateName' | 'offeredBy' | 'ownerName'>,
): Letter => ({
  to: person.email,
  subject: `${row.candidateName} is part of ${row.organizationName} now`,
  paragraphs: [
    `${person.wasOwner ? 'You' : row.ownerName} agreed to merge ${row.candidateName} into ${row.organizationName}. From now on ${row.organizationName} manages your login: it decides how you sign in, and can deactivate it.`,
    `You are a Standard User there. You keep the accounts that you own and your roles on accounts; what you could do in ${row.candidateName} as its ${person.wasOwner ? 'Owner' : 'user'} has ended.`,
  ],
  action: { label: 'Open your accounts', url: '/console' },
  because: yourLogin,
});

export const outsideLetter = (
  person: { readonly email: string; readonly accounts: readonly string[] },
  row: Pick<MergeRow, 'organizationName' | 'candidateName' | 'ownerName'>,
): Letter => ({
  to: person.email,
  subject: `${row.candidateName} has ended, and your login is your own`,
  paragraphs: [
    `${row.candidateName} was merged into ${row.organizationName}. Your address is not in a domain of ${row.organizationName}, so your login is independent from now on: sign in with the same address and password. You were signed out.`,
    person.accounts.length === 0
      ? 'You keep your roles on accounts, as an independent user.'
      : `You keep your roles on accounts. ${row.ownerName} owns ${person.accounts.join(', ')} from now on; you stay an Administrator there.`,
  ],
  action: { label: 'Sign in', url: '/sign-in' },
  because: yourLogin,
});

export function send(work: Work, row: MergeRow, letter: Letter): void {
  work.mail(mergeMail(letter, row.organizationId));
}

/** The one who was asked, unless they are erased by now. */
export function tellAsked(work: Work, row: MergeRow): void {
  if (row.email !== '') send(work, row, endedLetter(row.ownerEmail, row, row.candidateName));
}

export function tellOfferer(work: Work, row: MergeRow): void {
  send(work, row, endedLetter(row.offeredByEmail, row, theirsBefore(row)));
}

/** The Owner and the Administrators of the organization that another one was merged into. */
export async function tellReceiving(
  work: Work,
  row: MergeRow,
  told: {
    readonly figures: Parameters<typeof mergedLetter>[2];
    readonly except: ReadonlySet<string>;
  },
): Promise<void> {
  for (const { id, email } of await listAnswerable(work.db, organizationScope(row.organizationId)))
    if (!told.except.has(id)) send(work, row, mergedLetter(email, row, told.figures));
}
