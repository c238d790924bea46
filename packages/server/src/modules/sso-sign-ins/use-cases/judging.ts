/** Whom a verified identity is here: the facts that the rules want, read now, and again under the locks of whoever acts on them. */
import type { Db } from '../../../kernel/database.ts';
import {
  type EmailAddress,
  EmailAddressError,
  parseEmailAddress,
} from '../../../kernel/email-address.ts';
import { organizationScope, userScope } from '../../../kernel/scope.ts';
import { findPendingOf } from '../../invitations/index.ts';
import { decideSignUp } from '../../sign-up-policies/index.ts';
import {
  findLinked,
  hasIdentity,
  type ProfileRow,
  type VerifiedIdentity,
} from '../../sso-profiles/index.ts';
import { findUser, findUserByEmail, type UserRow } from '../../users/index.ts';
import { type KnownLogin, type Verdict, verdictOn } from '../rules.ts';

/** Undefined: none was sent, or it is none that anybody can have here. */
export function readAddress({ email }: VerifiedIdentity): EmailAddress | undefined {
  if (email === undefined) return undefined;
  try {
    return parseEmailAddress(email);
  } catch (error) {
    if (error instanceof EmailAddressError) return undefined;
    throw error;
  }
}

async function knownLogin(
  db: Db,
  row: ProfileRow,
  user: UserRow | undefined,
): Promise<KnownLogin | undefined> {
  if (user === undefined) return undefined;
  const scope = organizationScope(row.organizationId);
  return {
    userId: user.id,
    organizationId: user.organizationId,
    isActive: user.state === 'active',
    domain: user.emailDomain,
    hasOtherIdentity: await hasIdentity(db, scope, { profileId: row.id, userId: user.id }),
  };
}

/** What becomes of an identity, as everything stands. */
export async function judge(db: Db, row: ProfileRow, identity: VerifiedIdentity): Promise<Verdict> {
  const { organizationId } = row;
  const scope = organizationScope(organizationId);
  const email = readAddress(identity);
  const linkedId = await findLinked(db, scope, { profileId: row.id, subject: identity.subject });
  const linked = linkedId === undefined ? undefined : await findUser(db, userScope(linkedId));
  const byAddress = email === undefined ? undefined : await findUserByEmail(db, email);
  const isNew = linked === undefined && byAddress === undefined && email !== undefined;
  const policy = isNew ? await decideSignUp(db, email) : undefined;
  return verdictOn({
    organizationId,
    domains: row.domains,
    domain: email?.domain ?? null,
    linked: await knownLogin(db, row, linked),
    byAddress: await knownLogin(db, row, byAddress),
    isInvited: isNew && (await findPendingOf(db, { organizationId, email })) !== undefined,
    createsPeople: row.createsPeople,
    mayJoin: policy?.outcome === 'joins' && policy.governedBy?.organizationId === organizationId,
  });
}
