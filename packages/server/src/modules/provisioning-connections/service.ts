/** Use cases of provisioning connections: making one, its tokens, its brake, and reading what went over it. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { createHook } from '../../kernel/hooks.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { tokenPrefix } from './authenticator.ts';
import { isHeld, sentenceOf, stateOf } from './sentences.ts';
import * as store from './store.ts';
import { provisioningErrors, provisioningEvents } from './vocabulary.ts';

/** In the same transaction: what it kept is kept by somebody else from now on. */
export const connectionEnded = createHook<{
  readonly scope: OrganizationScope;
  readonly connectionId: string;
}>();

type UserWork = Work & { readonly actor: UserActor };

const connectionsAtMost = 10;
const tokensAtMost = 2;

export const targetOf = (row: Pick<store.ConnectionRow, 'id' | 'name'>) => ({
  type: 'provisioning_connection',
  sid: sid('PC', row.id),
  name: row.name,
});

const at = (moment: string | Date | null) =>
  moment === null ? null : new Date(moment).toISOString();

const present = (kernel: Kernel, row: store.ConnectionRow) => ({
  sid: sid('PC', row.id),
  name: row.name,
  base_url: new URL('/scim/v2', kernel.publicUrl).href,
  state: stateOf(row),
  sentence: sentenceOf(row),
  adopts_people: row.adoptsPeople,
  is_dry_run: row.isDryRun,
  brake_percent: row.brakePercent,
  released_until: at(row.releasedUntil),
  tokens: row.tokens.map((token) => ({
    sid: sid('PT', token.id),
    starts_with: token.startsWith,
    created_at: new Date(token.createdAt).toISOString(),
    expires_at: new Date(token.expiresAt).toISOString(),
    last_used_at: at(token.lastUsedAt),
  })),
  held: { count: row.heldCount, names: [...row.heldNames], groups: [...row.heldGroups] },
  made_by: row.madeBy,
  created_at: row.createdAt.toISOString(),
  last_request_at: at(row.lastRequestAt),
  version: row.version,
});

