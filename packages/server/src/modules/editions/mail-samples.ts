/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { endedMail, endingMail, givenMail } from './mails.ts';

const facts = {
  organization: {
    id: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
    friendlyName: 'North & <wind> Traders',
    ownerEmail: 'ada@corp.example',
  },
  contact: 'sales & <more>@vendor.example',
};
const starts = new Date('2026-12-01T00:00:00Z');
const ends = new Date('2027-11-30T00:00:00Z');

export const mailSamples: readonly MailSample[] = [
  {
    name: 'edition-given',
    builder: 'givenMail',
    message: givenMail(facts, 'Enterprise & <more>', starts, ends),
  },
  {
    name: 'edition-given-without-end',
    builder: 'givenMail',
    message: givenMail(facts, 'Enterprise & <more>', starts, null),
  },
  {
    name: 'edition-ending',
    builder: 'endingMail',
    message: endingMail(facts, 'Enterprise & <more>', ends, 'Community'),
  },
  {
    name: 'edition-ended',
    builder: 'endedMail',
    message: endedMail(facts, 'Enterprise & <more>', 'Community'),
  },
];
