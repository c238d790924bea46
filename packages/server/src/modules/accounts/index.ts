/**
 * Accounts and subaccounts: what the vendor sells. Owns `accounts`.
 * Invariants, all of them constraints: a main account has exactly one Owner and no parent, a subaccount the reverse;
 * the Owner of a managed account is a managed user of the same organization; a subaccount follows its parent. The state
 * changes by `lifecycle.ts` only; the operator's suspension stands beside it.
 */
import type { Authorizer } from '../../kernel/authorization.ts';
import { defineModule } from '../../kernel/module.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { endClosures } from './closures.ts';
import { accountLife, operatorSuspension } from './lifecycle.ts';
import { mailSamples } from './mail-samples.ts';
import { createAccounts } from './migrations/2026-11-24T0930_create_accounts.ts';
import { addAccountLife } from './migrations/2026-11-24T1300_add_account_life.ts';
import { routes } from './routes.ts';
import {
  accountErrors,
  accountEvents,
  accountMails,
  accountPermissions,
  organizationAccountPermissions,
  subaccountPermissions,
} from './vocabulary.ts';

export { tellOfOwner } from './changing-owner.ts';
export { accountsClosed } from './closures.ts';
export { accountName, accountState, accountTag } from './contract.ts';
export { joinAllAccounts } from './joining.ts';
export { accountsClosing, lockAndHold } from './life.ts';
export { findAnyAccount } from './life-store.ts';
export {
  accountOwnerChanged,
  accountsLeft,
  changeIndependentOwner,
  changeOwner,
  moveAccountOut,
} from './ownership.ts';
export { releaseSomeAccounts } from './releasing.ts';
export {
  accountsJoined,
  getAccount,
  getManagedAccount,
  joinOwnedAccounts,
  listManagedAccounts,
  makeIndependentAccount,
  presentManaged,
} from './service.ts';
export {
  type AccountRow,
  findAccount,
  listAllOwnedAccountIds,
  listOwnedAccounts,
  lockAccountAndOrganization,
} from './store.ts';
export {
  accountErrors,
  accountPermissions,
  organizationAccountPermissions,
} from './vocabulary.ts';

/**
 * @param catalogue tells which roles reach accounts
 * @param authorizer is asked whether a managed user may create accounts in their organization
 */
export function accountsModule(catalogue: RoleCatalogue, authorizer: Authorizer) {
  const reachingRoles = catalogue.roles
    .filter((role) => role.permissions.has(accountPermissions.read.name))
    .map((role) => role.sid);
  const ownership = { account: roleSids.accountOwner, organization: roleSids.organizationOwner };
  return defineModule({
    name: 'accounts',
    dependsOn: ['editions', 'roles', 'users'],
    vocabulary: {
      permissions: {
        read: accountPermissions.read,
        update: accountPermissions.update,
        suspend: accountPermissions.suspend,
        close: accountPermissions.close,
        create_subaccount: subaccountPermissions.create,
        read_all: organizationAccountPermissions.read,
        create_managed: organizationAccountPermissions.create,
        suspend_managed: organizationAccountPermissions.suspend,
        close_managed: organizationAccountPermissions.close,
        change_owner: organizationAccountPermissions.change_owner,
        add_managed: organizationAccountPermissions.add,
        release_managed: organizationAccountPermissions.release,
        hand_over: accountPermissions.hand_over,
      },
      errors: accountErrors,
      mailKinds: accountMails,
      auditEvents: accountEvents,
    },
    mailSamples,
    migrations: [createAccounts, addAccountLife],
    routes: (kernel) => routes({ kernel, authorizer, reach: { reachingRoles, ownership } }),
    jobs: (kernel) => ({ 'accounts.end_closures': () => endClosures(kernel) }),
    schedules: [{ job: 'accounts.end_closures', crontab: '*/10 * * * *' }],
    lifecycles: [accountLife, operatorSuspension],
  });
}
