/** Use cases of security policies. */
import type { MemberActor } from '../../kernel/actor.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { type OrganizationScope, userScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertVersion } from '../../kernel/versions.ts';
import { assertPasskeysWork } from '../factors/index.ts';
import { getOrganization } from '../organizations/index.ts';
import * as people from './people-store.ts';
import { isAsStrict, levelOfRule, normal, nothingAsked, type SecondFactorRule } from './rules.ts';
import * as store from './store.ts';
import { sayWhoIsTouched } from './telling.ts';
import { securityPolicyErrors, securityPolicyEvents } from './vocabulary.ts';
import { becauseOf, provesBy, sentenceOf } from './words.ts';

const kind = 'second_factor';

type Row = Omit<store.PolicyRow<SecondFactorRule>, 'startedAt'> & {
  readonly startedAt: Date | null;
};

/** Nothing was ever chosen there. */
const nothingChosen = (accountId: string | null, accountName: string | null): Row => ({
  accountId,
  accountName,
  rule: nothingAsked,
  startedAt: null,
  nextRule: null,
  nextStartsAt: null,
  version: 0,
});

function present(row: Row) {
  return {
    account_sid: sidOrNull('AC', row.accountId),
    account_name: row.accountName,
    ...row.rule,
    started_at: row.startedAt?.toISOString() ?? null,
    planned:
      row.nextRule === null || row.nextStartsAt === null
        ? null
        : { ...row.nextRule, starts_at: row.nextStartsAt.toISOString() },
    sentence: sentenceOf(row.rule, row.accountName),
    version: row.version,
  };
}

const asksSomething = ({ rule, nextRule }: Row) =>
  levelOfRule(rule) > 0 || (nextRule !== null && levelOfRule(nextRule) > 0);

/** While nothing is asked, what it would be if everybody were: whoever decides wants to know before. */
const toCount = (rule: SecondFactorRule): SecondFactorRule =>
  levelOfRule(rule) === 0 ? { required_of: 'everyone', phishing_resistant: false } : rule;

export async function readPolicies(db: Db, scope: OrganizationScope) {
  const rows = await store.listPolicies(db, scope, kind);
  const own = rows.find(({ accountId }) => accountId === null) ?? nothingChosen(null, null);
  const counted = { accountId: null, rule: toCount(own.nextRule ?? own.rule) };
  const standing = await people.readStanding(db, scope, counted);
  return {
    second_factor: present(own),
    standing: {
      asked: standing.asked,
      by_sso: standing.bySso,
      by_factor: standing.byFactor,
      missing: standing.missing,
      guests_missing: standing.guestsMissing,
    },
    accounts: rows
      .filter((row) => row.accountId !== null && (asksSomething(row) || row.version > 0))
      .map(present),
  };
}

export interface SecondFactorChange {
  readonly account_sid: string | null;
  readonly required_of: SecondFactorRule['required_of'];
  readonly phishing_resistant: boolean;
  readonly starts_at: string | null;
}

type MembersWork = Work & { readonly actor: MemberActor };

/** @throws security_policy.not_stricter */
function assertStricter(rule: SecondFactorRule, organization: Row, accountName: string): void {
  if (levelOfRule(rule) === 0) return;
  const above = organization.nextRule ?? organization.rule;
  if (isAsStrict(rule, organization.rule) && isAsStrict(rule, above)) return;
  throw securityPolicyErrors.not_stricter(
    say('{account} would ask for less than its organization: {sentence}', {
      account: accountName,
      sentence: sentenceOf(above, null),
    }),
  );
}

/**
 * Whoever decides has done it before: of all that could be asked, in the session that decides. So nobody is shut out by what
 * they chose, and the organization keeps somebody who can change it.
 * @throws security_policy.author_owes
 */
async function assertAuthorComplies(work: MembersWork, rule: SecondFactorRule): Promise<number> {
  const { actor, db } = work;
  // A machine proves nothing, and no route lets it come here.
  const level =
    actor.kind === 'user'
      ? await store.findSessionLevel(db, userScope(actor.userId), actor.sessionId)
      : 0;
  const asked = levelOfRule(rule);
  if (asked === 0 || level >= asked) return level;
  throw securityPolicyErrors.author_owes(
    asked === 2
      ? say('You have proven no passkey in this session, and the policy would ask you for one.')
      : say(
          'You have proven no second factor in this session, and the policy would ask you for one.',
        ),
    { whoCan: say('You, by adding it in your profile') },
  );
}

