/**
 * Organization merges: another organization comes in, with its Owner's consent. Owns `organization_merges`.
 * Invariants: nothing happens before the other Owner accepts, and until then nothing of their organization is told but
 * the address that was typed; one offer is open between two organizations (a unique index); what it stands on is decided
 * under the locks of both organizations, which everybody takes in the order of their ids.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { organizationEnding } from '../organizations/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { mergeLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { accept } from './merging.ts';
import { createOrganizationMerges } from './migrations/2026-11-24T1640_create_organization_merges.ts';
import { keepTextsOfMerges } from './migrations/2026-11-27T1235_keep_texts_of_merges.ts';
import * as service from './service.ts';
import { forgetAddress, listExpired } from './store.ts';
import { mergeErrors, mergeEvents, mergePermissions } from './vocabulary.ts';

organizationEnding.subscribe((work, { scope }) => service.cancelOpen(work, scope));
userErased.subscribe((work, { scope }) => forgetAddress(work.db, scope));

const expireJob = 'organization_merges.expire';
const everyOffer = platformScope('the clock ends the offers of everybody');
const atOnce = 50;

async function expireAll(kernel: Kernel): Promise<void> {
  for (const { id, organizationId } of await listExpired(kernel.database.db, everyOffer, atOnce))
    await kernel.asSystem(expireJob, { lockOrganizationId: organizationId }, (work) =>
      service.expire(work, organizationScope(organizationId), id),
    );
}

const routes = (catalogue: RoleCatalogue) => [
  query(contract.listMerges, ({ db, scope }, { page }) => service.list(db, scope, page)),
  command(contract.createMerge, async ({ work, scope }, { body }) =>
    service.present(await service.offer(work, scope, body.email)),
  ),
  command(contract.withdrawMerge, async ({ work, scope }, { params }) =>
    service.present(await service.withdraw(work, scope, params.organization_merge_sid)),
  ),
  query(contract.listReceivedMerges, ({ db, actor }) => service.listReceived(db, actor)),
  command(contract.acceptMerge, async ({ work }, { params }) =>
    service.presentReceived(await accept(catalogue, work, params.organization_merge_sid)),
  ),
  command(contract.declineMerge, async ({ work }, { params }) =>
    service.presentReceived(await service.decline(work, params.organization_merge_sid)),
  ),
];

export function organizationMergesModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'organization-merges',
    dependsOn: [
      'accounts',
      'domains',
      'editions',
      'groups',
      'organizations',
      'ownership-transfers',
      'role-assignments',
      'roles',
      'sessions',
      'users',
    ],
    vocabulary: {
      permissions: mergePermissions,
      errors: mergeErrors,
      auditEvents: mergeEvents,
    },
    mailSamples,
    migrations: [createOrganizationMerges, keepTextsOfMerges],
    routes: () => routes(catalogue),
    jobs: (kernel) => ({ [expireJob]: () => expireAll(kernel) }),
    schedules: [{ job: expireJob, crontab: '* * * * *' }],
    lifecycles: [mergeLifecycle],
  });
}
