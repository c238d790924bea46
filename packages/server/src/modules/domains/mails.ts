/** The mails of domains, to those who look after one. */
import { sid } from '../../kernel/ids.ts';
import type { MailKind } from '../../kernel/mail-kinds.ts';
import type { MailContent } from '../../kernel/mail-layout.ts';
import { lapseAfterDays, restoreWithinDays } from './lifecycle.ts';
import { domainMails } from './vocabulary.ts';

export interface DomainOfMail {
  readonly id: string;
  readonly name: string;
}

/** A mail but for its recipient. */
export type DomainMail = (domain: DomainOfMail) => {
  readonly subject: string;
  readonly content: MailContent;
  readonly kind: MailKind;
};

const footer = 'You get this because you own the organization or added the domain.';
const fixed = `${footer} It cannot be turned off.`;

const write =
  (
    subject: (name: string) => string,
    paragraphs: (name: string) => readonly string[],
    label: string,
    kind: MailKind = domainMails.domains,
  ): DomainMail =>
  ({ id, name }) => ({
    subject: subject(name),
    content: {
      heading: subject(name),
      paragraphs: paragraphs(name),
      action: { label, url: `/admin/domains/${sid('DN', id)}` },
      footer: kind.isOptional ? footer : fixed,
    },
    kind,
  });

const day = (date: Date) =>
  date.toLocaleDateString('en', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const putBack =
  'Put the record or file back as it was: the page shows what is expected and what we see.';
const whatLapsingMeans =
  'When a domain lapses, the people who are managed under it become independent, and the accounts they own pass to the Owner of your organization.';

export const provenMail = write(
  (name) => `${name} is proven`,
  (name) => [
    `You can invite people with an address at ${name} now, and decide what happens when somebody signs up with one.`,
    'Leave the record or file in place: we look again every day.',
  ],
  'Open the domain',
  domainMails.domains_proven,
);

export const restoredMail = write(
  (name) => `${name} is proven again`,
  (name) => [`People can be added under ${name} again. Nothing else has changed.`],
  'Open the domain',
  domainMails.domains_proven,
);

export const uncertainMail = write(
  (name) => `The proof of ${name} is gone`,
  (name) => [
    `Nobody can be added under ${name}, and in ${lapseAfterDays} days it lapses. We looked on three days, and the proof was not there. Everybody keeps their access until then.`,
    `${whatLapsingMeans} ${putBack}`,
  ],
  'See what is missing',
);

export const lapsingMail = (lapsesAt: Date, daysLeft: number): DomainMail =>
  write(
    (name) => `${name} lapses in ${counted(daysLeft, 'day', 'days')}`,
    (name) => [
      `The proof of ${name} is still gone. On ${day(lapsesAt)} it lapses, unless the proof is back before.`,
      `${whatLapsingMeans} ${putBack}`,
    ],
    'See what is missing',
  );

export const lapsedMail = (under: { people: number; accounts: number }): DomainMail =>
  write(
    (name) => `${name} has lapsed`,
    (name) => [
      under.people === 0
        ? `Your organization does not hold ${name} any more. Nobody was managed under it.`
        : `Your organization does not hold ${name} any more. ${counted(under.people, 'person becomes', 'people become')} independent, and ${counted(under.accounts, 'account passes', 'accounts pass')} to the Owner of your organization. Nobody was deleted, and each of them is told.`,
      'You can prove the domain again, and then invite the people again. They come back only if they accept.',
    ],
    'Open the domain',
  );

/** To whoever claims a domain that is held: who holds it is not told. */
export const claimMails = {
  checking: write(
    (name) => `Another organization holds ${name}`,
    (name) => [
      `Your proof of ${name} is right, but a domain belongs to one organization at a time. We are looking at the proof of the other one, and tell you what we find.`,
    ],
    'Open the domain',
  ),
  refused: write(
    (name) => `${name} stays with another organization`,
    (name) => [
      `Your claim to ${name} is refused: the organization that holds it has proven it as well. A domain belongs to one organization at a time.`,
      'If both belong to your company, one of them has to remove the domain first.',
    ],
    'Open the domain',
  ),
  vacated: write(
    (name) => `${name} is free`,
    (name) => [
      `The organization that held ${name} does not hold it any more. We are looking at your proof, and tell you when the domain is yours.`,
    ],
    'Open the domain',
  ),
} as const;

export const claimWaitsMail = (until: Date): DomainMail =>
  write(
    (name) => `Your claim to ${name} waits until ${day(until)}`,
    (name) => [
      `Another organization holds ${name}, and its proof is gone. It has ${restoreWithinDays} days to bring it back. If it does not, and your proof is still there, the domain becomes yours.`,
      'Leave your record or file in place until then.',
    ],
    'Open the domain',
  );

/** To the organization that holds a domain which another one claims: who that is is not told. */
export const holderMails = {
  checking: write(
    (name) => `Another organization claims ${name}`,
    (name) => [
      `Another organization has proven ${name} too. You hold it, and we are looking at your proof. We could not ask yet, which is held against nobody.`,
    ],
    'See what we see',
  ),
  refused: write(
    (name) => `${name} stays yours`,
    (name) => [
      `Another organization has proven ${name} too, and was refused: your own proof stands. Nothing has changed.`,
      'If that surprises you, look at who can change its DNS and its web server.',
    ],
    'Open the domain',
  ),
  withdrawn: write(
    (name) => `Nobody else claims ${name} any more`,
    (name) => [
      `The other claim to ${name} is gone. If your own proof is missing, it still has to come back before the domain lapses.`,
    ],
    'See what we see',
  ),
} as const;

export const holderWaitsMail = (until: Date): DomainMail =>
  write(
    (name) => `${name} will pass to another organization`,
    (name) => [
      `Another organization has proven ${name}, and your own proof is gone. If it is not back by ${day(until)}, the domain becomes theirs. Until then nobody can be added under it, and everybody keeps their access.`,
      `${whatLapsingMeans} ${putBack}`,
    ],
    'See what is missing',
  );
