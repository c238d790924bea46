/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { rolesChangedMail } from './mails.ts';

const facts = { to: 'grace@corp.example', by: 'Ada <Owner> & Co', organizationId: null };
const developer = 'Developer on Production <EU>';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'role-given',
    builder: 'rolesChangedMail',
    message: rolesChangedMail({ ...facts, given: [developer], taken: [] }),
  },
  {
    name: 'role-taken',
    builder: 'rolesChangedMail',
    message: rolesChangedMail({ ...facts, given: [], taken: [developer] }),
  },
  {
    name: 'roles-changed',
    builder: 'rolesChangedMail',
    message: rolesChangedMail({
      ...facts,
      given: ['Administrator on Staging', 'Auditor on North & Wind'],
      taken: [developer],
    }),
  },
];
