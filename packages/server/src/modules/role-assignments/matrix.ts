/** The access matrix: people against accounts, with what is held directly told apart from what is inherited. */
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { boundedCount, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { accountPermissions } from '../accounts/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import * as store from './matrix-store.ts';
import { presentThrough } from './service.ts';

/** The roles that let somebody see an account. */
export const reachingRolesOf = (catalogue: RoleCatalogue): string[] =>
  catalogue.roles
    .filter((role) => role.permissions.has(accountPermissions.read.name))
    .map((role) => role.sid);

type HeldHere = store.MatrixPerson['assignments'][number];

/** What a group holds has no assignment here: it is not one member's to be taken from. */
const presentHold = (catalogue: RoleCatalogue, roleId: string, held: HeldHere | null) => ({
  assignment_sid: held === null || held.groupId !== null ? null : sid('IY', held.id),
  role_sid: roleId,
  role_name: catalogue.nameOf(roleId),
  group: held === null ? null : presentThrough(held.groupId, held.groupName),
});

function presentOrganizationHolds(
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  person: store.MatrixPerson,
) {
  const held = person.assignments
    .filter(({ scopeId }) => scopeId === scope.organizationId)
    .map((held) => presentHold(catalogue, held.roleId, held));
  const owned = person.isOrganizationOwner
    ? [presentHold(catalogue, roleSids.organizationOwner, null)]
    : [];
  return [...owned, ...held].map((hold) => ({
    ...hold,
    reaches_accounts:
      catalogue.find(hold.role_sid)?.permissions.has(accountPermissions.read.name) === true,
  }));
}

function presentCell(
  catalogue: RoleCatalogue,
  person: store.MatrixPerson,
  account: store.MatrixAccount,
) {
  const isSubaccount = account.parentId !== null;
  const owned =
    account.ownerUserId === person.id
      ? [
          {
            kind: isSubaccount ? ('parent_owner' as const) : ('account_owner' as const),
            ...presentHold(catalogue, roleSids.accountOwner, null),
          },
        ]
      : [];
  const held = person.assignments
    .filter(({ scopeId }) => scopeId === account.id || scopeId === account.parentId)
    .map((hold) => ({
      kind: hold.scopeId === account.id ? ('account_role' as const) : ('parent_role' as const),
      ...presentHold(catalogue, hold.roleId, hold),
    }));
  return { account_sid: sid('AC', account.id), holds: [...owned, ...held] };
}

export interface MatrixRequest {
  readonly accountIds: readonly string[];
  readonly search?: string | undefined;
  readonly kind: 'everyone' | 'managed' | 'independent';
  readonly only: 'everybody' | 'holders';
  readonly page: PageRequest;
}

export async function listMatrix(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  asked: MatrixRequest,
) {
  const accounts = await store.listMatrixAccounts(db, scope, asked.accountIds);
  const question = {
    accounts,
    search: asked.search,
    kind: asked.kind,
    onlyHolders: asked.only === 'holders',
    reachingRoles: reachingRolesOf(catalogue),
  };
  const people = await store.listMatrixPeople(db, scope, question, asked.page);
  return toPage(
    people,
    asked.page,
    (person) => [person.sortName, person.id],
    (person) => ({
      user_sid: sid('US', person.id),
      name: person.name,
      email: person.email,
      is_managed: person.isManagedHere,
      state: person.state,
      from_organization: presentOrganizationHolds(catalogue, scope, person),
      cells: accounts
        .map((account) => presentCell(catalogue, person, account))
        .filter(({ holds }) => holds.length > 0),
      accounts_reached: boundedCount(person.reached),
    }),
    boundedCount(people[0]?.matching ?? 0),
  );
}

export async function listAccountTotals(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  accountIds: readonly string[],
) {
  const totals = await store.listTotals(db, scope, {
    accountIds,
    reachingRoles: reachingRolesOf(catalogue),
  });
  return {
    items: totals.map(({ accountId, people, direct }) => ({
      account_sid: sid('AC', accountId),
      people,
      direct,
    })),
  };
}
