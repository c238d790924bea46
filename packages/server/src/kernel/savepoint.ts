/**
 * A part of a transaction that can be taken back by itself: for work on many things at once, of which one may be
 * refused, and for trying out what a part would do.
 */
import { sql } from 'kysely';
import type { AuditEntry } from './audit.ts';
import { collectImpact } from './impact.ts';
import type { MailMessage } from './mail-queue.ts';
import type { JobRequest, Work } from './unit-of-work.ts';

/**
 * Runs `run` in a savepoint. What it changed, and what it said for audit log, mails and jobs, is taken back when it
 * throws, and always when `isDryRun`.
 */
export async function inSavepoint<W extends Work, T>(
  work: W,
  isDryRun: boolean,
  run: (part: W) => Promise<T>,
): Promise<T> {
  const entries: AuditEntry[] = [];
  const mails: MailMessage[] = [];
  const jobs: JobRequest[] = [];
  const part: W = {
    ...work,
    impact: collectImpact(isDryRun || work.impact.isDryRun).impact,
    audit: (entry: AuditEntry) => void entries.push(entry),
    mail: (message: MailMessage) => void mails.push(message),
    enqueue: (job: JobRequest) => void jobs.push(job),
  };
  await sql`savepoint part`.execute(work.db);
  try {
    const result = await run(part);
    if (isDryRun) await sql`rollback to savepoint part`.execute(work.db);
    else keep();
    await sql`release savepoint part`.execute(work.db);
    return result;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(work.db);
    await sql`release savepoint part`.execute(work.db);
    throw error;
  }

  function keep(): void {
    for (const entry of entries) work.audit(entry);
    for (const mail of mails) work.mail(mail);
    for (const job of jobs) work.enqueue(job);
  }
}
