/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailSample } from '../../kernel/module.ts';
import { known, say } from '../../kernel/text.ts';
import { answeredMail, invitationMail, offerMail } from './mails.ts';

const to = parseEmailAddress('grace@corp.example');
const facts = {
  accountName: 'Production <EU>',
  organizationName: 'North & Wind',
  organizationId: null,
  invitedBy: 'Ada Okafor',
};

const asked = { emailAsTyped: 'grace@corp.example', inviterEmail: 'ada@corp.example' };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'invitation',
    builder: 'invitationMail',
    message: invitationMail({
      to,
      from: 'North & <wind> Traders',
      invitedBy: 'Ada Okafor',
      organizationId: null,
      roles: [
        known('Standard User'),
        say('{role} on {place}', { role: known('Developer'), place: 'Production' }),
      ],
      token: 'sample-token',
      days: 7,
    }),
  },
  ...(['account_transfer', 'account_hand_over', 'account_release'] as const).map((kind) => ({
    name: `offer-${kind.replaceAll('_', '-')}`,
    builder: 'offerMail',
    message: offerMail({ ...facts, kind, days: 7 }, to, '/invitation#token=sample-token'),
  })),
  ...(
    [
      ['account_transfer', 'accepted'],
      ['account_transfer', 'declined'],
      ['account_hand_over', 'declined'],
      ['account_release', 'accepted'],
      ['account_release', 'declined'],
    ] as const
  ).map(([kind, answer]) => ({
    name: `offer-${kind.replaceAll('_', '-')}-${answer}`,
    builder: 'answeredMail',
    message: answeredMail({ ...facts, ...asked, kind }, answer),
  })),
];
