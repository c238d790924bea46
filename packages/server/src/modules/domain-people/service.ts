/** Use cases around people who already use a domain: to count them, to look at them, to take the list out. */
import { csvLine } from '../../kernel/csv.ts';
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { boundedCount, countCeiling, toPage } from '../../kernel/paging.ts';
import type { FileAnswer, PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getDomain } from '../domains/index.ts';
import type { PeopleChoice } from './filter-store.ts';
import { whyNoCapture } from './rules.ts';
import type { Standing } from './standings.ts';
import * as store from './store.ts';
import { domainPeopleErrors, domainPeopleEvents } from './vocabulary.ts';

const exportedAtOnce = 1_000;

export type Domain = Awaited<ReturnType<typeof getDomain>>;

/** Whoever has not proven a domain, or not any more, learns nothing of it. @throws request.not_found, domain_people.domain_not_verified */
export async function getProvenDomain(
  db: Db,
  scope: OrganizationScope,
  id: string,
): Promise<Domain> {
  const domain = await getDomain(db, scope, id);
  if (domain.state !== 'verified')
    throw domainPeopleErrors.domain_not_verified(
      say('{name} is not proven at the moment.', { name: domain.name }),
    );
  return domain;
}

export const targetOf = (domain: Pick<Domain, 'id' | 'name'>) => ({
  type: 'domain',
  sid: sid('DN', domain.id),
  name: domain.name,
});

export async function countUses(db: Db, scope: OrganizationScope, mayCapture: boolean) {
  const rows = await store.listUses(db, scope, countCeiling);
  return {
    items: rows.map((row) => {
      const obstacle = whyNoCapture(mayCapture, row.method);
      return {
        domain_sid: sid('DN', row.domainId),
        name: row.name,
        unicode_name: row.unicodeName,
        people: boundedCount(row.people),
        accounts: boundedCount(row.accounts),
        asked: boundedCount(row.asked),
        capture: { possible: obstacle === undefined, reason: obstacle?.detail ?? null },
      };
    }),
  };
}

export function standingOf(row: Pick<store.ChosenRow, 'askedAt' | 'declinedAt'>): Standing {
  if (row.askedAt !== null) return 'asked';
  return row.declinedAt === null ? 'not_asked' : 'declined';
}

function present(row: store.DomainPersonRow) {
  return {
    sid: sid('US', row.id),
    name: row.name,
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    owned_accounts: row.ownedAccounts,
    standing: standingOf(row),
    asked_at: row.askedAt?.toISOString() ?? null,
    declined_at: row.declinedAt?.toISOString() ?? null,
  };
}

export interface Listing {
  readonly domainId: string;
  readonly choice: PeopleChoice;
  readonly sort: store.DomainPeopleSort;
}

/** @throws request.not_found, domain_people.domain_not_verified */
export async function listPeople(
  db: Db,
  scope: OrganizationScope,
  { domainId, choice, sort }: Listing,
  page: PageRequest,
) {
  const { name } = await getProvenDomain(db, scope, domainId);
  const asked = { domain: name, choice };
  const rows = await store.listPeople(db, scope, { ...asked, sort }, page);
  const counted = await store.countPeople(db, scope, asked, countCeiling);
  return toPage(
    rows,
    page,
    (row) => [sort.endsWith('email') ? row.sortEmail : row.sortName, row.id],
    present,
    boundedCount(counted),
  );
}

const columns: readonly (readonly [string, (row: store.DomainPersonRow) => string])[] = [
  ['sid', (row) => sid('US', row.id)],
  ['email', (row) => row.email],
  ['first_name', (row) => row.firstName],
  ['last_name', (row) => row.lastName],
  ['owned_accounts', (row) => String(row.ownedAccounts)],
  ['standing', standingOf],
];

async function* piecesOf(
  db: Db,
  scope: OrganizationScope,
  asked: store.Asked,
): AsyncGenerator<string, void, undefined> {
  yield csvLine(columns.map(([name]) => name));
  let last: store.DomainPersonRow | undefined;
  do {
    const from =
      last === undefined ? {} : { from: { key: [last.sortName, last.id], backwards: false } };
    const page = { size: exportedAtOnce, ...from };
    const rows = await store.listPeople(db, scope, { ...asked, sort: 'name' }, page);
    const shown = rows.slice(0, exportedAtOnce);
    if (shown.length > 0)
      yield shown.map((row) => csvLine(columns.map(([, valueOf]) => valueOf(row)))).join('');
    last = rows.length > exportedAtOnce ? shown.at(-1) : undefined;
  } while (last !== undefined);
}

/** @param db reads after the commit of `work` @throws request.not_found, domain_people.domain_not_verified */
export async function exportPeople(
  work: Work,
  db: Db,
  scope: OrganizationScope,
  { domainId, choice }: Pick<Listing, 'domainId' | 'choice'>,
): Promise<FileAnswer> {
  const domain = await getProvenDomain(work.db, scope, domainId);
  const asked = { domain: domain.name, choice };
  const people = await store.countPeople(work.db, scope, asked, countCeiling);
  work.audit({
    event: domainPeopleEvents.exported,
    target: targetOf(domain),
    organizationId: scope.organizationId,
    after: { people: Math.min(people, countCeiling), exact: people <= countCeiling },
  });
  return {
    name: `people-of-${domain.name}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    pieces: piecesOf(db, scope, asked),
  };
}
