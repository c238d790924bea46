/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailSample } from '../../kernel/module.ts';
import { changedMail, codeMail, noticeMail, takenMail, undoneMail, vouchedMail } from './mails.ts';

const facts = {
  to: parseEmailAddress('grace@new.example'),
  from: 'grace@corp.example',
  askedBy: 'Ada <Owner> & Co',
  newEmail: 'grace@new.example',
  organizationId: null,
};

export const mailSamples: readonly MailSample[] = [
  { name: 'new-address-code', builder: 'codeMail', message: codeMail(facts, '482913') },
  { name: 'new-address-taken', builder: 'takenMail', message: takenMail(facts) },
  { name: 'new-address-notice', builder: 'noticeMail', message: noticeMail(facts) },
  {
    name: 'new-address-changed',
    builder: 'changedMail',
    message: changedMail(facts, 'x'.repeat(43)),
  },
  { name: 'new-address-undone', builder: 'undoneMail', message: undoneMail(facts) },
  { name: 'new-address-vouched', builder: 'vouchedMail', message: vouchedMail(facts) },
];
