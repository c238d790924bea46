/**
 * The one place that decides what the edition of an organization lets it do. It is asked where something is added or
 * configured, never where something that stands is used: an edition that ended locks nobody out and opens nothing.
 */
import type { Actor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import type { ErrorMaker } from '../../kernel/errors.ts';
import { type OrganizationScope, platformScope } from '../../kernel/scope.ts';
import { anyOf, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { type CountedLimit, type Feature, features, limits } from './catalogue.ts';
import { readHoldings } from './rules.ts';
import * as store from './store.ts';
import { editionErrors } from './vocabulary.ts';

const everyEdition = platformScope('editions are the same for all organizations');

/** Who gives organizations their editions. */
const whoCan = (contact: string | null): Text =>
  contact === null
    ? say('The operator of this instance')
    : say('The operator of this instance: {contact}', { contact });

/**
 * For whatever configures a feature: it is read-only without an edition that holds it, while what was configured goes on.
 * @throws edition.feature_missing
 */
export async function assertFeature(
  db: Db,
  scope: OrganizationScope,
  feature: Feature,
): Promise<void> {
  const current = await store.findCurrent(db, scope);
  if (readHoldings(current).features.includes(feature)) return;
  const { editions, contact } = await store.findHolders(db, everyEdition, feature);
  const facts = {
    feature: features[feature].title,
    edition: current.name,
  };
  const detail =
    editions.length === 0
      ? say('{feature} is not part of the edition {edition}, which this organization has.', facts)
      : say(
          '{feature} is part of {editions}; this organization has the edition {edition}, which does not hold it.',
          { ...facts, editions: anyOf(editions.map(({ name }) => name)) },
        );
  throw editionErrors.feature_missing(detail, {
    whoCan: whoCan(contact),
    facts: {
      feature,
      edition: current.slug,
      held_by: editions.map(({ slug }) => slug).join(','),
    },
  });
}

/** A limit of an organization, and how far it is from there. */
export interface Room {
  readonly organizationId: string;
  readonly limit: CountedLimit;
  readonly edition: { readonly slug: string; readonly name: string };
  readonly used: number;
  readonly allowed: number;
  /** Never below zero: what is there stays when an edition allows less. */
  readonly left: number;
}

async function findAllowed(db: Db, scope: OrganizationScope, limit: CountedLimit) {
  const current = await store.findCurrent(db, scope);
  const allowed = readHoldings(current).limits[limit];
  return allowed === undefined ? undefined : { edition: current, allowed };
}

/** Undefined: there is no limit. Without a lock this is a look only; see `holdRoom`. */
export async function findRoom(
  db: Db,
  scope: OrganizationScope,
  limit: CountedLimit,
): Promise<Room | undefined> {
  const found = await findAllowed(db, scope, limit);
  if (found === undefined) return undefined;
  const used = await store.countUsed(db, scope, limit);
  const { organizationId } = scope;
  return { organizationId, limit, ...found, used, left: Math.max(0, found.allowed - used) };
}

/**
 * The same, and it stays true until the end of the transaction: where there is a limit the organization's row is locked
 * first. Whoever locks other rows as well calls it before those.
 */
export async function holdRoom(
  db: Db,
  scope: OrganizationScope,
  limit: CountedLimit,
): Promise<Room | undefined> {
  if ((await findAllowed(db, scope, limit)) === undefined) return undefined;
  await store.lockOrganization(db, scope);
  return findRoom(db, scope, limit);
}

/** Which edition a company has is nobody's business outside it. */
const isInside = (actor: Actor, { organizationId }: Pick<Room, 'organizationId'>): boolean =>
  actor.kind === 'operator' ||
  actor.kind === 'system' ||
  ((actor.kind === 'user' || actor.kind === 'machine') && actor.organizationId === organizationId);

/** Why no more of something can be added, in a sentence for whoever tries. */
export const noRoomWords = (actor: Actor, room: Room): Text =>
  isInside(actor, room)
    ? say(
        '{limit}: {used, number} of the {allowed, number} that the edition {edition} allows are used.',
        {
          limit: limits[room.limit].title,
          used: room.used,
          allowed: room.allowed,
          edition: room.edition.name,
        },
      )
    : say('The organization has no room for more at the moment.');

export interface Wanted {
  readonly limit: CountedLimit;
  /** How many are to be added. Zero, where they are there already in this transaction: then they are counted in. */
  readonly wanted: number;
  /** The published error of whoever asks, where there was one before editions. */
  readonly refusal?: ErrorMaker;
}

/**
 * Of two that add at once, and for whom there is room once, one is refused.
 * @throws edition.limit_reached, or the refusal that was handed in
 */
export async function assertWithinLimit(
  work: Pick<Work, 'db' | 'actor'>,
  scope: OrganizationScope,
  { limit, wanted, refusal = editionErrors.limit_reached }: Wanted,
): Promise<void> {
  const room = await holdRoom(work.db, scope, limit);
  if (room === undefined || room.used + wanted <= room.allowed) return;
  const words = noRoomWords(work.actor, room);
  if (!isInside(work.actor, room))
    throw refusal(words, { whoCan: say('Its Owner or an Administrator') });
  const { contact } = await store.getSettings(work.db, everyEdition, false);
  throw refusal(words, {
    whoCan: whoCan(contact),
    facts: { limit, used: room.used, allowed: room.allowed, edition: room.edition.slug },
  });
}

/** An edition that ended goes on keeping audit events for so long: what is removed does not come back with the next one. */
const retentionGraceDays = 30;

/** How long the audit events of an organization are kept as far as its editions say; null: for ever. */
export async function findRetentionDays(db: Db, scope: OrganizationScope): Promise<number | null> {
  const retentions = await store.listRetentions(db, scope, retentionGraceDays);
  const limited = retentions.filter((days) => days !== null);
  return limited.length === 0 || limited.length < retentions.length ? null : Math.max(...limited);
}

/** Does an edition say anything about it? */
export const limitsRetention = (db: Db): Promise<boolean> =>
  store.limitsRetention(db, everyEdition);
