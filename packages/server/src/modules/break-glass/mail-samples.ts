/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { alarmMail, changedMail } from './mails.ts';

const to = {
  email: 'ada@northwind.example',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
};
const facts = { name: 'Ada <Owner>', actor: 'Ada <Owner>', organizationName: 'North & Wind' };
const used = { ...facts, clientAddress: '198.51.100.7' };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'emergency-access-used',
    builder: 'alarmMail',
    message: alarmMail(to, { ...used, pastSso: true, pastNetworks: true }),
  },
  {
    name: 'emergency-access-past-sso',
    builder: 'alarmMail',
    message: alarmMail(to, { ...used, pastSso: true, pastNetworks: false }),
  },
  {
    name: 'emergency-access-past-networks',
    builder: 'alarmMail',
    message: alarmMail(to, { ...used, pastSso: false, pastNetworks: true }),
  },
  {
    name: 'emergency-access-given',
    builder: 'changedMail',
    message: changedMail(to, facts, 'given'),
  },
  {
    name: 'emergency-access-ended',
    builder: 'changedMail',
    message: changedMail(to, facts, 'ended'),
  },
];
