/**
 * What the clock tells: the Owner is warned before an edition ends, and told when it has. The end itself needs no job.
 * Everything may run twice, and what a killed process left is taken up by the next run.
 */
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope, platformScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import * as assignments from './assignment-store.ts';
import { endedMail, endingMail } from './mails.ts';
import { warningDays, warningsDue } from './rules.ts';
import * as store from './store.ts';
import { editionEvents } from './vocabulary.ts';

export const tellJob = 'editions.tell_ends';
const atOnce = 100;
const everybody = platformScope('the clock ends the editions of everybody');

async function tell(work: Work, scope: OrganizationScope, id: string): Promise<void> {
  const row = await assignments.findEnding(work.db, scope, id);
  if (row === undefined) return;
  const organization = await assignments.findOrganization(work.db, scope);
  // Nobody is left to be told, or nothing ends: another edition begins that moment.
  const isSilent = organization === undefined || row.isFollowed;
  const { contact, next } = await store.getFallback(work.db, everybody);
  if (row.hasEnded) {
    await assignments.markEndTold(work.db, scope, id);
    if (isSilent) return;
    work.audit({
      event: editionEvents.ended,
      target: {
        type: 'organization',
        sid: sid('OR', organization.id),
        name: organization.friendlyName,
      },
      organizationId: organization.id,
      before: { edition: row.editionName, ended_at: row.endsAt.toISOString() },
      after: { edition: next },
    });
    work.mail(endedMail({ organization, contact }, row.editionName, next));
    return;
  }
  const due = warningsDue(row.endsAt, work.now);
  if (due <= row.warningsSent) return;
  await assignments.updateWarningsSent(work.db, scope, id, due);
  if (!isSilent)
    work.mail(endingMail({ organization, contact }, row.editionName, row.endsAt, next));
}

/** The scheduled job. */
export async function tellEnds(kernel: Kernel): Promise<void> {
  const asked = { warningDays, atMost: atOnce };
  let rows: readonly assignments.EndingRow[];
  do {
    rows = await assignments.listEnding(kernel.database.db, everybody, asked);
    for (const { id, organizationId } of rows)
      await kernel.asSystem(tellJob, { lockOrganizationId: organizationId }, (work) =>
        tell(work, organizationScope(organizationId), id),
      );
  } while (rows.length === atOnce);
}
