/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import type { MailSample } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import {
  endedLetter,
  joinedLetter,
  type Letter,
  mergedLetter,
  mergeMail,
  offeredLetter,
  outsideLetter,
  theirsBefore,
} from './mails.ts';

const row = {
  email: 'grace@corp.example',
  offeredBy: 'Ada <Owner>',
  offeredByEmail: 'ada@corp.example',
  organizationName: 'North & <wind> Traders',
  candidateName: 'Hopper <EU>',
  ownerName: 'Grace Hopper',
  expiresAt: new Date('2026-12-24T12:00:00Z'),
  endedBecause: say('nobody answered'),
};

const samples: Readonly<Record<string, Letter>> = {
  'merge-offered': offeredLetter(row),
  'merge-not-done': endedLetter('ada@corp.example', row, theirsBefore(row)),
  'merge-done': mergedLetter('ada@corp.example', row, { accounts: 4, people: 2, outside: 1 }),
  'merge-joined': joinedLetter({ email: 'grace@corp.example', wasOwner: true }, row),
  'merge-outside': outsideLetter({ email: 'ola@mail.example', accounts: ['Ola <Ilić>'] }, row),
};

export const mailSamples: readonly MailSample[] = Object.entries(samples).map(([name, letter]) => ({
  name,
  builder: 'mergeMail',
  message: mergeMail(letter, '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b'),
}));
