/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { operatorScope, userScope } from '../../kernel/scope.ts';
import * as mails from './mails.ts';

const nobody = '00000000-0000-0000-0000-000000000000';
const user = {
  emailAsTyped: 'grace@corp.example',
  organizationId: null,
  scope: userScope(nobody),
};
const operator = { ...user, scope: operatorScope(nobody) };
const key = 'Grace’s <blue> key';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'passkey-added',
    builder: 'passkeyAddedMail',
    message: mails.passkeyAddedMail(user, key),
  },
  {
    name: 'passkey-added-by-operator',
    builder: 'passkeyAddedMail',
    message: mails.passkeyAddedMail(operator, key),
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
