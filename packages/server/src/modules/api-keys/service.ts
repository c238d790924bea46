/** Use cases of API keys: making, listing, renaming, rolling, revoking. */
import type { MachineActor, UserActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { hashToken, randomHex } from '../../kernel/secrets.ts';
import { dayOf, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { shownStart, writeKey } from './key-format.ts';
import { createdMail, revokedMail, rolledMail } from './mails.ts';
import {
  assertGivable,
  assertShortEnough,
  inPlainWords,
  keysAtMost,
  type PermissionWords,
  whyDead,
} from './rules.ts';
import * as store from './store.ts';
import { apiKeyErrors, apiKeyEvents } from './vocabulary.ts';

type UserWork = Work & { readonly actor: UserActor };

export interface Tools {
  readonly authorizer: Authorizer;
  /** What machines can be given at all. */
  readonly can: ReadonlySet<string>;
  readonly words: PermissionWords;
}

const targetOf = (row: Pick<store.ApiKeyRow, 'id' | 'name'>) => ({
  type: 'api_key',
  sid: sid('SK', row.id),
  name: row.name,
});

function sentenceOf(row: store.ApiKeyRow): Text {
  const dead = whyDead(row);
  if (dead !== undefined) return dead;
  if (row.previousWorksUntil !== null)
    return say('It works, and so does the secret before: replace that one in your program.');
  if (row.lastUsedAt === null) return say('It works, and nothing has used it yet.');
  return row.expiresAt === null
    ? say('It works until somebody revokes it.')
    : say('It works until {day}.', { day: dayOf(row.expiresAt) });
}

const sidOfMachine = { api_key: 'SK', oauth_app: 'OQ', provisioning: 'PC' } as const;

const at = (moment: Date | null) => moment?.toISOString() ?? null;

export function presentApiKey(row: store.ApiKeyRow) {
  return {
    sid: sid('SK', row.id),
    name: row.name,
    starts_with: shownStart(row.id),
    state: row.state,
    sentence: sentenceOf(row),
    permissions: row.permissions,
    made_by: row.madeBy,
    made_by_sid: sid('US', row.madeById),
    created_at: row.createdAt.toISOString(),
    expires_at: at(row.expiresAt),
    rolled_at: at(row.rolledAt),
    old_secret_works_until: row.state === 'active' ? at(row.previousWorksUntil) : null,
    last_used_at: at(row.lastUsedAt),
    last_used_from: row.lastUsedFrom,
    ended_at: at(row.endedAt),
  };
}

export function listPermissions({ can, words }: Omit<Tools, 'authorizer'>, held: Held) {
  // What is about the organization first, then what is about its accounts, then the products of the vendor.
  const ranks = ['/bailiwick/iam/', '/bailiwick/account/', '/'];
  const rankOf = (name: string) => ranks.findIndex((start) => name.startsWith(start));
  const order = [...can].toSorted().toSorted((a, b) => rankOf(a) - rankOf(b));
  return {
    items: order.map((name) => ({ ...inPlainWords(name, words), is_yours: held.has(name) })),
  };
}

async function getApiKey(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.ApiKeyRow> {
  const row = await store.findApiKey(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such API key here.'));
  return row;
}

/** @throws request.not_found, api_key.over */
async function lockLiving(work: Work, scope: OrganizationScope, id: string) {
  const row = await getApiKey(work.db, scope, id, true);
  const dead = whyDead(row);
  if (dead !== undefined) throw apiKeyErrors.over(dead);
  return row;
}

export interface NewKey {
  readonly name: string;
  readonly permissions: readonly string[];
  readonly expiresInDays: number | null;
}

/** The organization's row is locked by the engine: the caller holds what they hold until the end. @throws api_key.* */
export async function createApiKey(
  { can }: Tools,
  work: UserWork,
  at: { readonly scope: OrganizationScope; readonly held: Held },
  asked: NewKey,
) {
  const { scope, held } = at;
  assertGivable(asked.permissions, can, held.permissions);
  assertShortEnough(asked.expiresInDays, await store.findMaxAgeDays(work.db, scope));
  if ((await store.countActive(work.db, scope)) >= keysAtMost)
    throw apiKeyErrors.too_many(
      say('{count} API keys of the organization work.', { count: keysAtMost }),
    );
  const id = newId();
  const key = writeKey(id, randomHex(32));
  const permissions = asked.permissions.toSorted();
  await store.insertApiKey(work.db, scope, {
    id,
    madeBy: work.actor.userId,
    name: asked.name,
    permissions,
    secretHash: hashToken(key),
    expiresInDays: asked.expiresInDays,
  });
  const row = await getApiKey(work.db, scope, id);
  work.audit({
    event: apiKeyEvents.created,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { permissions, expires_at: row.expiresAt?.toISOString() ?? null },
  });
  work.mail(createdMail(row));
  return { api_key: presentApiKey(row), key };
}

export async function listApiKeys(
  db: Db,
  scope: OrganizationScope,
  asked: store.ApiKeyListing,
  page: PageRequest,
) {
  const rows = await store.listApiKeys(db, scope, asked, page);
  const count = await countFor(page, (ceiling) => store.countListed(db, scope, asked, ceiling));
  return toPage(
    rows,
    page,
    (row) => [asked.sort.endsWith('name') ? row.sortName : row.createdKey, row.id],
    presentApiKey,
    count,
  );
}

/** What a credential has in the organization now, whoever asks. */
export async function inForce(
  { authorizer, can }: Omit<Tools, 'words'>,
  db: Db,
  row: Pick<store.ApiKeyRow, 'state' | 'madeById' | 'organizationId' | 'permissions'>,
): Promise<string[]> {
  if (row.state !== 'active') return [];
  const maker = { kind: 'user', userId: row.madeById } as const;
  const standing = await authorizer.atOrganization(db, maker, row.organizationId);
  return row.permissions.filter((name) => can.has(name) && standing?.held.has(name) === true);
}

export async function readApiKey(tools: Tools, db: Db, scope: OrganizationScope, id: string) {
  const row = await getApiKey(db, scope, id);
  const details = { ...presentApiKey(row), in_force: await inForce(tools, db, row) };
  return { details, version: row.version };
}

/** @throws request.stale, api_key.over */
export async function renameApiKey(
  work: Work,
  scope: OrganizationScope,
  asked: { readonly id: string; readonly name: string; readonly ifMatch: number | undefined },
): Promise<store.ApiKeyRow> {
  const before = await lockLiving(work, scope, asked.id);
  if (asked.ifMatch !== undefined && asked.ifMatch !== before.version)
    throw requestErrors.stale(say('The API key was changed since.'));
  await store.updateName(work.db, scope, asked.id, asked.name);
  work.audit({
    event: apiKeyEvents.renamed,
    target: targetOf({ id: asked.id, name: asked.name }),
    organizationId: scope.organizationId,
    before: { name: before.name },
    after: { name: asked.name },
  });
  return getApiKey(work.db, scope, asked.id);
}

/** @throws api_key.over, api_key.made_by_another, api_key.overlap_runs, api_key.above_own */
export async function rollApiKey(
  { can }: Tools,
  work: UserWork,
  at: { readonly scope: OrganizationScope; readonly held: Held },
  asked: { readonly id: string; readonly overlapHours: number },
) {
  const { scope, held } = at;
  const before = await lockLiving(work, scope, asked.id);
  if (before.madeById !== work.actor.userId)
    throw apiKeyErrors.made_by_another(say('{name} made it.', { name: before.madeBy }), {
      whoCan: say('{name}, who made it', { name: before.madeBy }),
    });
  if (before.previousWorksUntil !== null && asked.overlapHours > 0)
    throw apiKeyErrors.overlap_runs(
      say('It works until {day}.', { day: dayOf(before.previousWorksUntil) }),
    );
  assertGivable(before.permissions, can, held.permissions);
  const key = writeKey(asked.id, randomHex(32));
  const next = { secretHash: hashToken(key), overlapHours: asked.overlapHours };
  await store.updateSecret(work.db, scope, asked.id, next);
  const row = await getApiKey(work.db, scope, asked.id);
  work.audit({
    event: apiKeyEvents.rolled,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { old_secret_works_until: row.previousWorksUntil?.toISOString() ?? null },
  });
  work.mail(rolledMail(row));
  return { api_key: presentApiKey(row), key };
}

/** Whoever made it. @throws api_key.over */
export async function revokeApiKey(
  work: UserWork,
  scope: OrganizationScope,
  id: string,
): Promise<store.ApiKeyRow> {
  const before = await lockLiving(work, scope, id);
  work.impact.line({
    what: 'programs_refused',
    label: say('API key dies: whatever uses it is refused from then on'),
    count: 1,
    names: [before.name],
  });
  await store.revoke(work.db, scope, id, work.actor.userId);
  work.audit({
    event: apiKeyEvents.revoked,
    target: targetOf(before),
    organizationId: scope.organizationId,
    before: { permissions: before.permissions, last_used_at: at(before.lastUsedAt) },
  });
  if (before.madeById !== work.actor.userId) work.mail(revokedMail(before, work.actor.name));
  return getApiKey(work.db, scope, id);
}

/** What the calling machine is, by whatever it shows itself. */
export async function readMachine(
  { authorizer }: Tools,
  db: Db,
  scope: OrganizationScope,
  actor: MachineActor,
) {
  const standing = await authorizer.atOrganization(db, actor, scope.organizationId);
  const names = await store.findNamesOfMachine(db, scope, actor.userId);
  const prefix = sidOfMachine[actor.credential];
  return {
    credential: actor.credential,
    sid: sid(prefix, actor.machineId),
    name: actor.name,
    organization_sid: sid('OR', actor.organizationId),
    organization_name: names?.organizationName ?? '',
    permissions: [...(standing?.held.permissions ?? [])].toSorted(),
    answered_for_by: names?.answeredForBy ?? '',
    expires_at: at(actor.expiresAt ?? null),
  };
}
