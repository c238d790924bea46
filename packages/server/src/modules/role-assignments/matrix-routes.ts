/** Binds the routes of the access matrix to their use cases. */
import type { Authorizer } from '../../kernel/authorization.ts';
import { command, query } from '../../kernel/bind.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { changeRoles } from './changing.ts';
import { listAccountTotals, listMatrix } from './matrix.ts';
import * as contract from './matrix-contract.ts';

export const matrixRoutes = (catalogue: RoleCatalogue, authorizer: Authorizer) => [
  query(contract.listMatrix, ({ db, scope }, { query: asked, page }) =>
    listMatrix(catalogue, db, scope, { ...asked, accountIds: asked.account_sids, page }),
  ),

  query(contract.listAccountTotals, ({ db, scope }, { query: asked }) =>
    listAccountTotals(catalogue, db, scope, asked.account_sids),
  ),

  command(contract.changeRoleAssignments, ({ work, scope, held }, { body }) =>
    changeRoles(work, { catalogue, authorizer }, { scope, held }, body.changes),
  ),
];
