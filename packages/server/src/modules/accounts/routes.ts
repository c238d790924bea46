/** Binds the routes of accounts to their use cases. */
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';

export const routes = (authorizer: Authorizer, reach: Omit<service.ReachQuery, 'search'>) => [
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

  query(contract.listOrganizationAccounts, ({ db, scope }, { query: asked, page }) =>
    service.listManagedAccounts(
      db,
      scope,
      {
        search: asked.search,
        kind: asked.kind,
        ownerUserId: asked.owner_user_sid,
        sort: asked.sort,
      },
      page,
    ),
  ),

  command(contract.createOrganizationAccount, async ({ work, scope, held, actor }, { body }) => {
    const input = {
      friendlyName: body.friendly_name,
      ownerUserId: body.owner_user_sid ?? actor.userId,
    };
    return service.presentAccount(await service.createManagedAccount(work, scope, held, input));
  }),
];
