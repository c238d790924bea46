/** Where all managed people of an organization are signed in, and ending many of their sessions: resource and routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, pageOf, route } from '../../kernel/route.ts';
import { operationErrors, operationResource } from '../operations/index.ts';
import {
  organizationUserErrors,
  organizationUserPermissions,
} from '../organization-users/index.ts';
import { sessionEvents } from '../sessions/index.ts';
import { userSession } from './contract.ts';
import { organizationSessionErrors, organizationSessionEvents } from './vocabulary.ts';

/** How many are ended by one call that names them. */
export const endedAtMost = 100;

/** How a session of a managed login can have begun. */
const methods = ['password', 'passkey', 'sso', 'invitation', 'sign_up'] as const;
/** In the order of `sessions.factor_level`. */
export const factors = ['none', 'code', 'passkey'] as const;

const organizationSession = userSession
  .extend({
    user: z
      .strictObject({
        sid: sidOutput('US'),
        name: z.string().meta({ description: 'Name' }),
        email: z.string().meta({ description: 'Address' }),
      })
      .meta({ description: 'Whose it is' }),
    factor: z.enum(factors).meta({
      description:
        'The most that was proven in it beside a password. code: of an authenticator app, or a recovery code. What a company proves by single sign-on is not counted',
      example: 'passkey',
    }),
  })
  .meta({ id: 'OrganizationSession', description: 'Where one of the people is signed in' });

export const sessionFilter = {
  text: 'name and address',
  fields: {
    method: choice(methods, 'how they signed in'),
    person: text('whose, by address, address* or SID', 'ada@northwind.example'),
    name: text('the whole name, or its beginning as name*', 'Ada*'),
    factor: choice(factors, 'the most that was proven beside a password'),
    profile: text('single sign-on profile, by name, name* or SID', 'Okta', 'none'),
    address: text('from which address: 203.0.113.7, 203.0.113.* or 203.0.113.0/24', '203.0.113.*'),
    agent: text('what the program says of itself holds it', 'Firefox'),
    last_used: time('last use, to the minute'),
    begun: time('when it began'),
  },
} as const;

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const path = '/v1/organizations/{organization_sid}/sessions';
const allowed = access.organization(organizationUserPermissions.end_sessions);

export const listOrganizationSessions = route({
  id: 'organizationSessions.list',
  method: 'GET',
  path,
  summary: 'List where the managed people of an organization are signed in',
  description:
    'Sessions that would still be let in, by the rules of this moment. Of managed users only: where independent people sign in is their own affair.',
  access: allowed,
  params: inOrganization,
  query: z.strictObject({
    q: filterParameter(sessionFilter),
    sort: z
      .enum(['last_seen_at', '-last_seen_at', 'created_at', '-created_at'])
      .default('-last_seen_at')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(organizationSession) },
});

export const exportOrganizationSessions = exportRoute(listOrganizationSessions, {
  id: 'organizationSessions.export',
  columns: [
    'sid',
    'user.sid',
    'user.name',
    'user.email',
    'method',
    'factor',
    'sso_profile.name',
    'client_address',
    'browser',
    'system',
    'user_agent',
    'created_at',
    'last_seen_at',
    'expires_at',
  ],
  audit: organizationSessionEvents.exported,
});

const decided = { locksOrganization: true, stepUp: true, dryRun: true } as const;

export const endOrganizationSessions = route({
  id: 'organizationSessions.end',
  method: 'POST',
  path: `${path}/end`,
  summary: 'End several sessions of managed users',
  description:
    'They are dead from this very commit on, and each person is told by mail. All of them or, where one is of somebody whom you may not act on, none; those that ended meanwhile are left out.',
  access: allowed,
  params: inOrganization,
  body: z.strictObject({
    session_sids: z
      .array(sidInput('SE'))
      .min(1)
      .max(endedAtMost)
      .meta({ description: `The sessions, by SID, ${endedAtMost} at most` }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        ended: z.int().meta({ description: 'How many ended', example: 3 }),
        already_over: z
          .int()
          .meta({ description: 'How many of those named were none any more', example: 0 }),
      })
      .meta({ id: 'EndedSessions', description: 'What became of several sessions' }),
  },
  errors: [
    organizationSessionErrors.own,
    organizationSessionErrors.nothing_open,
    organizationUserErrors.is_owner,
    organizationUserErrors.above_own,
    organizationUserErrors.not_managed,
  ],
  audit: [sessionEvents.ended],
  auditsSeveral: true,
  ...decided,
});

export const endAllOrganizationSessions = route({
  id: 'organizationSessions.endAll',
  method: 'POST',
  path: `${path}/end-all`,
  summary: 'End all sessions of the managed users, but for the one that asks: an operation',
  description:
    'Everybody has to sign in again. Keys and apps go on. Sessions of people whom you may not act on go on too; the operation lists them with the reason.',
  access: allowed,
  params: inOrganization,
  response: { status: 202, schema: operationResource },
  errors: [organizationSessionErrors.nothing_open, operationErrors.too_many],
  audit: [organizationSessionEvents.ending_all],
  ...decided,
});
