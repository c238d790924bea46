/** How far a log is sealed, and the results of verifying it, as answers say them. */

import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sidOrNull } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { timeOfId } from './seal.ts';
import { readHeads, readWaiting } from './seal-store.ts';
import { readSealKeys } from './sealing.ts';
import {
  type KnownSeal,
  positionOf,
  type Step,
  tokenOf,
  type Verifier,
  verifyEverything,
  verifyLog,
} from './verifying.ts';

const findingsShown = 200;

const hexOf = (id: string) => id.replaceAll('-', '');

function presentStep({ findings, entries, seals, next }: Step) {
  return {
    verified: findings.length === 0,
    checked_entries: entries,
    checked_seals: seals,
    findings: findings.slice(0, findingsShown).map((finding) => ({
      kind: finding.kind,
      sentence: finding.sentence,
      audit_event_sid: sidOrNull('AE', finding.entryId),
      at: finding.at?.toISOString() ?? null,
      seal_number: finding.sealNumber,
      log_id: hexOf(finding.logId),
    })),
    more_findings: findings.length > findingsShown,
    next_after: next === null ? null : tokenOf(next),
  };
}

export type Verification = ReturnType<typeof presentStep>;

/** @throws request.invalid when `after` belongs to another log */
export async function verifyOwnLog(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  asked: { after?: string | undefined; known_seal?: KnownSeal | undefined },
): Promise<Verification> {
  const position = asked.after === undefined ? undefined : positionOf(asked.after);
  const logId = scope.organizationId;
  if (position !== undefined && position.logId !== logId)
    throw requestErrors.invalid(say('after belongs to another log'), {
      errors: [{ pointer: '/after', detail: say('use next_after of the answer before') }],
    });
  const from = { after: position?.entryId, known: asked.known_seal };
  return presentStep(await verifyLog({ db, vault: kernel.vault }, scope, logId, from));
}

export async function verifyEveryLog(
  verifier: Verifier,
  after: string | undefined,
): Promise<Verification> {
  const position = after === undefined ? undefined : positionOf(after);
  return presentStep(await verifyEverything(verifier, position));
}

export async function readSealState(kernel: Kernel, db: Db, scope: OrganizationScope) {
  const logId = scope.organizationId;
  const head = (await readHeads(db, scope, [logId])).get(logId);
  const waiting = await readWaiting(db, scope, logId);
  const keys = await readSealKeys(db, kernel.vault, scope);
  return {
    newest:
      head === undefined
        ? null
        : {
            number: head.number,
            hash: head.hash.toString('hex'),
            sealed_at: head.sealedAt.toISOString(),
            sealed_until: head.newestAt.toISOString(),
            entries: head.entries,
          },
    waiting: {
      entries: waiting.count,
      since: waiting.firstId === null ? null : timeOfId(waiting.firstId).toISOString(),
    },
    retention_days: kernel.auditRetentionDays,
    public_keys: keys.map((key) => ({
      id: key.id,
      pem: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      created_at: key.createdAt.toISOString(),
    })),
  };
}
