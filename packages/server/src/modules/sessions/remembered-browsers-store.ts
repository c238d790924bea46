/** SQL of remembered browsers. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope, UserScope } from '../../kernel/scope.ts';
import type { FactorLevel } from './second-factors.ts';
import { recentSeconds } from './store.ts';

export type RememberedLevel = Exclude<FactorLevel, 0>;

export interface RememberedRow {
  readonly id: string;
  readonly level: RememberedLevel;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly rememberedAt: Date;
  readonly lastUsedAt: Date | null;
  /** By the rule of this moment. */
  readonly until: Date;
  readonly secretHash: Buffer;
}

const columns = sql`r.id, r.factor_level as level, r.client_address as "clientAddress", r.user_agent as "userAgent",
  r.remembered_at as "rememberedAt", r.last_used_at as "lastUsedAt", n.until, r.secret_hash as "secretHash"`;
/** Those that are remembered at this moment. */
const living = sql`remembered_browsers r join remembered_browsers_now n on n.id = r.id`;

/** For how many days a browser of theirs may be remembered at this moment. */
export async function readDays(db: Db, scope: UserScope): Promise<number> {
  const { rows } = await sql<{ days: number }>`select l.days from remembered_browser_limits l
    where l.user_id = ${scope.userId}`.execute(db);
  return rows[0]?.days ?? 0;
}

/** One that is remembered at this moment. */
export async function findRemembered(
  db: Db,
  scope: UserScope,
  secretHash: Buffer,
): Promise<RememberedRow | undefined> {
  const { rows } = await sql<RememberedRow>`select ${columns} from ${living}
    where r.user_id = ${scope.userId} and r.secret_hash = ${secretHash}`.execute(db);
  return rows[0];
}

export async function listRemembered(db: Db, scope: UserScope): Promise<RememberedRow[]> {
  const { rows } = await sql<RememberedRow>`select ${columns} from ${living}
    where r.user_id = ${scope.userId} order by r.remembered_at desc, r.id`.execute(db);
  return rows;
}

export async function countRemembered(db: Db, scope: UserScope): Promise<number> {
  return (await listRemembered(db, scope)).length;
}

const browsersAtMost = 20;

/** In the place of what was remembered of the same browser, and of the oldest where there are as many as a person can look through. */
export async function insertRemembered(
  db: Db,
  scope: UserScope,
  row: {
    readonly id: string;
    readonly secretHash: Buffer;
    readonly replaced: Buffer | undefined;
    readonly level: RememberedLevel;
    readonly clientAddress: string;
    readonly userAgent: string;
    readonly days: number;
  },
): Promise<void> {
  await sql`delete from remembered_browsers r where r.user_id = ${scope.userId} and (r.secret_hash = ${row.replaced ?? null}
    or r.id in (select o.id from remembered_browsers o where o.user_id = ${scope.userId}
      order by o.remembered_at desc, o.id desc offset ${browsersAtMost - 1}))`.execute(db);
  await sql`insert into remembered_browsers
      (id, user_id, organization_id, secret_hash, factor_level, credential_epoch, client_address, user_agent, expires_at)
    select ${row.id}, u.id, u.organization_id, ${row.secretHash}, ${row.level}, u.credential_epoch, ${row.clientAddress}, ${row.userAgent},
      now() + make_interval(days => ${row.days}::int)
    from users u where u.id = ${scope.userId}`.execute(db);
}

export interface Used {
  readonly level: RememberedLevel;
  readonly rememberedAt: Date;
  /** When the factor was proven, as far as anything asks that: never so lately that it would be a fresh proof. */
  readonly provenAt: Date;
}

/** Undefined when it is not remembered any more. Using it lengthens nothing. */
export async function useRemembered(
  db: Db,
  scope: UserScope,
  id: string,
): Promise<Used | undefined> {
  const { rows } =
    await sql<Used>`update remembered_browsers r set last_used_at = now() from remembered_browsers_now n
    where n.id = r.id and r.user_id = ${scope.userId} and r.id = ${id}
    returning r.factor_level as level, r.remembered_at as "rememberedAt",
      least(r.remembered_at, now() - make_interval(secs => ${recentSeconds})) as "provenAt"`.execute(
      db,
    );
  return rows[0];
}

/** False when there was none that still holds. */
export async function forgetRemembered(db: Db, scope: UserScope, id: string): Promise<boolean> {
  const { rows } = await sql`delete from remembered_browsers r using remembered_browsers_now n
    where n.id = r.id and r.user_id = ${scope.userId} and r.id = ${id} returning r.id`.execute(db);
  return rows.length === 1;
}

/** All of one login. Answers how many. */
export async function forgetAllRemembered(db: Db, scope: UserScope): Promise<number> {
  const { rows } =
    await sql`delete from remembered_browsers where user_id = ${scope.userId} returning id`.execute(
      db,
    );
  return rows.length;
}

/** Of everybody whom an organization manages, signed in or not, but those of whom `isKept` says so; `u` is the person. Answers how many. */
export async function forgetRememberedOf(
  db: Db,
  scope: OrganizationScope,
  isKept: RawBuilder<boolean>,
): Promise<number> {
  const { rows } = await sql`delete from remembered_browsers r using users u
    where r.organization_id = ${scope.organizationId} and u.id = r.user_id and not (${isKept}) returning r.id`.execute(
    db,
  );
  return rows.length;
}

const sliceRows = 10_000;

export async function pruneRemembered(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`delete from remembered_browsers where id in (
    select id from remembered_browsers where expires_at < now() order by expires_at limit ${sliceRows})`.execute(
    db,
  );
}
