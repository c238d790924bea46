/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { readEmail } from '../users/index.ts';
import { setupLinkMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'sso-set-up',
    builder: 'setupLinkMail',
    message: setupLinkMail(
      readEmail('it@northwind.example'),
      {
        organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
        organizationName: 'North & Wind',
        askedBy: 'Ada <Owner>',
        profileName: 'Okta <of> North & Wind',
      },
      'sample-token',
    ),
  },
];
