/** Tells both sides of a dispute where it stands: by a job of the system, so that no log and no mail names the other. */
import type { Kernel } from '../../kernel/module.ts';
import { organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type DisputeRow, lockDispute, markTold } from './dispute-store.ts';
import { everyHolder, targetOf, tellThem } from './holding.ts';
import {
  claimMails,
  claimWaitsMail,
  type DomainMail,
  holderMails,
  holderWaitsMail,
} from './mails.ts';
import { domainEvents } from './vocabulary.ts';

interface Side {
  readonly organizationId: string;
  readonly domainId: string;
  readonly mail: DomainMail | undefined;
  readonly event: (typeof domainEvents)[keyof typeof domainEvents] | undefined;
}

/** A domain that passed is told to its old holder as lapsed and to the new one as proven, where that happened. */
function sidesOf(row: DisputeRow): readonly Side[] {
  const holder = { organizationId: row.holderOrganizationId, domainId: row.holderDomainId };
  const claimant = { organizationId: row.claimantOrganizationId, domainId: row.claimantDomainId };
  const none = { mail: undefined, event: undefined };
  switch (row.state) {
    case 'checking':
      return [
        { ...holder, mail: holderMails.checking, event: domainEvents.claimed_by_another },
        { ...claimant, mail: claimMails.checking, event: domainEvents.held_by_another },
      ];
    case 'restoring': {
      const until = row.restoreUntil;
      if (until === null) return [];
      return [
        { ...holder, mail: holderWaitsMail(until), event: domainEvents.claimed_by_another },
        { ...claimant, mail: claimWaitsMail(until), event: domainEvents.held_by_another },
      ];
    }
    case 'refused':
      return [
        { ...holder, mail: holderMails.refused, event: domainEvents.claim_ended },
        { ...claimant, mail: claimMails.refused, event: domainEvents.refused },
      ];
    case 'withdrawn':
      return [
        { ...holder, mail: holderMails.withdrawn, event: domainEvents.claim_ended },
        { ...claimant, ...none },
      ];
    case 'vacated':
      return [
        { ...holder, ...none },
        { ...claimant, mail: claimMails.vacated, event: undefined },
      ];
    case 'passed':
      return [];
  }
}

async function tellSide(work: Work, row: DisputeRow, side: Side): Promise<void> {
  const scope = organizationScope(side.organizationId);
  const domain = { id: side.domainId, name: row.name };
  if (side.event !== undefined)
    work.audit({
      event: side.event,
      target: targetOf(domain),
      organizationId: side.organizationId,
      after: { dispute: row.state, restore_until: row.restoreUntil?.toISOString() ?? null },
    });
  if (side.mail !== undefined) await tellThem(work, scope, domain, side.mail);
}

/** Each state is told once, however often the job runs; one that is over by then is not told any more. */
export async function tellDispute(kernel: Kernel, payload: unknown): Promise<void> {
  const { dispute_id: id } = payload as { dispute_id: string };
  await kernel.asSystem('domains.tell_dispute', {}, async (work) => {
    const row = await lockDispute(work.db, everyHolder, id);
    if (row === undefined || row.toldState === row.state) return;
    for (const side of sidesOf(row)) await tellSide(work, row, side);
    await markTold(work.db, everyHolder, row);
  });
}
