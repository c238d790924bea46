/** Which domains are under a profile, and what becomes of that when a domain is lost. */
import type { OrganizationScope } from '../../../kernel/scope.ts';
import { say } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import { domainErrors, getDomain } from '../../domains/index.ts';
import * as domains from '../domains-store.ts';
import { isReady, targetOf } from '../presenting.ts';
import type { ProfileRow } from '../store.ts';
import { ssoProfileErrors, ssoProfileEvents } from '../vocabulary.ts';
import { assertMayConfigure, getProfile } from './profiles.ts';

/** @throws sso_profile.disabled, sso_profile.incomplete */
export function assertUsable(row: ProfileRow): void {
  if (row.state !== 'enabled')
    throw ssoProfileErrors.disabled(say('{name} is disabled.', { name: row.name }));
  if (!isReady(row))
    throw ssoProfileErrors.incomplete(
      say('{name} does not know its provider, or its client there, yet.', { name: row.name }),
    );
}

export interface ProfileDomain {
  readonly profileId: string;
  readonly domainId: string;
}

/** @throws sso_profile.* */
export async function addDomain(
  work: Work,
  scope: OrganizationScope,
  { profileId, domainId }: ProfileDomain,
): Promise<ProfileRow> {
  const row = await getProfile(work.db, scope, profileId, true);
  await assertMayConfigure(work.db, scope);
  assertUsable(row);
  const domain = await getDomain(work.db, scope, domainId, true);
  if (domain.state !== 'verified')
    throw ssoProfileErrors.domain_not_verified(
      say('{name} is not proven at the moment.', { name: domain.name }),
    );
  if (row.domains.some((known) => known.domainId === domainId))
    throw ssoProfileErrors.already(say('{name} is under this profile.', { name: domain.name }));
  if (!(await domains.insertDomain(work.db, scope, { domainId, profileId })))
    throw ssoProfileErrors.domain_taken(
      say('{name} is under another profile.', { name: domain.name }),
    );
  work.audit({
    event: ssoProfileEvents.domain_added,
    target: targetOf(row),
    organizationId: scope.organizationId,
    after: { domain: domain.name },
  });
  return getProfile(work.db, scope, profileId);
}

/** @throws sso_profile.not_on_profile */
export async function getDomainOf(
  work: Work,
  scope: OrganizationScope,
  { profileId, domainId }: ProfileDomain,
): Promise<domains.DomainUnderProfile> {
  const { name } = await getDomain(work.db, scope, domainId);
  const found = await domains.findDomain(work.db, scope, domainId);
  if (found?.profileId !== profileId)
    throw ssoProfileErrors.not_on_profile(say('{name} is not under this profile.', { name }));
  return found;
}

/** @throws sso_profile.not_on_profile, sso_profile.enforced */
export async function removeDomain(
  work: Work,
  scope: OrganizationScope,
  of: ProfileDomain,
): Promise<undefined> {
  const row = await getProfile(work.db, scope, of.profileId, true);
  const domain = await getDomainOf(work, scope, of);
  if (domain.mode === 'enforced' || domain.enforceAt !== null)
    throw ssoProfileErrors.enforced(
      say('{name} is the only way to sign in at {domain}, or is about to be.', {
        name: row.name,
        domain: domain.name,
      }),
    );
  await domains.deleteDomain(work.db, scope, of.domainId);
  work.audit({
    event: ssoProfileEvents.domain_removed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { domain: domain.name },
  });
  return undefined;
}

/**
 * The organization holds the domain no more, so its profile vouches for nobody there (SS-02). Giving it up is refused while
 * people can get in by nothing else; nothing stops the clock.
 * @throws domain.sso_enforced
 */
export async function loseDomain(
  work: Work,
  lost: {
    readonly scope: OrganizationScope;
    readonly domainId: string;
    readonly because: 'lapsed' | 'removed' | 'organization_ended';
  },
): Promise<void> {
  const { scope, domainId, because } = lost;
  const domain = await domains.findDomain(work.db, scope, domainId);
  if (domain === undefined) return;
  if (because === 'removed' && domain.mode === 'enforced')
    throw domainErrors.sso_enforced(
      say('Single sign-on is the only way to sign in at {name}.', { name: domain.name }),
      { whoCan: say('The Owner or an Administrator, by withdrawing single sign-on first') },
    );
  await domains.deleteDomain(work.db, scope, domainId);
}
