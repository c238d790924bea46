/** From a verified answer to a session: once, for whom the rules say, as everything stands inside the transaction. */

import type { Authorizer } from '../../../kernel/authorization.ts';
import type { PrepareContext, Reply } from '../../../kernel/bind.ts';
import { sid } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import type { RouteDefinition } from '../../../kernel/route.ts';
import { organizationScope, userScope } from '../../../kernel/scope.ts';
import { hashToken } from '../../../kernel/secrets.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { acceptVouched } from '../../invitations/index.ts';
import { findOwnedOrganization, lockOrganization } from '../../organizations/index.ts';
import { getGrantableRole, grantRole } from '../../role-assignments/index.ts';
import { type RoleCatalogue, roleSids } from '../../roles/index.ts';
import { sessionEvents, startSession } from '../../sessions/index.ts';
import {
  type FaultName,
  getProfile,
  insertIdentity,
  type ProfileRow,
  ssoProfileTarget,
  touchIdentity,
  type VerifiedIdentity,
} from '../../sso-profiles/index.ts';
import {
  createUser,
  getUser,
  getUserForUpdate,
  type UserRow,
  userTarget,
} from '../../users/index.ts';
import { readPerson, type Verdict } from '../rules.ts';
import * as store from '../store.ts';
import { keepSsoSession } from './ending.ts';
import { applyMappings, weighMappings } from './granting.ts';
import { judge, readAddress } from './judging.ts';
import { anyRequest, refusal } from './requests.ts';
import { finishTest } from './testing.ts';
import { assertUnchanged, type CompleteInput, type Verified, verifyAnswer } from './verifying.ts';

