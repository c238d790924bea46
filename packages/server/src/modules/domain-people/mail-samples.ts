/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { accountsCameAlongMail, capturedMail, capturingMail } from './mails.ts';

const place = {
  organizationId: '0193a1f0-c27b-7d4e-9b1c-5a2f8e6d4c3b',
  organizationName: 'North & <wind> Traders',
  domain: 'corp.example',
};
const by = 'Ada <Owner> Okafor';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'people-being-captured',
    builder: 'capturingMail',
    message: capturingMail('ada@corp.example', {
      ...place,
      by,
      people: 1_204,
      operationSid: 'OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b',
    }),
  },
  {
    name: 'login-captured',
    builder: 'capturedMail',
    message: capturedMail('grace@corp.example', {
      ...place,
      by,
      accounts: ['Production', 'Staging & Tests'],
    }),
  },
  {
    name: 'accounts-came-along',
    builder: 'accountsCameAlongMail',
    message: accountsCameAlongMail('nour@elsewhere.example', {
      organizationId: place.organizationId,
      organizationName: place.organizationName,
      owner: 'Imogen <Ilić>',
      accounts: ['Production', 'Staging & Tests'],
    }),
  },
];
