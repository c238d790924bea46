/**
 * What the clock does to invitations: those whose time is over are written down as expired, each with its audit event.
 * Until then reading them says so already. A new one may have taken the place of an expired one before the clock came
 * round; its event is written here all the same.
 */
import type { Kernel } from '../../kernel/module.ts';
import { platformScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { shortenPending } from '../security-policies/index.ts';
import { invitationTarget } from './service.ts';
import { noteExpired } from './store.ts';
import { invitationEvents } from './vocabulary.ts';

export const expireJob = 'invitations.expire';
const everybodys = platformScope('the clock ends the invitations of everybody');
const atOnce = 500;

/** The mark commits with the events: of two processes at once one writes them. */
async function expireSome(work: Work): Promise<number> {
  // A policy that began shortens what was sent before it, wherever that is listed.
  await shortenPending(work.db, everybodys);
  const expired = await noteExpired(work.db, everybodys, atOnce);
  for (const row of expired)
    work.audit({
      event: invitationEvents.expired,
      target: invitationTarget(row),
      organizationId: row.organizationId,
      // An account that is only asked for is not in the log of whoever asks.
      accountId: row.kind === 'account_transfer' ? null : row.accountId,
      after: { kind: row.kind, expires_at: row.expiresAt.toISOString() },
    });
  return expired.length;
}

export async function expireDue(kernel: Kernel): Promise<void> {
  let expired = atOnce;
  while (expired === atOnce) expired = await kernel.asSystem(expireJob, {}, expireSome);
}
