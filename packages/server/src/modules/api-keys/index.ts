/**
 * API keys: programs that call for an organization. Owns `api_keys`. Invariants: a secret is stored as a hash and shown once; a
 * key holds what it was given, as far as its maker holds that at the same moment; it dies with what was given out to its
 * maker (the credential epoch) and with its organization, and what is dead never works again.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { say } from '../../kernel/text.ts';
import { organizationSuspended } from '../organizations/index.ts';
import { createAuthorizer, permissionsForMachines } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { endsSoonMail } from './mails.ts';
import { createApiKeys } from './migrations/2026-11-27T2005_create_api_keys.ts';
import { limitAgeOfKeys } from './migrations/2026-11-28T0330_limit_age_of_keys.ts';
import * as service from './service.ts';
import { endAll, findMaxAgeDays, noteEndsToTell } from './store.ts';
import { tellOfEnds } from './telling.ts';
import { apiKeyErrors, apiKeyEvents, apiKeyMails, apiKeyPermissions } from './vocabulary.ts';

export { authenticateApiKey, isApiKey } from './authenticator.ts';
export { givablePermissions, givenPermissions, permissionName } from './contract.ts';
export {
  ageEndSql,
  endByPolicySql,
  endSql,
  endsOfMachines,
  fieldsOfMachines,
  isToBeTold,
  keysSql,
  stateSql,
  textOfMachines,
} from './filter-store.ts';
export { assertGivable, overlapHoursAtMost, whyDead } from './rules.ts';
export { inForce, listPermissions, type Tools } from './service.ts';
export { endTooOld } from './store.ts';
export { tellOfEnds } from './telling.ts';

const tellOfEndsJob = 'api_keys.tell_of_ends';

organizationSuspended.subscribe(async (work, { scope }) => {
  const count = await endAll(work.db, scope);
  work.impact.line({
    what: 'api_keys_ended',
    label: say('API keys end for good'),
    count,
  });
});

const routes = (kernel: Kernel, tools: service.Tools) => [
  query(contract.listPermissions, async ({ db, scope, held }) => ({
    ...service.listPermissions(tools, held),
    days_at_most: await findMaxAgeDays(db, scope),
  })),
  command(contract.createApiKey, ({ work, scope, held }, { body }) =>
    service.createApiKey(
      tools,
      work,
      { scope, held },
      { name: body.name, permissions: body.permissions, expiresInDays: body.expires_in_days },
    ),
  ),
  query(contract.listApiKeys, ({ db, scope }, { query: asked, page }) =>
    service.listApiKeys(db, scope, asked, page),
  ),
  listExport(kernel, contract.exportApiKeys, {
    noun: ['key', 'keys'],
    list: service.listApiKeys,
  }),
  query(contract.getApiKey, async ({ db, scope, reply }, { params }) => {
    const { details, version } = await service.readApiKey(tools, db, scope, params.api_key_sid);
    reply.version(version);
    return details;
  }),
  command(contract.updateApiKey, async ({ work, scope, reply }, { params, body, ifMatch }) => {
    const row = await service.renameApiKey(work, scope, {
      id: params.api_key_sid,
      name: body.name,
      ifMatch,
    });
    reply.version(row.version);
    return service.presentApiKey(row);
  }),
  command(contract.rollApiKey, ({ work, scope, held }, { params, body }) =>
    service.rollApiKey(
      tools,
      work,
      { scope, held },
      { id: params.api_key_sid, overlapHours: body.old_works_for_hours },
    ),
  ),
  command(contract.revokeApiKey, async ({ work, scope }, { params }) =>
    service.presentApiKey(await service.revokeApiKey(work, scope, params.api_key_sid)),
  ),
  query(contract.getMachine, ({ db, scope, actor }) =>
    service.readMachine(tools, db, scope, actor),
  ),
];

/** @param published the permissions of all modules, for their words: filled when the last of them is made */
export function apiKeysModule(catalogue: RoleCatalogue, published: readonly Permission[]) {
  return defineModule({
    name: 'api-keys',
    dependsOn: ['organizations', 'role-assignments', 'roles', 'users'],
    vocabulary: {
      permissions: apiKeyPermissions,
      errors: apiKeyErrors,
      auditEvents: apiKeyEvents,
      mailKinds: apiKeyMails,
    },
    mailSamples,
    migrations: [createApiKeys, limitAgeOfKeys],
    jobs: (kernel) => ({
      [tellOfEndsJob]: () =>
        tellOfEnds(kernel, {
          job: tellOfEndsJob,
          note: noteEndsToTell,
          tell: (work, row) => work.mail(endsSoonMail(row)),
        }),
    }),
    schedules: [{ job: tellOfEndsJob, crontab: '17 * * * *' }],
    routes: (kernel) =>
      routes(kernel, {
        authorizer: createAuthorizer(catalogue),
        can: permissionsForMachines(catalogue),
        words: new Map(published.map(({ name, allows }) => [name, allows])),
      }),
  });
}
