/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailSample } from '../../kernel/module.ts';
import { askedMail, declinedMail } from './mails.ts';

const organization = {
  id: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  friendlyName: 'North & <wind> Traders',
};

export const mailSamples: readonly MailSample[] = [
  {
    name: 'join-request-asked',
    builder: 'askedMail',
    message: askedMail(
      parseEmailAddress('ada@corp.example'),
      'grace@corp.example',
      organization.id,
    ),
  },
  {
    name: 'join-request-declined',
    builder: 'declinedMail',
    message: declinedMail('grace@corp.example', organization),
  },
];
