/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { handedOverMail, loginMail, releasedMail } from './mails.ts';

const organizationId = '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b';
const user = { emailAsTyped: 'grace@corp.example' };

export const mailSamples: readonly MailSample[] = [
  {
    name: 'login-deactivated',
    builder: 'loginMail',
    message: loginMail({
      to: user.emailAsTyped,
      organizationId: null,
      subject: 'Your login was deactivated',
      paragraphs: [
        'Ada <Owner> of North & Wind deactivated your login. You cannot sign in until they let you back in.',
      ],
    }),
  },
  {
    name: 'login-reactivated',
    builder: 'loginMail',
    message: loginMail({
      to: user.emailAsTyped,
      organizationId: null,
      subject: 'You can sign in again',
      paragraphs: ['Ada <Owner> of North & Wind let your login back in.'],
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
