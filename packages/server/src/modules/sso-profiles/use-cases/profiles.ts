/** Adding, changing, disabling and deleting SSO profiles. */
import type { UserActor } from '../../../kernel/actor.ts';
import { systemClock } from '../../../kernel/clock.ts';
import type { Db } from '../../../kernel/database.ts';
import { requestErrors } from '../../../kernel/errors.ts';
import { createHook } from '../../../kernel/hooks.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { toPage } from '../../../kernel/paging.ts';
import type { PageRequest } from '../../../kernel/route.ts';
import { type OrganizationScope, platformScope } from '../../../kernel/scope.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { assertVersion } from '../../../kernel/versions.ts';
import { assertFeature } from '../../editions/index.ts';
import type { RoleCatalogue } from '../../roles/index.ts';
import { type SsoProfileEvent, ssoProfileLifecycle } from '../lifecycle.ts';
import { sealSecret } from '../our-side.ts';
import { presentProfile, targetOf } from '../presenting.ts';
import { formOf, type Protocol, type ProviderKindName, titleOf } from '../provider-kinds.ts';
import { profilesAtMost } from '../rules.ts';
import { newServiceProviderKeys } from '../saml/index.ts';
import * as store from '../store.ts';
import { ssoProfileErrors, ssoProfileEvents } from '../vocabulary.ts';

/**
 * For whatever sets single sign-on up. Nothing that stands asks: an edition that ended locks nobody out.
 * @throws edition.feature_missing
 */
export const assertMayConfigure = (db: Db, scope: OrganizationScope): Promise<void> =>
  assertFeature(db, scope, 'sso');

export const anyProfile = platformScope('an identity provider names a profile, whosever it is');

/** A profile ends: what hangs on it ends in the same transaction. */
export const ssoProfileDeleted = createHook<{
  readonly scope: OrganizationScope;
  readonly profileId: string;
}>();

