/**
 * The job: warns people who do not come, reminds them, and deactivates those whose day has come. Each step commits alone and decides
 * under a lock on what it reads there, so that it may be stopped, run twice and by two processes at once.
 */
import type { Held } from '../../kernel/authorization.ts';
import { AppError } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import {
  type OrganizationScope,
  organizationScope,
  platformScope,
  userScope,
} from '../../kernel/scope.ts';
import { dayOf, say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { deactivate } from '../organization-users/index.ts';
import { getOrganization } from '../organizations/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { getUserForUpdate, userTarget } from '../users/index.ts';
import { lastWarningMail, warningMail } from './mails.ts';
import { brakeOf } from './rules.ts';
import * as running from './running-store.ts';
import { readProgress } from './store.ts';
import { dormantPeopleEvents } from './vocabulary.ts';

export const dormantJob = 'dormant_people.run';
const everybody = platformScope('rules about dormant people of every organization are carried out');
const atOnce = 100;
const dayMs = 86_400_000;

/** The rule acts for the organization, on whomever it has: its Owner alone is passed over. */
function heldByRule(catalogue: RoleCatalogue): Held {
  const permissions = new Set(catalogue.roles.flatMap((role) => [...role.permissions]));
  return {
    permissions,
    has: (permission) =>
      permissions.has(typeof permission === 'string' ? permission : permission.name),
    isOwner: false,
    roleIds: [],
  };
}

const daysFrom = (since: Date, now: Date) => Math.floor((now.getTime() - since.getTime()) / dayMs);

/** What a mail says to one of them. */
async function aboutEach(work: Work, scope: OrganizationScope, people: readonly running.Told[]) {
  const { friendlyName } = await getOrganization(work.db, scope);
  return people.map((person) => ({
    person,
    about: {
      to: person.email,
      organizationId: scope.organizationId,
      organizationName: friendlyName,
      days: daysFrom(person.idleSince, work.now),
      dueAt: person.dueAt,
    },
  }));
}

/** Answers the last of those who were warned, while there may be more. */
async function warnSome(
  work: Work,
  scope: OrganizationScope,
  after: running.Told | undefined,
): Promise<running.Told | undefined> {
  const people = await running.noteWarned(work.db, scope, { atMost: atOnce, after });
  const told = await aboutEach(work, scope, people);
  for (const { person, about } of told) {
    work.mail(warningMail(about));
    work.audit({
      event: dormantPeopleEvents.warned,
      target: userTarget({ id: person.userId, fullName: person.name }),
      organizationId: scope.organizationId,
      after: { days_idle: about.days, deactivates_on: about.dueAt.toISOString().slice(0, 10) },
    });
  }
  return people.length < atOnce ? undefined : people.at(-1);
}

/** Answers whether there may be more. */
async function remindSome(work: Work, scope: OrganizationScope): Promise<boolean> {
  const told = await aboutEach(work, scope, await running.noteReminded(work.db, scope, atOnce));
  for (const { about } of told) work.mail(lastWarningMail(about));
  return told.length === atOnce;
}

/** Their row is locked before it is asked whether they came: a sign-in comes before it and saves them, or after it and is refused. */
async function letGo(
  work: Work,
  scope: OrganizationScope,
  { userId, held, catalogue }: { userId: string; held: Held; catalogue: RoleCatalogue },
): Promise<'left' | 'stays' | 'held'> {
  await getUserForUpdate(work.db, userScope(userId));
  const idleSince = await running.findDue(work.db, scope, userId);
  if (idleSince === undefined) return 'stays';
  const { people, deactivatedToday } = await readProgress(work.db, scope);
  if (deactivatedToday >= brakeOf(people + deactivatedToday)) return 'held';
  const { friendlyName } = await getOrganization(work.db, scope);
  await deactivate(work, {
    catalogue,
    scope,
    held,
    userId,
    reason: {
      word: 'dormant',
      sentence: say(
        'Your login at {organization} was deactivated, because you have not come since {day}. An administrator can let you back in.',
        { organization: friendlyName, day: dayOf(idleSince) },
      ),
    },
  });
  await running.noteDeactivated(work.db, scope, userId);
  return 'left';
}

async function tellOfBrake(work: Work, scope: OrganizationScope): Promise<void> {
  if (!(await running.noteHeld(work.db, scope))) return;
  const { friendlyName } = await getOrganization(work.db, scope);
  const { people, deactivatedToday } = await readProgress(work.db, scope);
  work.audit({
    event: dormantPeopleEvents.brake_held,
    target: { type: 'organization', sid: sid('OR', scope.organizationId), name: friendlyName },
    organizationId: scope.organizationId,
    after: { deactivated_today: deactivatedToday, most_a_day: brakeOf(people + deactivatedToday) },
  });
}

async function runFor(kernel: Kernel, catalogue: RoleCatalogue, id: string): Promise<void> {
  const scope = organizationScope(id);
  const inTransaction = <T>(run: (work: Work) => Promise<T>) =>
    kernel.asSystem(dormantJob, { lockOrganizationId: id }, run);
  let last = await inTransaction((work) => warnSome(work, scope, undefined));
  while (last !== undefined) {
    const after = last;
    last = await inTransaction((work) => warnSome(work, scope, after));
  }
  let goesOn = true;
  while (goesOn) goesOn = await inTransaction((work) => remindSome(work, scope));
  const { people, deactivatedToday } = await readProgress(kernel.database.db, scope);
  const atMost = brakeOf(people + deactivatedToday) + 1;
  const held = heldByRule(catalogue);
  for (const userId of await running.listDue(kernel.database.db, scope, atMost)) {
    try {
      const became = await inTransaction((work) => letGo(work, scope, { userId, held, catalogue }));
      if (became !== 'held') continue;
      await inTransaction((work) => tellOfBrake(work, scope));
      return;
    } catch (error) {
      // What the use case refuses holds up nobody else; it is asked again in the next hour.
      if (!(error instanceof AppError)) throw error;
      kernel.logger.warn({ err: error, user: sid('US', userId) }, 'a dormant person stays');
    }
  }
}

export async function runDormantPeople(kernel: Kernel, catalogue: RoleCatalogue): Promise<void> {
  const { db } = kernel.database;
  for (const id of await running.listRuled(db, everybody)) await runFor(kernel, catalogue, id);
  await running.forgetWarnings(db, everybody);
}
