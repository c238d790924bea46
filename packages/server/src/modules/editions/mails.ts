/** Mails about the edition of an organization, to its Owner. */
import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dayOf, say, type Text } from '../../kernel/text.ts';
import type { OrganizationNames } from './assignment-store.ts';

interface Facts {
  readonly organization: OrganizationNames;
  /** Whom to ask; null: nobody is named. */
  readonly contact: string | null;
}

function editionMail(
  { organization, contact }: Facts,
  subject: Text,
  paragraphs: readonly Text[],
): MailMessage {
  return {
    to: parseEmailAddress(organization.ownerEmail),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        ...paragraphs,
        ...(contact === null ? [] : [say('Whom to ask about editions: {contact}', { contact })]),
      ],
      action: {
        label: say('See what is used'),
        url: `/console/usage`,
      },
      footer: say('You get this because you own this organization. It cannot be turned off.'),
    },
    organizationId: organization.id,
  };
}

const stays = () =>
  say(
    'Nobody is locked out and nothing opens by that: what you configured goes on working. What your edition then does not hold can be read and no longer be changed.',
  );

/** @param endsAt null: without an end */
export function givenMail(
  facts: Facts,
  edition: string,
  startsAt: Date,
  endsAt: Date | null,
): MailMessage {
  const values = { organization: facts.organization.friendlyName, edition };
  return editionMail(facts, say('{organization} gets the edition {edition}', values), [
    endsAt === null
      ? say('From {starts} on {organization} has the edition {edition}.', {
          ...values,
          starts: dayOf(startsAt),
        })
      : say('From {starts} to {ends} {organization} has the edition {edition}.', {
          ...values,
          starts: dayOf(startsAt),
          ends: dayOf(endsAt),
        }),
  ]);
}

/** Before the end. @param next the edition that follows when nothing is done */
export function endingMail(facts: Facts, edition: string, endsAt: Date, next: string): MailMessage {
  const { friendlyName: organization } = facts.organization;
  return editionMail(
    facts,
    say('The edition {edition} of {organization} ends on {day}', {
      edition,
      organization,
      day: dayOf(endsAt),
    }),
    [
      say(
        'From then on {organization} has the edition {next}, unless it gets another one before.',
        {
          organization,
          next,
        },
      ),
      stays(),
    ],
  );
}

export function endedMail(facts: Facts, edition: string, next: string): MailMessage {
  const { friendlyName: organization } = facts.organization;
  return editionMail(
    facts,
    say('The edition {edition} of {organization} has ended', { edition, organization }),
    [say('{organization} has the edition {next} now.', { organization, next }), stays()],
  );
}
