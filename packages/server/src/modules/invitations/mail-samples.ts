/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import { parseEmailAddress } from '../../kernel/email-address.ts';
import type { MailSample } from '../../kernel/module.ts';
import { invitationMail, joinedMail, offerMail } from './mails.ts';

const to = parseEmailAddress('grace@corp.example');
const facts = {
  accountName: 'Production <EU>',
  organizationName: 'North & Wind',
  organizationId: null,
  invitedBy: 'Ada Okafor',
};

export const mailSamples: readonly MailSample[] = [
  {
    name: 'invitation',
    builder: 'invitationMail',
    message: invitationMail({
      to,
      from: 'North & <wind> Traders',
      invitedBy: 'Ada Okafor',
      organizationId: null,
      roles: ['Standard User', 'Developer on Production'],
      token: 'sample-token',
    }),
  },
  ...(['account_transfer', 'account_hand_over', 'account_release'] as const).map((kind) => ({
    name: `offer-${kind.replaceAll('_', '-')}`,
    builder: 'offerMail',
    message: offerMail({ ...facts, kind }, to, '/invitation#token=sample-token'),
  })),
  {
    name: 'account-joined',
    builder: 'joinedMail',
    message: joinedMail({ ...facts, inviterEmail: 'ada@corp.example' }, 'Imogen <Ilić>'),
  },
];
