/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { createdMail, endsSoonMail, revokedMail, rolledMail } from './mails.ts';

const row = {
  id: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  name: 'Nightly <report>',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  organizationName: 'North & Wind',
  madeByEmail: 'ada@northwind.example',
  permissions: ['/bailiwick/iam/organization-users/read', '/bailiwick/iam/domains/read'],
};

export const mailSamples: readonly MailSample[] = [
  { name: 'api-key-created', builder: 'createdMail', message: createdMail(row) },
  { name: 'api-key-rolled', builder: 'rolledMail', message: rolledMail(row) },
  { name: 'api-key-revoked', builder: 'revokedMail', message: revokedMail(row, 'Imogen <Ilić>') },
  {
    name: 'api-key-ends-soon',
    builder: 'endsSoonMail',
    message: endsSoonMail({ ...row, endsAt: new Date('2026-12-24T08:00:00Z') }),
  },
];
