/** SQL of grants by people: what they agreed to, their codes, and the refresh tokens that came of them. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';
import { appStateSql, type GrantType } from '../oauth-apps/index.ts';
import { codeSeconds, grantDays } from './authorization-rules.ts';
import { personCounts, type StandingRow } from './store.ts';

/** An app as people see it whom it asks. */
export interface ClientRow extends StandingRow {
  readonly description: string;
  readonly redirectUris: string[];
  readonly companyName: string | null;
  readonly homepageUrl: string | null;
  readonly termsUrl: string | null;
  readonly organizationName: string;
}

export async function findClient(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<ClientRow | undefined> {
  const { rows } =
    await sql<ClientRow>`select k.id, k.name, k.description, ${appStateSql} as state, k.ended_because as "endedBecause",
      k.organization_id as "organizationId", o.state as "organizationState", o.friendly_name as "organizationName", k.permissions,
      k.grant_type as "grantType", k.redirect_uris as "redirectUris", k.company_name as "companyName", k.homepage_url as "homepageUrl",
      k.terms_url as "termsUrl", k.made_by as "madeById", u.full_name as "madeBy", u.email as "makerEmail", k.token_epoch as "tokenEpoch"
    from oauth_apps k join users u on u.id = k.made_by join organizations o on o.id = k.organization_id where k.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

export interface ConsentRow {
  readonly permissions: string[];
  readonly keepsAccess: boolean;
}

/** What they agreed to with the login as it is now. Locked, it is not ended before a grant stands on it: whoever ends it then ends that too. */
export async function findConsent(
  db: Db,
  scope: UserScope,
  appId: string,
  lock = false,
): Promise<ConsentRow | undefined> {
  const { rows } =
    await sql<ConsentRow>`select c.permissions, c.keeps_access as "keepsAccess" from oauth_consents c join users p on p.id = c.user_id
    where c.app_id = ${appId} and c.user_id = ${scope.userId} and c.user_epoch = p.credential_epoch ${lock ? sql`for share of c` : sql``}`.execute(
      db,
    );
  return rows[0];
}

/** More than before is added to it; of an older login nothing is kept. Two at once both count. */
export async function keepConsent(
  db: Db,
  scope: UserScope,
  appId: string,
  agreed: { readonly permissions: readonly string[]; readonly keepsAccess: boolean },
): Promise<void> {
  await sql`insert into oauth_consents as c (app_id, user_id, user_epoch, permissions, keeps_access)
    select ${appId}, p.id, p.credential_epoch, ${agreed.permissions}::text[], ${agreed.keepsAccess} from users p where p.id = ${scope.userId}
    on conflict (app_id, user_id) do update set
      permissions = case when c.user_epoch = excluded.user_epoch
        then (select array_agg(distinct name order by name) from unnest(c.permissions || excluded.permissions) name) else excluded.permissions end,
      keeps_access = excluded.keeps_access or (c.user_epoch = excluded.user_epoch and c.keeps_access),
      user_epoch = excluded.user_epoch, updated_at = now()`.execute(db);
}

export interface NewGrant {
  readonly id: string;
  readonly appId: string;
  readonly sessionId: string;
  readonly permissions: readonly string[];
  readonly keepsAccess: boolean;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly codeHash: Buffer;
}

export async function insertGrant(db: Db, scope: UserScope, grant: NewGrant): Promise<void> {
  const lives = grant.keepsAccess
    ? sql`make_interval(days => ${grantDays}::int)`
    : sql`make_interval(secs => ${codeSeconds}::int) + interval '1 hour'`;
  await sql`insert into oauth_grants (id, app_id, user_id, user_epoch, session_id, permissions, keeps_access, redirect_uri, code_challenge,
      code_hash, code_expires_at, expires_at)
    select ${grant.id}, ${grant.appId}, p.id, p.credential_epoch, ${grant.sessionId}, ${grant.permissions}::text[], ${grant.keepsAccess},
      ${grant.redirectUri}, ${grant.codeChallenge}, ${grant.codeHash}, now() + make_interval(secs => ${codeSeconds}::int), now() + ${lives}
    from users p where p.id = ${scope.userId}`.execute(db);
}

export interface GrantRow {
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly sessionId: string;
  readonly permissions: string[];
  readonly keepsAccess: boolean;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly codeHash: Buffer;
  readonly isCodeUsed: boolean;
  readonly isCodeOver: boolean;
  readonly isOver: boolean;
  readonly secondsLeft: number;
}

/** Whoever decides about a grant waits for whoever does. */
export async function lockGrant(
  db: Db,
  _scope: PlatformScope,
  id: string,
): Promise<GrantRow | undefined> {
  // What is decided upon is read after the wait: a statement that waits reads the rest of it as it was before.
  await sql`select 1 from oauth_grants where id = ${id} for no key update`.execute(db);
  const { rows } =
    await sql<GrantRow>`select g.id, g.app_id as "appId", g.user_id as "userId", p.full_name as "personName", p.email as "personEmail",
      g.session_id as "sessionId", g.permissions, g.keeps_access as "keepsAccess", g.redirect_uri as "redirectUri",
      g.code_challenge as "codeChallenge", g.code_hash as "codeHash", g.code_used_at is not null as "isCodeUsed",
      g.code_expires_at <= now() as "isCodeOver", g.ended_at is not null or g.expires_at <= now() or not (${personCounts}) as "isOver",
      floor(extract(epoch from g.expires_at - now()))::float8 as "secondsLeft"
    from oauth_grants g join users p on p.id = g.user_id join oauth_apps k on k.id = g.app_id where g.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

export async function useCode(db: Db, _scope: PlatformScope, grantId: string): Promise<void> {
  await sql`update oauth_grants set code_used_at = now() where id = ${grantId}`.execute(db);
}

export async function endGrant(
  db: Db,
  _scope: PlatformScope,
  grantId: string,
  because: 'replayed' | 'misused' | 'revoked',
): Promise<boolean> {
  const { rows } =
    await sql`update oauth_grants set ended_at = now(), ended_because = ${because} where id = ${grantId} and ended_at is null
    returning id`.execute(db);
  return rows.length > 0;
}

export async function findRefreshToken(
  db: Db,
  _scope: PlatformScope,
  hash: Buffer,
): Promise<{ readonly grantId: string; readonly isUsed: boolean } | undefined> {
  const { rows } = await sql<{
    grantId: string;
    isUsed: boolean;
  }>`select grant_id as "grantId", used_at is not null as "isUsed" from oauth_refresh_tokens where token_hash = ${hash}`.execute(
    db,
  );
  return rows[0];
}

/** The next one of the grant; the one that was shown for it is used up. */
export async function rotateRefreshToken(
  db: Db,
  _scope: PlatformScope,
  next: { readonly grantId: string; readonly hash: Buffer; readonly shownHash: Buffer | undefined },
): Promise<void> {
  if (next.shownHash !== undefined)
    await sql`update oauth_refresh_tokens set used_at = now() where token_hash = ${next.shownHash}`.execute(
      db,
    );
  await sql`insert into oauth_refresh_tokens (token_hash, grant_id) values (${next.hash}, ${next.grantId})`.execute(
    db,
  );
}

export interface ConnectionRow {
  readonly appId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly companyName: string | null;
  readonly homepageUrl: string | null;
  readonly grantType: GrantType;
  readonly permissions: string[];
  readonly keepsAccess: boolean;
  readonly agreedAt: Date;
  readonly lastLetInAt: Date | null;
}

/** Apps that somebody agreed to, and that could still act for them. */
export async function listConnections(
  db: Db,
  scope: UserScope,
  appId: string | null = null,
): Promise<ConnectionRow[]> {
  const { rows } =
    await sql<ConnectionRow>`select k.id as "appId", k.name, k.organization_id as "organizationId", k.company_name as "companyName",
      k.homepage_url as "homepageUrl", k.grant_type as "grantType", c.keeps_access as "keepsAccess", c.updated_at as "agreedAt",
      array(select name from unnest(c.permissions) name where name = any(k.permissions) order by name) as permissions,
      (select max(g.created_at) from oauth_grants g where g.user_id = c.user_id and g.app_id = c.app_id) as "lastLetInAt"
    from oauth_consents c join users p on p.id = c.user_id join oauth_apps k on k.id = c.app_id join users u on u.id = k.made_by
    where c.user_id = ${scope.userId} and c.user_epoch = p.credential_epoch and p.organization_id is not distinct from k.organization_id
      and ${appStateSql} = 'active' and (${appId}::uuid is null or k.id = ${appId})
    order by lower(k.name), k.id`.execute(db);
  return rows;
}

/** Nothing of it is left: neither what they agreed to nor what was issued. */
export async function endConnection(db: Db, scope: UserScope, appId: string): Promise<void> {
  await sql`delete from oauth_consents where user_id = ${scope.userId} and app_id = ${appId}`.execute(
    db,
  );
  await sql`update oauth_grants set ended_at = now(), ended_because = 'disconnected'
    where user_id = ${scope.userId} and app_id = ${appId} and ended_at is null`.execute(db);
}

/** The first of those for whom an app acts, by name. */
export async function namesOfPeople(
  db: Db,
  _scope: OrganizationScope,
  appId: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select p.full_name as name from oauth_app_people a join users p on p.id = a.user_id
    where a.app_id = ${appId} order by p.sort_name, p.id limit ${limit}`.execute(db);
  return rows.map(({ name }) => name);
}

/** Of everybody, as of one person. */
export async function endConnections(
  db: Db,
  _scope: OrganizationScope,
  appId: string,
): Promise<void> {
  await sql`delete from oauth_consents where app_id = ${appId}`.execute(db);
  await sql`update oauth_grants set ended_at = now(), ended_because = 'disconnected' where app_id = ${appId} and ended_at is null`.execute(
    db,
  );
}

/** Of somebody who is erased. */
export async function deleteGrantsOf(db: Db, scope: UserScope): Promise<void> {
  await sql`delete from oauth_consents where user_id = ${scope.userId}`.execute(db);
  await sql`delete from oauth_grants where user_id = ${scope.userId}`.execute(db);
}

/** A day after nothing that was issued from them can work any more. */
export async function pruneGrants(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from oauth_grants where expires_at < now() - interval '1 day'`.execute(db);
}
