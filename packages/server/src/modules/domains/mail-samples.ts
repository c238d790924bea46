/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailSample } from '../../kernel/module.ts';
import {
  claimMails,
  claimWaitsMail,
  type DomainMail,
  holderMails,
  holderWaitsMail,
  lapsedMail,
  lapsingMail,
  provenMail,
  restoredMail,
  uncertainMail,
} from './mails.ts';

const always = { proven: provenMail, restored: restoredMail, uncertain: uncertainMail };
const domain = { id: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b', name: 'corp.example' };
const until = new Date('2026-12-24T12:00:00Z');
const to = parseEmailAddress('ada@corp.example');

const sample = (name: string, mail: DomainMail): MailSample => ({
  name: `domain-${name}`,
  builder: 'DomainMail',
  message: { to, ...mail(domain) },
});

export const mailSamples: readonly MailSample[] = [
  ...Object.entries(always).map(([name, mail]) => sample(name, mail)),
  ...Object.entries(claimMails).map(([name, mail]) => sample(`claim-${name}`, mail)),
  ...Object.entries(holderMails).map(([name, mail]) => sample(`holder-${name}`, mail)),
  sample('lapsing', lapsingMail(until, 7)),
  sample('lapsed', lapsedMail({ people: 1204, accounts: 37 })),
  sample('lapsed-nobody', lapsedMail({ people: 0, accounts: 0 })),
  sample('claim-waits', claimWaitsMail(until)),
  sample('holder-waits', holderWaitsMail(until)),
];
