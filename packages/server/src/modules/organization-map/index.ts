/**
 * The map of an organization: who holds what, drawn from above. Owns no table and changes nothing. Invariant: an answer
 * is bounded whatever the organization has; what is more comes in clusters.
 */
import { query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import * as service from './service.ts';

export function organizationMapModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'organization-map',
    dependsOn: ['accounts', 'role-assignments', 'roles', 'users'],
    vocabulary: {},
    migrations: [],
    routes: () => [
      query(contract.clusterAccounts, ({ db, scope }, { query: asked }) =>
        service.clusterAccounts(catalogue, db, scope, asked),
      ),
      query(contract.clusterPeople, ({ db, scope }, { query: asked }) =>
        service.clusterPeople(catalogue, db, scope, asked),
      ),
      query(contract.listMapAccounts, ({ db, scope }, { query: asked, page }) =>
        service.listAccounts(catalogue, db, scope, { query: asked, page }),
      ),
      query(contract.listMapPeople, ({ db, scope }, { query: asked, page }) =>
        service.listPeople(catalogue, db, scope, { query: asked, page }),
      ),
    ],
  });
}
