/** Who has not come for how long, and the rule about them: resources and routes. */
import { z } from 'zod';
import { sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, pageOf, prose, route } from '../../kernel/route.ts';
import {
  inOrganization,
  policyOf,
  securityPolicyEvents,
  securityPolicyPermissions,
  startsAt,
} from '../security-policies/index.ts';
import { idleDaysAtLeast, idleDaysAtMost } from './rules.ts';
import { dormantPeopleEvents } from './vocabulary.ts';

/** Whole days between the mail and the deactivation; `dormant_due` and the table of warnings say the same. */
export const noticeDays = 14;
/** When it is said again. */
export const reminderDays = 3;

const throughs = ['sign_in', 'session', 'api_key', 'oauth_token'] as const;
const states = ['no_rule', 'kept', 'expected', 'warned'] as const;

export const dormantPerson = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    email: z.string().meta({ description: 'Address' }),
    last_active_at: instant('When they last came, to the hour; null: never').nullable(),
    last_active_through: z.enum(throughs).nullable().meta({
      description:
        'sign_in: they signed in. session: they used one. api_key, oauth_token: a program used a key that they made, or a token of an app that they made or let in. null: never',
      example: 'session',
    }),
    idle_since: instant(
      'Since when they did not come: from the last time, or from when they came under the organization or were let back in, if that was later',
    ),
    days_idle: z.int().meta({ description: 'Whole days since then', example: 74 }),
    state: z.enum(states).meta({
      description:
        'no_rule: nothing happens to them. kept: the Owner, who is never deactivated. expected: will be warned, unless they come. warned: a mail told them',
      example: 'warned',
    }),
    next: prose({
      description: 'What the rule does next, and when',
      example: 'Is deactivated on 2026-12-24 unless they come before.',
    }),
    warned_at: instant('When they were warned; null: they were not').nullable(),
    reminded_at: instant(
      `When they were told again, ${reminderDays} days before; null: they were not`,
    ).nullable(),
    warns_at: instant(
      'The day (UTC) on which they are warned unless they come before; null: they were, or never',
    ).nullable(),
    deactivates_at: instant(
      'The day (UTC) on which they are deactivated at the earliest unless they come before; null: never',
    ).nullable(),
  })
  .meta({ id: 'DormantPerson', description: 'When somebody last came, and what follows' });

export const dormantFilter = {
  text: 'name and address',
  fields: {
    state: choice(states, 'what the rule does: nothing, keeps them, will warn them, or has'),
    idle_since: time('since when they did not come'),
    last_active: time('when they last came', { absent: 'never' }),
    through: choice(throughs, 'through what they last came'),
    name: text('the whole name, or its beginning as name*', 'Ada*'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
    warned: time('when they were warned', { absent: 'never' }),
    deactivates: time('when they are deactivated', { absent: 'never', isAhead: true }),
  },
} as const;

export const listDormantPeople = route({
  id: 'dormantPeople.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/dormant-people',
  summary: 'List when people last came, the longest ago first',
  description:
    'One row for each managed person who can sign in: when they last signed in or used a session, or a program used a key or token of theirs, and what the rule about dormant people does to them.',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    q: filterParameter(dormantFilter),
    sort: z
      .enum(['idle_since', '-idle_since', 'name', '-name'])
      .default('idle_since')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(dormantPerson) },
});

export const exportDormantPeople = exportRoute(listDormantPeople, {
  id: 'dormantPeople.export',
  columns: [
    'user_sid',
    'name',
    'email',
    'last_active_at',
    'last_active_through',
    'idle_since',
    'days_idle',
    'state',
    'next',
    'warned_at',
    'reminded_at',
    'warns_at',
    'deactivates_at',
  ],
  audit: dormantPeopleEvents.exported,
});

const idleDays = {
  idle_days: z.int().min(idleDaysAtLeast).max(idleDaysAtMost).nullable().meta({
    description:
      'Whole days without coming after which managed people are deactivated; null: nobody is',
    example: 180,
  }),
};

export const dormantPeoplePolicy = policyOf(
  idleDays,
  'Managed people who do not come for 180 days are deactivated, two weeks after a warning by mail or later; the Owner never is.',
).meta({ id: 'DormantPeoplePolicy', description: 'What becomes of people who do not come' });

export const dormantPeople = z
  .strictObject({
    policy: dormantPeoplePolicy.meta({ description: 'Of the organization' }),
    warned: z
      .int()
      .meta({ description: 'People who were warned and did not come since', example: 4 }),
    held: z.int().meta({
      description: 'Of them, whose day is over: more than one day deactivates, so they wait',
      example: 0,
    }),
    deactivated_lately: z
      .int()
      .meta({ description: 'Deactivated by the rule in the last 30 days', example: 12 }),
    most_a_day: z
      .int()
      .meta({ description: 'How many people one day deactivates at most', example: 12 }),
    next_at: instant('When the next of those who were warned is deactivated').nullable(),
  })
  .meta({
    id: 'DormantPeople',
    description: 'The rule about people who do not come, and its work',
  });

export const getDormantPeople = route({
  id: 'dormantPeople.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/security-policies/dormant-people',
  summary: 'Read what becomes of people who do not come any more',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: dormantPeople },
});

export const updateDormantPeople = route({
  id: 'dormantPeople.update',
  method: 'PUT',
  path: '/v1/organizations/{organization_sid}/security-policies/dormant-people',
  summary: 'Decide after how many days without coming people are deactivated, now or from a day on',
  description: `For managed people who can sign in; the Owner never, and nobody from outside. From its start on they are warned by mail ${noticeDays} whole days before, and once more ${reminderDays} days before; whoever comes meanwhile, or has a program that does, stays. Nobody is deactivated without ${noticeDays} days of warning by the rule as it is: another number of days begins anew. One day deactivates 10 % of the people at most, between 5 and 500. Ask with dry_run who leaves on which day.`,
  access: access.organization(securityPolicyPermissions.update),
  params: inOrganization,
  body: z.strictObject({ ...idleDays, starts_at: startsAt }),
  response: { status: 200, schema: dormantPeoplePolicy },
  audit: [securityPolicyEvents.changed],
  takesIfMatch: true,
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});
