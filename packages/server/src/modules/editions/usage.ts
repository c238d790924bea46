/** What an organization has and uses: for its own people, and for the operator who sells it. */
import { csvLine } from '../../kernel/csv.ts';
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import type { FileAnswer } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { dayOf, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { getNames } from './assigning.ts';
import * as assignments from './assignment-store.ts';
import { limitNames } from './catalogue.ts';
import { isCounted, lossesOf } from './impact.ts';
import { readHoldings } from './rules.ts';
import { everyEdition, featureEntries, limitEntries } from './service.ts';
import * as store from './store.ts';
import { editionEvents } from './vocabulary.ts';

interface Standing {
  readonly organization: string;
  readonly edition: string;
  readonly endsAt: Date | null;
  /** What follows when it ends. */
  readonly next: string;
}

function sentenceOf({ organization, edition, endsAt, next }: Standing): Text {
  const values = { organization, edition };
  return endsAt === null
    ? say('{organization} has the edition {edition}.', values)
    : say('{organization} has the edition {edition} until {day}, then {next}.', {
        ...values,
        day: dayOf(endsAt),
        next,
      });
}

export async function readUsage(db: Db, scope: OrganizationScope) {
  const organization = await getNames(db, scope);
  const current = await store.findCurrent(db, scope);
  const { contact, next: fallback, now } = await store.getFallback(db, everyEdition);
  const planned = (await assignments.listFrom(db, scope, now)).find(
    ({ startsAt }) => startsAt > now,
  );
  const usage = await store.countAllUsed(db, scope);
  const holdings = readHoldings(current);
  const all = await store.listEditions(db, everyEdition);
  const isFollowed =
    planned !== undefined && planned.startsAt.getTime() === current.endsAt?.getTime();
  return {
    organization_sid: sid('OR', organization.id),
    sentence: sentenceOf({
      organization: organization.friendlyName,
      edition: current.name,
      endsAt: current.endsAt,
      next: isFollowed ? planned.editionName : fallback,
    }),
    edition: {
      sid: sid('ED', current.id),
      name: current.name,
      is_default: current.assignmentId === null,
      starts_at: current.startsAt?.toISOString() ?? null,
      ends_at: current.endsAt?.toISOString() ?? null,
      reference: current.reference,
    },
    next:
      planned === undefined
        ? null
        : { name: planned.editionName, starts_at: planned.startsAt.toISOString() },
    contact,
    limits: limitEntries().map(({ at_least: _, ...entry }) => ({
      ...entry,
      used: isCounted(entry.name) ? usage[entry.name] : null,
      allowed: holdings.limits[entry.name] ?? null,
    })),
    features: featureEntries().map((entry) => ({
      ...entry,
      is_held: holdings.features.includes(entry.name),
    })),
    editions: all
      .filter((edition) => edition.isListed || edition.id === current.id)
      .map((edition) => {
        const its = readHoldings(edition);
        const isCurrent = edition.id === current.id;
        return {
          sid: sid('ED', edition.id),
          name: edition.name,
          is_current: isCurrent,
          features: [...its.features],
          limits: limitNames.map((name) => ({ name, allowed: its.limits[name] ?? null })),
          would_break: isCurrent ? [] : lossesOf(holdings, its, usage),
        };
      }),
  };
}

/** In English whoever takes it out, as every file. */
export async function downloadUsage(work: Work, scope: OrganizationScope): Promise<FileAnswer> {
  const usage = await readUsage(work.db, scope);
  const { friendlyName, id } = await getNames(work.db, scope);
  work.audit({
    event: editionEvents.usage_exported,
    target: { type: 'organization', sid: sid('OR', id), name: friendlyName },
    organizationId: id,
  });
  const { name, starts_at, ends_at, reference } = usage.edition;
  const number = (value: number | null) => (value === null ? null : String(value));
  const lines = [
    ['kind', 'name', 'title', 'used', 'allowed', 'starts_at', 'ends_at', 'reference'],
    ['edition', name, null, null, null, starts_at, ends_at, reference],
    ...usage.limits.map((limit) => [
      'limit',
      limit.name,
      limit.title.toString(),
      number(limit.used),
      number(limit.allowed),
    ]),
    ...usage.features.map((feature) => [
      'feature',
      feature.name,
      feature.title.toString(),
      null,
      feature.is_held ? 'yes' : 'no',
    ]),
  ];
  const width = lines[0]?.length ?? 0;
  const filled = lines.map((line) => [...line, ...Array<null>(width - line.length).fill(null)]);
  return {
    name: `usage-${work.now.toISOString().slice(0, 10)}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    pieces: inOnePiece(filled.map(csvLine).join('')),
  };
}

async function* inOnePiece(text: string): AsyncGenerator<string, void, undefined> {
  yield await Promise.resolve(text);
}
