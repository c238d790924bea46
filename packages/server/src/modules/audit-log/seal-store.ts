/** SQL of the seals: what waits for one, the chains, and where they end. */
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope, PlatformScope } from '../../kernel/scope.ts';
import { hashBytes, type Leaf, type Seal } from './seal.ts';

/** The chain over all logs, among the heads. */
export const everyLog = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The entry as text, the same for ever: this is what is hashed. */
const canonicalEntry = sql`json_build_array('bailiwick audit event 1', e.log_id, e.id,
  to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.event, e.outcome, e.actor_kind, e.actor_id, e.actor_name,
  e.session_id, e.target_type, e.target_sid, e.target_name, e.account_id, e.before, e.after, e.reason, e.client_address, e.user_agent,
  e.request_id)::text`;

// Any number, as long as nothing else in this database uses it.
const sealingLock = 742_042_019;

/** False while another process seals. Held until the transaction ends. */
export async function tryLockSealing(db: Db, _scope: PlatformScope): Promise<boolean> {
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_xact_lock(${sealingLock}) as locked`.execute(db);
  return rows[0]?.locked === true;
}

export interface WaitingEntry {
  readonly logId: string;
  readonly id: string;
  /** Null: the entry is gone, although it was written. */
  readonly canonical: string | null;
  readonly occurredAt: Date | null;
}

/** Takes entries out of the queue, oldest of each log first. */
export async function takeWaiting(
  db: Db,
  _scope: PlatformScope,
  limit: number,
): Promise<WaitingEntry[]> {
  const { rows } = await sql<WaitingEntry>`
    with next as (select log_id, event_id from audit_seal_queue order by log_id, event_id limit ${limit}),
    taken as (delete from audit_seal_queue q using next n where q.log_id = n.log_id and q.event_id = n.event_id
      returning q.log_id, q.event_id)
    select t.log_id as "logId", t.event_id as id, case when e.id is not null then ${canonicalEntry} end as canonical,
      e.occurred_at as "occurredAt"
    from taken t left join audit_events e on e.log_id = t.log_id and e.id = t.event_id
    order by t.log_id, t.event_id`.execute(db);
  return rows;
}

/** Where a chain ends. */
export interface Head {
  readonly chainId: string;
  readonly number: number;
  readonly hash: Buffer;
  readonly entries: number;
  readonly lastId: string;
  readonly newestAt: Date;
  readonly sealedAt: Date;
}

export async function readHeads(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  chainIds: readonly string[],
): Promise<Map<string, Head>> {
  const { rows } = await sql<Head>`
    select chain_id as "chainId", number, hash, entries, last_id as "lastId", newest_at as "newestAt", sealed_at as "sealedAt"
    from audit_seal_heads where chain_id = any(${chainIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.chainId, row]));
}

const hex = (bytes: Buffer) => bytes.toString('hex');

export async function insertSeals(
  db: Db,
  _scope: PlatformScope,
  seals: readonly Seal[],
): Promise<void> {
  const json = seals.map((seal) => {
    const ids = seal.leaves.map((leaf) => leaf.id).toSorted();
    return {
      number: seal.number,
      log_id: seal.logId,
      log_number: seal.logNumber,
      previous_hash: hex(seal.previousHash),
      previous_log_hash: hex(seal.previousLogHash),
      entry_ids: seal.leaves.map((leaf) => leaf.id),
      entry_hashes: hex(Buffer.concat(seal.leaves.map((leaf) => leaf.hash))),
      first_id: ids[0],
      last_id: ids.at(-1),
      newest_at: seal.newestAt,
      sealed_at: seal.sealedAt,
      settled_at: seal.settledAt,
      key_id: seal.keyId,
      hash: hex(seal.hash),
      signature: hex(seal.signature),
    };
  });
  await sql`insert into audit_seals (number, log_id, log_number, previous_hash, previous_log_hash, entry_ids, entry_hashes, first_id, last_id,
      newest_at, sealed_at, settled_at, key_id, hash, signature)
    select r.number, r.log_id, r.log_number, decode(r.previous_hash, 'hex'), decode(r.previous_log_hash, 'hex'), r.entry_ids,
      decode(r.entry_hashes, 'hex'), r.first_id, r.last_id, r.newest_at, r.sealed_at, r.settled_at, r.key_id, decode(r.hash, 'hex'),
      decode(r.signature, 'hex')
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(number bigint, log_id uuid, log_number bigint, previous_hash text,
      previous_log_hash text, entry_ids uuid[], entry_hashes text, first_id uuid, last_id uuid, newest_at timestamptz, sealed_at timestamptz,
      settled_at timestamptz, key_id uuid, hash text, signature text)`.execute(db);
}

