/**
 * Join requests: people with a proven address whom the sign-up policy does not let in by themselves ask, and
 * administrators decide. Owns `join_requests`. Approval goes through the invitations' use case, so its rules hold.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule } from '../../kernel/module.ts';
import { organizationEnded } from '../organizations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { joinRequestLifecycle } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createJoinRequests } from './migrations/2026-11-24T1030_create_join_requests.ts';
import * as service from './service.ts';
import { endPending } from './store.ts';
import {
  joinRequestErrors,
  joinRequestEvents,
  joinRequestMails,
  joinRequestPermissions,
} from './vocabulary.ts';

export { askToJoin } from './service.ts';
export { joinRequestEvents, joinRequestPermissions } from './vocabulary.ts';

organizationEnded.subscribe(async (work, { scope }) => {
  const state = joinRequestLifecycle.next('pending', 'fall_away');
  if (state !== undefined) await endPending(work.db, scope, state);
});

export function joinRequestsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'join-requests',
    dependsOn: ['invitations', 'organizations', 'role-assignments', 'roles', 'users'],
    vocabulary: {
      permissions: joinRequestPermissions,
      errors: joinRequestErrors,
      mailKinds: joinRequestMails,
      auditEvents: joinRequestEvents,
    },
    mailSamples,
    migrations: [createJoinRequests],
    lifecycles: [joinRequestLifecycle],
    routes: (kernel) => {
      const tools = { kernel, catalogue, authorizer: createAuthorizer(catalogue) };
      return [
        query(contract.listJoinRequests, ({ db, scope }, { query: asked, page }) =>
          service.listRequests(db, scope, asked, page),
        ),
        listExport(kernel, contract.exportJoinRequests, {
          noun: ['join request', 'join requests'],
          list: (db, scope, asked, page) => service.listRequests(db, scope, asked, page),
        }),
        command(contract.approveJoinRequest, async ({ work, scope, held }, { params, body }) =>
          service.presentRequest(
            await service.approve(tools, work, scope, held, params.join_request_sid, body),
          ),
        ),
        command(contract.declineJoinRequest, async ({ work, scope }, { params }) =>
          service.presentRequest(await service.decline(work, scope, params.join_request_sid)),
        ),
      ];
    },
  });
}
