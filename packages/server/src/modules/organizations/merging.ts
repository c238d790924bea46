/** The end of an organization that goes into another one. Its accounts and people have joined that one before. */
import { sid } from '../../kernel/ids.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { organizationEnded } from './ending.ts';
import { changeOrganizationState, organizationEnding, organizationTarget } from './life.ts';
import { organizationEvents } from './vocabulary.ts';

/**
 * Whatever is open about it ends, and its row keeps the SID. Both organizations are locked by the caller.
 * @throws organization.not_in_this_state
 */
export async function endByMerging(
  work: Work,
  scope: OrganizationScope,
  into: { readonly id: string; readonly friendlyName: string },
): Promise<void> {
  await organizationEnding.publish(work, { scope });
  await organizationEnded.publish(work, { scope });
  const before = await changeOrganizationState(work, scope, 'merge', into.id);
  work.audit({
    event: organizationEvents.merged,
    target: organizationTarget(before),
    organizationId: before.id,
    before: { state: before.state, owner_user_sid: sid('US', before.ownerUserId) },
    after: { state: 'merged', into_sid: sid('OR', into.id), into_name: into.friendlyName },
  });
}
