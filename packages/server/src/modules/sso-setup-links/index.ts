/**
 * Set-up links: somebody without a login sets up and tests one SSO profile. Owns `sso_setup_links`. Invariants: a link is for
 * one profile, for seven days, until it is revoked; it changes nothing once a domain is under the profile.
 */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import {
  checkProvider,
  readUsable,
  ssoProfileDeleted,
  updateClient,
  updateProvider,
} from '../sso-profiles/index.ts';
import { startTest } from '../sso-sign-ins/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { createSsoSetupLinks } from './migrations/2026-11-27T1630_create_sso_setup_links.ts';
import * as service from './service.ts';
import { setupLinkErrors, setupLinkEvents, setupLinkMails } from './vocabulary.ts';

const adminRoutes = (kernel: Kernel) => [
  command(contract.createSetupLink, ({ work, scope }, { params, body }) =>
    service.createLink(kernel, work, scope, {
      profileId: params.sso_profile_sid,
      email: body.email,
    }),
  ),
  query(contract.listSetupLinks, ({ db, scope }, { params }) =>
    service.listLinks(db, scope, params.sso_profile_sid),
  ),
  command(contract.revokeSetupLink, ({ work, scope }, { params }) =>
    service.revokeLink(work, scope, {
      profileId: params.sso_profile_sid,
      id: params.sso_setup_link_sid,
    }),
  ),
];

const holderRoutes = (kernel: Kernel, catalogue: RoleCatalogue) => [
  query(contract.lookUpSetup, ({ db }, { body }) =>
    service.lookUp(kernel, catalogue, db, body.token),
  ),
  query(contract.checkSetupProvider, async ({ db }, { body }) => {
    const { scope, row } = await service.openLink(db, body.token);
    return checkProvider(kernel, db, scope, { id: row.id, source: body.source });
  }),
  preparedCommand(contract.updateSetupProvider, {
    prepare: async ({ db }, { body }) => {
      const { scope, row } = await service.openLink(db, body.token);
      return readUsable(kernel, db, scope, { id: row.id, source: body.source });
    },
    run: async ({ work }, { body }, read) => {
      const open = await service.openForChange(work, body.token);
      const by = service.holderOf(open);
      const after = await updateProvider(work, open.scope, { id: open.row.id, read, by });
      return service.presentSetup(kernel, catalogue, after);
    },
  }),
  command(contract.updateSetupClient, async ({ work }, { body }) => {
    const open = await service.openForChange(work, body.token);
    const after = await updateClient(kernel, work, open.scope, {
      id: open.row.id,
      clientId: body.client_id,
      authentication: body.authentication,
      secret: body.client_secret,
      ifMatch: undefined,
      by: service.holderOf(open),
    });
    return service.presentSetup(kernel, catalogue, after);
  }),
  command(contract.startSetupTest, async ({ work, browser }, { body }) => {
    const open = await service.openLink(work.db, body.token);
    const by = { userId: null, name: service.holderOf(open) };
    return startTest(kernel, { work, browser }, { scope: open.scope, profileId: open.row.id, by });
  }),
  query(contract.readSetupTest, ({ db }, { body }) =>
    service.readTestByLink(kernel, db, body.token, body.sso_test_sid),
  ),
];

ssoProfileDeleted.subscribe((work, { scope, profileId }) =>
  service.endLinks(work, scope, profileId),
);

export function ssoSetupLinksModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'sso-setup-links',
    dependsOn: ['editions', 'roles', 'sso-profiles', 'sso-sign-ins', 'users'],
    vocabulary: {
      errors: setupLinkErrors,
      auditEvents: setupLinkEvents,
      mailKinds: setupLinkMails,
    },
    mailSamples,
    migrations: [createSsoSetupLinks],
    routes: (kernel) => [...adminRoutes(kernel), ...holderRoutes(kernel, catalogue)],
  });
}
