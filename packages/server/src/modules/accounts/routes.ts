/** Binds the routes of accounts to their use cases. */
import type { z } from 'zod';
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { speaksOf } from '../../kernel/list-filter.ts';
import type { Kernel } from '../../kernel/module.ts';
import { chooseOwner } from './changing-owner.ts';
import * as contract from './contract.ts';
import * as life from './life.ts';
import * as lifeContract from './life-contract.ts';
import * as operator from './operator.ts';
import { changeAccountOwner } from './ownership-contract.ts';
import * as service from './service.ts';

export interface Tools {
  readonly kernel: Kernel;
  readonly authorizer: Authorizer;
  readonly reach: Omit<service.ReachQuery, 'search'>;
}

export const routes = (tools: Tools) => [
  ...ofAccounts(tools),
  ...ofOrganizations(tools.kernel),
  ...ofLives(tools),
  ...ofOperator(),
];

const ofAccounts = ({ authorizer, reach }: Tools) => [
  query(contract.listAccounts, ({ db, scope }, { query: asked, page }) =>
    service.listReachableAccounts(db, scope, { ...reach, search: asked.search }, page),
  ),

  command(contract.createAccount, async ({ work, scope, reply }, { body }) => {
    const row = await service.createAccount(authorizer, work, scope, {
      friendlyName: body.friendly_name,
    });
    reply.version(row.version);
    return service.presentAccount(row);
  }),

  query(contract.getAccount, async ({ db, scope, held, reply }) => {
    const row = await service.getAccount(db, scope);
    reply.version(row.version);
    return { ...service.presentAccount(row), permissions: [...held.permissions] };
  }),

  command(contract.renameAccount, async ({ work, scope, reply }, { body, ifMatch }) => {
    const row = await service.renameAccount(work, scope, {
      friendlyName: body.friendly_name,
      ifMatch,
    });
    reply.version(row.version);
    return service.presentAccount(row);
  }),

  query(contract.listSubaccounts, ({ db, scope }, { page }) =>
    service.listSubaccounts(db, scope, page),
  ),

  command(contract.createSubaccount, async ({ work, scope }, { body }) =>
    service.presentAccount(
      await service.createSubaccount(work, scope, { friendlyName: body.friendly_name }),
    ),
  ),

  command(contract.setAccountTags, async ({ work, scope, reply }, { body, ifMatch }) => {
    const row = await service.setTags(work, scope, { tags: body.tags, ifMatch });
    reply.version(row.version);
    return service.presentAccount(row);
  }),
];

const managedFilterOf = (asked: z.output<typeof contract.listOrganizationAccounts.query>) => ({
  search: asked.search,
  kind: asked.kind ?? (speaksOf(asked.q, 'kind') ? ('all' as const) : ('main' as const)),
  ownerUserId: asked.owner_user_sid,
  state: asked.state,
  tag: asked.tag,
  q: asked.q,
  sort: asked.sort,
});

const ofOrganizations = (kernel: Kernel) => [
  query(contract.listOrganizationAccounts, ({ db, scope }, { query: asked, page }) =>
    service.listManagedAccounts(db, scope, managedFilterOf(asked), page),
  ),
  listExport(kernel, contract.exportOrganizationAccounts, {
    noun: ['account', 'accounts'],
    list: (db, scope, asked, page) =>
      service.listManagedAccounts(db, scope, managedFilterOf(asked), page),
  }),

  query(contract.getOrganizationAccount, async ({ db, scope, reply }, { params }) => {
    const row = await service.getManagedAccount(db, scope, params.account_sid);
    reply.version(row.version);
    return service.presentManaged(row);
  }),

  command(contract.createOrganizationAccount, async ({ work, scope, held, actor }, { body }) => {
    const input = {
      friendlyName: body.friendly_name,
      ownerUserId: body.owner_user_sid ?? actor.userId,
    };
    return service.presentAccount(await service.createManagedAccount(work, scope, held, input));
  }),

  command(changeAccountOwner, async ({ work, scope }, { params, body }) =>
    service.presentManaged(
      await chooseOwner(work, scope, {
        accountId: params.account_sid,
        ownerUserId: body.owner_user_sid,
        oldOwnerStays: body.old_owner_stays,
      }),
    ),
  ),
];

const ofLives = ({ authorizer }: Tools) => [
  command(lifeContract.suspendAccount, async ({ work, scope }) =>
    service.presentAccount(await life.changeOwn(authorizer, work, scope, 'suspend')),
  ),
  command(lifeContract.reactivateAccount, async ({ work, scope }) =>
    service.presentAccount(await life.changeOwn(authorizer, work, scope, 'reactivate')),
  ),
  command(lifeContract.closeAccount, async ({ work, scope }) =>
    service.presentAccount(await life.changeOwn(authorizer, work, scope, 'close')),
  ),
  command(lifeContract.restoreAccount, async ({ work, scope }) =>
    service.presentAccount(await life.changeOwn(authorizer, work, scope, 'restore')),
  ),
  command(lifeContract.suspendOrganizationAccount, async ({ work, scope }, { params }) =>
    service.presentManaged(await life.changeManaged(work, scope, params.account_sid, 'suspend')),
  ),
  command(lifeContract.reactivateOrganizationAccount, async ({ work, scope }, { params }) =>
    service.presentManaged(await life.changeManaged(work, scope, params.account_sid, 'reactivate')),
  ),
  command(lifeContract.closeOrganizationAccount, async ({ work, scope }, { params }) =>
    service.presentManaged(await life.changeManaged(work, scope, params.account_sid, 'close')),
  ),
  command(lifeContract.restoreOrganizationAccount, async ({ work, scope }, { params }) =>
    service.presentManaged(await life.changeManaged(work, scope, params.account_sid, 'restore')),
  ),
];

const ofOperator = () => [
  query(lifeContract.listOperatedAccounts, ({ db }, { query: asked, page }) =>
    operator.listOperated(db, asked.account_sid, page),
  ),
  command(lifeContract.suspendOperatedAccount, async ({ work }, { params }) =>
    operator.presentOperated(await operator.operate(work, params.account_sid, 'suspend')),
  ),
  command(lifeContract.reactivateOperatedAccount, async ({ work }, { params }) =>
    operator.presentOperated(await operator.operate(work, params.account_sid, 'reactivate')),
  ),
];
