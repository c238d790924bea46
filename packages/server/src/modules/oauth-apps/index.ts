/**
 * OAuth apps: programs of an organization that ask for access tokens. Owns `oauth_apps`. Invariants: its SID is the client id; a
 * secret is stored as a hash and shown once; an app holds what it was given, as far as its maker holds that at the same moment; it
 * dies with what was given out to its maker (the credential epoch) and with its organization, and what is dead never works again.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import type { Permission } from '../../kernel/permissions.ts';
import { say } from '../../kernel/text.ts';
import { listPermissions, type Tools, tellOfEnds } from '../api-keys/index.ts';
import { organizationSuspended } from '../organizations/index.ts';
import { createAuthorizer, permissionsForMachines } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { secretEndsSoonMail } from './mails.ts';
import { createOauthApps } from './migrations/2026-11-27T2345_create_oauth_apps.ts';
import { letOauthAppsAskPeople } from './migrations/2026-11-28T0040_let_oauth_apps_ask_people.ts';
import { limitAgeOfSecrets } from './migrations/2026-11-28T0330_limit_age_of_secrets.ts';
import { endOldSecrets } from './migrations/2026-11-28T1520_end_old_secrets.ts';
import { presentOauthApp } from './presenting.ts';
import * as service from './service.ts';
import { endAll, noteEndsToTell } from './store.ts';
import {
  oauthAppErrors,
  oauthAppEvents,
  oauthAppMails,
  oauthAppPermissions,
} from './vocabulary.ts';

export {
  appStateSql,
  appsSql,
  previousEndSql,
  secretEndSql,
  secretMadeSql,
} from './filter-store.ts';
export { oauthAppTarget } from './presenting.ts';
export { isLoopback, isRegistered } from './redirect-uris.ts';
export type { GrantType } from './rules.ts';
export { idOfSecret, secretPrefix } from './secret-format.ts';
export { getOauthApp } from './service.ts';
export { endOldSecrets, touch } from './store.ts';
export { oauthAppErrors, oauthAppEvents, oauthAppPermissions } from './vocabulary.ts';

const tellOfEndsJob = 'oauth_apps.tell_of_ends';

/** Where apps ask for access tokens. */
export const tokenPath = '/oauth2/token';
/** Where they lead the browsers of people whom they ask. */
export const authorizationPath = '/oauth2/authorize';

organizationSuspended.subscribe(async (work, { scope }) => {
  const count = await endAll(work.db, scope);
  work.impact.line({
    what: 'oauth_apps_ended',
    label: say('OAuth apps end for good'),
    count,
  });
});

const routes = (kernel: Kernel, tools: Tools) => [
  query(contract.listPermissions, ({ held }) => Promise.resolve(listPermissions(tools, held))),
  command(contract.createOauthApp, ({ work, scope, held }, { body }) =>
    service.createOauthApp(
      tools,
      work,
      { scope, held },
      {
        name: body.name,
        description: body.description,
        permissions: body.permissions,
        accessTokenSeconds: body.access_token_seconds,
        grantType: body.grant_type,
        redirectUris: body.redirect_uris ?? [],
        companyName: body.company_name ?? null,
        homepageUrl: body.homepage_url ?? null,
        termsUrl: body.terms_url ?? null,
      },
    ),
  ),
  query(contract.listOauthApps, ({ db, scope }, { query: asked, page }) =>
    service.listOauthApps(db, scope, asked, page),
  ),
  listExport(kernel, contract.exportOauthApps, {
    noun: ['app', 'apps'],
    list: service.listOauthApps,
  }),
  query(contract.getOauthApp, async ({ db, scope, reply }, { params }) => {
    const tokenUrl = new URL(tokenPath, kernel.publicUrl).href;
    const authorizationUrl = new URL(authorizationPath, kernel.publicUrl).href;
    const { details, version } = await service.readOauthApp(
      { ...tools, tokenUrl, authorizationUrl },
      db,
      scope,
      params.oauth_app_sid,
    );
    reply.version(version);
    return details;
  }),
  command(
    contract.updateOauthApp,
    async ({ work, scope, held, reply }, { params, body, ifMatch }) => {
      const { name, description, permissions, access_token_seconds } = body;
      const { redirect_uris, company_name, homepage_url, terms_url } = body;
      const row = await service.updateOauthApp(
        tools,
        work,
        { scope, held },
        {
          id: params.oauth_app_sid,
          change: {
            ...(name === undefined ? {} : { name }),
            ...(description === undefined ? {} : { description }),
            ...(permissions === undefined ? {} : { permissions }),
            ...(access_token_seconds === undefined
              ? {}
              : { accessTokenSeconds: access_token_seconds }),
            ...(redirect_uris === undefined ? {} : { redirectUris: redirect_uris }),
            ...(company_name === undefined ? {} : { companyName: company_name }),
            ...(homepage_url === undefined ? {} : { homepageUrl: homepage_url }),
            ...(terms_url === undefined ? {} : { termsUrl: terms_url }),
          },
          ifMatch,
        },
      );
      reply.version(row.version);
      return presentOauthApp(row);
    },
  ),
  command(contract.rollOauthApp, ({ work, scope, held }, { params, body }) =>
    service.rollOauthApp(
      tools,
      work,
      { scope, held },
      { id: params.oauth_app_sid, overlapHours: body.old_works_for_hours },
    ),
  ),
  command(contract.revokeOauthApp, async ({ work, scope }, { params }) =>
    presentOauthApp(await service.revokeOauthApp(work, scope, params.oauth_app_sid)),
  ),
];

/** @param published the permissions of all modules, for their words: filled when the last of them is made */
export function oauthAppsModule(catalogue: RoleCatalogue, published: readonly Permission[]) {
  return defineModule({
    name: 'oauth-apps',
    dependsOn: ['api-keys', 'organizations', 'role-assignments', 'roles', 'users'],
    vocabulary: {
      permissions: oauthAppPermissions,
      errors: oauthAppErrors,
      auditEvents: oauthAppEvents,
      mailKinds: oauthAppMails,
    },
    mailSamples,
    migrations: [createOauthApps, letOauthAppsAskPeople, limitAgeOfSecrets, endOldSecrets],
    jobs: (kernel) => ({
      [tellOfEndsJob]: () =>
        tellOfEnds(kernel, {
          job: tellOfEndsJob,
          note: noteEndsToTell,
          tell: (work, row) => work.mail(secretEndsSoonMail(row)),
        }),
    }),
    schedules: [{ job: tellOfEndsJob, crontab: '19 * * * *' }],
    routes: (kernel) =>
      routes(kernel, {
        authorizer: createAuthorizer(catalogue),
        can: permissionsForMachines(catalogue),
        words: new Map(published.map(({ name, allows }) => [name, allows])),
      }),
  });
}
