/**
 * Single-use secrets: links and short codes that leave the process by mail or terminal. One table, stored as
 * hashes, bound to purpose, subject and exact address, consumed by one UPDATE (AU-10).
 */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { newId } from './ids.ts';
import { hashToken, randomDigits, randomToken } from './secrets.ts';

export interface TokenBinding {
  /** What it is for. A token of one purpose is nothing to another. */
  readonly purpose: string;
  /** The row that it is about. */
  readonly subjectId: string;
  /** The normal form of the address that it was sent to. */
  readonly address?: string;
  readonly organizationId?: string;
}

export interface FoundToken {
  readonly id: string;
  readonly subjectId: string;
  readonly address: string | null;
  readonly organizationId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const codeFailuresAllowed = 5;

type TokenTable = {
  one_time_tokens: {
    id: string;
    purpose: string;
    secret_hash: Buffer;
    subject_id: string;
    address: string | null;
    organization_id: string | null;
    failures: number;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
};

const tables = (db: Db) => db.$extendTables<TokenTable>();

/** Bindings of one purpose, each for another subject. Earlier ones of the same purpose and subject die. */
async function store(
  db: Db,
  bindings: readonly (TokenBinding & { readonly secretHash: Buffer })[],
  lifetimeSeconds: number,
): Promise<void> {
  const column = <T>(of: (binding: (typeof bindings)[number]) => T) => bindings.map(of);
  await sql`update one_time_tokens t set used_at = now() from unnest(${column((one) => one.purpose)}::text[], ${column((one) => one.subjectId)}::uuid[]) as n (purpose, subject_id)
    where t.purpose = n.purpose and t.subject_id = n.subject_id and t.used_at is null`.execute(db);
  await sql`insert into one_time_tokens (id, purpose, secret_hash, subject_id, address, organization_id, expires_at)
    select n.*, now() + make_interval(secs => ${lifetimeSeconds}) from unnest(${column(newId)}::uuid[], ${column((one) => one.purpose)}::text[], ${column((one) => one.secretHash)}::bytea[],
      ${column((one) => one.subjectId)}::uuid[], ${column((one) => one.address ?? null)}::text[], ${column((one) => one.organizationId ?? null)}::uuid[]) n`.execute(
    db,
  );
}

/** Makes a link token (256 bits) for each, in their order. Earlier ones of the same purpose and subject die. */
export async function issueTokens(
  db: Db,
  bindings: readonly TokenBinding[],
  lifetimeSeconds: number,
): Promise<string[]> {
  const secrets = bindings.map(() => randomToken(32));
  const stored = bindings.map((binding, index) => ({
    ...binding,
    secretHash: hashToken(secrets[index] ?? ''),
  }));
  await store(db, stored, lifetimeSeconds);
  return secrets;
}

/** Makes a link token (256 bits). Earlier ones of the same purpose and subject die. */
export async function issueToken(
  db: Db,
  binding: TokenBinding,
  lifetimeSeconds: number,
): Promise<string> {
  const [secret = ''] = await issueTokens(db, [binding], lifetimeSeconds);
  return secret;
}

/**
 * Makes a code of six digits for the eyes. It can be guessed, so it only counts together with its subject
 * (a random id that the asking browser holds) and dies after five wrong guesses.
 */
export async function issueCode(
  db: Db,
  binding: TokenBinding,
  lifetimeSeconds: number,
): Promise<string> {
  const code = randomDigits(6);
  const secretHash = hashToken(`${binding.subjectId}:${code}`);
  await store(db, [{ ...binding, secretHash }], lifetimeSeconds);
  return code;
}

/** Ends every open token of a purpose for a subject. */
export async function revokeTokens(db: Db, purpose: string, subjectId: string): Promise<void> {
  await tables(db)
    .updateTable('one_time_tokens')
    .set({ used_at: sql<Date>`now()` })
    .where('purpose', '=', purpose)
    .where('subject_id', '=', subjectId)
    .where('used_at', 'is', null)
    .execute();
}

/** Ends every open token for a subject, whatever it is for. */
export async function revokeAllTokens(db: Db, subjectId: string): Promise<void> {
  await tables(db)
    .updateTable('one_time_tokens')
    .set({ used_at: sql<Date>`now()` })
    .where('subject_id', '=', subjectId)
    .where('used_at', 'is', null)
    .execute();
}

/** How many tokens of a subject would still work: of one purpose, or of all. */
export async function countOpenTokens(
  db: Db,
  subjectId: string,
  purpose: string | null = null,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from one_time_tokens
    where subject_id = ${subjectId} and used_at is null and expires_at > now()
      and (${purpose}::text is null or purpose = ${purpose})`.execute(db);
  return rows[0]?.count ?? 0;
}

const found = [
  'id',
  'subject_id as subjectId',
  'address',
  'organization_id as organizationId',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const;

/** Looks at a token without using it up: a GET must not consume (mail scanners follow links). */
export function findToken(
  db: Db,
  purpose: string,
  secret: string,
): Promise<FoundToken | undefined> {
  return tables(db)
    .selectFrom('one_time_tokens')
    .select(found)
    .where('purpose', '=', purpose)
    .where('secret_hash', '=', hashToken(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
}

/** Uses a token up: of many at once, one gets it. */
export function consumeToken(
  db: Db,
  purpose: string,
  secret: string,
): Promise<FoundToken | undefined> {
  return tables(db)
    .updateTable('one_time_tokens')
    .set({ used_at: sql<Date>`now()` })
    .where('purpose', '=', purpose)
    .where('secret_hash', '=', hashToken(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(found)
    .executeTakeFirst();
}

export type CodeAnswer =
  | { readonly outcome: 'right'; readonly token: FoundToken }
  | { readonly outcome: 'wrong' | 'dead' };

/**
 * Tries a code. The guess is counted by the same UPDATE that compares it, so N guesses at once cost N (AU-05).
 * Must be committed also when the answer is 'wrong': call it outside the transaction of the change.
 */
export async function tryCode(
  db: Db,
  purpose: string,
  subjectId: string,
  code: string,
): Promise<CodeAnswer> {
  const hash = hashToken(`${subjectId}:${code}`);
  const row = await tables(db)
    .updateTable('one_time_tokens')
    .set((eb) => ({
      failures: eb('failures', '+', eb.case().when('secret_hash', '=', hash).then(0).else(1).end()),
      used_at: eb
        .case()
        .when('secret_hash', '=', hash)
        .then(sql<Date | null>`now()`)
        .else(null)
        .end(),
    }))
    .where('purpose', '=', purpose)
    .where('subject_id', '=', subjectId)
    .where('used_at', 'is', null)
    .where('failures', '<', codeFailuresAllowed)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning([...found, 'used_at as usedAt'])
    .executeTakeFirst();
  if (row === undefined) return { outcome: 'dead' };
  if (row.usedAt === null) return { outcome: 'wrong' };
  return { outcome: 'right', token: row };
}
