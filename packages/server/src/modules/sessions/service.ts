/** Use cases of sessions: signing in and out, proving oneself again, ending sessions. */
import type { Outside, UserActor } from '../../kernel/actor.ts';
import type { PrepareContext, Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { isRefused, refusedNetwork } from '../../kernel/networks.ts';
import { NotedRefusal } from '../../kernel/noted-refusal.ts';
import type { RouteDefinition } from '../../kernel/route.ts';
import { type UserScope, userScope } from '../../kernel/scope.ts';
import { hashToken, randomToken } from '../../kernel/secrets.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type AcceptedPassword,
  acceptPassword,
  findPasswordHash,
  findUserByEmail,
  getUser,
  getUserForUpdate,
  measurePassword,
  notePasswordMet,
  passwordOwner,
  presentUser,
  readEmail,
  stampSignIn,
  type UserRow,
  upsertPassword,
  userErrors,
  userEvents,
  userTarget,
} from '../users/index.ts';
import { askEmergencyAccess } from './emergency.ts';
import { assertStillSignedIn, endOtherSessions } from './ending.ts';
import { countTry, forgetTries } from './guessing.ts';
import { assertPasswordIsEnough, type Checked, checkSecondFactor } from './half-sessions.ts';
import { noteBrowser } from './known-browsers.ts';
import { passwordChangedMail } from './mails.ts';
import { readProgram } from './programs.ts';
import type { RefusalReason } from './refusal-reasons.ts';
import { useRememberedBrowser } from './remembered-browsers.ts';
import {
  assertFactorIsEnough,
  type CheckedFactor,
  type FactorLevel,
  levelOf,
  type TypedProof,
} from './second-factors.ts';
import { assertNoSsoRequired, offeredSso, passwordUsed } from './single-sign-on.ts';
import * as store from './store.ts';
import { sessionErrors, sessionEvents } from './vocabulary.ts';

type Context = Pick<PrepareContext<RouteDefinition>, 'db' | 'addressPrefix' | 'denied' | 'browser'>;

export function presentSession(row: store.SessionRow, currentId: string | null) {
  return {
    sid: sid('SE', row.id),
    is_current: row.id === currentId,
    method: row.method,
    transport: row.transport,
    client_address: row.clientAddress,
    user_agent: row.userAgent,
    ...readProgram(row.userAgent),
    second_factor: row.factorLevel > 0,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  };
}

/** Hides which login it was in the log of refusals: enough to see a pattern, too little to learn an address (AL-07). */
const hintOf = (email: string) => `${email.slice(0, 2)}…@${email.split('@')[1] ?? ''}`;

/** What the domain of an address does: whether there is a login is never told (SS-19). */
export async function readSignInOptions(db: Db, emailText: string) {
  const offered = await offeredSso.ask(db, readEmail(emailText).domain);
  if (offered === undefined) return { methods: ['password' as const], sso_profile_sid: null };
  return {
    methods: offered.isRequired ? ['sso' as const] : ['sso' as const, 'password' as const],
    sso_profile_sid: sid('JB', offered.profileId),
  };
}

const subjectOf = ({ id, organizationId, emailDomain }: UserRow, proven?: FactorLevel) => ({
  emailDomain,
  user: { id, organizationId, proven },
});

interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly transport: 'cookie' | 'bearer';
  readonly second_factor?: TypedProof | undefined;
}

/** Who has proven themselves, as of that time, and by what beside the password. A remembered browser proves nothing: it is asked less of. */
export interface ProvenUser extends Checked {
  readonly user: UserRow;
}

/** Whose password is looked up for an address without a login: the answer takes the same work (AU-07). */
const idOfNobody = '00000000-0000-0000-0000-000000000000';

/**
 * Checks a password for signing in. The same work and the same refusal for an unknown address, a wrong password and
 * a login that may not sign in (AU-07). Where a domain is under single sign-on, that is the refusal for all of them. What
 * else somebody has to prove is told to whoever has the password, and to nobody else.
 * @throws session.refused, user.sso_required, session.new_password_required, session.factor_required, session.factor_refused
 */
