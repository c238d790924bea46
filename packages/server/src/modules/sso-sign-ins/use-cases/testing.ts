/** Tests of a profile: the whole way of a sign-in, with every check kept, and no session, login or link at its end (SS-06). */
import type { UserActor } from '../../../kernel/actor.ts';
import type { BrowserSecrets } from '../../../kernel/bind.ts';
import { findOrMakeDataKey } from '../../../kernel/data-keys.ts';
import type { Db } from '../../../kernel/database.ts';
import { requestErrors } from '../../../kernel/errors.ts';
import { newId, sid } from '../../../kernel/ids.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { toPage } from '../../../kernel/paging.ts';
import type { PageRequest } from '../../../kernel/route.ts';
import { type OrganizationScope, organizationScope } from '../../../kernel/scope.ts';
import { readText, say, type Text } from '../../../kernel/text.ts';
import type { Work } from '../../../kernel/unit-of-work.ts';
import {
  type Check,
  type Diagnosis,
  findFault,
  getProfile,
  isReady,
  noteTested,
  type ProfileRow,
  presentCheck,
  ssoProfileErrors,
  ssoProfileTarget,
} from '../../sso-profiles/index.ts';
import { readPerson, type Verdict } from '../rules.ts';
import * as tests from '../tests-store.ts';
import { ssoTestEvents } from '../vocabulary.ts';
import { type MappingTools, weighMappings } from './granting.ts';
import { judge } from './judging.ts';
import { depart } from './requests.ts';

export interface Starter {
  readonly userId: string | null;
  readonly name: string;
}

/** @throws sso_profile.incomplete, sso_profile.disabled */
export async function startTest(
  kernel: Kernel,
  { work, browser }: { readonly work: Work; readonly browser: BrowserSecrets },
  asked: { readonly scope: OrganizationScope; readonly profileId: string; readonly by: Starter },
) {
  const { scope, profileId, by } = asked;
  const row = await getProfile(work.db, scope, profileId, 'share');
  if (row.state !== 'enabled')
    throw ssoProfileErrors.disabled(say('{name} is disabled.', { name: row.name }));
  if (!isReady(row))
    throw ssoProfileErrors.incomplete(
      say('{name} does not know its provider, or its client there, yet.', { name: row.name }),
    );
  const id = newId();
  await tests.insertTest(work.db, scope, {
    id,
    profileId,
    configuration: row.configuration,
    startedById: by.userId,
    startedBy: by.name,
  });
  const { location } = await depart(
    kernel,
    { db: work.db, now: work.now, browser },
    { row, testId: id, returnTo: null, reauthenticates: false },
  );
  work.audit({
    event: ssoTestEvents.started,
    target: ssoProfileTarget(row),
    organizationId: scope.organizationId,
    after: { sso_test_sid: sid('JT', id), started_by: by.name },
  });
  return { test: presentTest(await getTest(work.db, scope, { profileId, id })), location };
}

export const starterOf = (actor: UserActor): Starter => ({
  userId: actor.userId,
  name: actor.name,
});

const place = (scope: OrganizationScope, id: string) => ({
  table: 'sso_tests',
  column: 'raw_sealed',
  rowId: id,
  organizationId: scope.organizationId,
});

/** What a real sign-in would come to. */
function outcomeText(verdict: Verdict): Text {
  switch (verdict.kind) {
    case 'sign_in':
      return say('The person would be signed in: they are linked already.');
    case 'link':
      return say('The person would be signed in, and their login linked to this identity.');
    case 'accept':
      return say('The person would accept the invitation that waits for them, and be signed in.');
    case 'create':
      return say('A login would be made for the person, and they would be signed in.');
    case 'refuse':
      return findFault(verdict.fault)?.title ?? say('The person would be refused.');
  }
}

/** Our own rules as checks, behind those of the protocol. */
function ruleChecks(row: ProfileRow, verdict: Verdict | undefined, isFresh: boolean): Check[] {
  const domains = row.domains.map(({ name }) => name).join(', ');
  const fault = verdict?.kind === 'refuse' ? verdict.fault : undefined;
  const replay: Check = {
    name: 'replay',
    outcome: verdict === undefined ? 'not_reached' : isFresh ? 'passed' : 'failed',
    expected: 'an answer that was not used before',
    found: isFresh ? 'it is new' : 'it was used before',
    ...(isFresh ? {} : { fault: 'sso_replay' }),
  };
  const person: Check = {
    name: 'person',
    // Before a domain is chosen nobody can be signed in, and the provider may be right all the same.
    outcome: verdict === undefined ? 'not_reached' : fault === undefined ? 'passed' : 'warned',
    expected: domains === '' ? 'no domain is under the profile yet' : `an address at ${domains}`,
    found: verdict === undefined ? '' : outcomeText(verdict).toString(),
    ...(fault === undefined ? {} : { fault }),
  };
  return [replay, person];
}

