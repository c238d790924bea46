/** Use cases of dormant people: reading who does not come, and deciding what becomes of them. */
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { changePolicy, present as presentPolicy, readAll } from '../security-policies/index.ts';
import type { DormantFilter } from './filter-store.ts';
import { findStart, readForecast } from './forecast-store.ts';
import { dormantKind } from './kind.ts';
import { brakeOf } from './rules.ts';
import * as store from './store.ts';
import { daysTold, sayWhatHappens } from './telling.ts';
import { nextOf } from './words.ts';

const at = (time: Date | null) => time?.toISOString() ?? null;

const present = (row: store.DormantRow) => ({
  user_sid: sid('US', row.id),
  name: row.name,
  email: row.email,
  last_active_at: at(row.lastActiveAt),
  last_active_through: row.lastActiveThrough,
  idle_since: row.idleSince.toISOString(),
  days_idle: row.daysIdle,
  state: row.state,
  next: nextOf(row),
  warned_at: at(row.warnedAt),
  reminded_at: at(row.remindedAt),
  warns_at: at(row.warnsAt),
  deactivates_at: at(row.dueAt),
});

const keyOf = (sort: store.Sort) => (row: store.DormantRow) => [
  sort.endsWith('name') ? row.sortName : row.idleKey,
  row.id,
];

export async function listDormantPeople(
  db: Db,
  scope: OrganizationScope,
  asked: { readonly q?: DormantFilter | undefined; readonly sort: store.Sort },
  page: PageRequest,
) {
  const rows = await store.listDormantPeople(db, scope, asked, page);
  const count = await countFor(page, (ceiling) =>
    store.countDormantPeople(db, scope, asked.q, ceiling),
  );
  return toPage(rows, page, keyOf(asked.sort), present, count);
}

export async function readDormantPeople(db: Db, scope: OrganizationScope) {
  const { organization } = await readAll(db, scope, dormantKind);
  const progress = await store.readProgress(db, scope);
  return {
    policy: presentPolicy(dormantKind, organization),
    warned: progress.warned,
    held: progress.held,
    deactivated_lately: progress.deactivatedLately,
    most_a_day: brakeOf(progress.people + progress.deactivatedToday),
    next_at: at(progress.nextAt),
  };
}

/** People who become due by then are told: the first, and those of a month after. */
const toldWithinDays = 30;
/** Enough for the days that are told, whatever the brake lets go on each. */
const namesAtMost = daysTold * 500;

export interface Change {
  readonly body: { readonly idle_days: number | null; readonly starts_at: string | null };
  readonly ifMatch: number | undefined;
}

/** What it does is told after it was saved, as the job would read it: a dry run takes it back. @throws request.stale */
export async function updateDormantPeople(
  work: Work,
  scope: OrganizationScope,
  { body: { idle_days: idleDays, starts_at }, ifMatch }: Change,
) {
  const startsAt = starts_at === null ? null : new Date(starts_at);
  const saved = await changePolicy(work, scope, dormantKind, {
    accountId: null,
    rule: { idle_days: idleDays },
    startsAt,
    ifMatch,
    decide: () => Promise.resolve(),
  });
  if (!work.impact.isDryRun) return saved;
  if (idleDays === null) {
    const { warned } = await store.readProgress(work.db, scope);
    work.impact.line({
      what: 'warnings_off',
      label: say('people were warned; whoever is still there when it ends stays'),
      count: warned,
    });
    work.impact.you(say('Nothing changes for you.'));
    work.impact.undo(say('Switch it on again, at any time: everybody is warned anew.'));
    return saved;
  }
  const later = saved.planned?.starts_at;
  const startedAt = later ?? (await findStart(work.db, scope));
  if (startedAt === undefined) throw new Error('a rule that was saved holds or is planned');
  const asked = { idleDays, startedAt, withinDays: toldWithinDays };
  const forecast = await readForecast(work.db, scope, asked, namesAtMost);
  sayWhatHappens(work.impact, forecast, { idleDays, withinDays: toldWithinDays });
  return saved;
}
