/** Operator routes: the first start, the password, and how the instance is doing. */
import { z } from 'zod';
import { sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { sessionErrors, typedProof } from '../sessions/index.ts';
import { userErrors } from '../users/index.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

export const password = z.string().min(1).max(1024).meta({ description: 'The password' });
export const email = z
  .string()
  .min(3)
  .max(254)
  .meta({ description: 'E-mail address', example: 'ops@vendor.example' });

export const operatorSession = z
  .strictObject({
    operator_sid: sidOutput('OE'),
    email: z.string().meta({ description: 'Address of the operator' }),
  })
  .meta({ id: 'OperatorSession', description: 'An operator who is signed in, or about to be' });

export const signInLimit = [{ name: 'operator-sign-in', limit: 20, windowSeconds: 900 }];

export const createFirstOperator = route({
  id: 'operators.bootstrap',
  method: 'POST',
  path: '/v1/operator/bootstrap',
  summary: 'Become the operator by the link that the first start printed',
  description:
    'Begins a half session: the first second factor is added in it, and signing in is done with that.',
  access: access.public('the one-time link is the credential'),
  body: z.strictObject({
    token: z.string().min(20).max(200).meta({ description: 'The token of the link' }),
    email,
    password,
  }),
  response: { status: 201, schema: operatorSession },
  errors: [
    operatorErrors.link_dead,
    operatorErrors.exists,
    userErrors.password_not_accepted,
    userErrors.email_not_accepted,
  ],
  audit: [operatorEvents.created],
  answersSecret: true,
  limits: signInLimit,
  hashesForAnybody: true,
});

export const createOperatorSession = route({
  id: 'operatorSessions.create',
  method: 'POST',
  path: '/v1/operator/sessions',
  summary: 'Sign in as operator',
  description:
    'A password alone opens nothing. A program sends a code along; a browser that sends none is refused with what is owed, and gets a half session to go on with.',
  access: access.public('signing in'),
  body: z.strictObject({
    email,
    password,
    second_factor: typedProof
      .optional()
      .meta({ description: 'A code, for programs: browsers go on with a half session' }),
  }),
  response: { status: 201, schema: operatorSession },
  errors: [
    operatorErrors.sign_in_refused,
    operatorErrors.factor_required,
    sessionErrors.factor_refused,
  ],
  audit: [operatorEvents.signed_in],
  answersSecret: true,
  limits: signInLimit,
  hashesForAnybody: true,
});

export const getOperatorSession = route({
  id: 'operatorSessions.getCurrent',
  method: 'GET',
  path: '/v1/operator/session',
  summary: 'Who is signed in as operator',
  access: access.operator,
  response: { status: 200, schema: operatorSession },
});

export const endOperatorSession = route({
  id: 'operatorSessions.endCurrent',
  method: 'DELETE',
  path: '/v1/operator/session',
  summary: 'Sign out as operator',
  access: access.operator,
  response: { status: 204, schema: nothing },
  audit: [operatorEvents.signed_out],
});

export const instanceHealth = z
  .strictObject({
    version: z.string().meta({ description: 'Version of Bailiwick' }),
    database_version: z.string().meta({ description: 'Version of PostgreSQL' }),
    database_bytes: z.int().meta({ description: 'Size of the database' }),
    counts: z
      .strictObject({
        organizations: z.int().meta({ description: 'Organizations' }),
        users: z.int().meta({ description: 'Logins, as the planner estimates them above 10,000' }),
        accounts: z.int().meta({ description: 'Accounts and subaccounts, likewise' }),
      })
      .meta({ description: 'How much there is' }),
    mails: z
      .strictObject({
        queued: z.int().meta({ description: 'On their way' }),
        failed: z
          .int()
          .meta({ description: 'Refused by the mail server for good, in the last 30 days' }),
        destination: z.enum(['smtp', 'local_outbox']).meta({ description: 'Where mails go' }),
      })
      .meta({ description: 'How mail is doing' }),
    jobs_waiting: z.int().meta({ description: 'Jobs that are due' }),
  })
  .meta({ id: 'InstanceHealth', description: 'How this instance is doing' });

export const getInstanceHealth = route({
  id: 'instance.getHealth',
  method: 'GET',
  path: '/v1/operator/health',
  summary: 'How this instance is doing',
  access: access.operator,
  response: { status: 200, schema: instanceHealth },
});

export const operatedOrganization = z
  .strictObject({
    sid: sidOutput('OR'),
    friendly_name: z.string().meta({ description: 'Its name' }),
    state: z.string().meta({ description: 'Where it is in its life' }),
    owner_email: z.string().meta({ description: 'Address of its Owner' }),
    created_at: instant('When it was created'),
  })
  .meta({ id: 'OperatedOrganization', description: 'An organization as the operator sees it' });

export const listOperatedOrganizations = route({
  id: 'instance.listOrganizations',
  method: 'GET',
  path: '/v1/operator/organizations',
  summary: 'List the organizations of this instance',
  access: access.operator,
  query: z.strictObject({
    search: z.string().min(1).max(100).optional().meta({ description: 'Text in the name' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(operatedOrganization) },
});

export const queuedMail = z
  .strictObject({
    sid: sidOutput('ML'),
    recipient: z.string().meta({ description: 'To whom' }),
    subject: z.string().meta({ description: 'Subject' }),
    state: z.enum(['queued', 'sent', 'failed']).meta({ description: 'What became of it' }),
    attempts: z.int().meta({ description: 'How often it was tried' }),
    last_error: z.string().nullable().meta({ description: 'What the mail server said last' }),
    created_at: instant('When it was caused'),
    finished_at: instant('When it was sent or given up').nullable(),
  })
  .meta({ id: 'QueuedMail', description: 'A mail of this instance; its content is not kept' });

export const listOperatedMails = route({
  id: 'instance.listMails',
  method: 'GET',
  path: '/v1/operator/mails',
  summary: 'The newest mails and what became of them',
  access: access.operator,
  query: z.strictObject({
    state: z
      .enum(['queued', 'sent', 'failed'])
      .optional()
      .meta({ description: 'Only those of which this became' }),
    search: z
      .string()
      .min(1)
      .max(254)
      .optional()
      .meta({ description: 'Text in the address of the recipient' }),
  }),
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(queuedMail).meta({ description: 'At most 200, newest first' }),
    }),
  },
});

const check = z
  .strictObject({
    name: z
      .enum(['mail_server', 'mails', 'jobs', 'failed_jobs', 'schedule'])
      .meta({ description: 'What is looked at' }),
    outcome: z
      .enum(['ok', 'warning', 'failure'])
      .meta({ description: 'failure: something does not work' }),
    sentence: prose({
      description: 'What was found',
      example: 'All jobs are done in time.',
    }),
    remedy: prose({ description: 'What to do; null: nothing' }).nullable(),
  })
  .meta({ id: 'InstanceCheck', description: 'One thing about this instance that was looked at' });

export const listInstanceChecks = route({
  id: 'instance.listChecks',
  method: 'GET',
  path: '/v1/operator/checks',
  summary: 'Look at what can be wrong with this instance, and what to do about it',
  access: access.operator,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(check).meta({ description: 'Always all of them, in this order' }),
    }),
  },
});

