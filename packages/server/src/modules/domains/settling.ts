/** The end of a dispute at its deadline: fresh looks at both sides, and one transaction over both organizations. */
import { AppError } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import {
  type DisputeRow,
  listOpenAgainst,
  lockDispute,
  lockOrganizations,
} from './dispute-store.ts';
import * as disputes from './disputes.ts';
import { everyHolder } from './holding.ts';
import { type Asker, type Look, recordLook } from './looking.ts';
import { lookForProof } from './proofs.ts';
import { findDomain } from './store.ts';

export const theClock: Asker = { name: 'schedule', isClock: true };

interface Sides {
  readonly holder: OrganizationScope;
  readonly claimant: OrganizationScope;
}

async function lookAt(
  kernel: Kernel,
  scope: OrganizationScope,
  id: string,
): Promise<Look | undefined> {
  const row = await findDomain(kernel.database.db, scope, id);
  if (row === undefined) return undefined;
  const method = row.method ?? row.lastCheck?.method ?? 'dns';
  return { row, proof: await lookForProof(kernel, row, method) };
}

/** The longest waiting claim whose deadline is over decides; others have their turn after it. */
export async function settleDisputes(kernel: Kernel, payload: unknown): Promise<void> {
  const { domain_id: id, organization_id: organizationId } = payload as {
    domain_id: string;
    organization_id: string;
  };
  const holder = organizationScope(organizationId);
  const open = await listOpenAgainst(kernel.database.db, holder, id);
  const due = open.find((dispute) => dispute.isOver);
  const held = await lookAt(kernel, holder, id);
  if (due === undefined || held === undefined) return;
  const claimant = organizationScope(due.claimantOrganizationId);
  const claim = await lookAt(kernel, claimant, due.claimantDomainId);
  try {
    await kernel.asSystem('domains.settle', {}, async (work) => {
      await lockOrganizations(work.db, everyHolder, [organizationId, due.claimantOrganizationId]);
      const dispute = await lockDispute(work.db, everyHolder, due.id);
      if (dispute?.state === 'restoring')
        await decide(work, { holder, claimant }, dispute, { held, claim });
    });
  } catch (error) {
    // Somebody changed or removed one of them while we looked: the next look at the holder comes back to it.
    if (!(error instanceof AppError)) throw error;
  }
}

async function decide(
  work: Work,
  { holder, claimant }: Sides,
  dispute: DisputeRow,
  { held, claim }: { held: Look; claim: Look | undefined },
): Promise<void> {
  const [there, here] = [held.proof?.outcome, claim?.proof?.outcome];
  // An outage on either side is held against nobody; a proof that is back ends the dispute.
  if (there === 'match' || there === 'unknown' || claim === undefined) {
    await recordLook(work, holder, held, theClock);
    return;
  }
  // A look at the holder that finds nothing would have this done again at once: the next regular one does.
  if (here === 'unknown') {
    await recordLook(work, claimant, claim, theClock);
    return;
  }
  if (here !== 'match') {
    await disputes.drop(work, dispute);
    await recordLook(work, claimant, claim, theClock);
    return;
  }
  await disputes.pass(work, dispute);
  await recordLook(work, holder, { ...held, isDue: true }, theClock);
  await recordLook(work, claimant, claim, theClock);
}