/** @throws request.not_found */
export async function getConnection(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.ConnectionRow> {
  const row = await store.findConnection(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such connection here.'));
  return row;
}

export async function listConnections(kernel: Kernel, db: Db, scope: OrganizationScope) {
  const rows = await store.listConnections(db, scope);
  return { items: rows.map((row) => present(kernel, row)) };
}

export async function readConnection(kernel: Kernel, db: Db, scope: OrganizationScope, id: string) {
  const row = await getConnection(db, scope, id);
  return { shown: present(kernel, row), version: row.version };
}

/** It deactivates Administrators too, so nobody who holds less makes one (AZ-07). @throws provisioning_connection.above_own */
function assertReachesAsFar(catalogue: RoleCatalogue, held: Held): void {
  const role = catalogue.find(roleSids.organizationAdministrator);
  const missing = [...(role?.permissions ?? [])].find((permission) => !held.has(permission));
  if (missing === undefined) return;
  throw provisioningErrors.above_own(
    say('You do not hold {permission} here.', { permission: missing }),
    { missingPermission: missing, whoCan: say('The Owner or an Administrator') },
  );
}

async function giveToken(
  work: UserWork,
  scope: OrganizationScope,
  asked: { readonly connectionId: string; readonly expiresInDays: number },
): Promise<{ id: string; token: string }> {
  const token = tokenPrefix + randomToken(32);
  const id = newId();
  await store.insertToken(work.db, scope, {
    id,
    connectionId: asked.connectionId,
    secretHash: hashToken(token),
    startsWith: token.slice(0, 12),
    madeBy: work.actor.userId,
    expiresInDays: asked.expiresInDays,
  });
  return { id, token };
}

export interface Making {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly held: Held;
}

export interface NewConnection {
  readonly name: string;
  readonly adoptsPeople: boolean;
  readonly isDryRun: boolean;
  readonly brakePercent: number;
  readonly expiresInDays: number;
}

/** The organization's row is locked by the engine. @throws provisioning_connection.above_own, too_many */
export async function createConnection(work: UserWork, making: Making, asked: NewConnection) {
  const { kernel, catalogue, scope, held } = making;
  assertReachesAsFar(catalogue, held);
  if ((await store.listConnections(work.db, scope)).length >= connectionsAtMost)
    throw provisioningErrors.too_many(
      say('The organization has {count} connections.', { count: connectionsAtMost }),
    );
  const id = newId();
  await store.insertConnection(work.db, scope, { id, ...asked, madeBy: work.actor.userId });
  const { token } = await giveToken(work, scope, {
    connectionId: id,
    expiresInDays: asked.expiresInDays,
  });
  const row = await getConnection(work.db, scope, id);
  work.audit({
    event: provisioningEvents.created,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: {
      adopts_people: row.adoptsPeople,
      is_dry_run: row.isDryRun,
      brake_percent: row.brakePercent,
    },
  });
  return { connection: present(kernel, row), token };
}

/** @throws request.stale */
export async function updateConnection(
  kernel: Kernel,
  work: Work,
  scope: OrganizationScope,
  asked: {
    readonly id: string;
    readonly change: Partial<Omit<NewConnection, 'expiresInDays'>>;
    readonly ifMatch: number | undefined;
  },
) {
  const before = await getConnection(work.db, scope, asked.id, true);
  assertVersion(before.version, asked.ifMatch);
  const { change } = asked;
  await store.updateConnection(work.db, scope, {
    id: before.id,
    name: change.name ?? before.name,
    adoptsPeople: change.adoptsPeople ?? before.adoptsPeople,
    isDryRun: change.isDryRun ?? before.isDryRun,
    brakePercent: change.brakePercent ?? before.brakePercent,
  });
  const after = await getConnection(work.db, scope, before.id);
  const told = (row: store.ConnectionRow) => ({
    name: row.name,
    adopts_people: row.adoptsPeople,
    is_dry_run: row.isDryRun,
    brake_percent: row.brakePercent,
  });
  work.audit({
    event: provisioningEvents.updated,
    target: targetOf(after),
    organizationId: scope.organizationId,
    before: told(before),
    after: told(after),
  });
  return { shown: present(kernel, after), version: after.version };
}

/** What the attributes mean is checked by whoever reads people. @throws request.stale */
export async function saveMapping(
  work: Work,
  scope: OrganizationScope,
  asked: {
    readonly id: string;
    readonly mapping: store.StoredMapping;
    readonly ifMatch: number | undefined;
  },
): Promise<store.ConnectionRow> {
  const before = await getConnection(work.db, scope, asked.id, true);
  assertVersion(before.version, asked.ifMatch);
  await store.saveMapping(work.db, scope, { id: before.id, mapping: asked.mapping });
  const after = await getConnection(work.db, scope, before.id);
  work.audit({
    event: provisioningEvents.updated,
    target: targetOf(after),
    organizationId: scope.organizationId,
    before: { mapping: before.mapping },
    after: { mapping: after.mapping },
  });
  return after;
}

/** @throws provisioning_connection.above_own, too_many_tokens */
export async function createToken(
  work: UserWork,
  making: Making,
  asked: { readonly id: string; readonly expiresInDays: number },
) {
  const { kernel, catalogue, scope, held } = making;
  assertReachesAsFar(catalogue, held);
  const before = await getConnection(work.db, scope, asked.id, true);
  if (before.tokens.length >= tokensAtMost)
    throw provisioningErrors.too_many_tokens(
      say('{one} and {other} work.', {
        one: before.tokens[0]?.startsWith ?? '',
        other: before.tokens[1]?.startsWith ?? '',
      }),
    );
  const made = await giveToken(work, scope, {
    connectionId: before.id,
    expiresInDays: asked.expiresInDays,
  });
  const row = await getConnection(work.db, scope, before.id);
  work.audit({
    event: provisioningEvents.token_created,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { provisioning_token_sid: sid('PT', made.id) },
  });
  return { connection: present(kernel, row), token: made.token };
}

/** @throws request.not_found, provisioning_connection.token_over */
export async function revokeToken(
  work: Work,
  scope: OrganizationScope,
  asked: { readonly connectionId: string; readonly id: string },
): Promise<undefined> {
  const row = await getConnection(work.db, scope, asked.connectionId, true);
  if (!(await store.revokeToken(work.db, scope, asked)))
    throw provisioningErrors.token_over(say('It was revoked, has run out, or never was here.'));
  work.audit({
    event: provisioningEvents.token_revoked,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { provisioning_token_sid: sid('PT', asked.id) },
  });
  return undefined;
}

/** @throws provisioning_connection.not_held */
export async function releaseBrake(
  kernel: Kernel,
  work: Work,
  scope: OrganizationScope,
  id: string,
) {
  const row = await getConnection(work.db, scope, id, true);
  if (!isHeld(row))
    throw provisioningErrors.not_held(
      say('{name} wants nothing that it may not do.', { name: row.name }),
    );
  work.impact.line({
    what: 'people_deactivated',
    label: say('people lose their access when the identity provider sends it again'),
    count: row.heldCount,
    names: [...row.heldNames],
  });
  work.impact.line({
    what: 'groups_losing_members',
    label: say(
      'groups lose members, with what they gave, when the identity provider sends it again',
    ),
    count: row.heldGroups.length,
    names: [...row.heldGroups],
  });
  work.impact.undo(
    say('You can let people back in at any time, with the roles that they have now.'),
  );
  await store.releaseBrake(work.db, scope, id);
  work.audit({
    event: provisioningEvents.released,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { held: row.heldCount, held_groups: row.heldGroups.length },
  });
  return present(kernel, await getConnection(work.db, scope, id));
}

/** The organization's row is locked by the engine: no request of it is under way. */
export async function endConnection(
  work: Work,
  scope: OrganizationScope,
  id: string,
): Promise<undefined> {
  const row = await getConnection(work.db, scope, id, true);
  work.impact.line({
    what: 'tokens_ended',
    label: say('tokens of the connection end'),
    count: row.tokens.length,
  });
  work.impact.undo(say('Its people stay as they are. Another connection can take them over.'));
  await connectionEnded.publish(work, { scope, connectionId: id });
  await store.deleteConnection(work.db, scope, id);
  work.audit({
    event: provisioningEvents.ended,
    target: targetOf(row),
    organizationId: scope.organizationId,
  });
  return undefined;
}

export async function listRequests(db: Db, scope: OrganizationScope, id: string) {
  const { id: connectionId } = await getConnection(db, scope, id);
  const rows = await store.listRequests(db, scope, connectionId);
  return {
    items: rows.map((row) => ({
      request_id: row.requestId,
      received_at: row.receivedAt.toISOString(),
      method: row.method,
      address: row.address,
      body: row.body,
      status: row.status,
      answer: row.answer,
      refusal: row.refusal,
      milliseconds: row.milliseconds,
    })),
  };
}
