/**
 * Ownership transfers: how an organization gets another Owner. Owns `ownership_transfers`.
 * Invariants: one is open at a time (a unique index); nobody becomes Owner without consent or the operator's word; there
 * is always a waiting time in which the old Owner, told by mail, can stop it; who is Owner is the organization's column.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { organizationEnding } from '../organizations/index.ts';
import { endWaiting, endWaitingJob } from './completing.ts';
import * as contract from './contract.ts';
import { transferLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createOwnershipTransfers } from './migrations/2026-11-24T1415_create_ownership_transfers.ts';
import { keepTextsOfTransfers } from './migrations/2026-11-27T1235_keep_texts_of_transfers.ts';
import * as service from './service.ts';
import {
  ownershipPermissions,
  ownershipTransferErrors,
  ownershipTransferEvents,
} from './vocabulary.ts';

export { findOpen as findOpenTransfer } from './store.ts';

organizationEnding.subscribe((work, { scope }) => service.endOpen(work, scope));

const forTheOrganization = [
  query(contract.listTransfers, ({ db, scope }, { page }) => service.list(db, scope, page)),
  command(contract.createTransfer, async ({ work, scope }, { body }) =>
    service.present(await service.offer(work, scope, body.user_sid)),
  ),
  command(contract.requestTransfer, async ({ work, scope, held, actor }, { body }) => {
    const input = { toUserId: body.user_sid ?? actor.userId, reason: body.reason };
    return service.present(await service.ask(work, scope, held, input));
  }),
  command(contract.cancelTransfer, async ({ work, scope, held }, { params }) =>
    service.present(await service.stop(work, scope, held, params.ownership_transfer_sid)),
  ),
  query(contract.lookUpTransfer, async ({ db }, { body }) =>
    service.present(await service.lookUp(db, body.token)),
  ),
  command(contract.stopTransfer, async ({ work }, { body }) =>
    service.present(await service.stopByLink(work, body.token)),
  ),
];

const forThePersonNamed = (kernel: Kernel) => [
  query(contract.listReceivedTransfers, ({ db, actor }) => service.listReceived(db, actor)),
  command(contract.acceptTransfer, async ({ work }, { params }) =>
    service.present(await service.accept(kernel.waitingTimes, work, params.ownership_transfer_sid)),
  ),
  command(contract.declineTransfer, async ({ work }, { params }) =>
    service.present(await service.decline(work, params.ownership_transfer_sid)),
  ),
];

const forTheOperator = (kernel: Kernel) => [
  query(contract.listOperatedTransfers, ({ db }, { query: asked, page }) =>
    service.listRequested(db, asked.state === 'open', page),
  ),
  command(contract.approveTransfer, async ({ work }, { params }) =>
    service.present(
      await service.approve(kernel.waitingTimes, work, params.ownership_transfer_sid),
    ),
  ),
  command(contract.declineRequestedTransfer, async ({ work }, { params }) =>
    service.present(await service.declineRequest(work, params.ownership_transfer_sid)),
  ),
];

export const ownershipTransfersModule = defineModule({
  name: 'ownership-transfers',
  dependsOn: ['organizations', 'role-assignments', 'users'],
  vocabulary: {
    permissions: ownershipPermissions,
    errors: ownershipTransferErrors,
    auditEvents: ownershipTransferEvents,
  },
  mailSamples,
  migrations: [createOwnershipTransfers, keepTextsOfTransfers],
  routes: (kernel) => [
    ...forTheOrganization,
    ...forThePersonNamed(kernel),
    ...forTheOperator(kernel),
  ],
  jobs: (kernel) => ({ [endWaitingJob]: () => endWaiting(kernel) }),
  schedules: [{ job: endWaitingJob, crontab: '* * * * *' }],
  lifecycles: [transferLifecycle],
});
