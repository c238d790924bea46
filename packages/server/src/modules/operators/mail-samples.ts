/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import * as mails from './mails.ts';

const to = 'ops@vendor.example';
const by = 'grace@vendor.example';
const token = 'made-up-token';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'operator-invitation',
    builder: 'operatorInvitationMail',
    message: mails.operatorInvitationMail(to, { by, token, hours: 24 }),
  },
  {
    name: 'operator-reset',
    builder: 'operatorResetMail',
    message: mails.operatorResetMail(to, {
      by,
      token,
      hours: 24,
      reason: 'Phone <lost> on the train',
    }),
  },
  {
    name: 'operator-recovered',
    builder: 'operatorRecoveredMail',
    message: mails.operatorRecoveredMail(to, true),
  },
];
