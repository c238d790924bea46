/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import * as mails from './mails.ts';

const user = { emailAsTyped: 'grace@corp.example', organizationId: null };
const key = 'Grace’s <blue> key';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'passkey-added',
    builder: 'passkeyAddedMail',
    message: mails.passkeyAddedMail(user, key),
  },
  {
    name: 'passkey-renamed',
    builder: 'passkeyRenamedMail',
    message: mails.passkeyRenamedMail(user, key, 'Safe & sound'),
  },
  {
    name: 'passkey-removed',
    builder: 'passkeyRemovedMail',
    message: mails.passkeyRemovedMail(user, key),
  },
  {
    name: 'authenticator-app-added',
    builder: 'appAddedMail',
    message: mails.appAddedMail(user),
  },
  {
    name: 'authenticator-app-removed',
    builder: 'appRemovedMail',
    message: mails.appRemovedMail(user),
  },
  {
    name: 'recovery-codes-made',
    builder: 'recoveryCodesMadeMail',
    message: mails.recoveryCodesMadeMail(user),
  },
  {
    name: 'recovery-code-used',
    builder: 'recoveryCodeUsedMail',
    message: mails.recoveryCodeUsedMail(user, 3),
  },
  {
    name: 'second-factor-removed',
    builder: 'factorsRemovedMail',
    message: mails.factorsRemovedMail(user),
  },
  {
    name: 'second-factor-reset',
    builder: 'resetStartedMail',
    message: mails.resetStartedMail(user, {
      actor: 'Ada <Owner>',
      organization: 'North & Wind',
      reason: 'Phone lost on the train',
      days: 7,
    }),
  },
  {
    name: 'second-factor-code',
    builder: 'resetCodeMail',
    message: mails.resetCodeMail(user, '204816'),
  },
];