/** What the groups of the person give, where any gives something. */
async function roleChecks(
  tools: MappingTools,
  work: Work,
  row: ProfileRow,
  identity: Diagnosis['identity'],
): Promise<Check[]> {
  if (row.roleMappings.length === 0) return [];
  const expected = 'every role that is mapped to a group of the person';
  if (identity === undefined)
    return [{ name: 'roles', outcome: 'not_reached', expected, found: '' }];
  const { groups } = readPerson(identity, row);
  const { counting, withheld } = await weighMappings(tools, work.db, row, groups);
  return [
    withheld.length === 0
      ? { name: 'roles', outcome: 'passed', expected, found: `${counting.length}` }
      : {
          name: 'roles',
          outcome: 'warned',
          expected,
          found: `without ${withheld.join(', ')}`,
          fault: 'sso_role_not_given',
        },
  ];
}

export interface Finish {
  readonly row: ProfileRow;
  readonly testId: string;
  readonly diagnosis: Diagnosis;
  readonly isFresh: boolean;
}

export async function finishTest(
  tools: MappingTools & { readonly kernel: Kernel },
  work: Work,
  finish: Finish,
) {
  const { kernel } = tools;
  const { row, testId, diagnosis, isFresh } = finish;
  const { identity } = diagnosis;
  const scope = organizationScope(row.organizationId);
  const verdict = identity === undefined ? undefined : await judge(work.db, row, identity);
  const checks = [
    ...diagnosis.checks,
    ...ruleChecks(row, verdict, isFresh),
    ...(await roleChecks(tools, work, row, identity)),
  ];
  const state = identity !== undefined && isFresh ? ('successful' as const) : ('failed' as const);
  const key = await findOrMakeDataKey(work.db, kernel.vault, scope.organizationId);
  const finished = await tests.finishTest(work.db, scope, testId, {
    state,
    checks,
    person:
      identity === undefined || verdict === undefined
        ? null
        : personOf(row, identity, outcomeText(verdict)),
    rawSealed: kernel.vault.seal(key, diagnosis.raw.slice(0, 256 * 1024), place(scope, testId)),
  });
  if (!finished) throw requestErrors.not_found(say('There is no such test any more.'));
  if (state === 'successful') await noteTested(work.db, scope, row.id, row.configuration);
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  work.audit({
    event: ssoTestEvents.finished,
    target: ssoProfileTarget(row),
    organizationId: scope.organizationId,
    after: { sso_test_sid: sid('JT', testId), state, fault: failed?.fault ?? null },
  });
  return {
    sid: sid('JT', testId),
    organization_sid: sid('OR', scope.organizationId),
    sso_profile_sid: sid('JB', row.id),
    state,
  };
}

function personOf(
  row: ProfileRow,
  identity: NonNullable<Diagnosis['identity']>,
  outcome: Text,
): tests.TestedPerson {
  const { firstName, lastName, groups } = readPerson(identity, row);
  return {
    subject: identity.subject,
    email: identity.email ?? null,
    first_name: firstName,
    last_name: lastName,
    groups,
    attributes: identity.attributes,
    outcome,
  };
}

const stateOf = (row: tests.TestRow) =>
  row.state === 'in_progress' && row.isTimedOut ? ('timed_out' as const) : row.state;

function sentenceOf(row: tests.TestRow): Text {
  switch (stateOf(row)) {
    case 'in_progress':
      return say(
        'Somebody is signing in at the provider in another window. Finishing there is their move.',
      );
    case 'timed_out':
      return say(
        'Nobody came back from the provider within five minutes. Test again, and look at what it says there.',
      );
    case 'failed':
      return say('It did not work: the first check that failed says what to change.');
    case 'successful':
      return row.isOfThisConfiguration
        ? say('It works as the profile is set up now.')
        : say('It worked, and the profile was changed since then. Test again.');
  }
}

export function presentTest(row: tests.TestRow) {
  return {
    sid: sid('JT', row.id),
    state: stateOf(row),
    sentence: sentenceOf(row),
    counts: row.isOfThisConfiguration,
    started_by: row.startedBy,
    started_at: row.startedAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
    checks: row.checks.map(presentCheck),
    person:
      row.person === null
        ? null
        : {
            ...row.person,
            groups: [...row.person.groups],
            attributes: Object.fromEntries(
              Object.entries(row.person.attributes).map(([name, values]) => [name, [...values]]),
            ),
            outcome: readText(row.person.outcome),
          },
  };
}

/** @throws request.not_found */
export async function getTest(
  db: Db,
  scope: OrganizationScope,
  of: { readonly profileId: string; readonly id: string },
): Promise<tests.TestRow> {
  await getProfile(db, scope, of.profileId);
  const row = await tests.findTest(db, scope, of);
  if (row === undefined) throw requestErrors.not_found(say('There is no such test here.'));
  return row;
}

/** With the message as it came. */
export async function readTest(
  kernel: Kernel,
  db: Db,
  scope: OrganizationScope,
  of: { readonly profileId: string; readonly id: string },
) {
  const row = await getTest(db, scope, of);
  if (row.rawSealed === null) return { test: presentTest(row), raw: null };
  const key = await findOrMakeDataKey(db, kernel.vault, scope.organizationId);
  const raw = kernel.vault.open(key, row.rawSealed, place(scope, row.id)).toString('utf8');
  return { test: presentTest(row), raw };
}

export async function listTests(
  db: Db,
  scope: OrganizationScope,
  of: { readonly profileId: string; readonly page: PageRequest },
) {
  await getProfile(db, scope, of.profileId);
  const rows = await tests.listTests(db, scope, of);
  return toPage(rows, of.page, (row) => [row.id], presentTest);
}
