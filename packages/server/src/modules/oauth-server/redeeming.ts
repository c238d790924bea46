/**
 * Codes and refresh tokens at the token endpoint. Each is decided upon with its grant locked; what ends a grant is committed before
 * the refusal is told, so that a second one who shows the same finds it ended.
 */
import { timingSafeEqual } from 'node:crypto';
import type { MachineActor } from '../../kernel/actor.ts';
import type { Transaction } from '../../kernel/database.ts';
import type { AppError } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import { hashToken, randomHex } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import { auditStatement, type Origin } from '../../kernel/unit-of-work.ts';
import { oauthAppTarget } from '../oauth-apps/index.ts';
import { findGivingSession } from '../sessions/index.ts';
import { endsGrant, judgeCode, judgeRefreshToken, type Verdict } from './authorization-rules.ts';
import { grantOfCode, grantOfRefreshToken, writeRefreshToken } from './grant-formats.ts';
import * as store from './grant-store.ts';
import type { StandingRow } from './store.ts';
import { oauthErrors, oauthGrantEvents } from './vocabulary.ts';

const anyGrant = platformScope(
  'a code or a refresh token names its grant; nothing is known before it is looked up',
);

export interface ShownGrantWords {
  readonly code: string | undefined;
  readonly redirectUri: string | undefined;
  readonly codeVerifier: string | undefined;
  readonly refreshToken: string | undefined;
}

/** What a code or a refresh token was worth. */
export interface Redeemed {
  readonly grant: store.GrantRow;
  /** Undefined: the person did not let the app go on without them. */
  readonly refreshToken: string | undefined;
}

const actorOf = (app: StandingRow): MachineActor => ({
  kind: 'machine',
  credential: 'oauth_app',
  machineId: app.id,
  organizationId: app.organizationId,
  name: app.name,
  permissions: new Set(app.permissions),
  userId: app.madeById,
  email: app.makerEmail,
});

interface Client {
  readonly app: StandingRow;
  readonly origin: Origin;
}

function noteEnd(
  transaction: Transaction,
  { app, origin }: Client,
  { grant, event }: { readonly grant: store.GrantRow; readonly event: 'replayed' | 'revoked' },
): void {
  const entry = {
    event: oauthGrantEvents[event],
    target: oauthAppTarget(app),
    organizationId: app.organizationId,
    before: { person: grant.personName, permissions: grant.permissions },
  };
  transaction.last(auditStatement(actorOf(app), origin, [{ entry, outcome: 'done' }]));
}

const told: Readonly<Record<Exclude<Verdict, 'right'>, () => AppError>> = {
  unknown: () => oauthErrors.invalid_grant(say('It is none of ours, or not all of it.')),
  over: () =>
    oauthErrors.invalid_grant(
      say('Its time is over, or the person signed out, left or ended it. Ask them again.'),
    ),
  replayed: () =>
    oauthErrors.invalid_grant(
      say('It was used before. Everything that was issued from it has ended.'),
    ),
  misused: () =>
    oauthErrors.invalid_grant(
      say('It is not of this client, address and verifier. It works no more.'),
    ),
};

/** Every refresh token is written here, and the one before it used up. */
async function nextRefreshToken(
  transaction: Transaction,
  grant: store.GrantRow,
  shownHash?: Buffer,
): Promise<string | undefined> {
  if (!grant.keepsAccess) return undefined;
  const token = writeRefreshToken(grant.id, randomHex(32));
  const next = { grantId: grant.id, hash: hashToken(token), shownHash };
  await store.rotateRefreshToken(transaction.db, anyGrant, next);
  return token;
}

type Judged =
  | { readonly verdict: 'unknown'; readonly grant: undefined }
  | { readonly verdict: Exclude<Verdict, 'unknown'>; readonly grant: store.GrantRow };

async function endIfMisused(
  transaction: Transaction,
  client: Client,
  judged: Judged,
): Promise<void> {
  if (judged.grant === undefined) return;
  const { verdict, grant } = judged;
  if (!endsGrant(verdict)) return;
  const ended = await store.endGrant(transaction.db, anyGrant, grant.id, verdict);
  if (ended && grant.appId === client.app.id)
    noteEnd(transaction, client, { grant, event: 'replayed' });
}

async function takeCode(
  transaction: Transaction,
  { app }: Client,
  shown: ShownGrantWords,
): Promise<Judged> {
  const id = grantOfCode(shown.code ?? '');
  const grant = id === undefined ? undefined : await store.lockGrant(transaction.db, anyGrant, id);
  if (grant === undefined || !timingSafeEqual(grant.codeHash, hashToken(shown.code ?? '')))
    return { verdict: 'unknown', grant: undefined };
  const session = await findGivingSession(transaction.db, anyGrant, grant.sessionId);
  const verdict = judgeCode(grant, {
    appId: app.id,
    redirectUri: shown.redirectUri,
    verifier: shown.codeVerifier,
    sessionLives: session?.userId === grant.userId,
  });
  return { verdict, grant };
}

async function takeRefreshToken(
  transaction: Transaction,
  { app }: Client,
  token: string,
): Promise<Judged> {
  const id = grantOfRefreshToken(token);
  const grant = id === undefined ? undefined : await store.lockGrant(transaction.db, anyGrant, id);
  const row = await store.findRefreshToken(transaction.db, anyGrant, hashToken(token));
  if (grant === undefined || row?.grantId !== grant.id)
    return { verdict: 'unknown', grant: undefined };
  return { verdict: judgeRefreshToken(grant, { appId: app.id, isUsed: row.isUsed }), grant };
}

/** @throws oauth.invalid_grant */
export async function redeemCode(
  { database }: Kernel,
  client: Client,
  shown: ShownGrantWords,
): Promise<Redeemed> {
  const done = await database.transaction({}, async (transaction) => {
    const judged = await takeCode(transaction, client, shown);
    await endIfMisused(transaction, client, judged);
    if (judged.verdict !== 'right') return judged.verdict;
    await store.useCode(transaction.db, anyGrant, judged.grant.id);
    return { grant: judged.grant, refreshToken: await nextRefreshToken(transaction, judged.grant) };
  });
  if (typeof done === 'string') throw told[done]();
  return done;
}

/** One of many at once gets the next; the others show one that was used. @throws oauth.invalid_grant */
export async function redeemRefreshToken(
  { database }: Kernel,
  client: Client,
  token: string,
): Promise<Redeemed> {
  const done = await database.transaction({}, async (transaction) => {
    const judged = await takeRefreshToken(transaction, client, token);
    await endIfMisused(transaction, client, judged);
    if (judged.verdict !== 'right') return judged.verdict;
    const { grant } = judged;
    return { grant, refreshToken: await nextRefreshToken(transaction, grant, hashToken(token)) };
  });
  if (typeof done === 'string') throw told[done]();
  return done;
}

/** RFC 7009: what is unknown, or over, is no mistake; what is another client's is. @throws oauth.invalid_grant */
export async function revokeRefreshToken(
  { database }: Kernel,
  client: Client,
  token: string,
): Promise<void> {
  const isOthers = await database.transaction({}, async (transaction) => {
    const { grant } = await takeRefreshToken(transaction, client, token);
    if (grant === undefined) return false;
    if (grant.appId !== client.app.id) return true;
    if (await store.endGrant(transaction.db, anyGrant, grant.id, 'revoked'))
      noteEnd(transaction, client, { grant, event: 'revoked' });
    return false;
  });
  if (isOthers) throw oauthErrors.invalid_grant(say('The refresh token is of another client.'));
}
