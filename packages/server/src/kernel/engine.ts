/**
 * Runs one call of one route: who is it, may they, does the request fit, do it, does the answer fit.
 * The order is the same for every route; a module cannot leave a step out.
 */
import { z } from 'zod';
import type { Actor } from './actor.ts';
import { BoundReply, dryRunAnswer, formOf, isUntold } from './answering.ts';
import { type AuditEntry, defineAuditEvents } from './audit.ts';
import { assertAudited } from './audit-duty.ts';
import type { Authorizer, Held } from './authorization.ts';
import type { Binding, CallPart, CommandBinding, QueryBinding, Reply } from './bind.ts';
import type { Answer, Call } from './call.ts';
import { type Checked, check, principalOf } from './checking.ts';
import type { Database, Db } from './database.ts';
import { AppError, requestErrors } from './errors.ts';
import type { SealedPage } from './face.ts';
import { claimKey, hashRequest, storeAnswer } from './idempotency.ts';
import { sid } from './ids.ts';
import { collectImpact } from './impact.ts';
import type { Logger } from './logger.ts';
import { assertForCaller, assertOwnOrganization } from './machines.ts';
import type { SealMail } from './mail-queue.ts';
import { NotedRefusal, noteLimit, type RefusalNote } from './noted-refusal.ts';
import { actorFor } from './owing.ts';
import { sealCursor } from './paging.ts';
import type { RateLimits } from './rate-limits.ts';
import { type FileAnswer, isQuery, type Page, type RouteDefinition } from './route.ts';
import { accountScope, organizationScope, type Scope, userScope } from './scope.ts';
import { anyOf, known, say, sayAll, type Text } from './text.ts';
import { auditStatement, collectWork } from './unit-of-work.ts';

export interface EngineOptions {
  readonly database: Database;
  readonly authorizer: Authorizer;
  readonly sealMail: SealMail;
  readonly logger: Logger;
  readonly rateLimits: RateLimits;
  readonly cursorKey: Buffer;
  /** Check answers, listed errors and audit events too: on everywhere but in production. */
  readonly strict: boolean;
}

export const accessEvents = defineAuditEvents('access', {
  denied: '{actor} was refused at {target}',
});

const nothingHeld: Held = { has: () => false, permissions: new Set(), isOwner: false, roleIds: [] };

interface Standing {
  readonly held: Held;
  readonly scope: Scope | null;
  readonly organizationId: string | null;
  readonly accountId: string | null;
  readonly place: { type: string; sid: string; name: string };
}

const noPlace = { type: 'instance', sid: '', name: 'this instance' };

/** A refusal that leaves an audit row: it knows where it happened. */
class Denied extends Error {
  readonly error: AppError;
  readonly standing: Standing;
  constructor(error: AppError, standing: Standing) {
    super(error.message);
    this.error = error;
    this.standing = standing;
  }
}

function whoCan(authorizer: Authorizer, permission: string, place: string): Text {
  const roles = authorizer.rolesWith(permission);
  if (roles.length === 0) return say('Nobody of {place}', { place });
  return say('{roles} of {place}', { roles: anyOf(roles.map(known)), place });
}

async function standingAtOrganization(
  options: EngineOptions,
  db: Db,
  actor: Actor,
  organizationId: string,
): Promise<Standing | undefined> {
  const found = await options.authorizer.atOrganization(db, actor, organizationId);
  if (found === undefined) return undefined;
  return {
    held: found.held,
    scope: organizationScope(organizationId),
    organizationId,
    accountId: null,
    place: { type: 'organization', sid: sid('OR', organizationId), name: found.organizationName },
  };
}

async function standingAtAccount(
  options: EngineOptions,
  db: Db,
  { actor, reported }: Call,
  accountId: string,
): Promise<Standing | undefined> {
  const found = await options.authorizer.atAccount(db, actor, accountId);
  if (found === undefined) return undefined;
  const { parentAccountId, organizationId, outside } = found;
  if (outside !== undefined) reported.push(outside);
  return {
    held: found.held,
    scope: accountScope({ accountId, parentAccountId, organizationId }),
    organizationId,
    accountId,
    place: { type: 'account', sid: sid('AC', accountId), name: found.accountName },
  };
}

