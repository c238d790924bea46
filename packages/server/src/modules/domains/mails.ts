/** The mails of domains, to those who look after one. */

import { sid } from '../../kernel/ids.ts';
import type { MailKind } from '../../kernel/mail-kinds.ts';
import type { MailContent } from '../../kernel/mail-layout.ts';
import { dateOf, say, type Text } from '../../kernel/text.ts';
import { lapseAfterDays, restoreWithinDays } from './lifecycle.ts';
import { domainMails } from './vocabulary.ts';

export interface DomainOfMail {
  readonly id: string;
  readonly name: string;
}

/** A mail but for its recipient. */
export type DomainMail = (domain: DomainOfMail) => {
  readonly subject: Text;
  readonly content: MailContent;
  readonly kind: MailKind;
};

const footer = say('You get this because you own the organization or added the domain.');
const fixed = say('{footer} It cannot be turned off.', { footer });

const write =
  (
    subject: (name: string) => Text,
    paragraphs: (name: string) => readonly Text[],
    label: Text,
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

const putBack = say(
  'Put the record or file back as it was: the page shows what is expected and what we see.',
);
const whatLapsingMeans = say(
  'When a domain lapses, the people who are managed under it become independent, and the accounts they own pass to the Owner of your organization.',
);

export const provenMail = write(
  (name) => say('{name} is proven', { name }),
  (name) => [
    say(
      'You can invite people with an address at {name} now, and decide what happens when somebody signs up with one.',
      { name },
    ),
    say('Leave the record or file in place: we look again every day.'),
  ],
  say('Open the domain'),
  domainMails.domains_proven,
);

export const restoredMail = write(
  (name) => say('{name} is proven again', { name }),
  (name) => [say('People can be added under {name} again. Nothing else has changed.', { name })],
  say('Open the domain'),
  domainMails.domains_proven,
);

export const uncertainMail = write(
  (name) => say('The proof of {name} is gone', { name }),
  (name) => [
    say(
      'Nobody can be added under {name}, and in {days} days it lapses. We looked on three days, and the proof was not there. Everybody keeps their access until then.',
      { name, days: lapseAfterDays },
    ),
    say('{whatLapsingMeans} {putBack}', { whatLapsingMeans, putBack }),
  ],
  say('See what is missing'),
);

export const lapsingMail = (lapsesAt: Date, daysLeft: number): DomainMail =>
  write(
    (name) =>
      say('{name} lapses in {days, plural, one {# day} other {# days}}', { name, days: daysLeft }),
    (name) => [
      say(
        'The proof of {name} is still gone. On {day} it lapses, unless the proof is back before.',
        { name, day: dateOf(lapsesAt) },
      ),
      say('{whatLapsingMeans} {putBack}', { whatLapsingMeans, putBack }),
    ],
    say('See what is missing'),
  );

export const lapsedMail = (under: { people: number; accounts: number }): DomainMail =>
  write(
    (name) => say('{name} has lapsed', { name }),
    (name) => [
      under.people === 0
        ? say('Your organization does not hold {name} any more. Nobody was managed under it.', {
            name,
          })
        : say(
            'Your organization does not hold {name} any more. {people, plural, one {# person becomes} other {# people become}} independent, and {accounts, plural, one {# account passes} other {# accounts pass}} to the Owner of your organization. Nobody was deleted, and each of them is told.',
            { name, ...under },
          ),
      say(
        'You can prove the domain again, and then invite the people again. They come back only if they accept.',
      ),
    ],
    say('Open the domain'),
  );

/** To whoever claims a domain that is held: who holds it is not told. */
export const claimMails = {
  checking: write(
    (name) => say('Another organization holds {name}', { name }),
    (name) => [
      say(
        'Your proof of {name} is right, but a domain belongs to one organization at a time. We are looking at the proof of the other one, and tell you what we find.',
        { name },
      ),
    ],
    say('Open the domain'),
  ),
  refused: write(
    (name) => say('{name} stays with another organization', { name }),
    (name) => [
      say(
        'Your claim to {name} is refused: the organization that holds it has proven it as well. A domain belongs to one organization at a time.',
        { name },
      ),
      say('If both belong to your company, one of them has to remove the domain first.'),
    ],
    say('Open the domain'),
  ),
  vacated: write(
    (name) => say('{name} is free', { name }),
    (name) => [
      say(
        'The organization that held {name} does not hold it any more. We are looking at your proof, and tell you when the domain is yours.',
        { name },
      ),
    ],
    say('Open the domain'),
  ),
} as const;

export const claimWaitsMail = (until: Date): DomainMail =>
  write(
    (name) => say('Your claim to {name} waits until {day}', { name, day: dateOf(until) }),
    (name) => [
      say(
        'Another organization holds {name}, and its proof is gone. It has {days} days to bring it back. If it does not, and your proof is still there, the domain becomes yours.',
        { name, days: restoreWithinDays },
      ),
      say('Leave your record or file in place until then.'),
    ],
    say('Open the domain'),
  );

/** To the organization that holds a domain which another one claims: who that is is not told. */
export const holderMails = {
  checking: write(
    (name) => say('Another organization claims {name}', { name }),
    (name) => [
      say(
        'Another organization has proven {name} too. You hold it, and we are looking at your proof. We could not ask yet, which is held against nobody.',
        { name },
      ),
    ],
    say('See what we see'),
  ),
  refused: write(
    (name) => say('{name} stays yours', { name }),
    (name) => [
      say(
        'Another organization has proven {name} too, and was refused: your own proof stands. Nothing has changed.',
        { name },
      ),
      say('If that surprises you, look at who can change its DNS and its web server.'),
    ],
    say('Open the domain'),
  ),
  withdrawn: write(
    (name) => say('Nobody else claims {name} any more', { name }),
    (name) => [
      say(
        'The other claim to {name} is gone. If your own proof is missing, it still has to come back before the domain lapses.',
        { name },
      ),
    ],
    say('See what we see'),
  ),
} as const;

export const holderWaitsMail = (until: Date): DomainMail =>
  write(
    (name) => say('{name} will pass to another organization', { name }),
    (name) => [
      say(
        'Another organization has proven {name}, and your own proof is gone. If it is not back by {day}, the domain becomes theirs. Until then nobody can be added under it, and everybody keeps their access.',
        { name, day: dateOf(until) },
      ),
      say('{whatLapsingMeans} {putBack}', { whatLapsingMeans, putBack }),
    ],
    say('See what is missing'),
  );
