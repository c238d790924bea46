/** Who does not meet which security policy, and reminding them: resource and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, pageOf, prose, route } from '../../kernel/route.ts';
import { organizationUserErrors } from '../organization-users/index.ts';
import { securityPolicyPermissions } from '../security-policies/index.ts';
import { complianceErrors, complianceEvents, compliancePermissions } from './vocabulary.ts';

/** How many policies one row names; the strictest come first. */
export const policiesShown = 20;
/** How many are reminded by one call. */
export const remindedAtMost = 1_000;

/** How many are put on hold by one call. */
const heldAtMost = 100;

const states = ['suspended', 'owing', 'planned'] as const;
export const missing = [
  'second_factor',
  'passkey',
  'password',
  'api_key',
  'oauth_app',
  'outside',
] as const;
const kinds =
  'second_factor, passkey: they have no factor that is enough. password: theirs is not known to be as long as is asked. api_key: keys that they made work longer than is allowed. oauth_app: apps that they made need a new secret. outside: they are from outside and hold roles where nobody from outside is let in';

const unmetPolicy = z.strictObject({
  account_sid: sidOutput('AC').nullable().meta({
    description: 'Of which account; null: of the organization',
  }),
  account_name: z.string().nullable().meta({ description: 'Name of the account' }),
  state: z.enum(states).meta({
    description:
      'suspended: they are on hold until they have it. owing: it asks now. planned: it starts by itself',
  }),
  since: instant(
    'Since when it asks it of this person: its start, or when they came under it; while planned: its start',
  ),
  missing: z.enum(missing).meta({ description: 'What it asks that they do not meet' }),
  sentence: prose({
    description: 'The policy in words',
    example: 'Everybody is asked for a second factor.',
  }),
  standing: prose({
    description: 'Where they stand with it',
    example: 'They have no second factor.',
  }),
});

