/**
 * `Idempotency-Key`: the answer of a command is stored by the very transaction that did it, so a repeat after a
 * crash finds either both or neither. A repeat that comes while the first is running waits for it, at most as
 * long as the lock time-out.
 */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Transaction } from './database.ts';
import { requestErrors } from './errors.ts';
import { say } from './text.ts';

export interface IdempotencyClaim {
  readonly principalId: string;
  readonly route: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: string | null;
  readonly etag: string | null;
}

/** Hash of what was asked: the same key with another request is refused. */
export function hashRequest(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/**
 * Takes the key for this transaction, or answers what was stored for it.
 * @throws request.idempotency_key_reused for another request under the same key
 */
export async function claimKey(db: Db, claim: IdempotencyClaim): Promise<StoredAnswer | undefined> {
  const inserted = await sql`insert into idempotency_keys (principal_id, route, key, request_hash)
    values (${claim.principalId}, ${claim.route}, ${claim.key}, ${claim.requestHash}) on conflict do nothing returning key`.execute(
    db,
  );
  if (inserted.rows.length === 1) return undefined;
  const { rows } = await sql<{
    request_hash: Buffer;
    status: number | null;
    body: string | null;
    etag: string | null;
  }>`
    select request_hash, status, body, etag from idempotency_keys
    where principal_id = ${claim.principalId} and route = ${claim.route} and key = ${claim.key}`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined || row.status === null)
    throw requestErrors.in_progress(say('The first request with this key has not ended yet.'));
  if (!row.request_hash.equals(claim.requestHash)) {
    throw requestErrors.idempotency_key_reused(
      say('The key belongs to a request with other content.'),
    );
  }
  return { status: row.status, body: row.body, etag: row.etag };
}

/** Has the answer stored together with the commit. */
export function storeAnswer(
  transaction: Transaction,
  claim: IdempotencyClaim,
  answer: StoredAnswer,
): void {
  transaction.last({
    text: 'update idempotency_keys set status = $4, body = $5, etag = $6 where principal_id = $1 and route = $2 and key = $3',
    values: [claim.principalId, claim.route, claim.key, answer.status, answer.body, answer.etag],
  });
}
