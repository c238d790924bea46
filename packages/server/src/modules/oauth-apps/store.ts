/** SQL of OAuth apps. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { plannedEachTime } from '../../kernel/list-filter-sql.ts';
import { keyset } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { endByPolicySql, isToBeTold } from '../api-keys/index.ts';
import {
  appStateSql,
  appsSql,
  type OauthAppFilter,
  oauthAppConditions,
  previousEndSql,
  secretEndSql,
  secretMadeSql,
} from './filter-store.ts';
import type { GrantType } from './rules.ts';

export interface OauthAppRow {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly sortName: string;
  readonly description: string;
  readonly state: 'active' | 'revoked' | 'ended';
  readonly grantType: GrantType;
  readonly redirectUris: string[];
  readonly companyName: string | null;
  readonly homepageUrl: string | null;
  readonly termsUrl: string | null;
  readonly permissions: string[];
  readonly accessTokenSeconds: number;
  readonly madeById: string;
  readonly madeBy: string;
  readonly madeByEmail: string;
  /** How many it acts for. */
  readonly people: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly createdKey: string;
  readonly rolledAt: Date | null;
  /** Null once that is over. */
  readonly previousWorksUntil: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly endedAt: Date | null;
  readonly endedBecause: 'revoked' | 'suspended' | null;
  /** By a policy of its organization; null: without an end. */
  readonly secretWorksUntil: Date | null;
  readonly isSecretTooOld: boolean;
}

/** An app that is over acts for nobody. */
const peopleSql = sql`case when ${appStateSql} = 'active' then (select count(*)::int from oauth_app_people a where a.app_id = k.id) else 0 end`;

const selected = sql`k.id, k.organization_id as "organizationId", o.friendly_name as "organizationName", k.name, lower(k.name) as "sortName",
  k.description, k.grant_type as "grantType", k.redirect_uris as "redirectUris", k.company_name as "companyName",
  k.homepage_url as "homepageUrl", k.terms_url as "termsUrl", ${appStateSql} as state, k.permissions, k.access_token_seconds as "accessTokenSeconds", k.made_by as "madeById",
  u.full_name as "madeBy", u.email_as_typed as "madeByEmail", ${peopleSql} as people, k.version, k.created_at as "createdAt", k.created_at::text as "createdKey",
  k.rolled_at as "rolledAt", case when ${previousEndSql} > now() then ${previousEndSql} end as "previousWorksUntil",
  k.last_used_at as "lastUsedAt", k.last_used_from as "lastUsedFrom", k.ended_at as "endedAt", k.ended_because as "endedBecause",
  ${secretEndSql} as "secretWorksUntil", coalesce(${secretEndSql} <= now(), false) as "isSecretTooOld"`;
const from = sql`from ${appsSql}`;

export interface OauthAppListing {
  readonly q?: OauthAppFilter | undefined;
  readonly sort: 'name' | '-name' | 'created_at' | '-created_at';
}

export async function listOauthApps(
  db: Db,
  scope: OrganizationScope,
  { q, sort }: OauthAppListing,
  page: PageRequest,
): Promise<OauthAppRow[]> {
  const descending = sort.startsWith('-');
  const column = sort.endsWith('name') ? sql`lower(k.name)` : sql`k.created_at`;
  const order = [column, sql`k.id`].map((one) => ({ column: one, descending }));
  const within = keyset(order, page);
  const asked = [
    sql`k.organization_id = ${scope.organizationId}`,
    ...oauthAppConditions(q),
    ...(within.where === undefined ? [] : [within.where]),
  ];
  const lead = q === undefined ? sql`` : plannedEachTime;
  const { rows } =
    await sql<OauthAppRow>`${lead}select ${selected} ${from} where ${sql.join(asked, sql` and `)}
    order by ${within.order} limit ${within.limit}`.execute(db);
  return rows;
}

