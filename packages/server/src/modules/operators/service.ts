/** What operators see of the instance. */
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { listMails, type MailFilter } from '../../kernel/mail-queue.ts';
import type { Kernel } from '../../kernel/module.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { platformScope } from '../../kernel/scope.ts';
import { checksOf } from './checks.ts';
import * as store from './store.ts';

const instance = platformScope('operators look after the whole instance');

export async function readHealth(kernel: Kernel, db: Db, version: string) {
  const figures = await store.readFigures(db, instance);
  const destination: 'smtp' | 'local_outbox' = kernel.hasLocalOutbox ? 'local_outbox' : 'smtp';
  return {
    version,
    database_version: figures.databaseVersion,
    database_bytes: figures.databaseBytes,
    counts: {
      organizations: figures.organizations,
      users: figures.users,
      accounts: figures.accounts,
    },
    mails: { queued: figures.mailsQueued, failed: figures.mailsFailed, destination },
    jobs_waiting: figures.jobsWaiting,
  };
}

export async function listOrganizations(db: Db, search: string | undefined, page: PageRequest) {
  const rows = await store.listOrganizations(db, instance, search, page);
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.id],
    (row) => ({
      sid: sid('OR', row.id),
      friendly_name: row.friendlyName,
      state: row.state,
      owner_email: row.ownerEmail,
      created_at: row.createdAt.toISOString(),
    }),
  );
}

const listedAtMost = 200;

export async function listNewestMails(db: Db, filter: MailFilter) {
  const rows = await listMails(db, listedAtMost, filter);
  return {
    items: rows.map((row) => ({
      sid: sid('ML', row.id),
      recipient: row.recipient,
      subject: row.subject,
      state: row.state,
      attempts: row.attempts,
      last_error: row.lastError,
      created_at: row.createdAt.toISOString(),
      finished_at: row.finishedAt?.toISOString() ?? null,
    })),
  };
}

export async function listJobs(db: Db) {
  const rows = await store.listJobs(db, instance, listedAtMost);
  const scheduled = await store.listScheduledJobs(db, instance);
  return {
    items: rows.map(({ maxAttempts, runAt, createdAt, lastError, ...job }) => ({
      ...job,
      max_attempts: maxAttempts,
      run_at: runAt.toISOString(),
      created_at: createdAt.toISOString(),
      last_error: lastError,
    })),
    scheduled: scheduled.map(({ name, lastRunAt }) => ({
      name,
      last_run_at: lastRunAt?.toISOString() ?? null,
    })),
  };
}

export async function listChecks(kernel: Kernel, db: Db) {
  return { items: checksOf(await store.readDelays(db, instance), !kernel.hasLocalOutbox) };
}
