/** Use cases of reading where managed people are signed in: one of them, and all of an organization. */
import ipaddr from 'ipaddr.js';
import type { Actor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { unknownInFilter } from '../../kernel/list-filter.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { getManagedPerson } from '../organization-users/index.ts';
import { listLivingSessions, presentSession, type SessionRow } from '../sessions/index.ts';
import type { SessionFilter } from './filter-store.ts';
import { factors } from './organization-contract.ts';
import * as organizationStore from './organization-store.ts';
import { listProfiles } from './store.ts';

const ownSessionOf = (actor: Actor) => (actor.kind === 'user' ? actor.sessionId : null);

/** Each row as it is told, with the profile that they came through. */
async function presentEach<Row extends SessionRow>(
  db: Db,
  scope: OrganizationScope,
  rows: readonly Row[],
  actor: Actor,
) {
  const came = await listProfiles(
    db,
    scope,
    rows.map(({ id }) => id),
  );
  const through = new Map(
    came.map((row) => [row.sessionId, { sid: sid('JB', row.profileId), name: row.profileName }]),
  );
  return (row: Row) => ({
    ...presentSession(row, ownSessionOf(actor)),
    sso_profile: through.get(row.id) ?? null,
  });
}

/** @throws request.not_found */
export async function listSessions(
  db: Db,
  scope: OrganizationScope,
  { userId, actor }: { readonly userId: string; readonly actor: Actor },
) {
  await getManagedPerson(db, scope, userId);
  const rows = await listLivingSessions(db, userScope(userId));
  return { items: rows.map(await presentEach(db, scope, rows, actor)) };
}

/** A network is one: `203.0.113.0/24`. @throws request.invalid */
function assertNetworks(q: SessionFilter | undefined): void {
  for (const { field, position, any } of q?.terms ?? [])
    for (const condition of field === 'address' ? any : [])
      if (
        condition.kind === 'is' &&
        condition.text.includes('/') &&
        !ipaddr.isValidCIDR(condition.text)
      )
        throw unknownInFilter(
          position,
          say(
            'address takes an address, its beginning (203.0.113.*) or a network (203.0.113.0/24)',
          ),
        );
}

/** Of each that is counted it is asked whether a policy ended it: who wants to know of more asks for the exact count. */
const countedUsually = 1_000;

const keyOf =
  (sort: organizationStore.SessionListing['sort']) =>
  (row: organizationStore.OrganizationSessionRow) => [
    sort.endsWith('created_at') ? row.createdKey : row.lastSeenKey,
    row.id,
  ];

/** @throws request.invalid */
export async function listOrganizationSessions(
  db: Db,
  { scope, actor }: { readonly scope: OrganizationScope; readonly actor: Actor },
  { q, sort }: organizationStore.SessionListing,
  page: PageRequest,
) {
  assertNetworks(q);
  const rows = await organizationStore.listOrganizationSessions(db, scope, { q, sort }, page);
  const presented = await presentEach(db, scope, rows, actor);
  const count = await countFor(
    page,
    // What fits on the first page is counted by looking at it.
    (ceiling) =>
      page.from === undefined && rows.length <= page.size
        ? Promise.resolve(rows.length)
        : organizationStore.countOrganizationSessions(db, scope, q, ceiling),
    countedUsually,
  );
  const present = (row: organizationStore.OrganizationSessionRow) => ({
    ...presented(row),
    user: { sid: sid('US', row.userId), name: row.name, email: row.email },
    factor: factors[row.factorLevel],
  });
  return toPage(rows, page, keyOf(sort), present, count);
}