export async function countListed(
  db: Db,
  scope: OrganizationScope,
  { q }: Pick<OauthAppListing, 'q'>,
  ceiling: number,
): Promise<number> {
  const asked = [sql`k.organization_id = ${scope.organizationId}`, ...oauthAppConditions(q)];
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 ${from} where ${sql.join(asked, sql` and `)} limit ${ceiling + 1}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** How many still get tokens. */
export async function countActive(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${from}
    where k.organization_id = ${scope.organizationId} and ${appStateSql} = 'active'`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function findOauthApp(
  db: Db,
  scope: OrganizationScope,
  id: string,
  lock = false,
): Promise<OauthAppRow | undefined> {
  const { rows } = await sql<OauthAppRow>`select ${selected} ${from}
    where k.organization_id = ${scope.organizationId} and k.id = ${id} ${lock ? sql`for no key update of k` : sql``}`.execute(
    db,
  );
  return rows[0];
}

export interface OauthAppContent {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly accessTokenSeconds: number;
  readonly redirectUris: readonly string[];
  readonly companyName: string | null;
  readonly homepageUrl: string | null;
  readonly termsUrl: string | null;
}

export async function insertOauthApp(
  db: Db,
  scope: OrganizationScope,
  row: OauthAppContent & {
    readonly id: string;
    readonly madeBy: string;
    readonly grantType: GrantType;
    readonly secretHash: Buffer;
  },
): Promise<void> {
  await sql`insert into oauth_apps (id, organization_id, made_by, maker_epoch, name, description, permissions, access_token_seconds, secret_hash,
      grant_type, redirect_uris, company_name, homepage_url, terms_url)
    select ${row.id}, ${scope.organizationId}, u.id, u.credential_epoch, ${row.name}, ${row.description}, ${row.permissions}::text[],
      ${row.accessTokenSeconds}::int, ${row.secretHash}, ${row.grantType}, ${row.redirectUris}::text[], ${row.companyName}, ${row.homepageUrl},
      ${row.termsUrl} from users u where u.id = ${row.madeBy}`.execute(db);
}

export async function updateContent(
  db: Db,
  scope: OrganizationScope,
  id: string,
  content: OauthAppContent,
): Promise<void> {
  await sql`update oauth_apps set name = ${content.name}, description = ${content.description}, permissions = ${content.permissions}::text[],
      access_token_seconds = ${content.accessTokenSeconds}::int, redirect_uris = ${content.redirectUris}::text[],
      company_name = ${content.companyName}, homepage_url = ${content.homepageUrl}, terms_url = ${content.termsUrl}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** The old secret works on for `overlapHours`, unless it had ended; the one before it is forgotten. Without an overlap the tokens that are out die too. */
export async function updateSecret(
  db: Db,
  scope: OrganizationScope,
  id: string,
  next: { readonly secretHash: Buffer; readonly overlapHours: number },
): Promise<void> {
  const keeps = next.overlapHours > 0;
  await sql`update oauth_apps set previous_secret_hash = ${keeps ? sql`secret_hash` : null},
      previous_works_until = ${keeps ? sql`least(secret_ended_at, now() + make_interval(hours => ${next.overlapHours}::int))` : null},
      previous_made_at = ${keeps ? sql`coalesce(rolled_at, created_at)` : null}, token_epoch = token_epoch + ${keeps ? 0 : 1}::int, secret_ended_at = null, secret_hash = ${next.secretHash}, rolled_at = now(), version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

export async function revoke(
  db: Db,
  scope: OrganizationScope,
  id: string,
  endedBy: string,
): Promise<void> {
  await sql`update oauth_apps set ended_at = now(), ended_because = 'revoked', ended_by = ${endedBy}, version = version + 1
    where organization_id = ${scope.organizationId} and id = ${id}`.execute(db);
}

/** Those that have not ended yet, for good. */
export async function endAll(db: Db, scope: OrganizationScope): Promise<number> {
  const { rows } =
    await sql`update oauth_apps set ended_at = now(), ended_because = 'suspended', version = version + 1
    where organization_id = ${scope.organizationId} and ended_at is null returning id`.execute(db);
  return rows.length;
}

/**
 * Secrets that are too old by the rule of this moment do not work again when the rule is eased; the app stays, and gets tokens with
 * its next secret.
 */
export async function endOldSecrets(db: Db, scope: OrganizationScope): Promise<void> {
  await sql`update oauth_apps k set version = version + 1,
      secret_ended_at = case when ${secretEndSql} <= now() then ${secretEndSql} end,
      previous_works_until = ${previousEndSql} from api_key_limits l
    where k.organization_id = ${scope.organizationId} and l.organization_id = k.organization_id and k.ended_at is null
      and ((k.secret_ended_at is null and ${secretEndSql} <= now()) or (k.previous_works_until > now() and ${previousEndSql} <= now()))`.execute(
    db,
  );
}

/** Apps whose secret a policy ends soon, of which nobody was told; told from now on. */
export async function noteEndsToTell(
  db: Db,
  _scope: PlatformScope,
  atMost: number,
): Promise<(OauthAppRow & { readonly endsAt: Date })[]> {
  const { rows } = await sql<OauthAppRow & { readonly endsAt: Date }>`with due as (
      select ${selected}, ${endByPolicySql(secretMadeSql)} as "endsAt" ${from}
      where ${appStateSql} = 'active' and k.secret_ended_at is null and ${isToBeTold(secretMadeSql)}
      order by k.id limit ${atMost} for no key update of k skip locked)
    update oauth_apps t set end_told_for = due."endsAt" from due where t.id = due.id returning due.*`.execute(
    db,
  );
  return rows;
}

/** Only this, never the whole row. True for the first of all uses, and for one of however many come first at once. */
export async function touch(
  db: Db,
  _scope: PlatformScope,
  id: string,
  usedFrom: string,
): Promise<boolean> {
  const { rows } = await sql<{ isFirst: boolean }>`
    with before as (select id, last_used_at from oauth_apps where id = ${id} for no key update)
    update oauth_apps k set last_used_at = now(), last_used_from = ${usedFrom} from before where k.id = before.id
    returning before.last_used_at is null as "isFirst"`.execute(db);
  return rows[0]?.isFirst === true;
}
