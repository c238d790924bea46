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
  clientOf,
  getProfileAnywhere,
  type OidcProvider,
  type Outgoing,
  type ProfileRow,
  type SamlProvider,
  serviceProviderOf,
  ssoProfileTarget,
  type VerifiedIdentity,
  verifyLogoutRequest,
} from '../../sso-profiles/index.ts';
import * as store from '../store.ts';
import { ssoSignInEvents } from '../vocabulary.ts';

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

/** Undefined: the profile is gone, disabled, or its provider has no way to sign out. */
async function wayOut(
  kernel: Kernel,
  { db, now }: { readonly db: Db; readonly now: Date },
  session: store.SsoSession,
): Promise<Outgoing | undefined> {
  const row = await findEnabled(db, session.profileId);
  if (row === undefined || session.hintSealed === null) return undefined;
  const key = await findOrMakeDataKey(db, kernel.vault, session.organizationId);
  const place = placeOf(session.sessionId, session.organizationId);
  const hint = kernel.vault.open(key, session.hintSealed, place).toString('utf8');
  if (row.protocol === 'saml')
    return buildLogoutRequest(
      row.provider as SamlProvider,
      await serviceProviderOf(kernel, db, row),
      {
        logoutHint: hint,
        sessionIndex: session.sessionIndex ?? undefined,
        requestId: `_${randomHex(20)}`,
        relayState: undefined,
        now,
      },
    );
  const client = await clientOf(kernel, db, row);
  if (client === undefined) return undefined;
  const state = randomToken(16);
  return buildLogoutUrl(row.provider as OidcProvider, client, { idTokenHint: hint, state });
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
  const outgoing = session === undefined ? undefined : await wayOut(kernel, { db, now }, session);
  await endSession(work, scope, actor.sessionId);
  reply.session('user', null);
  return { location: outgoing?.kind === 'redirect' ? outgoing.url : null };
}

/**
 * Their message about signing out. An answer to ours changes nothing, since the session here ended before; a request is
 * followed only when it is signed (SS-13), and once.
 */
export async function receiveLogout(
  kernel: Kernel,
  { work }: { readonly work: Work },
  input: {
    readonly profileId: string;
    readonly samlRequest: string | undefined;
    readonly relayState: string | undefined;
  },
): Promise<{ location: string }> {
  const { db, now } = work;
  const row = await findEnabled(db, input.profileId);
  if (row?.protocol !== 'saml' || input.samlRequest === undefined) return { location: signedOut };
  const provider = row.provider as SamlProvider;
  const sp = await serviceProviderOf(kernel, db, row);
  const { verified } = verifyLogoutRequest(provider, sp, {
    incoming: {
      binding: 'post',
      fields: {
        SAMLRequest: input.samlRequest,
        ...(input.relayState === undefined ? {} : { RelayState: input.relayState }),
      },
    },
    now,
  });
  if (verified === undefined) return { location: `${signedOut}?fault=saml_logout_unsigned` };
  const scope = organizationScope(row.organizationId);
  const isFresh = await store.insertReplay(db, scope, {
    profileId: row.id,
    keyHash: hashToken(`logout ${verified.requestId}`),
    until: verified.replayUntil,
  });
  const { sessionIndexes } = verified;
  const subject = verified.subject.value;
  const sessions = isFresh
    ? await store.listSsoSessions(db, scope, { profileId: row.id, subject, sessionIndexes })
    : [];
  let ended = 0;
  for (const { sessionId, userId } of sessions)
    if (await endSessionQuietly(db, userScope(userId), sessionId, 'ended by the identity provider'))
      ended += 1;
  if (ended > 0)
    work.audit({
      event: ssoSignInEvents.ended_by_provider,
      target: ssoProfileTarget(row),
      organizationId: row.organizationId,
      after: { sessions_ended: ended },
    });
  const response = buildLogoutResponse(provider, sp, {
    inResponseTo: verified.requestId,
    requestId: `_${randomHex(20)}`,
    isDone: isFresh,
    relayState: verified.relayState,
    now,
  });
  return { location: response?.kind === 'redirect' ? response.url : signedOut };
}