export async function checkSignIn(
  kernel: Kernel,
  context: Context,
  input: SignInInput,
): Promise<ProvenUser> {
  const email = readEmail(input.email);
  const guess = { at: 'password', email: email.normal } as const;
  await countTry(kernel, context, guess);
  const user = await findUserByEmail(context.db, email);
  const hash = await findPasswordHash(context.db, userScope(user?.id ?? idOfNobody));
  const matches =
    hash === undefined
      ? await kernel.passwords.verifyAgainstNothing(input.password)
      : await kernel.passwords.verify(hash, input.password);
  if (user !== undefined && matches === true && user.state === 'active') {
    await assertNoSsoRequired(context.db, subjectOf(user));
    await forgetTries(kernel, context, guess);
    await assertLongEnough(context, user, { hash, typed: input.password });
    return { user, ...(await checkSecondFactor(kernel, context, user, input)) };
  }
  await assertNoSsoRequired(context.db, { emailDomain: email.domain, user: undefined });
  const target =
    user === undefined ? { type: 'user', sid: '', name: hintOf(email.normal) } : userTarget(user);
  await context.denied(
    { event: sessionEvents.refused, target, organizationId: user?.organizationId ?? null },
    'wrong_credentials' satisfies RefusalReason,
  );
  throw sessionErrors.refused(say('Nobody signs in with this address and password.'));
}

/**
 * Whether a password is as long as a policy asks shows when it is typed, and is told once it was right. It proves nothing any more:
 * what a guesser would have found is no way to set the next one, which goes by mail. Of one that is long enough that is noted.
 * @throws session.new_password_required
 */
async function assertLongEnough(
  context: Context,
  user: UserRow,
  { hash, typed }: { readonly hash: string | undefined; readonly typed: string },
): Promise<void> {
  const { tooShort: short, metCharacters } = await measurePassword(
    context.db,
    user.organizationId,
    typed,
  );
  if (short === undefined) {
    if (metCharacters !== null && hash !== undefined)
      await notePasswordMet(context.db, userScope(user.id), { hash, metCharacters });
    return;
  }
  const { organizationId } = user;
  await context.denied(
    { event: sessionEvents.refused, target: userTarget(user), organizationId },
    'password_too_short' satisfies RefusalReason,
  );
  const { rule, ...extras } = short;
  throw sessionErrors.new_password_required(
    say('{rule} Yours is right, and shorter. Choose a new one to go on.', { rule }),
    extras,
  );
}

export interface StartSession {
  readonly user: UserRow;
  readonly transport: 'cookie' | 'bearer';
  /** How they proved who they are: password, sign_up, invitation. */
  readonly method: string;
  /** When they proved it, where that is not now. */
  readonly authenticatedAt?: Date;
  /** What was proven beside it. */
  readonly factorLevel?: FactorLevel;
  /** A passkey was proven at this moment: the emergency access may be theirs. */
  readonly isByPasskey?: boolean;
  /** A session of theirs let it in: there is nothing to tell them. */
  readonly isFromKnown?: true;
  /** By when it has to be over, where somebody else says so; it makes no session longer. */
  readonly endsBy?: Date | undefined;
}

/**
 * Begins a session and hands its secret over: by cookie, or once in the answer. Writes no audit event.
 * @throws request.network_refused
 */
