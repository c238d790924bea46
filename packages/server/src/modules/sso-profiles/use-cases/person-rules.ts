/** How single people sign in, whatever their domain does. */
import type { UserActor } from '../../../kernel/actor.ts';
import type { Db } from '../../../kernel/database.ts';
import { requestErrors } from '../../../kernel/errors.ts';
import { sid } from '../../../kernel/ids.ts';
import { toPage } from '../../../kernel/paging.ts';
import type { PageRequest } from '../../../kernel/route.ts';
import { type OrganizationScope, userScope } from '../../../kernel/scope.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { findOwnedOrganization } from '../../organizations/index.ts';
import { findUser, type UserRow, userTarget } from '../../users/index.ts';
import * as people from '../people-store.ts';
import { ssoProfileErrors, ssoProfileEvents } from '../vocabulary.ts';
import { assertMayConfigure } from './profiles.ts';

export type PersonRuleName = 'exempt' | 'required' | 'by_domain';

const presentRule = (row: people.PersonRule) => ({
  user_sid: sid('US', row.userId),
  name: row.name,
  email: row.email,
  rule: row.rule,
  reason: row.reason,
  set_by: row.setBy,
  set_at: row.setAt.toISOString(),
});

export async function listPersonRules(db: Db, scope: OrganizationScope, page: PageRequest) {
  const rows = await people.listPersonRules(db, scope, page);
  return toPage(rows, page, (row) => [row.setKey, row.userId], presentRule);
}

/** @throws sso_profile.person_not_managed */
export async function getManaged(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<UserRow> {
  const user = await findUser(db, userScope(userId));
  if (user === undefined || user.organizationId !== scope.organizationId)
    throw ssoProfileErrors.person_not_managed(
      say('One of the people is not a managed user of the organization.'),
    );
  return user;
}

/** Named in the path: a stranger is not found. @throws request.not_found */
async function getOwn(db: Db, scope: OrganizationScope, userId: string): Promise<UserRow> {
  const user = await findUser(db, userScope(userId));
  if (user?.organizationId !== scope.organizationId)
    throw requestErrors.not_found(say('There is no such managed user here.'));
  return user;
}

/** @throws sso_profile.person_not_managed, sso_profile.owner_keeps_password */
export async function putPersonRule(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  asked: { readonly userId: string; readonly rule: 'exempt' | 'required'; readonly reason: string },
): Promise<UserRow> {
  const user = await getManaged(work.db, scope, asked.userId);
  const owned = await findOwnedOrganization(work.db, userScope(user.id));
  if (asked.rule === 'required' && owned === scope.organizationId)
    throw ssoProfileErrors.owner_keeps_password(
      say('{name} is the Owner.', { name: user.fullName }),
      { whoCan: say('The Owner, by handing the organization over first') },
    );
  await people.upsertPersonRule(work.db, scope, { ...asked, setBy: work.actor.userId });
  return user;
}

/** @throws request.not_found, sso_profile.owner_keeps_password, sso_profile.already */
export async function setPersonRule(
  work: Work & { actor: UserActor },
  scope: OrganizationScope,
  asked: { readonly userId: string; readonly rule: PersonRuleName; readonly reason: string },
) {
  const user = await getOwn(work.db, scope, asked.userId);
  const before = await people.findPersonRule(work.db, scope, user.id);
  const { rule, reason } = asked;
  if ((before?.rule ?? 'by_domain') === rule && (before?.reason ?? '') === reason)
    throw ssoProfileErrors.already(
      say('That is decided for {name} already.', { name: user.fullName }),
    );
  if (rule === 'by_domain') await people.deletePersonRule(work.db, scope, user.id);
  else {
    // Opening a way is always possible; closing one is setting up.
    if (rule === 'required') await assertMayConfigure(work.db, scope);
    await putPersonRule(work, scope, { userId: user.id, rule, reason });
  }
  work.audit({
    event: ssoProfileEvents.person_rule_changed,
    target: userTarget(user),
    organizationId: scope.organizationId,
    before: { rule: before?.rule ?? 'by_domain' },
    after: { rule, reason },
  });
  const after = await people.findPersonRule(work.db, scope, user.id);
  if (after !== undefined) return presentRule(after);
  return {
    user_sid: sid('US', user.id),
    name: user.fullName,
    email: user.emailAsTyped,
    rule: 'by_domain' as const,
    reason: '',
    set_by: null,
    set_at: null,
  };
}

/** @throws request.not_found */
export async function unlinkIdentities(
  work: Work,
  scope: OrganizationScope,
  userId: string,
): Promise<undefined> {
  const user = await getOwn(work.db, scope, userId);
  const unlinked = await people.deleteIdentitiesOfPerson(work.db, scope, userId);
  if (unlinked === 0) return undefined;
  work.audit({
    event: ssoProfileEvents.identity_unlinked,
    target: userTarget(user),
    organizationId: scope.organizationId,
    before: { identities: unlinked },
  });
  return undefined;
}
