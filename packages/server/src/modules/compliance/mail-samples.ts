/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { secondFactorSentence } from '../security-policies/index.ts';
import { heldMail, liftedMail, reminderMail } from './mails.ts';

const about = {
  to: 'grace@corp.example',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  organizationName: 'North & Wind',
  actor: 'Ada <Owner>',
};
const rule = { required_of: 'everyone', phishing_resistant: false } as const;
const passkey = { required_of: 'everyone', phishing_resistant: true } as const;

export const mailSamples: readonly MailSample[] = [
  {
    name: 'second-factor-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: false,
      asked: [
        { sentence: secondFactorSentence(rule, null), startsAt: null, isOfAccount: false },
        {
          sentence: secondFactorSentence(rule, 'Production & Tests'),
          startsAt: null,
          isOfAccount: true,
        },
      ],
    }),
  },
  {
    name: 'passkey-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: true,
      asked: [
        {
          sentence: secondFactorSentence(passkey, null),
          startsAt: new Date('2027-01-15T08:00:00Z'),
          isOfAccount: false,
        },
      ],
    }),
  },
  {
    name: 'held-until-second-factor',
    builder: 'heldMail',
    message: heldMail({ ...about, isPasskey: false }),
  },
  {
    name: 'held-until-passkey',
    builder: 'heldMail',
    message: heldMail({ ...about, isPasskey: true }),
  },
  { name: 'hold-lifted', builder: 'liftedMail', message: liftedMail(about) },
];