/** Decides whether the caller may; the one place that does. */
async function authorize(
  options: EngineOptions,
  db: Db,
  call: Call,
  definition: RouteDefinition,
  params: Record<string, string>,
): Promise<Standing> {
  const { access } = definition;
  const { actor } = call;
  const outside = { held: nothingHeld, organizationId: null, accountId: null, place: noPlace };
  if (access.kind === 'public') return { ...outside, scope: null };
  if (access.kind === 'operator') {
    if (actor.kind !== 'operator')
      throw requestErrors.unauthenticated(say('This is for the operator of this instance.'));
    return { ...outside, scope: null };
  }
  if (access.kind === 'machine') {
    if (actor.kind !== 'machine')
      throw requestErrors.unauthenticated(say('Only a machine can ask what it is itself.'));
    return { ...outside, scope: organizationScope(actor.organizationId) };
  }
  if (access.kind === 'self') {
    if (actor.kind !== 'user') throw requestErrors.unauthenticated(say('Sign in first.'));
    return { ...outside, scope: userScope(actor.userId) };
  }
  if (actor.kind !== 'user' && actor.kind !== 'machine')
    throw requestErrors.unauthenticated(say('Sign in first.'));
  const standing =
    access.kind === 'organization'
      ? await standingAtOrganization(options, db, actor, params['organization_sid'] ?? '')
      : await standingAtAccount(options, db, call, params['account_sid'] ?? '');
  // A stranger learns nothing: not even that the organization or account exists.
  if (standing === undefined)
    throw requestErrors.not_found(say('There is nothing here that you may see.'));
  if (!standing.held.has(access.permission)) {
    const error = requestErrors.forbidden(
      say('You may not {allows} here.', { allows: known(access.permission.allows) }),
      {
        missingPermission: access.permission.name,
        whoCan: whoCan(options.authorizer, access.permission.name, standing.place.name),
      },
    );
    throw new Denied(error, standing);
  }
  return standing;
}

function isRecent(wanted: true | 'just_now', actor: Actor): boolean {
  if (actor.kind !== 'user' && actor.kind !== 'operator') return false;
  return wanted === 'just_now' ? actor.justAuthenticated : actor.recentlyAuthenticated;
}

/** A machine proves nothing anew: what it may do was decided, after a fresh proof, when it was made. */
function assertRecent(definition: RouteDefinition, actor: Actor): void {
  if (definition.stepUp === undefined || actor.kind === 'machine') return;
  if (!isRecent(definition.stepUp, actor))
    throw requestErrors.step_up_required(
      say('This reaches far. Prove again that it is you, then repeat it.'),
    );
}

function render(
  options: EngineOptions,
  { definition, call }: { definition: RouteDefinition; call: Call },
  result: unknown,
  checked: Checked,
): string | undefined {
  if (isUntold(definition, result)) return undefined;
  const unsaid =
    definition.paged === true
      ? showPage(definition, sealPage(result as Page<unknown>, checked, options.cursorKey), call)
      : result;
  const body = sayAll(unsaid, call.language);
  if (options.strict) {
    const fits = definition.response.schema.safeParse(body);
    if (!fits.success)
      throw new Error(
        `the answer of ${definition.id} does not fit its schema: ${z.prettifyError(fits.error)}`,
      );
  }
  if (definition.response.status === 204 || definition.response.status === 303) return undefined;
  return definition.textOf === undefined ? JSON.stringify(body) : String(body);
}

const showPage = ({ face }: RouteDefinition, page: SealedPage, { url }: Call): unknown =>
  face?.pages === undefined ? page : face.pages.show(page, url);

