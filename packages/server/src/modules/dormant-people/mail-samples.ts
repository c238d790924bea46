/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { lastWarningMail, warningMail } from './mails.ts';

const about = {
  to: 'grace@corp.example',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  organizationName: 'North & Wind',
  dueAt: new Date('2027-01-15T00:00:00Z'),
};

export const mailSamples: readonly MailSample[] = [
  {
    name: 'dormant-warned',
    builder: 'warningMail',
    message: warningMail({ ...about, days: 165 }),
  },
  {
    name: 'dormant-warned-again',
    builder: 'lastWarningMail',
    message: lastWarningMail({ ...about, days: 177 }),
  },
];
