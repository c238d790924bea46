/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { heldMail } from './mails.ts';

const organizationId = '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b';
const to = { email: 'ada@corp.example', organizationId };
const connection = { id: organizationId, name: 'Okta <EU> & "US"', brakePercent: 10 };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'provisioning-held-people',
    builder: 'heldMail',
    message: heldMail(to, { ...connection, heldCount: 1204, heldGroups: [] }),
  },
  {
    name: 'provisioning-held-groups',
    builder: 'heldMail',
    message: heldMail(to, {
      ...connection,
      heldCount: 0,
      heldGroups: ['Sales & <Support>', 'On-call'],
    }),
  },
  {
    name: 'provisioning-held-both',
    builder: 'heldMail',
    message: heldMail(to, { ...connection, heldCount: 1, heldGroups: ['On-call'] }),
  },
];
