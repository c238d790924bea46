/** How many people signed in, and how many were refused, day by day. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, route } from '../../kernel/route.ts';
import { auditPermissions } from '../audit-log/index.ts';

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