function sealPage(page: Page<unknown>, checked: Checked, key: Buffer): SealedPage {
  const seal = (position: Page<unknown>['nextKey'], backwards: boolean) =>
    position === null ? null : sealCursor(key, checked.cursor, position, backwards);
  return {
    items: page.items,
    page: {
      size: checked.input.page.size,
      next_token: seal(page.nextKey, false),
      previous_token: seal(page.previousKey, true),
      count: page.count,
    },
  };
}

async function runQuery(
  options: EngineOptions,
  binding: QueryBinding,
  call: Call,
  checked: Checked,
): Promise<Answer> {
  const { definition } = binding;
  const db = options.database.db;
  const standing = await authorize(options, db, call, definition, checked.params);
  assertRecent(definition, call.actor);
  const reply = new BoundReply(call, definition);
  const answer = (route: CommandBinding, part: CallPart) =>
    answerCall(options, route, { ...call, ...part, rawQuery: '', idempotencyKey: undefined });
  const own = definition.callsRoutes === true ? { db, answer } : { db };
  const context = { ...own, ...contextOf(call, standing, reply) };
  const result = await binding.run(
    context as unknown as Parameters<QueryBinding['run']>[0],
    checked.input,
  );
  return {
    status: definition.response.status,
    body: render(options, { definition, call }, result, checked),
    etag: reply.etag,
    language: call.language,
    ...formOf(definition, result),
  };
}

function contextOf(call: Call, standing: Standing, reply: Reply) {
  const { actor, origin, addressPrefix, browser } = call;
  const { scope, held } = standing;
  return { actor, scope, held, origin, addressPrefix, reply, browser };
}

async function writeDenied(
  options: EngineOptions,
  call: Call,
  entry: AuditEntry,
  reason: string,
): Promise<void> {
  const statement = auditStatement(call.actor, call.origin, [{ entry, outcome: 'denied', reason }]);
  await options.database.transaction({}, (transaction) => {
    transaction.last(statement);
    return Promise.resolve();
  });
}

/** The first of its repeats from one address. */
async function writeNoted(
  options: EngineOptions,
  call: Call,
  { entry, reason, subject }: RefusalNote,
): Promise<void> {
  const { database, rateLimits } = options;
  const about = `${entry.event.name} ${subject} ${call.addressPrefix}`;
  const { allowed } = await rateLimits.consume(database.db, noteLimit, about);
  if (allowed) await writeDenied(options, call, entry, reason);
}

async function prepare(
  options: EngineOptions,
  binding: CommandBinding,
  call: Call,
  checked: Checked,
  reply: Reply,
): Promise<unknown> {
  if (binding.prepare === undefined) return undefined;
  const { db } = options.database;
  const standing = await authorize(options, db, call, binding.definition, checked.params);
  if (!checked.isDryRun) assertRecent(binding.definition, call.actor);
  const context = {
    db,
    ...contextOf(call, standing, reply),
    denied: (entry: AuditEntry, reason: string) => writeDenied(options, call, entry, reason),
  };
  return binding.prepare(
    context as unknown as Parameters<NonNullable<CommandBinding['prepare']>>[0],
    checked.input,
  );
}

/** A machine that is asked for no place acts in its own. */
function lockFor(
  { locksOrganization, access }: RouteDefinition,
  params: Record<string, string>,
  actor: Actor,
): string | undefined {
  if (locksOrganization !== true) return undefined;
  return access.kind === 'machine' && actor.kind === 'machine'
    ? actor.organizationId
    : params['organization_sid'];
}

/** Waits for both, whatever becomes of them: nothing of the transaction may be under way when it is rolled back. */
async function inOneRoundTrip<A, B>(first: Promise<A>, second: B): Promise<[A, Awaited<B>]> {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  return [one.value, other.value];
}