export const operatedJob = z
  .strictObject({
    id: z.string().meta({ description: 'Its number in the queue', example: '4711' }),
    name: z.string().meta({ description: 'What it does', example: 'send_mail' }),
    state: z.enum(['running', 'due', 'waiting', 'failed']).meta({
      description: 'due: its time has come; waiting: for its time, or to be tried again',
    }),
    attempts: z.int().meta({ description: 'How often it was tried' }),
    max_attempts: z.int().meta({ description: 'How often it is tried at most' }),
    run_at: instant('When its time has come'),
    created_at: instant('When it was caused'),
    last_error: z.string().nullable().meta({ description: 'Why the last try failed' }),
  })
  .meta({ id: 'OperatedJob', description: 'A job of this instance, without what it is about' });

export const listOperatedJobs = route({
  id: 'instance.listJobs',
  method: 'GET',
  path: '/v1/operator/jobs',
  summary: 'The jobs that are not done, and when scheduled ones last ran',
  access: access.operator,
  response: {
    status: 200,
    schema: z
      .strictObject({
        items: z
          .array(operatedJob)
          .meta({ description: 'At most 200: those that failed first, then by their time' }),
        scheduled: z
          .array(
            z.strictObject({
              name: z.string().meta({ description: 'What it does', example: 'domains.check' }),
              last_run_at: instant('When it was last begun; null: not yet').nullable(),
            }),
          )
          .meta({ description: 'Jobs that the clock begins' }),
      })
      .meta({ id: 'OperatedJobs', description: 'What this instance does beside requests' }),
  },
});
