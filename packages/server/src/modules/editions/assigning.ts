/** Use cases of assignments: an organization gets an edition, and loses it. The engine locks the organization. */
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/paging.ts';
import type { PageRequest } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import * as assignments from './assignment-store.ts';
import { sayChange } from './impact.ts';
import { endedMail, givenMail } from './mails.ts';
import { readHoldings, warningsDue } from './rules.ts';
import { everyEdition, getEdition, lockEdition } from './service.ts';
import * as store from './store.ts';
import { editionErrors, editionEvents } from './vocabulary.ts';

export const presentAssignment = (row: assignments.AssignmentRow) => ({
  sid: sid('EA', row.id),
  edition_sid: sid('ED', row.editionId),
  edition_name: row.editionName,
  state: row.state,
  starts_at: row.startsAt.toISOString(),
  ends_at: row.endsAt?.toISOString() ?? null,
  reference: row.reference,
  created_at: row.createdAt.toISOString(),
});

/** @throws request.not_found for one that is over, too */
export async function getNames(
  db: Db,
  scope: OrganizationScope,
): Promise<assignments.OrganizationNames> {
  const row = await assignments.findOrganization(db, scope);
  if (row === undefined) throw requestErrors.not_found(say('There is no such organization.'));
  return row;
}

export async function listAssignments(db: Db, scope: OrganizationScope, page: PageRequest) {
  await getNames(db, scope);
  return toPage(
    await assignments.listAssignments(db, scope, page),
    page,
    (row) => [row.startsKey, row.id],
    presentAssignment,
  );
}

const organizationTarget = ({ id, friendlyName }: assignments.OrganizationNames) => ({
  type: 'organization',
  sid: sid('OR', id),
  name: friendlyName,
});

export interface AssignmentInput {
  readonly editionId: string;
  /** Undefined: now. */
  readonly startsAt: Date | undefined;
  readonly endsAt: Date | null;
  readonly reference: string | null;
}

function readDates(input: AssignmentInput, now: Date): { startsAt: Date; endsAt: Date | null } {
  const { startsAt = now, endsAt } = input;
  if (startsAt < now)
    throw editionErrors.dates_not_possible(say('It would begin in the past.'), {
      errors: [{ pointer: '/starts_at', detail: say('is past: leave it out to begin now') }],
    });
  if (endsAt !== null && endsAt <= startsAt)
    throw editionErrors.dates_not_possible(say('It would end before it begins.'), {
      errors: [{ pointer: '/ends_at', detail: say('must be after the beginning') }],
    });
  return { startsAt, endsAt };
}

/** What the organization has at that moment, as things stand. */
async function findHoldingsAt(db: Db, scope: OrganizationScope, at: Date) {
  const [first] = await assignments.listFrom(db, scope, at);
  const { defaultEditionId } = await store.getSettings(db, everyEdition, false);
  const isRunning = first !== undefined && first.startsAt <= at;
  const edition = await getEdition(db, isRunning ? first.editionId : defaultEditionId);
  return readHoldings(edition);
}

/** @throws edition.dates_not_possible, request.not_found */
export async function giveEdition(
  work: Work,
  scope: OrganizationScope,
  input: AssignmentInput,
): Promise<assignments.AssignmentRow> {
  const organization = await getNames(work.db, scope);
  const edition = await lockEdition(work.db, input.editionId, 'shared');
  const { startsAt, endsAt } = readDates(input, work.now);
  const replaced = await assignments.listFrom(work.db, scope, startsAt);
  if (work.impact.isDryRun) {
    const change = {
      after: readHoldings(edition),
      usage: await store.countAllUsed(work.db, scope),
    };
    sayChange(work, await findHoldingsAt(work.db, scope, startsAt), change);
    sayReplaced(work, replaced);
    work.impact.undo(say('You can give it another edition at any time.'));
  }
  await assignments.clearFrom(work.db, scope, startsAt);
  const id = newId();
  const warningsSent = warningsDue(endsAt, work.now);
  const { reference } = input;
  const row = { id, editionId: edition.id, startsAt, endsAt, reference, warningsSent };
  await assignments.insertAssignment(work.db, scope, row);
  work.audit({
    event: editionEvents.assigned,
    target: organizationTarget(organization),
    organizationId: organization.id,
    before: { editions: replaced.map(inLog) },
    after: {
      edition: edition.slug,
      starts_at: startsAt.toISOString(),
      ends_at: endsAt?.toISOString() ?? null,
      reference,
    },
  });
  const { contact } = await store.getSettings(work.db, everyEdition, false);
  work.mail(givenMail({ organization, contact }, edition.name, startsAt, endsAt));
  return assignments.getAssignment(work.db, scope, id);
}

const inLog = (row: assignments.AssignmentRow) => ({
  edition: row.editionSlug,
  starts_at: row.startsAt.toISOString(),
  ends_at: row.endsAt?.toISOString() ?? null,
  reference: row.reference,
});

function sayReplaced({ impact }: Work, rows: readonly assignments.AssignmentRow[]): void {
  impact.line({
    what: 'assignments_replaced',
    label: say('editions that it has or was to have end before their time'),
    count: rows.length,
    names: rows.map(({ editionName }) => editionName),
  });
}

/** @throws edition.none_assigned, request.not_found */
export async function withdrawEdition(
  work: Work,
  scope: OrganizationScope,
): Promise<assignments.AssignmentRow> {
  const organization = await getNames(work.db, scope);
  const rows = await assignments.listFrom(work.db, scope, work.now);
  const [first] = rows;
  if (first === undefined)
    throw editionErrors.none_assigned(
      say('{name} has the default edition, and no other is planned.', {
        name: organization.friendlyName,
      }),
    );
  const { defaultEditionId, contact } = await store.getSettings(work.db, everyEdition, false);
  const next = await getEdition(work.db, defaultEditionId);
  if (work.impact.isDryRun) {
    const change = { after: readHoldings(next), usage: await store.countAllUsed(work.db, scope) };
    sayChange(work, await findHoldingsAt(work.db, scope, work.now), change);
    sayReplaced(work, rows);
    work.impact.undo(say('You can give it another edition at any time.'));
  }
  await assignments.clearFrom(work.db, scope, work.now);
  for (const { id } of rows) await assignments.markEndTold(work.db, scope, id);
  work.audit({
    event: editionEvents.withdrawn,
    target: organizationTarget(organization),
    organizationId: organization.id,
    before: { editions: rows.map(inLog) },
    after: { edition: next.slug },
  });
  work.mail(endedMail({ organization, contact }, first.editionName, next.name));
  return assignments.getAssignment(work.db, scope, first.id);
}
