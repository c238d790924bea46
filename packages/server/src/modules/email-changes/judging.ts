/** What a new address would mean for a login as everything stands, and the locks under which that stays true. */

import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { organizationScope, type UserScope, userScope } from '../../kernel/scope.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { findHolder } from '../domains/index.ts';
import { findOwnedOrganization, lockOrganization } from '../organizations/index.ts';
import { administratorsOf, decideSignUp } from '../sign-up-policies/index.ts';
import { getUser, getUserForUpdate, type UserRow } from '../users/index.ts';
import { type Verdict, verdictOn } from './rules.ts';
import { emailChangeErrors } from './vocabulary.ts';

interface Judged {
  readonly verdict: Verdict;
  /** What the new address means, as a sentence. */
  readonly consequence: Text;
  /** Set when the login joins. */
  readonly organizationId: string | undefined;
}

/** What the new address would mean, as everything stands now. @throws email_change.* */
export async function judge(db: Db, user: UserRow, email: EmailAddress): Promise<Judged> {
  if (email.normal === user.email)
    throw emailChangeErrors.same(say('The login has this address already.'), {
      errors: [{ pointer: '/email', detail: say('is the present one') }],
    });
  const decision = await decideSignUp(db, email);
  const holder = await findHolder(db, email.domain);
  const { governedBy } = decision;
  const verdict = verdictOn(
    {
      organizationId: user.organizationId,
      isOwner: (await findOwnedOrganization(db, userScope(user.id))) !== undefined,
    },
    {
      domain: email.domain,
      holder: holder && {
        organizationId: holder.organizationId,
        isProven: holder.state === 'verified',
      },
      outcome: decision.outcome,
      sentence: decision.sentence,
      whoCan: administratorsOf(governedBy),
    },
  );
  if (verdict === 'stays')
    return {
      verdict,
      consequence: say('You sign in with the new address. Nothing else changes.'),
      organizationId: undefined,
    };
  const name = governedBy?.organizationName ?? '';
  return {
    verdict,
    consequence: say(
      'Addresses at {domain} are managed by {name}. You will join {name}: it manages your login and the accounts that you own.',
      { domain: email.domain, name },
    ),
    organizationId: governedBy?.organizationId,
  };
}

/**
 * Locks the organization that the login is in, or comes into, then the login: what was read before is read again.
 * @throws request.busy when the login has just moved
 */
export async function lockForChange(work: Work, scope: UserScope, email: EmailAddress) {
  const before = await getUser(work.db, scope);
  const joining = await judge(work.db, before, email);
  const organizationId = before.organizationId ?? joining.organizationId;
  if (organizationId !== undefined)
    await lockOrganization(work.db, organizationScope(organizationId));
  const user = await getUserForUpdate(work.db, scope);
  const judged = await judge(work.db, user, email);
  if (
    user.organizationId !== before.organizationId ||
    judged.organizationId !== joining.organizationId
  )
    throw requestErrors.busy(say('Something about your login changed just now.'), {
      retryAfterSeconds: 1,
    });
  return { user, judged };
}