async function runCommand(
  options: EngineOptions,
  binding: CommandBinding,
  call: Call,
  checked: Checked,
): Promise<Answer> {
  const { definition } = binding;
  const reply = new BoundReply(call, definition);
  const prepared = await prepare(options, binding, call, checked, reply);
  const keyed =
    call.idempotencyKey !== undefined &&
    !checked.isDryRun &&
    definition.answersSecret !== true &&
    definition.file === undefined &&
    call.actor.kind !== 'anonymous';
  const claim = {
    principalId: principalOf(call.actor),
    route: `${definition.method} ${definition.path}`,
    key: call.idempotencyKey ?? '',
    requestHash: hashRequest([call.params, call.query, call.body ?? null]),
  };
  const start = { lockOrganizationId: lockFor(definition, checked.params, call.actor) };
  return options.database.transaction(start, async (transaction) => {
    const [standing, earlier] = await inOneRoundTrip(
      authorize(options, transaction.db, call, definition, checked.params),
      keyed ? claimKey(transaction.db, claim) : undefined,
    );
    const now = await transaction.opened;
    if (earlier !== undefined)
      return {
        status: earlier.status,
        body: earlier.body ?? undefined,
        etag: earlier.etag ?? undefined,
        language: undefined,
      };
    if (!checked.isDryRun) assertRecent(definition, call.actor);
    const { actor, origin } = call;
    const told = collectImpact(checked.isDryRun);
    const { sealMail } = options;
    const collected = collectWork({
      transaction,
      now,
      actor,
      origin,
      sealMail,
      impact: told.impact,
    });
    const context = { work: collected.work, ...contextOf(call, standing, reply) };
    const result = await binding.run(
      context as unknown as Parameters<CommandBinding['run']>[0],
      checked.input,
      prepared,
    );
    if (options.strict) assertAudited(definition, collected.entries);
    if (checked.isDryRun) {
      transaction.rollBack();
      return dryRunAnswer(told.present(definition.id), call.language);
    }
    await collected.flush();
    if (definition.file !== undefined)
      return {
        status: 200,
        body: undefined,
        etag: undefined,
        language: undefined,
        file: result as FileAnswer,
      };
    const answer = {
      status: isUntold(definition, result) ? 204 : definition.response.status,
      body: render(options, { definition, call }, result, checked),
      etag: reply.etag,
      language: call.language,
      ...(reply.madeAt === undefined ? {} : { location: reply.madeAt }),
      ...formOf(definition, result),
    };
    if (keyed)
      storeAnswer(transaction, claim, {
        status: answer.status,
        body: answer.body ?? null,
        etag: answer.etag ?? null,
      });
    return answer;
  });
}

function assertListed(options: EngineOptions, definition: RouteDefinition, error: AppError): void {
  if (!options.strict || error.code.startsWith('request.')) return;
  if (definition.errors?.some((listed) => listed.code === error.code) === true) return;
  throw new Error(`${definition.id} does not list the error ${error.code}`, { cause: error });
}

/** Answers a call, or throws an `AppError` (a refusal) or something else (a bug). */
export async function answerCall(
  options: EngineOptions,
  binding: Binding,
  asked: Call,
): Promise<Answer> {
  const { definition } = binding;
  const call = { ...asked, actor: actorFor(definition, asked.actor) };
  try {
    if (definition.access.kind !== 'public' && call.actor.kind === 'anonymous')
      throw requestErrors.unauthenticated(say('Sign in first.'));
    assertForCaller(definition, call.actor);
    assertOwnOrganization(definition, call);
    const checked = check(definition, call, options.cursorKey);
    return binding.kind === 'query' || isQuery(definition)
      ? await runQuery(options, binding as QueryBinding, call, checked)
      : await runCommand(options, binding, call, checked);
  } catch (error) {
    if (error instanceof Denied) {
      const { organizationId, accountId, place } = error.standing;
      const entry = { event: accessEvents.denied, target: place, organizationId, accountId };
      await writeDenied(
        options,
        call,
        entry,
        `${definition.id} ${error.error.extras.missingPermission ?? ''}`.trim(),
      );
      throw error.error;
    }
    if (error instanceof NotedRefusal) await writeNoted(options, call, error.note);
    if (error instanceof AppError) assertListed(options, definition, error);
    throw error;
  }
}
