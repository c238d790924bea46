/** Use cases of editions themselves: the operator creates, changes and retires them, and says which is the default. */
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import {
  type Feature,
  features,
  type Limit,
  type Limits,
  limitNames,
  limits,
} from './catalogue.ts';
import { listHaving } from './extent-store.ts';
import { sayChangeForAll } from './impact.ts';
import { readHoldings } from './rules.ts';
import * as store from './store.ts';
import { editionErrors, editionEvents } from './vocabulary.ts';

export const everyEdition = platformScope('the operator looks after the editions of everybody');

const numbersOf = (allowed: Limits) =>
  Object.fromEntries(limitNames.map((name) => [name, allowed[name] ?? null])) as Record<
    Limit,
    number | null
  >;

export function presentEdition(row: store.EditionRow) {
  const holdings = readHoldings(row);
  return {
    sid: sid('ED', row.id),
    slug: row.slug,
    name: row.name,
    features: [...holdings.features],
    limits: numbersOf(holdings.limits),
    is_listed: row.isListed,
    is_default: row.isDefault,
    assigned: row.assigned,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}

export const presentSettings = (row: store.SettingsRow) => ({
  default_edition_sid: sid('ED', row.defaultEditionId),
  contact: row.contact,
  version: row.version,
});

export const featureEntries = () =>
  (Object.keys(features) as Feature[]).map((name) => ({ name, ...features[name] }));

export const limitEntries = () =>
  limitNames.map((name) => {
    const { atLeast, ...entry } = limits[name];
    return { name, ...entry, at_least: atLeast };
  });

export async function listEditions(db: Db) {
  return {
    items: (await store.listEditions(db, everyEdition)).map(presentEdition),
    settings: presentSettings(await store.getSettings(db, everyEdition, false)),
    features: featureEntries(),
    limits: limitEntries(),
  };
}

/** @throws request.not_found, for one that was retired too */
export async function getEdition(db: Db, id: string): Promise<store.EditionRow> {
  const row = await store.findEdition(db, everyEdition, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such edition.'));
  return row;
}

/** The same, and it stays as it is until the end of the transaction. @throws request.not_found */
export async function lockEdition(
  db: Db,
  id: string,
  how: 'shared' | 'alone',
): Promise<store.EditionRow> {
  await store.lockEdition(db, everyEdition, id, how);
  return getEdition(db, id);
}

const target = (row: Pick<store.EditionRow, 'id' | 'name'>) => ({
  type: 'edition',
  sid: sid('ED', row.id),
  name: row.name,
});

/** Null, or absent: not limited. */
type LimitsInput = Readonly<Partial<Record<Limit, number | null | undefined>>>;

const readLimits = (input: LimitsInput): Limits =>
  Object.fromEntries(
    limitNames.flatMap((name) => {
      const value = input[name];
      return typeof value === 'number' ? [[name, value] as const] : [];
    }),
  );

const nameTaken = () =>
  editionErrors.name_taken(say('Another edition has this name or this slug.'), {
    errors: [{ pointer: '/name', detail: say('is taken, or the slug is') }],
  });

const inLog = (change: Omit<store.EditionChange, 'isListed'> & { isListed: boolean }) => ({
  name: change.name,
  slug: change.slug,
  features: [...change.features],
  limits: numbersOf(change.limits),
  is_listed: change.isListed,
});

export interface EditionInput {
  readonly name: string;
  readonly slug: string;
  readonly features: readonly Feature[];
  readonly limits: LimitsInput;
  readonly is_listed: boolean;
}

const changeOf = (input: EditionInput): store.EditionChange => ({
  name: input.name,
  slug: input.slug,
  features: [...new Set(input.features)].toSorted(),
  limits: readLimits(input.limits),
  isListed: input.is_listed,
});

/** @throws edition.name_taken */
export async function createEdition(work: Work, input: EditionInput): Promise<store.EditionRow> {
  const id = newId();
  const change = changeOf(input);
  if (!(await store.insertEdition(work.db, everyEdition, id, change))) throw nameTaken();
  work.audit({
    event: editionEvents.created,
    target: target({ id, name: change.name }),
    organizationId: null,
    after: inLog(change),
  });
  return getEdition(work.db, id);
}

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What is not given stays. @throws edition.name_taken, request.stale, request.not_found */
export async function updateEdition(
  work: Work,
  id: string,
  input: Given<EditionInput>,
  ifMatch: number | undefined,
): Promise<store.EditionRow> {
  const row = await lockEdition(work.db, id, 'alone');
  assertVersion(row.version, ifMatch);
  const before = readHoldings(row);
  const change = changeOf({
    name: input.name ?? row.name,
    slug: input.slug ?? row.slug,
    features: input.features ?? before.features,
    limits: input.limits ?? before.limits,
    is_listed: input.is_listed ?? row.isListed,
  });
  if (await store.isTaken(work.db, everyEdition, id, change)) throw nameTaken();
  await sayChangeForAll(work, { editionId: id, byDefaultOnly: false }, before, change);
  work.impact.undo(
    say(
      'You can change it back at any time. Audit events that were removed meanwhile stay removed.',
    ),
  );
  await store.updateEdition(work.db, everyEdition, id, change);
  work.audit({
    event: editionEvents.changed,
    target: target({ id, name: change.name }),
    organizationId: null,
    before: inLog({ ...row, ...before }),
    after: inLog(change),
  });
  return getEdition(work.db, id);
}

/** Its past assignments keep it. @throws edition.in_use, request.not_found */
export async function retireEdition(work: Work, id: string): Promise<undefined> {
  const row = await lockEdition(work.db, id, 'alone');
  if (row.isDefault)
    throw editionErrors.in_use(say('{name} is the default edition.', { name: row.name }));
  if (row.assigned > 0)
    throw editionErrors.in_use(
      say(
        '{assigned, plural, one {# organization has {name}, or is to have it} other {# organizations have {name}, or are to have it}}.',
        { assigned: row.assigned, name: row.name },
      ),
      { facts: { assigned: row.assigned } },
    );
  await store.retireEdition(work.db, everyEdition, id);
  work.audit({
    event: editionEvents.retired,
    target: target(row),
    organizationId: null,
    before: inLog({ ...row, ...readHoldings(row) }),
  });
  return undefined;
}

/** @throws request.stale, request.not_found */
export async function updateSettings(
  work: Work,
  input: {
    readonly defaultEditionId: string | undefined;
    readonly contact: string | null | undefined;
  },
  ifMatch: number | undefined,
): Promise<store.SettingsRow> {
  // Editions before the settings, as whoever retires one does.
  const wanted =
    input.defaultEditionId === undefined
      ? undefined
      : await lockEdition(work.db, input.defaultEditionId, 'shared');
  const before = await store.getSettings(work.db, everyEdition, true);
  assertVersion(before.version, ifMatch);
  const former = await getEdition(work.db, before.defaultEditionId);
  const after = wanted ?? former;
  if (after.id !== former.id) {
    const extent = { editionId: former.id, byDefaultOnly: true };
    await sayChangeForAll(work, extent, readHoldings(former), readHoldings(after));
    work.impact.undo(say('You can make the other edition the default again at any time.'));
  }
  const contact = input.contact === undefined ? before.contact : input.contact;
  await store.updateSettings(work.db, everyEdition, { defaultEditionId: after.id, contact });
  work.audit({
    event: editionEvents.settings_changed,
    target: target(after),
    organizationId: null,
    before: { default_edition: former.slug, contact: before.contact },
    after: { default_edition: after.slug, contact },
  });
  return store.getSettings(work.db, everyEdition, false);
}

export async function listOrganizations(db: Db, id: string, page: PageRequest) {
  await getEdition(db, id);
  const rows = await listHaving(db, everyEdition, { editionId: id, byDefaultOnly: false }, page);
  return toPage(
    rows,
    page,
    (row) => [row.sortName, row.id],
    (row) => ({
      sid: sid('OR', row.id),
      friendly_name: row.friendlyName,
      by_default: row.byDefault,
      ends_at: row.endsAt?.toISOString() ?? null,
      reference: row.reference,
    }),
  );
}
