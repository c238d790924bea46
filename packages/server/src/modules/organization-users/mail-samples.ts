/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import type { MailSample } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import { handedOverMail, loginMail, releasedMail } from './mails.ts';

const organizationId = '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b';
const by = { actor: 'Ada <Owner>', organization: 'North & Wind' };
const user = { emailAsTyped: 'grace@corp.example' };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'login-deactivated',
    builder: 'loginMail',
    message: loginMail({
      to: user.emailAsTyped,
      organizationId: null,
      subject: say('Your login was deactivated'),
      paragraphs: [
        say(
          '{actor} of {organization} deactivated your login. You cannot sign in until they let you back in.',
          by,
        ),
      ],
    }),
  },
  {
    name: 'login-reactivated',
    builder: 'loginMail',
    message: loginMail({
      to: user.emailAsTyped,
      organizationId: null,
      subject: say('You can sign in again'),
      paragraphs: [
        say(
          '{actor} of {organization} let your login back in. Sign in with the password that you had.',
          by,
        ),
      ],
      leadsToSignIn: true,
    }),
  },
  {
    name: 'accounts-handed-over',
    builder: 'handedOverMail',
    message: handedOverMail(
      user,
      'Imogen <Ilić>',
      ['Production', 'Staging & Tests'],
      organizationId,
    ),
  },
  {
    name: 'login-released',
    builder: 'releasedMail',
    message: releasedMail(user, {
      organizationName: 'North & <wind> Traders',
      domain: 'corp.example',
      accounts: ['Production', 'Staging & Tests'],
    }),
  },
];
