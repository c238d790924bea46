/** A change to many people at once, and its routes. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, route } from '../../kernel/route.ts';
import { accountErrors } from '../accounts/index.ts';
import { operationErrors, operationResource } from '../operations/index.ts';
import { peopleChoice } from '../organization-users/index.ts';
import { roleErrors } from '../roles/index.ts';
import { acts, peopleAtMost } from './rules.ts';
import { bulkChangeErrors, bulkChangeEvents, bulkChangePermissions } from './vocabulary.ts';

const leftOutAtMost = 1_000;

const inOrganization = z.object({ organization_sid: sidInput('OR') });

const change = z.strictObject({
  act: z.enum(acts).meta({
    description:
      'What is done to each of them, by the rules of the same act on one: `offboard` deactivates, hands over and ends roles; `remove` lets the login live on outside; `give_role` needs `role_sid`',
  }),
  users: z
    .array(sidInput('US'))
    .min(1)
    .max(peopleAtMost)
    .optional()
    .meta({ description: 'The people, by SID. Either this or `choice`' }),
  choice: z
    .strictObject({
      ...peopleChoice,
      except: z
        .array(sidInput('US'))
        .max(leftOutAtMost)
        .default([])
        .meta({ description: 'People who fit and are left out, by SID' }),
      expected_count: z.int().min(1).max(peopleAtMost).optional().meta({
        description: 'How many you saw, without those left out: refused when others fit by now',
      }),
    })
    .optional()
    .meta({ description: 'Everybody whom the list of people shows by these words' }),
  new_owner_user_sid: sidInput('US').optional().meta({
    description:
      'Who owns their accounts afterwards, for `offboard`, `remove` and `delete`; without it people who own accounts are refused',
  }),
  role_sid: z
    .string()
    .regex(/^IX[0-9a-f]{32}$/)
    .optional()
    .meta({ description: 'Which role, for `give_role`' }),
  account_sid: sidInput('AC')
    .optional()
    .meta({ description: 'On which account, for `give_role`; without it: in the organization' }),
});

const errors = [
  bulkChangeErrors.nobody,
  bulkChangeErrors.too_many_people,
  bulkChangeErrors.selection_changed,
  operationErrors.too_many,
  accountErrors.owner_not_eligible,
  roleErrors.unknown,
  roleErrors.wrong_scope,
];

export const checkBulkChange = route({
  id: 'bulkChanges.check',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/bulk-changes/check',
  summary:
    'Try a change to many people without keeping anything: an operation that lists what would become of each',
  access: access.organization(bulkChangePermissions.create),
  params: inOrganization,
  body: change,
  response: { status: 202, schema: operationResource },
  errors,
  audit: [bulkChangeEvents.checked],
  locksOrganization: true,
});

export const runBulkChange = route({
  id: 'bulkChanges.run',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/bulk-changes',
  summary: 'Change many people at once: an operation that lists what became of each',
  description:
    'Up to 10,000 people, one after the other by the rules of the same act on one person. Who cannot be changed is listed with the reason, and the others are changed.',
  access: access.organization(bulkChangePermissions.create),
  params: inOrganization,
  body: change,
  response: { status: 202, schema: operationResource },
  errors,
  audit: [bulkChangeEvents.started],
  locksOrganization: true,
  stepUp: true,
});

export type BulkChange = z.output<typeof change>;
