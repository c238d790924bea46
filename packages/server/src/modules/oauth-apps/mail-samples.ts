/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { changedMail, createdMail, revokedMail, rolledMail, secretEndsSoonMail } from './mails.ts';

const row = {
  id: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  name: 'Data <warehouse>',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  organizationName: 'North & Wind',
  madeByEmail: 'ada@northwind.example',
  permissions: ['/bailiwick/iam/organization-users/read', '/bailiwick/iam/domains/read'],
  grantType: 'client_credentials' as const,
};
const by = 'Imogen <Ilić>';

export const mailSamples: readonly MailSample[] = [
  { name: 'oauth-app-created', builder: 'createdMail', message: createdMail(row) },
  {
    name: 'oauth-app-for-people-created',
    builder: 'createdMail',
    message: createdMail({ ...row, grantType: 'authorization_code' }),
  },
  { name: 'oauth-app-changed', builder: 'changedMail', message: changedMail(row, by) },
  { name: 'oauth-app-rolled', builder: 'rolledMail', message: rolledMail(row) },
  { name: 'oauth-app-revoked', builder: 'revokedMail', message: revokedMail(row, by) },
  {
    name: 'oauth-app-secret-ends-soon',
    builder: 'secretEndsSoonMail',
    message: secretEndsSoonMail({ ...row, endsAt: new Date('2026-12-24T08:00:00Z') }),
  },
];