export async function startSession(work: Work, reply: Reply, input: StartSession) {
  const secret = randomToken(32);
  const scope = userScope(input.user.id);
  const row = await store.insertSession(work.db, scope, {
    id: newId(),
    secretHash: hashToken(secret),
    credentialEpoch: input.user.credentialEpoch,
    transport: input.transport,
    method: input.method,
    clientAddress: work.origin.clientAddress,
    userAgent: work.origin.userAgent.slice(0, 300),
    lifetimeSeconds: store.lifetimeSeconds,
    authenticatedAt: input.authenticatedAt,
    factorLevel: input.factorLevel ?? 0,
    endsBy: input.endsBy,
  });
  const isOutside = isRefused(row.outside);
  const isLetPast =
    input.isByPasskey === true &&
    (await askEmergencyAccess(work, { user: input.user, sessionId: row.id, isOutside }));
  // Whoever comes here has proven who they are: nobody else learns of the rule.
  if (isRefused(row.outside) && !isLetPast)
    throw refusedFrom(row.outside, input.user, work.origin.clientAddress);
  // Locks the login, too.
  await stampSignIn(work.db, scope);
  if (input.transport === 'cookie') {
    reply.session('user', secret, row.expiresAt);
    await endReplacedSession(work);
  }
  if (input.isFromKnown !== true) await noteBrowser({ work, reply }, input.user, row);
  return {
    session: presentSession(row, row.id),
    user: presentUser(await getUser(work.db, scope)),
    token: input.transport === 'bearer' ? secret : null,
  };
}

/** Their administrators see that somebody who proved who they are was turned away, once in a while for each place. */
function refusedFrom(outside: Outside, user: UserRow, address: string): NotedRefusal {
  return new NotedRefusal(refusedNetwork(outside, address), {
    entry: {
      event: sessionEvents.refused,
      target: userTarget(user),
      organizationId: user.organizationId,
    },
    reason: 'outside_networks' satisfies RefusalReason,
    subject: user.id,
  });
}

/** The cookie that the browser held so far is overwritten: nobody else shall go on with it (SE-02). */
async function endReplacedSession({ db, actor }: Work): Promise<void> {
  if (actor.kind !== 'user') return;
  const scope = userScope(actor.userId);
  const before = await store.findSession(db, scope, actor.sessionId);
  if (before?.transport === 'cookie')
    await store.endSession(db, scope, before.id, 'replaced by signing in again');
}

export async function signIn(
  work: Work,
  reply: Reply,
  { user, factor, remembered }: ProvenUser,
  transport: 'cookie' | 'bearer',
) {
  // Read again inside the transaction: a deactivation or a new password in between wins.
  const current = await getUser(work.db, userScope(user.id));
  if (current.state !== 'active' || current.credentialEpoch !== user.credentialEpoch)
    throw sessionErrors.refused(say('Nobody signs in with this address and password.'));
  const factorLevel = remembered?.level ?? levelOf(factor?.kind);
  await assertNoSsoRequired(work.db, subjectOf(current, levelOf(factor?.kind)));
  const exceptions: true[] = [];
  if (factor !== undefined || remembered !== undefined)
    await assertFactorIsEnough(work.db, current.id, factorLevel);
  await passwordUsed.publish(work, {
    user: current,
    noteException: () => void exceptions.push(true),
  });
  const used = factor === undefined ? {} : await factor.use(work);
  const use =
    remembered === undefined ? undefined : await useRememberedBrowser(work, current.id, remembered);
  work.audit({
    event: sessionEvents.started,
    target: userTarget(current),
    organizationId: current.organizationId,
    after: {
      method: 'password',
      ...(factor === undefined ? {} : { second_factor: factor.kind, ...used }),
      ...(use === undefined
        ? {}
        : { second_factor: 'remembered', remembered_at: use.rememberedAt.toISOString() }),
      ...(exceptions.length > 0 ? { exception_of_sso: true } : {}),
    },
  });
  return startSession(work, reply, {
    user: current,
    transport,
    method: 'password',
    factorLevel,
    isByPasskey: factor?.kind === 'passkey',
    ...(use === undefined ? {} : { authenticatedAt: use.provenAt }),
  });
}

/** The session that asks, with its user. */
export async function readCurrent(db: Db, actor: UserActor) {
  const scope = userScope(actor.userId);
  const row = await store.findSession(db, scope, actor.sessionId);
  if (row === undefined)
    throw requestErrors.unauthenticated(say('The session has ended. Sign in again.'));
  return {
    session: presentSession(row, row.id),
    user: presentUser(await getUser(db, scope)),
    recently_authenticated: actor.recentlyAuthenticated,
  };
}

/** Where one is signed in, newest first. */
export async function listOwn(db: Db, actor: UserActor) {
  const rows = await store.listSessions(db, userScope(actor.userId));
  return { items: rows.map((row) => presentSession(row, actor.sessionId)) };
}

