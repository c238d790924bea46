/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import {
  announcementMail,
  certificateMail,
  exceptionMail,
  failingMail,
  refreshFailedMail,
  startFailedMail,
} from './mails.ts';

const to = {
  email: 'ada@northwind.example',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
};
const profile = { id: to.organizationId, name: 'Okta <of> North & Wind' };
const said = {
  organizationName: 'North & Wind',
  profileName: profile.name,
  text: 'From Monday on there is one login for everything.\n\nAsk <IT> when it does not work.',
};

export const mailSamples: readonly MailSample[] = [
  {
    name: 'sso-announcement',
    builder: 'announcementMail',
    message: announcementMail(to, { ...said, startsAt: new Date('2026-12-01T08:00:00Z') }),
  },
  {
    name: 'sso-announcement-now',
    builder: 'announcementMail',
    message: announcementMail(to, { ...said, startsAt: null }),
  },
  {
    name: 'sso-certificate-ends',
    builder: 'certificateMail',
    message: certificateMail(to, profile, { at: new Date('2026-12-24T00:00:00Z'), daysLeft: 14 }),
  },
  {
    name: 'sso-metadata-unreadable',
    builder: 'refreshFailedMail',
    message: refreshFailedMail(to, profile, say('The server answered with status 503.')),
  },
  {
    name: 'sso-nobody-gets-in',
    builder: 'failingMail',
    message: failingMail(to, profile, 7),
  },
  {
    name: 'sso-start-failed',
    builder: 'startFailedMail',
    message: startFailedMail(
      to,
      { profileName: profile.name, domain: 'northwind.example' },
      say('The profile is disabled.'),
    ),
  },
  {
    name: 'sso-exception-used',
    builder: 'exceptionMail',
    message: exceptionMail(to, {
      name: 'Ada <Owner>',
      domain: 'northwind.example',
      clientAddress: '203.0.113.7',
    }),
  },
];