/** @throws request.not_found */
export async function getProfile(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock: boolean | 'share' = false,
): Promise<store.ProfileRow> {
  const row = await store.findProfile(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such SSO profile here.'));
  return row;
}

/** Whosever it is; deleted ones are not found. @throws request.not_found */
export async function getProfileAnywhere(db: Db, id: string): Promise<store.ProfileRow> {
  const row = await store.findProfileAnywhere(db, anyProfile, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such SSO profile.'));
  return row;
}

export async function listProfiles(
  kernel: Kernel,
  catalogue: RoleCatalogue,
  asked: { readonly db: Db; readonly scope: OrganizationScope; readonly page: PageRequest },
) {
  const rows = await store.listProfiles(asked.db, asked.scope, asked.page);
  const now = systemClock.now();
  return toPage(
    rows,
    asked.page,
    (row) => [row.createdKey, row.id],
    (row) => presentProfile(kernel, catalogue, row, now),
  );
}

/** @throws sso_profile.wrong_protocol */
function assertSpeaks(kind: ProviderKindName, protocol: Protocol): void {
  if (formOf(kind, protocol) !== undefined) return;
  throw ssoProfileErrors.wrong_protocol(
    say('{title} is not set up by that protocol here.', { title: titleOf(kind) }),
    { errors: [{ pointer: '/provider_kind', detail: say('does not speak that protocol') }] },
  );
}

export interface NewKeys {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Before the transaction: making a key takes a while. */
export const makeKeys = (publicUrl: URL): Promise<NewKeys> =>
  newServiceProviderKeys(publicUrl.hostname, systemClock.now());

/** @throws sso_profile.limit_reached, sso_profile.wrong_protocol */
export async function createProfile(
  kernel: Kernel,
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  asked: {
    readonly name: string;
    readonly protocol: Protocol;
    readonly providerKind: ProviderKindName;
    readonly keys: NewKeys;
  },
): Promise<store.ProfileRow> {
  const { name, protocol, providerKind, keys } = asked;
  await assertMayConfigure(work.db, scope);
  assertSpeaks(providerKind, protocol);
  if ((await store.countProfiles(work.db, scope)) >= profilesAtMost)
    throw ssoProfileErrors.limit_reached(
      say('There are {count} profiles already.', { count: profilesAtMost }),
    );
  const id = newId();
  const place = {
    profileId: id,
    organizationId: scope.organizationId,
    column: 'private_key_sealed' as const,
  };
  await store.insertProfile(work.db, scope, {
    id,
    name,
    protocol,
    providerKind,
    privateKeySealed: await sealSecret(kernel, work.db, place, keys.privateKey),
    certificate: keys.certificate,
    createdBy: work.actor.userId,
  });
  work.audit({
    event: ssoProfileEvents.created,
    target: targetOf({ id, name }),
    organizationId: scope.organizationId,
    after: { name, protocol, provider_kind: providerKind },
  });
  return getProfile(work.db, scope, id);
}

export interface OptionsInput {
  readonly name?: string | undefined;
  readonly provider_kind?: ProviderKindName | undefined;
  readonly sign_requests?: boolean | undefined;
  readonly want_encrypted?: boolean | undefined;
  readonly name_id_format?: store.ProfileRow['nameIdFormat'] | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly email_attribute?: string | null | undefined;
  readonly first_name_attribute?: string | null | undefined;
  readonly last_name_attribute?: string | null | undefined;
  readonly creates_people?: boolean | undefined;
}

const shown = (row: Omit<store.ProfileOptions, 'isOtherConfiguration'>) => ({
  name: row.name,
  provider_kind: row.providerKind,
  sign_requests: row.signRequests,
  want_encrypted: row.wantEncrypted,
  name_id_format: row.nameIdFormat,
  scopes: [...row.scopes],
  email_attribute: row.emailAttribute,
  first_name_attribute: row.firstNameAttribute,
  last_name_attribute: row.lastNameAttribute,
  creates_people: row.createsPeople,
});

const withOpenid = (scopes: readonly string[]) => [...new Set(['openid', ...scopes])];

function merge(row: store.ProfileRow, input: OptionsInput) {
  const given = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
  return {
    name: given(input.name, row.name),
    providerKind: given(input.provider_kind, row.providerKind),
    signRequests: given(input.sign_requests, row.signRequests),
    wantEncrypted: given(input.want_encrypted, row.wantEncrypted),
    nameIdFormat: given(input.name_id_format, row.nameIdFormat),
    scopes: withOpenid(given(input.scopes, row.scopes)),
    emailAttribute: given(input.email_attribute, row.emailAttribute),
    firstNameAttribute: given(input.first_name_attribute, row.firstNameAttribute),
    lastNameAttribute: given(input.last_name_attribute, row.lastNameAttribute),
    groupsAttribute: row.groupsAttribute,
    createsPeople: given(input.creates_people, row.createsPeople),
  };
}

/** What an earlier test cannot speak for. */
const readingOf = (row: Omit<store.ProfileOptions, 'isOtherConfiguration'>) =>
  JSON.stringify([row.wantEncrypted, row.nameIdFormat, row.emailAttribute, row.scopes]);

/** @throws request.stale, sso_profile.wrong_protocol */
export async function updateOptions(
  work: Work,
  scope: OrganizationScope,
  asked: {
    readonly id: string;
    readonly input: OptionsInput;
    readonly ifMatch: number | undefined;
  },
): Promise<store.ProfileRow> {
  const row = await getProfile(work.db, scope, asked.id, true);
  await assertMayConfigure(work.db, scope);
  assertVersion(row.version, asked.ifMatch);
  const next = merge(row, asked.input);
  assertSpeaks(next.providerKind, row.protocol);
  const isOtherConfiguration = readingOf(next) !== readingOf(row);
  await store.updateOptions(work.db, scope, row.id, { ...next, isOtherConfiguration });
  work.audit({
    event: ssoProfileEvents.updated,
    target: targetOf({ ...row, name: next.name }),
    organizationId: scope.organizationId,
    before: shown(row),
    after: shown(next),
  });
  return getProfile(work.db, scope, row.id);
}

/** @throws sso_profile.enforced */
function assertNobodyDepends(row: store.ProfileRow): void {
  const depending = row.domains.filter(
    ({ mode, enforceAt }) => mode === 'enforced' || enforceAt !== null,
  );
  const [first] = depending;
  if (first === undefined) return;
  throw ssoProfileErrors.enforced(
    say('{name} is the only way to sign in at {domain}, or is about to be.', {
      name: row.name,
      domain: first.name,
    }),
    { whoCan: say('Whoever may withdraw it from the domain') },
  );
}

/** @throws sso_profile.already */
function nextState(row: store.ProfileRow, event: SsoProfileEvent) {
  const state = ssoProfileLifecycle.next(row.state, event);
  if (state === undefined)
    throw ssoProfileErrors.already(
      say('The profile is {state, select, disabled {disabled} other {enabled}} already.', {
        state: row.state,
      }),
    );
  return state;
}

/** @throws sso_profile.enforced, sso_profile.already */
export async function switchProfile(
  work: Work,
  scope: OrganizationScope,
  id: string,
  event: 'enable' | 'disable',
): Promise<store.ProfileRow> {
  const row = await getProfile(work.db, scope, id, true);
  if (event === 'enable') await assertMayConfigure(work.db, scope);
  const state = nextState(row, event);
  if (event === 'disable') assertNobodyDepends(row);
  await store.updateState(work.db, scope, id, state);
  work.audit({
    event: event === 'disable' ? ssoProfileEvents.disabled : ssoProfileEvents.enabled,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { state: row.state },
    after: { state },
  });
  return getProfile(work.db, scope, id);
}

async function end(work: Work, scope: OrganizationScope, row: store.ProfileRow): Promise<void> {
  await ssoProfileDeleted.publish(work, { scope, profileId: row.id });
  await store.updateState(work.db, scope, row.id, nextState(row, 'delete'));
}

/** @throws sso_profile.enforced */
export async function deleteProfile(
  work: Work,
  scope: OrganizationScope,
  id: string,
): Promise<undefined> {
  const row = await getProfile(work.db, scope, id, true);
  assertNobodyDepends(row);
  await end(work, scope, row);
  work.impact.line({
    what: 'domains_freed',
    label: say('domains are without single sign-on'),
    count: row.domains.length,
    names: row.domains.map(({ name }) => name),
  });
  work.audit({
    event: ssoProfileEvents.deleted,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { name: row.name, issuer: row.issuer, domains: row.domains.map(({ name }) => name) },
  });
  return undefined;
}

/** The organization is gone, and nobody signs in through it any more. */
export async function deleteAll(work: Work, scope: OrganizationScope): Promise<void> {
  for (const id of await store.listIds(work.db, scope))
    await end(work, scope, await getProfile(work.db, scope, id, true));
}

export async function rotateKeys(
  kernel: Kernel,
  work: Work,
  scope: OrganizationScope,
  asked: { readonly id: string; readonly keys: NewKeys },
): Promise<store.ProfileRow> {
  const row = await getProfile(work.db, scope, asked.id, true);
  await assertMayConfigure(work.db, scope);
  const place = {
    profileId: row.id,
    organizationId: scope.organizationId,
    column: 'private_key_sealed' as const,
  };
  const privateKeySealed = await sealSecret(kernel, work.db, place, asked.keys.privateKey);
  const { certificate } = asked.keys;
  await store.rotateKeys(work.db, scope, row.id, { privateKeySealed, certificate });
  work.audit({
    event: ssoProfileEvents.keys_rotated,
    target: targetOf(row),
    organizationId: scope.organizationId,
  });
  return getProfile(work.db, scope, row.id);
}

/** @throws sso_profile.already */
export async function retirePreviousKey(
  work: Work,
  scope: OrganizationScope,
  id: string,
): Promise<store.ProfileRow> {
  const row = await getProfile(work.db, scope, id, true);
  if (row.previousCertificate === null)
    throw ssoProfileErrors.already(say('There is no key before the present one.'));
  await store.retirePreviousKey(work.db, scope, id);
  work.audit({
    event: ssoProfileEvents.previous_key_retired,
    target: targetOf(row),
    organizationId: scope.organizationId,
  });
  return getProfile(work.db, scope, id);
}