/** Checks one's own password again. `pointer` is where it stands in the body. @throws user.password_wrong, user.sso_required */
export async function checkOwnPassword(
  kernel: Kernel,
  context: Context,
  actor: UserActor,
  password: string,
  pointer = '/password',
): Promise<{ readonly hash: string | undefined }> {
  await assertNoSsoRequired(
    context.db,
    subjectOf(await getUser(context.db, userScope(actor.userId))),
  );
  const guess = { at: 'password', email: actor.email } as const;
  await countTry(kernel, context, guess);
  const hash = await findPasswordHash(context.db, userScope(actor.userId));
  const matches = hash !== undefined && (await kernel.passwords.verify(hash, password));
  if (!matches) {
    const target = { type: 'user', sid: sid('US', actor.userId), name: actor.name };
    await context.denied(
      { event: sessionEvents.refused, target, organizationId: actor.organizationId },
      'wrong_password' satisfies RefusalReason,
    );
    throw userErrors.password_wrong(say('That is not your password.'), {
      errors: [{ pointer, detail: say('That is not your password.') }],
    });
  }
  await forgetTries(kernel, context, guess);
  return { hash };
}

/** A password is the fresh proof of those who have nothing else. @throws session.factor_required, session.new_password_required, user.password_wrong, user.sso_required */
export async function checkStepUp(
  kernel: Kernel,
  context: Context,
  actor: UserActor,
  password: string,
): Promise<void> {
  await assertPasswordIsEnough(context.db, actor.userId);
  const { hash } = await checkOwnPassword(kernel, context, actor, password);
  const user = await getUser(context.db, userScope(actor.userId));
  await assertLongEnough(context, user, { hash, typed: password });
}

/** A fresh proof gives the session a new secret: whoever copied the old one is out (SE-02). */
export async function stepUp(
  work: Work & { actor: UserActor },
  scope: UserScope,
  reply: Reply,
  factor?: CheckedFactor,
) {
  const used = factor === undefined ? {} : await factor.use(work);
  const secret = randomToken(32);
  const row = await store.renewSession(work.db, scope, work.actor.sessionId, {
    secretHash: hashToken(secret),
    factorLevel: levelOf(factor?.kind),
  });
  if (row === undefined)
    throw requestErrors.unauthenticated(say('The session has ended. Sign in again.'));
  if (row.transport === 'cookie') reply.session('user', secret, row.expiresAt);
  const user = await getUser(work.db, scope);
  work.audit({
    event: sessionEvents.stepped_up,
    target: userTarget(user),
    organizationId: user.organizationId,
    ...(factor === undefined ? {} : { after: { second_factor: factor.kind, ...used } }),
  });
  return {
    session: presentSession(row, row.id),
    user: presentUser(user),
    token: row.transport === 'bearer' ? secret : null,
  };
}

/** Before the transaction: the old password is right, the new one may be one, and is hashed. */
export async function prepareNewPassword(
  kernel: Kernel,
  context: Context,
  actor: UserActor,
  input: { current: string; next: string },
): Promise<AcceptedPassword> {
  await checkOwnPassword(kernel, context, actor, input.current, '/current_password');
  const { passwords } = kernel;
  const { db } = context;
  const owner = passwordOwner(await getUser(db, userScope(actor.userId)));
  return acceptPassword({ db, passwords }, input.next, owner, '/new_password');
}

/** Changes one's password: all other sessions end, this one goes on. */
export async function changePassword(
  work: Work & { actor: UserActor },
  scope: UserScope,
  password: AcceptedPassword,
): Promise<undefined> {
  const user = await getUserForUpdate(work.db, scope);
  await assertStillSignedIn(work, scope);
  await upsertPassword(work.db, scope, password);
  const ended = await endOtherSessions(work, scope, 'password changed');
  work.audit({
    event: userEvents.password_changed,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: { sessions_ended: ended },
  });
  work.mail(passwordChangedMail(user));
  return undefined;
}
