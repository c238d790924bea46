/** The mails of SSO profiles: what changes for people, and what whoever looks after a profile has to know. */
import { sid } from '../../kernel/ids.ts';
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dayOf, minuteOf, say, type Text } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import { ssoMails } from './vocabulary.ts';

interface Recipient {
  readonly email: string;
  readonly organizationId: string;
}

const footer = say(
  'You get this because you look after single sign-on of your organization. It cannot be turned off.',
);

/** What an administrator wrote for everybody whose other ways close. */
export function announcementMail(
  to: Recipient,
  said: {
    readonly organizationName: string;
    readonly profileName: string;
    readonly text: string;
    readonly startsAt: Date | null;
  },
): MailMessage {
  const { organizationName, profileName, text, startsAt } = said;
  return {
    to: readEmail(to.email),
    subject: say('You sign in through {profileName} from now on', { profileName }),
    content: {
      heading: say('You sign in through {profileName}', { profileName }),
      paragraphs: [
        startsAt === null
          ? say('{organizationName} closed your password: continue with {profileName}.', {
              organizationName,
              profileName,
            })
          : say(
              '{organizationName} closes your password at {at}: from then on continue with {profileName}.',
              { organizationName, profileName, at: minuteOf(startsAt) },
            ),
        ...text
          .split(/\n{2,}/)
          .filter((paragraph) => paragraph.trim() !== '')
          .map((paragraph) => say('{paragraph}', { paragraph: paragraph.trim() })),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: say('You get this because it is about your login. It cannot be turned off.'),
    },
    organizationId: to.organizationId,
  };
}

interface AboutProfile {
  readonly id: string;
  readonly name: string;
}

/** The page of the profile, where it can be withdrawn. */
const pageOf = ({ id }: AboutProfile) => `/admin/sso/${sid('JB', id)}`;

function upkeepMail(
  to: Recipient,
  about: { readonly heading: Text; readonly paragraphs: readonly Text[] },
  url = '/admin/sso',
): MailMessage {
  return {
    to: readEmail(to.email),
    subject: about.heading,
    content: {
      ...about,
      action: { label: say('Open single sign-on'), url },
      footer,
    },
    organizationId: to.organizationId,
    kind: ssoMails.sso,
  };
}

export function certificateMail(
  to: Recipient,
  profile: AboutProfile,
  ends: { readonly at: Date; readonly daysLeft: number },
): MailMessage {
  const { name } = profile;
  return upkeepMail(to, {
    heading:
      ends.daysLeft === 0
        ? say('The certificate of {name} has ended', { name })
        : say('The certificate of {name} ends in {days, plural, one {# day} other {# days}}', {
            name,
            days: ends.daysLeft,
          }),
    paragraphs: [
      say('The last certificate by which {name} signs ends on {day}.', {
        name,
        day: dayOf(ends.at),
      }),
      say(
        'Make the next one active at the provider. Where we read its metadata every day there is nothing to do here; otherwise add the new certificate beside the old one before that day.',
      ),
    ],
  });
}

export function refreshFailedMail(
  to: Recipient,
  profile: AboutProfile,
  problem: Text,
): MailMessage {
  const { name } = profile;
  return upkeepMail(to, {
    heading: say('The metadata of {name} cannot be read', { name }),
    paragraphs: [
      problem,
      say(
        'People still sign in by what was read before. We try again every hour; when the provider changes its certificate meanwhile, nobody will get in.',
      ),
    ],
  });
}

export function failingMail(to: Recipient, profile: AboutProfile, people: number): MailMessage {
  const { name } = profile;
  const paragraphs = [
    say(
      '{people, plural, one {# person} other {# people}} tried to sign in through {name} within half an hour, and nobody was signed in. It is their only way.',
      { people, name },
    ),
    say(
      'Test the profile: every check says what is wrong. Until it is right you can open passwords again on its page; nobody is signed in by that.',
    ),
  ];
  return upkeepMail(
    to,
    { heading: say('Nobody gets in through {name}', { name }), paragraphs },
    pageOf(profile),
  );
}

export function startFailedMail(
  to: Recipient,
  about: { readonly profileName: string; readonly domain: string },
  reason: Text,
): MailMessage {
  const { profileName, domain } = about;
  return upkeepMail(to, {
    heading: say('{profileName} did not become the only way to sign in at {domain}', {
      profileName,
      domain,
    }),
    paragraphs: [
      reason,
      say('Everybody signs in as before. Put it right, and decide about the start again.'),
    ],
  });
}

/** Somebody used a way that is open to few: whoever stole such a login would do just that (SS-18). */
export function exceptionMail(
  to: Recipient,
  used: { readonly name: string; readonly domain: string; readonly clientAddress: string },
): MailMessage {
  const { name, domain, clientAddress } = used;
  return {
    to: readEmail(to.email),
    subject: say('{name} signed in by a password', { name }),
    content: {
      heading: say('{name} signed in by a password', { name }),
      paragraphs: [
        say(
          'Everybody else with an address at {domain} has to sign in through single sign-on; {name} is an exception. It came from {clientAddress}.',
          { domain, name, clientAddress },
        ),
        say('If nobody knows why, end their sessions and take the exception away.'),
      ],
      action: { label: say('Open the audit log'), url: '/admin/audit-log' },
      footer: say('You get this because you own the organization. It cannot be turned off.'),
    },
    organizationId: to.organizationId,
    kind: ssoMails.sso_exceptions,
  };
}
