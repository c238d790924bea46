/** Mails about merging organizations: to both Owners, to the Administrators, and to everybody whom it concerns. */

import type { MailMessage } from '../../kernel/mail-queue.ts';
import { organizationScope } from '../../kernel/scope.ts';
import { dayOf, listOf, readText, say, type Text, type TextValue } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { listAnswerable } from '../organizations/index.ts';
import { readEmail } from '../users/index.ts';
import type { MergeRow } from './store.ts';

export interface Letter {
  readonly to: string;
  readonly subject: Text;
  readonly paragraphs: readonly Text[];
  readonly action?: { readonly label: Text; readonly url: string };
  readonly because: Text;
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
      footer: because,
    },
    organizationId,
  };
}

const youOwn = say('You get this because you own the organization. It cannot be turned off.');
const youAnswer = say(
  'You get this because you answer for the organization. It cannot be turned off.',
);
const yourLogin = say('You get this because it is about your login. It cannot be turned off.');

export const offeredLetter = (
  row: Pick<
    MergeRow,
    'email' | 'offeredBy' | 'offeredByEmail' | 'organizationName' | 'candidateName' | 'expiresAt'
  >,
): Letter => ({
  to: row.email,
  subject: say('{organizationName} wants to merge {candidateName} in', {
    organizationName: row.organizationName,
    candidateName: row.candidateName,
  }),
  paragraphs: [
    say(
      '{offeredBy} ({offeredByEmail}), the Owner of {organizationName}, offers to merge your organization {candidateName} into {organizationName}. Its accounts would join, and {candidateName} would end.',
      {
        offeredBy: row.offeredBy,
        offeredByEmail: row.offeredByEmail,
        organizationName: row.organizationName,
        candidateName: row.candidateName,
      },
    ),
    say(
      'Nothing happens unless you accept. Sign in to see exactly what would change for the accounts, for your people and for you. The offer ends on {day}.',
      { day: dayOf(row.expiresAt) },
    ),
  ],
  action: { label: say('See the offer'), url: '/console' },
  because: youOwn,
});

export const endedLetter = (
  to: string,
  row: Pick<MergeRow, 'organizationName' | 'endedBecause'>,
  about: TextValue,
): Letter => ({
  to,
  subject: say('{about} is not merged into {organizationName}', {
    about,
    organizationName: row.organizationName,
  }),
  paragraphs: [
    say(
      'The offer to merge it into {organizationName} has ended: {because}. Nothing was changed.',
      {
        organizationName: row.organizationName,
        because: readText(row.endedBecause ?? say('it was called off')),
      },
    ),
  ],
  because: youOwn,
});

/** The receiving side knows the other organization by the address only. */
export const theirsBefore = (row: Pick<MergeRow, 'email'>) =>
  row.email === ''
    ? say('The other organization')
    : say('The organization of {email}', { email: row.email });

/** What the receiving side is told when it has come about. */
export const mergedLetter = (
  to: string,
  row: Pick<MergeRow, 'organizationName' | 'candidateName' | 'ownerName'>,
  figures: { readonly accounts: number; readonly people: number; readonly outside: number },
): Letter => ({
  to,
  subject: say('{candidateName} was merged into {organizationName}', {
    candidateName: row.candidateName,
    organizationName: row.organizationName,
  }),
  paragraphs: [
    say('{ownerName} accepted: {candidateName} is part of {organizationName} now.', {
      ownerName: row.ownerName,
      candidateName: row.candidateName,
      organizationName: row.organizationName,
    }),
    say(
      'Accounts that joined: {accounts}. People who joined as Standard Users: {people}. People who stay outside: {outside}; they keep their roles on accounts as independent users.',
      { accounts: figures.accounts, people: figures.people, outside: figures.outside },
    ),
  ],
  action: { label: say('Open the Admin Center'), url: '/admin' },
  because: youAnswer,
});

const agreedSentence = (
  { wasOwner }: { readonly wasOwner: boolean },
  {
    ownerName,
    candidateName,
    organizationName,
  }: Pick<MergeRow, 'organizationName' | 'candidateName' | 'ownerName'>,
): Text =>
  wasOwner
    ? say('You agreed to merge {candidateName} into {organizationName}.', {
        candidateName,
        organizationName,
      })
    : say('{ownerName} agreed to merge {candidateName} into {organizationName}.', {
        ownerName,
        candidateName,
        organizationName,
      });

export const joinedLetter = (
  person: { readonly email: string; readonly wasOwner: boolean },
  row: Pick<MergeRow, 'organizationName' | 'candidateName' | 'offeredBy' | 'ownerName'>,
): Letter => ({
  to: person.email,
  subject: say('{candidateName} is part of {organizationName} now', {
    candidateName: row.candidateName,
    organizationName: row.organizationName,
  }),
  paragraphs: [
    say(
      '{agreed} From now on {organizationName} manages your login: it decides how you sign in, and can deactivate it.',
      { agreed: agreedSentence(person, row), organizationName: row.organizationName },
    ),
    person.wasOwner
      ? say(
          'You are a Standard User there. You keep the accounts that you own and your roles on accounts; what you could do in {candidateName} as its Owner has ended.',
          { candidateName: row.candidateName },
        )
      : say(
          'You are a Standard User there. You keep the accounts that you own and your roles on accounts; what you could do in {candidateName} as its user has ended.',
          { candidateName: row.candidateName },
        ),
  ],
  action: { label: say('Open your accounts'), url: '/console' },
  because: yourLogin,
});

export const outsideLetter = (
  person: { readonly email: string; readonly accounts: readonly string[] },
  row: Pick<MergeRow, 'organizationName' | 'candidateName' | 'ownerName'>,
): Letter => ({
  to: person.email,
  subject: say('{candidateName} has ended, and your login is your own', {
    candidateName: row.candidateName,
  }),
  paragraphs: [
    say(
      '{candidateName} was merged into {organizationName}. Your address is not in a domain of {organizationName}, so your login is independent from now on: sign in with the same address and password. You were signed out.',
      { candidateName: row.candidateName, organizationName: row.organizationName },
    ),
    person.accounts.length === 0
      ? say('You keep your roles on accounts, as an independent user.')
      : say(
          'You keep your roles on accounts. {ownerName} owns {accounts} from now on; you stay an Administrator there.',
          { ownerName: row.ownerName, accounts: listOf(person.accounts) },
        ),
  ],
  action: { label: say('Sign in'), url: '/sign-in' },
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
