/** Signing out: here and at the identity provider, begun on either side. */
import type { UserActor } from '../../../kernel/actor.ts';
import type { Reply } from '../../../kernel/bind.ts';
import { findOrMakeDataKey } from '../../../kernel/data-keys.ts';
import type { Db } from '../../../kernel/database.ts';
import { AppError } from '../../../kernel/errors.ts';
import { uuidOfSid } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { organizationScope, userScope } from '../../../kernel/scope.ts';
import { hashToken, randomHex, randomToken } from '../../../kernel/secrets.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { endSession, endSessionQuietly } from '../../sessions/index.ts';
import {
  buildLogoutRequest,
  buildLogoutResponse,
  buildLogoutUrl,
  type Check,
  clientOf,
  type FaultName,
  getProfileAnywhere,
  type IncomingLogout,
  logoutParameterOf,
  type OidcProvider,
  type ProfileRow,
  relayStateOf,
  type SamlProvider,
  type SamlServiceProvider,
  serviceProviderOf,
  ssoProfileTarget,
  type VerifiedIdentity,
  verifyLogoutRequest,
  verifyLogoutResponse,
} from '../../sso-profiles/index.ts';
import * as store from '../store.ts';
import { ssoSignInEvents } from '../vocabulary.ts';
import { wayOf } from './forms.ts';

const signedOut = '/sso/signed-out';

const placeOf = (sessionId: string, organizationId: string) => ({
  table: 'sso_sessions',
  column: 'hint_sealed',
  rowId: sessionId,
  organizationId,
});

/** Remembers by which profile a session came, for signing out there too. */
export async function keepSsoSession(
  kernel: Kernel,
  work: Work,
  about: {
    readonly row: ProfileRow;
    readonly identity: VerifiedIdentity;
    readonly userId: string;
    readonly sessionSid: string;
  },
): Promise<void> {
  const { row, identity, userId } = about;
  const sessionId = uuidOfSid('SE', about.sessionSid) ?? '';
  const { organizationId } = row;
  const hint = identity.logoutHint;
  const key = await findOrMakeDataKey(work.db, kernel.vault, organizationId);
  await store.insertSsoSession(work.db, organizationScope(organizationId), {
    sessionId,
    profileId: row.id,
    userId,
    subject: identity.subject,
    sessionIndex: identity.sessionIndex ?? null,
    hintSealed:
      hint === undefined ? null : kernel.vault.seal(key, hint, placeOf(sessionId, organizationId)),
  });
}

/** Where the browser goes to sign out there too; null: the profile is gone, disabled, or its provider has no way to sign out. */
async function wayOut(
  kernel: Kernel,
  { db, now }: { readonly db: Db; readonly now: Date },
  session: store.SsoSession,
): Promise<string | null> {
  const row = await findEnabled(db, session.profileId);
  if (row === undefined || session.hintSealed === null) return null;
  const key = await findOrMakeDataKey(db, kernel.vault, session.organizationId);
  const place = placeOf(session.sessionId, session.organizationId);
  const hint = kernel.vault.open(key, session.hintSealed, place).toString('utf8');
  const relayState = randomToken(32);
  if (row.protocol === 'saml') {
    const requestId = `_${randomHex(20)}`;
    await store.insertLogout(db, organizationScope(row.organizationId), {
      relayHash: hashToken(relayState),
      profileId: row.id,
      requestId,
    });
    const outgoing = buildLogoutRequest(
      row.provider as SamlProvider,
      await serviceProviderOf(kernel, db, row),
      {
        logoutHint: hint,
        sessionIndex: session.sessionIndex ?? undefined,
        requestId,
        relayState,
        now,
      },
    );
    return outgoing === undefined ? null : wayOf(kernel, db, row, outgoing);
  }
  const client = await clientOf(kernel, db, row);
  if (client === undefined) return null;
  const outgoing = buildLogoutUrl(row.provider as OidcProvider, client, {
    idTokenHint: hint,
    state: relayState,
  });
  return outgoing === undefined ? null : wayOf(kernel, db, row, outgoing);
}

