/** Ties the routes of SSO profiles to their use cases. */
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import * as enforcement from './enforcement-contract.ts';
import { presentProfile } from './presenting.ts';
import * as provider from './provider-contract.ts';
import { addDomain, removeDomain } from './use-cases/domains.ts';
import { enforce, withdraw } from './use-cases/enforcing.ts';
import { updateMappings } from './use-cases/mapping-roles.ts';
import * as rules from './use-cases/person-rules.ts';
import * as profiles from './use-cases/profiles.ts';
import * as providers from './use-cases/provider.ts';
import { readJwks, readOurMetadata } from './use-cases/publishing.ts';

type Row = Awaited<ReturnType<typeof profiles.getProfile>>;

interface Tools {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

const presenter =
  ({ kernel, catalogue }: Tools) =>
  (row: Row, reply?: { version(version: number): void }) => {
    reply?.version(row.version);
    return presentProfile(kernel, catalogue, row, systemClock.now());
  };

function profileRoutes(tools: Tools) {
  const { kernel, catalogue } = tools;
  const present = presenter(tools);
  return [
    query(contract.listSsoProfiles, ({ db, scope }, { page }) =>
      profiles.listProfiles(kernel, catalogue, { db, scope, page }),
    ),
    preparedCommand(contract.createSsoProfile, {
      prepare: () => profiles.makeKeys(kernel.publicUrl),
      run: async ({ work, scope, reply }, { body }, keys) => {
        const { name, protocol, provider_kind: providerKind } = body;
        const asked = { name, protocol, providerKind, keys };
        return present(await profiles.createProfile(kernel, work, scope, asked), reply);
      },
    }),
    query(contract.getSsoProfile, async ({ db, scope, reply }, { params }) =>
      present(await profiles.getProfile(db, scope, params.sso_profile_sid), reply),
    ),
    command(contract.updateSsoProfile, async ({ work, scope, reply }, { params, body, ifMatch }) =>
      present(
        await profiles.updateOptions(work, scope, {
          id: params.sso_profile_sid,
          input: body,
          ifMatch,
        }),
        reply,
      ),
    ),
    command(
      contract.updateRoleMappings,
      async ({ work, scope, held, reply }, { params, body, ifMatch }) =>
        present(
          await updateMappings(
            work,
            { ...tools, scope, held },
            {
              id: params.sso_profile_sid,
              groupsAttribute: body.groups_attribute,
              mappings: body.mappings,
              ifMatch,
            },
          ),
          reply,
        ),
    ),
    command(contract.disableSsoProfile, async ({ work, scope }, { params }) =>
      present(await profiles.switchProfile(work, scope, params.sso_profile_sid, 'disable')),
    ),
    command(contract.enableSsoProfile, async ({ work, scope }, { params }) =>
      present(await profiles.switchProfile(work, scope, params.sso_profile_sid, 'enable')),
    ),
    preparedCommand(contract.rotateSsoKeys, {
      prepare: () => profiles.makeKeys(kernel.publicUrl),
      run: async ({ work, scope }, { params }, keys) =>
        present(
          await profiles.rotateKeys(kernel, work, scope, { id: params.sso_profile_sid, keys }),
        ),
    }),
    command(contract.retireSsoKey, async ({ work, scope }, { params }) =>
      present(await profiles.retirePreviousKey(work, scope, params.sso_profile_sid)),
    ),
    command(contract.deleteSsoProfile, ({ work, scope }, { params }) =>
      profiles.deleteProfile(work, scope, params.sso_profile_sid),
    ),
    query(contract.serveMetadata, ({ db }, { params }) =>
      readOurMetadata(kernel, db, params.sso_profile_sid),
    ),
    query(contract.serveJwks, ({ db }, { params }) => readJwks(kernel, db, params.sso_profile_sid)),
  ];
}

function providerRoutes(tools: Tools) {
  const { kernel } = tools;
  const present = presenter(tools);
  return [
    query(provider.checkProvider, ({ db, scope }, { params, body }) =>
      providers.checkProvider(kernel, db, scope, { id: params.sso_profile_sid, source: body }),
    ),
    preparedCommand(provider.updateProvider, {
      prepare: ({ db, scope }, { params, body }) =>
        providers.readUsable(kernel, db, scope, { id: params.sso_profile_sid, source: body }),
      run: async ({ work, scope, reply }, { params, ifMatch }, read) =>
        present(
          await providers.updateProvider(work, scope, {
            id: params.sso_profile_sid,
            read,
            ifMatch,
          }),
          reply,
        ),
    }),
    command(provider.updateClient, async ({ work, scope, reply }, { params, body, ifMatch }) =>
      present(
        await providers.updateClient(kernel, work, scope, {
          id: params.sso_profile_sid,
          clientId: body.client_id,
          authentication: body.authentication,
          secret: body.client_secret,
          ifMatch,
        }),
        reply,
      ),
    ),
  ];
}

function enforcementRoutes(tools: Tools) {
  const present = presenter(tools);
  const of = (params: { sso_profile_sid: string; domain_sid: string }) => ({
    profileId: params.sso_profile_sid,
    domainId: params.domain_sid,
  });
  return [
    command(enforcement.addSsoDomain, async ({ work, scope }, { params, body }) =>
      present(
        await addDomain(work, scope, {
          profileId: params.sso_profile_sid,
          domainId: body.domain_sid,
        }),
      ),
    ),
    command(enforcement.removeSsoDomain, ({ work, scope }, { params }) =>
      removeDomain(work, scope, of(params)),
    ),
    command(enforcement.enforceSso, async ({ work, scope }, { params, body }) =>
      present(
        await enforce(work, scope, {
          ...of(params),
          startsAt: body.starts_at === null ? null : new Date(body.starts_at),
          pilotUserIds: body.pilot_user_sids,
          exemptUserIds: body.exempt_user_sids,
          exemptsMe: body.exempt_me,
          endsSessions: body.sessions === 'end',
          announcement: body.announcement,
        }),
      ),
    ),
    command(enforcement.withdrawSso, async ({ work, scope }, { params }) =>
      present(await withdraw(work, scope, of(params))),
    ),
    query(enforcement.listPersonRules, ({ db, scope }, { page }) =>
      rules.listPersonRules(db, scope, page),
    ),
    command(enforcement.setPersonRule, ({ work, scope }, { params, body }) =>
      rules.setPersonRule(work, scope, { userId: params.user_sid, ...body }),
    ),
    command(enforcement.unlinkIdentities, ({ work, scope }, { params }) =>
      rules.unlinkIdentities(work, scope, params.user_sid),
    ),
  ];
}

export const routes = (tools: Tools) => [
  ...profileRoutes(tools),
  ...providerRoutes(tools),
  ...enforcementRoutes(tools),
];
