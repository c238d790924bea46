/** Use cases of OAuth apps: making, listing, changing, rolling, revoking. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { hashToken, randomHex } from '../../kernel/secrets.ts';
import { dayOf, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertGivable, inForce, type Tools, whyDead } from '../api-keys/index.ts';
import { changedMail, createdMail, revokedMail, rolledMail } from './mails.ts';
import { at, oauthAppTarget, presentOauthApp } from './presenting.ts';
import { added, appsAtMost, type GrantType } from './rules.ts';
import { writeSecret } from './secret-format.ts';
import * as store from './store.ts';
import { oauthAppErrors, oauthAppEvents } from './vocabulary.ts';

type UserWork = Work & { readonly actor: UserActor };
interface Place {
  readonly scope: OrganizationScope;
  readonly held: Held;
}

const givingWords = {
  ...oauthAppErrors,
  noneCanHave: (permission: string) => say('No OAuth app can have {permission}.', { permission }),
};

/** @throws request.not_found */
export async function getOauthApp(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<store.OauthAppRow> {
  const row = await store.findOauthApp(db, scope, id, lock);
  if (row === undefined) throw requestErrors.not_found(say('There is no such OAuth app here.'));
  return row;
}

/** @throws request.not_found, oauth_app.over */
async function lockLiving(work: Work, scope: OrganizationScope, id: string) {
  const row = await getOauthApp(work.db, scope, id, true);
  const dead = whyDead(row);
  if (dead !== undefined) throw oauthAppErrors.over(dead);
  return row;
}

/** @throws oauth_app.made_by_another */
function assertOwn(row: store.OauthAppRow, { userId }: UserActor): void {
  if (row.madeById === userId) return;
  throw oauthAppErrors.made_by_another(say('{name} made it.', { name: row.madeBy }), {
    whoCan: say('{name}, who made it', { name: row.madeBy }),
  });
}

type Addresses = Partial<
  Pick<store.OauthAppContent, 'redirectUris' | 'companyName' | 'homepageUrl' | 'termsUrl'>
>;

/** What is for people whom it asks goes with the grant type that asks them. @throws oauth_app.asks_nobody */
function assertAsksPeople(grantType: GrantType, given: Addresses): void {
  const { redirectUris = [], companyName = null, homepageUrl = null, termsUrl = null } = given;
  const isForPeople = redirectUris.length > 0 || [companyName, homepageUrl, termsUrl].some(Boolean);
  if (grantType === 'client_credentials' && isForPeople)
    throw oauthAppErrors.asks_nobody(
      say('redirect_uris, company_name, homepage_url and terms_url are for authorization_code.'),
    );
}

/** The organization's row is locked by the engine: the caller holds what they hold until the end. @throws oauth_app.* */
export async function createOauthApp(
  { can }: Tools,
  work: UserWork,
  { scope, held }: Place,
  asked: store.OauthAppContent & { readonly grantType: GrantType },
) {
  assertAsksPeople(asked.grantType, asked);
  if (asked.grantType === 'authorization_code' && asked.redirectUris.length === 0)
    throw oauthAppErrors.no_way_back(say('redirect_uris is needed for authorization_code.'));
  assertGivable(asked.permissions, can, held.permissions, givingWords);
  if ((await store.countActive(work.db, scope)) >= appsAtMost)
    throw oauthAppErrors.too_many(
      say('{count} OAuth apps of the organization work.', { count: appsAtMost }),
    );
  const id = newId();
  const secret = writeSecret(id, randomHex(32));
  const permissions = asked.permissions.toSorted();
  await store.insertOauthApp(work.db, scope, {
    ...asked,
    id,
    madeBy: work.actor.userId,
    permissions,
    secretHash: hashToken(secret),
  });
  const row = await getOauthApp(work.db, scope, id);
  work.audit({
    event: oauthAppEvents.created,
    target: oauthAppTarget(row),
    organizationId: scope.organizationId,
    after: { grant_type: row.grantType, ...contentOf(row) },
  });
  work.mail(createdMail(row));
  return { oauth_app: presentOauthApp(row), client_secret: secret };
}

export async function listOauthApps(
  db: Db,
  scope: OrganizationScope,
  asked: store.OauthAppListing,
  page: PageRequest,
) {
  const rows = await store.listOauthApps(db, scope, asked, page);
  const count = await countFor(page, (ceiling) => store.countListed(db, scope, asked, ceiling));
  return toPage(
    rows,
    page,
    (row) => [asked.sort.endsWith('name') ? row.sortName : row.createdKey, row.id],
    presentOauthApp,
    count,
  );
}

/** What acts for people is worth what each of them holds: the maker's access bounds only what acts for itself. */
const inForceNow = async (tools: Tools, db: Db, row: store.OauthAppRow): Promise<string[]> =>
  row.grantType === 'authorization_code' && row.state === 'active'
    ? row.permissions.filter((name) => tools.can.has(name))
    : inForce(tools, db, row);

export async function readOauthApp(
  tools: Tools & { readonly tokenUrl: string; readonly authorizationUrl: string },
  db: Db,
  scope: OrganizationScope,
  id: string,
) {
  const row = await getOauthApp(db, scope, id);
  const details = {
    ...presentOauthApp(row),
    in_force: await inForceNow(tools, db, row),
    token_url: tools.tokenUrl,
    authorization_url: row.grantType === 'authorization_code' ? tools.authorizationUrl : null,
  };
  return { details, version: row.version };
}

export interface OauthAppChange {
  readonly id: string;
  readonly change: { readonly [K in keyof store.OauthAppContent]?: store.OauthAppContent[K] };
  readonly ifMatch: number | undefined;
}

const contentOf = (row: store.OauthAppContent) => ({
  name: row.name,
  description: row.description,
  permissions: row.permissions,
  access_token_seconds: row.accessTokenSeconds,
  redirect_uris: row.redirectUris,
  company_name: row.companyName,
  homepage_url: row.homepageUrl,
  terms_url: row.termsUrl,
});

/** Whoever may change it takes from it; only its maker gives it more. @throws request.stale, oauth_app.* */
export async function updateOauthApp(
  { can }: Tools,
  work: UserWork,
  { scope, held }: Place,
  { id, change, ifMatch }: OauthAppChange,
): Promise<store.OauthAppRow> {
  const before = await lockLiving(work, scope, id);
  if (ifMatch !== undefined && ifMatch !== before.version)
    throw requestErrors.stale(say('The OAuth app was changed since.'));
  assertAsksPeople(before.grantType, change);
  const more = added(before.permissions, change.permissions);
  const leadsElsewhere = added(before.redirectUris, change.redirectUris).length > 0;
  const worksLonger = (change.accessTokenSeconds ?? 0) > before.accessTokenSeconds;
  if (more.length > 0 || worksLonger || leadsElsewhere) assertOwn(before, work.actor);
  if (more.length > 0)
    assertGivable(
      change.permissions ?? [],
      can,
      new Set([...held.permissions, ...before.permissions]),
      givingWords,
    );
  const content = {
    ...before,
    ...change,
    permissions: (change.permissions ?? before.permissions).toSorted(),
  };
  await store.updateContent(work.db, scope, id, content);
  const row = await getOauthApp(work.db, scope, id);
  work.audit({
    event: oauthAppEvents.updated,
    target: oauthAppTarget(row),
    organizationId: scope.organizationId,
    before: contentOf(before),
    after: contentOf(row),
  });
  const reaches = [change.permissions, change.accessTokenSeconds, change.redirectUris];
  if (reaches.some((value) => value !== undefined)) work.mail(changedMail(row, work.actor.name));
  return row;
}

/** @throws oauth_app.over, oauth_app.made_by_another, oauth_app.overlap_runs, oauth_app.above_own */
export async function rollOauthApp(
  { can }: Tools,
  work: UserWork,
  { scope, held }: Place,
  asked: { readonly id: string; readonly overlapHours: number },
) {
  const before = await lockLiving(work, scope, asked.id);
  assertOwn(before, work.actor);
  if (before.previousWorksUntil !== null && asked.overlapHours > 0)
    throw oauthAppErrors.overlap_runs(
      say('It works until {day}.', { day: dayOf(before.previousWorksUntil) }),
    );
  assertGivable(before.permissions, can, held.permissions, givingWords);
  const secret = writeSecret(asked.id, randomHex(32));
  const next = { secretHash: hashToken(secret), overlapHours: asked.overlapHours };
  await store.updateSecret(work.db, scope, asked.id, next);
  const row = await getOauthApp(work.db, scope, asked.id);
  work.audit({
    event: oauthAppEvents.rolled,
    target: oauthAppTarget(row),
    organizationId: scope.organizationId,
    after: { old_secret_works_until: at(row.previousWorksUntil) },
  });
  work.mail(rolledMail(row));
  return { oauth_app: presentOauthApp(row), client_secret: secret };
}

/** Whoever made it. @throws oauth_app.over */
export async function revokeOauthApp(
  work: UserWork,
  scope: OrganizationScope,
  id: string,
): Promise<store.OauthAppRow> {
  const before = await lockLiving(work, scope, id);
  work.impact.line({
    what: 'programs_refused',
    label: say('OAuth app dies: whatever uses it, or a token of it, is refused from then on'),
    count: 1,
    names: [before.name],
  });
  if (before.people > 0)
    work.impact.line({
      what: 'people_not_acted_for',
      label: say('people are not acted for by it any more'),
      count: before.people,
    });
  await store.revoke(work.db, scope, id, work.actor.userId);
  work.audit({
    event: oauthAppEvents.revoked,
    target: oauthAppTarget(before),
    organizationId: scope.organizationId,
    before: { permissions: before.permissions, last_used_at: at(before.lastUsedAt) },
  });
  if (before.madeById !== work.actor.userId) work.mail(revokedMail(before, work.actor.name));
  return getOauthApp(work.db, scope, id);
}
