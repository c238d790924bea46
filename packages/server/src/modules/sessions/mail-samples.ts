/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import { newBrowserMail, passwordChangedMail, resetMail, useSsoMail } from './mails.ts';

const user = { emailAsTyped: 'grace@corp.example', organizationId: null };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'password-reset',
    builder: 'resetMail',
    message: resetMail(
      user,
      {
        sentence: say('{actor} of {organization} asked for a new password for your login.', {
          actor: 'Ada <Owner>',
          organization: 'North & Wind',
        }),
      },
      'sample-token',
    ),
  },
  {
    name: 'sign-in-through-sso',
    builder: 'useSsoMail',
    message: useSsoMail(
      user,
      { sentence: say('Somebody, probably you, asked for a new password for your login.') },
      { organizationName: 'North & Wind', profileName: 'Okta <of> North & Wind' },
    ),
  },
  {
    name: 'password-changed',
    builder: 'passwordChangedMail',
    message: passwordChangedMail(user),
  },
  {
    name: 'new-browser',
    builder: 'newBrowserMail',
    message: newBrowserMail(user, {
      program: { browser: 'Firefox', system: 'Windows' },
      clientAddress: '203.0.113.7',
      at: new Date('2026-11-28T07:30:00Z'),
    }),
  },
];
