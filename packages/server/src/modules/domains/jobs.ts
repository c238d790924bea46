/** Looks at domains by themselves: unproven ones hourly for three days, proven ones daily. */
import { AppError } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { recordLook } from './looking.ts';
import { lookForProof } from './proofs.ts';
import { theClock } from './settling.ts';
import { findDomain, listDue } from './store.ts';

const atOnce = 200;

/** Each due domain becomes a job of its own: one that hangs holds up no other. */
export async function checkDue(kernel: Kernel): Promise<void> {
  await kernel.asSystem('domains.check_due', {}, async (work) => {
    const due = await listDue(
      work.db,
      platformScope('the schedule looks at the domains of everybody'),
      atOnce,
    );
    for (const domain of due) {
      work.enqueue({
        name: 'domains.check',
        payload: { domain_id: domain.id, organization_id: domain.organizationId },
        key: `domain-check:${domain.id}`,
        maxAttempts: 3,
      });
    }
  });
}

export async function checkOne(kernel: Kernel, payload: unknown): Promise<void> {
  const { domain_id: id, organization_id: organizationId } = payload as {
    domain_id: string;
    organization_id: string;
  };
  const scope = organizationScope(organizationId);
  const row = await findDomain(kernel.database.db, scope, id);
  if (row === undefined || row.state === 'lapsed') return;
  if (row.state === 'unverified' && row.isChallengeExpired) return;
  const proof = await lookForProof(kernel, row, row.method ?? row.lastCheck?.method ?? 'dns');
  try {
    await kernel.asSystem('domains.check', { lockOrganizationId: organizationId }, (work) =>
      recordLook(work, scope, { row, proof }, theClock),
    );
  } catch (error) {
    // Somebody changed or removed it while we looked: what we saw is about something that is gone.
    if (!(error instanceof AppError)) throw error;
  }
}
