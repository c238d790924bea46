/** The map in pieces: what a branch holds, and heaps where it holds more than can be drawn. */
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { accountPermissions } from '../accounts/index.ts';
import { memberPermissions } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { clustersAtMost, otherTags } from './contract.ts';
import * as store from './store.ts';

export interface AccountsQuery {
  readonly account_sids?: readonly string[] | undefined;
  readonly parent_account_sid?: string | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly tag?: string | undefined;
  readonly kind?: store.PersonKind;
  readonly risk?: store.Risk | undefined;
}

export interface PeopleQuery {
  readonly account_sid?: string | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly kind?: store.PersonKind;
}

/** Who holds such a role can bring others in, or hand on what there is. */
const administratingRoles = (catalogue: RoleCatalogue) =>
  catalogue.roles
    .filter(
      (role) => role.scopeKind === 'account' && role.permissions.has(memberPermissions.update.name),
    )
    .map((role) => role.sid);

const accountsAsked = (catalogue: RoleCatalogue, query: AccountsQuery): store.AccountsAsked => ({
  accountIds: query.account_sids,
  parentId: query.parent_account_sid,
  from: query.from,
  before: query.before,
  tag: query.tag === otherTags ? null : query.tag,
  tagsAtMost: clustersAtMost - 1,
  kind: query.kind,
  risk: query.risk,
  administratingRoles: administratingRoles(catalogue),
});

const peopleAsked = (catalogue: RoleCatalogue, query: PeopleQuery): store.PeopleAsked => ({
  accountId: query.account_sid,
  from: query.from,
  before: query.before,
  kind: query.kind,
  reachingRoles: catalogue.roles
    .filter((role) => role.permissions.has(accountPermissions.read.name))
    .map((role) => role.sid),
});

/** A range ends where the next begins. One heap alone divides nothing: then there is none. */
function presentByLetter(rows: readonly store.ClusterRow[], before: string | undefined) {
  return rows.length < 2
    ? []
    : rows.map((row, index) => ({
        tag: null,
        first: row.first,
        last: row.last,
        from: row.first,
        before: rows[index + 1]?.first ?? before ?? null,
        count: row.count,
        at_risk: row.atRisk,
      }));
}

const totalOf = (rows: readonly store.ClusterRow[]) => rows[0]?.total ?? 0;

export async function clusterAccounts(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  query: AccountsQuery & { readonly by: 'letter' | 'tag' },
) {
  const rows = await store.listAccountClusters(db, scope, accountsAsked(catalogue, query), {
    by: query.by,
    atMost: clustersAtMost,
  });
  const clusters =
    query.by === 'letter'
      ? presentByLetter(rows, query.before)
      : rows.map((row) => ({
          tag: row.tag ?? otherTags,
          first: row.first,
          last: row.last,
          from: null,
          before: null,
          count: row.count,
          at_risk: row.atRisk,
        }));
  return { total: totalOf(rows), clusters };
}

export async function clusterPeople(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  query: PeopleQuery,
) {
  const asked = peopleAsked(catalogue, query);
  const rows = await store.listPeopleClusters(db, scope, asked, clustersAtMost);
  return { total: totalOf(rows), clusters: presentByLetter(rows, query.before) };
}

const risksOf = (row: store.AccountRow): store.Risk[] => [
  ...(row.hasNoAdministrator ? (['no_administrator'] as const) : []),
  ...(row.hasIndependentAdministrator ? (['independent_administrator'] as const) : []),
];

export async function listAccounts(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  { query, page }: { query: AccountsQuery; page: PageRequest },
) {
  const rows = await store.listAccounts(db, scope, accountsAsked(catalogue, query), page);
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.id],
    (row) => ({
      sid: sid('AC', row.id),
      friendly_name: row.friendlyName,
      state: row.state,
      parent:
        row.parentId === null
          ? null
          : { sid: sid('AC', row.parentId), friendly_name: row.parentName ?? '' },
      owner:
        row.ownerUserId === null
          ? null
          : { user_sid: sid('US', row.ownerUserId), name: row.ownerName ?? '' },
      subaccounts: row.subaccounts,
      people: row.people,
      risks: risksOf(row),
    }),
  );
}

export async function listPeople(
  catalogue: RoleCatalogue,
  db: Db,
  scope: OrganizationScope,
  { query, page }: { query: PeopleQuery; page: PageRequest },
) {
  const rows = await store.listPeople(db, scope, peopleAsked(catalogue, query), page);
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.id],
    (row) => ({
      user_sid: sid('US', row.id),
      name: row.name,
      email: row.email,
      is_managed: row.isManaged,
      state: row.state,
      is_owner: row.isOwner,
      roles: row.roleIds.map((roleId) => ({
        role_sid: roleId,
        role_name: catalogue.nameOf(roleId),
        administers:
          catalogue.find(roleId)?.permissions.has(memberPermissions.update.name) === true,
      })),
    }),
  );
}
