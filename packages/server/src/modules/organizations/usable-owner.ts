/**
 * An organization always has an Owner who can sign in. Every use case that could end that asks here, in its transaction
 * and after its change, with the organization locked: who comes second sees what the first one did.
 */

import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { ownerProblem } from './rules.ts';
import { findEmergencyOwner, readOwnerStanding } from './usable-owner-store.ts';
import { organizationErrors } from './vocabulary.ts';

/**
 * Refuses the change that was made in this transaction when it leaves the organization without a usable Owner.
 * @throws organization.owner_unusable
 */
export async function assertOwnerStaysUsable(
  work: Pick<Work, 'db'>,
  scope: OrganizationScope,
): Promise<void> {
  const owner = await readOwnerStanding(work.db, scope);
  const problem = owner === undefined ? undefined : ownerProblem(owner);
  if (problem === undefined) return;
  throw organizationErrors.owner_unusable(problem, {
    whoCan: say('The Owner, by handing the organization over first'),
  });
}

/**
 * Asked by whatever closes ways in, single sign-on and networks alike: the Owner can sign in at all, and is told whether anybody gets in
 * when nobody does by the rule. The emergency access is locked, so that it is not lost at the same moment.
 * @throws organization.owner_unusable
 */
export async function assertOwnerGetsIn(
  work: Pick<Work, 'db' | 'impact'>,
  scope: OrganizationScope,
  closes: 'single_sign_on' | 'networks',
): Promise<void> {
  await assertOwnerStaysUsable(work, scope);
  const named = await findEmergencyOwner(work.db, scope);
  if (named !== undefined) {
    work.impact.you(
      say('In an emergency {name} gets in past it by a passkey, and the administrators are told.', {
        name: named,
      }),
    );
    return;
  }
  work.impact.you(
    closes === 'networks'
      ? say(
          'Nobody has emergency access: when nobody can come from these networks any more, nobody gets in, the Owner neither. The Owner can be named on the page of security policies.',
        )
      : say(
          'Nobody has emergency access: when the identity provider fails, the Owner gets in by a password or a code, which can be phished. The Owner can be named on the page of security policies.',
        ),
  );
}
