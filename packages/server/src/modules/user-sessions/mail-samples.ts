/** The mails of this module with made-up facts. Names hold what has to be escaped. */
import type { MailSample } from '../../kernel/module.ts';
import { sayProgram } from '../sessions/index.ts';
import { sessionEndedMail, sessionsEndedMail } from './mails.ts';

export const mailSamples: readonly MailSample[] = [
  {
    name: 'session-ended',
    builder: 'sessionEndedMail',
    message: sessionEndedMail({
      to: 'grace@corp.example',
      organizationId: null,
      organization: 'North & Wind',
      actor: 'Ada <Owner>',
      program: sayProgram({ browser: 'Firefox', system: 'Windows' }),
      clientAddress: '203.0.113.7',
    }),
  },
  {
    name: 'sessions-ended',
    builder: 'sessionsEndedMail',
    message: sessionsEndedMail({
      to: 'grace@corp.example',
      organizationId: null,
      organization: 'North & Wind',
      actor: 'Ada <Owner>',
    }),
  },
];
