/**
 * Retention: removes entries that are older than the setting, or the edition of the organization, says, seal by seal. The
 * seals stay, and a signed record says what was removed, so that the rest of the log still verifies. Where neither says
 * anything, nothing is ever removed.
 */
import type { Kernel } from '../../kernel/module.ts';
import { organizationScope, platformLogId, platformScope } from '../../kernel/scope.ts';
import { findRetentionDays, limitsRetention } from '../editions/index.ts';
import { findPrunable, findPruning, insertPruning, removePruned } from './pruning-store.ts';
import { textOfPruning } from './seal.ts';
import { findNextLog, tryLockSealing } from './seal-store.ts';
import { readSealKeys } from './sealing.ts';
import { auditLogEvents } from './vocabulary.ts';

const everybody = platformScope(
  'retention is a setting of the instance, for the logs of everybody',
);

const sealsAtOnce = 10;

/** One short transaction. @returns whether something was removed, so that there may be more */
function pruneSome(kernel: Kernel, logId: string, keptDays: number): Promise<boolean> {
  return kernel.asSystem('audit_log.prune', {}, async (work) => {
    const { db, now } = work;
    if (!(await tryLockSealing(db, everybody))) return false;
    const key = (await readSealKeys(db, kernel.vault, everybody)).at(-1);
    if (key === undefined) return false;
    const after = (await findPruning(db, everybody, logId))?.throughNumber ?? 0;
    const asked = { after, keptDays, atMost: sealsAtOnce };
    const found = await findPrunable(db, everybody, logId, asked);
    if (found === undefined) return false;
    const pruning = { logId, ...found, prunedAt: now, keyId: key.id };
    const signature = key.signer.sign(textOfPruning(pruning));
    await insertPruning(db, everybody, { ...pruning, signature });
    await removePruned(db, everybody, pruning, keptDays);
    work.audit({
      event: auditLogEvents.pruned,
      target: {
        type: 'audit_log',
        sid: '',
        name: `${found.entries.toLocaleString('en')} audit events that were older than ${keptDays} days`,
      },
      organizationId: logId,
      after: { events: found.entries, through_seal: found.throughNumber, kept_days: keptDays },
    });
    return true;
  });
}

/** The shorter of the two; null: for ever. */
const shorter = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** @param settingDays how long the setting of the instance keeps; null: for ever */
export async function pruneLogs(kernel: Kernel, settingDays: number | null): Promise<void> {
  const { db } = kernel.database;
  if (settingDays === null && !(await limitsRetention(db))) return;
  let logId: string | undefined = platformLogId;
  while (logId !== undefined) {
    const keptDays = shorter(settingDays, await findRetentionDays(db, organizationScope(logId)));
    while (keptDays !== null && (await pruneSome(kernel, logId, keptDays)));
    logId = await findNextLog(db, everybody, logId);
  }
}
