/** The brake of a connection holds: it is written down, and whoever can let it go is told, once until they do. */
import { z } from 'zod';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, organizationScope } from '../../kernel/scope.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { heldMail } from './mails.ts';
import { isHeld } from './sentences.ts';
import { targetOf } from './service.ts';
import * as store from './store.ts';
import { provisioningEvents, provisioningPermissions } from './vocabulary.ts';

export const tellHeldJob = 'provisioning.tell_held';
const payloadSchema = z.strictObject({ organization_id: z.uuid(), connection_id: z.uuid() });
/** A group of Administrators may be as large as groups get. */
const toldAtMost = 100;

export interface Hold {
  readonly connectionId: string;
  /** Whom it wanted to keep out, or take out of which group. */
  readonly userId: string | null;
  readonly groupId: string | undefined;
}

/** The request itself left nothing, so this is a transaction of its own. */
export async function recordHold(
  kernel: Kernel,
  scope: OrganizationScope,
  { connectionId, userId, groupId }: Hold,
): Promise<void> {
  await kernel.asSystem('provisioning.hold', {}, async (work) => {
    // Of two that are held at once, one is the first.
    const before = await store.findConnection(work.db, scope, connectionId, true);
    if (before === undefined) return;
    if (userId !== null) await store.insertHold(work.db, scope, { connectionId, userId });
    if (groupId !== undefined)
      await store.insertGroupHold(work.db, scope, { connectionId, groupId });
    const after = await store.findConnection(work.db, scope, connectionId);
    if (after === undefined || isHeld(before) || !isHeld(after)) return;
    work.audit({
      event: provisioningEvents.held,
      target: targetOf(after),
      organizationId: scope.organizationId,
    });
    work.enqueue({
      name: tellHeldJob,
      payload: { organization_id: scope.organizationId, connection_id: connectionId },
      key: `${tellHeldJob}:${connectionId}`,
    });
  });
}

/** Safe to run twice: whoever was told, and let it go, is told nothing. */
export async function tellHeld(
  kernel: Kernel,
  catalogue: RoleCatalogue,
  payload: unknown,
): Promise<void> {
  const asked = payloadSchema.parse(payload);
  const scope = organizationScope(asked.organization_id);
  await kernel.asSystem(tellHeldJob, {}, async (work) => {
    const row = await store.findConnection(work.db, scope, asked.connection_id);
    if (row === undefined || !isHeld(row)) return;
    const release = provisioningPermissions.update.name;
    const roleIds = catalogue.roles
      .filter(({ permissions }) => permissions.has(release))
      .map((role) => role.sid);
    const who = { roleIds, atMost: toldAtMost };
    for (const email of await store.listWhoReleases(work.db, scope, who))
      work.mail(heldMail({ email, organizationId: scope.organizationId }, row));
  });
}
