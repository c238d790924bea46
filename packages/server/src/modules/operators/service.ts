/** Use cases of operators. */

import { createHash } from 'node:crypto';
import type { OperatorActor } from '../../kernel/actor.ts';
import type { Authenticator } from '../../kernel/authorization.ts';
import type { Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { listMails, type MailFilter } from '../../kernel/mail-queue.ts';
import type { Kernel } from '../../kernel/module.ts';
import { consumeToken, findToken, issueToken } from '../../kernel/one-time-tokens.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { platformLogId, platformScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertPasswordAccepted, readEmail } from '../users/index.ts';
import { checksOf } from './checks.ts';
import * as store from './store.ts';
import { operatorErrors, operatorEvents } from './vocabulary.ts';

const instance = platformScope('operators look after the whole instance');
const bootstrapPurpose = 'operator_bootstrap';
const bootstrapSeconds = 3600;
const sessionHours = 12;
const signInLimit = { name: 'operator-account', limit: 10, windowSeconds: 900 };

/** The one-time link for the first operator, or undefined when there is one. Earlier links die. */
export async function makeBootstrapLink(kernel: Kernel): Promise<string | undefined> {
  if (await store.hasOperator(kernel.database.db, instance)) return undefined;
  const token = await kernel.asSystem('first start', {}, (work) =>
    issueToken(work.db, { purpose: bootstrapPurpose, subjectId: platformLogId }, bootstrapSeconds),
  );
  return new URL(`/operator/set-up#token=${token}`, kernel.publicUrl).href;
}

/** Before the transaction: refuses what cannot work, then hashes the password. */
export async function prepareFirstOperator(
  kernel: Kernel,
  db: Db,
  body: { token: string; email: string; password: string },
) {
  const email = readEmail(body.email);
  if ((await findToken(db, bootstrapPurpose, body.token)) === undefined)
    throw operatorErrors.link_dead(say('It was used, or it is older than an hour.'));
  assertPasswordAccepted(kernel.passwords, body.password, { email: email.normal, names: [] });
  return { email: email.normal, passwordHash: await kernel.passwords.hash(body.password) };
}

export async function createFirstOperator(
  work: Work,
  reply: Reply,
  token: string,
  prepared: { email: string; passwordHash: string },
) {
  const used = await consumeToken(work.db, bootstrapPurpose, token);
  if (used === undefined)
    throw operatorErrors.link_dead(say('It was used, or it is older than an hour.'));
  const id = newId();
  const made = await store.insertFirstOperator(work.db, instance, { id, ...prepared });
  if (!made) throw operatorErrors.exists(say('Somebody became the operator before you.'));
  work.audit({
    event: operatorEvents.created,
    target: { type: 'operator', sid: sid('OE', id), name: prepared.email },
    organizationId: null,
  });
  return startSession(work, reply, { id, email: prepared.email });
}

async function startSession(work: Work, reply: Reply, operator: { id: string; email: string }) {
  const secret = randomToken(32);
  const expiresAt = new Date(work.now.getTime() + sessionHours * 3_600_000);
  await store.insertOperatorSession(work.db, instance, {
    id: newId(),
    operatorId: operator.id,
    secretHash: hashToken(secret),
    clientAddress: work.origin.clientAddress,
    userAgent: work.origin.userAgent,
    expiresAt,
  });
  reply.session('operator', secret, expiresAt);
  return { operator_sid: sid('OE', operator.id), email: operator.email };
}

/** Counts the try, then compares: the same work for an address that nobody has. */
export async function checkOperatorPassword(
  kernel: Kernel,
  db: Db,
  body: { email: string; password: string },
) {
  const email = readEmail(body.email).normal;
  const counted = await kernel.rateLimits.consume(
    db,
    signInLimit,
    createHash('sha256').update(email).digest('hex'),
  );
  if (!counted.allowed)
    throw requestErrors.too_many(say('Too many tries for this address.'), {
      retryAfterSeconds: counted.retryAfterSeconds,
    });
  const operator = await store.findOperatorByEmail(db, instance, email);
  if (operator === undefined) {
    await kernel.passwords.verifyAgainstNothing(body.password);
    return undefined;
  }
  return (await kernel.passwords.verify(operator.passwordHash, body.password))
    ? operator
    : undefined;
}

export async function signIn(work: Work, reply: Reply, operator: { id: string; email: string }) {
  work.audit({
    event: operatorEvents.signed_in,
    target: { type: 'operator', sid: sid('OE', operator.id), name: operator.email },
    organizationId: null,
  });
  return startSession(work, reply, operator);
}

export async function signOut(work: Work, actor: OperatorActor, reply: Reply): Promise<undefined> {
  await store.endOperatorSession(work.db, instance, actor.sessionId);
  reply.session('operator', null);
  work.audit({
    event: operatorEvents.signed_out,
    target: { type: 'operator', sid: sid('OE', actor.operatorId), name: actor.email },
    organizationId: null,
  });
  return undefined;
}

/** Knows operators by their cookie. */
export const authenticateOperator: Authenticator = async (db, credential) => {
  if (credential.kind !== 'operator_cookie') return undefined;
  const row = await store.findOperatorSession(db, instance, hashToken(credential.secret));
  if (row === undefined) return undefined;
  if (row.seenLongAgo) await store.touchOperatorSession(db, instance, row.id);
  return {
    kind: 'operator',
    operatorId: row.operatorId,
    sessionId: row.id,
    email: row.email,
    recentlyAuthenticated: row.recentlyAuthenticated,
  };
};

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

/** Does somebody of the staff have this address, in its normal form? */
export const isOperatorAddress = async (db: Db, email: string): Promise<boolean> =>
  (await store.findOperatorByEmail(db, instance, email)) !== undefined;