export async function writeHeads(
  db: Db,
  _scope: PlatformScope,
  heads: readonly Head[],
): Promise<void> {
  const json = heads.map((head) => ({
    chain_id: head.chainId,
    number: head.number,
    hash: hex(head.hash),
    entries: head.entries,
    last_id: head.lastId,
    newest_at: head.newestAt,
    sealed_at: head.sealedAt,
  }));
  await sql`insert into audit_seal_heads (chain_id, number, hash, entries, last_id, newest_at, sealed_at)
    select r.chain_id, r.number, decode(r.hash, 'hex'), r.entries, r.last_id, r.newest_at, r.sealed_at
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(chain_id uuid, number bigint, hash text, entries bigint, last_id uuid,
      newest_at timestamptz, sealed_at timestamptz)
    on conflict (chain_id) do update set number = excluded.number, hash = excluded.hash, entries = excluded.entries, last_id = excluded.last_id,
      newest_at = excluded.newest_at, sealed_at = excluded.sealed_at`.execute(db);
}

export interface SealKeyRow {
  readonly id: string;
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
  readonly createdAt: Date;
}

/** Oldest first: the newest signs. */
export async function listSealKeys(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
): Promise<SealKeyRow[]> {
  const { rows } = await sql<SealKeyRow>`
    select id, public_key as "publicKey", private_key as "privateKey", created_at as "createdAt" from audit_seal_keys order by id`.execute(
    db,
  );
  return rows;
}

export async function insertSealKey(
  db: Db,
  _scope: PlatformScope,
  key: Omit<SealKeyRow, 'createdAt'>,
): Promise<void> {
  await sql`insert into audit_seal_keys (id, public_key, private_key) values (${key.id}, ${key.publicKey}, ${key.privateKey})`.execute(
    db,
  );
}

/** How many entries of a log no seal covers yet, counted up to a thousand, and since when. */
export async function readWaiting(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
): Promise<{ count: number; firstId: string | null }> {
  const { rows } = await sql<{ count: number; firstId: string | null }>`
    select count(*) as count, (array_agg(event_id order by event_id))[1] as "firstId"
    from (select event_id from audit_seal_queue where log_id = ${logId} order by event_id limit 1000) q`.execute(
    db,
  );
  return rows[0] ?? { count: 0, firstId: null };
}

interface SealRow extends Omit<Seal, 'leaves'> {
  /** With spaces between: an array of uuids takes the driver ten times as long. */
  readonly entryIds: string;
  readonly entryHashes: Buffer;
  readonly firstId: string;
  readonly lastId: string;
}

/** A seal as it stands in the table, true or not. */
export interface StoredSeal extends Seal {
  readonly firstId: string;
  readonly lastId: string;
}

const leavesOf = ({ entryIds, entryHashes }: SealRow): Leaf[] =>
  entryIds.split(' ').map((id, index) => ({
    id,
    hash: entryHashes.subarray(index * hashBytes, (index + 1) * hashBytes),
  }));

const sealColumns = sql`s.number, s.log_id as "logId", s.log_number as "logNumber", s.previous_hash as "previousHash",
  s.previous_log_hash as "previousLogHash", array_to_string(s.entry_ids, ' ') as "entryIds", s.entry_hashes as "entryHashes", s.first_id as "firstId",
  s.last_id as "lastId", s.newest_at as "newestAt", s.sealed_at as "sealedAt", s.settled_at as "settledAt", s.key_id as "keyId", s.hash,
  s.signature`;

