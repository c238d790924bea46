/**
 * Accounts and subaccounts: what the vendor sells. Owns `accounts`.
 * Invariants, all of them constraints: a main account has exactly one Owner and no parent, a subaccount the reverse;
 * the Owner of a managed account is a managed user of the same organization; a subaccount follows its parent.
 */
import { defineModule } from '../../kernel/module.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { createAccounts } from './migrations/2026-11-24T0930_create_accounts.ts';
import { routes } from './routes.ts';
import { accountErrors, accountEvents, accountPermissions, organizationAccountPermissions, subaccountPermissions } from './vocabulary.ts';

export { account as accountResource, accountName } from './contract.ts';
export { accountsJoined, accountTarget, getAccount, joinOwnedAccounts, makeIndependentAccount } from './service.ts';
export { type AccountRow, listOwnedAccounts, lockAccountAndOrganization } from './store.ts';
export { accountErrors, accountPermissions, organizationAccountPermissions } from './vocabulary.ts';

/** @param catalogue tells which organization roles reach accounts */
export function accountsModule(catalogue: RoleCatalogue) {
  const reaching = catalogue.roles.filter((role) => role.scopeKind === 'organization' && role.permissions.has(accountPermissions.read.name)).map((role) => role.sid);
  return defineModule({
    name: 'accounts',
    dependsOn: ['roles', 'users'],
    vocabulary: {
      permissions: {
        read: accountPermissions.read,
        update: accountPermissions.update,
        create_subaccount: subaccountPermissions.create,
        read_all: organizationAccountPermissions.read,
        create_managed: organizationAccountPermissions.create,
      },
      errors: accountErrors,
      auditEvents: accountEvents,
    },
    migrations: [createAccounts],
    routes: () => routes({ reaching, owner: roleSids.accountOwner }),
  });
}
