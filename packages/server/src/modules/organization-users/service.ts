/** Use cases of an organization's people. */
import type { UserActor } from '../../kernel/actor.ts';
import type { Authorizer, Held } from '../../kernel/authorization.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, uuidOfSid } from '../../kernel/ids.ts';
import { boundedCount, countCeiling, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { endAllSessions } from '../sessions/index.ts';
import { getUserForUpdate, updateState, userTarget } from '../users/index.ts';
import { assertMayActOn } from './rules.ts';
import * as store from './store.ts';
import { organizationUserErrors, organizationUserEvents } from './vocabulary.ts';

function roleOf(catalogue: RoleCatalogue, row: store.PersonRow) {
  const roleSid = row.isOwner ? roleSids.organizationOwner : row.organizationRoleId;
  if (roleSid === null) return null;
  return { role_sid: roleSid, name: catalogue.find(roleSid)?.name ?? roleSid };
}

export function presentPerson(catalogue: RoleCatalogue, row: store.PersonRow) {
  return {
    sid: sid('US', row.id),
    name: row.name,
    email: row.email,
    kind: row.isManagedHere ? ('managed' as const) : ('independent' as const),
    state: row.state,
    organization_role: roleOf(catalogue, row),
    accounts: row.accounts,
    owned_accounts: row.ownedAccounts,
    joined_by: row.joinedBy,
    last_sign_in_at: row.lastSignInAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

export interface PeopleQuery {
  readonly kind: 'everyone' | 'managed' | 'independent';
  readonly search?: string | undefined;
  readonly state?: 'active' | 'inactive' | 'suspended' | undefined;
  readonly role_sid?: string | undefined;
  readonly sort: store.PersonSort;
}

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
  const filter = {
    kind: query.kind,
    search: query.search,
    id: query.search === undefined ? undefined : uuidOfSid('US', query.search.trim()),
    state: query.state,
    roleId: query.role_sid,
    roleIsOwner: query.role_sid === roleSids.organizationOwner,
  };
  const rows = await store.listPeople(db, scope, { filter, sort: query.sort }, page);
  const counted = await store.countPeople(db, scope, filter, countCeiling);
  return toPage(
    rows,
    page,
    keyOf(query.sort),
    (row) => presentPerson(catalogue, row),
    boundedCount(counted),
  );
}

export async function countPeople(db: Db, scope: OrganizationScope) {
  const all = {
    search: undefined,
    id: undefined,
    state: undefined,
    roleId: undefined,
    roleIsOwner: false,
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
    throw requestErrors.not_found('There is no such person in this organization.');
  return row;
}

/** Whom an act is about, and by what right. */
export interface Act {
  readonly catalogue: RoleCatalogue;
  readonly scope: OrganizationScope;
  readonly held: Held;
  readonly userId: string;
}

/** Locks the person, and checks as they are then that the caller may act on their login. */
async function getTarget(work: Work, act: Act): Promise<store.PersonRow> {
  await getPerson(work.db, act.scope, act.userId);
  await getUserForUpdate(work.db, userScope(act.userId));
  const row = await getPerson(work.db, act.scope, act.userId);
  const role = act.catalogue.find(row.organizationRoleId ?? '');
  const permissions = role?.permissions ?? new Set<string>();
  const { isManagedHere, isOwner } = row;
  assertMayActOn({ isManagedHere, isOwner, permissions }, act.held.permissions);
  return row;
}

const targetOf = (row: store.PersonRow) => userTarget({ id: row.id, fullName: row.name });

/** Deactivates a login: nothing that was given out to it works any more, from this very commit on. */
export async function deactivate(
  work: Work & { actor: UserActor },
  act: Act,
): Promise<store.PersonRow> {
  const row = await getTarget(work, act);
  if (row.state !== 'active') throw organizationUserErrors.already(`${row.name} is not active.`);
  await updateState(work.db, userScope(act.userId), 'inactive');
  const ended = await endAllSessions(work, userScope(act.userId), 'deactivated');
  work.impact.line({
    what: 'people_deactivated',
    label: 'person cannot sign in',
    count: 1,
    names: [row.name],
  });
  work.impact.line({ what: 'sessions_ended', label: 'sessions end', count: ended });
  work.impact.line({
    what: 'accounts_kept',
    label: 'owned accounts stay theirs, and wait for a new owner',
    count: row.ownedAccounts,
  });
  work.impact.undo('You can let them back in at any time, with the roles that they have now.');
  work.audit({
    event: organizationUserEvents.deactivated,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state },
    after: { state: 'inactive', sessions_ended: ended },
  });
  return getPerson(work.db, act.scope, act.userId);
}

/** Lets a deactivated login in again. A login that the operator suspended stays suspended. */
export async function reactivate(
  work: Work & { actor: UserActor },
  act: Act,
): Promise<store.PersonRow> {
  const row = await getTarget(work, act);
  if (row.state !== 'inactive')
    throw organizationUserErrors.already(`${row.name} is ${row.state}.`);
  await updateState(work.db, userScope(act.userId), 'active');
  work.audit({
    event: organizationUserEvents.reactivated,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    before: { state: row.state },
    after: { state: 'active' },
  });
  return getPerson(work.db, act.scope, act.userId);
}

export async function endSessions(work: Work & { actor: UserActor }, act: Act) {
  const row = await getTarget(work, act);
  const ended = await endAllSessions(work, userScope(act.userId), 'ended by an administrator');
  work.audit({
    event: organizationUserEvents.sessions_ended,
    target: targetOf(row),
    organizationId: act.scope.organizationId,
    after: { sessions_ended: ended },
  });
  return { ended };
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
      role_names: standing.held.roleIds.map((id) => catalogue.find(id)?.name ?? id),
      permissions: [...standing.held.permissions],
      opens_admin_center: standing.held.has('/bailiwick/iam/organizations/read'),
    },
  };
}