/** The seals of a log in their order. */
export async function listSeals(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
  asked: { after: number; limit: number },
): Promise<StoredSeal[]> {
  const { rows } = await sql<SealRow>`select ${sealColumns} from audit_seals s
    where s.log_id = ${logId} and s.log_number > ${asked.after} order by s.log_number limit ${asked.limit}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, leaves: leavesOf(row) }));
}

export interface CoveringSeal extends Pick<Seal, 'logNumber' | 'sealedAt' | 'leaves'> {
  /** What the seal before it says: everything older was sealed by then. */
  readonly settledBefore: Date | null;
}

/** The seals that hold entries in a range of ids, its ends included. */
export async function listSealsCovering(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
  range: { from: string; to: string },
): Promise<CoveringSeal[]> {
  const { rows } = await sql<SealRow & { settledBefore: Date | null }>`
    select s.log_number as "logNumber", s.sealed_at as "sealedAt", array_to_string(s.entry_ids, ' ') as "entryIds", s.entry_hashes as "entryHashes",
      (select p.settled_at from audit_seals p where p.log_id = s.log_id and p.log_number = s.log_number - 1) as "settledBefore"
    from audit_seals s where s.log_id = ${logId} and s.last_id >= ${range.from} and s.first_id <= ${range.to} order by s.log_number`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, leaves: leavesOf(row) }));
}

/** What the newest seal of a log says: everything older was sealed by then. */
export async function findSettledAt(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
): Promise<Date | null> {
  const { rows } = await sql<{
    settledAt: Date | null;
  }>`select settled_at as "settledAt" from audit_seals
    where log_id = ${logId} order by log_number desc limit 1`.execute(db);
  return rows[0]?.settledAt ?? null;
}

export interface StoredEntry {
  readonly id: string;
  readonly canonical: string;
  readonly occurredAt: Date;
}

/** The entries of a log as they stand in the table, by their ids. */
export async function listEntries(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
  asked: { after: string; limit: number },
): Promise<StoredEntry[]> {
  const { rows } =
    await sql<StoredEntry>`select e.id, ${canonicalEntry} as canonical, e.occurred_at as "occurredAt"
    from audit_events e where e.log_id = ${logId} and e.id > ${asked.after} order by e.id limit ${asked.limit}`.execute(
      db,
    );
  return rows;
}

/** Which of these entries wait for a seal. */
export async function listWaitingAmong(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
  range: { from: string; to: string },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select event_id as id from audit_seal_queue
    where log_id = ${logId} and event_id between ${range.from} and ${range.to}`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Which of these entries are there by now. */
export async function listPresentAmong(
  db: Db,
  _scope: OrganizationScope | PlatformScope,
  logId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string;
  }>`select id from audit_events where log_id = ${logId} and id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** A link of the chain over all logs. */
export interface Link {
  readonly number: number;
  readonly hash: Buffer;
  readonly previousHash: Buffer;
  readonly sealedAt: Date;
}

export async function listLinks(
  db: Db,
  _scope: PlatformScope,
  asked: { after: number; limit: number },
): Promise<Link[]> {
  const { rows } =
    await sql<Link>`select number, hash, previous_hash as "previousHash", sealed_at as "sealedAt"
    from audit_seals where number > ${asked.after} order by number limit ${asked.limit}`.execute(
      db,
    );
  return rows;
}

/** The next log that has entries, seals or an end. */
export async function findNextLog(
  db: Db,
  _scope: PlatformScope,
  after: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      (select log_id as id from audit_events where log_id > ${after} order by log_id limit 1)
      union all (select log_id from audit_seals where log_id > ${after} order by log_id limit 1)
      union all (select chain_id from audit_seal_heads where chain_id > ${after} and chain_id <> ${everyLog} order by chain_id limit 1)) logs
    order by id limit 1`.execute(db);
  return rows[0]?.id;
}
