/** People from outside on the accounts of an organization: whether a policy lets them, asked wherever a role is given and access is decided. */
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import type { AccountScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import { findRefusal, type OutsiderRefusal } from './outsiders-store.ts';

/** What the policy says, to whoever would let somebody in or come in. */
export const refusalWords = ({ access, organizationName: organization }: OutsiderRefusal): Text =>
  access === 'not_allowed'
    ? say('{organization} lets nobody from outside onto this account.', { organization })
    : say(
        '{organization} lets people from outside onto this account only through its Owner and Administrators. Ask one of them to invite this person.',
        { organization },
      );

export const outsiderRefused = (refusal: OutsiderRefusal) =>
  requestErrors.outsider_not_allowed(refusalWords(refusal), {
    whoCan: say('The Owner or an Administrator of {organization}', {
      organization: refusal.organizationName,
    }),
  });

/** Looked at when nothing was given: somebody holds it already, or it was refused. @throws request.outsider_not_allowed */
export async function assertNotRefused(
  db: Db,
  scope: AccountScope,
  given: { readonly userId: string; readonly grantedBy: string | null },
): Promise<void> {
  const refusal = await findRefusal(db, scope, given);
  if (refusal !== undefined) throw outsiderRefused(refusal);
}
