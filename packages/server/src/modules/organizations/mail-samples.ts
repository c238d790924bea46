/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { noticeMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'organization-deletion',
    builder: 'noticeMail',
    message: noticeMail(
      'ada@corp.example',
      {
        subject: 'North & <wind> Traders will be deleted',
        paragraphs: ['Ada <Owner> deletes it on 2026-12-24. Until then it can be cancelled.'],
        action: { label: 'Open the organization', url: '/admin/settings' },
      },
      '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
    ),
  },
];