async function accountNameOf(db: Db, scope: OrganizationScope, accountId: string | null) {
  if (accountId === null) return null;
  const name = await store.findAccountName(db, scope, accountId);
  if (name === undefined)
    throw requestErrors.not_found(say('There is no such account in this organization.'));
  return name;
}

const target = async (work: Work, scope: OrganizationScope, row: Row) => {
  if (row.accountId !== null)
    return { type: 'account', sid: sid('AC', row.accountId), name: row.accountName ?? '' };
  const { id, friendlyName } = await getOrganization(work.db, scope);
  return { type: 'organization', sid: sid('OR', id), name: friendlyName };
};

const named = (row: Row) => ({
  policy: kind,
  ...row.rule,
  planned:
    row.nextRule === null
      ? null
      : `${row.nextRule.required_of}${row.nextRule.phishing_resistant ? ' phishing_resistant' : ''} ${row.nextStartsAt?.toISOString() ?? ''}`,
});

interface Place {
  readonly before: Row;
  readonly organization: Row;
}

async function findPlace(
  db: Db,
  scope: OrganizationScope,
  accountId: string | null,
): Promise<Place> {
  const name = await accountNameOf(db, scope, accountId);
  const rows = await store.listPolicies(db, scope, kind);
  const of = (id: string | null) => rows.find((row) => row.accountId === id);
  return {
    before: of(accountId) ?? nothingChosen(accountId, name),
    organization: of(null) ?? nothingChosen(null, null),
  };
}

/** @throws request.stale, passkey.not_here, security_policy.not_stricter, security_policy.author_owes */
export async function updateSecondFactor(
  kernel: Kernel,
  work: MembersWork,
  scope: OrganizationScope,
  {
    change,
    ifMatch,
  }: { readonly change: SecondFactorChange; readonly ifMatch: number | undefined },
) {
  const { account_sid: accountId, required_of, phishing_resistant } = change;
  const rule = normal({ required_of, phishing_resistant });
  const { before, organization } = await findPlace(work.db, scope, accountId);
  assertVersion(before.version, ifMatch);
  if (levelOfRule(rule) === 2) assertPasskeysWork(kernel);
  if (before.accountName !== null) assertStricter(rule, organization, before.accountName);
  const authorLevel = await assertAuthorComplies(work, rule);
  const startsAt = change.starts_at === null ? null : new Date(change.starts_at);
  await sayImpact(work, scope, { accountId, rule, authorLevel, startsAt });
  await store.savePolicy(work.db, scope, { kind, accountId, rule, before: before.rule, startsAt });
  const { before: after } = await findPlace(work.db, scope, accountId);
  work.audit({
    event: securityPolicyEvents.changed,
    target: await target(work, scope, after),
    organizationId: scope.organizationId,
    accountId,
    before: named(before),
    after: named(after),
  });
  return present(after);
}

/** What is only for show is read for a dry run alone. */
async function sayImpact(
  work: MembersWork,
  scope: OrganizationScope,
  about: people.Asked & { readonly authorLevel: number; readonly startsAt: Date | null },
): Promise<void> {
  if (!work.impact.isDryRun) return;
  if (levelOfRule(about.rule) === 0) {
    work.impact.you(say('Nothing changes for you: your second factor stays.'));
    work.impact.undo(say('Ask for it again, at any time.'));
    return;
  }
  sayWhoIsTouched(work, {
    standing: await people.readStanding(work.db, scope, about),
    isForAccount: about.accountId !== null,
    startsLater: about.startsAt !== null && about.startsAt > work.now,
    authorLevel: about.authorLevel,
  });
}

/** Managed people, and guests of its accounts. */
export async function readEffective(db: Db, scope: OrganizationScope, userId: string) {
  const person = await people.findPerson(db, scope, userId);
  if (person === undefined)
    throw requestErrors.not_found(say('There is no such person in this organization.'));
  const duties = await people.listDuties(db, scope, userId);
  const complies = (duty: people.DutyRow) => person.level >= duty.level;
  return {
    user_sid: sid('US', userId),
    name: person.name,
    proves_by: provesBy(person.level),
    complies: duties.every(complies),
    second_factor: duties.map((duty) => ({
      account_sid: sidOrNull('AC', duty.accountId),
      account_name: duty.accountName,
      ...duty.rule,
      started_at: duty.startedAt.toISOString(),
      complies: complies(duty),
      because: becauseOf(person.level, duty),
    })),
  };
}
