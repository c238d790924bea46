/** How a holding ends: by lapsing, by passing to another organization, or by being removed. */
import { createHook } from '../../kernel/hooks.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import * as disputes from './disputes.ts';
import { changeState, getDomain, isHeld, targetOf, tellThem } from './holding.ts';
import { lapsedMail } from './mails.ts';
import * as store from './store.ts';
import { domainEvents } from './vocabulary.ts';

/**
 * An organization holds a domain no more. Whoever keeps people that are managed under it releases them, and reports
 * by `countReleased`; until then the organization cannot prove the name anew, so that nobody of before stays.
 */
export const domainEnded = createHook<{
  readonly scope: OrganizationScope;
  readonly domainId: string;
  readonly name: string;
}>();

/**
 * An organization holds a domain no more: what was set up for it ends with it. A subscriber may refuse that it is removed,
 * by throwing `domain.sso_enforced`; nothing stops the clock.
 */
export const domainLost = createHook<{
  readonly scope: OrganizationScope;
  readonly domainId: string;
  readonly because: 'lapsed' | 'removed' | 'organization_ended';
}>();

/** The end of a holding, however it came about. Answers whom it releases. */
export async function endHolding(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
  event: 'lapsed' | 'removed',
): Promise<store.ManagedUnder> {
  changeState(row.state, event);
  await domainLost.publish(work, { scope, domainId: row.id, because: event });
  const under = isHeld(row.state)
    ? await store.countManagedUnder(work.db, scope, row.name)
    : { people: 0, accounts: 0 };
  await store.endHolding(work.db, scope, row.id, {
    state: event,
    isReleasing: under.people > 0,
  });
  if (under.people > 0)
    await domainEnded.publish(work, { scope, domainId: row.id, name: row.name });
  return under;
}

/** The days for bringing the proof back are over. The organization's row is locked by the caller. */
export async function lapse(
  work: Work,
  scope: OrganizationScope,
  row: store.DomainRow,
): Promise<store.DomainRow> {
  const under = await endHolding(work, scope, row, 'lapsed');
  await disputes.holderLeft(work, scope, row);
  work.audit({
    event: domainEvents.lapsed,
    target: targetOf(row),
    organizationId: scope.organizationId,
    before: { state: row.state },
    after: {
      state: 'lapsed',
      people_to_release: under.people,
      accounts_to_pass_on: under.accounts,
    },
  });
  await tellThem(work, scope, row, lapsedMail(under));
  return getDomain(work.db, scope, row.id);
}

/** The organization is gone, and releases its people itself: its domains are free, and disputes about them are over. */
export async function giveUpAll(work: Work, scope: OrganizationScope): Promise<void> {
  for (const id of await store.listIds(work.db, scope)) {
    const row = await getDomain(work.db, scope, id, true);
    changeState(row.state, 'removed');
    await domainLost.publish(work, { scope, domainId: id, because: 'organization_ended' });
    await store.endHolding(work.db, scope, id, { state: 'removed', isReleasing: false });
    await disputes.holderLeft(work, scope, row);
    await disputes.withdrawClaim(work, scope, row);
  }
}

/** How many of those who were managed under an ended domain are released by now, and whether that is all. */
export async function countReleased(
  work: Work,
  scope: OrganizationScope,
  domainId: string,
  released: { people: number; isFinished: boolean },
): Promise<void> {
  await store.countReleased(work.db, scope, domainId, released);
}