export const nonCompliance = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    email: z.string().meta({ description: 'Address' }),
    kind: z.enum(['managed', 'independent']).meta({
      description:
        'managed: the login belongs to the organization. independent: a guest at an account',
    }),
    state: z.enum(states).meta({
      description:
        'suspended: nothing of theirs opens anything until they have it, whenever the policy starts. owing: something is asked now that they do not have. planned: nothing yet, and something will be',
    }),
    since: instant('Since when they owe it; while planned: from when on they will'),
    missing: z.enum(missing).meta({
      description: `What comes first of what they do not meet. ${kinds}`,
    }),
    standing: prose({
      description: 'Where they stand with all of it',
      example: 'They have no second factor.',
    }),
    policies: z.array(unmetPolicy).meta({
      description: `What they do not meet, the strictest first, ${policiesShown} at most`,
    }),
    last_sign_in_at: instant('When they last signed in').nullable(),
    signed_in_since: z.boolean().meta({ description: 'Did they sign in since they owe it?' }),
    reminded_at: instant('When they were last reminded; null: never').nullable(),
  })
  .meta({ id: 'NonCompliance', description: 'Somebody who does not meet what is asked of them' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const complianceFilter = {
  text: 'name and address',
  fields: {
    state: choice(states, 'on hold, asked now, or from a day on'),
    missing: choice(missing, 'what they lack'),
    policy: text(
      'account that asks, by name, name* or SID; none: the organization',
      'Production',
      'none',
    ),
    kind: choice(['managed', 'independent'], 'managed by the organization, or a guest'),
    name: text('the whole name, or its beginning as name*', 'Ada*'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
    since: time('since when they owe it'),
    last_sign_in: time('last sign-in', { absent: 'never' }),
    reminded: time('last reminder', { absent: 'never' }),
  },
} as const;

const q = filterParameter(complianceFilter);

export const listNonCompliance = route({
  id: 'compliance.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/compliance',
  summary: 'List who does not meet the security policies',
  description:
    'One row for each person who can sign in and does not meet what a policy of the organization or of one of its accounts asks of them, now or from a day on: about second factors, passwords, API keys and secrets of OAuth apps, and people from outside.',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    q,
    sort: z
      .enum(['name', '-name', 'since', '-since'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(nonCompliance) },
});

export const exportNonCompliance = exportRoute(listNonCompliance, {
  id: 'compliance.export',
  columns: [
    'user_sid',
    'name',
    'email',
    'kind',
    'state',
    'since',
    'missing',
    'standing',
    'policies.sentence',
    'last_sign_in_at',
    'signed_in_since',
    'reminded_at',
  ],
  audit: complianceEvents.exported,
});

export const getComplianceSummary = route({
  id: 'compliance.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/compliance/summary',
  summary: 'How many people meet the security policies',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  response: {
    status: 200,
    schema: z
      .strictObject({
        asked: z.int().meta({
          description: 'People of whom something is asked, now or from a day on',
          example: 214,
        }),
        suspended: z.int().meta({ description: 'Of them, who are on hold', example: 0 }),
        owing: z.int().meta({
          description: 'Of them, who lack what is asked now, by a hold or a policy',
          example: 12,
        }),
        planned: z.int().meta({
          description: 'Of them, who meet what is asked now, and lack what will be',
          example: 3,
        }),
        next_starts_at: instant(
          'When the next policy starts that somebody lacks something for',
        ).nullable(),
      })
      .meta({ id: 'ComplianceSummary', description: 'How many people meet what is asked' }),
  },
});

export const remindPeople = route({
  id: 'compliance.remind',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/compliance/reminders',
  summary: 'Remind people by mail of what a security policy asks of them',
  description:
    'The mail says what is asked, until when, and where it is added. Nobody is reminded twice within 24 hours: whoever was is left out, and when nobody is left it is refused with when the next may be.',
  access: access.organization(compliancePermissions.remind),
  params: inOrganization,
  body: z.strictObject({
    users: z
      .array(sidInput('US'))
      .min(1)
      .max(remindedAtMost)
      .optional()
      .meta({ description: 'The people, by SID. Either this or `choice`' }),
    choice: z
      .strictObject({
        q,
        except: z
          .array(sidInput('US'))
          .max(remindedAtMost)
          .default([])
          .meta({ description: 'People who fit and are left out, by SID' }),
        expected_count: z.int().min(1).optional().meta({
          description: 'How many you saw, without those left out: refused when others fit by now',
        }),
      })
      .optional()
      .meta({ description: 'Everybody whom the list shows by these words' }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        reminded: z.int().meta({ description: 'To how many a mail goes', example: 9 }),
        left_out: z.int().meta({
          description: 'How many were reminded within the last 24 hours, or owe nothing',
          example: 3,
        }),
      })
      .meta({ id: 'SentReminders', description: 'What became of a reminder' }),
  },
  errors: [
    complianceErrors.nobody_owes,
    complianceErrors.reminded_lately,
    complianceErrors.selection_changed,
    complianceErrors.too_many_people,
  ],
  audit: [complianceEvents.reminded],
  auditsSeveral: true,
  forMachines: true,
  dryRun: true,
});

const named = z.strictObject({
  user_sids: z
    .array(sidInput('US'))
    .min(1)
    .max(heldAtMost)
    .meta({ description: `The people, by SID, ${heldAtMost} at most` }),
});

const notToBeActedOn = [
  organizationUserErrors.not_managed,
  organizationUserErrors.is_owner,
  organizationUserErrors.above_own,
] as const;

const decided = {
  auditsSeveral: true,
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
} as const;

export const holdPeople = route({
  id: 'compliance.hold',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/compliance/holds',
  summary: 'Put people on hold until they meet what is asked of them',
  description:
    'For managed people who lack a second factor or a passkey that a policy asks for, now, from a day on, or at one account alone. From then on their sessions and keys are refused everywhere, and the next sign-in leads through adding what is missing. The hold ends by itself when they add it, or when the policy asks nobody any more. All of them or, where one cannot be held, none.',
  access: access.organization(compliancePermissions.hold),
  params: inOrganization,
  body: named,
  response: {
    status: 200,
    schema: z
      .strictObject({ held: z.int().meta({ description: 'How many are on hold now', example: 2 }) })
      .meta({ id: 'HeldPeople', description: 'What became of a hold' }),
  },
  errors: [complianceErrors.yourself, complianceErrors.not_owing, ...notToBeActedOn],
  audit: [complianceEvents.held],
  ...decided,
});

export const liftHolds = route({
  id: 'compliance.liftHolds',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/compliance/holds/lift',
  summary: 'Lift the hold of people, though they do not meet what is asked of them',
  access: access.organization(compliancePermissions.hold),
  params: inOrganization,
  body: named,
  response: {
    status: 200,
    schema: z
      .strictObject({ lifted: z.int().meta({ description: 'How many were on hold', example: 1 }) })
      .meta({ id: 'LiftedHolds', description: 'What became of lifting holds' }),
  },
  errors: [complianceErrors.not_held, ...notToBeActedOn],
  audit: [complianceEvents.hold_lifted],
  ...decided,
});
