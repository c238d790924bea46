/** What every act on somebody's login begins and ends with: may the caller, is it possible now, and who is told. */

import type { Held } from '../../kernel/authorization.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say, type Text, type TextValue } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { getUserForUpdate, type UserEvent, userLifecycle, userTarget } from '../users/index.ts';
import { type AboutLogin, loginMail } from './mails.ts';
import { assertMayActOn } from './rules.ts';
import { getPerson } from './service.ts';
import type { PersonRow } from './store.ts';
import { organizationUserErrors } from './vocabulary.ts';

/** Whom an act is about, and by what right. */
export interface Act {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly held: Held;
  readonly userId: string;
  /** Where no person decided: why, for the log, and as the mail says it. */
  readonly reason?: { readonly word: string; readonly sentence: Text };
}

/**
 * Locks the person, and checks as they are then that the caller may act on their login. The organization's row is
 * locked by the caller.
 * @throws request.not_found, organization_user.not_managed, organization_user.is_owner, organization_user.above_own
 */
export async function getTarget(work: Work, act: Act): Promise<PersonRow> {
  await getPerson(work.db, act.scope, act.userId);
  await getUserForUpdate(work.db, userScope(act.userId));
  const row = await getPerson(work.db, act.scope, act.userId);
  const permissions = new Set(
    row.heldRoleIds.flatMap((roleId) => [...(act.catalogue.find(roleId)?.permissions ?? [])]),
  );
  const { isManagedHere, isOwner } = row;
  assertMayActOn({ isManagedHere, isOwner, permissions }, act.held.permissions);
  return row;
}

/** @throws organization_user.already */
export function assertHappens(row: PersonRow, event: UserEvent): void {
  if (userLifecycle.next(row.state, event) !== undefined) return;
  throw organizationUserErrors.already(stateWords(row), {
    facts: { state: row.state },
    ...(row.state === 'suspended'
      ? { whoCan: say('The operator, by lifting the suspension') }
      : {}),
  });
}

const stateWords = ({ name, state }: PersonRow) =>
  say(
    '{name} is {state, select, active {active} inactive {deactivated} suspended {suspended by the operator} other {to be deleted}}.',
    { name, state },
  );

export const targetOf = (row: PersonRow) => userTarget({ id: row.id, fullName: row.name });

/** Who acts, as mails call them. */
export const actorName = (work: Work): TextValue =>
  work.actor.kind === 'user' || work.actor.kind === 'machine'
    ? work.actor.name
    : say('An administrator');

/** Tells the person what became of their login, and whom to ask. */
export function tell(
  work: Work,
  act: Pick<Act, 'scope'>,
  row: Pick<PersonRow, 'email'>,
  said: Pick<AboutLogin, 'subject' | 'paragraphs' | 'leadsToSignIn'>,
): void {
  work.mail(loginMail({ to: row.email, organizationId: act.scope.organizationId, ...said }));
}
