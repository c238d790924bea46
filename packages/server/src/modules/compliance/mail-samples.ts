/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { type AskedOf, heldMail, liftedMail, reminderMail } from './mails.ts';
import { type Asking, sentenceTo } from './words.ts';

const about = {
  to: 'grace@corp.example',
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  organizationName: 'North & Wind',
  actor: 'Ada <Owner>',
};
const rule = { required_of: 'everyone', phishing_resistant: false } as const;
const passkey = { required_of: 'everyone', phishing_resistant: true } as const;
const soon = new Date('2027-01-15T08:00:00Z');
const production = 'Production & Tests';

const asked = (asking: Asking, account: string | null, startsAt: Date | null): AskedOf => ({
  missing: asking.missing,
  sentence: sentenceTo(asking, { organization: about.organizationName, account }),
  startsAt,
  isOfAccount: account !== null,
});

export const mailSamples: readonly MailSample[] = [
  {
    name: 'second-factor-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: false,
      asked: [
        asked({ missing: 'second_factor', rule }, null, null),
        asked({ missing: 'second_factor', rule }, production, null),
      ],
    }),
  },
  {
    name: 'passkey-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: true,
      asked: [asked({ missing: 'passkey', rule: passkey }, null, soon)],
    }),
  },
  {
    name: 'password-and-credentials-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: false,
      asked: [
        asked({ missing: 'password', rule: { minimum_characters: 20 } }, null, null),
        asked({ missing: 'api_key', rule: { max_age_days: 90 } }, null, soon),
        asked({ missing: 'oauth_app', rule: { max_age_days: 90 } }, null, null),
      ],
    }),
  },
  {
    name: 'credentials-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: false,
      asked: [asked({ missing: 'api_key', rule: { max_age_days: 90 } }, null, soon)],
    }),
  },
  {
    name: 'secrets-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: false,
      asked: [
        asked({ missing: 'oauth_app', rule: { max_age_days: 90 } }, null, soon),
        asked({ missing: 'password', rule: { minimum_characters: 20 } }, null, soon),
      ],
    }),
  },
  {
    name: 'outside-reminder',
    builder: 'reminderMail',
    message: reminderMail({
      ...about,
      hasApp: false,
      asked: [
        asked({ missing: 'outside', rule: { access: 'not_allowed' } }, null, soon),
        asked({ missing: 'outside', rule: { access: 'not_allowed' } }, production, null),
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
