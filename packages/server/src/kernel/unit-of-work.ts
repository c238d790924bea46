/**
 * One command: a transaction that carries its audit events, mails and jobs, and commits them with the change.
 * Nothing here can be forgotten by a use case: it only says what happened, this file writes it.
 */
import type { Actor } from './actor.ts';
import type { AuditEntry } from './audit.ts';
import type { Db, Transaction } from './database.ts';
import { newId } from './ids.ts';
import type { Impact } from './impact.ts';
import type { Language } from './languages.ts';
import type { MailMessage, SealMail } from './mail-queue.ts';
import { platformLogId } from './scope.ts';

/** Where a call came from, for the audit log. */
export interface Origin {
  readonly requestId: string;
  readonly clientAddress: string;
  readonly userAgent: string;
  /** That the request asks for, as far as we speak it; undefined for what no request waits for. */
  readonly language: Language | undefined;
}

export interface JobRequest {
  readonly name: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
  /** Two requests with one key become one job. */
  readonly key?: string;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** What a use case that changes something works with. */
export interface Work {
  /** The transaction. */
  readonly db: Db;
  /** Time of the transaction, by the database's clock. */
  readonly now: Date;
  readonly actor: Actor;
  readonly origin: Origin;
  /** What the change amounts to, for those who ask before they do it. */
  readonly impact: Impact;
  /** Says what was done; the row commits with the change. */
  audit(entry: AuditEntry): void;
  /** Has a mail sent after the commit. */
  mail(message: MailMessage): void;
  /** Has a job run after the commit. */
  enqueue(job: JobRequest): void;
}

/** A `Work` together with what it collected. */
export interface CollectedWork {
  readonly work: Work;
  readonly entries: readonly AuditEntry[];
  /** Hands everything collected to the commit. */
  flush(): Promise<void>;
}

const maxText = 1024;

/** One line, bounded: what an attacker typed must not break a log or fill it. */
function bounded(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
    .slice(0, maxText);
}

function actorColumns(actor: Actor): {
  kind: string;
  id: string | null;
  name: string;
  session: string | null;
} {
  switch (actor.kind) {
    case 'user':
      return { kind: 'user', id: actor.userId, name: actor.name, session: actor.sessionId };
    case 'machine':
      return { kind: actor.credential, id: actor.machineId, name: actor.name, session: null };
    case 'operator':
      return {
        kind: 'operator',
        id: actor.operatorId,
        name: actor.email,
        session: actor.sessionId,
      };
    case 'system':
      return { kind: 'system', id: null, name: actor.job, session: null };
    case 'anonymous':
      return { kind: 'anonymous', id: null, name: 'somebody not signed in', session: null };
  }
}

export interface AuditRowInput {
  readonly entry: AuditEntry;
  readonly outcome: 'done' | 'denied';
  readonly reason?: string;
}

/** The INSERT of audit rows, as one statement whatever their number. */
export function auditStatement(actor: Actor, origin: Origin, rows: readonly AuditRowInput[]) {
  const who = actorColumns(actor);
  const json = rows.map(({ entry, outcome, reason }) => ({
    log_id: entry.organizationId ?? entry.accountId ?? platformLogId,
    id: newId(),
    event: entry.event.name,
    outcome,
    target_type: entry.target.type,
    target_sid: bounded(entry.target.sid),
    target_name: bounded(entry.target.name),
    account_id: entry.accountId ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: reason ?? null,
  }));
  return {
    text: `insert into audit_events (log_id, id, event, outcome, actor_kind, actor_id, actor_name, session_id, target_type, target_sid,
        target_name, account_id, before, after, reason, client_address, user_agent, request_id)
      select r.log_id, r.id, r.event, r.outcome, $2, $3, $4, $5, r.target_type, r.target_sid, r.target_name, r.account_id, r.before, r.after,
        r.reason, $6, $7, $8
      from jsonb_to_recordset($1::jsonb) as r(log_id uuid, id uuid, event text, outcome text, target_type text, target_sid text,
        target_name text, account_id uuid, before jsonb, after jsonb, reason text)`,
    values: [
      JSON.stringify(json),
      who.kind,
      who.id,
      bounded(who.name),
      who.session,
      bounded(origin.clientAddress),
      bounded(origin.userAgent),
      bounded(origin.requestId),
    ],
  };
}

const byKey = ({ key: one = '' }: JobRequest, { key: other = '' }: JobRequest): number =>
  one === other ? 0 : one < other ? -1 : 1;

function jobsStatement(jobs: readonly JobRequest[]) {
  // Keys are locked as they are written: in one order everywhere, so that two that write the same ones do not deadlock.
  const inOrder = jobs.toSorted(byKey);
  const json = inOrder.map((job) => ({
    name: job.name,
    payload: job.payload,
    key: job.key ?? null,
    run_at: job.runAt?.toISOString() ?? null,
    max_attempts: job.maxAttempts ?? 25,
  }));
  return {
    text: `select graphile_worker.add_job(j.name, payload => j.payload::json, run_at => j.run_at, max_attempts => j.max_attempts, job_key => j.key)
      from jsonb_to_recordset($1::jsonb) as j(name text, payload jsonb, run_at timestamptz, max_attempts int, key text)`,
    values: [JSON.stringify(json)],
  };
}

export interface WorkOptions {
  readonly transaction: Transaction;
  /** When the transaction was opened. */
  readonly now: Date;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly sealMail: SealMail;
  readonly impact: Impact;
}

/** Opens a `Work` over a transaction. `flush` must be called once, after the use case. */
export function collectWork(options: WorkOptions): CollectedWork {
  const entries: AuditEntry[] = [];
  const mails: MailMessage[] = [];
  const jobs: JobRequest[] = [];
  const { transaction, actor, origin } = options;
  return {
    entries,
    work: {
      db: transaction.db,
      now: options.now,
      actor,
      origin,
      impact: options.impact,
      audit: (entry) => entries.push(entry),
      mail: (message) => mails.push(message),
      enqueue: (job) => jobs.push(job),
    },
    async flush() {
      if (entries.length > 0) {
        transaction.last(
          auditStatement(
            actor,
            origin,
            entries.map((entry) => ({ entry, outcome: 'done' }) as const),
          ),
        );
      }
      for (const mail of mails) {
        const sealed = await options.sealMail(transaction.db, mail, { actor, origin });
        if (sealed === undefined) continue;
        transaction.last(sealed.statement);
        jobs.push({ name: 'send_mail', payload: { mail_id: sealed.id } });
      }
      if (jobs.length > 0) transaction.last(jobsStatement(jobs));
    },
  };
}
