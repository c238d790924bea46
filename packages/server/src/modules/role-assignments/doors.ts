/** By what right a role is given or taken: what the caller holds at the place, and whose people may receive it. */

import type { MemberActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { type AccountScope, accountScope, type OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getAccount } from '../accounts/index.ts';
import type { Door } from './service.ts';
import { getHeldUnderLock } from './standing.ts';

/** An account of the organization in the path. @throws request.not_found for any other */
async function accountOf(
  db: Db,
  scope: OrganizationScope,
  accountId: string,
): Promise<AccountScope> {
  const asked = accountScope({
    accountId,
    parentAccountId: null,
    organizationId: scope.organizationId,
  });
  const row = await getAccount(db, asked);
  if (row.organizationId !== scope.organizationId)
    throw requestErrors.not_found(say('There is no such account here.'));
  return accountScope({
    accountId,
    parentAccountId: row.parentAccountId,
    organizationId: scope.organizationId,
  });
}

export async function doorOfAccount(
  authorizer: Authorizer,
  work: Work & { actor: MemberActor },
  scope: AccountScope,
): Promise<Door> {
  return { scope, held: await getHeldUnderLock(authorizer, work, scope), people: scope };
}

/** The door of an organization, for a role on it or on one of its accounts. The engine has locked its row. */
export async function doorOfOrganization(
  authorizer: Authorizer,
  work: Work & { actor: MemberActor },
  at: { scope: OrganizationScope; held: Held },
  accountId: string | undefined,
): Promise<Door> {
  if (accountId === undefined) return { ...at, people: at.scope };
  const scope = await accountOf(work.db, at.scope, accountId);
  const standing = await authorizer.atAccount(work.db, work.actor, accountId);
  return { scope, held: standing?.held ?? at.held, people: at.scope };
}
