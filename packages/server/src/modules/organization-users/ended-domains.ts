/**
 * What becomes of the people when their organization holds their domain no more: a job releases them, in batches that
 * each commit alone. It picks whoever is still managed there, so it goes on where it was stopped, and two at once do
 * no harm.
 */
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { countReleased } from '../domains/index.ts';
import { getOrganization, lockOrganization } from '../organizations/index.ts';
import { userTarget } from '../users/index.ts';
import { releaseUser } from './leaving.ts';
import { releasedMail } from './mails.ts';
import { listManagedUnder } from './store.ts';
import { organizationUserEvents } from './vocabulary.ts';

export const releaseJob = 'organization_users.release_domain';
const atOnce = 25;

export interface EndedDomain {
  readonly scope: OrganizationScope;
  readonly domainId: string;
  readonly name: string;
}

/** In the transaction that ends the holding. */
export async function startReleasing(work: Work, ended: EndedDomain): Promise<void> {
  work.enqueue({
    name: releaseJob,
    payload: {
      organization_id: ended.scope.organizationId,
      domain_id: ended.domainId,
      domain_name: ended.name,
    },
    key: `release-domain:${ended.domainId}`,
  });
  await Promise.resolve();
}

/** Answers whether there may be more. */
async function releaseSome(work: Work, { scope, domainId, name }: EndedDomain): Promise<boolean> {
  await lockOrganization(work.db, scope);
  const { ownerUserId, friendlyName } = await getOrganization(work.db, scope);
  const userIds = await listManagedUnder(work.db, scope, name, atOnce);
  for (const userId of userIds) {
    const heir = { heirUserId: ownerUserId, heirMayBeInactive: true };
    const released = await releaseUser(work, { scope, userId, ...heir });
    work.audit({
      event: organizationUserEvents.released,
      target: userTarget(released.user),
      organizationId: scope.organizationId,
      before: { organization: friendlyName, domain: name },
      after: {
        accounts_passed_on: released.passedOn.map((account) => account.friendlyName),
        roles_ended: released.rolesEnded,
      },
    });
    work.mail(
      releasedMail(released.user, {
        organizationName: friendlyName,
        domain: name,
        accounts: released.passedOn.map((account) => account.friendlyName),
      }),
    );
  }
  const isFinished = userIds.length < atOnce;
  await countReleased(work, scope, domainId, { people: userIds.length, isFinished });
  return !isFinished;
}

export async function releaseDomain(kernel: Kernel, payload: unknown): Promise<void> {
  const asked = payload as { organization_id: string; domain_id: string; domain_name: string };
  const ended = {
    scope: organizationScope(asked.organization_id),
    domainId: asked.domain_id,
    name: asked.domain_name,
  };
  let goesOn = true;
  while (goesOn) goesOn = await kernel.asSystem(releaseJob, {}, (work) => releaseSome(work, ended));
}
