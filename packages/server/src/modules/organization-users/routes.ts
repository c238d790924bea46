/** Binds the routes of an organization's people to their use cases. */

import type { Authorizer, Held } from '../../kernel/authorization.ts';
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { listExport } from '../../kernel/list-export.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { countReset } from '../sessions/index.ts';
import * as acts from './acts-contract.ts';
import * as contract from './contract.ts';
import { cancelDeletion, scheduleDeletion } from './deleting.ts';
import { removeFromOrganization } from './leaving.ts';
import * as logins from './logins.ts';
import { offboard } from './offboarding.ts';
import { resetSecondFactor } from './second-factor.ts';
import * as service from './service.ts';
import * as suspending from './suspending.ts';

interface Named {
  readonly new_owner_user_sid?: string | undefined;
  readonly accounts: readonly {
    readonly account_sid: string;
    readonly new_owner_user_sid: string | null;
  }[];
}

const handOverOf = (body: Named) => ({
  heirUserId: body.new_owner_user_sid,
  accounts: body.accounts.map((row) => ({
    accountId: row.account_sid,
    newOwnerUserId: row.new_owner_user_sid,
  })),
});

const reading = (kernel: Kernel, catalogue: RoleCatalogue, authorizer: Authorizer) => [
  query(contract.listUsers, ({ db, scope }, { query: asked, page }) =>
    service.listPeople(db, catalogue, scope, { query: asked, page }),
  ),
  listExport(kernel, contract.exportUsers, {
    noun: ['user', 'users'],
    list: (db, scope, asked, page) =>
      service.listPeople(db, catalogue, scope, { query: asked, page }),
  }),
  query(contract.countUsers, ({ db, scope }) => service.countPeople(db, scope)),
  query(contract.getUser, async ({ db, scope, reply }, { params }) => {
    const row = await service.getPerson(db, scope, params.user_sid);
    reply.version(row.version);
    return service.presentPerson(catalogue, row);
  }),
  query(contract.getOwnOrganization, ({ db, actor }) =>
    service.getOwnOrganization(db, authorizer, catalogue, actor),
  ),
];

function actsOf(kernel: Kernel, catalogue: RoleCatalogue) {
  const actOf = (
    { scope, held }: { scope: OrganizationScope; held: Held },
    params: { user_sid: string },
  ) => ({ catalogue, scope, held, userId: params.user_sid });
  const present = service.presentPerson;
  return [
    command(acts.renameUser, async ({ work, reply, ...by }, { params, body, ifMatch }) => {
      const names = { firstName: body.first_name, lastName: body.last_name };
      const row = await logins.rename(work, actOf(by, params), names, ifMatch);
      reply.version(row.version);
      return present(catalogue, row);
    }),
    command(acts.deactivateUser, async ({ work, ...by }, { params }) =>
      present(catalogue, await logins.deactivate(work, actOf(by, params))),
    ),
    command(acts.reactivateUser, async ({ work, ...by }, { params }) =>
      present(catalogue, await logins.reactivate(work, actOf(by, params))),
    ),
    command(acts.endUserSessions, ({ work, ...by }, { params }) =>
      logins.endSessions(work, actOf(by, params)),
    ),
    preparedCommand(acts.resetUserPassword, {
      prepare: async ({ db, scope }, { params }) => {
        const { email } = await service.getPerson(db, scope, params.user_sid);
        const { mayMail } = await countReset(kernel, db, email);
        if (!mayMail)
          throw requestErrors.too_many(say('They had several such mails within the last hour.'), {
            retryAfterSeconds: 3_600,
          });
      },
      run: ({ work, ...by }, { params }) => logins.sendReset(work, actOf(by, params)),
    }),
    command(acts.resetUserSecondFactor, ({ work, ...by }, { params, body }) =>
      resetSecondFactor(work, actOf(by, params), body.reason),
    ),
    command(acts.removeUser, async ({ work, ...by }, { params, body }) => {
      const act = actOf(by, params);
      const removed = await removeFromOrganization(work, act, handOverOf(body));
      return {
        user_sid: sid('US', removed.user.id),
        accounts_handed_over: removed.handedOver.filter(({ to }) => to !== undefined).length,
        accounts_taken_along: removed.handedOver.filter(({ to }) => to === undefined).length,
        roles_ended: removed.rolesEnded,
        sessions_ended: removed.sessionsEnded,
      };
    }),
    command(acts.deleteUser, async ({ work, ...by }, { params, body }) =>
      present(catalogue, await scheduleDeletion(work, actOf(by, params), handOverOf(body))),
    ),
    command(acts.cancelUserDeletion, async ({ work, ...by }, { params }) =>
      present(catalogue, await cancelDeletion(work, actOf(by, params))),
    ),
    command(acts.offboardUser, async ({ work, ...by }, { params, body }) =>
      present(catalogue, await offboard(work, actOf(by, params), handOverOf(body))),
    ),
  ];
}

const ofOperators = [
  query(acts.findOperatedUsers, async ({ db }, { query: asked }) => {
    const found = await suspending.findOperatedUser(db, asked.search);
    return { items: found === undefined ? [] : [suspending.presentOperatedUser(found)] };
  }),
  command(acts.suspendUser, async ({ work }, { params }) =>
    suspending.presentOperatedUser(await suspending.suspend(work, params.user_sid)),
  ),
  command(acts.liftUserSuspension, async ({ work }, { params }) =>
    suspending.presentOperatedUser(await suspending.liftSuspension(work, params.user_sid)),
  ),
];

export const routes = (kernel: Kernel, catalogue: RoleCatalogue, authorizer: Authorizer) => [
  ...reading(kernel, catalogue, authorizer),
  ...actsOf(kernel, catalogue),
  ...ofOperators,
];
