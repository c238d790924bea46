/** How many people signed in, and how many were refused, day by day; and the sign-ins of one person. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, prose, route } from '../../kernel/route.ts';
import { auditPermissions } from '../audit-log/index.ts';
import { programFields } from '../sessions/index.ts';

export const activityDays = 30;

const total = (description: string) => z.int().meta({ description });

export const getSignInActivity = route({
  id: 'signInActivity.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/sign-in-activity',
  summary: `Sign-ins of the last ${activityDays} days, done and refused`,
  description:
    'Of the managed users, from the audit log. Days are those of UTC; today is the last.',
  access: access.organization(auditPermissions.read),
  params: z.object({ organization_sid: sidInput('OR') }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        days: z
          .array(
            z.strictObject({
              date: z.iso.date().meta({ description: 'The day', example: '2026-11-24' }),
              signed_in: total('Sign-ins'),
              refused: total('Refused ones'),
            }),
          )
          .meta({ description: 'The oldest first; days on which nothing happened are there too' }),
        signed_in: total('All of them'),
        refused: total('All refused ones'),
        exact: z.boolean().meta({ description: 'False: a day has more than is counted, 10,000' }),
      })
      .meta({ id: 'SignInActivity', description: 'Sign-ins, day by day' }),
  },
});

/** How many sign-ins of a person are told; older ones are in the audit log. */
export const signInsShown = 20;

const signIn = z
  .strictObject({
    sid: sidOutput('AE').meta({ description: 'SID of the Audit event' }),
    occurred_at: instant('When'),
    outcome: z
      .enum(['signed_in', 'refused'])
      .meta({ description: 'refused: they were not let in', example: 'signed_in' }),
    method: z.string().nullable().meta({
      description: 'How: password, passkey, sso, …; null: refused before that was known',
      example: 'password',
    }),
    second_factor: z.string().nullable().meta({
      description:
        'By what they proved it beside the password: authenticator_app, …; null: nothing',
      example: 'authenticator_app',
    }),
    client_address: z.string().meta({ description: 'From which address' }),
    user_agent: z.string().meta({ description: 'With which program' }),
    ...programFields,
    reason: prose({
      description: 'Why it was refused',
      example: 'wrong address or password',
    }).nullable(),
  })
  .meta({ id: 'SignIn', description: 'One time that somebody signed in, or was refused' });

export const listUserSignIns = route({
  id: 'userSignIns.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}/sign-ins',
  summary: `The newest ${signInsShown} sign-ins of a managed user, done and refused`,
  description:
    'From the audit log, where the older ones are too. Of managed users only: of independent people it answers as not found.',
  access: access.organization(auditPermissions.read),
  params: z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') }),
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(signIn).meta({ description: `Newest first, at most ${signInsShown}` }),
    }),
  },
});
