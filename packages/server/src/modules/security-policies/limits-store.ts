/** SQL of what limits touch, told before they are saved. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { namesShown } from '../../kernel/impact.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { endSql, keysSql, stateSql } from '../api-keys/index.ts';
import { appStateSql, appsSql, secretEndSql, secretMadeSql } from '../oauth-apps/index.ts';
import type { PasswordDuty } from '../users/index.ts';
import { charactersOfEverybody } from './limits.ts';

/** How many, and the first names. */
export interface Counted {
  readonly count: number;
  readonly names: string[];
}

const counted = (of: RawBuilder<unknown>) =>
  sql`(select jsonb_build_object('count', count(*), 'names', coalesce(jsonb_agg(name order by lower(name)) filter (where place <= ${namesShown}), '[]'))
    from (select name, row_number() over (order by lower(name)) as place from (${of}) named) placed)`;

export interface AgedCredentials {
  /** API keys that are as old already. */
  readonly keysOver: Counted;
  /** Those that end sooner than they would. */
  readonly keysSooner: Counted;
  /** OAuth apps whose secret is as old already. */
  readonly secretsOver: Counted;
}

/** What a greatest age would end, of what works now. */
export async function readAged(
  db: Db,
  scope: OrganizationScope,
  days: number,
): Promise<AgedCredentials> {
  const end = sql`k.created_at + make_interval(days => ${days}::int)`;
  const keys = sql`from ${keysSql} where k.organization_id = ${scope.organizationId} and ${stateSql} = 'active'`;
  const over = sql`select k.name ${keys} and ${end} <= now()`;
  const sooner = sql`select k.name ${keys} and ${end} > now() and coalesce(${end} < ${endSql}, true)`;
  const secrets = sql`select k.name from ${appsSql} where k.organization_id = ${scope.organizationId} and ${appStateSql} = 'active'
    and coalesce(${secretEndSql} > now(), true) and ${secretMadeSql} + make_interval(days => ${days}::int) <= now()`;
  const { rows } =
    await sql<AgedCredentials>`select ${counted(over)} as "keysOver", ${counted(sooner)} as "keysSooner", ${counted(secrets)} as "secretsOver"`.execute(
      db,
    );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

export interface Outsiders {
  /** Active people with a role on one of the accounts whom the organization does not manage. */
  readonly people: Counted;
  /** Invitations to the accounts that wait for an answer. */
  readonly waiting: Counted;
}

/** Who and what a rule about people from outside would reach. @param accountId null: on all accounts */
export async function readOutsiders(
  db: Db,
  scope: OrganizationScope,
  accountId: string | null,
): Promise<Outsiders> {
  const at = (column: RawBuilder<unknown>) =>
    accountId === null
      ? sql`true`
      : sql`${column} in (select a.id from accounts a where ${accountId}::uuid in (a.id, a.parent_account_id))`;
  const people = sql`select distinct on (u.id) u.full_name as name from held_roles h join users u on u.id = h.user_id and u.state = 'active'
    where h.organization_id = ${scope.organizationId} and h.scope_kind = 'account' and u.organization_id is distinct from h.organization_id
      and ${at(sql`h.scope_id`)}`;
  const waiting = sql`select i.email_as_typed as name from invitations i where i.organization_id = ${scope.organizationId}
    and i.kind = 'account' and i.state = 'pending' and i.expires_at > now() and ${at(sql`i.account_id`)}`;
  const { rows } =
    await sql<Outsiders>`select ${counted(people)} as people, ${counted(waiting)} as waiting`.execute(
      db,
    );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

export interface Administrators {
  readonly administrators: Counted;
  /** Everybody else whom the organization manages. */
  readonly others: number;
}

export async function readAdministrators(
  db: Db,
  scope: OrganizationScope,
): Promise<Administrators> {
  const administers = sql`exists (select 1 from organization_administrators m where m.organization_id = u.organization_id and m.user_id = u.id)`;
  const active = sql`from users u where u.organization_id = ${scope.organizationId} and u.state = 'active'`;
  const { rows } =
    await sql<Administrators>`select ${counted(sql`select u.full_name as name ${active} and ${administers}`)} as administrators,
      (select count(*) ${active} and not ${administers}) as others`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

/** As policies have it at this moment: easing one gives nothing back. */
export async function shortenPending(
  db: Db,
  scope: PlatformScope | OrganizationScope,
): Promise<void> {
  const whose =
    scope.kind === 'organization' ? sql`i.organization_id = ${scope.organizationId}` : sql`true`;
  await sql`update invitations i set expires_at = i.last_sent_at + make_interval(days => l.lifetime_days) from invitation_limits l
    where l.organization_id = i.organization_id and i.state = 'pending' and ${whose} and i.expires_at > i.last_sent_at + make_interval(days => l.lifetime_days)`.execute(
    db,
  );
}

/** What waits for an answer and would be over, of those that were sent; and what would end sooner. */
export interface ShorterInvitations {
  readonly over: number;
  readonly overNames: string[];
  readonly sooner: number;
}

export async function readShorter(
  db: Db,
  scope: OrganizationScope,
  days: number,
): Promise<ShorterInvitations> {
  const end = sql`i.last_sent_at + make_interval(days => ${days}::int)`;
  const waiting = sql`from invitations i where i.organization_id = ${scope.organizationId} and i.state = 'pending' and i.expires_at > now()`;
  const { rows } =
    await sql<ShorterInvitations>`select (select count(*) ${waiting} and ${end} <= now()) as over,
      array(select i.email_as_typed ${waiting} and ${end} <= now() order by i.email limit ${namesShown}) as "overNames",
      (select count(*) ${waiting} and ${end} > now() and ${end} < i.expires_at) as sooner`.execute(
      db,
    );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

export interface PasswordHolders {
  /** Active managed people who can sign in with a password. */
  readonly holders: Counted;
  /** Everybody else whom the organization manages: by single sign-on alone, or with no password yet. */
  readonly others: number;
  /** Sessions of the former that live. */
  readonly sessions: number;
}

export async function readPasswordHolders(
  db: Db,
  scope: OrganizationScope,
): Promise<PasswordHolders> {
  const active = sql`from users u where u.organization_id = ${scope.organizationId} and u.state = 'active'`;
  const holds = sql`exists (select 1 from user_passwords p where p.user_id = u.id)
    and not exists (select 1 from people_under_sso s where s.user_id = u.id)`;
  const { rows } =
    await sql<PasswordHolders>`select ${counted(sql`select u.full_name as name ${active} and ${holds}`)} as holders,
      (select count(*) ${active} and not (${holds})) as others,
      (select count(*) from sessions s where s.user_id in (select u.id ${active} and ${holds}) and s.ended_at is null and s.expires_at > now()
        and s.credential_epoch = (select u.credential_epoch from users u where u.id = s.user_id)) as sessions`.execute(
      db,
    );
  const [row] = rows;
  if (row === undefined) throw new Error('a select of counts answers one row');
  return row;
}

/** What an organization asks of passwords, now and from a planned moment on; undefined: never more than everybody does. */
export async function findPasswordDuty(
  db: Db,
  scope: OrganizationScope,
): Promise<PasswordDuty | undefined> {
  const { rows } =
    await sql<PasswordDuty>`select coalesce(l.minimum_characters, ${charactersOfEverybody}) as "minimumCharacters",
      l.next_minimum_characters as "plannedCharacters", o.friendly_name as "organizationName"
    from password_limits l join organizations o on o.id = l.organization_id
    where l.organization_id = ${scope.organizationId}
      and greatest(l.minimum_characters, l.next_minimum_characters) > ${charactersOfEverybody}`.execute(
      db,
    );
  return rows[0];
}