export interface Tools {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

type Preparing = Pick<PrepareContext<RouteDefinition>, 'db' | 'browser' | 'denied'>;

/** A refusal of a real sign-in is written down: the call itself leaves nothing. */
async function deny(
  context: Preparing,
  { row, request }: Verified,
  about: {
    readonly fault: FaultName;
    readonly found?: string;
    readonly email?: string | undefined;
  },
) {
  const { fault, found, email } = about;
  await store.keepOutcome(context.db, anyRequest, request.id, 'refused');
  await context.denied(
    {
      event: sessionEvents.refused,
      target: {
        ...ssoProfileTarget(row),
        name: `${row.name}${email === undefined ? '' : ` (${email})`}`,
      },
      organizationId: row.organizationId,
    },
    `single sign-on: ${fault}${found === undefined ? '' : `: ${found}`}`,
  );
  return refusal(fault, row, found);
}

/** Before the transaction: verified by the protocol, and allowed by the rules as they are now. @throws sso_sign_in.refused */
export async function prepareCompletion(
  { kernel }: Tools,
  context: Preparing,
  input: CompleteInput,
): Promise<Verified> {
  const verified = await verifyAnswer(kernel, context, input);
  const { request, row, diagnosis } = verified;
  if (request.testId !== null) return verified;
  const { identity } = diagnosis;
  if (identity === undefined) {
    const failed = diagnosis.checks.find(({ outcome }) => outcome === 'failed');
    const refused = await deny(context, verified, {
      fault: (failed?.fault ?? 'sso_request_over') as FaultName,
      found: failed?.found ?? '',
    });
    // Whoever posts an encrypted assertion must not learn how far it was understood (T122).
    throw diagnosis.wasEncrypted === true ? refusal('sso_answer_refused', row) : refused;
  }
  const verdict = await judge(context.db, row, identity);
  if (verdict.kind === 'refuse')
    throw await deny(context, verified, { fault: verdict.fault, email: identity.email });
  return verified;
}

/** Names, or what stands in for them: somebody has to be called something. */
function namesOf(row: ProfileRow, identity: VerifiedIdentity) {
  const { firstName, lastName } = readPerson(identity, row);
  const local = (identity.email ?? identity.subject).split('@')[0] ?? '';
  return { firstName: firstName ?? (local.slice(0, 64) || '?'), lastName: lastName ?? '' };
}

async function create(
  { catalogue }: Tools,
  work: Work,
  row: ProfileRow,
  identity: VerifiedIdentity,
): Promise<UserRow> {
  const email = readAddress(identity);
  if (email === undefined) throw refusal('sso_email_unusable', row);
  const user = await createUser(work, {
    email,
    ...namesOf(row, identity),
    password: null,
    organizationId: row.organizationId,
    joinedBy: 'sso',
  });
  await grantRole(work, organizationScope(row.organizationId), {
    userId: user.id,
    role: getGrantableRole(catalogue, roleSids.standardUser, 'organization'),
    grantedBy: null,
  });
  return user;
}

/** What the log says beside the event itself. */
type Noted = Readonly<Record<string, readonly string[]>>;

async function findOrMakeUser(
  tools: Tools,
  work: Work,
  about: {
    readonly row: ProfileRow;
    readonly identity: VerifiedIdentity;
    readonly verdict: Verdict;
    readonly noted: Noted;
  },
): Promise<UserRow> {
  const { row, identity, verdict, noted } = about;
  switch (verdict.kind) {
    case 'refuse':
      throw refusal(verdict.fault, row);
    case 'create':
      return create(tools, work, row, identity);
    case 'accept': {
      const email = readAddress(identity);
      if (email === undefined) throw refusal('sso_email_unusable', row);
      const { organizationId } = row;
      return acceptVouched(tools, work, {
        organizationId,
        email,
        ...namesOf(row, identity),
        noted,
      });
    }
    case 'sign_in':
    case 'link':
      return getUser(work.db, userScope(verdict.userId));
  }
}

/** The organization first, then the profile, then the login; what was decided before is decided again. */
async function decideUnderLocks(
  work: Work,
  { row: before, request }: Verified,
  identity: VerifiedIdentity,
) {
  const scope = organizationScope(before.organizationId);
  const early = await judge(work.db, before, identity);
  // A plain sign-in decides nothing about membership or roles, so that thousands at once do not wait for each other.
  const decidesMore = early.kind !== 'sign_in' || before.roleMappings.length > 0;
  if (decidesMore) await lockOrganization(work.db, scope);
  const row = await getProfile(work.db, scope, before.id, 'share');
  assertUnchanged(row, request);
  if ('userId' in early) await getUserForUpdate(work.db, userScope(early.userId));
  const verdict = await judge(work.db, row, identity);
  // Between the two somebody was unlinked or moved: not without the locks.
  if (verdict.kind !== early.kind && !decidesMore) throw refusal('sso_request_over', row);
  return { row, verdict };
}

async function link(
  work: Work,
  row: ProfileRow,
  about: { readonly identity: VerifiedIdentity; readonly user: UserRow; readonly verdict: Verdict },
): Promise<void> {
  const { identity, user, verdict } = about;
  const scope = organizationScope(row.organizationId);
  const key = { profileId: row.id, subject: identity.subject, email: identity.email ?? null };
  if (verdict.kind === 'sign_in') return touchIdentity(work.db, scope, key);
  if (!(await insertIdentity(work.db, scope, { ...key, userId: user.id })))
    throw refusal('sso_other_identity', row);
}

async function signIn(
  tools: Tools,
  { work, reply }: { readonly work: Work; readonly reply: Reply },
  verified: Verified,
  identity: VerifiedIdentity,
) {
  const { row, verdict } = await decideUnderLocks(work, verified, identity);
  const { groups } = readPerson(identity, row);
  const { counting, withheld } = await weighMappings(tools, work.db, row, groups);
  const noted: Noted = withheld.length === 0 ? {} : { roles_not_given: withheld };
  const user = await findOrMakeUser(tools, work, { row, identity, verdict, noted });
  await link(work, row, { identity, user, verdict });
  const isOwner = (await findOwnedOrganization(work.db, userScope(user.id))) === row.organizationId;
  await applyMappings(work, tools.catalogue, { row, user, counting, isOwner });
  const started = await startSession(work, reply, {
    user,
    transport: 'cookie',
    method: 'sso',
    endsBy: identity.sessionEndsBy,
  });
  await keepSsoSession(tools.kernel, work, {
    row,
    identity,
    userId: user.id,
    sessionSid: started.session.sid,
  });
  // Accepting writes the event of the invitation.
  if (verdict.kind !== 'accept')
    work.audit({
      event: sessionEvents.started,
      target: userTarget(user),
      organizationId: row.organizationId,
      after: {
        method: 'sso',
        sso_profile_sid: sid('JB', row.id),
        ...(verdict.kind === 'sign_in' ? {} : { linked: true }),
        ...(verdict.kind === 'create' ? { created: true } : {}),
        ...noted,
      },
    });
  return started;
}

/** @throws sso_sign_in.refused */
export async function complete(
  tools: Tools,
  context: { readonly work: Work; readonly reply: Reply },
  verified: Verified,
) {
  const { work } = context;
  const { row, pending, request, diagnosis } = verified;
  const { identity } = diagnosis;
  const isFresh =
    identity === undefined ||
    (await store.insertReplay(work.db, organizationScope(row.organizationId), {
      profileId: row.id,
      keyHash: hashToken(identity.replayKey),
      until: identity.replayUntil,
    }));
  if (request.testId !== null) {
    const test = await finishTest(tools, work, {
      row,
      testId: request.testId,
      diagnosis,
      isFresh,
    });
    return { outcome: 'tested' as const, return_to: null, session: null, test };
  }
  if (identity === undefined || !isFresh) throw refusal('sso_replay', row);
  const session = await signIn(tools, context, verified, identity);
  await store.keepOutcome(work.db, anyRequest, request.id, 'signed_in');
  return {
    outcome: 'signed_in' as const,
    return_to: pending.returnTo,
    session,
    test: null,
  };
}
