/** The mails of this module with made-up facts. Names hold what has to be escaped. */

import type { MailSample } from '../../kernel/module.ts';
import { known, say } from '../../kernel/text.ts';
import { rolesChangedMail } from './mails.ts';

const facts = { to: 'grace@corp.example', by: 'Ada <Owner> & Co', organizationId: null };
const on = (role: string, place: string) => say('{role} on {place}', { role: known(role), place });
const developer = on('Developer', 'Production <EU>');

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
      given: [on('Administrator', 'Staging'), on('Auditor', 'North & Wind')],
      taken: [developer],
    }),
  },
];