async function findEnabled(db: Db, id: string): Promise<ProfileRow | undefined> {
  try {
    const row = await getProfileAnywhere(db, id);
    return row.state === 'enabled' && row.provider !== null ? row : undefined;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

export async function endSsoSession(
  kernel: Kernel,
  { work, reply }: { readonly work: Work & { readonly actor: UserActor }; readonly reply: Reply },
): Promise<{ location: string | null }> {
  const { actor, db, now } = work;
  const scope = userScope(actor.userId);
  const session = await store.findSsoSession(db, scope, actor.sessionId);
  const location = session === undefined ? null : await wayOut(kernel, { db, now }, session);
  await endSession(work, scope, actor.sessionId);
  reply.session('user', null);
  return { location };
}

const stillSignedIn = (fault: FaultName) => ({ location: `${signedOut}?fault=${fault}` });

/** What somebody who cannot be followed is told: the first thing that is wrong with their message. */
const refused = (checks: readonly Check[]) =>
  stillSignedIn(
    (checks.find(({ outcome }) => outcome === 'failed')?.fault ??
      'saml_logout_unsigned') as FaultName,
  );

interface Received {
  readonly work: Work;
  readonly row: ProfileRow;
  readonly sp: SamlServiceProvider;
  readonly incoming: IncomingLogout;
}

/** Their answer to our request, which is believed once. The session here ended before it was asked. */
async function closeOurs({ work, row, sp, incoming }: Received): Promise<{ location: string }> {
  const { db, now } = work;
  const relayState = relayStateOf(incoming);
  const requestId =
    relayState === undefined
      ? undefined
      : await store.takeLogout(db, organizationScope(row.organizationId), {
          relayHash: hashToken(relayState),
          profileId: row.id,
        });
  if (requestId === undefined) return stillSignedIn('saml_logout_unasked');
  const provider = row.provider as SamlProvider;
  const { verified, checks } = verifyLogoutResponse(provider, sp, { incoming, requestId, now });
  return verified === undefined ? refused(checks) : { location: signedOut };
}

async function endSessions(
  work: Work,
  row: ProfileRow,
  of: { readonly subject: string; readonly sessionIndexes: readonly string[] },
): Promise<void> {
  const scope = organizationScope(row.organizationId);
  const sessions = await store.listSsoSessions(work.db, scope, { profileId: row.id, ...of });
  let ended = 0;
  for (const { sessionId, userId } of sessions)
    if (
      await endSessionQuietly(
        work.db,
        userScope(userId),
        sessionId,
        'ended by the identity provider',
      )
    )
      ended += 1;
  if (ended > 0)
    work.audit({
      event: ssoSignInEvents.ended_by_provider,
      target: ssoProfileTarget(row),
      organizationId: row.organizationId,
      after: { sessions_ended: ended },
    });
}

/** Their request to end sessions here: followed only when it is signed (SS-13), and once. */
async function followTheirs(
  kernel: Kernel,
  { work, row, sp, incoming }: Received,
): Promise<{ location: string }> {
  const { db, now } = work;
  const provider = row.provider as SamlProvider;
  const { verified, checks } = verifyLogoutRequest(provider, sp, { incoming, now });
  if (verified === undefined) return refused(checks);
  const isFresh = await store.insertReplay(db, organizationScope(row.organizationId), {
    profileId: row.id,
    keyHash: hashToken(`logout ${verified.requestId}`),
    until: verified.replayUntil,
  });
  if (isFresh)
    await endSessions(work, row, {
      subject: verified.subject.value,
      sessionIndexes: verified.sessionIndexes,
    });
  const response = buildLogoutResponse(provider, sp, {
    inResponseTo: verified.requestId,
    requestId: `_${randomHex(20)}`,
    isDone: isFresh,
    relayState: verified.relayState,
    now,
  });
  return {
    location: response === undefined ? signedOut : await wayOf(kernel, db, row, response),
  };
}

/** A message of a provider about signing out, by either binding. Nothing is done for one that is not signed. */
export async function receiveLogout(
  kernel: Kernel,
  { work }: { readonly work: Work },
  { profileId, incoming }: { readonly profileId: string; readonly incoming: IncomingLogout },
): Promise<{ location: string }> {
  const row = await findEnabled(work.db, profileId);
  if (row?.protocol !== 'saml') return stillSignedIn('sso_profile_unusable');
  const sp = await serviceProviderOf(kernel, work.db, row);
  const received: Received = { work, row, sp, incoming };
  switch (logoutParameterOf(incoming)) {
    case 'SAMLRequest':
      return followTheirs(kernel, received);
    case 'SAMLResponse':
      return closeOurs(received);
    case undefined:
      return stillSignedIn('saml_logout_unsigned');
  }
}
