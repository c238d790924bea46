/** SQL of the OAuth server: its keys, and what a client or a token is worth at this moment. */
import { sql } from 'kysely';
import type { Outside } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { outsideSql } from '../../kernel/outside-sql.ts';
import type { PlatformScope } from '../../kernel/scope.ts';
import {
  appStateSql,
  appsSql,
  type GrantType,
  previousEndSql,
  secretEndSql,
  secretMadeSql,
} from '../oauth-apps/index.ts';

export interface SigningKeyRow {
  readonly id: string;
  readonly privateKey: Buffer;
  readonly signsFrom: Date;
}

export async function listSigningKeys(db: Db, _scope: PlatformScope): Promise<SigningKeyRow[]> {
  const { rows } =
    await sql<SigningKeyRow>`select id, private_key as "privateKey", signs_from as "signsFrom"
    from oauth_signing_keys order by signs_from, id`.execute(db);
  return rows;
}

/** Whoever decides about keys waits for whoever does, until the end of the transaction. */
export async function lockSigningKeys(db: Db, _scope: PlatformScope): Promise<void> {
  await sql`lock table oauth_signing_keys in share row exclusive mode`.execute(db);
}

export async function insertSigningKey(
  db: Db,
  _scope: PlatformScope,
  row: SigningKeyRow,
): Promise<void> {
  await sql`insert into oauth_signing_keys (id, private_key, signs_from)
    values (${row.id}, ${row.privateKey}, ${row.signsFrom})`.execute(db);
}

export async function deleteSigningKeys(
  db: Db,
  _scope: PlatformScope,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from oauth_signing_keys where id = any(${ids}::uuid[])`.execute(db);
}

/** An app, who answers for it, and the state of everything that it hangs on. */
export interface StandingRow {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'revoked' | 'ended';
  readonly endedBecause: 'revoked' | 'suspended' | null;
  readonly organizationId: string;
  readonly organizationState: string;
  readonly permissions: string[];
  readonly grantType: GrantType;
  readonly madeById: string;
  readonly madeBy: string;
  readonly makerEmail: string;
  readonly tokenEpoch: number;
  /** Where the request comes from none of the networks of the organization. */
  readonly outside: Outside | null;
}

const standing = (
  address: string,
) => sql`k.id, k.name, ${appStateSql} as state, k.ended_because as "endedBecause", k.organization_id as "organizationId",
  o.state as "organizationState", k.permissions, k.grant_type as "grantType", k.made_by as "madeById", u.full_name as "madeBy", u.email as "makerEmail",
  k.token_epoch as "tokenEpoch", ${outsideSql({ organizationId: sql`k.organization_id`, address })} as outside`;
const from = sql`from ${appsSql}`;

export interface AskingRow extends StandingRow {
  readonly accessTokenSeconds: number;
  readonly secretHash: Buffer;
  /** Older than a policy of its organization lets secrets become. */
  readonly isSecretTooOld: boolean;
  readonly maxAgeDays: number | null;
  /** It is older than is allowed at this moment; otherwise it had ended before more was allowed. */
  readonly isOlderThanAllowed: boolean;
  /** Null once its time is over. */
  readonly previousSecretHash: Buffer | null;
  /** The note of its last use is older than a minute. */
  readonly usedLongAgo: boolean;
  /** The key that signs now; null: there is none yet. */
  readonly keyId: string | null;
  /** By the database's clock. */
  readonly nowSeconds: number;
}

/** Whatever organization it is of: the client id names it. */
export async function findAsking(
  db: Db,
  _scope: PlatformScope,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<AskingRow | undefined> {
  const { rows } =
    await sql<AskingRow>`select ${standing(address)}, k.access_token_seconds as "accessTokenSeconds", k.secret_hash as "secretHash",
      coalesce(${secretEndSql} <= now(), false) as "isSecretTooOld", l.max_age_days as "maxAgeDays",
      coalesce(${secretMadeSql} + make_interval(days => l.max_age_days) <= now(), false) as "isOlderThanAllowed",
      case when ${previousEndSql} > now() then k.previous_secret_hash end as "previousSecretHash",
      coalesce(k.last_used_at < now() - interval '1 minute', true) as "usedLongAgo",
      (select s.id from oauth_signing_keys s where s.signs_from <= now() order by s.signs_from desc, s.id desc limit 1) as "keyId",
      floor(extract(epoch from now()))::float8 as "nowSeconds"
    ${from} where k.id = ${id}`.execute(db);
  return rows[0];
}

/** They are still who agreed: the same login, in the organization of the app. `g` is the grant, `p` they, `k` the app. */
export const personCounts = sql`p.credential_epoch = g.user_epoch and p.state = 'active' and p.organization_id is not distinct from k.organization_id`;

export interface HolderRow extends StandingRow {
  readonly isExpired: boolean;
  /** The key that signed it is still one of ours. */
  readonly keyCounts: boolean;
  /** The person who let the app in, where the token is of a grant that counts; null: there is none. */
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly permissions: readonly string[];
  } | null;
}

/** What holds a token, at this moment. */
export async function findHolder(
  db: Db,
  _scope: PlatformScope,
  token: {
    readonly appId: string;
    readonly keyId: string;
    readonly grantId: string | undefined;
    readonly expiresAtSeconds: number;
  },
  address: string,
): Promise<HolderRow | undefined> {
  const { rows } =
    await sql<HolderRow>`select ${standing(address)}, to_timestamp(${token.expiresAtSeconds}::float8) <= now() as "isExpired",
      exists (select 1 from oauth_signing_keys s where s.id = ${token.keyId}) as "keyCounts",
      (select jsonb_build_object('id', p.id, 'name', p.full_name, 'email', p.email, 'permissions', to_jsonb(g.permissions))
        from oauth_grants g join users p on p.id = g.user_id
        where g.id = ${token.grantId ?? null}::uuid and g.app_id = k.id and g.ended_at is null and g.code_used_at is not null
          and ${personCounts}) as person
    ${from} where k.id = ${token.appId}`.execute(db);
  return rows[0];
}
