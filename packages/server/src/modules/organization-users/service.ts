/** Use cases of an organization's people. */

import type { UserActor } from '../../kernel/actor.ts';
import type { Authorizer } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, uuidOfSid } from '../../kernel/ids.ts';
import { withField } from '../../kernel/list-filter.ts';
import { countCeiling, countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { findRolesCalled, type RoleCatalogue, roleSids } from '../roles/index.ts';
import type { UserFilter } from './filter-store.ts';
import * as store from './store.ts';

function roleOf(catalogue: RoleCatalogue, row: store.PersonRow) {
  const roleSid = row.isOwner ? roleSids.organizationOwner : row.organizationRoleId;
  if (roleSid === null) return null;
  return { role_sid: roleSid, name: catalogue.nameOf(roleSid) };
}

export function presentPerson(catalogue: RoleCatalogue, row: store.PersonRow) {
  return {
    sid: sid('US', row.id),
    name: row.name,
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    kind: row.isManagedHere ? ('managed' as const) : ('independent' as const),
    state: row.state,
    organization_role: roleOf(catalogue, row),
    accounts: row.accounts,
    owned_accounts: row.ownedAccounts,
    joined_by: row.joinedBy,
    last_sign_in_at: row.lastSignInAt?.toISOString() ?? null,
    deletion_due_at: row.deletionDueAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** Which people: as the list is asked for, and as acts on many choose them. */
export interface PeopleChoice {
  readonly kind: 'everyone' | 'managed' | 'independent';
  readonly search?: string | undefined;
  readonly state?: store.PersonState | undefined;
  readonly role_sid?: string | undefined;
  readonly q?: UserFilter | undefined;
}

export interface PeopleQuery extends PeopleChoice {
  readonly sort: store.PersonSort;
}

const filterOf = (catalogue: RoleCatalogue, choice: PeopleChoice): store.PersonFilter => ({
  kind: choice.kind,
  search: choice.search,
  id: choice.search === undefined ? undefined : uuidOfSid('US', choice.search.trim()),
  state: choice.state,
  roleId: choice.role_sid,
  roleIsOwner: choice.role_sid === roleSids.organizationOwner,
  q: withField(choice.q, 'role', (value) => findRolesCalled(catalogue, 'organization', value)),
});

/** The ids of those that the list would show but for `except`, by name; at most one more than `atMost`. */
export const listChosenIds = (
  db: Db,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  asked: { choice: PeopleChoice; except: readonly string[]; atMost: number },
): Promise<string[]> =>
  store.listMatchingIds(
    db,
    scope,
    { filter: filterOf(catalogue, asked.choice), except: asked.except },
    asked.atMost + 1,
  );

const keyOf = (sort: store.PersonSort) => (row: store.PersonRow) => {
  if (sort.endsWith('name')) return [row.sortName, row.id];
  return [sort.endsWith('email') ? row.sortEmail : row.createdKey, row.id];
};

export async function listPeople(
  db: Db,
  catalogue: RoleCatalogue,
  scope: OrganizationScope,
  asked: { query: PeopleQuery; page: PageRequest },
) {
  const { query, page } = asked;
  const filter = filterOf(catalogue, query);
  const rows = await store.listPeople(db, scope, { filter, sort: query.sort }, page);
  const count = await countFor(page, (ceiling) => store.countPeople(db, scope, filter, ceiling));
  return toPage(rows, page, keyOf(query.sort), (row) => presentPerson(catalogue, row), count);
}

export async function countPeople(db: Db, scope: OrganizationScope) {
  const all = {
    search: undefined,
    id: undefined,
    state: undefined,
    roleId: undefined,
    roleIsOwner: false,
    q: undefined,
  };
  const [managed, independent, inactive, administrators] = await Promise.all([
    store.countPeople(db, scope, { ...all, kind: 'managed' }, countCeiling),
    store.countPeople(db, scope, { ...all, kind: 'independent' }, countCeiling),
    store.countPeople(db, scope, { ...all, kind: 'managed', state: 'inactive' }, countCeiling),
    store.countHolders(db, scope, [roleSids.organizationAdministrator]),
  ]);
  return { managed, independent, inactive, administrators };
}

/** @throws request.not_found */
export async function getPerson(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<store.PersonRow> {
  const row = await store.findPerson(db, scope, userId);
  if (row === undefined)
    throw requestErrors.not_found(say('There is no such person in this organization.'));
  return row;
}

/** For what is nobody's business but of those who manage the login: of a guest there is nothing to find. @throws request.not_found */
export async function getManagedPerson(
  db: Db,
  scope: OrganizationScope,
  userId: string,
): Promise<store.PersonRow> {
  const row = await getPerson(db, scope, userId);
  if (!row.isManagedHere)
    throw requestErrors.not_found(
      say('The login of {name} is their own: where they sign in is not yours to see.', {
        name: row.name,
      }),
    );
  return row;
}

/** The caller's own organization, if any. */
export async function getOwnOrganization(
  db: Db,
  authorizer: Authorizer,
  catalogue: RoleCatalogue,
  actor: UserActor,
) {
  if (actor.organizationId === null) return { organization: null };
  const standing = await authorizer.atOrganization(db, actor, actor.organizationId);
  if (standing === undefined) return { organization: null };
  return {
    organization: {
      sid: sid('OR', actor.organizationId),
      friendly_name: standing.organizationName,
      is_suspended: standing.organizationState === 'suspended',
      role_names: standing.held.roleIds.map((id) => catalogue.nameOf(id)),
      permissions: [...standing.held.permissions],
      opens_admin_center: standing.held.has('/bailiwick/iam/organizations/read'),
    },
  };
}
